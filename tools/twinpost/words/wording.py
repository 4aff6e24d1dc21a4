"""The words of a document: whether it has some, and which of its own come nearest.

Blanks, markup, quotes, capitals and hyphens make no difference; a line that was broken elsewhere or
a phrase that was set in bold is still the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, partial
from unicodedata import normalize

from twinpost.model import Document
from twinpost.span import Span

NOISE = re.compile(r"[\s,*_~`\\\"'“”‘’「」『』«»<>\ufffc|‐‑‒–—―−-]+")
GAP = re.compile(
    r"\.{3,}|…|\[[^\]]*\]|\{[^}]*\}|\ufffc+|\s(?:[/→|]|->)\s"
)  # where a quote leaves something out
EDGES = " \t\n.,;:!?。，、()[]…·"
WORD = re.compile(r"\S+")
NUMBERS = re.compile(r"\d+(?:(?:,|\{,\})\d{3})*(?:\.\d+)?")
HANGUL = re.compile(r"[가-힣]")
NEAR = 0.75  # a ratio below this is chance; there are fewer headings, so one may differ more
NEAR_HEADING = 0.6
SAID = ("caption", "alt", "title")  # of shortcodes
BEST = 12  # texts, and then parts of them, that are worth a closer look


@dataclass(frozen=True, slots=True)
class Near:
    """Words of a document that are nearly the wanted ones."""

    words: str
    span: Span
    ratio: float


@dataclass(frozen=True)
class Said:
    """A text of the document; `span` says where a part of it stands."""

    words: str
    span: Callable[[int, int], Span]

    @cached_property
    def pairs(self) -> set[str]:
        """The pairs of letters in it."""
        return _pairs(squeezed(self.words))


@dataclass(frozen=True)
class Wording:
    """What a document says, for looking things up."""

    document: Document

    @staticmethod
    def of(document: Document) -> Wording:
        """The wording of a document; made once."""
        made = document.memory.setdefault("wording", Wording(document))
        assert isinstance(made, Wording)
        return made

    def has(self, words: str) -> bool:
        """Whether the document says it; what a quote leaves out may be anything."""
        pieces = [p for p in (squeezed(piece.strip(EDGES)) for piece in GAP.split(words)) if p]
        return all(piece in self._letters for piece in pieces) or self._has_stem(words)

    def has_code(self, name: str) -> bool:
        """Whether it stands in the document exactly so."""
        return name.strip() in self.document.text

    def has_number(self, digits: str) -> bool:
        """Whether a number stands anywhere in the document, however it is written."""
        return _value(digits) in self._numbers

    def has_section(self, name: str) -> bool:
        """Whether a heading, the title, or what stands in bold like one has these words."""
        wanted = squeezed(name.strip(EDGES))
        return any(wanted in squeezed(one) for one, _ in self._names)

    def nearest(self, words: str) -> Near | None:
        """The words of the prose that are most like these."""
        return _most_like(words, self._windows(words))

    def nearest_section(self, name: str) -> Near | None:
        """The heading that is most like this."""
        headings = [(text, span) for text, span in self._names if span.end > span.start]
        return _most_like(name, iter(headings), NEAR_HEADING)

    def nearest_code(self, name: str) -> Near | None:
        """The code in the text that is most like this."""
        codes = [(n.text, n.span) for n in self.document.body.of_kind("code")]
        return _most_like(name, iter(codes))

    def _has_stem(self, words: str) -> bool:
        """Korean is quoted with another ending: 줄어든다 for 줄어듭니다."""
        stem, _, last = words.strip(EDGES).rpartition(" ")
        whole = stem.count(" ") and HANGUL.match(last)
        return bool(whole and squeezed(stem + last[0]) in self._letters)

    @cached_property
    def _letters(self) -> str:
        leaves = [leaf.plain for leaf in self.document.body.leaves]
        return squeezed(" ".join([self.document.text, *leaves]))

    @cached_property
    def _numbers(self) -> frozenset[float]:
        return frozenset(_value(m[0]) for m in NUMBERS.finditer(self.document.text))

    @cached_property
    def _names(self) -> tuple[tuple[str, Span], ...]:
        title = str(self.document.value("title") or "")
        nodes = self.document.body.of_kind("heading", "strong")
        return ((title, Span(0, 0)), *((n.plain, n.span) for n in nodes))

    def _windows(self, words: str) -> Iterator[tuple[str, Span]]:
        """Every run of as many words, give or take one, of the likeliest texts."""
        count, pairs = len(words.split()), _pairs(squeezed(words))
        ranked = sorted(self._texts, key=lambda one: -len(pairs & one.pairs))
        for text in ranked[:BEST]:
            marks = [m.span() for m in WORD.finditer(text.words)]
            for size in {max(count - 1, 1), count, count + 1}:
                for (start, _), (_, end) in zip(marks, marks[size - 1 :], strict=False):
                    yield text.words[start:end], text.span(start, end)

    @cached_property
    def _texts(self) -> list[Said]:
        """The prose, and what shortcodes say."""
        written = self.document.text
        found = [Said(prose.text, prose.span) for prose in self.document.prose]
        for shortcode in self.document.body.shortcodes:
            for name in SAID:
                value = shortcode.named.get(name, "")
                at = written.find(value, *shortcode.span) if value else -1
                if at >= 0:
                    found.append(Said(value, partial(_moved, at)))
        return found


def _moved(by: int, start: int, end: int) -> Span:
    return Span(by + start, by + end)


def squeezed(text: str) -> str:
    """A text as a row of letters and signs."""
    return NOISE.sub("", normalize("NFC", text)).casefold()


def _value(digits: str) -> float:
    return float(re.sub(r"[,{}]", "", digits))


def _most_like(
    words: str, candidates: Iterator[tuple[str, Span]], least: float = NEAR
) -> Near | None:
    """The nearest candidate: first by the pairs of letters that they share, then in earnest."""
    wanted = squeezed(words)
    pairs = _pairs(wanted)
    likely = sorted(
        ((len(pairs & _pairs(squeezed(text))), text, span) for text, span in candidates),
        key=lambda one: (-one[0], one[2]),
    )[:BEST]
    near = [
        Near(text, span, SequenceMatcher(None, wanted, squeezed(text), autojunk=False).ratio())
        for _, text, span in likely
        if squeezed(text) not in wanted  # less of the same is no other
    ]
    best = max(near, key=lambda one: one.ratio, default=None)
    return best if best and best.ratio >= least else None


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
