"""What Twinpost says, in every language that it speaks.

Both sentences stand side by side where they arise, so that neither is forgotten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twinpost.particles import fitting

PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로")
PARTICLE = re.compile(
    r"`(?P<word>[^`\n]+)`(?P<particle>은|는|이|가|을|를|과|와|으로|로)(?=[\s,.)]|$)"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One message in English and in Korean."""

    en: str
    ko: str

    def to(self, language: str) -> str:
        """The message in `language`; a language that Twinpost does not speak gets English."""
        return fitted(self.ko) if language == "ko" else self.en


def counted(count: int, noun: str) -> str:
    """A number and an English noun: `1 tag`, `2 tags`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def fitted(korean: str) -> str:
    """A message with the particles that fit what it names, where that is sure: `10`으로."""
    return PARTICLE.sub(_fitting, korean)


def _fitting(match: re.Match[str]) -> str:
    pair = next(pair for pair in PAIRS if match["particle"] in pair.split("/"))
    return f"`{match['word']}`{fitting(match['word'], pair) or match['particle']}"
