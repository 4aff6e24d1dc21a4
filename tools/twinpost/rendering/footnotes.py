"""Footnotes as goldmark pairs them: by exactly the same name, capitals included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.span import Span

PRINTED = re.compile(r"\[\^(?P<name>[^\s\[\]^]+)\](?!\()")
# `[^0-9]+` and `[^a-z]` are patterns and no footnotes.
QUANTIFIED = re.compile(r"[+?]|\*(?!\*)|\{\d")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a text refers to a footnote, or means to."""

    name: str
    span: Span


def definitions(document: Document) -> list[Node]:
    """The definitions of a document, in the order of the text."""
    return [*document.body.of_kind("footnote_definition")]


def references(document: Document) -> Iterator[Mark]:
    """What the parse takes for references; goldmark minds capitals, and it does not."""
    for node in document.body.of_kind("footnote_reference"):
        yield Mark(node.span.of(document.text)[2:-1], node.span)


def printed(document: Document) -> Iterator[Mark]:
    """What looks like a reference and is text."""
    if "[^" not in document.text:
        return
    text = document.text
    for prose in document.prose:
        for m in PRINTED.finditer(prose.text):
            span = prose.span(*m.span())
            escaped = text[span.start - 1 : span.start] == "\\" or span.of(text) != m[0]
            if not escaped and not QUANTIFIED.match(text, span.end):
                yield Mark(m["name"], span)


def unread(document: Document) -> list[Node]:
    """The definitions that Hugo leaves out: nothing refers to them, or an earlier one is used."""
    used = {mark.name for mark in (*references(document), *printed(document))}
    seen: set[str] = set()
    found = []
    for definition in definitions(document):
        name = named(definition, document).of(document.text)[2:-1]
        if name in seen or name not in used:
            found.append(definition)
        seen.add(name)
    return found


def region(document: Document, offset: int) -> Span:
    """The part of the document that is rendered on its own: the body, or a shortcode's inside."""
    inside = [
        shortcode.inner
        for shortcode in document.body.shortcodes
        if shortcode.inner
        and shortcode.angle
        and shortcode.name in document.goldmark.markdown_shortcodes
        and shortcode.inner.holds(offset)
    ]
    return max(inside, default=Span(0, len(document.text)))


def named(definition: Node, document: Document) -> Span:
    """The name of a definition with its brackets: `[^1]`."""
    start = definition.span.start
    return Span(start, document.text.index("]", start) + 1)
