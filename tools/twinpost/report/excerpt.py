"""The lines of a text that a finding marks, with carets exactly below what it marks.

All widths are terminal cells: there are as many before the carets as before the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.report.cells import head, shown, tail, width
from twinpost.report.source import Place

CONTEXT = 12  # cells kept before a mark that does not fit


def excerpt(place: Place, room: int) -> Iterator[tuple[int, str, str]]:
    """Line number, line and carets of the first and the last line of `place`, `room` cells wide."""
    first, last = place.start, place.end
    line = place.lines.line(first.line)
    if first.line == last.line:
        yield first.line, *marked(line, first.column - 1, last.column - 1, room)
        return
    yield first.line, *marked(line, first.column - 1, len(line), room)
    line = place.lines.line(last.line)
    indent = len(line) - len(line.lstrip())
    end = last.column - 1
    yield last.line, *marked(line, indent if indent < end else 0, end, room)


def marked(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """The line and its carets, cut around the mark to `room` cells; an empty mark has one caret."""
    start = _base(line, start) if start < end else start
    before, mark, after = shown(line[:start]), shown(line[start:end]), shown(line[end:])
    if width(before) + width(mark) + width(after) > room:
        before, mark, after = _cut(before, mark, after, room)
    return before + mark + after, " " * width(before) + "^" * max(width(mark), 1)


def _base(line: str, start: int) -> int:
    """The start of the character that the mark begins in: decomposed Hangul is one on screen."""
    while 0 < start < len(line) and not width(shown(line[start])):
        start -= 1
    return start


def _cut(before: str, mark: str, after: str, room: int) -> tuple[str, str, str]:
    """Most room goes to the mark, and its two sides share the rest."""
    most = room - min(width(before), CONTEXT)
    if width(mark) + bool(after) > most:
        return tail(before, CONTEXT), head(mark + after, most), ""
    rest = room - width(mark)
    before = tail(before, max(rest - width(after), rest // 2))
    return before, mark, head(after, room - width(mark) - width(before))
