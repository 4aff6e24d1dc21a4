"""One sign for the bullets of a post: a change of signs ends one list and begins another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from twinpost import markdown
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.fix import edited
from twinpost.lint import rule
from twinpost.markdown import LEAVES, Node
from twinpost.model import Document
from twinpost.span import Span

MANY = 20  # more lists than this are not tried one by one


@rule(Document, severity="note")
def list_marker(document: Document) -> Iterator[Finding]:
    """Bullets of one level have one sign throughout a post."""
    levels: dict[int, list[Node]] = {}
    for level, bullets in _lists(document) if document.is_page else ():
        levels.setdefault(level, []).append(bullets)
    for lists in levels.values():
        counts = Counter(_sign(document, bullets) for bullets in lists)
        usual = max(counts, key=lambda sign: counts[sign])  # of equals the first
        others = [bullets for bullets in lists if _sign(document, bullets) != usual]
        fixable = _changed_alone(document, others, usual) if others else ()
        for bullets in others:
            edits = _edits(document, bullets, usual) if bullets in fixable else ()
            yield _found(document, bullets, usual, counts[usual], edits)


def _lists(document: Document) -> Iterator[tuple[int, Node]]:
    """The lists with bullets, each with the number of lists around it."""
    ahead = [(0, block) for block in reversed(document.blocks)]
    while ahead:
        level, node = ahead.pop()
        if node.kind == "list" and node.children and _sign(document, node) in ("-", "*", "+"):
            yield level, node
        if node.kind not in LEAVES:
            below = level + (node.kind == "list")
            ahead += [(below, child) for child in reversed(node.children)]


def _sign(document: Document, bullets: Node) -> str:
    return document.text[bullets.children[0].span.start]


def _edits(document: Document, bullets: Node, sign: str) -> tuple[Edit, ...]:
    starts = (item.span.start for item in bullets.children)
    return tuple(Edit(document.path, Span(start, start + 1), sign) for start in starts)


def _changed_alone(document: Document, lists: Sequence[Node], sign: str) -> Sequence[Node]:
    """The lists whose sign can change, all of them together, and nothing else of the page with it.

    Where two lists are neighbours, one sign would make one list of them.
    """
    if _is_same(document, [edit for bullets in lists for edit in _edits(document, bullets, sign)]):
        return lists
    taken: list[Node] = []
    edits: list[Edit] = []
    for bullets in lists[:MANY]:
        more = [*edits, *_edits(document, bullets, sign)]
        if _is_same(document, more):
            taken, edits = [*taken, bullets], more
    return taken


def _is_same(document: Document, edits: Sequence[Edit]) -> bool:
    """Whether the page is the same after edits that move nothing."""
    after = edited(document.text, edits)
    start = document.front_matter.span.end
    return markdown.parse(after, start, document.goldmark).blocks == document.blocks


def _found(
    document: Document, bullets: Node, usual: str, count: int, edits: tuple[Edit, ...]
) -> Finding:
    sign, start = _sign(document, bullets), bullets.children[0].span.start
    lists = "list" if count == 1 else "lists"
    return at(
        document,
        Span(start, start + 1),
        Text(
            f"bullet is `{sign}`, and `{usual}` in {count} other {lists} of this level",
            f"목록 기호가 `{sign}`입니다. 같은 단계의 다른 목록 {count}개는 `{usual}`입니다",
        ),
        help=Text(f"write `{usual}`", f"`{usual}` 기호로 적어 주세요")
        if edits
        else Text(
            f"write `{usual}` if it is one list with its neighbour, otherwise put text between",
            f"옆 목록과 한 목록이면 `{usual}` 기호로 적고, 아니면 사이에 글을 넣어 주세요",
        ),
        fix=Fix(Text(f"write `{usual}`", f"`{usual}` 기호로 바꾸기"), edits) if edits else None,
    )
