"""Paragraphs that do not stand on the screen as a wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span
from twinpost.words.lengths import Excess, excess, least, limits

LONG = limits(ko=400, en=700)
LONGEST = limits(ko=700, en=1000)


@rule(Document, severity="warning")
def paragraph_length(
    document: Document, *, long: Mapping[str, int] = LONG, longest: Mapping[str, int] = LONGEST
) -> Iterator[Finding]:
    """A paragraph is short enough to be read in one go."""
    note, warning = {**LONG, **long}, {**LONGEST, **longest}
    shortest = least(document.lang, note, warning)
    if shortest is None or not document.is_page:
        return
    for prose in document.prose:
        # A quotation is not the author's to cut.
        if prose.node.kind != "paragraph" or "block_quote" in prose.within:
            continue
        if len(prose.text) <= shortest:
            continue
        for part in prose.text.split("\n"):  # what a line break divides is no wall
            if found := excess(part, document.lang, note, warning):
                yield _wall(document, prose.node.span, found)
                break


def _wall(document: Document, span: Span, found: Excess) -> Finding:
    return at(
        document,
        span,
        Text(
            f"paragraph has {found.length} characters; more than {found.most} look like a wall",
            f"문단이 {found.length}자입니다. {found.most}자가 넘으면 읽기 전에 부담이 됩니다",
        ),
        help=Text(
            "begin a new paragraph where the thought turns, or make a list of what is listed",
            "생각이 바뀌는 곳에서 문단을 나누거나, 나열한 것은 목록으로 만들어 주세요",
        ),
        severity=found.severity,
    )
