"""One kind of error of Hugo's, in words."""

from __future__ import annotations

from dataclasses import dataclass

from twinpost.text import Text


@dataclass(frozen=True)
class Reason:
    """A kind of error. `$name` in the texts is a group of the pattern."""

    hugo: str
    message: Text
    help: Text
