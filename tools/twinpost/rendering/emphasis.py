"""Where `**` was to make text bold, and prints its asterisks instead.

The parse says which asterisks survive. What the author meant by them is a guess: markers come in
pairs, and bold text neither begins nor ends with a blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinpost.markdown import LEAVES, Goldmark, Markdown, Node
from twinpost.rendering.html_tags import enclosed
from twinpost.span import Span

# Tags and comments of raw HTML, and the elements that show their text as it is.
UNREAD = re.compile(
    r"<!--.*?-->"
    r"|<(code|kbd|pre|samp|script|style|template|textarea)\b.*?(?:</\1\s*>|\Z)"
    r"|<[a-z/!?][^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """Two or more asterisks in a row; `printed` are those of them that a reader sees."""

    span: Span
    printed: Span

    @property
    def survives(self) -> bool:
        """Whether a reader sees `**`."""
        return self.printed.end - self.printed.start >= 2


@dataclass(frozen=True, slots=True)
class Bold:
    """What was to be bold and is not; without `closing`, a marker that has no partner."""

    leaf: Node
    opening: Marker
    closing: Marker | None = None

    @property
    def span(self) -> Span:
        """All of it, its markers included."""
        if self.closing is None:
            return self.opening.printed
        return Span(self.opening.span.start, self.closing.span.end)


def broken(text: str, body: Markdown, goldmark: Goldmark) -> Iterator[Bold]:
    """What in a body was to be bold and prints its asterisks."""
    if "**" not in text:
        return
    unknown = {o for s in body.shortcodes if not s.angle for t in s.tags for o in (t.start, t.end)}
    blocks = (
        [span for _, span in enclosed(text, body, goldmark)] if goldmark.block_shortcodes else []
    )
    raw = [Node("shortcode", span) for span in blocks if goldmark.unsafe]
    for leaf in (*_rendered(body, goldmark), *_enclosed(body, goldmark), *raw):
        if leaf.kind != "shortcode" and any(span.holds(leaf.span.start) for span in blocks):
            continue  # the parse takes it for Markdown
        for bold in broken_in(text, leaf):
            markers = [marker.span for marker in (bold.opening, bold.closing) if marker]
            # What a `{{% x %}}` turns into may let the marker beside it work.
            if not any(span.start in unknown or span.end in unknown for span in markers):
                yield bold


def broken_in(text: str, leaf: Node) -> Iterator[Bold]:
    """The same in one paragraph, heading, table cell or block of HTML."""
    for bold in meant(text, leaf):
        if bold.opening.survives or (bold.closing and bold.closing.survives):
            yield bold


def meant(text: str, leaf: Node) -> Iterator[Bold]:
    """What was to be bold where at least one marker survives; some of it may well be bold."""
    if "**" not in leaf.span.of(text):
        return
    html = leaf.kind in ("html_block", "shortcode")
    if not html and not any("*" in node.text for node in leaf.walk()):
        return  # all asterisks are markup
    for markers in _html_markers(text, leaf) if html else _regions(text, leaf):
        if any(marker.survives for marker in markers):
            for opening, closing in _pairs(text, markers):
                yield Bold(leaf, opening, closing)


def opens(before: str, after: str) -> bool:
    """Whether `**` between two characters can open bold; a blank is "", a word may be longer."""
    return bool(after) and (not _is_mark(after) or not before or _is_mark(before))


def closes(before: str, after: str) -> bool:
    """Whether `**` between two characters can close bold."""
    return opens(after, before)


def _is_mark(char: str) -> bool:
    return len(char) == 1 and unicodedata.category(char)[0] in "PS"


def _rendered(body: Markdown, goldmark: Goldmark) -> Iterator[Node]:
    """What Hugo renders: no footnote that nothing refers to, raw HTML only if the site wants it."""
    referred = {node.target for node in body.of_kind("footnote_reference")}
    waiting = list(reversed(body.blocks))
    while waiting:
        node = waiting.pop()
        if node.kind in LEAVES or (node.kind == "html_block" and goldmark.unsafe):
            yield node
        elif node.kind != "footnote_definition" or node.target in referred:
            waiting.extend(reversed(node.children))


def _enclosed(body: Markdown, goldmark: Goldmark) -> Iterator[Node]:
    """What shortcodes print as they enclose it, without those inside."""
    plain = [
        s for s in body.shortcodes if s.inner and s.angle and s.name in goldmark.plain_shortcodes
    ]
    for shortcode in plain:
        assert shortcode.inner
        others = [s for s in body.shortcodes if s.inner and s.inner.start <= shortcode.span.start]
        around = [s for s in others if shortcode.within(s.inner or s.span)]
        if any(s.name not in goldmark.plain_shortcodes for s in around):
            continue  # nobody knows what those make of it
        at = shortcode.inner.start
        inside = [s.span for s in body.shortcodes if s.within(shortcode.inner)]
        for span in (*sorted(inside), Span(shortcode.inner.end, shortcode.inner.end)):
            if at < span.start:
                yield Node("shortcode", Span(at, span.start))
            at = max(at, span.end)


def _html_markers(text: str, block: Node) -> Iterator[list[Marker]]:
    """The markers between two tags each of a block of raw HTML, where Markdown means nothing."""
    html = UNREAD.sub(lambda m: "\0" * len(m[0]), block.span.of(text))
    for part in re.finditer(r"[^\0]+", html):
        shift = block.span.start + part.start()
        runs = (m.span() for m in re.finditer(r"\*{2,}", part[0]))
        spans = [Span(start + shift, end + shift) for start, end in runs]
        yield [Marker(span, span) for span in spans]


def _regions(text: str, node: Node) -> Iterator[list[Marker]]:
    """The markers of the node and of each link in it: no emphasis crosses the border of a link.

    An alternative text is not printed, and an autolink is a URL.
    """
    yield list(_markers(text, node))
    for child in _outside_images(node):
        if child.kind == "link" and text[child.span.start] == "[":
            yield list(_markers(text, child))


def _outside_images(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind != "image":
            yield child
            yield from _outside_images(child)


def _own(node: Node) -> Iterator[Node]:
    """What lies below a node, without what its links and images hold."""
    for child in node.children:
        if child.kind not in ("link", "image"):
            yield child
            yield from _own(child)


def _markers(text: str, region: Node) -> Iterator[Marker]:
    """The markers of a region, in the order of the text."""
    printed: dict[int, bool] = {}
    for node in _own(region):
        printed |= _asterisks(text, node)
    run: list[int] = []
    for at in [*sorted(printed), -1]:
        if run and at != run[-1] + 1:
            if len(run) > 1:
                yield _marker(run, [i for i in run if printed[i]])
            run = []
        run.append(at)


def _marker(run: Sequence[int], printed: Sequence[int]) -> Marker:
    span = Span(run[0], run[-1] + 1)
    return Marker(span, Span(printed[0], printed[-1] + 1) if printed else Span(run[0], run[0]))


def _asterisks(text: str, node: Node) -> dict[int, bool]:
    """Where asterisks stand that can be emphasis, and whether they are printed."""
    start, end = node.span.start, node.span.end
    if node.kind == "text" and "*" in node.text and len(node.text) == end - start:
        stars = (start + i for i, c in enumerate(node.text) if c == "*")
        return {at: True for at in stars if not escaped(text, at)}
    if node.kind in ("strong", "emphasis") and text[start] == "*":
        width = 2 if node.kind == "strong" else 1
        return dict.fromkeys((*range(start, start + width), *range(end - width, end)), False)
    return {}


def escaped(text: str, at: int) -> bool:
    """Whether a backslash takes the meaning of the character at an offset."""
    before = text[max(at - 99, 0) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _pairs(text: str, markers: Sequence[Marker]) -> Iterator[tuple[Marker, Marker | None]]:
    """The markers with the partners that the author gave them."""
    in_turn = list(zip(markers[::2], markers[1::2], strict=False))
    if len(markers) % 2 == 0 and all(_plausible(text, *pair) for pair in in_turn):
        yield from in_turn
        return
    waiting: Marker | None = None
    for marker in markers:
        if waiting and marker.survives and _padding(text, waiting, marker) in (0, 2):
            yield waiting, marker
            waiting = None
            continue
        if waiting:
            yield waiting, None
        waiting = marker if marker.survives else None
    if waiting:
        yield waiting, None


def _plausible(text: str, opening: Marker, closing: Marker) -> bool:
    """Whether two markers, one after the other, can be meant as a pair."""
    survive = opening.survives and closing.survives
    return survive or _padding(text, opening, closing) == 0


def _padding(text: str, opening: Marker, closing: Marker) -> int:
    """On how many sides the text between two markers begins or ends with a blank."""
    content = text[opening.span.end : closing.span.start]
    return content[:1].isspace() + content[-1:].isspace()
