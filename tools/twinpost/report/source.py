"""Where a finding is, as its readers count: from a path and a span to lines and columns.

Most findings are about a document of the site. The others are about a configuration or a template,
read here when it is text; a file that is missing or binary has no lines, and is reported without.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from twinpost.span import Lines, Position, Span

if TYPE_CHECKING:  # a reader of findings needs neither parser
    from twinpost.model import Site

RULES = Path(__file__).parents[1] / "rules"
FIRST_BYTES = 8192  # where git, too, looks for a NUL


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a file that has lines; `end` is exclusive."""

    lines: Lines
    span: Span  # within the text

    @property
    def start(self) -> Position:
        """Where it starts."""
        return self.lines.position(self.span.start)

    @property
    def end(self) -> Position:
        """Where it ends."""
        return self.lines.position(self.span.end)

    @property
    def seen(self) -> Place:
        """Without the newlines at its end, so that it ends on the last line that it marks."""
        length = len(self.span.of(self.lines.text).rstrip("\r\n"))
        return Place(self.lines, Span(self.span.start, self.span.start + length))


@dataclass(frozen=True)
class Sources:
    """The texts that findings are about, each read at most once."""

    site: Site
    _read: dict[str, Lines | None] = field(default_factory=dict)

    def place(self, path: str, span: Span) -> Place | None:
        """The span in the file at `path`; None when there is no text to count in."""
        lines = self._lines(path)
        if lines is None:
            return None
        start = min(max(span.start, 0), len(lines.text))
        return Place(lines, Span(start, min(max(span.end, start), len(lines.text))))

    def _lines(self, path: str) -> Lines | None:
        if document := self.site.by_path.get(path):
            return document.lines
        if path not in self._read:
            self._read[path] = read(self.site.root / path)
        return self._read[path]


def read(path: Path) -> Lines | None:
    """The lines of a text file; None when it can't be read or is no text."""
    try:
        with path.open("rb") as file:
            first = file.read(FIRST_BYTES)
            if b"\0" in first:
                return None
            return Lines((first + file.read()).decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):  # ValueError: a path that no file system can hold
        return None


def has_page(rule: str) -> bool:
    """Whether `twinpost explain` knows the rule; what Hugo itself reports has no page."""
    return (RULES / f"{rule.replace('-', '_')}.md").is_file()


def relative(path: str, site: Site, root: Path | None) -> str:
    """A finding's path as seen from the directory `root`, with `/`; without one, as it is."""
    if root is None:
        return path
    try:
        return Path(os.path.relpath(site.root / path, root)).as_posix()
    except ValueError:  # on another drive, or a path that no file system can hold
        return (site.root / path).as_posix()
