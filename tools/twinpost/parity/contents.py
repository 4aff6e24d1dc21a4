"""What blocks hold that is compared one by one: links, pictures, shortcodes, marks of footnotes.

Each is looked for in the counterpart of its block first, then anywhere in the other document: what
a translator put into the next paragraph is not missing. What is left over has no counterpart. Of
sections that are another text altogether nothing is left over: what is in them tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from twinpost.model import Document
from twinpost.parity import blocks, divergence, tables
from twinpost.parity.alignment import Alignment, Pair
from twinpost.span import Span


class HasSpan(Protocol):
    """Whatever stands somewhere in a document."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=HasSpan)
Key = Callable[[T], Hashable]
Sides = tuple[list[T], list[T]]  # of the source, of the translation


@dataclass(frozen=True, slots=True)
class Lone(Generic[T]):
    """What has no counterpart; `beside` is the block of the other document that should hold it."""

    item: T
    beside: Span
    section: int  # of the source


@dataclass(slots=True)
class Compared(Generic[T]):
    """What two documents hold; of two counterparts, the one of the source stands first."""

    same: list[tuple[T, T]] = field(default_factory=list)
    swapped: list[tuple[tuple[T, T], tuple[T, T]]] = field(default_factory=list)  # by their places
    replaced: list[tuple[T, T]] = field(default_factory=list)  # by another, in the same block
    lone: tuple[list[Lone[T]], list[Lone[T]]] = field(default_factory=lambda: ([], []))


def compared(
    alignment: Alignment,
    pairs: Sequence[Pair],
    items: tuple[Sequence[T], Sequence[T]],
    keys: Sequence[Key[T]],
    kinds: Sequence[Key[T]] = (),
) -> Compared[T]:
    """Compare the items of two documents: first by the first key, then what that leaves over.

    The last key also says what is the same where it stands elsewhere; `kinds`, what is rather
    replaced by what.
    """
    found: Compared[T] = Compared()
    if not any(items):
        return found
    held, strays = _held(alignment, pairs, items)
    for sides in held.values():
        for key in keys:
            found.same += _taken(sides, key)
    other_texts = _diverged(alignment) | _unequal_tables(pairs)
    left = {
        number: sides
        for number, sides in held.items()
        if any(sides) and id(pairs[number].source[0]) not in other_texts
    }
    if left:
        found.swapped += _swapped(left, keys[-1])
        _drop_what_is_elsewhere([*left.values(), strays], keys[-1])
        for number, sides in sorted(left.items()):
            _leave_over(found, pairs[number], sides, kinds)
    return found


def _held(
    alignment: Alignment, pairs: Sequence[Pair], items: tuple[Sequence[T], Sequence[T]]
) -> tuple[dict[int, Sides[T]], Sides[T]]:
    """The items by the number of the pair that holds them, and those that no pair holds."""
    held: defaultdict[int, Sides[T]] = defaultdict(lambda: ([], []))
    strays: Sides[T] = ([], [])
    for side, document in enumerate((alignment.source, alignment.translation)):
        homes = {
            id(block): number
            for number, pair in enumerate(pairs)
            for block in (pair.translation if side else pair.source)
        }
        for item, block in _housed(document, items[side]):
            number = homes.get(id(block))
            (strays if number is None else held[number])[side].append(item)
    return dict(held), strays


def _diverged(alignment: Alignment) -> frozenset[int]:
    """The blocks of the source, by their `id`, of sections that are another text."""
    found = divergence.of(alignment)
    sections = (found.whole, *found.sections) if found.whole else found.sections
    return frozenset(id(block) for section in sections for block in section.source)


def _unequal_tables(pairs: Sequence[Pair]) -> frozenset[int]:
    """The tables of the source, by their `id`, that have other rows or columns: a rule says so."""
    return frozenset(id(pair.source[0]) for pair in pairs if tables.are_unequal(pair))


def _housed(document: Document, items: Iterable[T]) -> Iterable[tuple[T, blocks.Block | None]]:
    """Each item with the innermost block that it begins in."""
    ahead = iter(blocks.of(document))
    block = next(ahead, None)
    opened: list[blocks.Block] = []
    for item in sorted(items, key=lambda item: item.span.start):
        start = item.span.start
        while block and block.span.start <= start:
            opened = [one for one in opened if one.span.end > block.span.start]
            opened.append(block)
            block = next(ahead, None)
        yield item, next((one for one in reversed(opened) if one.span.holds(start)), None)


def _taken(sides: Sides[T], key: Key[T]) -> list[tuple[T, T]]:
    """Take out what has the same key on both sides."""
    places: defaultdict[Hashable, list[T]] = defaultdict(list)
    for other in sides[1]:
        places[key(other)].append(other)
    found = []
    for one in [*sides[0]]:
        if same := places.get(key(one)):
            sides[0].remove(one)
            sides[1].remove(same[0])
            found.append((one, same.pop(0)))
    return found


def _swapped(left: Mapping[int, Sides[T]], key: Key[T]) -> list[tuple[tuple[T, T], tuple[T, T]]]:
    """Take out two that stand in the place of each other."""
    found = []
    crossed: dict[tuple[Hashable, Hashable], tuple[Sides[T], T, T]] = {}
    for _, sides in sorted(left.items()):
        for one, other in list(zip(*sides, strict=False)):
            first = crossed.pop((key(other), key(one)), None)
            if first is None:
                crossed[key(one), key(other)] = (sides, one, other)
                continue
            found.append(((first[1], first[2]), (one, other)))
            for place, a, b in (first, (sides, one, other)):
                place[0].remove(a)
                place[1].remove(b)
    return found


def _drop_what_is_elsewhere(places: Sequence[Sides[T]], key: Key[T]) -> None:
    """Drop what stands at another place on the other side."""
    counts: defaultdict[Hashable, tuple[list[Sides[T]], list[Sides[T]]]]
    counts = defaultdict(lambda: ([], []))
    for sides in places:
        for side in (0, 1):
            for item in sides[side]:
                counts[key(item)][side].append(sides)
    for wanted, (ours, theirs) in counts.items():
        for one, other in zip(ours, theirs, strict=False):
            one[0].remove(next(item for item in one[0] if key(item) == wanted))
            other[1].remove(next(item for item in other[1] if key(item) == wanted))


def _leave_over(found: Compared[T], pair: Pair, sides: Sides[T], kinds: Sequence[Key[T]]) -> None:
    """What is left of a pair: replaced, one by one, as far as there is something on both sides."""
    for kind in kinds:
        found.replaced += _taken(sides, kind)
    found.replaced += zip(*sides, strict=False)
    common = min(map(len, sides))
    section = pair.source[0].section
    for side, other in ((0, pair.translation), (1, pair.source)):
        beside = Span(other[0].span.start, other[-1].span.end)
        found.lone[side].extend(Lone(item, beside, section) for item in sides[side][common:])
