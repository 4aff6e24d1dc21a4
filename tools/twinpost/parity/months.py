"""Days and months by name: `9월 말` and `the end of October` are not one time.

Words of one language and digits of the other are compared here, and only where each text names one
month: of several, which is meant by which is not sure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twinpost.parity.number_words import MONTHS
from twinpost.span import Span

KOREAN = re.compile(
    r"(?<![\d.,])(?:(?P<first>1[0-2]|0?[1-9])\s?(?:[~∼〜–—,·-]|에서|부터)\s?)?(?P<month>1[0-2]|0?[1-9])\s?월(?:\s?(?P<day>\d{1,2})\s?일)?"
)
_SAFE = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = r"(?!0)\d{1,2}(?![\d:%]|[.,]\d)"
ENGLISH = re.compile(
    rf"(?:\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?"
    # `You may`, `We march`: these two are months only beside what says so.
    rf"\b(?:(?P<month>{_SAFE})\b|(?P<word>Mar(?:ch)?|May)\b(?=\s\d)"
    rf"|(?<=\b(?:of|in|by)\s)(?P<named>March|May)\b)"
    rf"\.?(?:\s(?P<day>{_DAY})(?:st|nd|rd|th)?)?"
)


class Named(NamedTuple):
    """A month that a text names, and the day if it names one."""

    span: Span
    month: int
    day: int


def named(text: str, language: str) -> list[Named]:
    """The months of a text, in its order; none in languages whose names are not known."""
    language = language.partition("-")[0]
    if language == "ko":
        return [
            Named(Span(*found.span()), int(month), int(found["day"] or 0))
            for found in (KOREAN.finditer(text) if "월" in text else ())
            for month in (found["first"], found["month"])  # `4~5월`
            if month
        ]
    if language == "en":
        return [_english(found) for found in ENGLISH.finditer(text)]
    return []


def _english(found: re.Match[str]) -> Named:
    name = found["month"] or found["word"] or found["named"]
    day = found["day"] or found["before"] or 0
    return Named(Span(*found.span()), MONTHS[name[:3].lower()], int(day))
