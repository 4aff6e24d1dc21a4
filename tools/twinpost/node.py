"""A block or an inline of a parsed body: what all rules read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twinpost.span import Span

INLINE = frozenset({"emphasis", "strong", "strikethrough", "superscript", "subscript"}) | {
    "link",
    "image",
    "text",
    "code",
    "inline_html",
    "footnote_reference",
    "soft_break",
    "hard_break",
    "task_list_marker",
}
LEAVES = frozenset({"paragraph", "heading", "table_cell", "definition_list_title"})


class Node(NamedTuple):
    """A block or an inline of the document; a tuple, because a document has thousands.

    `kind` is CommonMark's name in snake case. By kind: `level` of a heading, `target` and `title`
    of a link or image (entities and escapes resolved), `text` of text, code, HTML. Code between
    fences has a `level` of 1 and their info as its `title`; indented code has neither.
    """

    kind: str
    span: Span
    children: tuple[Node, ...] = ()
    level: int = 0
    target: str = ""
    title: str = ""
    text: str = ""

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in the order of the text."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += node.children[::-1]

    @property
    def plain(self) -> str:
        """The text that a reader sees, without markup."""
        if self.kind in ("text", "code"):
            return self.text
        if self.kind in ("soft_break", "hard_break"):
            return " "
        return "".join(child.plain for child in self.children)
