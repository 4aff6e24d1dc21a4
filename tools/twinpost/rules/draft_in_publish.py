"""Posts that were merged while they still said `draft: true`."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document


@rule(Document, severity="error", publish_only=True)
def draft_in_publish(document: Document) -> Iterator[Finding]:
    """Nothing that is about to be published is still a draft."""
    draft = document.field("draft")
    if draft and document.is_page and document.draft:
        yield at(
            document,
            draft.value_span,
            Text("the page is a draft: Hugo will not publish it", "초안이라 게시되지 않습니다"),
            help=Text(
                "set `draft: false`, or leave the page out of this publication",
                "`draft: false`로 바꾸거나 이번 게시에서 빼 주세요",
            ),
            fix=Fix(
                Text("set `draft` to false", "`draft`를 false로 바꾸기"),
                (Edit(document.path, draft.value_span, "false"),),
                safe=False,
            ),
        )
