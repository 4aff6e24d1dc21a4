"""Dates as people write them, why Hugo cannot read them, and what they mean.

A meaning is given only where there is one: 03/01/2026 is in March or in January.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name, monthrange
from dataclasses import dataclass
from functools import cache

from twinpost.dates import MONTHS
from twinpost.text import Text

WEEKDAY = (
    r"(?:\(?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\)?"
    r"|\(?[월화수목금토일](?:요일)?\)?)"
)
MONTH = rf"(?P<name>{'|'.join(MONTHS)})(?:[a-z]{{0,6}})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATES = (
    r"(?P<year>\d{4})(?P<sep>\s?[-/._]\s?)(?P<month>\d{1,2})(?:(?P=sep)|\s)(?P<day>\d{1,2})\.?",
    r"(?P<year>\d{4})\s*년\s*(?P<month>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    rf"{MONTH}[\s-]+{DAY}(?:,\s*|\s+|-)(?P<year>\d{{4}})",
    rf"{DAY}(?:\s+(?:of\s+)?|-){MONTH}(?:,?\s+|-)(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})[\s-]+{MONTH}[\s-]+{DAY}",
    r"(?P<one>\d{1,2})(?P<sep>[-/.])\s?(?P<two>\d{1,2})(?P=sep)\s?(?P<year>\d{4})\.?",
)
TIME = (
    r"(?:(?P<half>오전|오후)\s*)?"
    r"(?P<hour>\d{1,2})(?:\s*[:시]\s*(?P<minute>\d{1,2})(?:\s*[:분]\s*(?P<second>\d{1,2}))?\s*[분초]?"
    r"|\s*시)(?P<fraction>[.,]\d+)?(?:\s*(?P<noon>am|pm|a\.m\.|p\.m\.))?"
)
ZONE = (
    r"(?P<zone>z|[+-]\d\d(?::?\d\d)?|(?:utc|gmt)(?:[+-]\d{1,2})?"
    r"|[a-z]{2,5}|\[?[a-z]+/[a-z_]+\]?)"
)
# Only these mean one zone wherever they are written.
ZONES = {"z": "Z", "utc": "Z", "gmt": "Z", "kst": "+09:00", "asia/seoul": "+09:00"}
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
PARTIAL = re.compile(r"(?:19|20)\d\d(?:[-/.년]\s*\d{1,2}월?)?")
LOOKS_LIKE_ONE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")

WRITE = Text(
    "write `2026-01-31`, or `2026-01-31T09:00:00+09:00` with a time",
    "`2026-01-31` 또는 시각까지 `2026-01-31T09:00:00+09:00` 꼴로 적어 주세요",
)
CORRECT = Text("correct the date", "날짜를 고쳐 주세요")
MIDNIGHT = Text("write the next day, and `00:00:00`", "다음 날짜와 `00:00:00` 시각으로 적어 주세요")
NOT_A_DATE = Text("it is no date", "날짜가 아닙니다")


@dataclass(frozen=True)
class Meant:
    """What is wrong with a date, and how Hugo wants it; "" where that is not sure."""

    cause: Text
    date: str = ""
    help: Text = WRITE


def meant(text: str) -> Meant:
    """What someone means who writes `text` where Hugo wants a date, and can't read it."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES).strip()
    match = next((m for form in _forms() if (m := form.fullmatch(plain))), None)
    if match is None:
        if PARTIAL.fullmatch(plain):
            return Meant(Text("the day is missing", "날(일)이 빠져 있습니다"))
        if LOOKS_LIKE_ONE.match(plain):
            return Meant(Text("Hugo knows no such form", "Hugo가 모르는 형식입니다"))
        return Meant(NOT_A_DATE)
    if "one" in match.groupdict() and max(int(match["one"]), int(match["two"])) <= 12:
        return _ambiguous(match)
    year, month, day = _day(match)
    if impossible := _impossible(year, month, day, match):
        return impossible
    time = _time(match)
    if time is None:
        return Meant(_cause(match, text))
    return Meant(_cause(match, text), f"{year:04}-{month:02}-{day:02}{time}")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            rf"(?:{WEEKDAY},?\s*)?{date}(?:\s*{WEEKDAY})?"
            rf"(?:(?:\s*T\s*|,?\s+(?:at\s+)?){TIME}(?:\s*{ZONE})?)?[.,;]?",
            re.IGNORECASE,
        )
        for date in DATES
    )


def _ambiguous(match: re.Match[str]) -> Meant:
    year, one, two = match["year"], int(match["one"]), int(match["two"])
    first, second = f"{year}-{one:02}-{two:02}", f"{year}-{two:02}-{one:02}"
    return Meant(
        Text("the year must come first", "연도가 앞에 와야 합니다"),
        "",
        Text(
            f"write `{first}` or `{second}`, whichever it is",
            f"뜻에 따라 `{first}` 또는 `{second}`로 적어 주세요",
        ),
    )


def _day(match: re.Match[str]) -> tuple[int, int, int]:
    found = match.groupdict()
    year = int(match["year"])
    if "one" in found:
        one, two = int(match["one"]), int(match["two"])
        return (year, two, one) if one > 12 else (year, one, two)
    name = found.get("name")
    month = MONTHS.index(name.lower()) + 1 if name else int(match["month"])
    return year, month, int(match["day"])


def _impossible(year: int, month: int, day: int, match: re.Match[str]) -> Meant | None:
    """What the calendar or the clock has not got."""
    if not 1 <= month <= 12:
        return Meant(Text(f"there is no month {month}", f"{month}월은 없습니다"), "", CORRECT)
    days = monthrange(year, month)[1] if year else 31
    if not 1 <= day <= days:
        name = month_name[month]
        why = Text(f"{name} {year} has {days} days", f"{year}년 {month}월은 {days}일까지입니다")
        return Meant(why, "", CORRECT)
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if hour > 23:
        why = Text("the hours of a day go to 23", "시는 23까지입니다")
        return Meant(why, "", MIDNIGHT if hour == 24 else CORRECT)
    if minute > 59 or second > 59:
        return Meant(Text("minutes and seconds go to 59", "분과 초는 59까지입니다"), "", CORRECT)
    return None


def _time(match: re.Match[str]) -> str | None:
    """The time with its zone as Hugo wants it; None where it is not sure."""
    if not match["hour"]:
        return ""
    hour = int(match["hour"])
    half = (match["half"] or match["noon"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None if half in ("오전", "am") or hour < 12 else _written(hour, match)
        hour = hour % 12 + (12 if half in ("오후", "pm") else 0)
    return _written(hour, match)


def _written(hour: int, match: re.Match[str]) -> str | None:
    zone = (match["zone"] or "").lower().strip("[]")
    if zone and zone not in ZONES:
        offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?", zone)
        if offset is None or int(offset[2]) > 14:
            return None
        zone = f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    fraction = (match["fraction"] or "").replace(",", ".")
    return f"T{hour:02}:{minute:02}:{second:02}{fraction}{ZONES.get(zone, zone)}"


def _cause(match: re.Match[str], text: str) -> Text:
    """Why Hugo cannot read what everybody else can."""
    found = match.groupdict()
    zone = match["zone"] or ""
    if re.search("[년월일시분]|오전|오후", text):
        return Text("Hugo reads no Korean dates", "Hugo는 한국어 날짜를 읽지 못합니다")
    if found.get("name"):
        return Text("Hugo wants the month as a number", "월은 숫자로 적어야 합니다")
    if "one" in found:
        return Text("the year must come first", "연도가 앞에 와야 합니다")
    if found.get("sep", "-").strip() != "-" or "_" in text or "sep" not in found:
        return Text(
            "Hugo wants hyphens between year, month and day",
            "연, 월, 일은 하이픈으로 이어야 합니다",
        )
    if len(match["month"]) < 2 or len(match["day"]) < 2:
        return Text("month and day need two digits", "월과 일은 두 자리로 적어야 합니다")
    if match["noon"]:
        return Text(
            "Hugo reads hours from 0 to 23, no AM or PM", "시는 AM/PM 없이 0~23으로 적어야 합니다"
        )
    if match["hour"] and not match["second"]:
        return Text("the seconds are missing", "초가 빠져 있습니다")
    if re.search("[a-z]", zone.lower()) and zone != "Z":
        return Text(
            f"Hugo wants the zone as an offset, not `{zone}`",
            f"시간대는 `{zone}` 대신 `+09:00` 같은 숫자로 적어야 합니다",
        )
    if text != text.strip():
        return Text("spaces stand around it", "앞뒤에 공백이 있습니다")
    if not text.isascii():
        return Text(
            "its digits or hyphens only look like such",
            "숫자나 하이픈이 모양만 같은 다른 글자입니다",
        )
    return Text("Hugo knows no such form", "Hugo가 모르는 형식입니다")
