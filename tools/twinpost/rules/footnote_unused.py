"""Footnotes that nobody can read: Hugo prints only those that the text refers to."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering.footnotes import definitions, named, printed, references
from twinpost.span import Span


@rule(Document, severity="warning")
def footnote_unused(document: Document) -> Iterator[Finding]:
    """Every footnote is defined once, and referred to."""
    if "[^" not in document.text or not document.goldmark.footnotes:
        return
    used = {mark.name.lower() for mark in (*references(document), *printed(document))}
    first: dict[str, Span] = {}
    for definition in definitions(document):
        span = named(definition, document)
        shown = span.of(document.text)
        if shown in first:
            yield at(
                document,
                span,
                Text(
                    f"footnote `{shown}` is defined twice; readers see the first one only",
                    f"`{shown}` 각주가 두 번 정의되어 앞의 것만 보입니다",
                ),
                help=Text(
                    "give it another name, or delete one of the two",
                    "이름을 바꾸거나 둘 중 하나를 지워 주세요",
                ),
                related=(
                    Related(
                        document.path,
                        first[shown],
                        Text("the first definition", "먼저 나온 정의"),
                    ),
                ),
            )
        elif shown[2:-1].lower() not in used:
            yield at(
                document,
                span,
                Text(
                    f"footnote `{shown}` is never printed: nothing refers to it",
                    f"본문에 `{shown}` 표시가 없어 이 각주는 보이지 않습니다",
                ),
                help=Text(
                    f"write `{shown}` where it belongs, or delete the footnote",
                    f"각주를 달 자리에 `{shown}`을 적거나 각주를 지워 주세요",
                ),
            )
        first.setdefault(shown, span)
