"""Names as their makers write them: `GitHub`, not `Github`.

Only in prose: small letters may be a command, a package or an account, and are left alone where
what stands beside them says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document, Settings
from twinpost.span import Span
from twinpost.words.spellings import Misspelling, Spellings, spellings

FEW = 2  # findings of one name that a post gets; more become one
FIELDS = ("title", "description", "summary", "subtitle")


@rule(Document, severity="warning")
def word_spelling(
    document: Document,
    settings: Settings,
    *,
    words: tuple[str, ...] = (),
    allow: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Brands and terms are spelled as their makers spell them."""
    if not document.is_page:
        return
    names = spellings(words)
    alike: dict[tuple[Misspelling, bool, bool], list[tuple[Span, Fix | None]]] = {}
    for span, misspelling, block in (*_in_fields(document, names), *_in_body(document, names)):
        if misspelling.written not in allow:
            fix = _fix(document, span, misspelling, block)
            sure = bool(fix and fix.safe and (block or settings.plain_addresses))
            found = replace(misspelling, span=Span(0, 0)), fix is not None, sure
            alike.setdefault(found, []).append((span, fix and replace(fix, safe=sure)))
    for (misspelling, _, _), places in alike.items():
        if len(places) <= FEW:
            for span, fix in places:
                yield _finding(document, span, misspelling, fix)
        else:
            yield _finding(document, places[0][0], misspelling, _together(places), len(places))


def _together(places: list[tuple[Span, Fix | None]]) -> Fix | None:
    """One fix for all: a post that always writes it so needs one finding."""
    first = places[0][1]
    edits = tuple(edit for _, fix in places if fix for edit in fix.edits)
    return replace(first, edits=edits) if first else None


def _in_fields(
    document: Document, names: Spellings
) -> Iterator[tuple[Span, Misspelling, Node | None]]:
    for name in FIELDS:
        field = document.field(name)
        if not field or not isinstance(field.value, str):
            continue
        suspects = names.suspects(field.value)
        start = document.text.find(field.value, *field.value_span) if suspects else -1
        if start >= 0:  # otherwise nothing is wrong, or it is folded or escaped
            for each in names.misspelled(field.value, suspects):
                yield Span(start + each.span.start, start + each.span.end), each, None


def _in_body(
    document: Document, names: Spellings
) -> Iterator[tuple[Span, Misspelling, Node | None]]:
    suspects = names.suspects("\n".join([prose.text for prose in document.prose]))
    for prose in document.prose if suspects else ():
        for each in names.misspelled(prose.text, suspects):
            span = prose.span(*each.span)
            if not _is_address(document, prose.node, span):
                yield span, each, prose.node


def _finding(
    document: Document, span: Span, found: Misspelling, fix: Fix | None, times: int = 1
) -> Finding:
    often = Text(f", {times} times here", f" (이 글에 {times}번)") if times > 1 else Text("", "")
    written, right = found.written, found.right
    order = Text(f"write `{right}`", f"`{right}`로 적어 주세요")
    return at(
        document,
        span,
        Text(
            f"`{written}` is spelled `{right}`{often.en}",
            f"`{written}`의 바른 표기는 `{right}`입니다{often.ko}",
        ),
        help=Text(
            f"{order.en}; put it in backticks if it is a command, a file or a package",
            f"{order.ko}. 명령, 파일, 패키지 이름이라면 백틱으로 감싸 주세요",
        )
        if written.islower()
        else order,
        fix=fix,
    )


def _fix(document: Document, span: Span, found: Misspelling, block: Node | None) -> Fix | None:
    """The right name; safe where it can be no identifier, and no address is made of it.

    Hugo makes anchors of headings and may make addresses of titles: of their letters in lower case,
    unless the site wants it otherwise.
    """
    letters = found.written.lower() == found.right.lower()
    link = _link(block, span) if block else None
    if span.of(document.text) != found.written:
        return None  # emphasis or a line break stands in its midst
    if link and not letters and "](" not in link.span.of(document.text):
        return None  # the text of the link is the label of its address
    of_address = not block or block.kind == "heading"
    return Fix(
        Text(f"write `{found.right}`", f"`{found.right}`로 고치기"),
        (Edit(document.path, span, found.right),),
        safe=not found.written.islower() and (letters or not of_address),
    )


def _is_address(document: Document, block: Node, span: Span) -> bool:
    """Whether it is the text of a link that leads to just that: `[numpy](.../numpy/numpy)`."""
    link = _link(block, span)
    return link is not None and span.of(document.text) in link.target.split("/")


def _link(block: Node, span: Span) -> Node | None:
    inside = (node for node in block.walk() if node.span.start <= span.start < node.span.end)
    return next((node for node in inside if node.kind == "link"), None)
