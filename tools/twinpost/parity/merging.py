"""Paragraphs that a translator merged or split: no block is missing there."""

from __future__ import annotations

from collections.abc import Sequence

from twinpost.parity.blocks import TEXT, Block
from twinpost.parity.likeness import Likeness
from twinpost.parity.matching import Bead

FAR = 4.0  # standard deviations that a merged paragraph may be away from the usual ratio
SENTENCE = 1.2  # what one sentence says: as often as not a translator keeps their number
SMALL = 0.15  # the share of its neighbour that a connecting sentence may have
CERTAIN = 8.0  # lengths that say so much need no other proof
SURE_OF_ITEM = 8.0  # list items are seldom merged
SURE = -0.4  # the least logarithm of how much likelier it is
COVERED = 0.5  # of what it shares with its neighbour's counterpart, where it has anything to share


def merged(
    left: Sequence[Block],
    right: Sequence[Block],
    beads: Sequence[Bead],
    likeness: Likeness,
) -> list[Bead]:
    """The beads, with the text beside them that was merged into one of the two."""
    taken = _absorbed(left, right, beads, likeness, turned=False)
    taken = _absorbed(right, left, [bead.turned for bead in taken], likeness, turned=True)
    return sorted(bead.turned for bead in taken)


def _absorbed(
    left: Sequence[Block],
    right: Sequence[Block],
    beads: Sequence[Bead],
    likeness: Likeness,
    *,
    turned: bool,
) -> list[Bead]:
    """The beads with lone blocks of the left side taken into a neighbour."""
    of = {i: bead for bead in beads for i in bead.source}
    for lone in [i for i in range(len(left)) if i not in of]:
        if left[lone].kind not in TEXT:
            continue
        beside = [of[i] for i in (lone - 1, lone + 1) if i in of]
        gains = {bead: _gain(lone, bead, left, right, likeness, turned=turned) for bead in beside}
        bead = max(gains, key=lambda bead: gains[bead], default=None)
        if bead and gains[bead]:
            taken = Bead(tuple(sorted((*bead.source, lone))), bead.translation)
            of.update(dict.fromkeys(taken.source, taken))
    return list(dict.fromkeys(of.values()))


def _gain(
    lone: int,
    bead: Bead,
    left: Sequence[Block],
    right: Sequence[Block],
    likeness: Likeness,
    *,
    turned: bool,
) -> float:
    """How much better the bead is with the lone block; 0 if it is not."""
    ours = [left[i] for i in bead.source]
    theirs = [right[j] for j in bead.translation]
    block = left[lone]
    if any(one.kind not in TEXT for one in (*ours, *theirs)) or block.section != ours[0].section:
        return 0.0

    def distance(width: float) -> float:
        other = float(sum(one.width for one in theirs))
        return abs(likeness.distance(other, width) if turned else likeness.distance(width, other))

    width = sum(one.width for one in ours)
    before, after = distance(width), distance(width + block.width)
    if after > FAR and after > before / 3:
        return 0.0
    # Which is likelier, that this was merged, or that the other side has not got it?
    likelier = (before**2 - after**2) / 2 + SENTENCE * _nearer(block, ours, theirs)
    small = block.kind != "item" and block.width < SMALL * width and not block.anchors
    if (small and likelier >= SURE) or _is_found(block, ours, theirs, likeness):
        return max(likelier, 0.01)  # a connecting sentence: nobody misses it
    if likelier < (SURE_OF_ITEM if block.kind == "item" else SURE):
        return 0.0
    certain = likelier >= CERTAIN and not _is_unknown(block, theirs, likeness)
    covered = certain or _is_covered(block, ours, theirs, likeness)
    return max(likelier, 0.01) if covered else 0.0


def _nearer(lone: Block, ours: Sequence[Block], theirs: Sequence[Block]) -> int:
    """By how many the numbers of sentences of both sides come nearer with the lone block."""
    have, wanted, added = (
        sum(1 for one in side for prose in one.prose for _ in prose.sentences())
        for side in (ours, theirs, [lone])
    )
    return abs(have - wanted) - abs(have + added - wanted)


def _is_found(
    block: Block, ours: Sequence[Block], theirs: Sequence[Block], likeness: Likeness
) -> bool:
    """Whether all that no translator touches stands in the counterpart of the neighbour only."""
    there = {anchor for one in theirs for anchor in one.anchors}
    here = {anchor for one in ours for anchor in one.anchors}
    mass = sum(likeness.weight[anchor] * amount for anchor, amount in block.anchors.items())
    return mass >= 1.0 and there - here >= block.anchors.keys()


def _is_unknown(block: Block, theirs: Sequence[Block], likeness: Likeness) -> bool:
    """Whether nothing that no translator touches stands on the other side."""
    there = {anchor for one in theirs for anchor in one.anchors}
    mass = sum(likeness.weight[anchor] * amount for anchor, amount in block.anchors.items())
    return mass >= 1.0 and not there & block.anchors.keys()


def _is_covered(
    block: Block, ours: Sequence[Block], theirs: Sequence[Block], likeness: Likeness
) -> bool:
    """Whether what the lone block could share is found in the counterpart of its neighbour."""
    anchors = {anchor for one in theirs for anchor in one.anchors}
    words = {word for one in theirs for word in one.words}
    wanted, found = {*block.anchors}, anchors
    if len(block.words) <= len(words):
        wanted, found = wanted | block.words, found | words
    else:  # this side is in Latin letters: so what the other side has in them tells more
        explained = {name for one in ours for name in (*one.anchors, *one.words)}
        wanted, found = wanted | (words - explained), found | block.words
    amounts = {anchor: min(amount, 1.0) for anchor, amount in block.anchors.items()}
    weights = {name: likeness.weight[name] * amounts.get(name, 1.0) for name in wanted}
    mass = sum(weights.values())
    return mass < 1.0 or sum(weights[name] for name in wanted & found) >= COVERED * mass
