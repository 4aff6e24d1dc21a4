"""The code blocks of a pair that stand for one another, with the place of each line.

Besides fenced and indented code, what a shortcode such as `highlight` encloses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twinpost.model import Document
from twinpost.parity import code
from twinpost.parity.alignment import Alignment
from twinpost.parity.blocks import Block
from twinpost.parity.code import Code
from twinpost.shortcode import Shortcode
from twinpost.span import Span

SHORTCODES = frozenset({"highlight", "code", "codeblock"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of code in its document, without its comment if that stands at its end.

    `whole` unless a comment stands before some of it.
    """

    span: Span
    bare: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A block of code, and the line of the document in which it begins."""

    document: Document
    block: Block
    code: Code
    first: int

    def line(self, number: int) -> Line:
        """A line of the code, counted from 0."""
        written, plain = self.code.written[number].strip(), self.code.plain[number].strip()
        whole = written.startswith(plain)
        shown = plain if whole and plain else written
        lines, at = self.document.lines, min(self.first + number, len(self.document.lines.starts))
        start = lines.starts[at - 1] + max(lines.line(at).find(shown), 0)
        return Line(Span(start, start + len(shown)), self.code.bare[number], whole)

    @property
    def opening(self) -> Span:
        """Its first line, with the name of the language."""
        lines = self.document.lines
        start = self.block.span.start
        number = lines.position(start).line
        return Span(start, max(lines.starts[number - 1] + len(lines.line(number).rstrip()), start))


def pairs(aligned: Alignment) -> Iterator[tuple[Listing, Listing]]:
    """The code blocks of both documents that are counterparts."""
    for pair in aligned.pairs:
        if len(pair.source) == len(pair.translation) == 1:
            one, other = pair.source[0], pair.translation[0]
            if one.kind not in ("code", "shortcode") or _are_equal(one, other):
                continue
            listings = (_of(aligned.source, one), _of(aligned.translation, other))
            if listings[0] and listings[1]:
                yield listings[0], listings[1]


def _are_equal(one: Block, other: Block) -> bool:
    """Whether they are, letter for letter: then there is nothing to compare."""
    texts = [(block.node.title, block.node.text) for block in (one, other)]
    return one.kind == other.kind == "code" and texts[0] == texts[1]


def _of(document: Document, block: Block) -> Listing | None:
    if block.kind == "code":
        node = block.node
        begin = document.lines.position(node.span.start).line + node.level  # 1 with a fence
        return Listing(document, block, code.of(node.text, code.language(node.title)), begin)
    for shortcode in document.body.shortcodes:
        if (
            shortcode.inner
            and shortcode.name in SHORTCODES
            and block.span.holds(shortcode.span.start)
        ):
            return _in_shortcode(document, block, shortcode, shortcode.inner)
    return None


def _in_shortcode(document: Document, block: Block, shortcode: Shortcode, inner: Span) -> Listing:
    name = (*shortcode.positional, shortcode.named.get("lang", ""))[0]
    text = code.of(inner.of(document.text), name.lower())
    return Listing(document, block, text, document.lines.position(inner.start).line)
