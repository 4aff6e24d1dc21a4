"""Tables that are counterparts: which rows and columns one of them has not.

Rows are matched by what no translator touches: numbers, code, names in Latin letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.parity import targets
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import Block
from twinpost.parity.matching import matched

TOKEN = re.compile(r"[A-Za-z\d]+(?:[-_./][A-Za-z\d]+)*")
SAME_PLACE = 0.4  # how alike are rows that share nothing: their order decides
FEWEST = 4  # rows; fewer may be in the order of the alphabet by chance
CLEARLY = 0.15  # by so much must one answer be better than all others


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: its cells, and what no translator touches of each."""

    cells: tuple[Node, ...]
    anchors: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, by rows; the first is its head."""

    document: Document
    block: Block
    rows: tuple[Line, ...]

    @property
    def width(self) -> int:
        """The number of its columns."""
        return len(self.rows[0].cells) if self.rows else 0

    def column(self, number: int) -> Line:
        """One column."""
        return Line(
            tuple(row.cells[number] for row in self.rows if number < len(row.cells)),
            tuple(row.anchors[number] for row in self.rows if number < len(row.cells)),
        )


@dataclass(frozen=True, slots=True)
class Lack:
    """Rows or columns that a table has more than its counterpart; `numbers` as far as is clear."""

    kind: Literal["row", "column"]
    table: Table
    other: Table
    numbers: tuple[int, ...]


def pairs(aligned: Alignment) -> Iterator[tuple[Table, Table]]:
    """The tables of both documents that are counterparts."""
    for pair in aligned.pairs:
        one, other = pair.source[0], pair.translation[0]
        if one.kind == other.kind == "table":
            yield _table(aligned.source, one), _table(aligned.translation, other)


def are_unequal(pair: Pair) -> bool:
    """Whether a pair is two tables of other rows or columns: `table-parity` says so."""
    one, other = pair.source[0], pair.translation[0]
    return one.kind == other.kind == "table" and not same_shape(one, other)


def same_shape(one: Block, other: Block) -> bool:
    """Whether two tables have as many rows and columns."""
    ours, theirs = ([len(row.children) for row in block.node.children] for block in (one, other))
    return ours == theirs


def lack(source: Table, translation: Table) -> Lack | None:
    """What one of two tables has not: columns, or else rows."""
    kind: Literal["row", "column"] = "column"
    sides = [[table.column(n) for n in range(table.width)] for table in (source, translation)]
    if source.width == translation.width:
        kind, sides = "row", [list(table.rows) for table in (source, translation)]
    if len(sides[0]) == len(sides[1]):
        return None
    if len(sides[0]) > len(sides[1]):
        return Lack(kind, source, translation, _lone(sides[0], sides[1]))
    return Lack(kind, translation, source, _lone(sides[1], sides[0]))


def reordered(source: Block, translation: Block) -> tuple[int, ...]:
    """The rows of a table, by number, that stand elsewhere in its counterpart; often none.

    Only where everything else about the rows is the same, as far as both have the words.
    """
    if not same_shape(source, translation):
        return ()
    sides = [
        [_anchors_of(row) for row in block.node.children[1:]] for block in (source, translation)
    ]
    ours, theirs = (frozenset().union(*(cell for row in rows for cell in row)) for rows in sides)
    one, other = ([tuple(cell & ours & theirs for cell in row) for row in rows] for rows in sides)
    moved = tuple(n for n, (a, b) in enumerate(zip(one, other, strict=True), 1) if a != b)
    told = all(any(rows[n - 1]) for rows in (one, other) for n in moved)
    return moved if told and Counter(one) == Counter(other) else ()


def is_sorted(table: Block) -> bool:
    """Whether the rows are in the order of the alphabet, which each language has its own of."""
    names = [row.children[0].plain.strip().lower() for row in table.node.children[1:]]
    return len(names) >= FEWEST and names == sorted(names)


def _lone(more: Sequence[Line], fewer: Sequence[Line]) -> tuple[int, ...]:
    """The lines that the shorter side has not; none where that is not clear."""
    if len(more) == len(fewer) + 1:
        return _one(more, fewer)
    pairs = {i for i, _ in matched(more, fewer, _likeness, 0.0)}
    return tuple(i for i in range(len(more)) if i not in pairs)


def _one(more: Sequence[Line], fewer: Sequence[Line]) -> tuple[int, ...]:
    """The one line without which both sides are most alike, if no other would do as well."""
    before = [_likeness(a, b) for a, b in zip(more, fewer, strict=False)]
    behind = [_likeness(a, b) for a, b in zip(more[1:], fewer, strict=True)]
    scores = [sum(before[:n]) + sum(behind[n:]) for n in range(len(more))]
    best = max(range(len(more)), key=scores.__getitem__)
    others = [score for n, score in enumerate(scores) if n != best]
    return (best,) if scores[best] - max(others, default=0.0) >= CLEARLY else ()


def _likeness(one: Line, other: Line) -> float:
    cells = list(zip(one.anchors, other.anchors, strict=False))
    return SAME_PLACE + sum(_alike(a, b) for a, b in cells) / max(len(cells), 1)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1; two cells of nothing but words of their languages tell little."""
    if not one and not other:
        return 0.3
    return len(one & other) / max(min(len(one), len(other)), 1)


def _table(document: Document, block: Block) -> Table:
    return Table(
        document,
        block,
        tuple(
            Line(row.children, _anchors_of(row))
            for row in block.node.children
            if any(cell.children for cell in row.children)
        ),
    )


def _anchors_of(row: Node) -> tuple[frozenset[str], ...]:
    return tuple(_anchors(cell) for cell in row.children)


def _anchors(cell: Node) -> frozenset[str]:
    found = {token.lower() for token in TOKEN.findall(cell.plain)}
    for node in cell.walk():
        if node.kind in ("link", "image"):
            target = targets.link if node.kind == "link" else targets.image
            found.add(f"{node.kind} {target(node.target)}")
    return frozenset(found)
