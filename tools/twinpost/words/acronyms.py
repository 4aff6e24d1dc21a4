"""Acronyms that a text itself introduces: `Feed-Forward Network(FFN)`, `FFN(Feed-Forward Network)`.

No list of acronyms: an introduction is one when the words beside the parenthesis begin with its
letters. That leaves out `GPU(graphics card)`, `Seoul (KR)` and all else that only explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

ACRONYM = r"[A-Z][A-Za-z]*[A-Z][A-Z\d]*s?"
BEHIND = re.compile(rf"\(({ACRONYM})(?=[),])")
BEFORE = re.compile(
    rf"(?<![A-Za-z\d_-])({ACRONYM}) ?\(([A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z][A-Za-z'’]*)*)(?=[),])"
)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
NO_WORD = re.compile(r"[^A-Za-z'’ -]")
LONGEST = 120  # characters of an expansion
SEPARATOR = re.compile(r"[\s'’-]|s\b")
SMALL = frozenset(
    {"of", "the", "and", "for", "to", "in", "on", "a", "an", "with", "by", "or", "is"}
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where an acronym is introduced, and what it stands for."""

    acronym: str
    expansion: str
    span: Span  # of the expansion
    start: int  # of all of it, in the document
    fold: str  # what spellings of one expansion share


def introductions(document: Document) -> tuple[Introduction, ...]:
    """The introductions of a document, in the order of the text."""
    if "introductions" not in document.memory:
        near = [prose for prose in document.prose if "(" in prose.text]
        found = (each for prose in near for each in _found(prose))
        document.memory["introductions"] = tuple(sorted(found, key=lambda each: each.start))
    return cast("tuple[Introduction, ...]", document.memory["introductions"])


def fold(words: str) -> str:
    """What spellings of one expansion share: capitals, hyphens and plurals tell none apart."""
    return SEPARATOR.sub("", words.lower())


def _found(prose: Prose) -> Iterator[Introduction]:
    text = prose.text
    for m in BEHIND.finditer(text):
        acronym = _singular(m[1])
        words = NO_WORD.split(text[max(m.start() - LONGEST, 0) : m.start()])[-1].rstrip()
        if (start := _start(words, acronym)) >= 0:
            end = len(text[: m.start()].rstrip())
            span = prose.span(end - len(words) + start, end)
            yield _introduction(acronym, words[start:], span, span.start)
    for m in BEFORE.finditer(text):
        acronym = _singular(m[1])
        if _start(m[2], acronym) == 0:
            start = prose.span(*m.span(1)).start
            yield _introduction(acronym, m[2], prose.span(*m.span(2)), start)


def _introduction(acronym: str, expansion: str, span: Span, start: int) -> Introduction:
    return Introduction(acronym, expansion, span, start, fold(expansion))


def _singular(acronym: str) -> str:
    return acronym.removesuffix("s") if acronym[:-1].isupper() else acronym


@lru_cache(maxsize=4096)
def _start(words: str, acronym: str) -> int:
    """Where the words begin that the acronym abbreviates, as few as will do; -1 if none do."""
    letters = acronym.lower()
    parts = list(WORD.finditer(words))
    for i in range(len(parts) - 2, max(len(parts) - 2 * len(letters) - 2, -1), -1):
        if parts[i][0][0].lower() == letters[0] and _abbreviate([p[0] for p in parts[i:]], letters):
            return parts[i].start()
    return -1


def _abbreviate(words: Sequence[str], letters: str) -> bool:
    """Whether the letters are initials of the words, or capitals in them: `HyperText` is `HT`.

    Small words may go without; of others, one.
    """
    initials = "".join(
        word[0] if word[1:].islower() else word[0] + "".join(filter(str.isupper, word[1:]))
        for word in words
    )
    at = 0
    for letter in initials.lower():
        at += at < len(letters) and letter == letters[at]
    spare = sum(word.lower() not in SMALL for word in words) - len(letters)
    return at == len(letters) and spare <= 1
