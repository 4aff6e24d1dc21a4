"""Times without a zone: on a site without one, Hugo takes them for UTC."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import dates
from twinpost.fields import named
from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.lint import rule
from twinpost.model import Document, Site


@rule(Site, severity="warning")
def front_matter_zone(site: Site) -> Iterator[Finding]:
    """A time says its zone, or the site does."""
    if site.settings.time_zone:
        return
    found = [(each, field) for each in site.documents for field in _zoneless(each, site)]
    if not found:
        return
    # Told once: a site lacks one setting, not a zone in each of its posts.
    document, field = found[0]
    typed = field.value_span.of(document.text).strip("\"'")
    more = len(found) - 1
    yield at(
        document,
        field.value_span,
        Text(
            f"`{typed}` has no zone, and neither has the site: Hugo takes it for UTC"
            + (f", and {more} more" if more else ""),
            f"`{named(field.path)}` 값 `{typed}`에 시간대가 없어 Hugo가 UTC로 읽습니다"
            + (f". 같은 날짜가 {more}개 더 있습니다" if more else ""),
        ),
        help=Text(
            "set `timeZone` in the configuration of Hugo, or end the time with `+09:00` or `Z`",
            "Hugo 설정에 `timeZone: Asia/Seoul`을 두거나, 시각 끝에 `+09:00`을 붙여 주세요",
        ),
    )


def _zoneless(document: Document, site: Site) -> Iterator[Field]:
    if not document.is_page or document.front_matter.problems:
        return
    for field in dates.fields(document, site.settings):
        moment = dates.of(field.value)
        if moment and moment.year and moment.has_time and moment.offset is None:
            yield field
