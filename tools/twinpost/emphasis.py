"""Where `**` was to make text bold, and prints its asterisks instead.

The parse says which asterisks survive. What the author meant by them is a guess: markers come in
pairs, and bold text neither begins nor ends with a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinpost.markdown import LEAVES, Markdown, Node
from twinpost.span import Span


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


def broken(text: str, body: Markdown) -> Iterator[Bold]:
    """What in a body was to be bold and prints its asterisks."""
    if "**" not in text:
        return
    unknown = {o for s in body.shortcodes if not s.angle for t in s.tags for o in (t.start, t.end)}
    for leaf in _rendered(body):
        for bold in broken_in(text, leaf):
            markers = [marker.span for marker in (bold.opening, bold.closing) if marker]
            # What a `{{% x %}}` turns into may let the marker beside it work.
            if not any(span.start in unknown or span.end in unknown for span in markers):
                yield bold


def broken_in(text: str, leaf: Node) -> Iterator[Bold]:
    """The same in one paragraph, heading or table cell."""
    if "**" not in leaf.span.of(text):
        return
    for region in _regions(text, leaf):
        markers = list(_markers(text, region))
        if any(marker.survives for marker in markers):
            for opening, closing in _meant(text, markers):
                yield Bold(leaf, opening, closing)


def _rendered(body: Markdown) -> Iterator[Node]:
    """The leaves that Hugo renders: a footnote that nothing refers to is none of them."""
    referred = {node.target for node in body.walk() if node.kind == "footnote_reference"}
    waiting = list(reversed(body.blocks))
    while waiting:
        node = waiting.pop()
        if node.kind in LEAVES:
            yield node
        elif node.kind != "footnote_definition" or node.target in referred:
            waiting.extend(reversed(node.children))


def _regions(text: str, node: Node) -> Iterator[Node]:
    """The node and the links in it: no emphasis crosses the border of a link.

    An alternative text is not printed, and an autolink is a URL.
    """
    yield node
    for child in node.walk():
        if child.kind == "link" and text[child.span.start] == "[":
            yield child


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
        return {at: True for at in stars if not _escaped(text, at)}
    if node.kind in ("strong", "emphasis") and text[start] == "*":
        width = 2 if node.kind == "strong" else 1
        return dict.fromkeys((*range(start, start + width), *range(end - width, end)), False)
    return {}


def _escaped(text: str, at: int) -> bool:
    before = text[:at] if at < 99 else text[at - 99 : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _meant(text: str, markers: Sequence[Marker]) -> Iterator[tuple[Marker, Marker | None]]:
    """The markers that survive, with the partners that the author gave them."""
    pairs = list(zip(markers[::2], markers[1::2], strict=False))
    if len(markers) % 2 == 0 and all(_plausible(text, *pair) for pair in pairs):
        yield from (pair for pair in pairs if pair[0].survives or pair[1].survives)
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
