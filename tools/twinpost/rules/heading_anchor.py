"""Headings that share an anchor: a link to it always leads to the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.rendering import anchors
from twinpost.span import Span

COUNTED = re.compile(r"(.+)-\d+")


@rule(Document, severity="error")
def heading_anchor(document: Document) -> Iterator[Finding]:
    """No two headings share an anchor that the post names."""
    if "#}" not in document.text and "{#" not in document.text and "](#" not in document.text:
        return
    headings = [*document.body.of_kind("heading")]
    yield from _given_twice(document, headings)
    yield from _ambiguous(document)


def _given_twice(document: Document, headings: list[Node]) -> Iterator[Finding]:
    """Ids that an attribute gives to a second heading; Hugo counts only those that it makes."""
    kept = {heading.span for heading in anchors.of(document).values()}
    for i, heading in enumerate(headings):
        name = heading.target
        if not name:
            continue
        others = (h for h in headings[:i] if h.target == name or _had(h, name, kept, document))
        if other := next(others, None):
            yield at(
                document,
                heading.span,
                Text(
                    f"heading above has the anchor `#{name}`, too: links lead there",
                    f"위의 제목도 앵커가 `#{name}`이어서 링크가 모두 그리로 갑니다",
                ),
                help=Text("give it another id", "다른 id를 적어 주세요"),
                related=(
                    Related(
                        document.path,
                        other.span,
                        Text("links lead here", "링크가 여기로 갑니다"),
                    ),
                ),
            )


def _had(heading: Node, name: str, kept: set[Span], document: Document) -> bool:
    """Whether Hugo made the anchor `name` of a heading, and another one has taken it."""
    if heading.target or heading.span in kept:
        return False
    counted = COUNTED.fullmatch(name)
    made = anchors.made(heading.plain, document.goldmark.heading_ids)
    return made in (name, counted[1] if counted else name)


def _ambiguous(document: Document) -> Iterator[Finding]:
    """Links to a heading whose text another one has: Hugo gives the second `-1`."""
    if "](#" not in document.text:
        return
    of = anchors.of(document)
    again = {
        counted[1]: heading
        for anchor, heading in reversed(list(of.items()))
        if (counted := COUNTED.fullmatch(anchor))
        and not heading.target
        and (first := of.get(counted[1]))
        and first.plain == heading.plain
    }
    for link in document.body.of_kind("link"):
        name = unquote(link.target[1:]) if link.target[:1] == "#" else ""
        if name not in again:
            continue
        second = again[name]
        yield at(
            document,
            link.span,
            Text(
                f"two headings read `{second.plain}`, and `#{name}` leads to the first",
                f"`{second.plain}` 제목이 둘이어서 `#{name}` 링크는 첫째로 갑니다",
            ),
            help=Text(
                "give the one that is meant an id of its own: `{#name}` behind the heading",
                "가리키려는 제목 뒤에 `{#이름}`처럼 id를 따로 적어 주세요",
            ),
            related=(
                Related(
                    document.path,
                    second.span,
                    Text("the second one", "둘째 제목"),
                ),
            ),
            severity="note",
        )
