"""The links of a document, however they are written, and where in the text their target stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twinpost.markdown import ATTRIBUTE, Node
from twinpost.model import Document
from twinpost.shortcode import Shortcode
from twinpost.span import Span

A = re.compile(r"<a\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
BEFORE_TARGET = re.compile(r"\]\(\s*<?")
Written = Literal["markdown", "html", "ref"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is what it names, without the escapes and entities of the text, and ""
    where a shortcode names it, which is a link of its own if it is a `ref`."""

    span: Span
    target: str
    place: Span | None  # of the target; None where an edit of it is not sure
    written: Written
    text: str = ""  # that readers see; "" if it is not known
    language: str = ""  # that a `ref` asks for


def of(document: Document) -> tuple[Link, ...]:
    """The links of a document, automatic ones included."""
    kept = document.memory.get("links")
    if not isinstance(kept, tuple):
        kept = document.memory["links"] = tuple(_links(document))
    found: tuple[Link, ...] = kept
    return found


def _links(document: Document) -> Iterator[Link]:
    text = document.text
    for node in document.body.of_kind("link", "html_block", "inline_html"):
        if node.kind == "link":
            known = "{{" not in node.span.of(text)
            target, place = (node.target, _place(text, node)) if known else ("", None)
            yield Link(node.span, target, place, "markdown", node.plain)
        elif document.goldmark.unsafe:
            yield from _html(text, node.span)
    for shortcode in document.body.shortcodes:
        if shortcode.name in ("ref", "relref"):
            yield from _ref(text, shortcode)


def _place(text: str, link: Node) -> Span | None:
    """Where an inline link names its target; a link by reference names it elsewhere."""
    after = link.children[-1].span.end if link.children else link.span.start + 1
    before = BEFORE_TARGET.match(text, after, link.span.end)
    return _found(text, link.target, before.end(), link.span) if before else None


def _html(text: str, span: Span) -> Iterator[Link]:
    for tag in A.finditer(text, span.start, span.end):
        for attribute in ATTRIBUTE.finditer(tag[0]):
            if attribute[1].lower() == "href":
                target = attribute[2] or attribute[3] or attribute[4] or ""
                whole = Span(*tag.span())
                place = _found(text, target, tag.start() + attribute.end(1), whole)
                if "{{" not in target and "&" not in target:
                    yield Link(whole, target, place, "html")


def _ref(text: str, shortcode: Shortcode) -> Iterator[Link]:
    target = shortcode.named.get("path") or next(iter(shortcode.positional), "")
    if target:
        opening = shortcode.tags[0]
        after = opening.start + 3 + text[opening.start + 3 :].index(shortcode.name)
        place = _found(text, target, after + len(shortcode.name), opening)
        language = shortcode.named.get("lang", "").lower()
        yield Link(opening, target, place, "ref", language=language)


def _found(text: str, target: str, start: int, within: Span) -> Span | None:
    at = text.find(target, start, within.end) if target else -1
    if at < 0 or text[start:at].strip("\"'`= \t\n<") not in ("", "path"):
        return None
    return Span(at, at + len(target))
