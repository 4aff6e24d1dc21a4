"""Where the parts of TOML and JSON values stand. What they mean is for `tomllib` and `json`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from twinpost.frontmatter.model import Raw

STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\r\n])*"|\'[^\'\r\n]*\'', re.S
)
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
WORD = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]*)?")
KEY = re.compile(
    r"""[ \t]*(?:"(?:\\.|[^"\\])*"|'[^'\r\n]*'|[\w-]+)
        (?:[ \t]*\.[ \t]*(?:"(?:\\.|[^"\\])*"|'[^'\r\n]*'|[\w-]+))*""",
    re.X,
)
PART = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'([^']*)'|([\w-]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A value: its place, and the places of what it holds, by key or index."""

    start: int
    end: int
    held: tuple[tuple[tuple[str, ...], int, int, Part], ...] = ()


class Lost(Exception):
    """Not a value."""


def names(key: str) -> tuple[str, ...]:
    """The parts of a dotted key."""
    return tuple(m[1] or m[2] or m[3] or "" for m in PART.finditer(key))


def part(text: str, at: int, depth: int = 0) -> Part:
    """The value that starts at `at`."""
    if depth > 100:
        raise Lost
    first = text[at : at + 1]
    if first in ("[", "{"):
        return _container(text, at, depth)
    match = (STRING if first in ("'", '"') else WORD).match(text, at)
    if match is None:
        raise Lost
    return Part(at, match.end())


def _container(text: str, start: int, depth: int) -> Part:
    held: list[tuple[tuple[str, ...], int, int, Part]] = []
    mapping, closing = text[start] == "{", "}" if text[start] == "{" else "]"
    at = _blank(text, start + 1)
    while text[at : at + 1] != closing:
        if mapping:
            key = KEY.match(text, at)
            if key is None:
                raise Lost
            colon = _blank(text, key.end())
            if text[colon : colon + 1] not in (":", "="):
                raise Lost
            value = part(text, _blank(text, colon + 1), depth + 1)
            held.append((names(key[0]), at, key.end(), value))
        else:
            value = part(text, at, depth + 1)
            held.append(((str(len(held)),), value.start, value.end, value))
        at = _blank(text, value.end)
        if text[at : at + 1] == ",":
            at = _blank(text, at + 1)
        elif text[at : at + 1] != closing:
            raise Lost
    return Part(start, at + 1, tuple(held))


def _blank(text: str, at: int) -> int:
    match = BLANK.match(text, at)
    return match.end() if match else at


def note(
    fields: dict[str, Raw], path: str, value: object, key: int, key_end: int, place: Part
) -> None:
    """Note a value under `path`, and then what it holds."""
    fields[path] = (value, key, key_end, place.start, place.end)
    for parts, start, end, inner in place.held:
        note(fields, f"{path}.{'.'.join(parts).lower()}", held(value, parts), start, end, inner)


def held(value: object, parts: tuple[str, ...]) -> object:
    """What `value` holds under a key (lower-cased) or an index."""
    for name in parts:
        if isinstance(value, Mapping):
            value = value.get(name.lower())
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def lowered(value: object) -> object:
    """A value with lower-case keys, as Hugo keeps them; dates become what was written."""
    if isinstance(value, Mapping):
        return {str(key).lower(): lowered(each) for key, each in value.items()}
    if isinstance(value, list):
        return [lowered(each) for each in value]
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if callable(isoformat) else value
