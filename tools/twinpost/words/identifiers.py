"""Names of variables that a text speaks of, bare or in backticks: `d_model`, `N_embed`.

Code blocks are not read: both languages of a post share them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.span import Span

NAME = re.compile(r"[A-Za-z][A-Za-z\d]*(?:_[A-Za-z\d]+)+")
BARE = re.compile(rf"(?<![\w./@#%$&:=\\-]){NAME.pattern}(?![A-Za-z\d_/@\\=-]|[.:(]\w)")

Names = Mapping[str, tuple[Span, ...]]


def identifiers(document: Document) -> Names:
    """Where each name stands, in the order of the text."""
    key = "identifiers"
    if key not in document.memory:
        found: dict[str, list[Span]] = {}
        for name, span in _found(document) if "_" in document.text else ():
            found.setdefault(name, []).append(span)
        document.memory[key] = {name: tuple(spans) for name, spans in found.items()}
    return cast("Names", document.memory[key])


def is_variant(one: str, other: str) -> bool:
    """Whether two names are likely to be meant as one: they differ in capitals, but neither is a
    constant: `D_model`, `d_model`; not `MAX_LEN`, `max_len`."""
    constant = (one.isupper() or other.isupper()) and len(one.partition("_")[0]) > 1
    return one != other and one.lower() == other.lower() and not constant and len(one) > 4


def _found(document: Document) -> Iterator[tuple[str, Span]]:
    for prose in document.prose:
        if document.text.find("_", *prose.node.span) < 0:
            continue
        if "_" in prose.text:
            for m in BARE.finditer(prose.text):
                yield m[0], prose.span(*m.span())
        for code in _codes(prose.node):
            if "_" in code.text and NAME.fullmatch(code.text.strip()):
                yield code.text.strip(), code.span


def _codes(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind == "code":
            yield child
        elif child.children:
            yield from _codes(child)
