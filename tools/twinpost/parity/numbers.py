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

from twinpost.parity import months, quantities
from twinpost.parity.number_words import A_YEAR
from twinpost.parity.numerals import NOON
from twinpost.parity.quantities import Quantity
from twinpost.parity.same_numbers import aligned, is_alike, is_sum, without
from twinpost.parity.units import AFTER_NUMBER, Unit, unit
from twinpost.prose import Prose
from twinpost.span import Span

# With its scale: `5만` and `5 million` are not the same digits.
RAW = re.compile(r"\d[\d,.:]*(?:[십백천만억조]+|[\s-]?(?:[KMBGT]\b|\w*illion|thousand|hundred))?")
# What may change a number that is written alike: `9 p.m.`, `42 s`, `20℃`.
UNIT = re.compile(rf"{AFTER_NUMBER}|\s?(?:시(?!간)|{NOON})")
DIGITS = re.compile(r"\d[\d.]*")
DAY = re.compile(r"(?<![\d.,])\d{1,2}(?![\d%])")
YEAR_DIGITS = 4
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
    if (date := _date(source, translation)) or _is_written_alike(source, translation):
        return date
    match = _Match(source, translation)
    unmatched = match.unmatched(0), match.unmatched(1)
    left = match.unexplained(0), match.unexplained(1)
    if not any(left):
        return match.names_differ()
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


def _is_written_alike(*sides: Side) -> bool:
    """Whether both have the same digits, and no other units; that one has none says nothing."""
    ours, theirs = (_raw(side) for side in sides)
    return len(ours) == len(theirs) and all(
        one == other and (not counted or not there or counted == there)
        for (one, counted), (other, there) in zip(ours, theirs, strict=True)
    )


def _raw(side: Side) -> list[tuple[str, tuple[Unit, ...]]]:
    """The numbers as they are written, with what they count."""
    return [
        (found[0].rstrip(",.:"), _counted(prose.text, found.end()))
        for prose in side.prose
        for found in RAW.finditer(prose.text)
    ]


def _counted(text: str, end: int) -> tuple[Unit, ...]:
    found = UNIT.match(text, end)
    if found is None:
        return ()
    return unit(found[0].strip(" \u00a0-")) or ((found[0], Fraction(1)),)


def _date(*sides: Side) -> Difference | None:
    """Two dates that are not one, where each text names one month."""
    if not any("월" in prose.text for side in sides for prose in side.prose):
        return None
    found = [
        [(p, m) for p in side.prose for m in months.named(p.text, side.language)] for side in sides
    ]
    if any(len({named.month for _, named in one}) != 1 for one in found):
        return None
    # The mention that has the day, if one has.
    (prose, ours), (other, theirs) = (max(one, key=lambda m: m[1].day > 0) for one in found)
    if ours.month == theirs.month:
        days = [{named.day for _, named in one} - {0} for one in found]
        texts = [" ".join(prose.text for prose in side.prose) for side in sides]
        if any(len(one) != 1 for one in days) or days[0] == days[1]:
            return None
        if any(int(n) in days[1 - i] for i, text in enumerate(texts) for n in DAY.findall(text)):
            return None  # `August 5–6` is named here by its first day, there by its last
    figures = [
        Figure(prose, Quantity(named.span, named.span.of(prose.text)))
        for prose, named in ((prose, ours), (other, theirs))
    ]
    return Difference((figures[0],), (figures[1],), sure=True)


class _Match:
    """The numbers of both sides, and which of them are the same."""

    def __init__(self, *sides: Side) -> None:
        self.sides = sides
        self.known = all(quantities.is_known(side.language) for side in sides)
        every = [_figures(side) for side in sides]
        self.figures = [[f for f in found if f.quantity.kind == "figure"] for found in every]
        self.named = [[f for f in found if f.quantity.kind == "name"] for found in every]
        self.names = [[f.quantity for f in found] for found in self.named]
        self.words = [[f.quantity for f in found if f.quantity.kind == "word"] for found in every]
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
        if quantity.digits == YEAR_DIGITS and self._says_a_year(other, quantity):
            return False
        fraction = any(n.denominator > 1 for n in quantity.numbers)
        if quantity.token or quantity.digits > 1 or quantity.counts or fraction:
            return True
        return any(2 <= n < SMALL for n in self._unexplained_words(other))

    def _says_a_year(self, side: int, year: Quantity) -> bool:
        """Whether one side says a year as another one does: `a year later`."""
        in_years = any(1900 < n < 2100 for n in year.numbers) and year.counts <= {"month"}
        return in_years and any(A_YEAR.search(prose.text) for prose in self.sides[side].prose)

    def names_differ(self) -> Difference | None:
        """One name with other digits: `GPT-3` and `GPT-4`; the only names that differ."""
        left = [
            [
                name
                for name in self.named[side]
                if name.written.lower() not in {n.written.lower() for n in self.named[1 - side]}
                and name.written not in self.sides[1 - side].source
            ]
            for side in (0, 1)
        ]
        if len(self.named[0]) != len(self.named[1]) or not len(left[0]) == len(left[1]) == 1:
            return None
        (ours,), (theirs,) = left
        if _skeleton(ours) != _skeleton(theirs) or not LATIN.search(ours.written):
            return None
        # `ES6` is `ES2015`, but `GPT-3` is never `GPT-4`.
        sure = len(ours.written) == len(theirs.written)
        return Difference((ours,), (theirs,), sure) if sure or self.known else None

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


def _skeleton(name: Figure) -> str:
    """A name without its digits."""
    return DIGITS.sub("0", name.written).lower()


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
