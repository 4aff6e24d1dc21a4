"""An acronym that the post explains too late.

The post itself says that it wants explaining; no list says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span
from twinpost.words.acronyms import Introduction, fold, introductions

SOON = 2  # so many paragraphs between do no harm
EXPLAINED = re.compile(r"\s?[(:=]")  # `장치(GPU)` and `GPU(장치)` introduce it as well


@rule(Document, severity="note")
def acronym_introduced(document: Document) -> Iterator[Finding]:
    """An acronym that the post introduces is not used before."""
    if not document.is_page:
        return
    seen: set[str] = set()
    for each in introductions(document):
        if each.acronym not in seen:
            seen.add(each.acronym)
            if (use := _before(document, each)) is not None:
                yield _finding(document, each, use)


def _before(document: Document, introduced: Introduction) -> Span | None:
    """Where the acronym is used before; None where something explains it there.

    What stands before the first heading announces what the post is about, a heading has no room
    for explanations, and an introduction that follows soon is early enough.
    """
    lead = document.headings[0].span.start if document.headings else 0
    alone = re.compile(rf"(?<![\w./@#$-]){introduced.acronym}(?:s\b)?(?![A-Za-z\d_/@-]|\.\w)")
    used: Span | None = None
    ahead = list(takewhile(lambda prose: prose.node.span.end <= introduced.start, document.prose))
    for prose in ahead[:-SOON]:
        if introduced.acronym not in prose.text:
            continue
        for m in alone.finditer(prose.text):
            if EXPLAINED.match(prose.text, m.end()) or prose.text[: m.start()].endswith("("):
                return None
            if prose.node.kind == "paragraph" and used is None and prose.node.span.start >= lead:
                used = prose.span(*m.span())
    named = used and any(introduced.fold in fold(prose.text) for prose in ahead)
    return None if named else used


def _finding(document: Document, introduced: Introduction, use: Span) -> Finding:
    acronym, line = introduced.acronym, document.lines.position(introduced.start).line
    return at(
        document,
        use,
        Text(
            f"`{acronym}` is used here and introduced later, on line {line}",
            f"`{acronym}` 약어를 먼저 쓰고 {line}번째 줄에서 풀어 씁니다",
        ),
        help=Text(
            f"write `{introduced.expansion} ({acronym})` here, and `{acronym}` from then on",
            f"여기에 `{introduced.expansion}({acronym})`를 쓰고 다음부터 `{acronym}`만 써 주세요",
        ),
        related=(
            Related(
                document.path,
                introduced.span,
                Text(f"`{acronym}` is introduced here", f"`{acronym}` 약어를 여기서 풀어 씁니다"),
            ),
        ),
    )
