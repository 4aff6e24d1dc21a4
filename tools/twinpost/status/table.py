"""The table for a terminal: as wide as it, aligned by cells, what cannot fit cut with `…`.

A narrow terminal first loses the titles, then the columns that matter least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinpost.report import cells
from twinpost.status import Status
from twinpost.status.columns import Cell, Column, columns
from twinpost.status.post import Row
from twinpost.status.totals import coverage, notes, total
from twinpost.text import Text

STYLES = {"error": "1;31", "warning": "33", "note": "36", "quiet": "2", "strong": "1", "fine": "32"}
POST = Text("post", "글")
TITLE = Text("title", "제목")
GAP = 2
NAME = 16  # cells that the name of a post keeps in the smallest terminal
TITLED = 20  # cells that a title is worth showing in
MORE = 24  # cells of what stands behind a cell
LEAST = ("note", "changed", "warning")  # the columns that go first


@dataclass(frozen=True)
class Screen:
    """What the reader sees it on."""

    language: str
    color: bool
    width: int

    def said(self, text: Text) -> str:
        """A text in the reader's language, harmless and on one line."""
        return cells.shown(text.to(self.language))

    def styled(self, style: str, text: str) -> str:
        """`text` in a style, when there is colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.color and style and text else text


@dataclass(frozen=True)
class Part:
    """One field of a line: its texts with their styles, and where it is aligned."""

    texts: tuple[tuple[str, str], ...]
    right: bool = False

    @property
    def width(self) -> int:
        """Its cells, with a blank between the texts."""
        return sum(cells.width(text) + 1 for text, _ in self.texts) - 1

    def padded(self, width: int, screen: Screen) -> str:
        """The field, filled with blanks."""
        styled = " ".join(screen.styled(style, text) for text, style in self.texts)
        blanks = " " * (width - self.width)
        return blanks + styled if self.right else styled + blanks


def table(status: Status, language: str, *, color: bool = False, width: int = 80) -> str:
    """A line for each post, and below them what they come to."""
    screen = Screen(language, color, width)
    fields = [
        [_head(column, screen), *_fields(column, status, screen)]
        for column in _fitting(columns(status), status, screen)
    ]
    fields = [*_posts(status, screen, width - _taken(fields)), *fields]
    widths = [max(part.width for part in field) for field in fields]
    lines = [
        (" " * GAP).join(part.padded(w, screen) for part, w in zip(line, widths, strict=True))
        for line in zip(*fields, strict=True)
    ]
    return "".join(f"{line.rstrip()}\n" for line in (*lines, "", *_below(status, screen)))


def _fitting(listed: Sequence[Column], status: Status, screen: Screen) -> list[Column]:
    """The columns that leave room for the names of the posts."""
    left = list(listed)
    for least in LEAST:
        fields = [[_head(c, screen), *_fields(c, status, screen)] for c in left]
        if _taken(fields) + NAME <= screen.width:
            break
        left = [column for column in left if column.id != least]
    return left


def _taken(fields: Sequence[Sequence[Part]]) -> int:
    return sum(GAP + max(part.width for part in field) for field in fields)


def _posts(status: Status, screen: Screen, room: int) -> Iterator[list[Part]]:
    """The names of the posts, and their titles if there is room."""
    names = [cells.shown(name(row)) for row in status.rows]
    wide = min(max(map(cells.width, names)), max(room, NAME))
    yield [
        Part(((screen.said(POST), "strong"),)),
        *(Part(((cells.tail(each, wide), ""),)) for each in names),
    ]
    left = room - wide - GAP
    if left >= TITLED:
        titles = [cells.shown(row.title(screen.language).title) for row in status.rows]
        yield [
            Part(((screen.said(TITLE), "strong"),)),
            *(Part(((cells.head(title, left), "quiet"),)) for title in titles),
        ]


def name(row: Row) -> str:
    """What the reader knows a post by: its place below content/."""
    return row.key.strip("/") or "/"


def _head(column: Column, screen: Screen) -> Part:
    return Part(((screen.said(column.title), "strong"),), column.numeric)


def _fields(column: Column, status: Status, screen: Screen) -> Iterator[Part]:
    for row in status.rows:
        yield _part(column.cell(row), column.numeric, screen)


def _part(cell: Cell, right: bool, screen: Screen) -> Part:
    more = cells.head(screen.said(cell.more), MORE)
    texts = ((screen.said(cell.text), cell.tone), *(((more, "quiet"),) if more else ()))
    return Part(texts, right)


def _below(status: Status, screen: Screen) -> Iterator[str]:
    """What it comes to; the last lines are those that the eye rests on."""
    yield from _wrapped("quiet", coverage(status), screen)
    for note in notes(status):
        yield from _wrapped("quiet", note, screen)
    found = any(row.severities or row.found for row in status.rows)
    yield from _wrapped("strong" if found else "fine", total(status), screen)


def _wrapped(style: str, text: Text, screen: Screen) -> Iterator[str]:
    for line in cells.wrap(screen.said(text), screen.width):
        yield screen.styled(style, line)
