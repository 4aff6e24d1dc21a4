"""Blocks that stand at another place in the translation, and what was replaced where it stood."""

from __future__ import annotations

from collections.abc import Sequence

from twinpost.parity.blocks import TEXT, Block
from twinpost.parity.likeness import Likeness
from twinpost.parity.matching import Bead
from twinpost.parity.matching import in_order as most_in_order

LIKE = 0.6  # so alike must two lone blocks be, far from one another
EVIDENCE = 2.0  # and so much must they share; less tells nothing
LITTLE = 0.2  # of what two lone blocks could share, where there are no others of their kind
AWAY = 4  # blocks between two that may have changed places
MORE = 1.5  # the weight of what they share crosswise, and not as they stand
MOSTLY = 0.8  # of what two blocks could share: they are counterparts
MOST = 2000  # combinations; where more is lone on both sides, nothing was moved: all was rewritten
NEAR = 5.0  # standard deviations between the lengths of two that may be counterparts


def replaced(
    left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead], likeness: Likeness
) -> list[Bead]:
    """Lone blocks of one kind between the same neighbours: a localised picture, a new wording."""
    found = []
    ends = (*beads, Bead((len(left),), (len(right),)))
    last = Bead((-1,), (-1,))
    for bead in ends:
        ours = range(last.source[-1] + 1, bead.source[0])
        theirs = range(last.translation[-1] + 1, bead.translation[0])
        if ours and theirs:
            found += _in_one_place(ours, theirs, left, right, likeness)
        last = bead
    return found


def _in_one_place(
    ours: range, theirs: range, left: Sequence[Block], right: Sequence[Block], likeness: Likeness
) -> list[Bead]:
    if len(ours) == len(theirs):
        pairs = list(zip(ours, theirs, strict=True))
        if all(_fit(left[i], right[j], likeness) for i, j in pairs):
            return [Bead((i,), (j,)) for i, j in pairs]
        return []
    texts = all(
        block.kind in TEXT
        for block in (*left[ours.start : ours.stop], *right[theirs.start : theirs.stop])
    )
    if texts and min(len(ours), len(theirs)) == 1:
        widths = (sum(left[i].width for i in ours), sum(right[j].width for j in theirs))
        if abs(likeness.distance(*widths)) < NEAR:
            return [Bead(tuple(ours), tuple(theirs))]
    return []


def _fit(one: Block, other: Block, likeness: Likeness) -> bool:
    if one.kind != other.kind:
        return False
    return one.kind not in TEXT or abs(likeness.distance(one.width, other.width)) < NEAR


def uncrossed(
    left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead], likeness: Likeness
) -> list[Bead]:
    """The beads without those of neighbours that have changed places: crosswise they share more."""
    told = {bead: _told(bead, left, right, likeness) for bead in beads}
    poor = [bead for bead in beads if told[bead] is not None]
    apart: set[Bead] = set()
    instead = []
    near = ((one, other) for n, one in enumerate(poor) for other in poor[n + 1 : n + 1 + AWAY])
    for one, other in near:
        i, k = one.source[0], other.source[0]
        j, m = one.translation[0], other.translation[0]
        if {one, other} & apart or k - i > AWAY or left[i].kind != left[k].kind:
            continue
        cross = likeness.evidence(left[i], right[m])[0] + likeness.evidence(left[k], right[j])[0]
        if cross >= (told[one] or 0.0) + (told[other] or 0.0) + MORE:
            apart |= {one, other}
            if k == i + 1 and m == j + 1:
                instead.append(Bead((i,), (m,)))  # and the other of the two has moved
    return sorted([*(bead for bead in beads if bead not in apart), *instead])


def _told(
    bead: Bead, left: Sequence[Block], right: Sequence[Block], likeness: Likeness
) -> float | None:
    """What two counterparts share, if that is little of what they could; None where it is not."""
    one, other = left[bead.source[0]], right[bead.translation[0]]
    if one.kind != other.kind or one.kind == "heading":
        return None
    shared, possible = likeness.evidence(one, other)
    return shared if possible >= MORE and shared < MOSTLY * possible else None


def moved(
    left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead], likeness: Likeness
) -> tuple[list[Bead], list[list[Bead]]]:
    """The beads that stand in order, and runs of those that stand elsewhere on the other side."""
    lone = [
        [i for i in range(len(blocks)) if i not in known]
        for blocks, known in (
            (left, {i for bead in beads for i in bead.source}),
            (right, {j for bead in beads for j in bead.translation}),
        )
    ]
    if not all(lone) or len(lone[0]) * len(lone[1]) > MOST:
        return list(beads), []
    found = _sections(lone[0], lone[1], left, right, likeness)
    found |= _sure(
        [i for i in lone[0] if i not in found],
        [j for j in lone[1] if j not in found.values()],
        left,
        right,
        likeness,
    )
    found = _extended(found, lone[0], lone[1], left, right)
    every = sorted([*beads, *(Bead((i,), (j,)) for i, j in found.items())])
    in_order = most_in_order(every, frozenset(beads)) if found else every
    return in_order, _runs([bead for bead in every if bead not in set(in_order)])


def _sections(
    ours: Sequence[int],
    theirs: Sequence[int],
    left: Sequence[Block],
    right: Sequence[Block],
    likeness: Likeness,
) -> dict[int, int]:
    """The blocks of lone sections that are built alike, one on each side: one has moved."""
    found = [
        [run for run in _neighbours(lone) if len(run) > 1 and blocks[run[0]].kind == "heading"]
        for lone, blocks in ((ours, left), (theirs, right))
    ]
    for one in found[0]:
        alike = [
            other
            for other in found[1]
            if len(one) == len(other)
            and all(_fit(left[i], right[j], likeness) for i, j in zip(one, other, strict=True))
        ]
        if len(alike) == 1:
            found[1].remove(alike[0])
            return dict(zip(one, alike[0], strict=True))
    return {}


def _neighbours(numbers: Sequence[int]) -> list[list[int]]:
    """Runs of numbers that follow one another."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _sure(
    ours: Sequence[int],
    theirs: Sequence[int],
    left: Sequence[Block],
    right: Sequence[Block],
    likeness: Likeness,
) -> dict[int, int]:
    """The most alike first; each block once."""
    ranked = sorted(
        (
            (likeness.of(left[i], right[j]), i, j)
            for i in ours
            for j in theirs
            if left[i].kind == right[j].kind
        ),
        key=lambda found: (-found[0], found[1:]),
    )
    found: dict[int, int] = {}
    for alike, i, j in ranked:
        if i in found or j in found.values():
            continue
        shared, possible = likeness.evidence(left[i], right[j])
        alone = _alone(left[i], ours, left) and _alone(right[j], theirs, right)
        likely = alike >= LIKE and shared >= EVIDENCE
        contradicted = possible >= EVIDENCE and shared < LITTLE * possible
        if likely or (alone and not contradicted and _fit(left[i], right[j], likeness)):
            found[i] = j
    return found


def _alone(block: Block, lone: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether no other lone block of its document is of its kind."""
    return sum(blocks[i].kind == block.kind for i in lone) == 1


def _extended(
    found: dict[int, int],
    ours: Sequence[int],
    theirs: Sequence[int],
    left: Sequence[Block],
    right: Sequence[Block],
) -> dict[int, int]:
    """What stands beside a moved block on both sides moved with it."""
    found = dict(found)
    for step in (1, -1):
        for i in sorted(found, reverse=step < 0):
            j = found[i]
            while (
                (i := i + step) in ours
                and (j := j + step) in theirs
                and i not in found
                and j not in found.values()
                and left[i].kind == right[j].kind
            ):
                found[i] = j
    return found


def _runs(beads: Sequence[Bead]) -> list[list[Bead]]:
    """Those that are neighbours on both sides, together."""
    runs: list[list[Bead]] = []
    for bead in beads:
        last = runs[-1][-1] if runs else None
        if last and (last.source[-1] + 1, last.translation[-1] + 1) == (
            bead.source[0],
            bead.translation[0],
        ):
            runs[-1].append(bead)
        else:
            runs.append([bead])
    return runs
