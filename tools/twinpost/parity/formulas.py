"""The formulas of a pair, and which of them differ.

Blanks, the kind of delimiters and words in a formula differ from author to author and from language
to language: `$d_{모델}$` stands for `\\(d_{model}\\)`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twinpost.model import Document
from twinpost.parity import footnotes, localised, tables
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import FORMULA, Block
from twinpost.span import Span

OPAQUE = frozenset({"code", "inline_html", "image"})
WORDS = re.compile(
    r"\\(?:text(?:rm|bf|it|sf|tt|normal)?|mbox|hbox|mathrm|mathsf|operatorname)\*?\s*\{[^{}]*\}"
)
SPACING = re.compile(r"\\(?:[,;:! ]|quad|qquad|left|right|displaystyle|limits)(?![a-zA-Z])|[\s~]")
FRACTION = re.compile(r"\\[dt]frac(?![a-zA-Z])")
LONE_BRACES = re.compile(r"\{(\w)\}")
TOKEN = re.compile(rf"\\[a-zA-Z]+|{localised.LETTER}+|\d+(?:\.\d+)?|.")
LIKE = 0.5  # so alike are two formulas of which one was made from the other
SHORT = 3  # signs; what is so short is a name that a text may repeat or not


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it is written, and what must be the same in every language."""

    document: Document
    span: Span
    key: str

    @property
    def written(self) -> str:
        """The formula with its delimiters, white space folded."""
        return " ".join(self.span.of(self.document.text).split())


@dataclass(frozen=True, slots=True)
class Difference:
    """Two formulas that should be one, or one that the other document has not."""

    here: Formula
    there: Formula | None
    beside: Span  # the counterpart of the block


def differences(aligned: Alignment) -> Iterator[Difference]:
    """The formulas that differ, pair of blocks by pair of blocks."""
    if not any(sign in aligned.source.text for sign in ("$", "\\(", "\\[")):
        return
    for pair in (*aligned.pairs, *footnotes.pairs(aligned)):
        if pair.source[0].kind in ("code", "html") or tables.are_unequal(pair):
            continue
        ours = _formulas(aligned.source, pair.source)
        theirs = _formulas(aligned.translation, pair.translation)
        if ours or theirs:
            yield from _between(aligned, pair, ours, theirs)


def _between(
    aligned: Alignment, pair: Pair, ours: Sequence[Formula], theirs: Sequence[Formula]
) -> Iterator[Difference]:
    left, right = _without(ours, theirs), _without(theirs, ours)
    for translated in [*right]:
        near = max(left, key=lambda one: _likeness(one, translated), default=None)
        if near and (_likeness(near, translated) >= LIKE or len(left) == len(right) == 1):
            left.remove(near)
            right.remove(translated)
            if not _differ_in_words(near, translated):
                beside = Span(pair.source[0].span.start, pair.source[-1].span.end)
                yield Difference(translated, near, beside)
    for lone, others, document, blocks in (
        (left, theirs, aligned.translation, pair.translation),
        (right, ours, aligned.source, pair.source),
    ):
        for one in lone:
            if not _is_there(one, others, document, blocks):
                yield Difference(one, None, Span(blocks[0].span.start, blocks[-1].span.end))


def _without(formulas: Sequence[Formula], others: Sequence[Formula]) -> list[Formula]:
    """The formulas that the other side has not, or not as often."""
    spare = Counter(one.key for one in others)
    left = []
    for one in formulas:
        spare[one.key] -= 1
        if spare[one.key] < 0:
            left.append(one)
    return left


def _is_there(
    lone: Formula, others: Sequence[Formula], document: Document, blocks: Sequence[Block]
) -> bool:
    """Whether the other side says it in another way: once only, as a word, as part of another."""
    if len(TOKEN.findall(lone.key)) <= SHORT or any(lone.key in one.key for one in others):
        return True
    written = "".join(block.span.of(document.text) for block in blocks)
    return lone.key in "".join(written.split())


def _likeness(one: Formula, other: Formula) -> float:
    a, b = TOKEN.findall(one.key), TOKEN.findall(other.key)
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _differ_in_words(one: Formula, other: Formula) -> bool:
    """Whether they differ in letters of other scripts only, and in what stands for these."""
    a, b = TOKEN.findall(one.key), TOKEN.findall(other.key)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return all(
        localised.has_letters("".join(a[i:j] + b[k:m]))
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
    )


def _formulas(document: Document, blocks: Sequence[Block]) -> list[Formula]:
    return [formula for block in blocks for formula in _in_block(document, block)]


def _in_block(document: Document, block: Block) -> Iterator[Formula]:
    text, span = document.text, block.span
    if not any(text.find(sign, *span) >= 0 for sign in ("$", "\\(", "\\[")):
        return
    opaque = [node.span for node in block.node.walk() if node.kind in OPAQUE]
    opaque += [tag for s in document.body.shortcodes for tag in s.tags]
    for found in FORMULA.finditer(_blanked(text, span, opaque)):
        content = next(filter(None, found.groups()), "")
        start = span.start + found.start()
        escaped = text[start - 1 : start] == "\\" and text[start] == "$"
        if not escaped and not _is_money(found[0], content):
            yield Formula(document, Span(start, start + len(found[0])), _key(content))


def _blanked(text: str, span: Span, opaque: Sequence[Span]) -> str:
    """A block without its code: blanks, where that stands."""
    shown = span.of(text)
    for one in opaque:
        start, end = max(one.start - span.start, 0), min(one.end - span.start, len(shown))
        if start < end:
            shown = shown[:start] + " " * (end - start) + shown[end:]
    return shown


def _is_money(written: str, content: str) -> bool:
    """Whether a pair of dollar signs is none: a text stands between two prices."""
    if written.startswith(("$$", "\\")):
        return False
    bare = WORDS.sub("", content)
    return bool(re.search(rf"{localised.LETTER}\s+\S|[A-Za-z]{{2,}} [A-Za-z]{{2,}}", bare)) and (
        "\\" not in bare and "_" not in bare
    )


def _key(content: str) -> str:
    """A formula without what is a matter of taste, or of language."""
    key = WORDS.sub(_words, content)
    key = key.replace("\\_", "_").replace("\\*", "*").replace("\\\\,", "")
    key = FRACTION.sub(r"\\frac", SPACING.sub("", key))
    return LONE_BRACES.sub(r"\1", key).rstrip(".,")


def _words(found: re.Match[str]) -> str:
    """Words as such, and names only if they are in another script."""
    command, _, inside = found[0].partition("{")
    if command.startswith(("\\text", "\\mbox", "\\hbox")) or localised.has_letters(inside):
        return "\\text"
    return found[0]
