"""How long running text may be: so many characters, and more of them where letters say less.

Hangul packs a syllable into a character, so that a Korean sentence of 120 is about as long to read
as an English one of 200. A language that has no limit is not judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twinpost.finding import Severity
from twinpost.prose import HIDDEN

Limits = Mapping[str, int]  # by language

ENGLISH = "en"

HANGUL = re.compile("[\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]")
# A reader takes in an address or a formula at a glance, however many letters it has.
GLANCE = 12
LONG_HIDDEN = re.compile(f"{HIDDEN}{{{GLANCE},}}")


@dataclass(frozen=True, slots=True)
class Excess:
    """How long a text is, the limit that it passed, and what that weighs."""

    length: int
    most: int
    severity: Severity  # "error" for as much as the rule says


def limits(**by_language: int) -> Limits:
    """The limits that a rule has by default."""
    return MappingProxyType(by_language)


def least(language: str, *given: Limits) -> int | None:
    """The least limit in a post of a language: nothing shorter needs a look."""
    names = (language, ENGLISH) if _is_korean(language) else (language,)
    return min((n for name in names for n in _of(name, given)), default=None)


def excess(text: str, language: str, long: Limits, longest: Limits) -> Excess | None:
    """Whether a text is `long`, which is worth a note, or even longer than the `longest`."""
    if _is_korean(language) and not HANGUL.search(text):
        language = ENGLISH  # an English sentence of a Korean post
    limit = min(_of(language, (long, longest)), default=None)
    if limit is None or len(text) <= limit or (length := _read(text)) <= limit:
        return None
    beyond = any(length > utmost for utmost in _of(language, (longest,)))
    return Excess(length, limit, "error" if beyond else "note")


def _is_korean(language: str) -> bool:
    return language.partition("-")[0] == "ko"


def _of(language: str, given: Iterable[Limits]) -> list[int]:
    """What is given for a language; `en` speaks for `en-us` too."""
    names = (language, language.partition("-")[0])
    return [
        next(limits[n] for n in names if n in limits) for limits in given if {*names} & {*limits}
    ]


def _read(text: str) -> int:
    """How many characters one reads; a letter in several code points is one."""
    return len(unicodedata.normalize("NFC", LONG_HIDDEN.sub(HIDDEN * GLANCE, text)))
