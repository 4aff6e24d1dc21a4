"""The HTML tags of a body, and which of them were never meant as HTML.

Markdown takes whatever looks like a tag for one: `List<String>` and `<your-name>` reach no reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinpost.markdown import Goldmark, Markdown, Node
from twinpost.model import Document
from twinpost.shortcode import Shortcode
from twinpost.span import Span

EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
LEAD = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*")  # what begins a block


def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Elements that the next one, or the end of their parent, closes.
OPTIONAL = _names(
    "p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rp rt rb rtc html head "
    "body"
)
ELEMENTS = (
    VOID
    | OPTIONAL
    | _names(
        "a abbr acronym address applet article aside audio b bdi bdo big blink blockquote button "
        "canvas center cite code data datalist del details dfn dialog dir div dl em fieldset "
        "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup i "
        "iframe ins kbd label legend main map mark marquee math menu meter nav nobr noscript "
        "object ol output picture portal pre progress q ruby s samp script search section select "
        "slot small span strike strong style sub summary sup svg table template textarea "
        "time title tt u ul var video xmp"
    )
)
# Attributes that need no value.
SWITCHES = _names(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download "
    "hidden inert itemscope loop multiple muted nomodule novalidate open playsinline readonly "
    "required reversed selected webkitallowfullscreen mozallowfullscreen nowrap noshade compact "
    "itemprop contenteditable draggable"
)
# What themes put around a post: a closing tag too many ends it.
CONTAINERS = frozenset(("div", "section", "article", "main"))
# What a browser opens again in the next paragraph, and so on.
FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
# What an opening tag begins is no HTML; whether it ends is not looked at.
RAW = frozenset(("script", "style", "textarea", "svg", "math", "xmp", "template", "noscript"))
FOREIGN = frozenset(("svg", "math"))  # with elements of their own
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"]*\"|'[^']*')*)>"
)
# What is shown or run as it is, and languages of their own.
OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?\?>|<(script|style|textarea|svg|math|xmp)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s"'=/]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of raw HTML; `block` when it stands in a block of HTML, not in running text."""

    name: str  # as it is written
    span: Span
    rest: str  # its attributes
    closing: bool
    block: bool

    @property
    def element(self) -> str:
        """Its name in small letters."""
        return self.name.lower()

    @property
    def is_alone(self) -> bool:
        """Whether it wants no closing tag."""
        return self.element in VOID or (self.element not in ELEMENTS and self.rest.endswith("/"))

    @property
    def ends_itself(self) -> bool:
        """Whether it ends with a slash, which HTML ignores."""
        return self.rest.endswith("/") and not self.closing and not self.is_alone

    @property
    def is_html(self) -> bool:
        """Whether an element of HTML looks like this, attributes included."""
        attributes = ATTRIBUTE.findall(self.rest)
        words = [name for name, _ in attributes if name.isalpha() and name.lower() not in SWITCHES]
        is_text = bool(words) and not any(value for _, value in attributes)
        return self.element in ELEMENTS and not is_text


def tags(document: Document) -> tuple[Tag, ...]:
    """The tags of a body in the order of the text."""
    if "<" not in document.text:
        return ()
    kept = document.memory.get("html tags")
    if not isinstance(kept, tuple):
        nodes = document.body.of_kind("inline_html", "html_block")
        kept = tuple(tag for node in nodes for tag in _tags(document.text, node))
        document.memory["html tags"] = kept
    return kept


def _tags(text: str, node: Node) -> Iterator[Tag]:
    block = node.kind == "html_block"
    source = node.span.of(text)
    if block or source.startswith(("<!", "<?")):
        source = OPAQUE.sub(_emptied, source)
    for m in TAG.finditer(source):
        span = Span(node.span.start + m.start(), node.span.start + m.end())
        yield Tag(m["name"], span, m["rest"].strip(), bool(m["end"]), block)


def _emptied(m: re.Match[str]) -> str:
    """The opening tag without what stands behind it."""
    tag = TAG.match(m[0])
    kept = tag[0] if tag else ""
    return kept.ljust(len(m[0]), "\0")


def lost(text: str, found: Sequence[Tag], *, unsafe: bool) -> Iterator[Tag]:
    """The opening tags, and closing ones of nothing, that are no HTML: readers never see them."""
    closed = {tag.name for tag in found if tag.closing}
    opened = {tag.name for tag in found if not tag.closing}
    foreign = ""
    for tag in found:
        if tag.element in FOREIGN and not tag.block:
            foreign = "" if tag.closing else tag.element
        elif foreign:
            continue
        elif tag.closing:
            if tag.element not in ELEMENTS and tag.name not in opened:
                yield tag
        elif not tag.is_html:
            custom = "-" in tag.name and ("=" in tag.rest or tag.name in closed)
            if not (unsafe and custom):
                yield tag
        elif _is_type(text, tag) and tag.name not in closed:
            yield tag


def _is_type(text: str, tag: Tag) -> bool:
    """Whether it is the parameter of a type, as in `Optional<Object>`."""
    before = text[tag.span.start - 1 : tag.span.start]
    is_word = before.isascii() and (before.isalnum() or before == "_")
    return is_word and tag.name[0].isupper() and not tag.rest and tag.element not in VOID


def enclosed(text: str, body: Markdown, goldmark: Goldmark) -> Iterator[tuple[Shortcode, Span]]:
    """What `{{% %}}` puts into a block of HTML: up to the first empty line it is no Markdown."""
    ends = dict(goldmark.block_shortcodes)
    for shortcode in body.shortcodes:
        if shortcode.angle or not shortcode.inner or shortcode.name not in ends:
            continue
        before = text[text.rfind("\n", 0, shortcode.span.start) + 1 : shortcode.span.start]
        inside = f"{ends[shortcode.name]}{shortcode.inner.of(text)}"
        empty = EMPTY_LINE.search(inside)
        length = (empty.start() if empty else len(inside)) - len(ends[shortcode.name])
        if not LEAD.fullmatch(before) or length <= 0:
            continue
        span = Span(shortcode.inner.start, shortcode.inner.start + length)
        if span.of(text).strip() and "{{" not in span.of(text):
            yield shortcode, span
