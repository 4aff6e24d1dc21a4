"""Where a translation is another text rather than one with gaps: one finding says more than thirty.

A section has diverged when more than a quarter of its blocks have no counterpart, at more than one
place; a whole translation, when more than half of its blocks have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twinpost.parity import blocks
from twinpost.parity.alignment import Alignment, Missing, remembered
from twinpost.parity.blocks import Block

SECTION = 0.25  # the share of a section that has no counterpart
WHOLE = 0.5  # the same of a document
FEWEST = 4  # blocks without a counterpart; fewer are gaps
AT_ALL = 8  # a document of fewer blocks has not diverged as a whole


@dataclass(frozen=True, slots=True)
class Diverged:
    """A section, or with no headings a whole document, that differs in too many places to list."""

    source: tuple[Block, ...]  # its blocks, heading included
    translation: tuple[Block, ...]
    missing: tuple[Missing, ...]

    @property
    def lone(self) -> int:
        """How many blocks have no counterpart, on both sides together."""
        return sum(len(one.blocks) for one in self.missing)


@dataclass(frozen=True, slots=True)
class Divergence:
    """What has diverged in a pair, and the gaps that are left to be named one by one."""

    whole: Diverged | None = None
    sections: tuple[Diverged, ...] = ()
    gaps: tuple[Missing, ...] = ()


def of(alignment: Alignment) -> Divergence:
    """What has diverged; worked out once for each alignment."""
    return remembered(alignment, "divergence", _divergence)


def _divergence(alignment: Alignment) -> Divergence:
    left, right = blocks.of(alignment.source), blocks.of(alignment.translation)
    whole = Diverged(left, right, alignment.missing)
    if whole.lone > WHOLE * (len(left) + len(right)) and len(left) + len(right) >= AT_ALL:
        return Divergence(whole=whole)
    sections = tuple(_sections(alignment, left, right))
    listed = {id(one) for section in sections for one in section.missing}
    gaps = tuple(one for one in alignment.missing if id(one) not in listed)
    return Divergence(None, sections, gaps)


def _sections(
    alignment: Alignment, left: Sequence[Block], right: Sequence[Block]
) -> Iterator[Diverged]:
    """The sections whose headings are counterparts, and that differ by too much."""
    number = _numbers(alignment)
    gaps: dict[int, list[Missing]] = {}
    for missing in alignment.missing:
        of_source = missing.document is alignment.source
        sections = {block.section for block in missing.blocks}
        own = {s if of_source else number.get(s, -1) for s in sections}
        if len(own) == 1:
            gaps.setdefault(own.pop(), []).append(missing)
    for section, found in gaps.items():
        if section < 0 or len(found) < 2:
            continue
        ours = tuple(block for block in left if block.section == section)
        theirs = tuple(block for block in right if number.get(block.section) == section)
        diverged = Diverged(ours, theirs, tuple(found))
        if ours and theirs and diverged.lone >= max(FEWEST, SECTION * (len(ours) + len(theirs))):
            yield diverged


def _numbers(alignment: Alignment) -> Mapping[int, int]:
    """The section of the source for each section of the translation."""
    numbers = {0: 0}
    for pair in alignment.pairs:
        one, other = pair.source[0], pair.translation[0]
        if one.kind == other.kind == "heading":
            numbers[other.section] = one.section
    return numbers
