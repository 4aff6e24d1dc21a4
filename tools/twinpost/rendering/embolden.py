"""Ways to make bold what was to be bold, each proved by parsing its result.

A way counts only if the asterisks are gone and nothing else in the block has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from twinpost.markdown import LEAVES, Goldmark, Node, parse
from twinpost.rendering.emphasis import Bold, broken_in, escaped, meant
from twinpost.span import Span

Kind = Literal["spaces", "brackets", "link", "aside", "escaped space", "strong", "space"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # best first

BRACKETS = dict(zip("\"'([“‘「『《〈【〔（［", "\"')]”’」』》〉】〕）］", strict=True))
CURLED = {'"': "“”", "'": "‘’"}  # what the typographer makes of a pair of straight quotes
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
EMPHASIS = frozenset({"emphasis "})
# Words that can only be particles: the blank before one is a slip.
PARTICLE = re.compile(
    r"(?:은|는|을|를|가|의|에|에서|에게|로|으로|와|과|까지|부터|처럼|보다"
    r"|이?란|이?라는|이?라고|이다|입니다)(?![가-힣])"
)
CALL = re.compile(r".\(\)|\w\(\w\)", re.ASCII)  # `print()` and `f(x)` are words
WORDS = re.compile(r"[^\x00-\x7f]|[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")
DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Way:
    """Edits that make `bold` bold."""

    kind: Kind
    edits: tuple[tuple[Span, str], ...]
    bold: Span

    def applied(self, text: str) -> str:
        """The text with the edits."""
        for span, new in reversed(self.edits):
            text = text[: span.start] + new + text[span.end :]
        return text

    def moved(self, by: int) -> Way:
        """The same in a text that has `by` more characters in front."""
        edits = tuple((Span(s.start + by, s.end + by), new) for s, new in self.edits)
        return Way(self.kind, edits, Span(self.bold.start + by, self.bold.end + by))


def cure(text: str, blocks: Sequence[Node], bold: Bold, goldmark: Goldmark) -> Way | None:
    """The best way to make a broken pair bold; None if none is sure to.

    None too if a better one will work as soon as the other broken pairs beside it are mended.
    """
    if bold.closing is None:
        return None
    part, shift = _excerpt(text, blocks, bold.leaf)
    span = Span(bold.span.start - shift, bold.span.end - shift)
    way = _first(part, span, goldmark)
    if way and KINDS.index(way.kind) >= KINDS.index("escaped space"):
        alone = _first(_without_others(part, span, goldmark), span, goldmark)
        if alone and KINDS.index(alone.kind) < KINDS.index(way.kind):
            return None
    return way and way.moved(shift)


def _first(text: str, span: Span, goldmark: Goldmark) -> Way | None:
    """The first way that works for the broken pair at a span."""
    leaves = _leaves(text, goldmark)
    for at, leaf in enumerate(leaves):
        for bold in broken_in(text, leaf):
            if bold.span == span and bold.closing:
                ways = _ways(text, bold, goldmark)
                sure = (w for w in ways if w.edits and _proved(w, text, leaves, at, goldmark))
                return next(sure, None)
    return None


def _without_others(text: str, span: Span, goldmark: Goldmark) -> str:
    """The text with letters instead of the other broken markers."""
    for leaf in _leaves(text, goldmark):
        for bold in broken_in(text, leaf):
            for marker in (bold.opening, bold.closing):
                if marker and bold.span != span:
                    letters = "x" * len(marker.span.of(text))
                    text = text[: marker.span.start] + letters + text[marker.span.end :]
    return text


def _excerpt(text: str, blocks: Sequence[Node], leaf: Node) -> tuple[str, int]:
    """The top-level block around a leaf and what its links refer to; and where it begins."""
    around = (b for b in blocks if b.span.start <= leaf.span.start and leaf.span.end <= b.span.end)
    block = max(around, key=lambda b: b.span.start)
    start = text.rfind("\n", 0, block.span.start) + 1
    if text[start : block.span.start].strip():
        start = block.span.start  # it begins after the tag of a shortcode
    definitions = "\n".join(DEFINITION.findall(text))
    return f"{text[start : block.span.end]}\n\n{definitions}", start


def _leaves(text: str, goldmark: Goldmark) -> list[Node]:
    nodes = parse(text, 0, goldmark).nodes
    return [node for node in nodes if node.kind in LEAVES or node.kind == "html_block"]


def _ways(text: str, bold: Bold, goldmark: Goldmark) -> Iterator[Way]:
    """The ways to try, best first."""
    pair = _pair(text, bold)
    if pair.start >= pair.end or _is_power(pair, bold.leaf):
        return
    if bold.leaf.kind == "html_block":
        yield pair.strong()
        return
    if pair.padded:
        yield pair.way("spaces")
    yield from _without_brackets(pair, goldmark)
    yield from _inside_link(pair, bold.leaf)
    yield from _without_aside(pair)
    if goldmark.escaped_space:
        yield from pair.apart("escaped space", "\\ ")
    if goldmark.unsafe:
        yield pair.strong()
    yield from pair.apart("space", " ")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A broken pair; `start` to `end` is its content without the blanks around it."""

    text: str
    opening: Span
    closing: Span
    start: int
    end: int
    plain: frozenset[int]  # the offsets of what is printed as it is

    @property
    def padded(self) -> bool:
        """Whether there are blanks just inside the markers."""
        return (self.opening.end, self.closing.start) != (self.start, self.end)

    def way(
        self, kind: Kind, *, before: str = "", after: str = "", bold: Span | None = None
    ) -> Way:
        """`bold` between the markers, `before` and `after` outside them."""
        opening, closing = self.opening.of(self.text), self.closing.of(self.text)
        return self._way(kind, bold, f"{before}{opening}", f"{closing}{after}")

    def apart(self, kind: Kind, blank: str) -> Iterator[Way]:
        """A blank after the pair, before it, or both."""
        yield self.way(kind, after=blank)
        yield self.way(kind, before=blank)
        yield self.way(kind, before=blank, after=blank)

    def strong(self) -> Way:
        """Tags in place of the outer two asterisks."""
        opening, closing = self.opening.of(self.text), self.closing.of(self.text)
        return self._way("strong", None, f"<strong>{opening[2:]}", f"{closing[2:]}</strong>")

    def _way(self, kind: Kind, bold: Span | None, left: str, right: str) -> Way:
        bold = bold or Span(self.start, self.end)
        edits = (
            (Span(self.opening.start, bold.start), self._lead() + left),
            (Span(bold.end, self.closing.end), right + self._trail()),
        )
        return Way(kind, tuple((s, new) for s, new in edits if s.of(self.text) != new), bold)

    def _lead(self) -> str:
        """The blanks behind the opening marker, if the word before it needs them."""
        before = self.text[: self.opening.start][-1:]
        needs = before and not before.isspace() and before not in BRACKETS
        return self.text[self.opening.end : self.start] if needs else ""

    def _trail(self) -> str:
        """The blanks before the closing marker, if another word follows it."""
        at = self.closing.end
        needs = self.text[at : at + 1].isalnum() and not PARTICLE.match(self.text, at)
        return self.text[self.end : self.closing.start] if needs else ""


def _pair(text: str, bold: Bold) -> _Pair:
    assert bold.closing
    opening, closing = bold.opening.span, bold.closing.span
    content = text[opening.end : closing.start]
    start = opening.end + len(content) - len(content.lstrip())
    end = closing.start - len(content) + len(content.rstrip())
    plain = frozenset(g.at for g in _glyphs(text, bold.leaf) if "code" not in g.marks)
    return _Pair(text, opening, closing, start, end, plain)


def _is_power(pair: _Pair, leaf: Node) -> bool:
    """Whether it may well be `2 ** 3 ** 4`."""
    both = pair.opening.end < pair.start and pair.end < pair.closing.start
    words = WORDS.search(pair.text, pair.start, pair.end)
    return both and not words and pair.opening.start > leaf.span.start


def _without_brackets(pair: _Pair, goldmark: Goldmark) -> Iterator[Way]:
    """`**"word"**` as `"**word**"`: what goes all around need not be bold."""
    start, end = pair.start, pair.end - 1
    if start < end and _closes(pair, start) == end:
        around = pair.text[start] + pair.text[end]
        around = CURLED.get(around[0], around) if goldmark.typographer else around
        yield pair.way("brackets", before=around[0], after=around[1], bold=Span(start + 1, end))


def _inside_link(pair: _Pair, leaf: Node) -> Iterator[Way]:
    """`**[word](url)**` as `[**word**](url)`."""
    for link in leaf.walk():
        if link.kind == "link" and link.span == (pair.start, pair.end) and link.children:
            label = Span(link.children[0].span.start, link.children[-1].span.end)
            if label.start == pair.start + 1:
                yield pair.way(
                    "link", before="[", after=pair.text[label.end : pair.end], bold=label
                )


def _without_aside(pair: _Pair) -> Iterator[Way]:
    """`**word (aside)**` as `**word** (aside)`, and the same in front."""
    for at in range(pair.end - 2, pair.start, -1):
        if pair.text[at] not in "(（" or CALL.fullmatch(pair.text, at - 1, pair.end):
            continue
        if _closes(pair, at) == pair.end - 1:
            cut = pair.start + len(pair.text[pair.start : at].rstrip())
            yield pair.way("aside", after=pair.text[cut : pair.end], bold=Span(pair.start, cut))
            break
    closer = _closes(pair, pair.start) if pair.text[pair.start] in "(（" else -1
    if pair.start < closer < pair.end - 1:
        cut = pair.end - len(pair.text[closer + 1 : pair.end].lstrip())
        yield pair.way("aside", before=pair.text[pair.start : cut], bold=Span(cut, pair.end))


def _closes(pair: _Pair, at: int) -> int:
    """Where the bracket or quote at an offset is closed; -1 if nowhere inside the pair."""
    opener = pair.text[at]
    closer, depth = BRACKETS.get(opener), 0
    for i in range(at, pair.end) if closer else ():
        if i not in pair.plain:
            continue
        if pair.text[i] == closer and i > at:
            depth -= 1
        elif pair.text[i] == opener:
            depth += 1
        if depth == 0:
            return i
    return -1


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character that a reader sees; `marks` is what formats it besides bold."""

    char: str
    marks: frozenset[str]
    bold: bool
    at: int


def _glyphs(
    text: str, node: Node, marks: frozenset[str] = frozenset(), bold: bool = False
) -> list[_Glyph]:
    """What a reader sees below a node, without blanks and without asterisks."""
    out: list[_Glyph] = []
    tagged = 0  # how many <strong> are open
    for child in node.children:
        now = bold or child.kind == "strong" or tagged > 0
        if child.kind == "inline_html" and child.text in ("<strong>", "</strong>"):
            tagged += 1 if child.text == "<strong>" else -1
        elif child.kind == "inline_html":
            out.append(_Glyph(child.text, marks | {"code"}, now, child.span.start))
        elif child.kind in ("text", "code"):
            out += _characters(text, child, marks, now)
        else:
            more = set() if child.kind == "strong" else {f"{child.kind} {child.target}"}
            out += _glyphs(text, child, marks | more, now)
    return out


def _characters(text: str, node: Node, marks: frozenset[str], bold: bool) -> Iterator[_Glyph]:
    in_place = node.kind == "text" and len(node.text) == node.span.end - node.span.start
    marks = marks if in_place else marks | {"code"}
    for i, c in enumerate(node.text):
        at = node.span.start + (i if in_place else 0)
        star = in_place and c == "*" and not escaped(text, at)
        # At the end of a line the blank goes, and the backslash is shown.
        blank = c == "\\" and text[at + 1 : min(at + 2, node.span.end)] == " "
        if not (star or c.isspace() or blank):
            yield _Glyph(c.translate(STRAIGHT), marks, bold, at)


def _proved(way: Way, text: str, leaves: Sequence[Node], at: int, goldmark: Goldmark) -> bool:
    """Whether a way makes bold what it should, and changes nothing else."""
    changed = way.applied(text)
    now = _leaves(changed, goldmark)
    if [leaf.kind for leaf in now] != [leaf.kind for leaf in leaves]:
        return False
    if len([*broken_in(changed, now[at])]) >= len([*broken_in(text, leaves[at])]):
        return False
    before, after = _glyphs(text, leaves[at]), _glyphs(changed, now[at])
    same = _same(way, before, after, [*meant(text, leaves[at])])
    return same and _exact(way, before, after, now[at])


def _same(way: Way, before: list[_Glyph], after: list[_Glyph], pairs: list[Bold]) -> bool:
    """Whether a reader sees the same, but for what was to be bold."""
    return [g.char for g in before] == [g.char for g in after] and all(
        new.bold and old.marks <= new.marks <= old.marks | EMPHASIS
        if way.bold.holds(old.at)
        else new.marks == old.marks
        and (new.bold == old.bold or new.bold == any(p.span.holds(old.at) for p in pairs))
        for old, new in zip(before, after, strict=True)
    )


def _exact(way: Way, before: list[_Glyph], after: list[_Glyph], leaf: Node) -> bool:
    """Whether the markers of the pair have found each other, and not those of another pair."""
    wanted = [way.bold.holds(g.at) for g in before]
    bold = (span for node in leaf.walk() for span in _bold(node))
    return leaf.kind == "html_block" or any(wanted == [s.holds(g.at) for g in after] for s in bold)


def _bold(node: Node) -> Iterator[Span]:
    """What a node makes bold: itself, or what stands between two tags in it."""
    if node.kind == "strong":
        yield node.span
    tags = [child for child in node.children if child.text in ("<strong>", "</strong>")]
    for opening, closing in pairwise(tags):
        if (opening.text, closing.text) == ("<strong>", "</strong>"):
            yield Span(opening.span.start, closing.span.end)
