"""What a defect can be done to: the parts of a document, in the order of the text.

A part is a top-level block or an item of a top-level list. It knows nothing of twinpost.parity:
what is measured must not be its own yardstick.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twinpost.markdown import COMMENT, Node
from twinpost.model import Document
from twinpost.span import Span

NAMES = {
    "block_quote": "quote",
    "code_block": "code",
    "html_block": "html",
    "footnote_definition": "footnote",
    "definition_list": "definition",
}
BREAKS = ("soft_break", "hard_break")


@dataclass(frozen=True, slots=True)
class Part:
    """One part; of an edited one, the text is not known before it is parsed: it is ""."""

    number: int
    kind: str
    node: Node
    span: Span
    text: str
    unit: int  # the number of its top-level block: the items of a list share it
    section: int  # how many headings stand before it, itself included


def outline(document: Document) -> tuple[Part, ...]:
    """The parts of a document."""
    return tuple(
        Part(number, _kind(node, document), node, span, text, unit, section)
        for number, (node, span, text, unit, section) in enumerate(_nodes(document))
    )


def same(expected: tuple[Part, ...], found: tuple[Part, ...]) -> bool:
    """Whether an edit made what was meant, and left alone what it was not about."""
    return len(expected) == len(found) and all(
        one.kind == other.kind and one.text in ("", other.text)
        for one, other in zip(expected, found, strict=True)
    )


def without(parts: Sequence[Part], gone: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that are left."""
    numbers = {part.number for part in gone}
    return tuple(part for part in parts if part.number not in numbers)


def unknown(parts: Sequence[Part], *hurt: Part) -> tuple[Part, ...]:
    """The parts, those that are edited without their text."""
    numbers = {part.number for part in hurt}
    return tuple(replace(p, text="") if p.number in numbers else p for p in parts)


def _nodes(document: Document) -> Iterator[tuple[Node, Span, str, int, int]]:
    """The node of each part, its span and text, and the numbers of its block and its section."""
    section, end, unit = 0, 0, 0
    for node in document.blocks:
        inside = node.span.start < end  # of a shortcode, which is one part
        if inside or node.kind == "rule" or _is_comment(node):
            continue
        end = node.span.end
        unit += 1
        section += node.kind == "heading"
        for each in node.children if node.kind == "list" else (node,):
            text = each.span.of(document.text).rstrip()
            span = Span(each.span.start, each.span.start + len(text))
            yield each, span, text, unit, section


def _is_comment(node: Node) -> bool:
    return node.kind == "html_block" and not COMMENT.sub("", node.text).strip()


def _kind(node: Node, document: Document) -> str:
    if node.kind != "paragraph":
        return NAMES.get(node.kind, node.kind)
    if all(child.kind in ("image", *BREAKS) for child in node.children):
        return "image"
    text = node.span.of(document.text).strip()
    if any(s.span.of(document.text) == text for s in document.body.shortcodes):
        return "shortcode"
    formula = any(
        text.startswith(opener) and text.find(closer, len(opener)) == len(text) - len(closer)
        for opener, closer in document.goldmark.passthrough
    )
    return "math" if formula else "paragraph"
