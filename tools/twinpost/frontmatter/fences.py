"""Where a front matter lies, as Hugo was seen to find it.

They are odd: what follows the opening `---` on its line is read as YAML, and any line that starts
with `---` closes, whatever follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"\ufeff?[ \t\r\n\f\v]*(?:(---)|(\+\+\+)|(\{)|([-+]))")
CLOSING = {"yaml": re.compile(r"[\r\n]---"), "toml": re.compile(r"[\r\n]\+\+\+")}
NEWLINE = re.compile(r"\r?\n")


@dataclass(frozen=True, slots=True)
class Fences:
    """The places of the parts; `closed` when Hugo finds an end."""

    format: str
    start: int
    content: int
    content_end: int
    end: int
    closed: bool


def find(text: str) -> Fences | None:
    """The fences of `text`, or None when Hugo sees no front matter in it."""
    opening = OPENING.match(text)
    if opening is None:
        return None
    start = opening.end() - len(opening[opening.lastindex or 0])
    if opening[4]:
        return Fences("", start, start, start, start, False)
    if opening[3]:
        return _json(text, start)
    return _fenced(text, "yaml" if opening[1] else "toml", start)


def _fenced(text: str, format: str, start: int) -> Fences:
    content = start + 3
    newline = NEWLINE.match(text, content)
    if newline:
        content = newline.end()
    # Hugo looks for the closer from the newline of the fence on.
    closing = CLOSING[format].search(text, content - 1 if newline else content)
    if closing is None:
        return Fences(format, start, content, len(text), len(text), False)
    end = closing.end()
    after = NEWLINE.match(text, end)
    return Fences(format, start, content, closing.start() + 1, after.end() if after else end, True)


BRACE = re.compile(r'[{}"]|\\.', re.S)


def _json(text: str, start: int) -> Fences:
    level, quoted = 0, False
    for match in BRACE.finditer(text, start):
        token = match[0]
        if token == '"':
            quoted = not quoted
        elif not quoted:
            level += (token == "{") - (token == "}")
        if level == 0:
            after = NEWLINE.match(text, match.end())
            end = after.end() if after else match.end()
            return Fences("json", start, start, match.end(), end, True)
    return Fences("json", start, start, len(text), len(text), False)
