"""Dates: what Hugo reads, as Hugo itself says, and what people mean."""

from __future__ import annotations

import json
from datetime import UTC

import pytest

import hugo_truth
from twinpost.dates import of, read
from twinpost.human_dates import meant

READ = """
2026-01-03|2026-01-03T10:00:00+09:00|2026-01-03T10:00:00Z|2026-01-03T10:00:00|2026-01-03 10:00:00
2026-01-03 10:00:00Z|2026-01-03 10:00:00+09:00|2026-01-03 10:00:00+0900|2026-01-03 10:00:00 +0900
2026-01-03 10:00:00 +09:00|2026-01-03T10:00:00+0900|2026-01-03T10:00:00.123+09:00
2026-01-03T10:00:00,123+09:00|2026-01-03 10:00:00.123 +0900 KST|2026-01-03T9:00:00+09:00
2026-01-03T10:00:00-09:30|2026-01-03T10:00:00+24:00|2026-01-03T10:00:00+09:60|2024-02-29
03 Jan 2026|03 jan 2026|Sat Jan 3 10:00:00 2026|Sat Jan  3 10:00:00 KST 2026
Sat Jan 03 10:00:00 +0900 2026|Sat, 03 Jan 2026 10:00:00 +0900|Sat, 03 Jan 2026 10:00:00 GMT
Sun, 03 Jan 2026 10:00:00 KST|Saturday, 03-Jan-26 10:00:00 UTC|03 Jan 26 10:00 KST
03 Jan 26 10:00 +0900|3:04PM|0:04AM|Jan 3 10:00:00|0001-01-01|9999-12-31
"""
REFUSED = """
2026/01/03|2026/1/3|2026.01.03|2026. 1. 3.|2026년 1월 3일|2026년 1월 3일 오후 3:04|2026-1-3|2026-01-3
Jan 3, 2026|January 3 2026|3 January 2026|3 Jan 2026|3rd January 2026|03-Jan-2026|Jan 2026
2026-01-03T10:00+09:00|2026-01-03T10:00|2026-01-03 10:00|2026-01-03 10:00 KST|2026-01-03 10
2026-01-03 10:00:00 KST|2026-01-03 10:00:00 UTC|2026-01-03 10:00:00 Z|2026-01-03T10:00:00z
2026-01-03t10:00:00Z|2026-01-03T10:00:00 +09:00|2026-01-03T10:00:00+09|2026-01-03 10:00:00 +09
2026-01-03T10:00:00[Asia/Seoul]|2026-01-03 10:00:00PM|2026-01-03 오후 3:04|2026-01-03 (토)
03/01/2026|13/01/2026|01-03-2026|3.1.2026|1/3/26|26-01-03|20260103|20260103T100000Z
2026-01|2026|2026-02-30|2026-02-29|2026-04-31|2026-13-01|2026-00-10|2026-01-00|2026-01-32
2026-01-03T24:00:00|2026-01-03T23:59:60|2026-01-03T10:60:00|2026-01-03T10:00:00+25:00
2026-01-03T1:2:3| 2026-01-03|2026-01-03 |2026–01–03|2026-01-03.|today|TBD|yyyy-mm-dd|{{ .Date }}
Sat, 3 Jan 2026 10:00:00 +0900|Foo, 03 Jan 2026 10:00:00 GMT|10:00|15:04PM|3:04pm|3:04 PM
2026-01-03T10:00:00Z+09:00|2026-W01-6|2026-003|12026-01-03|-2026-01-03
"""


def forms(table: str) -> list[str]:
    return [form for line in table.strip("\n").split("\n") for form in line.split("|")]


@pytest.mark.slow
def test_hugo_reads_the_same_dates():
    texts = [*forms(READ), *forms(REFUSED)]
    answers = hugo_truth.ask(
        [f"---\ntitle: x\ndate: {json.dumps(text, ensure_ascii=False)}\n---\n" for text in texts]
    )
    hugo = [None if isinstance(answer, str) else answer["date"] for answer in answers]

    assert len(texts) >= 100
    assert [_instant(text) for text in texts] == [at and _without_year_0(at) for at in hugo]
    assert hugo.count(None) == len(forms(REFUSED))


def _instant(text: str) -> str | None:
    moment = read(text)
    if moment is None:
        return None
    return (
        _without_year_0(f"{moment.year:04}-")
        if not moment.year
        else (f"{moment.at(UTC).year:04}-{moment.at(UTC):%m-%dT%H:%M:%S}Z")
    )


def _without_year_0(at: str) -> str:
    """A time of no day is in the year 0, and nobody wants to know when."""
    return "0000" if at.startswith("0000") else at


@pytest.mark.slow
def test_hugo_reads_what_people_mean():
    """Every meaning is a date that Hugo reads, of that day."""
    written = [date for text in forms(REFUSED) if (date := meant(text).date)]
    answers = hugo_truth.ask([f"---\ntitle: x\ndate: {date}\n---\n" for date in written])

    assert len(written) >= 35
    assert {str(answer["date"])[:8] for answer in answers if isinstance(answer, dict)} == {
        "2026-01-"
    }
    assert all(isinstance(answer, dict) for answer in answers)


@pytest.mark.parametrize(
    ("text", "date", "cause"),
    [
        ("2026/01/03", "2026-01-03", "hyphens"),
        ("2026.01.03", "2026-01-03", "hyphens"),
        ("2026. 1. 3.", "2026-01-03", "hyphens"),
        ("2026년 1월 3일", "2026-01-03", "Korean"),
        ("2026년 1월 3일 (토) 오후 3:04", "2026-01-03T15:04:00", "Korean"),
        ("2026년 1월 3일 오전 12시 5분", "2026-01-03T00:05:00", "Korean"),
        ("Jan 3, 2026", "2026-01-03", "month as a number"),
        ("Saturday, January 3rd, 2026 at 3:04 PM", "2026-01-03T15:04:00", "month as a number"),
        ("3 January 2026", "2026-01-03", "month as a number"),
        ("2026-1-3", "2026-01-03", "two digits"),
        ("2026-01-03T10:00+09:00", "2026-01-03T10:00:00+09:00", "seconds"),
        ("2026-01-03 10:00 KST", "2026-01-03T10:00:00+09:00", "seconds"),
        ("2026-01-03 10:00:00 KST", "2026-01-03T10:00:00+09:00", "`KST`"),
        ("2026-01-03 10:00:00 GMT+9", "2026-01-03T10:00:00+09:00", "`GMT+9`"),
        ("2026-01-03 10:00:00 EST", "", "`EST`"),  # in New York or in Sydney
        ("2026-01-03 13:00 AM", "", "AM"),
        ("13/01/2026", "2026-01-13", "year must come first"),
        ("03/01/2026", "", "year must come first"),
        ("2026-02-30", "", "February 2026 has 28 days"),
        ("2026.13.01", "", "no month 13"),
        ("2026-01-03T24:00", "", "go to 23"),
        ("2026-01", "", "day is missing"),
        ("２０２６－０１－０３", "2026-01-03", "only look like"),
        ("2026-01-03 ", "2026-01-03", "spaces"),
        ("내일", "", "no date"),
    ],
)
def test_meant(text, date, cause):
    found = meant(text)

    assert found.date == date
    assert cause in found.cause.en


def test_numbers_are_seconds():
    moment = of(20260103)

    assert moment
    assert moment.year == 1970
    assert of(1.5) is of(True) is of([1]) is None
