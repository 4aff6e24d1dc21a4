"""A description that stands under two search results tells nobody which of them to open."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Site
from twinpost.repeated import repeated


@rule(Site, severity="warning")
def description_unique(site: Site) -> Iterator[Finding]:
    """No two pages of a language have the same description."""
    for document, field, first, before in repeated(site, "description"):
        yield at(
            document,
            field.value_span,
            Text(
                f"`{first.path}` has the same description", f"`{first.path}` 글과 설명이 같습니다"
            ),
            help=Text(
                "describe this page; of a series, this part of it",
                "이 글의 내용을 적어 주세요. 연재라면 이 편에서 다루는 내용을 적으면 됩니다",
            ),
            related=(
                Related(first.path, before.value_span, Text("the same description", "같은 설명")),
            ),
        )
