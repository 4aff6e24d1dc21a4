"""The outline of a post, by which screen readers and tables of contents walk."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document


@rule(Document, severity="warning")
def heading_level(document: Document, *, top: int = 2) -> Iterator[Finding]:
    """Headings start at H2 and skip no level."""
    above = top - 1
    for heading in document.headings:
        level, allowed = heading.level, above + 1
        above = max(level, top - 1)
        if level < top:
            yield at(
                document,
                heading.span,
                Text(
                    f"heading is H{level}; the body starts at H{top}",
                    f"H{level} 제목입니다. 본문 제목은 H{top}부터 씁니다",
                ),
                help=Text(
                    f"write it with {top} `#`, and what is below it one level deeper; "
                    "the title of the page is its H1",
                    f"`#`을 {top}개 쓰고 하위 제목도 한 단계씩 내려 주세요. H1은 글 제목입니다",
                ),
            )
        elif level > allowed:
            yield at(
                document,
                heading.span,
                Text(
                    f"heading is H{level} where H{allowed} comes next",
                    f"H{allowed} 자리에 H{level} 제목이 있습니다",
                ),
                help=Text(
                    f"write it with {allowed} `#`: a skipped level breaks the outline",
                    f"`#`을 {allowed}개만 써 주세요. 단계를 건너뛰면 목차가 어긋납니다",
                ),
            )
