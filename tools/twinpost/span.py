"""Places in a text.

Inside Twinpost a place is an offset in code points; lines and columns are only for printing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """The code points `start` to `end` (exclusive) of a text.

    A tuple, because a document has thousands of them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` is one of them."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A line and a column, both counted from 1; columns are code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Lines:
    """The lines of a text: `\\n`, `\\r\\n` and a lone `\\r` end one, as in CommonMark."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts; the first is 0."""
        text, starts, at = self.text, [0], 0
        if "\r" not in text:
            while at := text.find("\n", at) + 1:
                starts.append(at)
            return starts
        for i, c in enumerate(text):
            if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of `offset`."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column; beyond the end, the nearest one that exists."""
        line = min(max(line, 1), len(self.starts))
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return min(self.starts[line - 1] + max(column, 1) - 1, max(end, self.starts[line - 1]))

    def line(self, number: int) -> str:
        """The line `number`, from 1, without its newline."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
