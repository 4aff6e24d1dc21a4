"""What goldmark does not read, as letters of the same length in bytes: shortcodes and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twinpost.node import LEAVES, Node
from twinpost.shortcode import Shortcode
from twinpost.span import Span


def shortcodes(text: str, part: Span, inside: Iterable[Shortcode]) -> str:
    """The part with its shortcodes as words, of the same length in bytes.

    Where `{{% %}}` encloses text, only the tags are masked: its inside belongs to the text around.
    """
    pieces, at = [], part.start
    for span in sorted(span for s in inside for span in ((s.span,) if s.angle else s.tags)):
        if span.start >= at:  # otherwise it lies inside the one before
            pieces += [text[at : span.start], _letters(span.of(text))]
            at = span.end
    return "".join(pieces) + text[at : part.end]


def _letters(text: str) -> str:
    """A letter of the same number of bytes in place of each character."""
    if text.isascii():
        return "x" * len(text)
    return "".join(
        "x" if c < "\x80" else "é" if c < "\u0800" else "가" if c < "\U00010000" else "𝐱"
        for c in text
    )


def passthrough(
    masked: str, blocks: list[Node], shift: int, pairs: tuple[tuple[str, str], ...]
) -> str:
    """The masked text with what stands between passthrough delimiters (math) as letters too.

    The delimiters stay: whether `**` beside one opens or closes depends on them.
    """
    pieces, at = [], 0
    for leaf in (n for b in blocks for n in b.walk() if n.kind in LEAVES):
        for m in _opaque(pairs).finditer(masked, leaf.span.start - shift, leaf.span.end - shift):
            if m.lastgroup and m.lastgroup.startswith("inner"):
                start, end = m.span(m.lastgroup)
                lines = masked[start:end].split("\n")
                pieces += [masked[at:start], "\n".join(map(_letters, lines))]
                at = end
    return "".join(pieces) + masked[at:]


@cache
def _opaque(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """What goldmark takes out of a block before it looks for emphasis; what opens first, wins.

    The groups `inner0`, `inner1` ... are what passthrough delimiters enclose.
    """
    wanted = []
    for i, (opener, closer) in enumerate(pairs):
        a, b = re.escape(opener), re.escape(closer)
        # Without a closer, the opener is text; with nothing between the two, its first character.
        wanted.append(rf"(?={a}{b}).|{a}(?P<inner{i}>.*?){b}|{a}")
    openers = "|".join(re.escape(opener) for opener, _ in pairs)
    escape = rf"\\\\(?:{openers})|\\."
    code = r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|`+"
    html = r"""<!--.*?-->|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>"""
    return re.compile("|".join([*wanted, escape, code, html]), re.DOTALL)
