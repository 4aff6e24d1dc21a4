"""Whether readers can open a page on the live site, today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twinpost import dates
from twinpost.dates import Dated
from twinpost.frontmatter import Field
from twinpost.model import Document, Settings

Why = Literal["", "draft", "future", "expired"]


@dataclass(frozen=True)
class Period:
    """From when to when a page is published, where it says so."""

    published: Dated | None
    expires: Dated | None


def is_hidden(document: Document) -> bool:
    """Whether nobody is to find the page, ever: a section without a text is one, too."""
    rendered = document.value("build.render") != "never" and document.value("headless") is not True
    return not rendered or (document.role == "branch" and not document.blocks)


def absence(document: Document, settings: Settings) -> tuple[Why, Field | None]:
    """Why the page is not on the live site, and the field that says so."""
    if document.draft:
        return "draft", document.field("draft")
    period = _period(document, settings)
    if period.published and not settings.builds_future and _is_to_come(period.published, settings):
        return "future", period.published.field
    if period.expires and not _is_to_come(period.expires, settings):
        return "expired", period.expires.field
    return "", None


def _period(document: Document, settings: Settings) -> Period:
    """Remembered: reading dates is slow, and every edit asks for those of all pages."""
    kept = document.memory.get("period")
    if not isinstance(kept, tuple) or kept[0] is not settings:
        taken = (dates.taken(document, settings, name) for name in ("publishdate", "expirydate"))
        kept = document.memory["period"] = (settings, Period(*taken))
    period: Period = kept[1]
    return period


def _is_to_come(date: Dated, settings: Settings) -> bool:
    return date.moment.at(dates.zone(settings)) > settings.now
