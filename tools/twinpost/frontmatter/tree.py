"""libyaml's events, with marks: the C extension where there is one, ruamel.yaml itself where not.

libyaml stops at characters that Hugo reads, or takes them for line breaks, so they are swapped for
private ones of the same length before, and swapped back in the values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast


class Mark(Protocol):
    """A place in what was parsed."""

    @property
    def index(self) -> int: ...


class Event(Protocol):
    """What libyaml meets: a scalar (plain when `style` is false), an alias, a start or an end."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None
    anchor: str | None
    flow_style: bool
    tag: str | None


@dataclass
class Broken(Exception):
    """What libyaml, or Hugo, cannot read, and where; `context` is where the trouble began."""

    problem: str
    at: int
    context: int = -1
    key: str = ""


class Marked(Protocol):
    """An error of ruamel.yaml."""

    context_mark: Mark | None
    problem: str | None
    problem_mark: Mark | None


Next = Callable[[], Event]
Open = Callable[[str], Next]
Errors = tuple[type[Exception], ...]


@dataclass(frozen=True)
class Library:
    """How to read events, the classes of events, and what is raised on the way."""

    open: Open
    scalar: type
    mapping: type
    sequence: type
    alias: type
    end: tuple[type, ...]  # of a mapping or sequence
    finish: type
    unreadable: Errors
    marked: Errors


BREAKS = ("\x85", "\u2028", "\u2029", "\ufeff")
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
HIDDEN = re.compile("[\U000f0000-\U000fffff]")
PRIVATE = 0xF0000


def hide(source: str) -> str:
    """`source` with odd characters replaced by private ones, one for one."""
    return ODD.sub(lambda match: chr(PRIVATE + ord(match[0])), source)


def show(value: str) -> str:
    """The reverse of `hide`; bad bytes become U+FFFD as in Hugo."""
    return HIDDEN.sub(_original, value)


def _original(match: re.Match[str]) -> str:
    code = ord(match[0]) - PRIVATE
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def broken(error: Exception) -> Broken:
    """An error of ruamel.yaml in our words."""
    marked = cast(Marked, error)
    context, at = marked.context_mark, marked.problem_mark
    return Broken(marked.problem or "", at.index if at else 0, context.index if context else -1)


@cache
def library() -> Library:
    """The C extension, or ruamel.yaml itself."""
    # Imported here: most commands read no front matter, and this costs 20 ms.
    from ruamel.yaml import events
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        from _ruamel_yaml import CParser
    except ImportError:  # musl, PyPy
        opened = _pure()
    else:
        opened = lambda source: cast(Next, CParser(source).get_event)  # noqa: E731
    return Library(
        opened,
        events.ScalarEvent,
        events.MappingStartEvent,
        events.SequenceStartEvent,
        events.AliasEvent,
        (events.MappingEndEvent, events.SequenceEndEvent),
        events.StreamEndEvent,
        (ReaderError, UnicodeEncodeError),
        (MarkedYAMLError,),
    )


def _pure() -> Open:
    from ruamel.yaml import YAML

    return lambda source: cast(Next, YAML(typ="safe", pure=True).parse(source).__next__)
