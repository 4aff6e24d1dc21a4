"""Footnotes of a source and its translation, and which of them are counterparts.

Their names are numbers, or words of the one language: where the names are not the same on both
sides, the marks in blocks that are counterparts tell. The notes themselves stand in no order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.parity import blocks
from twinpost.parity.alignment import Alignment, Pair, remembered
from twinpost.parity.contents import Compared, compared
from twinpost.rendering import footnotes
from twinpost.rendering.footnotes import Mark

UNKNOWN = "?"  # before a name of the translation that stands for none of the source


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of one document: what defines each, and what refers to it."""

    defined: Mapping[str, Node]
    marks: tuple[Mark, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those that are defined first."""
        return tuple(dict.fromkeys([*self.defined, *(mark.name for mark in self.marks)]))


def of(document: Document) -> Notes:
    """The footnotes of a document."""
    if "[^" not in document.text or not document.goldmark.footnotes:
        return Notes({}, ())
    defined: dict[str, Node] = {}
    for node in footnotes.definitions(document):
        defined.setdefault(footnotes.named(node, document).of(document.text)[2:-1], node)
    printed = (mark for mark in footnotes.printed(document) if mark.name in defined)
    marks = {mark.span: mark for mark in (*footnotes.references(document), *printed)}
    return Notes(defined, tuple(marks[span] for span in sorted(marks)))


def pairs(alignment: Alignment) -> tuple[Pair, ...]:
    """The blocks of footnotes that are counterparts."""
    return remembered(alignment, "footnote pairs", lambda each: tuple(_pairs(each)))


def names(alignment: Alignment) -> dict[str, str]:
    """The name in the source of what each name of the translation stands for."""
    return remembered(alignment, "footnote names", _names)


def comparison(alignment: Alignment) -> Compared[Mark]:
    """The marks of both documents."""
    return _compared(alignment, names(alignment))


def _names(alignment: Alignment) -> dict[str, str]:
    ours, theirs = of(alignment.source), of(alignment.translation)
    alike = {name: name for name in theirs.names if name in ours.names}
    if len(alike) == len(ours.names) == len(theirs.names):
        return alike
    # The place goes first: where a number is missing, those behind it may have moved up.
    ways = [_by_place(alignment, ours, theirs), alike]
    return min(ways, key=lambda way: _unequal(_compared(alignment, way)))


def _by_place(alignment: Alignment, ours: Notes, theirs: Notes) -> dict[str, str]:
    """By the marks in blocks that have as many of them."""
    found: dict[str, str] = {}
    for pair in alignment.pairs:
        there, here = (
            [m.name for m in notes.marks if any(b.span.holds(m.span.start) for b in side)]
            for notes, side in ((ours, pair.source), (theirs, pair.translation))
        )
        if len(there) == len(here):
            for name, other in zip(here, there, strict=True):
                if other not in found.values():
                    found.setdefault(name, other)
    return found


def _compared(alignment: Alignment, known: Mapping[str, str]) -> Compared[Mark]:
    ours, theirs = of(alignment.source).marks, of(alignment.translation).marks
    renamed = [Mark(known.get(mark.name, f"{UNKNOWN}{mark.name}"), mark.span) for mark in theirs]
    return compared(alignment, alignment.pairs, (ours, renamed), (lambda mark: mark.name,))


def _unequal(found: Compared[Mark]) -> int:
    return len(found.replaced) + len(found.swapped) + sum(map(len, found.lone))


def _pairs(alignment: Alignment) -> Iterator[Pair]:
    known = names(alignment)
    if not known:
        return
    sides = [
        {block.node.span: block for block in blocks.of(d) if block.kind == "footnote"}
        for d in (alignment.source, alignment.translation)
    ]
    ours, theirs = of(alignment.source), of(alignment.translation)
    for name, other in known.items():
        if name in theirs.defined and other in ours.defined:
            block = sides[0].get(ours.defined[other].span)
            twin = sides[1].get(theirs.defined[name].span)
            if block and twin:
                yield Pair((block,), (twin,))
