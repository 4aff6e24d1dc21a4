"""The best matching of two sequences in which nothing crosses: dynamic programming in a band."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

T = TypeVar("T")

LEAST = 0.22  # two items less alike than that are no counterparts
SURE = 0.7  # what lies at the same place in both and is so alike needs no search
CLEARLY = 0.5  # by so much must another matching be better than the one in order
BAND = 12  # how far from the diagonal counterparts are looked for, beside what lengths differ by
WIDEST = 120  # and no further: a document of thousands of blocks is to be read in seconds


class Bead(NamedTuple):
    """The numbers of blocks that stand for one another."""

    source: tuple[int, ...]
    translation: tuple[int, ...]

    @property
    def turned(self) -> Bead:
        """The same, seen from the other side."""
        return Bead(self.translation, self.source)


def matched(
    left: Sequence[T], right: Sequence[T], likeness: Callable[[T, T], float], least: float = LEAST
) -> list[tuple[int, int]]:
    """The indexes of counterparts: the matching with the greatest sum of what exceeds `least`.

    Where both have as many items, one by one is right unless something else fits clearly better.
    """
    if len(left) != len(right):
        return _search(left, right, likeness, least)[1]
    in_order = [likeness(a, b) for a, b in zip(left, right, strict=True)]
    pairs = [(i, i) for i in range(len(left))]
    if all(like >= SURE for like in in_order):
        return pairs
    best, found = _search(left, right, likeness, least)
    clear = best >= sum(in_order) - least * len(pairs) + CLEARLY
    if clear or not all(in_order) or _is_swapped(left, right, in_order, likeness):
        return found
    return pairs


def _is_swapped(
    left: Sequence[T],
    right: Sequence[T],
    in_order: Sequence[float],
    likeness: Callable[[T, T], float],
) -> bool:
    """Whether two items fit better crosswise, which no matching in order can show."""
    doubtful = [i for i, like in enumerate(in_order) if like < SURE]
    return any(
        likeness(left[i], right[j]) + likeness(left[j], right[i])
        >= in_order[i] + in_order[j] + CLEARLY
        for i, j in combinations(doubtful, 2)
        if j - i <= BAND
    )


def _search(
    left: Sequence[T], right: Sequence[T], likeness: Callable[[T, T], float], least: float
) -> tuple[float, list[tuple[int, int]]]:
    """The best sum, and its pairs."""
    width = BAND + min(abs(len(left) - len(right)), WIDEST)
    best: list[dict[int, float]] = [{}]
    steps: list[dict[int, str]] = [{}]
    for i in range(1, len(left) + 1):
        row: dict[int, float] = {}
        step: dict[int, str] = {}
        above = best[-1]
        for j in range(max(1, i - width), min(len(right), i + width) + 1):
            pair = above.get(j - 1, 0.0) + likeness(left[i - 1], right[j - 1]) - least
            up, back = above.get(j, 0.0), row.get(j - 1, 0.0)
            row[j] = max(pair, up, back)
            step[j] = "both" if row[j] == pair else "left" if row[j] == up else "right"
        best.append(row)
        steps.append(step)
    return best[-1].get(len(right), 0.0), _path(steps, len(left), len(right))


def _path(steps: Sequence[dict[int, str]], i: int, j: int) -> list[tuple[int, int]]:
    found = []
    while i > 0 and j > 0:
        match steps[i].get(j, "left" if i > j else "right"):
            case "both":
                i, j = i - 1, j - 1
                found.append((i, j))
            case "left":
                i -= 1
            case _:
                j -= 1
    return found[::-1]


def in_order(beads: Sequence[Bead], rather: frozenset[Bead] = frozenset()) -> list[Bead]:
    """The most beads that do not cross, and `rather` these: of two that changed places, one.

    `beads` are sorted.
    """
    # How far each row reaches on the other side, ever longer rows further on; and each row's last.
    ends, lengths, lasts = [-1], [0.0], [-1]
    before = []
    for n, bead in enumerate(beads):
        at = bisect_left(ends, bead.translation[0]) - 1
        before.append(lasts[at])
        length = lengths[at] + (1.01 if bead in rather else 1.0)
        start = bisect_left(ends, bead.translation[-1])
        end = start
        while end < len(ends) and lengths[end] <= length:
            end += 1
        if lengths[start - 1] < length:
            ends[start:end], lengths[start:end], lasts[start:end] = (
                [bead.translation[-1]],
                [length],
                [n],
            )
    found = []
    n = lasts[-1]
    while n >= 0:
        found.append(beads[n])
        n = before[n]
    return found[::-1]
