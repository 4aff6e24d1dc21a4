"""Bare URLs, and which of them goldmark makes links of.

It looks for one at the beginning of a line, behind a blank or a bracket, and where another inline
has just ended; never between square brackets. It knows no letters but ASCII's: Hangul ends a URL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twinpost.node import Node
from twinpost.span import Span

DOMAIN = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
PATH = r"[-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{}\[\]`]*"
URL = re.compile(
    rf"(?:https?|ftp)://{DOMAIN}(?::\d+)?(?:[/#?]{PATH})?|www\.{DOMAIN}(?:[/#?]{PATH})?"
)
ENTITY = re.compile(r"&[a-zA-Z0-9]+;\Z")
PUNCTUATION = "?!.,:*_~"
BEFORE = frozenset("(*_~")
BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
OPAQUE = frozenset({"code", "inline_html", "link", "image"})


class Url(NamedTuple):
    """What looks like a URL, as long as its link would be; `linked` if it is one."""

    span: Span
    linked: bool


def urls(leaf: Node, text: str, shift: int = 0, *, typographer: bool) -> Iterator[Url]:
    """The bare URLs of a paragraph or the like; `text` begins at the offset `shift`.

    The typographer makes inlines of quotes, dashes and dots.
    """
    start, end = leaf.span.start - shift, leaf.span.end - shift
    opaque = [Span(s.start - shift, s.end - shift) for s in _opaque(leaf)]
    at = unlinked = start
    while found := URL.search(text, at, end):
        inside = next((s for s in opaque if s.holds(found.start())), None)
        if inside:
            at = inside.end
            continue
        span = Span(found.start(), found.start() + len(_trimmed(found[0])))
        linked = not _in_brackets(text, start, span.start, opaque) and (
            _is_linked(text, start, span, opaque)
            or (typographer and _is_turned(text, start, span.start))
        )
        # What begins amid a URL that is no link can still be one.
        at = span.end if linked else span.start + 3
        if linked or span.start >= unlinked:
            unlinked = unlinked if linked else span.end
            yield Url(Span(span.start + shift, span.end + shift), linked)


def _opaque(node: Node) -> Iterator[Span]:
    """Where no bare URL can stand."""
    for child in node.children:
        if child.kind in OPAQUE:
            yield child.span
        elif child.children:
            yield from _opaque(child)


def _trimmed(url: str) -> str:
    """The URL without what goldmark takes for punctuation of the sentence."""
    url = url.rstrip(PUNCTUATION)
    if url.endswith(")"):
        unopened = url.count(")") - url.count("(")
        url = url[:-unopened] if unopened > 0 else url
    elif url.endswith(";"):
        url = ENTITY.sub("", url)
    return url


def _is_linked(text: str, start: int, url: Span, opaque: list[Span]) -> bool:
    before = text[url.start - 1 : url.start] if url.start > start else " "
    if before in " \t\n\r\f\v" or any(span.end == url.start for span in opaque):
        return True
    if before in BEFORE:
        return not _is_escaped(text, start, url.start - 1)
    line = text[max(text.rfind("\n", 0, url.start) + 1, start) : url.start]
    return not line.strip(" \t>")  # the `>` of a quote


def _is_turned(text: str, start: int, at: int) -> bool:
    """Whether the typographer makes an inline of what stands before a URL."""
    before = text[start:at]
    if before.endswith(("...", "--")):
        return True
    if not before.endswith(("'", '"')) or _is_escaped(text, start, at - 1):
        return False
    return before[-1] == "'" or not before[-2:-1].isalnum()


def _is_escaped(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _in_brackets(text: str, start: int, end: int, opaque: list[Span]) -> bool:
    """Whether a `[` is open at `end`."""
    depth = 0
    for found in BRACKETS.finditer(text, start, end):
        if not any(span.holds(found.start()) for span in opaque):
            depth += {"[": 1, "]": -1}.get(found[0], 0)
            depth = max(depth, 0)
    return depth > 0
