"""Text between two tildes that were no markup: `10~20개, 30~40개`.

Hugo's goldmark strikes out between single tildes, inside of words too. Whether that was meant is
seen by what the tildes stand between: who strikes out a phrase does not begin amid a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.fix import edited
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.rendering.emphasis import escaped
from twinpost.span import Span

ESCAPE = Text(r"write `\~` for a tilde that is to be seen", r"보이는 물결표는 `\~`로 적어 주세요")
SITE = Text(
    "; for the whole site, `markup.goldmark.extensions` with `strikethrough: false` and "
    "`extras.delete.enable: true` strikes out between `~~` only",
    ". 사이트 전체라면 `markup.goldmark.extensions`에서 `strikethrough: false`, "
    "`extras.delete.enable: true`로 두세요. `~~`만 취소선이 됩니다",
)
SHOWN = 40  # a longer part does not help to see which one it is


@rule(Document, severity="error")
def accidental_strikethrough(document: Document) -> Iterator[Finding]:
    """No text is struck out by tildes that stand for a range."""
    if not document.is_page or document.text.count("~") < 2:
        return
    for leaf in document.body.leaves:
        for node in _struck(leaf):
            if not _is_meant(document.text, node):
                yield _finding(document, node)


def _struck(node: Node) -> Iterator[Node]:
    """What is struck out below a node; an alternative text shows nothing of it."""
    for child in node.children:
        if child.kind == "strikethrough":
            yield child
        if child.kind != "image":
            yield from _struck(child)


def _finding(document: Document, node: Node) -> Finding:
    width = _width(document.text, node)
    struck = Span(node.span.start + width, node.span.end - width).of(document.text)
    shown = struck if len(struck) <= SHOWN else f"{struck[:SHOWN]}…"
    tildes = "~" * width
    cure = document.goldmark.single_tilde and width == 1
    return at(
        document,
        node.span,
        Text(
            f"`{shown}` is struck out: it stands between two `{tildes}`",
            f"`{shown}` 부분에 취소선이 그어집니다. 앞뒤의 `{tildes}` 때문입니다",
        ),
        help=Text(ESCAPE.en + SITE.en, ESCAPE.ko + SITE.ko) if cure else ESCAPE,
        fix=_fix(document, node),
    )


def _fix(document: Document, node: Node) -> Fix | None:
    """A backslash before each tilde, unless others would strike out then as if they were meant to.

    All tildes of both runs: `~~a~` leaves one that may find another partner.
    """
    text, (start, end) = document.text, node.span
    width = _width(text, node)
    while text[start - 1 : start] == "~" and not escaped(text, start - 1):
        start -= 1
    while text[end : end + 1] == "~":
        end += 1
    places = (*range(start, node.span.start + width), *range(node.span.end - width, end))
    edits = tuple(Edit(document.path, Span(at, at), "\\") for at in places)
    after = replace(document, text=edited(text, edits))
    if len(_meant(after)) > len(_meant(document)):
        return None
    return Fix(ESCAPE, edits)


def _meant(document: Document) -> list[Node]:
    struck = (node for leaf in document.body.leaves for node in _struck(leaf))
    return [node for node in struck if _is_meant(document.text, node)]


def _width(text: str, node: Node) -> int:
    """How many tildes stand on each side."""
    start, end = node.span
    return 2 if text[start : start + 2] == text[end - 2 : end] == "~~" and end - start > 4 else 1


def _is_meant(text: str, node: Node) -> bool:
    """Whether the author wanted to strike out."""
    start, end = node.span
    width = _width(text, node)
    before, after = text[start - 1 : start], text[end : end + 1]
    content = text[start + width : end - width]
    amid = before.isalnum() and (after.isalnum() or width == 1)
    several = any(c.isspace() or c in ",.;" for c in content)
    if width == 2:
        return not (amid and several)
    if amid or before == "~" or after == "~" or (after.isascii() and after.isalnum()):
        return False
    return content[0] != "/"  # a home directory
