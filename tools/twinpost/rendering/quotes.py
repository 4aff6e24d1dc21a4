"""Straight quotes, and what the typographer of goldmark makes of them.

It turns a quote by the characters beside it: one that a particle follows is taken for the middle of
a word and stays straight, or, behind punctuation, opens once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twinpost.delimiters import flanks
from twinpost.prose import Prose
from twinpost.rendering.emphasis import escaped
from twinpost.span import Span

CURLED = {'"': "“”", "'": "‘’"}
QUOTE = re.compile("[\"']")
# Letters of languages that put particles right behind a quote.
PARTICLE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7ff]")


class Quote(NamedTuple):
    """A straight quote that a reader does not see as the writer meant it."""

    span: Span
    shown: str  # `"`, `“` or `‘`
    opening: Quote | None = None  # the one that it closes on


def turned(text: str, prose: Prose) -> Iterator[Quote]:
    """The quotes of a block that close before a particle, and do not look so."""
    opened: dict[str, Quote] = {}
    for found in QUOTE.finditer(prose.text):
        at, quote = prose.places[found.start()], found[0]
        if text[at] != quote or escaped(text, at):
            continue
        before, after = _around(text, prose, at)
        opens, closes = flanks(quote, before, after)
        shown = quote if opens == closes else CURLED[quote][closes]
        if quote not in opened or before.isspace():
            if opens and not before.isalnum():
                opened[quote] = Quote(Span(at, at + 1), shown)
        elif quote == '"' or not (opens and closes and after.isascii()):  # else an apostrophe
            opening = opened.pop(quote)
            apostrophe = quote == "'" and before.isalnum()
            if opens and PARTICLE.match(after) and not apostrophe:
                yield Quote(Span(at, at + 1), shown, opening)


def _around(text: str, prose: Prose, at: int) -> tuple[str, str]:
    """The characters beside a quote; a blank where the block begins or ends."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    first, last = prose.node.span
    return before if at > first else " ", after if at + 1 < last else " "
