"""One trial: a defect, and whether what is reported of it is right."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from defects.injury import Injury
from defects.kinds import Kind
from defects.twins import Bench, Twin, places, touches
from twinpost.finding import Finding

EACH = 3  # how many defects of a kind one document gets in a round


@dataclass(frozen=True)
class Trial:
    """A defect, with the findings that were not there before."""

    kind: Kind
    injury: Injury
    findings: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether one of them says what is wrong, and where."""
        return self._right > 0

    @property
    def exact(self) -> bool:
        """Whether that is all that is said; of what is harmless, whether nothing is."""
        return not self.findings if not self.kind.rules else self.found and self.spurious == 0

    @property
    def spurious(self) -> int:
        """How many findings are too many: one is enough for nearly every defect."""
        return len(self.findings) - min(self._right, self.kind.most)

    @cached_property
    def _right(self) -> int:
        """How many say what is wrong, and where."""
        return sum(map(self._says, self.findings))

    def _says(self, finding: Finding) -> bool:
        if finding.rule not in self.kind.rules:
            return False
        where = [*self.injury.places]
        if finding.rule == "diverged-section":
            where += self.injury.surroundings
        return any(touches(place, one) for place in places(finding) for one in where)


def trials(kind: Kind, benches: Sequence[Bench], count: int, seed: int) -> Iterator[Trial]:
    """As many trials of a kind as are wanted, or as the pairs have places for."""
    random = Random(f"{seed} {kind.name}")
    sides = [(twin, side) for bench in benches for twin in bench.twins for side in (0, 1)]
    random.shuffle(sides)
    waiting: deque[tuple[Twin, int] | list[Injury]] = deque(sides)
    while waiting and count > 0:
        one = waiting.popleft()
        injuries = one if isinstance(one, list) else _shuffled(kind, *one, random)
        for injury in _some(injuries, min(EACH, count)):
            count -= 1
            yield _tried(kind, injury)
        if injuries:
            waiting.append(injuries)


def _shuffled(kind: Kind, twin: Twin, side: int, random: Random) -> list[Injury]:
    injuries = list(kind.make(twin, side, random))
    random.shuffle(injuries)
    return injuries


def _some(injuries: list[Injury], most: int) -> Iterator[Injury]:
    """Some of the defects, taken from the list; one that is parsed otherwise than meant is out."""
    taken = 0
    while injuries and taken < most:
        injury = injuries.pop()
        if injury.holds:
            taken += 1
            yield injury


def _tried(kind: Kind, injury: Injury) -> Trial:
    twin = injury.twin
    found = twin.new(injury.documents, whole=injury.in_front_matter)
    return Trial(kind, injury, tuple(found))
