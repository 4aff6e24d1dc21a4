"""Dates that contradict each other: changed before it was written, gone before it was there."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import dates
from twinpost.dates import Dated
from twinpost.fields import named
from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Settings


@rule(Document, severity="warning")
def front_matter_time(document: Document, settings: Settings) -> Iterator[Finding]:
    """A page is changed and expires after its date."""
    if not document.is_page or document.front_matter.problems:
        return
    written = dates.own(document, settings, "date")
    published = dates.own(document, settings, "publishdate") or written
    for first, then in (
        (written, dates.own(document, settings, "lastmod")),
        (published, dates.own(document, settings, "expirydate")),
    ):
        if first and then and _is_before(then, first, settings):
            yield _finding(document, first, then)


def _is_before(one: Dated, other: Dated, settings: Settings) -> bool:
    a, b = one.moment, other.moment
    if not (a.has_time and b.has_time):  # the day is all that is known
        return (a.year, a.month, a.day) < (b.year, b.month, b.day)
    zone = dates.zone(settings)
    return a.at(zone) < b.at(zone)


def _finding(document: Document, first: Dated, then: Dated) -> Finding:
    names = [named(each.field.path) for each in (then, first)]
    typed = [each.field.value_span.of(document.text).strip("\"'") for each in (then, first)]
    return at(
        document,
        then.field.value_span,
        Text(
            f"`{names[0]}` {typed[0]} is before `{names[1]}` {typed[1]}",
            f"`{names[0]}` 날짜({typed[0]})가 `{names[1]}` 날짜({typed[1]})보다 앞섭니다",
        ),
        help=Text("correct one of the two", "둘 중 틀린 날짜를 고쳐 주세요"),
        related=(
            Related(
                document.path,
                first.field.value_span,
                Text(f"`{names[1]}` is here", f"`{names[1]}` 값입니다"),
            ),
        ),
    )
