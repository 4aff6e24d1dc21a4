"""How likely it is that a block is the counterpart of another.

Three things speak for it: what both share that no translator touches, each weighed by how rare it
is in the document, the ratio of their lengths, and their kinds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Protocol

from twinpost.parity.blocks import TEXT, Block

DOUBT = 0.3  # so alike are two blocks of which nothing can be said
SAME_LENGTH = 0.6  # how much their lengths say, beside what they share
ENOUGH = 8  # pairs of paragraphs that tell what is usual between two documents
SAME_PLACE = 0.15  # what it adds to that, from none to all
LENIENT = 1.8  # standard deviations: translators differ, and what is wrong has a length as well
KINDS: dict[frozenset[str], float] = {
    frozenset(("paragraph", "item")): 0.5,
    frozenset(("paragraph", "quote")): 0.7,
    frozenset(("paragraph", "definition")): 0.75,
    frozenset(("item", "quote")): 0.5,
    frozenset(("item", "definition")): 0.7,
    frozenset(("paragraph", "math")): 0.6,
    frozenset(("paragraph", "image")): 0.6,
    frozenset(("image", "shortcode")): 0.8,
    frozenset(("image", "html")): 0.8,
    frozenset(("html", "shortcode")): 0.8,
    frozenset(("paragraph", "html")): 0.5,
    frozenset(("paragraph", "heading")): 0.5,
    frozenset(("code", "shortcode")): 0.7,
}


class Shares(Protocol):
    """What may have something in common with the other language: a block, a section."""

    @property
    def anchors(self) -> Mapping[str, float]: ...

    @property
    def words(self) -> frozenset[str]: ...


class Likeness:
    """The likeness of the blocks of one pair of documents."""

    def __init__(self, source: Sequence[Block], translation: Sequence[Block]) -> None:
        self.weight = _weights(source, translation)
        self.ratio = _ratio(source, translation)
        self.spread = 1.0  # of the lengths of this pair, beside that of others
        self._masses: dict[int, tuple[Shares, float, float]] = {}

    def of(self, one: Block, other: Block) -> float:
        """From 0, no counterpart, to 1."""
        kinds = _kinds(one, other)
        if not kinds:
            return 0.0
        shared, possible = self.evidence(one, other)
        trust = possible / (possible + 2.0)
        alike = shared / possible if possible else 0.0
        length = self.same_length(one.width, other.width, translated=one.kind != "code")
        if one.place == other.place and one.place[1] > 1:
            length += SAME_PLACE * (1 - length)  # two lists of as many items
        like = kinds * (trust * alike + SAME_LENGTH * length) / (trust + SAME_LENGTH)
        # What shares much is worth more than what has but the same length.
        return max(min(DOUBT + (like - DOUBT) * (0.55 + 0.75 * trust), 1.0), 0.0)

    def evidence(self, one: Shares, other: Shares) -> tuple[float, float]:
        """The weight of what two of them share, and of what they could share."""
        weight = self.weight
        shared = sum(
            min(amount, other.anchors[anchor]) * weight[anchor]
            for anchor, amount in one.anchors.items()
            if anchor in other.anchors
        )
        words = sum(weight[word] for word in one.words & other.words)
        (ours, our_words), (theirs, their_words) = self._mass(one), self._mass(other)
        # A text in another script has few Latin words: all of them stand in the translation.
        return shared + words, (ours + theirs) / 2 + min(our_words, their_words)

    def same_length(self, one: float, other: float, *, translated: bool = True) -> float:
        """How well two widths fit: the ratio of the pair, or, of code, each other."""
        distance = self.distance(one, other, translated=translated)
        # Not as a normal distribution has it: what was merged or split has half the length.
        return 1 / (1 + (distance / LENIENT) ** 2 / 2)

    def distance(self, one: float, other: float, *, translated: bool = True) -> float:
        """How far the ratio of two widths is from the usual one, in standard deviations.

        Those were measured on 4,000 paragraphs in Korean, Japanese, English and ten others: .28 of
        eight columns, .2 of 16, .13 of 64, .1 of 256.
        """
        short, ratio = max(min(one, other), 1.0), self.ratio if translated else 1.0
        return math.log((other + 3) / ((one + 3) * ratio)) / (
            (0.08 + 0.5 / math.sqrt(short)) * self.spread
        )

    def learn(self, pairs: Iterable[tuple[Block, Block]]) -> None:
        """Take over the ratio of lengths of these counterparts, and how much it varies."""
        texts = [
            (a.width, b.width) for a, b in pairs if a.kind in TEXT and min(a.width, b.width) > 20
        ]
        if len(texts) < ENOUGH:
            return
        self.ratio = median(b / a for a, b in texts)
        # Of a normal distribution, half of all lies within .67 standard deviations.
        usual = median(abs(self.distance(a, b)) for a, b in texts) / 0.67
        self.spread = max(min(usual, 1.3), 0.85)

    def _mass(self, one: Shares) -> tuple[float, float]:
        """The weight of all anchors and of all words."""
        if id(one) not in self._masses:
            anchors = sum(amount * self.weight[anchor] for anchor, amount in one.anchors.items())
            # With the thing itself, so that its `id` stays its own.
            self._masses[id(one)] = one, anchors, sum(self.weight[word] for word in one.words)
        return self._masses[id(one)][1:]


def _kinds(one: Block, other: Block) -> float:
    if one.kind != other.kind:
        return KINDS.get(frozenset((one.kind, other.kind)), 0.0)
    return 1.0 if one.level == other.level else 0.85


def _weights(*sides: Iterable[Block]) -> dict[str, float]:
    """What stands in many blocks says little about one."""
    weights: dict[str, float] = {}
    for blocks in sides:
        counts = Counter(name for block in blocks for name in (*block.anchors, *block.words))
        for name, count in counts.items():
            weights[name] = min(weights.get(name, 1.0), 1 / (1 + math.log(count)))
    return weights


def _ratio(source: Sequence[Block], translation: Sequence[Block]) -> float:
    """The width of the translation for each column of the source."""
    widths = [
        sum(block.width for block in blocks if block.kind in TEXT)
        for blocks in (source, translation)
    ]
    # Whatever the two languages are: of 16 pairs that were measured, from 0.78 to 1.27.
    return max(min((widths[1] + 50) / (widths[0] + 50), 1.25), 0.85)
