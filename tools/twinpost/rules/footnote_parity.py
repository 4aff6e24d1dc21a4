"""Footnotes that readers of one language have, and readers of the other do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.parity import alignment, footnotes
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Lone
from twinpost.parity.footnotes import Notes
from twinpost.rendering.footnotes import Mark, named, printed

# What translators explain to their readers.
OF_TRANSLATOR = re.compile(
    r"\s*[\[(（【]?\s*(?:訳注|译注|譯注|역주|옮긴이|translator['’]?s['’]? notes?\b|T\.?/?N\b)",
    re.IGNORECASE,
)


class Side(NamedTuple):
    """One document, with the names that its footnotes have in the other."""

    document: Document
    notes: Notes
    known: dict[str, str]


@rule(Post, severity="warning")
def footnote_parity(post: Post) -> Iterator[Finding]:
    """Every language of a post has the same footnotes at the same places."""
    for each in alignment.of_post(post):
        if "[^" in each.source.text or "[^" in each.translation.text:
            yield from _findings(each)


def _findings(pair: Alignment) -> tuple[Finding, ...]:
    known = footnotes.names(pair)
    turned = {name: own for own, name in known.items()}
    sides = (
        Side(pair.source, footnotes.of(pair.source), turned),
        Side(pair.translation, footnotes.of(pair.translation), known),
    )
    found = footnotes.comparison(pair)
    lone = [*found.lone[0]], [*found.lone[1]]
    return (
        *_of_one_side(lone[0], sides[0], sides[1]),
        *_of_one_side(lone[1], sides[1], sides[0]),
        *(_other(a, b, pair) for (a, b), _ in found.swapped),
        *(_other(a, b, pair) for a, b in found.replaced),
    )


def _of_one_side(lone: list[Lone[Mark]], here: Side, there: Side) -> Iterator[Finding]:
    """What the other language has not: a footnote, found once, or one of several marks of it."""
    seen = set()
    for one in lone:
        name = _own(one.item, here.document)
        other = here.known.get(name)
        if other is None:
            unread = any(mark.name == name for mark in printed(there.document))
            if name in here.notes.defined and not (name in seen or unread or _explains(name, here)):
                yield _missing(name, one, here, there)
            seen.add(name)
        # A footnote without a mark, or a mark without a footnote, is another rule's business.
        elif other in there.notes.defined and any(m.name == other for m in there.notes.marks):
            yield _unmarked(name, other, one, here, there)


def _explains(name: str, here: Side) -> bool:
    """Whether a footnote says that it is the translator's."""
    text = here.document.text
    return bool(OF_TRANSLATOR.match(text, named(here.notes.defined[name], here.document).end + 1))


def _missing(name: str, one: Lone[Mark], here: Side, there: Side) -> Finding:
    document, lang = here.document, there.document.lang
    return at(
        document,
        named(here.notes.defined[name], document),
        Text(
            f"the `{lang}` text has no footnote for `[^{name}]`",
            f"`{lang}` 글에는 `[^{name}]` 각주가 없습니다",
        ),
        help=Text(
            f"translate the footnote, and refer to it in the `{lang}` text",
            f"각주를 번역해 `{lang}` 글에도 달아 주세요",
        ),
        related=(Related(there.document.path, one.beside, _expected()),),
    )


def _unmarked(name: str, other: str, one: Lone[Mark], here: Side, there: Side) -> Finding:
    lang = there.document.lang
    return at(
        here.document,
        one.item.span,
        Text(
            f"the `{lang}` text does not refer to its footnote here",
            f"`{lang}` 글은 여기서 각주를 달지 않았습니다",
        ),
        help=Text(
            f"write `[^{other}]` there, too, or drop `[^{name}]` here",
            f"거기에도 `[^{other}]` 기호를 적거나 여기서 `[^{name}]` 기호를 빼 주세요",
        ),
        related=(Related(there.document.path, one.beside, _expected()),),
        severity="note",
    )


def _other(ours: Mark, theirs: Mark, pair: Alignment) -> Finding:
    """Two that have changed places, or one that stands for another."""
    name, there = _own(theirs, pair.translation), _own(ours, pair.source)
    lang = pair.source.lang
    return at(
        pair.translation,
        theirs.span,
        Text(
            f"this is footnote `[^{name}]`, and `[^{there}]` in the `{lang}` text",
            f"여기 각주는 `[^{name}]`, `{lang}` 글의 각주는 `[^{there}]`입니다",
        ),
        help=Text(
            f"refer to the footnote that says what `[^{there}]` says",
            f"`[^{there}]` 각주와 내용이 같은 각주를 달아 주세요",
        ),
        related=(
            Related(pair.source.path, ours.span, Text(f"in the `{lang}` text", f"`{lang}` 글")),
        ),
    )


def _own(mark: Mark, document: Document) -> str:
    """The name that a mark has in its own document."""
    return mark.span.of(document.text)[2:-1]


def _expected() -> Text:
    return Text("expected here", "있어야 할 곳")
