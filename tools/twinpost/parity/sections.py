"""The skeleton of a pair: which headings are counterparts, and the blocks between them.

Headings are translated, so what stands below them tells more than their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from twinpost.parity.blocks import Block
from twinpost.parity.likeness import Likeness
from twinpost.parity.matching import matched

LEAST = 0.35  # two sections less alike than that are no counterparts


class Range(NamedTuple):
    """The blocks from `start` to `end` (exclusive)."""

    start: int
    end: int


class Segment(NamedTuple):
    """Two ranges that stand for one another, with the headings, if any, left out."""

    source: Range
    translation: Range


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its number among the blocks, and what stands below it up to the next one."""

    start: int
    end: int
    heading: Block
    kinds: Counter[str]
    anchors: dict[str, float]
    words: frozenset[str]
    width: int


class Skeleton(NamedTuple):
    """The headings that are counterparts, and the segments between them."""

    headings: tuple[tuple[int, int], ...]
    segments: tuple[Segment, ...]


def skeleton(left: Sequence[Block], right: Sequence[Block], likeness: Likeness) -> Skeleton:
    """The skeleton of two documents; the first segment is what stands before all headings."""
    ours, theirs = _sections(left), _sections(right)
    pairs = matched(ours, theirs, lambda a, b: _alike(a, b, likeness), LEAST)
    headings = tuple((ours[i].start, theirs[j].start) for i, j in pairs)
    ends = (*headings, (len(left), len(right)))
    starts = ((-1, -1), *headings)
    segments = (
        Segment(Range(a + 1, c), Range(b + 1, d))
        for (a, b), (c, d) in zip(starts, ends, strict=True)
    )
    return Skeleton(headings, tuple(segments))


def _sections(blocks: Sequence[Block]) -> list[Section]:
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    ends = [*starts[1:], len(blocks)]
    return [_section(blocks, a, b) for a, b in zip(starts, ends, strict=False)]


def _section(blocks: Sequence[Block], start: int, end: int) -> Section:
    inside = blocks[start:end]
    anchors: dict[str, float] = {}
    for block in inside:
        anchors.update(block.anchors)
    return Section(
        start,
        end,
        inside[0],
        Counter(block.kind for block in inside[1:]),
        anchors,
        frozenset().union(*(block.words for block in inside)),
        sum(block.width for block in inside[1:]),
    )


def _alike(one: Section, other: Section, likeness: Likeness) -> float:
    """From 0 to 1."""
    shared, possible = likeness.evidence(one, other)
    trust = possible / (possible + 2.0)
    heading = likeness.of(one.heading, other.heading)
    kinds = 2 * (one.kinds & other.kinds).total() / max(one.kinds.total() + other.kinds.total(), 1)
    length = likeness.same_length(one.width, other.width)
    weighed = (
        (shared / possible if possible else 0.0, 1.5 * trust),
        (heading, 0.8),
        (kinds if one.kinds or other.kinds else 1.0, 0.5),
        (length, 0.4),
    )
    return sum(value * weight for value, weight in weighed) / sum(w for _, w in weighed)
