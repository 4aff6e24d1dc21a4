"""The record of a pair of documents: which one it is, and what it says once they are in step."""

from __future__ import annotations

from collections import Counter
from typing import cast

from twinpost import sync
from twinpost.model import Document, Site
from twinpost.parity import digests
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import Block
from twinpost.parity.changes import Comparison
from twinpost.sync import Entry, Record

LEAST = 0.5  # of a record must stand in a post that has none: then the post was renamed


def name_of(alignment: Alignment) -> str:
    """What the record of a pair is called."""
    return sync.name(alignment.source.key, alignment.translation.lang)


def of(alignment: Alignment, site: Site) -> Record | None:
    """The record of a pair, if it was ever synchronised."""
    found = site.sync.get(name_of(alignment) if site.sync else "")
    if found is None and (former := former_name(alignment, site)):
        found = site.sync[former]
    return found if found and _languages(alignment) == (found.source, found.translation) else None


def former_name(alignment: Alignment, site: Site) -> str:
    """What its record is called if the post was renamed since; otherwise ""."""
    if not site.sync or name_of(alignment) in site.sync:
        return ""
    shares = {name: _share(alignment, site.sync[name]) for name in orphans(site)}
    best = max(shares, key=lambda name: shares[name], default="")
    return best if best and shares[best] >= LEAST else ""


def orphans(site: Site) -> tuple[str, ...]:
    """The records whose posts are not there any more, in any language."""
    if "orphans" not in site.memory:
        names = {sync.name(document.key, "") for document in site.documents}
        site.memory["orphans"] = tuple(
            name
            for name, record in site.sync.items()
            if name.removesuffix(record.translation) not in names
        )
    return cast("tuple[str, ...]", site.memory["orphans"])


def renewed(alignment: Alignment, before: Record | None) -> Record:
    """The record of today; the one before where it says the same."""
    entries = tuple(e for pair in alignment.pairs if (e := _entry(pair, alignment)))
    if before and _signs(entries) == _signs(before.entries):
        return before
    return Record(*_languages(alignment), entries)


def with_pair(alignment: Alignment, before: Record | None, pair: Pair) -> Record:
    """The record with today's words of one pair, and all others as they were."""
    before = before or Record(*_languages(alignment))
    entry = _entry(pair, alignment)
    comparison = Comparison(alignment, before)
    if entry is None or entry.signs in (before.entries[n].signs for n in comparison.touched(pair)):
        return before
    replaced = comparison.outdated(pair)
    left = [e for number, e in enumerate(before.entries) if number not in replaced]
    at = replaced[0] if replaced else _place(alignment, pair, left)
    return Record(before.source, before.translation, (*left[:at], entry, *left[at:]))


def _place(alignment: Alignment, pair: Pair, entries: list[Entry]) -> int:
    """Behind the pair that stands before it, so that git merges it as it merges the text."""
    known = {entry.signs: number for number, entry in enumerate(entries)}
    for earlier in reversed(alignment.pairs[: alignment.pairs.index(pair)]):
        entry = _entry(earlier, alignment)
        if entry and entry.signs in known:
            return known[entry.signs] + 1
    return 0


def _entry(pair: Pair, alignment: Alignment) -> Entry | None:
    """A pair as it is recorded; None where a side has no words."""
    entry = Entry(
        tuple(_written(pair.source, alignment.source)),
        tuple(_written(pair.translation, alignment.translation)),
    )
    return entry if all(entry) else None


def _written(blocks: tuple[Block, ...], document: Document) -> list[str]:
    known = digests.of(document)
    return [digests.written(block, document) for block in blocks if known[id(block)]]


def _signs(entries: tuple[Entry, ...]) -> Counter[Entry]:
    return Counter(entry.signs for entry in entries)


def _languages(alignment: Alignment) -> tuple[str, str]:
    return alignment.source.lang, alignment.translation.lang


def _share(alignment: Alignment, record: Record) -> float:
    """How much of a record two documents still say."""
    if _languages(alignment) != (record.source, record.translation):
        return 0.0
    known = {sign for entry in record.entries for side in entry.signs for sign in side}
    both = (digests.of(alignment.source), digests.of(alignment.translation))
    here = {digest for side in both for digest in side.values()}
    return len(known & here) / len(known) if known else 0.0
