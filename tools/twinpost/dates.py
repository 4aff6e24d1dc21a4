"""Dates as Hugo reads them: the layouts of Go that its library (spf13/cast) tries.

A zone's name counts for nothing there: `10:00 KST` is ten o'clock in the site's own zone.
tests/test_dates.py asks Hugo.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from twinpost.fields import ALSO
from twinpost.frontmatter import Field
from twinpost.model import Document, Settings

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTS = {
    "Y": r"(?P<year>\d{4})",
    "y": r"(?P<short>\d\d)",
    "m": r"(?P<month>\d\d)",
    "B": rf"(?P<name>{'|'.join(MONTHS)})",
    "d": r"(?P<day>\d\d)",
    "e": r"(?P<day>\d\d?)",
    "W": r"(?:mon|tue|wed|thu|fri|sat|sun)",
    "w": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "h": r"(?P<hour>\d\d?):(?P<minute>\d\d)",
    "t": r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,]\d+)?",
    "p": r"(?:0?\d|1[0-2]):[0-5]\d(?-i:AM|PM)",
    "z": r"(?P<offset>[+-]\d{4})",
    "x": r"(?P<offset>[+-]\d\d:\d\d)",
    "Z": r"(?-i:(?P<utc>Z))",
    "n": r"(?-i:[A-Z]{3}|[A-Z]{3,4}T|WITA|ChST|MeST|GMT[+-]\d\d?|[+-]\d\d)",
    "T": r"(?-i:T)",
}
LAYOUTS = (
    *("%Y-%m-%d", "%Y-%m-%d%T%t", "%Y-%m-%d%T%t%x", "%Y-%m-%d%T%t%Z", "%Y-%m-%d%T%t%z"),
    *("%Y-%m-%d %t", "%Y-%m-%d %t%Z", "%Y-%m-%d %t ?%x", "%Y-%m-%d %t ?%z", "%Y-%m-%d %t %z %n"),
    *("%W, %d %B %Y %t %z", "%W, %d %B %Y %t %n", "%w, %d-%B-%y %t %n"),
    *("%d %B %y %h %z", "%d %B %y %h %n", "%d %B %Y"),
    *("%W %B %e %t %Y", "%W %B %e %t %n %Y", "%W %B %d %t %z %Y"),
    *("%p", "%B %e %t"),
)


@dataclass(frozen=True)
class Moment:
    """What Hugo reads: its year is 0 where only a time of the day is written."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0
    has_time: bool = False
    offset: int | None = None  # in minutes; None without a zone that counts

    def at(self, zone: tzinfo) -> datetime:
        """When it is, for a site in `zone`."""
        if self.offset is not None:
            # Go takes offsets of a whole day, which Python refuses.
            at = datetime(*self.day_and_time, tzinfo=UTC)
            return at - timedelta(minutes=self.offset)
        return datetime(*self.day_and_time, tzinfo=zone)

    @property
    def day_and_time(self) -> tuple[int, int, int, int, int, int]:
        """Its parts, the year one that Python has."""
        return max(self.year, 1), self.month, self.day, self.hour, self.minute, self.second


@dataclass(frozen=True)
class Dated:
    """A date that a page takes from a field."""

    field: Field
    moment: Moment


def read(text: str) -> Moment | None:
    """The moment that Hugo reads in a text; None when it reads none."""
    match = next((m for layout in _layouts() if (m := layout.fullmatch(text))), None)
    if match is None:
        return None
    found = match.groupdict()
    if not found.get("day"):
        return Moment(0, has_time=True)
    name = found.get("name")
    month = MONTHS.index(name.lower()) + 1 if name else int(found["month"] or 0)
    has_time = found.get("hour") is not None
    hour, minute, second = (int(found.get(part) or 0) for part in ("hour", "minute", "second"))
    offset = 0 if found.get("utc") else _offset(found.get("offset"))
    day = int(found["day"] or 0)
    moment = Moment(_year(found), month, day, hour, minute, second, has_time, offset)
    return moment if _exists(moment) else None


def of(value: object) -> Moment | None:
    """The moment that Hugo reads in a value of YAML or TOML; numbers are seconds since 1970."""
    if isinstance(value, str):
        return read(value)
    if type(value) is int:
        seconds = min(max(value, -60_000_000_000), 250_000_000_000)
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return Moment(*at.timetuple()[:6], True, 0)
    return None


def fields(document: Document, settings: Settings) -> Iterator[Field]:
    """The date fields of a page that Hugo looks at, its cascade's included."""
    seen: set[str] = set()
    for prefix in ("", *cascades(document)):
        for chain in settings.dates.values():
            for name in chain:
                if _is_settled(name, settings):
                    break
                found = document.field(prefix + name)
                if found is None or found.value in (None, ""):
                    continue
                if found.path not in seen:
                    seen.add(found.path)
                    yield found
                if of(found.value):
                    break  # the first one wins: Hugo looks no further


def taken(document: Document, settings: Settings, name: str) -> Dated | None:
    """What Hugo takes one of the four dates of a page from, the file itself being asked."""
    for key in settings.dates.get(name, ()):
        found = document.field(key)
        if found and (moment := of(found.value)):
            return Dated(found, moment)
    return None


def own(document: Document, settings: Settings, name: str) -> Dated | None:
    """The same, without what another of the four dates stands in for."""
    found = taken(document, settings, name)
    return found if found and ALSO.get(found.field.path, found.field.path) == name else None


def cascades(document: Document) -> Iterator[str]:
    """Where the fields stand that a page passes on to itself and all below it, with the dot."""
    value = document.value("cascade")
    parts = value if isinstance(value, list) else [value]
    for i, part in enumerate(parts):
        # Without a target it is for every page.
        if isinstance(part, dict) and not part.get("target"):
            yield f"cascade.{i}." if isinstance(value, list) else "cascade."


def zone(settings: Settings) -> tzinfo:
    """The zone of a site's dates."""
    try:
        return ZoneInfo(settings.time_zone) if settings.time_zone else UTC
    except (OSError, ValueError):  # Windows has no list of zones
        return UTC


@cache
def _layouts() -> tuple[re.Pattern[str], ...]:
    def pattern(layout: str) -> re.Pattern[str]:
        spaced = layout.replace(" ?", "\0").replace(" ", " +").replace("\0", " *")
        return re.compile(re.sub("%(.)", lambda m: PARTS[m[1]], spaced), re.IGNORECASE | re.ASCII)

    return tuple(map(pattern, LAYOUTS))


def _year(found: dict[str, str | None]) -> int:
    if short := found.get("short"):
        return int(short) + (1900 if int(short) >= 69 else 2000)
    return int(found.get("year") or 0)


def _offset(text: str | None) -> int | None:
    if not text:
        return None
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return -minutes if text[0] == "-" else minutes


def _exists(moment: Moment) -> bool:
    if not 1 <= moment.month <= 12 or moment.hour > 23 or moment.minute > 59 or moment.second > 59:
        return False
    hours = divmod(abs(moment.offset or 0), 60)[0]
    leap_or_not = moment.year or 4  # Go's year 0 is a leap year
    return 1 <= moment.day <= monthrange(leap_or_not, moment.month)[1] and hours <= 24


def _is_settled(name: str, settings: Settings) -> bool:
    """Whether a source other than a field has a date already: Hugo looks no further then."""
    return name == ":filemodtime" or (name == ":git" and settings.git_info)
