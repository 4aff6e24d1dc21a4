"""Code in running text, and which of it differs between two languages.

What is compared are names that can be looked up or typed: `batch_size`, `--flag`, `conf/app.yaml`,
`run()`. Words in code are translated as often as not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.parity import footnotes, localised, tables
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import Block
from twinpost.span import Span
from twinpost.words import identifiers

IDENTIFIER = re.compile(
    r"(?=\S*[A-Za-z])(?:"
    r"[A-Za-z\d$@]*_[\w.$]*(?:\(\))?"  # snake_case, ENV_VARS, __init__
    r"|[A-Za-z]*[a-z\d][A-Z]\w*(?:\(\))?"  # camelCase
    r"|-{1,2}[A-Za-z][\w-]*(?:=\S+)?"  # flags
    r"|[\w$@-]+(?:\.[\w$-]+)+(?:\(\))?"  # dotted names, files, versions
    r"|\w+\(\)"
    r"|[~.]?/?[\w.@-]+(?:/[\w.@-]*)+"  # paths
    r"|/[\w.@-]+"
    r")"
)
LIKE = 0.75  # so alike are a name and its misspelling
TELLING = re.compile(r"[\d_/.=()-]|[a-z][A-Z]")  # no mere word


@dataclass(frozen=True, slots=True)
class Code:
    """A code span, and its text without what the languages may differ in."""

    document: Document
    span: Span
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two code spans that should be one, or one that the other document has not there."""

    here: Code
    there: Code | None
    beside: Span


def differences(aligned: Alignment) -> Iterator[Difference]:
    """The code that differs, pair of blocks by pair of blocks."""
    if "`" not in aligned.source.text or "`" not in aligned.translation.text:
        return
    for pair in (*aligned.pairs, *footnotes.pairs(aligned)):
        if pair.source[0].kind in ("code", "html") or tables.are_unequal(pair):
            continue
        ours, theirs = (
            _codes(aligned, aligned.source, pair.source),
            _codes(aligned, aligned.translation, pair.translation),
        )
        if [one.key for one in ours] != [one.key for one in theirs]:
            yield from _between(aligned, pair, ours, theirs)


def _between(
    aligned: Alignment, pair: Pair, ours: Sequence[Code], theirs: Sequence[Code]
) -> Iterator[Difference]:
    left, right = _without(ours, theirs), _without(theirs, ours)
    for one, other in [(one, other) for one in left for other in right]:
        if one in left and other in right and _is_reported(one, other, aligned):
            left.remove(one)
            right.remove(other)
    places = [
        Span(blocks[0].span.start, blocks[-1].span.end)
        for blocks in (pair.source, pair.translation)
    ]
    in_place = len(ours) == len(theirs) and len(left) == len(right) == 1
    for one, other in _couples(left, right, in_place=in_place):
        left.remove(one)
        right.remove(other)
        if not localised.same(one.key, other.key):
            yield Difference(other, one, places[0])
    for lone, document, blocks, place in (
        (left, aligned.translation, pair.translation, places[1]),
        (right, aligned.source, pair.source, places[0]),
    ):
        for one in lone:
            if (
                IDENTIFIER.fullmatch(one.text)
                and one.key.strip("•/.")
                and not _is_in_section(one, document, blocks[0])
            ):
                yield Difference(one, None, place)


def _couples(
    left: Sequence[Code], right: Sequence[Code], *, in_place: bool
) -> list[tuple[Code, Code]]:
    """What was meant to be the same; `in_place`: the only ones that differ."""
    found: list[tuple[Code, Code]] = []
    for other in right:
        free = [one for one in left if all(one is not taken for taken, _ in found)]
        near = max(free, key=lambda one: _likeness(one, other), default=None)
        sure = in_place and near and any(TELLING.search(each.text) for each in (near, other))
        if near and _likeness(near, other) >= (LIKE / 2 if sure else LIKE):
            found.append((near, other))
    return found


def _without(codes: Sequence[Code], others: Sequence[Code]) -> list[Code]:
    """The code that the other side has nowhere; repeating a name is a matter of style."""
    known = {one.key for one in others}
    left, seen = [], Counter[str]()
    for one in codes:
        seen[one.key] += 1
        if one.key not in known and seen[one.key] == 1:
            left.append(one)
    return left


def _likeness(one: Code, other: Code) -> float:
    """From 0 to 1; 0 where neither can be a misspelling of the other."""
    if localised.same(one.key, other.key):
        return 1.0
    if localised.has_letters(one.key) or localised.has_letters(other.key):
        return 0.0
    return SequenceMatcher(None, one.key, other.key, autojunk=False).ratio()


def _is_reported(one: Code, other: Code, aligned: Alignment) -> bool:
    """Whether `term-consistency` says so."""
    there, here = (identifiers.identifiers(d) for d in (aligned.source, aligned.translation))
    name = other.text
    return name in here and name not in there and identifiers.meant(name, there, here) == one.text


def _is_in_section(lone: Code, document: Document, block: Block) -> bool:
    """Whether the name stands in the same section of the other document, in code or in words."""
    headings = document.headings
    start = headings[block.section - 1].span.start if block.section else 0
    end = headings[block.section].span.start if block.section < len(headings) else None
    return lone.text.removesuffix("()") in document.text[start:end]


def _codes(aligned: Alignment, document: Document, blocks: Sequence[Block]) -> list[Code]:
    languages = aligned.source.lang, aligned.translation.lang
    return [
        Code(document, node.span, text, _key(localised.without_keys(text, *languages)))
        for block in blocks
        if document.text.find("`", *block.span) >= 0
        for node in _spans(block.node)
        if (text := " ".join(node.text.split()))
    ]


def _key(text: str) -> str:
    """`.then()`, `then()` and `then` are one name; so are `A (b)` and `A(b)`."""
    bare = text.replace(" (", "(").lstrip(".").removesuffix("()")
    return bare if IDENTIFIER.fullmatch(text) else bare.lower()


def _spans(node: Node) -> Iterator[Node]:
    return (child for child in node.walk() if child.kind == "code")
