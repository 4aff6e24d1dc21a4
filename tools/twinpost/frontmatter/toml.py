"""Front matter in TOML."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress

from twinpost.frontmatter import outline
from twinpost.frontmatter.model import Problem, Raw
from twinpost.frontmatter.outline import KEY, STRING, Lost, Part, held, names
from twinpost.span import Span

TABLE = re.compile(rf"[ \t]*(\[\[?)(?P<name>{KEY.pattern})[ \t]*\]\]?", re.X)
ASSIGN = re.compile(r"[ \t]*=[ \t]*")

Problems = tuple[Problem, ...]


def read(text: str, content: Span) -> tuple[dict[str, Raw], Problems]:
    """The fields and the problems of the TOML at `content`."""
    source = content.of(text)
    try:
        value = outline.lowered(loads(source))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        # Imported here: most front matters are fine.
        from twinpost.frontmatter import toml_causes

        return scan(text, content, None), (toml_causes.explain(text, content, error),)
    return scan(text, content, value), ()


def loads(source: str) -> object:
    """Hugo reads TOML 1.1, and `tomllib` 1.0."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        with suppress(tomllib.TOMLDecodeError):
            return tomllib.loads(older(source))
        raise


NEWER = re.compile(
    rf"(?P<string>{STRING.pattern})|(?P<comment>\#[^\r\n]*)|(?P<newline>\r?\n)|(?P<open>[\[{{])"
    r"|(?P<close>[\]}])|(?P<last>(?<!\{),(?=(?:\s|\#[^\r\n]*)*\}))"
    r"|(?P<time>(?<=[Tt =,\[])\d\d:\d\d(?![:\d]))",
    re.S,
)
ESCAPE = re.compile(r"\\(?:(e)|x([\da-fA-F]{2})|.)", re.S)


def older(source: str) -> str:
    """TOML 1.1 in the words of 1.0: other lines, but the same values."""
    opened: list[str] = []

    def word(match: re.Match[str]) -> str:
        kind, token = match.lastgroup, match[0]
        if kind == "string":
            return token if token[0] == "'" else ESCAPE.sub(_escape, token)
        if kind == "open":
            opened.append(token)
        elif kind == "close" and opened:
            opened.pop()
        elif kind == "time":
            return f"{token}:00"
        elif opened[-1:] == ["{"] and kind in ("comment", "newline", "last"):
            return " "
        return token

    return NEWER.sub(word, source)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{0x1B if match[1] else int(match[2], 16):04x}" if match[1] or match[2] else match[0]


def scan(text: str, content: Span, root: object) -> dict[str, Raw]:
    """The fields of every line that can be read; their values come from `root`."""
    fields: dict[str, Raw] = {}
    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    at = content.start
    while at < content.end:
        line_end = _line_end(text, at, content.end)
        if header := TABLE.match(text, at, content.end):
            table = _table(fields, header, counts, root)
            line_end = max(line_end, header.end())
        elif key := KEY.match(text, at, content.end):
            line_end = max(line_end, _pair(fields, text, key, table, root))
        at = _line_end(text, line_end, content.end) + 1
    return fields


def _line_end(text: str, at: int, end: int) -> int:
    newline = text.find("\n", at, end)
    return end if newline == -1 else newline


def _table(
    fields: dict[str, Raw],
    header: re.Match[str],
    counts: dict[tuple[str, ...], int],
    root: object,
) -> tuple[str, ...]:
    table: tuple[str, ...] = ()
    for name in names(header["name"]):
        table = (*table, name)
        if table in counts:
            table = (*table, str(counts[table] - 1))
    start, end = header.span("name")
    for i in range(1, len(table)):
        if _path(table[:i]) not in fields:  # `a` of `[a.b]`
            outline.note(
                fields, _path(table[:i]), held(root, table[:i]), start, end, Part(start, end)
            )
    place = Part(header.end(1), header.end("name"))
    if header[1] == "[[":
        if table and table[-1].isdigit() and table[:-1] in counts:
            table = table[:-1]
        counts[table] = counts.get(table, 0) + 1
        outline.note(fields, _path(table), held(root, table), start, end, place)
        table = (*table, str(counts[table] - 1))
    outline.note(fields, _path(table), held(root, table), start, end, place)
    return table


def _pair(
    fields: dict[str, Raw], text: str, key: re.Match[str], table: tuple[str, ...], root: object
) -> int:
    """Note `key = value`; where the value ends."""
    assign = ASSIGN.match(text, key.end())
    if assign is None:
        return 0
    try:
        place = outline.part(text, assign.end())
    except Lost:
        return 0
    path = (*table, *names(key[0]))
    raw = text[place.start : place.end]
    value = held(root, path) if root is not None else _alone(raw)
    start = key.end() - len(key[0].lstrip(" \t"))
    if root is None or value is not None:
        for i in range(1, len(path)):
            if _path(path[:i]) not in fields:  # the containers of a dotted key
                whole = Part(place.start, place.end)
                outline.note(fields, _path(path[:i]), held(root, path[:i]), start, key.end(), whole)
        outline.note(fields, _path(path), value, start, key.end(), place)
    return place.end


def _alone(raw: str) -> object:
    try:
        return outline.lowered(loads(f"x = {raw}"))["x"]  # type: ignore[index]
    except tomllib.TOMLDecodeError:
        return raw


def _path(parts: tuple[str, ...]) -> str:
    return ".".join(parts).lower()
