"""Which blocks of a translation stand for which of its source.

First the headings, by what stands below them; then, between two pairs of headings, the blocks. Then
come paragraphs that a translator merged or split, and what was moved. The rest has no counterpart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar, cast

from twinpost.model import Document, Post
from twinpost.parity import blocks, merging, moving, sections
from twinpost.parity.blocks import Block
from twinpost.parity.likeness import Likeness
from twinpost.parity.matching import Bead, matched

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Pair:
    """Counterparts: one block each, or several where a translator merged or split them."""

    source: tuple[Block, ...]
    translation: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Neighbouring blocks of one document that the other has not."""

    document: Document
    blocks: tuple[Block, ...]
    other: Document
    after: Block | None  # of the other document: behind it they were expected; None at the top


@dataclass(frozen=True)
class Alignment:
    """A source and one of its translations, block by block."""

    source: Document
    translation: Document
    pairs: tuple[Pair, ...]  # in the order of the source, moved ones included
    missing: tuple[Missing, ...] = ()
    moved: tuple[tuple[Pair, ...], ...] = ()  # runs of neighbouring blocks that stand elsewhere


def of_post(post: Post) -> tuple[Alignment, ...]:
    """Each translation of a post beside its source: the first document in the site's order."""
    if not post.documents:
        return ()
    firsts: dict[str, Document] = {}
    for document in post.documents:  # of two files for one page, which a rule reports, the first
        firsts.setdefault(document.lang, document)
    source, *translations = firsts.values()
    return tuple(of(source, one) for one in translations)


def of(source: Document, translation: Document) -> Alignment:
    """Two documents side by side; worked out once for as long as both live."""
    kept = translation.memory.get("alignment")
    if not isinstance(kept, Alignment) or kept.source is not source:
        kept = translation.memory["alignment"] = _aligned(source, translation)
    return kept


def remembered(alignment: Alignment, name: str, work: Callable[[Alignment], R]) -> R:
    """What a function makes of an alignment, worked out once for as long as that lives."""
    kept = alignment.translation.memory.get(name)
    if not isinstance(kept, tuple) or kept[0] is not alignment:
        kept = alignment.translation.memory[name] = (alignment, work(alignment))
    return cast("R", kept[1])


def _aligned(source: Document, translation: Document) -> Alignment:
    left, right = (
        tuple(block for block in blocks.of(document) if block.kind != "footnote")
        for document in (source, translation)
    )
    likeness = Likeness(left, right)
    bones = sections.skeleton(left, right, likeness)
    found = list(bones.headings)
    for segment in bones.segments:
        for (a, b), (c, d) in sections.parted(segment, left, right):
            found += [(i + a, j + c) for i, j in matched(left[a:b], right[c:d], likeness.of)]
    found.sort()
    likeness.learn((left[i], right[j]) for i, j in found)
    beads = sections.righted(left, right, [Bead((i,), (j,)) for i, j in found])
    beads = [b.turned for b in sections.righted(right, left, [b.turned for b in beads])]
    beads = moving.uncrossed(left, right, sorted(beads), likeness)
    beads = sections.slid(left, right, beads, likeness)
    beads = sorted([*beads, *moving.replaced(left, right, beads, likeness)])
    beads = merging.merged(left, right, beads, likeness)
    beads, runs = moving.moved(left, right, beads, likeness)

    def pairs(of: Iterable[Bead]) -> tuple[Pair, ...]:
        return tuple(Pair(tuple(left[i] for i in a), tuple(right[j] for j in b)) for a, b in of)

    every = [*beads, *(bead for run in runs for bead in run)]
    return Alignment(
        source,
        translation,
        pairs(sorted(every)),
        (
            *_missing(source, left, translation, right, beads, every),
            *_missing(
                translation, right, source, left, *([b.turned for b in of] for of in (beads, every))
            ),
        ),
        tuple(pairs(run) for run in runs),
    )


def _missing(
    document: Document,
    ours: Sequence[Block],
    other: Document,
    theirs: Sequence[Block],
    beads: Sequence[Bead],
    every: Sequence[Bead],
) -> Iterator[Missing]:
    """The runs of blocks that `every` bead leaves out; those of `beads` stand where they should."""
    known = {i for bead in every for i in bead.source}
    counterparts = {i: bead.translation[-1] for bead in beads for i in bead.source}
    for _, run in groupby((i for i in range(len(ours)) if i not in known), key=_run_of()):
        numbers = list(run)
        before = next((i for i in range(numbers[0] - 1, -1, -1) if i in counterparts), None)
        after = None if before is None else theirs[counterparts[before]]
        yield Missing(document, tuple(ours[i] for i in numbers), other, after)


def _run_of() -> Callable[[int], int]:
    """Numbers that follow one another belong together."""
    count = iter(range(1_000_000_000))
    return lambda number: number - next(count)
