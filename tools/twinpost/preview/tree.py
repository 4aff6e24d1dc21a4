"""The watched files, and how they differ from what was last known of them.

It reads the disk when asked, and knows no time and no threads: those are watch.py's.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

# What editors, systems and Hugo leave for a moment.
TEMPORARY = re.compile(
    r".*~|.*\.(sw[a-z]|tmp|bck|kate-swp)|4913|\.goutputstream.*|\.#.*|#.*#|.*jb_(tmp|old)___"
    r"|\.~lock\..*|\.DS_Store|Thumbs\.db|\.hugo_build\.lock|hugo_stats\.json",
    re.IGNORECASE,
)
FOREIGN = frozenset({".git", ".hg", ".svn", ".idea", ".vscode", "node_modules", "__pycache__"})
SMALL = 8 << 20  # bytes; a larger file is known by its time and size

Settled = Callable[[Path, bytes], bool]
Places = Mapping[str, Path]  # by `key`


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to watch: whole directories (missing ones included), and files that lie in `root`."""

    root: Path
    directories: tuple[Path, ...]
    files: frozenset[str] = frozenset()

    def concern(self, path: Path) -> bool:
        """Whether `path` is one of them, or in one, and not for a moment only."""
        if TEMPORARY.fullmatch(path.name):
            return False
        for directory in self.directories:
            if path.is_relative_to(directory):
                return FOREIGN.isdisjoint(path.relative_to(directory).parts)
        return path.parent == self.root and path.name in self.files


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since the last batch; paths are absolute, as they are on the disk."""

    modified: frozenset[Path] = frozenset()
    created: frozenset[Path] = frozenset()
    deleted: frozenset[Path] = frozenset()

    @property
    def paths(self) -> frozenset[Path]:
        """All of them."""
        return self.modified | self.created | self.deleted


@dataclass(frozen=True, slots=True)
class State:
    """A file as it was seen; `digest` is empty when it was only listed."""

    path: Path
    stat: tuple[int, int, int]
    digest: bytes = b""


class Tree:
    """The last known state of every file of `inputs`."""

    def __init__(self, inputs: Inputs, settled: Settled) -> None:
        self._inputs = inputs
        self._settled = settled
        self._own: dict[str, bytes] = {}
        self._known = {key(state.path): state for state in self._list()}

    def expect(self, path: Path, content: bytes) -> None:
        """Say before it that you will write `content` to `path`: it is no news then."""
        self._own[key(path)] = _digest(content)

    def differences(self) -> dict[str, Path]:
        """Where something is not as it was known, looking at everything (but into no file)."""
        now = {key(state.path): state for state in self._list()}
        found = {k: s.path for k, s in now.items() if self._known.get(k, s).stat != s.stat}
        found |= {k: s.path for k, s in now.items() if k not in self._known}
        return found | {k: s.path for k, s in self._known.items() if k not in now}

    def files(self, places: Places) -> dict[str, Path]:
        """The files that `places` stand for: themselves, or all that is or was below them."""
        found: dict[str, Path] = {}
        for k, path in places.items():
            if k in self._known or path.is_file():
                found[k] = path
                continue
            below = k + os.sep
            found |= {known: s.path for known, s in self._known.items() if known.startswith(below)}
            found |= {key(s.path): s.path for s in _walk(path)}
        return found

    def are_whole(self, files: Places) -> bool:
        """Whether none of the files is empty, half-written, or away to be replaced."""
        return all(self._is_whole(k, path) for k, path in files.items())

    def update(self, files: Places) -> Changes:
        """Take note of how the files are now; what is news."""
        modified, created, deleted = set[Path](), set[Path](), set[Path]()
        for k, path in files.items():
            old, new = self._known.pop(k, None), _read(path)
            if new:
                self._known[k] = new
            if self._is_own(k, new):
                continue
            if new and old and new.path == old.path:
                if new.digest != old.digest:
                    modified.add(new.path)
                continue
            created |= {new.path} if new else set()
            deleted |= {old.path} if old else set()
        return Changes(frozenset(modified), frozenset(created), frozenset(deleted))

    def _is_own(self, k: str, new: State | None) -> bool:
        """Whether this is what we said that we would write; anything else voids the word."""
        if new and self._own.get(k) == new.digest:
            return True
        self._own.pop(k, None)
        return False

    def _is_whole(self, k: str, path: Path) -> bool:
        try:
            return path.stat().st_size > SMALL or self._settled(path, path.read_bytes())
        except OSError:
            return k not in self._known

    def _list(self) -> Iterator[State]:
        for directory in self._inputs.directories:
            yield from _walk(directory)
        yield from _listed(str(self._inputs.root / name) for name in self._inputs.files)


def key(path: Path) -> str:
    """What a file is known by: macOS and some archives write Hangul decomposed."""
    return unicodedata.normalize("NFC", os.fspath(path))


def _walk(directory: Path) -> Iterator[State]:
    for parent, names, files in os.walk(directory):
        names[:] = [name for name in names if name not in FOREIGN]
        lasting = (name for name in files if not TEMPORARY.fullmatch(name))
        yield from _listed(os.path.join(parent, name) for name in lasting)  # noqa: PTH118 - hot


def _listed(paths: Iterable[str]) -> Iterator[State]:
    for path in paths:
        try:
            found = os.stat(path)  # noqa: PTH116 - hot: every file, every two seconds
        except OSError:
            continue  # gone since it was listed, a dangling link
        yield State(Path(path), (found.st_mtime_ns, found.st_size, found.st_ino))


def _read(path: Path) -> State | None:
    for state in _listed([str(path)]):
        try:
            return replace(state, digest=_content_digest(path, state))
        except OSError:
            return None
    return None


def _content_digest(path: Path, state: State) -> bytes:
    if state.stat[1] > SMALL:
        return _digest(repr(state.stat).encode())
    return _digest(path.read_bytes())


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
