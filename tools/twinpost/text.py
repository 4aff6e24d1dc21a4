"""What Twinpost says, in every language that it speaks.

Both sentences stand side by side where they arise, so that neither is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One message in English and in Korean."""

    en: str
    ko: str

    def to(self, language: str) -> str:
        """The message in `language`; a language that Twinpost does not speak gets English."""
        return self.ko if language == "ko" else self.en
