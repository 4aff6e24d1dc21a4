"""When two numbers of two languages are the same, and which of two rows of them are.

Equal in any reading is equal. So is a number that is the other one, rounded to the digits it has,
but only if these are two or the text says `about`: else `5만` would be any number up to 55,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from twinpost.parity.quantities import Quantity

SAME, SLOT = 100, 1  # what two like numbers weigh, and two that stand in one place
MOST = 60  # numbers in one block: more are compared without their order
NEAR = Fraction(1, 20)  # `about 2,000` may be so far from it
CONVERTED = frozenset({"length", "mass", "°C"})  # what countries measure in units of their own


class Aligned(NamedTuple):
    """Two rows of numbers side by side, by their indexes."""

    pairs: dict[int, int]  # the same number
    slots: frozenset[tuple[int, int]]  # in one place, and not the same


def aligned(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Aligned:
    """Which numbers are the same, and which stand in one slot although they are not."""
    pairs: dict[int, int] = {}
    slots = set()
    for i, j, likeness in _in_order(ours, theirs):
        if likeness:
            pairs[i] = j
        else:
            slots.add((i, j))
    for least in (3, 2, 1):  # what stands elsewhere
        free = [j for j in range(len(theirs)) if j not in pairs.values()]
        for i in [i for i in range(len(ours)) if i not in pairs]:
            for j in [j for j in free if _likeness(ours[i], theirs[j]) >= least][:1]:
                pairs[i] = j
                free.remove(j)
    return Aligned(pairs, frozenset(slots))


def _in_order(
    ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[tuple[int, int, int]]:
    """The best way to put two rows of numbers side by side."""
    if max(len(ours), len(theirs)) > MOST:
        return
    likeness = [[_likeness(a, b) for b in theirs] for a in ours]
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            both = best[i + 1][j + 1] + SLOT + likeness[i][j] * SAME
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if best[i][j] == best[i + 1][j + 1] + SLOT + likeness[i][j] * SAME:
            yield i, j, likeness[i][j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(a: Quantity, b: Quantity) -> int:
    """How surely two numbers are one: 3 in value and unit, 2 in value, 1 rounded, 0 not at all."""
    if a.token or b.token:
        if a.token == b.token:
            return 3
        if f"{a.token}.".startswith(f"{b.token}.") or f"{b.token}.".startswith(f"{a.token}."):
            return 1
        if not (a.numbers and b.numbers):
            return 0
    if is_at_odds(a, b):
        return int(_is_rounded(a, b) or _is_rounded(b, a) or _is_converted(a, b))
    if a.measures & b.measures or (a.numbers & b.numbers and a.counts == b.counts):
        return 3
    if a.numbers & b.numbers:
        return 2
    return int(_is_rounded(a, b) or _is_rounded(b, a))


def _is_rounded(coarse: Quantity, fine: Quantity) -> bool:
    """Whether a number with fewer digits is the other one, rounded to its digits."""
    grain = coarse.grain if coarse.digits > 1 or coarse.about else Fraction(0)
    if coarse.about and not fine.about:
        grain = max(grain, min(coarse.coarse, NEAR))
    if not grain or {"clock"} & (coarse.counts | fine.counts):
        return False
    # Of 1,000 and 1,024 bytes only the first: between them everything would be rounded.
    one, other = ({kind: x for x, kind in sorted(q.measures)[::-1]} for q in (coarse, fine))
    pairs = [(x, other[kind]) for kind, x in one.items() if kind in other]
    if not coarse.counts or not fine.counts:
        pairs += [(x, y) for x in coarse.numbers for y in fine.numbers]
    return any(abs(x - y) * 2 <= grain * abs(x) for x, y in pairs)


def is_at_odds(a: Quantity, b: Quantity) -> bool:
    """Whether both count the same kind of thing, and not as much of it: `1GB`, `1 MB`."""
    return bool((a.counts & b.counts) - {"part"}) and not a.measures & b.measures


def _is_converted(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other in the units of another country: `10km`, `6.2 miles`."""
    if any(_is_near(x, y) for x in a.numbers for y in b.numbers):
        return False
    return any(
        kind == other and kind in CONVERTED and _is_near(x, y)
        for x, kind in a.measures
        for y, other in b.measures
    )


def _is_near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= NEAR * abs(one)


def is_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers, be they in digits or in words, are equal."""
    if a.kind == b.kind == "figure" and is_at_odds(a, b):
        return False
    return bool(
        a.numbers & b.numbers or a.measures & b.measures or (a.token and a.token == b.token)
    )


def without(words: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The words of one side that are no words on the other."""
    rest, left = list(others), []
    for word in words:
        same = next((other for other in rest if is_alike(word, other)), None)
        if same is None:
            left.append(word)
        else:
            rest.remove(same)
    return left


def is_sum(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether it is two or three neighbours of the other side together: `1분 30초`, 90 seconds."""
    for value, kind in whole.measures:
        worth = [next((n for n, k in part.measures if k == kind), None) for part in parts]
        for several in (*pairwise(worth), *zip(worth, worth[1:], worth[2:], strict=False)):
            known = [n for n in several if n is not None]
            if len(known) == len(several) and sum(known) == value:
                return True
    return False
