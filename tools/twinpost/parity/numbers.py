"""Do a text and its translation have the same numbers?

Translators repeat numbers, leave them out and write them as words, so what counts is only what
nothing on the other side explains. Where exactly one number is left on each side, in one place and
of one kind, one of the two is wrong; anything less is worth a look at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from twinpost.parity import quantities
from twinpost.parity.quantities import Quantity
from twinpost.parity.same_numbers import aligned, is_alike, is_sum, without
from twinpost.prose import Prose
from twinpost.span import Span

# With its scale: `5만` and `5 million` are not the same digits.
RAW = re.compile(r"\d[\d,.:]*(?:[십백천만억조]+|[\s-]?(?:[KMBGT]\b|\w*illion|thousand|hundred))?")
RAW_NUMBER = re.compile(r"\d+(?:\.\d+)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
LATIN = re.compile(r"[A-Za-z][\w.-]*")
IDIOM = frozenset({Fraction(0), Fraction(1)})  # `하나의`, `a`, `per`, `없는`, `no`
SMALL = 13  # below, a number is in words as often as not


@dataclass(frozen=True)
class Side:
    """One side of a pair of blocks."""

    language: str
    prose: Sequence[Prose]
    source: str  # the Markdown of the blocks: what is code here may be text there


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits, with its place."""

    prose: Prose
    quantity: Quantity

    @property
    def span(self) -> Span:
        """Where it stands in its document."""
        return self.prose.span(*self.quantity.span)

    @property
    def written(self) -> str:
        """How it is written."""
        return self.quantity.written


@dataclass(frozen=True, slots=True)
class Difference:
    """The numbers that have no counterpart; `sure` where one stands in the slot of the other."""

    source: tuple[Figure, ...]
    translation: tuple[Figure, ...]
    sure: bool


def compare(source: Side, translation: Side) -> Difference | None:
    """How the numbers of two counterparts differ; None where they do not."""
    if _raw(source) == _raw(translation):
        return None
    match = _Match(source, translation)
    unmatched = match.unmatched(0), match.unmatched(1)
    left = match.unexplained(0), match.unexplained(1)
    if not any(left):
        return None
    missing = match.missing(0), match.missing(1)
    for ours, theirs in (unmatched, left, missing):
        if not len(ours) == len(theirs) == 1 or not match.is_one_slot(ours[0], theirs[0]):
            continue
        neither = ours[0] in left[0], theirs[0] in left[1]  # is explained
        if any(neither):
            sure = all(neither) and (match.as_many or any(missing))
            return match.difference(ours, theirs, sure=sure)
    if match.as_many and len(unmatched[0]) == len(unmatched[1]) == 1:
        return match.difference(*unmatched, sure=False)
    return match.difference(*(left if all(left) else missing), sure=False)


def _raw(side: Side) -> list[str]:
    return [m.rstrip(",.:") for prose in side.prose for m in RAW.findall(prose.text)]


class _Match:
    """The numbers of both sides, and which of them are the same."""

    def __init__(self, *sides: Side) -> None:
        self.sides = sides
        self.known = all(quantities.is_known(side.language) for side in sides)
        every = [_figures(side) for side in sides]
        self.figures = [[f for f in found if f.quantity.kind == "figure"] for found in every]
        self.names, self.words = (
            [[f.quantity for f in found if f.quantity.kind == kind] for found in every]
            for kind in ("name", "word")
        )
        self.raw = [frozenset(RAW_NUMBER.findall(THOUSANDS.sub("", side.source))) for side in sides]
        self.as_many = len(self.figures[0]) == len(self.figures[1])
        numbers = [[f.quantity for f in found] for found in self.figures]
        self.pairs, self.slots = aligned(*numbers)

    def unmatched(self, side: int) -> list[int]:
        """The figures of a side that are none of the other one."""
        matched = set(self.pairs.values() if side else self.pairs)
        return [i for i in range(len(self.figures[side])) if i not in matched]

    def unexplained(self, side: int) -> list[int]:
        """Those that no word, name or sum of the other side explains; a word explains one."""
        other = 1 - side
        here, there = (
            [self.figures[each][i].quantity for i in self.unmatched(each)] for each in (side, other)
        )
        wholes = [whole for whole in there if is_sum(whole, here)]
        spare = [*without(self.words[other], self.words[side]), *self.names[other]]
        in_slot = {slot[side] for slot in self.slots}
        left = []
        for i in sorted(self.unmatched(side), key=lambda i: i in in_slot):
            quantity = self.figures[side][i].quantity
            word = next((word for word in spare if is_alike(quantity, word)), None)
            if word is not None:
                spare.remove(word)
            elif not is_sum(quantity, there) and not any(
                w.counts & quantity.counts for w in wholes
            ):
                left.append(i)
        return sorted(left)

    def missing(self, side: int) -> list[int]:
        """Those that are nowhere on the other side, and should be."""
        return [i for i in self.unexplained(side) if self._is_missing(side, i)]

    def _is_missing(self, side: int, index: int) -> bool:
        quantity, other = self.figures[side][index].quantity, 1 - side
        there = [*(f.quantity for f in self.figures[other]), *self.words[other], *self.names[other]]
        if any(is_alike(quantity, one) for one in there):
            return False  # only more often here
        if any(_plain(n) in self.raw[other] for n in quantity.numbers):
            return False
        if quantity.numbers and quantity.numbers <= IDIOM and quantity.counts != {"clock"}:
            return False
        fraction = any(n.denominator > 1 for n in quantity.numbers)
        if quantity.token or quantity.digits > 1 or quantity.counts or fraction:
            return True
        return any(2 <= n < SMALL for n in self._unexplained_words(other))

    def _unexplained_words(self, side: int) -> Iterator[Fraction]:
        other = [*(f.quantity for f in self.figures[1 - side]), *self.words[1 - side]]
        for word in self.words[side]:
            if not any(is_alike(word, q) for q in other):
                yield from word.numbers

    def is_one_slot(self, ours: int, theirs: int) -> bool:
        """Whether a figure of the source and one of the translation must be the same number."""
        a, b = self.figures[0][ours].quantity, self.figures[1][theirs].quantity
        if bool(a.token) != bool(b.token) or (a.counts and b.counts and not a.counts & b.counts):
            return False
        beside = self._beside(ours, theirs)
        several = min(a.digits, b.digits) > 1
        if (ours, theirs) in self.slots:
            return bool(self.known or several or (self.as_many and (self.pairs or beside)))
        alike = a.counts & b.counts or beside if self.known else several and a.digits == b.digits
        return bool(self.as_many and alike)

    def _beside(self, ours: int, theirs: int) -> bool:
        """Whether one Latin word stands beside both: `port 8080`, `8080 port`."""
        a, b = (_neighbours(self.figures[s][i]) for s, i in ((0, ours), (1, theirs)))
        return bool(a & b)

    def difference(
        self, ours: Sequence[int], theirs: Sequence[int], *, sure: bool
    ) -> Difference | None:
        """What is left, as figures; of languages whose words are unknown only what is sure."""
        if not (sure or self.known) or not (ours or theirs):
            return None
        return Difference(
            tuple(self.figures[0][i] for i in ours),
            tuple(self.figures[1][i] for i in theirs),
            sure,
        )


def _figures(side: Side) -> list[Figure]:
    return [
        Figure(prose, quantity)
        for prose in side.prose
        for quantity in quantities.quantities(prose.text, side.language)
    ]


def _plain(number: Fraction) -> str:
    """A number as code would write it."""
    if number.denominator == 1:
        return str(abs(number.numerator))
    return f"{float(abs(number)):.9f}".rstrip("0")


def _neighbours(figure: Figure) -> frozenset[str]:
    text, (start, end) = figure.prose.text, figure.quantity.span
    words = [
        *LATIN.findall(text[max(start - 24, 0) : start])[-1:],
        *LATIN.findall(text[end : end + 24])[:1],
    ]
    return frozenset(word.lower() for word in words)
