"""Tables that fall apart: lines that were meant as one and are none, rows that do not fit.

Goldmark splits a line at every `|` without a backslash, in code as well. It makes a table where a
line of dashes has at least as many columns as the line above it has cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from twinpost.markdown import Markdown, Node
from twinpost.span import Span

PREFIX = re.compile(r"[> \t]*")
DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
ALMOST_DASHES = re.compile(r"\|(?:\s*:?[=–—―_+-][\s=–—―_+-]*:?\s*\|)+")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
ATTRIBUTES = re.compile(r"\{[^{}]*\}")
PIPE = re.compile(r"(?<!\\)\|")
COMMENT = re.compile(r"<!--.*?-->")


@dataclass(frozen=True)
class Line:
    """A line of a block without what its quotes and lists put before it."""

    text: str
    span: Span

    @property
    def cells(self) -> list[Span]:
        """Its cells as goldmark counts them; offsets in the line."""
        start, end = 0, len(self.text)
        start += self.text.startswith("|")
        end -= end > start and self.text.endswith("|")
        found = []
        while start < end:
            bar = PIPE.search(self.text, start, end)
            stop = bar.start() if bar else end
            found.append(Span(start, stop))
            start = stop + 1
        return found

    @property
    def is_row(self) -> bool:
        """Whether nothing but a row of a table looks like this."""
        return self.text.startswith("|") and self.text.endswith("|") and len(self.cells) > 1

    @property
    def is_delimiter(self) -> bool:
        """Whether it stands between the head of a table and its rows."""
        return "-" in self.text and "|" in self.text and bool(DASHES.fullmatch(self.text))

    @property
    def is_rule(self) -> bool:
        """Whether it is no row with text."""
        return self.is_delimiter or self.is_almost_delimiter

    @property
    def is_almost_delimiter(self) -> bool:
        """Whether it was to be that."""
        return not self.is_delimiter and bool(ALMOST_DASHES.fullmatch(self.text))


@dataclass(frozen=True)
class Broken:
    """Something that its readers do not see as a table.

    "columns": the delimiter row has fewer than the head. "dashes": the delimiter row has something
    else than dashes. "head": there is no line above it. "missing": there is none. "split": a blank
    line, `blank`, keeps the rows from the table above. "lost": a row has more cells than the table
    has columns. "swallowed": a line of text behind the table has become a row of it. "inside": so
    has a line between its rows.
    """

    kind: Literal["columns", "dashes", "head", "missing", "split", "lost", "swallowed", "inside"]
    line: Line
    columns: int = 0  # that the table has, or should have
    blank: Span = field(default=Span(0, 0))
    sure: bool = False  # that nothing else is wrong once the blank line is gone


def broken(text: str, body: Markdown) -> Iterator[Broken]:
    """What of the tables of a body falls apart, in the order of the text."""
    if "|" not in text:
        return
    above: Node | None = None
    for node in body.every_block:
        if node.kind == "table":
            yield from _in_table(text, node)
        elif node.kind == "paragraph" and "|" in text[node.span.start : node.span.end]:
            yield from _in_paragraph(text, node, above)
        if node.kind not in ("table_head", "table_row", "table_cell"):
            above = node if node.kind in ("table", "paragraph", "heading") else above


def _lines(text: str, span: Span) -> list[Line]:
    """The lines of a block; none where shortcodes hide what they become."""
    if "{{" in text[span.start : span.end]:
        return []
    lines, start = [], span.start
    for written in span.of(text).splitlines(keepends=True):
        begin = start + len(PREFIX.match(written)[0])  # type: ignore[index]
        shown = text[begin : start + len(written)].rstrip()
        lines.append(Line(shown, Span(begin, begin + len(shown))))
        start += len(written)
    return lines


def _in_table(text: str, table: Node) -> Iterator[Broken]:
    lines = _lines(text, table.span)
    if len(lines) < 2:
        return
    if not lines[1].is_delimiter:
        if "|" in lines[1].text:  # pyromark is more generous
            yield Broken("dashes", lines[1], len(lines[0].cells))
        return
    yield from _in_rows(lines[2:], len(lines[1].cells))


def _in_rows(lines: list[Line], columns: int) -> Iterator[Broken]:
    for i, line in enumerate(lines):
        extra = line.cells[columns:]
        if ATTRIBUTES.fullmatch(line.text):
            return  # of the table, or printed: another rule knows
        if columns > 1 and "|" not in line.text:
            inside = any("|" in below.text for below in lines[i:])
            yield Broken("inside" if inside else "swallowed", line, columns)
            return
        if any(COMMENT.sub("", cell.of(line.text)).strip() for cell in extra):
            yield Broken("lost", line, columns)


def _in_paragraph(text: str, node: Node, above: Node | None) -> Iterator[Broken]:
    lines = _lines(text, node.span)
    for i, line in enumerate(lines):
        if line.is_delimiter and i and len(lines[i - 1].cells) <= len(line.cells):
            yield from _in_rows(lines[i + 1 :], len(line.cells))  # goldmark makes a table of it
            return
        if line.is_rule:
            found = _delimiter(text, lines, i, above)
            if found:
                yield found
            return
    if lines and (gap := _split(text, lines[0], above)):
        columns = len(lines[0].cells)
        yield Broken("split", lines[0], columns, gap, _all_fit(lines, columns))
        return
    for row, below in pairwise(lines):
        if row.is_row and below.is_row and len(row.cells) == len(below.cells):
            yield Broken("missing", row, len(row.cells))
            return


def _all_fit(lines: list[Line], columns: int) -> bool:
    return all(line.is_row and len(line.cells) <= columns for line in lines)


def _split(text: str, line: Line, above: Node | None) -> Span | None:
    """The blank lines between a row and the table above it that has as many columns."""
    if not above or above.kind != "table" or not line.is_row:
        return None
    table = _lines(text, above.span)
    fits = bool(table) and len(table[0].cells) == len(line.cells)
    gap = Span(above.span.end, line.span.start)
    return gap if fits and _is_blank(text, *gap) else None


def _delimiter(text: str, lines: list[Line], i: int, above: Node | None) -> Broken | None:
    """What is wrong with the delimiter row that is line `i`."""
    line = lines[i]
    if i:
        head = lines[i - 1]
        if not (head.is_row or "|" in head.text) or "|" not in line.text:
            return None
        kind: Literal["columns", "dashes"] = "columns" if line.is_delimiter else "dashes"
        return Broken(kind, line, len(head.cells))
    if not line.is_delimiter or not line.is_row:
        return None
    if above and above.kind == "paragraph" and _is_blank(text, above.span.end, line.span.start):
        head_lines = _lines(text, above.span)
        if head_lines and head_lines[-1].is_row and not head_lines[-1].is_rule:
            columns = len(head_lines[-1].cells)
            if columns == len(line.cells):
                gap = Span(above.span.end, line.span.start)
                return Broken("split", line, columns, gap, _all_fit(lines[1:], columns))
    return Broken("head", line, len(line.cells)) if len(lines) > 1 and lines[1].is_row else None


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether nothing but blank lines, at least one, stands between two blocks."""
    between = text[start:end] if start <= end else "?"
    return between.count("\n") > 1 and not between.strip("> \t\r\n")


def escaped(line: Line) -> list[int]:
    """The offsets in the document of the pipes in code that want a backslash."""
    return [
        line.span.start + code.start() + bar.start()
        for code in CODE.finditer(line.text)
        for bar in PIPE.finditer(code[0])
    ]
