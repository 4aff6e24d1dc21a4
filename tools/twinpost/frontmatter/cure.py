"""A guess at what is wrong in YAML, and what may mend it."""

from __future__ import annotations

from dataclasses import dataclass

from twinpost.text import Text

Edits = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Cure:
    """A cause in words, its place, and edits that may mend it (offsets of the YAML)."""

    start: int
    end: int
    message: Text
    help: Text
    edits: Edits = ()
    title: Text | None = None
