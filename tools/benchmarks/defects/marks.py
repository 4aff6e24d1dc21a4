"""What a block and its counterpart have in common in any language, and how far that tells.

Without such marks nothing but the length of two blocks says which is which: whoever can't read them
can't see that they changed places. The benchmark keeps those trials apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from defects.twins import Couple

MARK = re.compile(r"[A-Za-z][\w.-]*\w|\d+(?:[.,]\d+)*")
ENOUGH = 2  # one word may be anywhere by chance
NEAR = 1.5  # nobody tells two lengths apart that differ by less
TEXT = frozenset({"paragraph", "item", "quote", "definition", "heading"})


def indistinct(one: Couple, other: Couple) -> bool:
    """Whether neither marks nor lengths say which of two neighbours is which."""
    if any(a.text == b.text for a, b in zip(one, other, strict=True)):
        return one[0].kind == other[0].kind
    marked = evident([one], [other], 1) or evident([other], [one], 1)
    ratios = [len(a.text) / len(b.text) for a, b in zip(one, other, strict=True)]
    alike = all(1 / NEAR < ratio < NEAR for ratio in ratios)
    return one[0].kind == other[0].kind and alike and not marked


def evident(couples: Iterable[Couple], others: Iterable[Couple], enough: int = ENOUGH) -> bool:
    """Whether some counterparts have in common what no other couple has, or are of another kind."""
    couples, others = list(couples), list(others)
    kinds = {couple[0].kind for couple in couples} - {couple[0].kind for couple in others}
    if kinds - TEXT:
        return True
    shared = {mark for one, other in couples for mark in _marks(one.text) & _marks(other.text)}
    for couple in others:
        for part in couple:
            shared -= _marks(part.text)
    return len(shared) >= enough


@cache
def _marks(text: str) -> frozenset[str]:
    return frozenset(mark.lower() for mark in MARK.findall(text))
