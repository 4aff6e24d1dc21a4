"""Two pages of one title look like one page twice: in lists, in browser tabs, in search results."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.repeated import repeated


@rule(Site, severity="warning")
def title_unique(site: Site) -> Iterator[Finding]:
    """No two pages of a language have the same title."""
    for document, field, first, before in repeated(site, "title", _company):
        yield at(
            document,
            field.value_span,
            Text(f"`{first.path}` has the same title", f"`{first.path}` 글과 제목이 같습니다"),
            help=Text(
                "say in the title what is different here",
                "이 글만의 내용이 드러나도록 제목을 바꿔 주세요",
            ),
            related=(Related(first.path, before.value_span, Text("the same title", "같은 제목")),),
        )


def _company(document: Document) -> str:
    """Where a title must be unique: among all posts, and among the other pages of a folder.

    Documentation has an `Installation` in many a chapter, which names the chapter beside it.
    """
    return "" if document.field("date") else document.key.rpartition("/")[0]
