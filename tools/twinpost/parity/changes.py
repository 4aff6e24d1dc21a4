"""What changed in one language of a post and not in the other, since they were synchronised.

Counterparts are named by digests, so their order, their places and what else was changed do not
matter. Where both sides are new to the record, they were translated together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal, NamedTuple, cast

from twinpost.model import Document
from twinpost.parity import digests
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import Block
from twinpost.parity.digests import Phrase
from twinpost.span import Span
from twinpost.sync import SIGN, Record


@dataclass(frozen=True, slots=True)
class Change:
    """Counterparts of which one was changed alone."""

    pair: Pair
    side: Literal["source", "translation"]  # the one that was changed: the other is stale
    new: tuple[Block, ...]  # what the record does not know
    gone: tuple[str, ...]  # the digests of what stood there


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new in a text, and about how much of it that is."""

    spans: tuple[Span, ...] = ()  # an empty one where words are gone
    words: int = 0  # 0 where it is not known
    total: int = 0


def of(alignment: Alignment, record: Record) -> tuple[Change, ...]:
    """What changed, in the order of the source; worked out once for one state of all three."""
    memory = alignment.translation.memory
    kept = memory.get("changes")
    if not isinstance(kept, tuple) or kept[0] is not alignment or kept[1] is not record:
        kept = alignment, record, tuple(Comparison(alignment, record).changes())
        memory["changes"] = kept
    return cast("tuple[Change, ...]", kept[2])


class Comparison:
    """Two documents beside their record."""

    def __init__(self, alignment: Alignment, record: Record) -> None:
        self.alignment = alignment
        self.record = record
        self.source = _Side((e.source for e in record.entries), alignment.source)
        self.translation = _Side((e.translation for e in record.entries), alignment.translation)

    def changes(self) -> Iterator[Change]:
        """What changed on one side, pair by pair."""
        for pair in self.alignment.pairs:
            source, translation = self._found(pair)
            if source.is_change and translation.is_as_it_was:
                yield Change(pair, "source", source.new, source.gone)
            elif translation.is_change and source.is_as_it_was:
                yield Change(pair, "translation", translation.new, translation.gone)

    def touched(self, pair: Pair) -> tuple[int, ...]:
        """The numbers of the entries that know both sides of a pair; or else, one of them."""
        return tuple(sorted(self._both(pair) or self._either(pair)))

    def outdated(self, pair: Pair) -> tuple[int, ...]:
        """Those of them whose place it takes; of several that are alike, one."""
        numbers = self.touched(pair)
        gone = {digest for found in self._found(pair) for digest in found.gone}
        if not self._both(pair):
            numbers = tuple(n for n in numbers if gone & {*chain(*self.record.entries[n])})
        return tuple(sorted({self.record.entries[n].signs: n for n in reversed(numbers)}.values()))

    def _both(self, pair: Pair) -> set[int]:
        theirs = self.translation.entries_of(pair.translation)
        return self.source.entries_of(pair.source) & theirs

    def _either(self, pair: Pair) -> set[int]:
        theirs = self.translation.entries_of(pair.translation)
        return self.source.entries_of(pair.source) | theirs

    def _found(self, pair: Pair) -> tuple[_Found, _Found]:
        entries = [self.record.entries[number] for number in self.touched(pair)]
        linked = bool(self._both(pair))
        return (
            self.source.found(pair.source, [d for e in entries for d in e.source], linked=linked),
            self.translation.found(
                pair.translation, [d for e in entries for d in e.translation], linked=linked
            ),
        )


class _Found(NamedTuple):
    """What one side of a pair lost and gained."""

    new: tuple[Block, ...]
    gone: tuple[str, ...]
    linked: bool

    @property
    def is_change(self) -> bool:
        """Whether it is a change of what stood there, not something else that stands there now."""
        return bool(self.new and (self.gone or self.linked)) or bool(self.gone and self.linked)

    @property
    def is_as_it_was(self) -> bool:
        """Whether the side is as it was."""
        return not self.new and not (self.gone and self.linked)


class _Side:
    """One side of a record, and the document of today."""

    def __init__(self, recorded: Iterable[Sequence[str]], document: Document) -> None:
        self.digests = digests.of(document)
        self.today = Counter(self.digests.values())
        self.entries: dict[str, list[int]] = {}
        for number, side in enumerate(recorded):
            for digest in side:
                self.entries.setdefault(digest[:SIGN], []).append(number)

    def entries_of(self, blocks: Sequence[Block]) -> set[int]:
        """The numbers of the entries that know one of the blocks."""
        return {n for b in blocks for n in self.entries.get(self.digests[id(b)], ())}

    def found(self, blocks: Sequence[Block], recorded: Iterable[str], *, linked: bool) -> _Found:
        """What the blocks have that the record has not, and what they lost of it."""
        signs = ((block, self.digests[id(block)]) for block in blocks)
        new = tuple(block for block, sign in signs if sign and sign not in self.entries)
        gone = tuple(d for d in dict.fromkeys(recorded) if self._is_gone(d[:SIGN], linked))
        return _Found(new, gone, linked)

    def _is_gone(self, sign: str, linked: bool) -> bool:
        """Whether it is no longer there; of several that are alike, one may have gone."""
        return self.today[sign] < (1 if linked else len(self.entries[sign]))


def difference(change: Change, document: Document) -> Difference:
    """What is new on the side that changed: phrases where they are known, otherwise blocks."""
    found = [digests.phrases(block, document) for block in change.new]
    if all(found) and all(len(digest) > SIGN for digest in change.gone):
        old = "".join(digest[SIGN:] for digest in change.gone)
        compared = _compared(old, [phrase for phrases in found for phrase in phrases])
        if old and compared.spans:
            return compared
    return Difference(tuple(block.span for block in change.new))


def _compared(old: str, phrases: Sequence[Phrase]) -> Difference:
    new = "".join(phrase.letter for phrase in phrases)
    spans, words = [], 0
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("insert", "replace"):
            spans.append(Span(phrases[start].span.start, phrases[end - 1].span.end))
            words += sum(phrase.words for phrase in phrases[start:end])
        elif kind == "delete" and phrases:
            at = phrases[start].span.start if start < len(phrases) else phrases[-1].span.end
            spans.append(Span(at, at))
    return Difference(tuple(spans), words, sum(phrase.words for phrase in phrases))
