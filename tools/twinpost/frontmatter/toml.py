"""Front matter in TOML."""

from __future__ import annotations

import re
import tomllib

from twinpost.frontmatter import outline
from twinpost.frontmatter.model import Problem, Raw
from twinpost.frontmatter.outline import KEY, Lost, Part, held, names
from twinpost.span import Lines, Span
from twinpost.text import Text

TABLE = re.compile(rf"[ \t]*(\[\[?)(?P<name>{KEY.pattern})[ \t]*\]\]?", re.X)
ASSIGN = re.compile(r"[ \t]*=[ \t]*")
PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
COLON = re.compile(r"[ \t]*([\w-]+)([ \t]*:[ \t]*)(?=\S)")
BARE = re.compile(r"""[ \t]*[\w-]+[ \t]*=[ \t]*([^\s"'\[{\d][^#\r\n]*?)[ \t]*(?:\#.*)?$""", re.X)

Problems = tuple[Problem, ...]
QUOTE = Text("put the value in double quotes", "값을 큰따옴표로 감싸 주세요")
OTHER = Text("Hugo cannot read the TOML from here on", "여기서부터 Hugo가 TOML을 읽지 못합니다")
LOOK = Text("compare the line with its neighbours", "앞뒤 줄과 견주어 보세요")


def read(text: str, content: Span) -> tuple[dict[str, Raw], Problems]:
    """The fields and the problems of the TOML at `content`."""
    source = content.of(text)
    try:
        value = outline.lowered(tomllib.loads(source))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return scan(text, content, None), (problem(text, content, source, error),)
    return scan(text, content, value), ()


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
        return outline.lowered(tomllib.loads(f"x = {raw}"))["x"]  # type: ignore[index]
    except tomllib.TOMLDecodeError:
        return raw


def _path(parts: tuple[str, ...]) -> str:
    return ".".join(parts).lower()


def problem(text: str, content: Span, source: str, error: Exception) -> Problem:
    """What is wrong, in words."""
    lines = Lines(source)
    place = PLACE.search(str(error))
    at = len(source.rstrip())
    if place and place[1]:
        at = lines.offset(int(place[1]), int(place[2]))
    number = lines.position(max(at - 1, 0)).line
    for each in (number, lines.position(at).line):
        line, start = lines.line(each), content.start + lines.starts[each - 1]
        if found := _cause(line, start):
            return found
    at += content.start
    if "overwrite" in str(error) or "declare" in str(error) or "mutate" in str(error):
        line, start = lines.line(number), content.start + lines.starts[number - 1]
        message = Text(
            f"`{line.strip()}` sets a key a second time",
            f"`{line.strip()}`에서 같은 키를 두 번 적었습니다",
        )
        advice = Text("remove one of the two", "둘 중 하나를 지워 주세요")
        return Problem(Span(start, start + len(line)), message, advice)
    return Problem(Span(at, min(at + 1, len(text))), OTHER, LOOK)


def _cause(line: str, start: int) -> Problem | None:
    """What people get wrong in a line of TOML."""
    if colon := COLON.match(line):
        span = Span(start + colon.start(2), start + colon.end(2))
        message = Text("a colon where TOML wants `=`", "TOML에서는 콜론 대신 `=`를 써야 합니다")
        advice = Text("write ` = `", "` = `로 적어 주세요")
        return Problem(span, message, advice, ((span, " = "),), advice)
    bare = BARE.match(line)
    if bare and bare[1] not in ("true", "false", "inf", "nan") and '"' not in bare[1]:
        span = Span(start + bare.start(1), start + bare.end(1))
        message = Text("a text without quotes", "따옴표 없이 적은 글입니다")
        quoted = '"' + bare[1].replace("\\", "\\\\") + '"'
        return Problem(span, message, QUOTE, ((span, quoted),), QUOTE)
    return None
