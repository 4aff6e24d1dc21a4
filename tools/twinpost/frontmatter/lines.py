"""The lines of a broken front matter, and what stands where in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

PARTS = re.compile(
    r"""(?P<indent>[ \t]*)(?P<dashes>(?:-[ ]+)*)
        (?:(?P<key>'[^']*'|"[^"]*"|[^\s:\#'"\[{,&*!|>%@`-][^:]*?)[ ]*:(?P<gap>[ \t]+|$))?
        (?P<value>.*?)[ \t]*$""",
    re.X | re.S,
)


@dataclass(frozen=True)
class Line:
    """One line of `source`, without its newline."""

    source: str
    start: int
    text: str
    number: int

    @cached_property
    def parts(self) -> re.Match[str]:
        """Its indentation, dashes, key and value; each may be empty."""
        match = PARTS.match(self.text)
        assert match
        return match

    @property
    def indent(self) -> int:
        return len(self.parts["indent"])

    @property
    def key(self) -> str:
        return self.parts["key"] or ""

    @property
    def value(self) -> str:
        return self.parts["value"]

    @property
    def value_start(self) -> int:
        return self.start + self.parts.start("value")

    @property
    def value_end(self) -> int:
        return self.start + self.parts.end("value")

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip() or self.text.lstrip().startswith("#")


def split(source: str) -> list[Line]:
    """The lines of `source`."""
    lines: list[Line] = []
    for match in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)", source):
        lines.append(Line(source, match.start(), match[1], len(lines) + 1))
    return lines


def at(lines: list[Line], offset: int) -> Line:
    """The line that holds `offset`."""
    return next((line for line in reversed(lines) if line.start <= offset), lines[0])


def opens_quote(value: str) -> bool:
    """Does `value` open a quote that it does not close?"""
    quote = value[:1]
    if quote not in ("'", '"'):
        return False
    escaped = re.compile(r"''|(')" if quote == "'" else r'\\.|(")', re.S)
    return not any(match[1] for match in escaped.finditer(value, 1))
