"""What was in step when its author last said so: a small file for each translation of a post.

A line is a pair of counterparts, each named by a digest of its text. There is nothing of git in it
and nothing of other posts, and blank lines stand between the pairs: where git merges the text of
two branches, it merges this as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from twinpost.errors import UserError
from twinpost.text import Text

FOLDER = "twinpost-sync"  # beside twinpost.yaml: what lies in content/ is published
SUFFIX = ".txt"
SIGN = 4  # characters that tell one text from another; those of its phrases follow
HEADER = re.compile(r"twinpost-sync (?P<version>\d+) (?P<source>\S+) (?P<translation>\S+)")
VERSION = "1"
SIDE = rf"[\w-]{{{SIGN},}}(?:\+[\w-]{{{SIGN},}})*"
LINE = re.compile(rf"({SIDE}) ({SIDE})", re.ASCII)
CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")


class Entry(NamedTuple):
    """Counterparts that were in step; several on a side where they were merged or split."""

    source: tuple[str, ...]
    translation: tuple[str, ...]

    @property
    def signs(self) -> Entry:
        """The same without the phrases, which are only for showing what changed."""
        return Entry(*(tuple(digest[:SIGN] for digest in side) for side in self))


@dataclass(frozen=True)
class Record:
    """A post in two languages, as it was last synchronised."""

    source: str  # a language, and so is the other
    translation: str
    entries: tuple[Entry, ...] = ()

    @property
    def written(self) -> bytes:
        """The file."""
        header = f"twinpost-sync {VERSION} {self.source} {self.translation}"
        lines = (f"{'+'.join(ours)} {'+'.join(theirs)}" for ours, theirs in self.entries)
        return ("\n\n".join([header, *lines]) + "\n").encode()


def name(key: str, language: str) -> str:
    """What the record of a post in a translation is called: `posts/boot.en`."""
    return f"{key.strip('/') or '_index'}.{language}"


def path(root: Path, name: str) -> Path:
    """Where a record lies in the site at `root`."""
    return root / FOLDER / f"{name}{SUFFIX}"


def load(root: Path) -> dict[str, Record]:
    """The records of the site at `root`, by name.

    Raises UserError, with the line, when one can't be understood.
    """
    return {name: _read(file) for name, file in _listed(root / FOLDER)}


def _listed(folder: Path) -> Iterator[tuple[str, Path]]:
    for directory, names, files in os.walk(folder):
        names.sort()
        below = Path(directory).relative_to(folder).as_posix()
        for file in sorted(files):
            if file.endswith(SUFFIX) and not file.startswith("."):
                found = file.removesuffix(SUFFIX) if below == "." else f"{below}/{file[:-4]}"
                yield normalize("NFC", found), Path(directory, file)


def _read(file: Path) -> Record:
    try:
        return parse(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError):
        raise _unreadable(str(file)) from None


def parse(text: str, path: str) -> Record:
    """The record that `text` says; what two branches wrote both counts as in step."""
    record, entries = None, []
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if not line:
            continue
        if CONFLICT.match(line):
            raise _conflict(f"{path}:{number}")
        if record is None:
            record = _header(line, f"{path}:{number}")
        elif pair := LINE.fullmatch(line):
            ours, theirs = pair.groups()
            entries.append(Entry(tuple(ours.split("+")), tuple(theirs.split("+"))))
        else:
            raise _unreadable(f"{path}:{number}")
    if record is None:
        raise _unreadable(path)
    return Record(record.source, record.translation, tuple(entries))


def _header(line: str, place: str) -> Record:
    header = HEADER.fullmatch(line)
    if header is None:
        raise _unreadable(place)
    if header["version"] != VERSION:
        raise UserError(
            Text(
                "the record of a post was written by another version of Twinpost",
                "동기화 기록을 쓴 Twinpost의 버전이 다릅니다",
            ),
            _ANEW,
            place,
        )
    return Record(header["source"], header["translation"])


_ANEW = Text(
    "restore it from git, or delete it and run `twinpost sync` for the post",
    "git에서 되살리거나, 파일을 지우고 그 글에 `twinpost sync`를 실행해 주세요",
)


def _unreadable(place: str) -> UserError:
    return UserError(
        Text(
            "the record of a post can't be read",
            "동기화 기록을 읽을 수 없습니다",
        ),
        _ANEW,
        place,
    )


def _conflict(place: str) -> UserError:
    return UserError(
        Text(
            "the record of a post has a merge conflict",
            "동기화 기록에 병합 충돌이 남아 있습니다",
        ),
        Text(
            "delete the marks of the conflict and keep the lines of both sides",
            "충돌 표시를 지우고 양쪽 줄을 모두 남겨 주세요",
        ),
        place,
    )


Records = Mapping[str, Record]
