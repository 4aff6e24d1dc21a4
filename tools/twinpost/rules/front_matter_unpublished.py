"""Pages that wait for their date, or whose time is over: Hugo leaves them out of the site."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import dates
from twinpost.dates import Dated
from twinpost.fields import named
from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Settings


@rule(Document, severity="note")
def front_matter_unpublished(document: Document, settings: Settings) -> Iterator[Finding]:
    """A page that is no draft is on the site today."""
    if not document.is_page or document.front_matter.problems or document.draft:
        return
    published = dates.taken(document, settings, "publishdate")
    if published and not settings.builds_future and _is_to_come(published, settings):
        yield at(
            document,
            published.field.value_span,
            Text(
                f"`{named(published.field.path)}` is to come: Hugo does not publish the page yet",
                f"`{named(published.field.path)}` 날짜가 아직 오지 않아 Hugo가 게시하지 않습니다",
            ),
            help=Text(
                "build the site again after that date; nothing else publishes the page",
                "그 날짜가 지난 뒤 사이트를 다시 빌드해야 게시됩니다",
            ),
        )
    expires = dates.taken(document, settings, "expirydate")
    if expires and not _is_to_come(expires, settings):
        yield at(
            document,
            expires.field.value_span,
            Text(
                f"`{named(expires.field.path)}` is over: Hugo no longer publishes the page",
                f"`{named(expires.field.path)}` 날짜가 지나 Hugo가 더는 게시하지 않습니다",
            ),
            help=Text(
                f"take `{named(expires.field.path)}` out to bring the page back",
                f"다시 게시하려면 `{named(expires.field.path)}` 필드를 지워 주세요",
            ),
        )


def _is_to_come(date: Dated, settings: Settings) -> bool:
    return date.moment.at(dates.zone(settings)) > settings.now
