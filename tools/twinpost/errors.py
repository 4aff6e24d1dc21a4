"""The trouble that stops Twinpost itself, as opposed to findings about the author's content."""

from __future__ import annotations

from twinpost.text import Text


class UserError(Exception):
    """Twinpost cannot work, and the user can cure it: printed without a traceback, exit code 2.

    `place` says where, as `path`, `path:line` or `path:line:column`, when that is known.
    """

    def __init__(self, message: Text, help: Text, place: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.help = help
        self.place = place
