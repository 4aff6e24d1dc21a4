"""Which `*`, `_` and `~` pair in a paragraph that has tildes.

pyromark differs from goldmark there: goldmark strikes out between single tildes inside of words,
`10~20개, 30~40개`, and takes a tilde for a partner of two. So pyromark is not told of tildes, and
where one stands the delimiters are paired once more, by goldmark's own algorithm.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from twinpost.linkify import urls
from twinpost.node import Node
from twinpost.span import Span

DELIMITERS = frozenset("*_~")
BREAKS = ("soft_break", "hard_break")
FORMATS = {"*": ("emphasis", "strong"), "_": ("emphasis", "strong"), "~": ("strikethrough",) * 2}


@dataclass(slots=True)
class Run:
    """Delimiters in a row; what of it has found a partner is taken away."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int  # as it was at first


def struck(node: Node, text: str, shift: int, *, single: bool, typographer: bool) -> Node:
    """The leaf with its formats as goldmark sees them; `text` begins at the offset `shift`.

    `single` tells whether one tilde is enough.
    """
    bare = urls(node, text, shift, typographer=typographer)
    linked = [Span(u.span.start - shift, u.span.end - shift) for u in bare if u.linked]
    return node._replace(children=_Region(node, text, shift, single, linked).formatted())


class _Region:
    """A leaf, a link or the text of a picture: no format crosses its border."""

    def __init__(
        self, node: Node, text: str, shift: int, single: bool, linked: Sequence[Span] = ()
    ) -> None:
        self.node, self.text, self.shift, self.single = node, text, shift, single
        self.linked = linked  # bare URLs: what stands in them is no delimiter
        self.pieces: list[Node] = []  # whatever is no delimiter
        self.marks: list[int] = []
        self._take(node.children)

    def formatted(self) -> tuple[Node, ...]:
        """The children of the node."""
        spans: dict[Span, str] = {}
        used: set[int] = set()
        for opener, closer, width in _pairs(list(self._runs())):
            kind = FORMATS[self.text[closer]][width - 1]
            spans[self._span(opener, closer + width)] = kind
            used |= {*range(opener, opener + width), *range(closer, closer + width)}
        left = [self._text(at, at + 1) for at in self.marks if at not in used]
        return _nested(sorted([*self.pieces, *left], key=lambda n: n.span), sorted(spans.items()))

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.shift, end + self.shift)

    def _text(self, start: int, end: int) -> Node:
        return Node("text", self._span(start, end), text=self.text[start:end])

    def _take(self, nodes: Sequence[Node]) -> None:
        """Take nodes apart into delimiters and pieces."""
        for node in nodes:
            start, end = node.span.start - self.shift, node.span.end - self.shift
            if node.kind in ("emphasis", "strong"):
                width = 2 if node.kind == "strong" else 1
                self._mark(range(start, start + width))
                self._take(node.children)
                self._mark(range(end - width, end))
            elif node.kind == "text" and len(node.text) == end - start:
                self._cut(node, start)
            elif node.kind in ("link", "image"):
                inside = _Region(node, self.text, self.shift, self.single).formatted()
                self.pieces.append(node._replace(children=inside))
            else:
                self.pieces.append(node)

    def _mark(self, places: Sequence[int]) -> None:
        for at in places:
            if any(url.holds(at) for url in self.linked):
                self.pieces.append(self._text(at, at + 1))
            else:
                self.marks.append(at)

    def _cut(self, node: Node, start: int) -> None:
        """Take a text apart; of the text itself only what is shown is kept."""
        piece = 0
        for i, char in enumerate(node.text):
            if char in DELIMITERS and not self._escaped(start + i):
                self._keep(node, piece, i)
                self._mark((start + i,))
                piece = i + 1
        self._keep(node, piece, len(node.text))

    def _keep(self, node: Node, start: int, end: int) -> None:
        if start < end:
            span = Span(node.span.start + start, node.span.start + end)
            self.pieces.append(Node("text", span, text=node.text[start:end]))

    def _escaped(self, at: int) -> bool:
        before = self.text[max(at - 99, 0) : at]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    def _runs(self) -> Iterator[Run]:
        marks = sorted(self.marks)
        outer = self.node.kind not in ("link", "image")
        first = {*self._line_starts(), *([self.node.children[0].span.start] if outer else ())}
        last = self.node.children[-1].span.end - self.shift if outer else -1
        for _, group in groupby(enumerate(marks), lambda p: (p[1] - p[0], self.text[p[1]])):
            places = [at for _, at in group]
            start, end = places[0], places[-1] + 1
            before = " " if start + self.shift in first else self.text[start - 1 : start]
            after = " " if end == last else self.text[end : end + 1]
            char = self.text[start]
            if char == "~" and not self._strikes(end - start, before):
                continue
            opens, closes = flanks(char, before or " ", after or " ")
            yield Run(char, start, end, opens, closes, end - start)

    def _line_starts(self) -> Iterator[int]:
        """Where lines begin, but for the first: behind the `>` of a quote."""
        marks = [Node("mark", self._span(at, at + 1)) for at in self.marks]
        for node, following in pairwise(sorted([*self.pieces, *marks], key=lambda n: n.span)):
            if node.kind in BREAKS:
                yield following.span.start

    def _strikes(self, length: int, before: str) -> bool:
        return before != "~" and (length == 2 or (length == 1 and self.single))


def flanks(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a delimiter between two characters can open, and whether it can close."""
    left = not _is_blank(after) and (not _is_mark(after) or _is_blank(before) or _is_mark(before))
    right = not _is_blank(before) and (not _is_mark(before) or _is_blank(after) or _is_mark(after))
    if char == "_":
        return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))
    return left, right


def _is_blank(char: str) -> bool:
    return char.isspace() and not "\x1c" <= char <= "\x1f"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _pairs(runs: list[Run]) -> Iterator[tuple[int, int, int]]:
    """Where the delimiters of each pair start, and how many each has: goldmark's algorithm."""
    at = 0
    while at < len(runs):
        closer = runs[at]
        if not closer.closes:
            at += 1
            continue
        partners = (
            i for i in range(at - 1, -1, -1) if runs[i].opens and runs[i].char == closer.char
        )
        first = next(partners, None)
        found = first
        while found is not None and not _fit(runs[found], closer):
            found = next(partners, None)
        if found is None:
            if first is None and not closer.opens:
                del runs[at]  # it can be no partner either
            else:
                at += 1
            continue
        opener = runs[found]
        width = min(opener.end - opener.start, closer.end - closer.start, 2)
        opener.end -= width
        yield opener.end, closer.start, width
        closer.start += width
        runs[found + 1 : at] = []
        at = found + 1
        if closer.start == closer.end:
            del runs[at]
        if opener.start == opener.end:
            del runs[found]
            at -= 1


def _fit(opener: Run, closer: Run) -> bool:
    """The rule of three of CommonMark."""
    both = opener.closes or closer.opens
    thirds = (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
    return not (both and thirds)


def _nested(pieces: list[Node], formats: Sequence[tuple[Span, str]]) -> tuple[Node, ...]:
    """The pieces inside of the formats that enclose them."""
    root: list[Node] = []
    open_ones: list[tuple[Span, str, list[Node]]] = []
    ahead = list(reversed(formats))

    def close(before: int) -> None:
        while open_ones and open_ones[-1][0].end <= before:
            span, kind, children = open_ones.pop()
            (open_ones[-1][2] if open_ones else root).append(Node(kind, span, tuple(children)))

    for piece in pieces:
        while ahead and ahead[-1][0].start <= piece.span.start:
            close(ahead[-1][0].start)
            open_ones.append((*ahead.pop(), []))
        close(piece.span.start)
        (open_ones[-1][2] if open_ones else root).append(piece)
    close(pieces[-1].span.end + 99 if pieces else 0)
    return tuple(root)
