"""Put a finished build in the place of the old one.

Nothing of the author's is lost: only what an earlier build put there is cleared.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path

from twinpost import storage
from twinpost.errors import UserError
from twinpost.hugo.binary import cache_dir
from twinpost.hugo.signals import signals_wait
from twinpost.model import Settings
from twinpost.text import Text


def check_destination(root: Path, settings: Settings, destination: Path) -> None:
    """`UserError` when building there could take something away from its owner."""
    sources = (root, *(m.source for m in (*settings.content, *settings.static, *settings.assets)))
    destination = destination.resolve()
    for source in sources:
        if source.resolve().is_relative_to(destination):
            why = Text("it holds the site itself", "사이트 자체가 들어 있습니다")
            raise _in_use(destination, why)
    for source in sources[1:]:
        if destination.is_relative_to(source.resolve()):
            raise _in_use(destination, Text("it is a source of the site", "사이트의 원본입니다"))
    if destination.exists() and not destination.is_dir():
        raise _in_use(destination, Text("it is a file", "파일입니다"))
    ours = destination == settings.publish_dir.resolve() or _mark(root, destination).exists()
    if not ours and destination.is_dir() and any(destination.iterdir()):
        raise _in_use(
            destination,
            Text(
                "it has files that Twinpost did not build",
                "Twinpost가 빌드하지 않은 파일이 있습니다",
            ),
        )


def publish(root: Path, staged: Path, destination: Path) -> int:
    """Make `destination` what `staged` is; the bytes of it. Signals wait until it is done."""
    mark = _mark(root, destination.resolve())
    old = {Path(name) for name in _published(mark)}
    new = {path.relative_to(staged): path for path in _files(staged)}
    size = sum(path.stat().st_size for path in new.values())
    with signals_wait():
        _remember(mark, old | new.keys())  # a kill here leaves a list that is too long, not lost
        for name, path in new.items():
            _place(path, destination / name)
        for name in old - new.keys():
            _remove(destination, name)
        _remember(mark, new.keys())
    return size


def _published(mark: Path) -> list[str]:
    """The files that the last build put there."""
    try:
        return os.fsdecode(mark.read_bytes()).split("\0")
    except FileNotFoundError:
        return []


def _remember(mark: Path, names: Set[Path]) -> None:
    mark.parent.mkdir(parents=True, exist_ok=True)
    storage.write(mark, os.fsencode("\0".join(sorted(map(str, names)))))


def _place(path: Path, target: Path) -> None:
    """Move a file to `target`, unless that is the same already."""
    if target.is_file() and filecmp.cmp(path, target, shallow=False):
        return
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    _make_directory(target.parent)
    try:
        path.replace(target)
    except OSError:  # another file system, or a reader on Windows: first beside, then in place
        beside = target.with_name(f".{target.name}.twinpost")
        shutil.copy2(path, beside)
        beside.replace(target)


def _make_directory(directory: Path) -> None:
    """Make a directory; a page `/a` may have been a file before."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        blocking = next(p for p in (directory, *directory.parents) if p.exists())
        blocking.unlink()
        directory.mkdir(parents=True)


def _remove(destination: Path, name: Path) -> None:
    """Remove a file of an earlier build, and the directories that this empties."""
    with suppress(OSError):  # gone already, or a directory by now
        (destination / name).unlink()
    for parent in name.parents[:-1]:
        try:
            (destination / parent).rmdir()
        except OSError:
            return  # something else is in it


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in directory.rglob("*") if path.is_file())


def _mark(root: Path, destination: Path) -> Path:
    """The list of what Twinpost has built there."""
    name = hashlib.sha256(os.fsencode(destination)).hexdigest()[:16]
    return cache_dir(root) / "destinations" / name


def _in_use(destination: Path, why: Text) -> UserError:
    return UserError(
        Text(
            f"can't build into `{destination}`: {why.en}",
            f"`{destination}`에 빌드할 수 없습니다: {why.ko}",
        ),
        help=Text("choose an empty or new directory", "비어 있거나 새로운 디렉터리를 골라 주세요"),
    )
