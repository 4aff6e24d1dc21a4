"""The body of a document as goldmark sees it: one parse, from which every rule reads.

pyromark predicts goldmark, and counts in UTF-8 bytes: all offsets here are code points of the
document again. Shortcodes are replaced by letters of the same length first, as Hugo does itself;
what stands inside a paired one is Markdown of its own if its template renders it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import Any, Literal

from twinpost import masks
from twinpost.delimiters import struck
from twinpost.node import INLINE as INLINE  # rules read these: they import them from here
from twinpost.node import LEAVES as LEAVES
from twinpost.node import Node as Node
from twinpost.shortcode import Shortcode, shortcodes
from twinpost.span import Span

ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
IMG = re.compile(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
MORE = "<!--more-->"
# pyromark needs no blank after the colon of a definition, goldmark does.
DEFINITION = re.compile(r"\n[ \t>]*:\s")
# What ends a heading with braces, and is no list of attributes: pyromark drops it all the same.
NAME = r"[a-zA-Z_:][\w:.-]*"
VALUE = rf"""(?:"(?:[^"\\\n]|\\.)*"|[-+]?\d[\d.eE+-]*|\[[^\]\n]*\]|{NAME})"""
ATTRIBUTES = rf"(?:(?:[#.](?:[^\W_]|[_:.-])+|{NAME}={VALUE})[ \t]*,?[ \t]*)*"
NO_ATTRIBUTES = re.compile(
    rf"(?:(?<!\\)\{{(?![ \t]*{ATTRIBUTES}\}})|(?<=\\)\{{)(?=[^{{}}\n]*\}}[ \t]*\r?$)", re.MULTILINE
)
LONE_RETURN = re.compile(r"\r(?!\n)")
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Symbols since Unicode 16, which Hugo's Go knows and pyromark takes for letters.
NEW_SYMBOL = re.compile(
    "[\u1b4e\u1b4f\u1b7f\u20c1\u2427-\u2429\u2b96\u31e4\u31e5\U0001cc00-\U0001ced0\U0001f6d8"
    "\U0001f777-\U0001f77a\U0001f8b2-\U0001f8d8\U0001fa54-\U0001fa57\U0001fa89-\U0001fa8f\U0001fabe"
    "\U0001fac6\U0001fac8\U0001facd\U0001fadc\U0001fadf\U0001fae9\U0001faea\U0001faef\U0001fbfa]"
)


# Who makes HTML of a link or an image: goldmark alone, as it is written; the template inside Hugo
# that looks for the page or file that is meant; or a template of the site or its theme.
Hook = Literal["none", "embedded", "own"]
JoinedLines = Literal["", "simple", "css3draft"]


@dataclass(frozen=True, slots=True)
class Goldmark:
    """The settings of `markup.goldmark` that change what a text means; the defaults are Hugo's."""

    strikethrough: bool = True
    single_tilde: bool = True  # one tilde strikes out; `extras.delete` wants two
    tables: bool = True
    task_lists: bool = True
    footnotes: bool = True
    definition_lists: bool = True
    heading_attributes: bool = True
    block_attributes: bool = False
    typographer: bool = True
    linkify: bool = True
    unsafe: bool = False
    escaped_space: bool = False  # extensions.cjk.escapedSpace: `\ ` renders as nothing
    joined_lines: JoinedLines = ""  # extensions.cjk.eastAsianLineBreaks
    passthrough: tuple[tuple[str, str], ...] = ()  # pairs of delimiters, block and inline
    markdown_shortcodes: frozenset[str] = frozenset({"details"})  # render what they enclose
    plain_shortcodes: frozenset[str] = frozenset()  # print what they enclose as it is
    # Those that open a block of HTML, and the line end that follows it, if any does.
    block_shortcodes: frozenset[tuple[str, str]] = frozenset()
    link_hook: Hook = "none"
    image_hook: Hook = "none"
    heading_ids: str = "github"  # parser.autoIDType; "" when headings get none, or unknown ones


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the body, however it is written; `alt` is None when nothing gives one."""

    span: Span
    target: str
    alt: str | None
    written: str  # "markdown", "html" or "shortcode"


@dataclass(frozen=True)
class Markdown:
    """The parsed body: its top-level blocks in the order of the text, and its shortcodes."""

    blocks: tuple[Node, ...] = ()
    shortcodes: tuple[Shortcode, ...] = ()

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, in the order of the text."""
        return tuple(node for block in self.blocks for node in block.walk())

    def of_kind(self, *kinds: str) -> tuple[Node, ...]:
        """The nodes of these kinds, in the order of the text."""
        if len(kinds) > 1:
            return tuple(
                sorted(
                    (node for kind in kinds for node in self._by_kind.get(kind, ())),
                    key=lambda n: n.span,
                )
            )
        return tuple(self._by_kind.get(kinds[0], ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[Node]]:
        by_kind: dict[str, list[Node]] = {}
        for node in self.nodes:
            by_kind.setdefault(node.kind, []).append(node)
        return by_kind

    @cached_property
    def every_block(self) -> tuple[Node, ...]:
        """The blocks of all depths, in the order of the text: far fewer nodes than all."""
        found: list[Node] = []
        ahead = list(self.blocks[::-1])
        while ahead:
            node = ahead.pop()
            found.append(node)
            if node.kind not in LEAVES:
                ahead += node.children[::-1]
        return tuple(found)

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The blocks that hold text: paragraphs, headings, table cells and the like."""
        return tuple(node for node in self.every_block if node.kind in LEAVES)


def parse(text: str, start: int, goldmark: Goldmark) -> Markdown:
    """Parse `text` from the offset `start` on."""
    found = shortcodes(text, start)
    blocks = _blocks(_divided(text, start), Span(start, len(text)), found, goldmark)
    for shortcode in found:
        if shortcode.inner and shortcode.angle and shortcode.name in goldmark.markdown_shortcodes:
            blocks += _blocks(text, shortcode.inner, found, goldmark)
    return Markdown(tuple(sorted(blocks, key=lambda node: node.span)), found)


def images(text: str, markdown: Markdown, goldmark: Goldmark) -> Iterator[Image]:
    """The pictures of the body; HTML ones only where the site lets HTML through."""
    for node in markdown.of_kind("image", "html_block", "inline_html"):
        if node.kind == "image":
            yield Image(node.span, node.target, node.plain, "markdown")
        elif goldmark.unsafe:
            yield from _html_images(text, node.span)
    for shortcode in markdown.shortcodes:
        if shortcode.name in ("figure", "img", "image") and (src := shortcode.named.get("src")):
            alt = shortcode.named.get("alt") or shortcode.named.get("caption")
            yield Image(shortcode.span, src, alt, "shortcode")


def comments(text: str, markdown: Markdown) -> Iterator[tuple[Span, str]]:
    """The HTML comments of the body, with what they say."""
    for node in markdown.of_kind("html_block", "inline_html"):
        for m in COMMENT.finditer(text, node.span.start, node.span.end):
            yield Span(*m.span()), m[1].strip()


def _html_images(text: str, span: Span) -> Iterator[Image]:
    for tag in IMG.finditer(text, span.start, span.end):
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in ATTRIBUTE.finditer(tag[0])}
        if src := attributes.get("src"):
            yield Image(Span(*tag.span()), src, attributes.get("alt"), "html")


def _divided(text: str, start: int) -> str:
    """The text with its first `<!--more-->` as blank lines: there Hugo cuts, wherever it stands."""
    return text[:start] + text[start:].replace(MORE, "\n" * len(MORE), 1)


def _blocks(text: str, part: Span, found: tuple[Shortcode, ...], goldmark: Goldmark) -> list[Node]:
    """The blocks of one part of the text: the body, or what a shortcode encloses."""
    masked = masks.shortcodes(text, part, [s for s in found if s.within(part)])
    blocks = _events(masked, part.start, goldmark)
    if any(opener in masked for opener, _ in goldmark.passthrough):
        without = masks.passthrough(masked, blocks, part.start, goldmark.passthrough)
        blocks = blocks if without == masked else _events(without, part.start, goldmark)
    return blocks


def _options(text: str, goldmark: Goldmark) -> Any:
    from pyromark import Options

    definitions = goldmark.definition_lists and DEFINITION.search(text)
    wanted = (
        (goldmark.tables, Options.ENABLE_TABLES),
        (goldmark.task_lists, Options.ENABLE_TASKLISTS),
        (goldmark.footnotes, Options.ENABLE_FOOTNOTES),
        (definitions, Options.ENABLE_DEFINITION_LIST),
        (goldmark.heading_attributes, Options.ENABLE_HEADING_ATTRIBUTES),
    )
    options = Options(0)
    for on, option in wanted:
        if on:
            options |= option
    return options


def _events(masked: str, shift: int, goldmark: Goldmark) -> list[Node]:
    """The block tree of `masked`, its offsets moved by `shift`."""
    import pyromark

    clean = _clean(masked)
    events: list[Any] = list(pyromark.events_with_range(clean, options=_options(clean, goldmark)))
    chars = _characters(clean, events, shift)
    root: list[Node] = []
    open_ones: list[tuple[Node, list[Node]]] = []
    siblings, changed = root, clean != masked
    value: Any
    for event, where in events:
        name, value = next(iter(event.items())) if type(event) is dict else (event, None)
        if name == "End":
            node, above = open_ones.pop()
            above.append(_ended(node, siblings, clean, shift))
            siblings = above
            continue
        span = Span(chars[where["start"]], chars[where["end"]])
        if name == "Start":
            open_ones.append((_started(value, span), siblings))
            siblings = []
        elif name == "Text":
            if changed and len(value) == span.end - span.start:
                value = masked[span.start - shift : span.end - shift]
            siblings.append(Node("text", span, (), 0, "", "", value))
        else:
            siblings.append(_single(name, value, span, clean, shift))
    return _struck(root, clean, shift, goldmark) if "~" in clean else root


def _struck(nodes: Iterable[Node], text: str, shift: int, goldmark: Goldmark) -> list[Node]:
    """The blocks with what is struck out."""
    if not goldmark.strikethrough:
        return list(nodes)
    out = []
    for node in nodes:
        start, end = node.span
        if text.find("~", start - shift, end - shift) < 0 or not node.children:
            out.append(node)
        elif node.kind in LEAVES:
            single, typographer = goldmark.single_tilde, goldmark.typographer
            out.append(struck(node, text, shift, single=single, typographer=typographer))
        else:
            inside = _struck(node.children, text, shift, goldmark)
            out.append(node._replace(children=tuple(inside)))
    return out


def _clean(text: str) -> str:
    """The text as goldmark reads it, each character in its place.

    A `\\r` of its own ends no line; a byte that is not UTF-8 is shown as U+FFFD.
    """
    if "\r" in text:
        text = LONE_RETURN.sub("\f", text)
    if "}" in text:
        text = NO_ATTRIBUTES.sub("(", text)
    if text.isascii():
        return text
    text = NEW_SYMBOL.sub(lambda m: "€" if m[0] < "\U00010000" else "😀", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = LONE_SURROGATE.sub("\ufffd", text)
    return text


def _characters(text: str, events: Any, shift: int) -> Any:
    """From byte offsets to offsets in code points, moved by `shift`, for those that are used."""
    if text.isascii():
        return range(shift, shift + len(text) + 1)
    data = text.encode()
    used = {where["start"] for _, where in events} | {where["end"] for _, where in events}
    chars, at, n = {}, 0, shift
    for offset in sorted(used):
        n += len(data[at:offset].decode())
        chars[offset] = n
        at = offset
    return chars


@cache
def _snake(name: str) -> str:
    """`CodeBlock` as `code_block`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def _started(tag: Any, span: Span) -> Node:
    if type(tag) is str:
        return Node(_snake(tag), span)
    name, value = next(iter(tag.items()))
    kind = _snake(name)
    if name == "Heading":
        return Node(kind, span, level=int(value["level"][1]), target=value["id"] or "")
    if name in ("Link", "Image"):
        return Node(kind, span, target=value["dest_url"], title=value["title"])
    if name == "CodeBlock" and type(value) is dict:  # otherwise indented
        return Node(kind, span, level=1, title=value["Fenced"])
    if name == "FootnoteDefinition":
        return Node(kind, span, target=value)
    return Node(kind, span)


def _single(name: str, value: Any, span: Span, text: str, shift: int) -> Node:
    kind = _snake(name)
    if kind == "footnote_reference":
        return Node(kind, span, target=value)
    if kind == "rule":
        return _ended(Node(kind, span), [], text, shift)
    return Node(kind, span, text=value if type(value) is str else "")


def _ended(node: Node, children: list[Node], text: str, shift: int) -> Node:
    """The node with what it holds; blocks end before their line break, code and HTML have text."""
    kind, span = node.kind, node.span
    start, end = span
    while end > start and text[end - shift - 1] in "\r\n":
        end -= 1
    if end != span.end:
        span = Span(start, end)
    written = ""
    if kind in ("code_block", "html_block"):
        written, children = "".join(child.text for child in children), []
    elif kind not in INLINE and kind not in LEAVES:
        children = _in_paragraphs(children, text, shift)
    return Node(
        kind, Span(start, end), tuple(children), node.level, node.target, node.title, written
    )


def _in_paragraphs(children: list[Node], text: str, shift: int) -> list[Node]:
    """The children of a block, bare inlines (of tight lists) wrapped in paragraphs of their own."""
    if not any(child.kind in INLINE for child in children):
        return children
    out: list[Node] = []
    for inline, run in groupby(children, key=lambda child: child.kind in INLINE):
        nodes = list(run)
        out += [_paragraph(nodes, text, shift)] if inline else nodes
    return out


def _paragraph(inlines: list[Node], text: str, shift: int) -> Node:
    start = inlines[0].span.start
    if text[start - shift - 1 : start - shift] == "\\":
        start -= 1  # it escapes the first character, and belongs to no node
    return Node("paragraph", Span(start, inlines[-1].span.end), tuple(inlines))
