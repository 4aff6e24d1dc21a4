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


def meant(name: str, there: Names, here: Names) -> str:
    """The name in the other language that this one should be: but for capitals the same, or the
    only other quantity of its letter: `N_embed`, `N_position`."""
    left = [other for other in there if other not in here]
    same = [other for other in left if is_variant(name, other)]
    if same or name[1] != "_":
        return same[0] if same else ""
    of_letter = [other for other in left if other[:2] == name[:2]]
    mine = [other for other in here if other not in there and other[:2] == name[:2]]
    one_each = len(of_letter) == len(mine) == 1 and len(there[of_letter[0]]) == len(here[name])
    return of_letter[0] if one_each else ""


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
