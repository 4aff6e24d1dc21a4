"""Headings of a translation that have another level than those of the source, or are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from twinpost.markdown import Node
from twinpost.parity.alignment import Alignment
from twinpost.parity.blocks import TEXT, Block

REWRITTEN = 0.25  # of the headings without counterpart: then the others are guessed, too


class Couple(NamedTuple):
    """A heading of the source, and the block that stands for it, or the other way round."""

    source: Block
    translation: Block

    @property
    def shift(self) -> int:
        """By how many levels the translation is deeper."""
        return self.translation.level - self.source.level


def shifted(alignment: Alignment) -> Iterator[tuple[Couple, ...]]:
    """The runs of headings that are so many levels deeper or higher."""
    if is_rewritten(alignment):
        return
    runs = [tuple(run) for _, run in groupby(couples(alignment), key=lambda couple: couple.shift)]
    shifts = [0, *(run[0].shift for run in runs), 0]
    for run, before, after in zip(runs, shifts, shifts[2:], strict=False):
        # What goes up and down, or stands beside a heading of a level that only one side has, was
        # taken for the counterpart of another.
        if run[0].shift and not (before or after) and not _is_beside_lone(run, alignment):
            yield run


def bold(alignment: Alignment) -> Iterator[Couple]:
    """What is a heading on one side, and a line in bold type on the other."""
    for pair in alignment.pairs:
        if len(pair.source) == len(pair.translation) == 1:
            couple = Couple(pair.source[0], pair.translation[0])
            one, other = sorted(couple, key=lambda block: block.kind != "heading")
            if one.kind == "heading" and other.kind in TEXT and _is_bold(other.node):
                yield couple


def couples(alignment: Alignment) -> Sequence[Couple]:
    """The headings that are counterparts, in the order of the source."""
    return [
        Couple(pair.source[0], pair.translation[0])
        for pair in alignment.pairs
        if pair.source[0].kind == pair.translation[0].kind == "heading"
    ]


def is_rewritten(alignment: Alignment) -> bool:
    """Whether so many headings have no counterpart that those of the others are not sure."""
    lone = sum(block.kind == "heading" for run in alignment.missing for block in run.blocks)
    return lone > REWRITTEN * (lone + 2 * len(couples(alignment)))


def _is_beside_lone(run: Sequence[Couple], alignment: Alignment) -> bool:
    """Whether a heading that only one side has stands beside a run, on another level."""
    lone = {b.span for gap in alignment.missing for b in gap.blocks if b.kind == "heading"}
    for side, document in enumerate((alignment.source, alignment.translation)):
        spans = [heading.span for heading in document.headings]
        for couple, step in ((run[0], -1), (run[-1], 1)) if lone else ():
            own = couple[side]
            at = spans.index(own.span) + step if own.span in spans else -1
            is_lone = 0 <= at < len(spans) and spans[at] in lone
            if is_lone and document.headings[at].level != own.level:
                return True
    return False


def _is_bold(node: Node) -> bool:
    return len(node.children) == 1 and node.children[0].kind == "strong"
