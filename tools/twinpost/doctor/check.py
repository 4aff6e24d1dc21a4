"""One line of the examination."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twinpost.errors import UserError
from twinpost.text import Text

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, and what to do about it."""

    name: Text
    ok: Level
    found: Text
    help: Text | None = None


def same(text: str) -> Text:
    """A text that needs no translation: a version, a path."""
    return Text(text, text)


def failed(name: Text, error: UserError) -> Check:
    """The line for what Twinpost could not do."""
    place = f" ({error.place})" if error.place else ""
    found = Text(error.message.en + place, error.message.ko + place)
    return Check(name, "error", found, error.help)
