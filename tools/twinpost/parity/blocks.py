"""The blocks of a document as a translator sees them: the units that are put side by side.

Each paragraph of a list item is one, a table is one, fenced code is one. What a translator keeps as
it is, such as names, numbers, links and code, is what a block and its counterpart have in common.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from twinpost.markdown import COMMENT, Node
from twinpost.model import Document
from twinpost.parity import code, quantities, targets
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span

Kind = Literal[
    "heading",
    "paragraph",
    "item",
    "quote",
    "definition",
    "code",
    "table",
    "image",
    "math",
    "shortcode",
    "html",
    "footnote",
]
UNITS: dict[str, Kind] = {
    "heading": "heading",
    "code_block": "code",
    "table": "table",
    "html_block": "html",
    "footnote_definition": "footnote",
}
# What the paragraphs in a block are.
INSIDE: dict[str, Kind] = {
    "list": "item",
    "block_quote": "quote",
    "definition_list": "definition",
}
NOWHERE = (0, 0)
TEXT: frozenset[Kind] = frozenset({"paragraph", "item", "quote", "definition"})

WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d]*")
TITLE = re.compile(r"(?:title|caption|alt)\s*=|[^\x00-\x7f]")  # of code: it is translated
FORMULA = re.compile(
    r"\$\$(.+?)\$\$|\\\[(.+?)\\\]|\\\((.+?)\\\)|\$(?=\S)([^$\n]*?)(?<=\S)\$(?!\d)", re.DOTALL
)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One unit of the text, with what it shares with its counterpart in any language."""

    node: Node
    kind: Kind
    span: Span
    level: int  # of a heading; otherwise 0
    section: int  # how many headings of the outline stand before it, itself included
    prose: tuple[Prose, ...]  # of a table, its cells
    anchors: Mapping[str, float]  # what is the same in every language, and how much it weighs
    words: frozenset[str]  # in Latin letters, lower-cased
    width: int  # of what readers see: a Hangul syllable is as wide as two letters
    place: tuple[int, int]  # of a list item: its number in the list, and how many that has

    @property
    def text(self) -> str:
        """What readers see of its prose."""
        return "\n".join(prose.text for prose in self.prose)


def of(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, in the order of the text."""
    key = "parity blocks"
    if key not in document.memory:
        document.memory[key] = tuple(_Reader(document).blocks())
    return cast("tuple[Block, ...]", document.memory[key])


class _Ahead(NamedTuple):
    """A node that is still to be read; `text` is the kind of the paragraphs in it."""

    node: Node
    text: Kind
    place: tuple[int, int] = NOWHERE
    is_outer: bool = False


class _Reader:
    """Reads the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.prose = document.prose
        self.starts = [prose.node.span.start for prose in document.prose]
        self.section = 0

    def blocks(self) -> Iterator[Block]:
        """The units, in the order of the text, however deep they lie."""
        ahead = [
            _Ahead(node, "paragraph", is_outer=True) for node in reversed(self.document.blocks)
        ]
        while ahead:
            node, text, place, is_outer = ahead.pop()
            if node.kind == "heading" and is_outer:
                self.section += 1
            if kind := self._kind(node, text):
                yield self._block(node, kind, place)
            elif node.kind not in UNITS:
                inside, count = INSIDE.get(node.kind, text), len(node.children)
                first = [place, *[NOWHERE] * (count - 1)]
                places = [(n, count) for n in range(count)] if node.kind == "list" else first
                below = zip(node.children, places, strict=False)
                ahead += [_Ahead(child, inside, own) for child, own in below][::-1]

    def _kind(self, node: Node, text: Kind) -> Kind | None:
        """The kind of a unit; None for what holds units, and for comments."""
        if node.kind in ("paragraph", "definition_list_title"):
            return self._paragraph(node, text)
        if node.kind == "html_block" and not COMMENT.sub("", node.text).strip():
            return None
        return UNITS.get(node.kind)

    def _paragraph(self, node: Node, text: Kind) -> Kind:
        """A paragraph that is nothing but a picture, a formula or a shortcode is named so."""
        (prose,) = self._prose(node) or (None,)
        if prose is None or re.search(rf"[^\s{HIDDEN}.,]", prose.text):
            return text
        if any(child.kind == "image" for child in node.walk()):
            return "image"
        if any(node.span.holds(s.span.start) for s in self.document.body.shortcodes):
            return "shortcode"
        return "math" if FORMULA.search(node.span.of(self.document.text)) else text

    def _prose(self, node: Node) -> tuple[Prose, ...]:
        start = bisect_left(self.starts, node.span.start)
        if node.kind not in ("table", "footnote_definition"):
            return self.prose[start : start + 1]
        return self.prose[start : bisect_left(self.starts, node.span.end)]

    def _block(self, node: Node, kind: Kind, place: tuple[int, int]) -> Block:
        prose = () if kind in ("code", "html") else self._prose(node)
        shown = "\n".join(one.text for one in prose)
        codes = " ".join(
            child.text for child in node.walk() if child.kind in ("code", "code_block")
        )
        words = frozenset(m[0].lower() for m in WORD.finditer(f"{shown} {codes}") if len(m[0]) > 1)
        return Block(
            node,
            kind,
            node.span,
            node.level if kind == "heading" else 0,
            self.section,
            prose,
            dict(self._anchors(node, kind, shown)),
            words,
            _width(f"{shown}{codes}" or node.text),
            place,
        )

    def _anchors(self, node: Node, kind: Kind, shown: str) -> Iterator[tuple[str, float]]:
        text = self.document.text
        if kind == "code":
            language, *info = node.title.split() or [""]
            yield f"language {language}", 0.5
            if info and not TITLE.search(node.title):
                yield f"info {' '.join(info)}", 1.5
            yield from ((f"line {line}", 1) for line in code.lines(node))
            yield f"text {node.text.strip()}", 3  # where nothing in it is to be translated
            return
        if kind == "heading" and (name := node.target or _slug(shown)):
            yield f"id {name}", 3
        for child in node.walk():
            if child.kind == "image":
                yield f"image {targets.image(child.target)}", 4
            elif child.kind == "link" and "{{" not in child.span.of(text):
                yield f"link {targets.link(child.target)}", 3
            elif child.kind == "code":
                # Not all of it is code: what programs say is translated.
                yield f"code {child.text}", 2 if child.text.isascii() else 0.5
            elif child.kind == "footnote_reference":
                yield "footnote", 1  # whichever: their names are compared by a rule
        for shortcode in self.document.body.shortcodes:
            if node.span.holds(shortcode.span.start):
                yield f"shortcode {shortcode.name}", 3
                if shortcode.name in ("ref", "relref"):
                    path = shortcode.named.get("path") or next(iter(shortcode.positional), "")
                    yield f"link {targets.link(path)}", 3
                if source := shortcode.named.get("src"):
                    yield f"image {targets.image(source)}", 4
        if kind == "html":
            yield from (
                (f"tag {tag.lower()}", 1) for tag in re.findall(r"<([a-zA-Z]\w*)", node.text)
            )
        for formula in FORMULA.findall(node.span.of(text)) if "$" in text or "\\" in text else ():
            yield f"math {''.join(''.join(formula).split())}", 2
        if kind in TEXT:
            yield from _signs(node, shown)
        yield from _numbers(shown, self.document.lang)


def _signs(node: Node, shown: str) -> Iterator[tuple[str, float]]:
    """Marks of a text that most translators keep."""
    if node.children and node.children[0].kind == "strong":
        yield "begins bold", 1
    last = shown.rstrip()[-1:]
    if last in ":?!：？！":
        yield f"ends {unicodedata.normalize('NFKC', last)}", 1


def _numbers(shown: str, language: str) -> Iterator[tuple[str, float]]:
    """The numbers by their value; small ones in words are idiom as often as not."""
    for quantity in quantities.quantities(shown, language):
        for number in quantity.numbers:
            if quantity.kind == "figure" or number > 2:
                weight = 1.5 if quantity.kind == "figure" else 0.8
                yield f"number {number}", weight / len(quantity.numbers)


def _slug(heading: str) -> str:
    """The id that a heading in Latin letters gets: a translation often keeps it by `{#id}`."""
    return re.sub(r"[^a-z\d-]", "", "-".join(heading.lower().split())) if heading.isascii() else ""


def _width(shown: str) -> int:
    return sum(2 if "\u1100" <= c <= "\uffdc" else c not in (HIDDEN, " ") for c in shown)
