"""The skeleton of a pair: which headings are counterparts, and the blocks between them.

Headings are translated, so what stands below them tells more than their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from twinpost.parity.blocks import Block
from twinpost.parity.likeness import Likeness
from twinpost.parity.matching import Bead, in_order, matched

ENDLESS = 400  # blocks; there one shared mark is enough
LONG = 40  # blocks between two headings; more are cut into parts
EITHER = 0.15  # a difference of likeness that does not tell which of two is the counterpart
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
    heading: Block
    before: Block | None  # the nearest that is no heading
    first: Block | None
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
    # A word is rare or not among headings, whatever stands below them.
    titles = Likeness([s.heading for s in ours], [s.heading for s in theirs])
    pairs = matched(ours, theirs, lambda a, b: _alike(a, b, likeness, titles), LEAST)
    headings = tuple((ours[i].start, theirs[j].start) for i, j in pairs)
    ends = (*headings, (len(left), len(right)))
    starts = ((-1, -1), *headings)
    segments = (
        Segment(Range(a + 1, c), Range(b + 1, d))
        for (a, b), (c, d) in zip(starts, ends, strict=True)
    )
    return Skeleton(headings, tuple(segments))


def parted(segment: Segment, left: Sequence[Block], right: Sequence[Block]) -> tuple[Segment, ...]:
    """A segment in short parts: a long one is cut before blocks that nothing else can stand for.

    Such blocks share a mark that no other block of the segment has. So the time that matching
    takes grows with the length of a document, and not with its square.
    """
    (a, b), (c, d) = segment
    if max(b - a, d - c) <= LONG:
        return (segment,)
    ours, theirs = _marks(left, segment.source), _marks(right, segment.translation)
    votes = Counter((ours[name], theirs[name]) for name in ours.keys() & theirs.keys())
    least = 2 if max(b - a, d - c) <= ENDLESS else 1
    sure = sorted(point for point, count in votes.items() if count >= least)
    points = [Bead((i,), (j,)) for i, j in sure]
    cuts = [(p.source[0], p.translation[0]) for p in in_order(points)]
    starts, ends = [(a, c), *cuts], [*cuts, (b, d)]
    return tuple(
        Segment(Range(i, k), Range(j, m)) for (i, j), (k, m) in zip(starts, ends, strict=True)
    )


def _marks(blocks: Sequence[Block], part: Range) -> dict[str, int]:
    """The one block that has a mark, for each mark that only one has."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for i in range(part.start, part.end):
        for name in (*blocks[i].anchors, *blocks[i].words):
            counts[name] += 1
            found[name] = i
    return {name: i for name, i in found.items() if counts[name] == 1}


def _sections(blocks: Sequence[Block]) -> list[Section]:
    """The sections; a heading above another one has what stands below that."""
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    found: list[Section] = []
    for start, end in zip(starts[::-1], [len(blocks), *starts[:0:-1]], strict=False):
        if found and end == start + 1:
            found.append(replace(found[-1], start=start, heading=blocks[start]))
        else:
            found.append(_section(blocks, start, end))
    before: Block | None = None
    for n, section in enumerate(reversed(found), 1):
        if section.start and blocks[section.start - 1].kind != "heading":
            before = blocks[section.start - 1]
        found[-n] = replace(section, before=before)
    return found[::-1]


def _section(blocks: Sequence[Block], start: int, end: int) -> Section:
    inside = blocks[start + 1 : end]
    anchors: dict[str, float] = {}
    for block in inside:
        anchors.update(block.anchors)
    return Section(
        start,
        blocks[start],
        None,
        inside[0] if inside else None,
        Counter(block.kind for block in inside),
        anchors,
        frozenset().union(*(block.words for block in inside)),
        sum(block.width for block in inside),
    )


def _alike(one: Section, other: Section, likeness: Likeness, titles: Likeness) -> float:
    """From 0 to 1."""
    shared, possible = likeness.evidence(one, other)
    title = titles.of(one.heading, other.heading)
    _, told = titles.evidence(one.heading, other.heading)
    kinds = 2 * (one.kinds & other.kinds).total() / max(one.kinds.total() + other.kinds.total(), 1)
    # Where a heading was deleted, one section has the blocks of two: what stands next to a heading
    # tells more than all that stands below it.
    weighed = (
        (title, 0.6 + told / (told + 2.0)),
        (_both(one.first, other.first, likeness), 0.9),
        (_both(one.before, other.before, likeness), 0.3),
        (shared / possible if possible else 0.0, 0.9 * possible / (possible + 2.0)),
        (kinds if one.kinds or other.kinds else 1.0, 0.3),
        (likeness.same_length(one.width, other.width), 0.2),
    )
    return sum(value * weight for value, weight in weighed) / sum(w for _, w in weighed)


def _both(one: Block | None, other: Block | None, likeness: Likeness) -> float:
    if one is None or other is None:
        return float(one is other)
    return likeness.of(one, other)


def righted(left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead]) -> list[Bead]:
    """The beads, with each heading beside the one whose first block is the counterpart of its own.

    Where a section was moved or lost its heading, another heading may have been taken for it.
    """
    other = {bead.source[0]: bead.translation[0] for bead in beads}
    back = {j: i for i, j in other.items()}
    for lone in [i for i, block in enumerate(left) if block.kind == "heading" and i not in other]:
        first = lone + 1
        if first == len(left) or left[first].kind == "heading":
            continue  # nothing below it tells where it belongs
        there = _above(right, other.get(first, -1))
        taken = back.get(there, -1)
        if there < 0 or taken < 0 or left[taken].kind != "heading":
            continue
        below = other.get(_below(left, taken), -1)
        if _above(right, below) != there:
            del other[taken]
            other[lone], back[there] = there, lone
    return [Bead((i,), (j,)) for i, j in sorted(other.items())]


def _below(blocks: Sequence[Block], heading: int) -> int:
    """The first block below a heading that is none itself."""
    after = range(heading + 1, len(blocks))
    return next((i for i in after if blocks[i].kind != "heading"), -1)


def _above(blocks: Sequence[Block], number: int) -> int:
    """The heading right above a block; -1 where there is none."""
    return number - 1 if number > 0 and blocks[number - 1].kind == "heading" else -1


def slid(
    left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead], likeness: Likeness
) -> list[Bead]:
    """The beads, with runs of lone blocks moved down to the heading that begins them.

    Where the last block of a deleted section is like the last of the section above, either may be
    the one that is missing: a whole section is, rather than the ends of two.
    """
    there = _slid(left, right, beads, likeness)
    return [b.turned for b in _slid(right, left, [bead.turned for bead in there], likeness)]


def _slid(
    left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead], likeness: Likeness
) -> list[Bead]:
    """The same for what is lone on the left side."""
    other = {bead.source[0]: bead.translation[0] for bead in beads}
    start = 0
    while start < len(left):
        if start in other:
            start += 1
            continue
        end = next((i for i in range(start, len(left)) if i in other), len(left))
        heading = next((i for i in range(start, end) if left[i].kind == "heading"), start)
        above = range(start, heading)
        if all(_may_take(i, i - start + end, left, right, other, likeness) for i in above):
            for i in above:
                other[i] = other.pop(i - start + end)
        start = end
    return [Bead((i,), (j,)) for i, j in sorted(other.items())]


def _may_take(
    lone: int,
    of: int,
    left: Sequence[Block],
    right: Sequence[Block],
    other: Mapping[int, int],
    likeness: Likeness,
) -> bool:
    """Whether a lone block may be the counterpart of what another block is the counterpart of."""
    if of not in other or "heading" in (left[lone].kind, left[of].kind):
        return False
    there = right[other[of]]
    return likeness.of(left[lone], there) >= likeness.of(left[of], there) - EITHER
