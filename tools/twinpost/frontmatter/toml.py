"""Front matter in TOML."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress

from twinpost.frontmatter import outline
from twinpost.frontmatter.model import Problem, Raw
from twinpost.frontmatter.outline import KEY, STRING, Lost, Part, held, names
from twinpost.span import Lines, Span
from twinpost.text import Text

TABLE = re.compile(rf"[ \t]*(\[\[?)(?P<name>{KEY.pattern})[ \t]*\]\]?", re.X)
ASSIGN = re.compile(r"[ \t]*=[ \t]*")
PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
COLON = re.compile(r"[ \t]*([\w-]+)([ \t]*:[ \t]*)(?=\S)")
BARE = re.compile(r"""[ \t]*[\w-]+[ \t]*=[ \t]*([^\s"'\[{\d][^#\r\n]*?)[ \t]*(?:\#.*)?$""", re.X)
WORD = re.compile(
    r"[ \t]*[\w-]+[ \t]*=[ \t]*([Tt]rue|TRUE|[Ff]alse|FALSE|yes|no|on|off)[ \t]*(?:\#.*)?$", re.I
)
QUOTED = re.compile(r"[^=]*=[ \t]*(['\"].*?)[ \t]*$")
ENDS = re.compile(r"[ \t]*[\w-]+[ \t]*=[^,;#]*([,;])[ \t]*$")
ODD_KEY = re.compile(r"[ \t]*([\w-]+)[ \t]*=")

Problems = tuple[Problem, ...]
QUOTE = Text("put the value in double quotes", "값을 큰따옴표로 감싸 주세요")
OTHER = Text("Hugo cannot read the TOML from here on", "여기서부터 Hugo가 TOML을 읽지 못합니다")
LOOK = Text("compare the line with its neighbours", "앞뒤 줄과 견주어 보세요")


def read(text: str, content: Span) -> tuple[dict[str, Raw], Problems]:
    """The fields and the problems of the TOML at `content`."""
    source = content.of(text)
    try:
        value = outline.lowered(loads(source))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return scan(text, content, None), (problem(text, content, source, error),)
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
    if word := WORD.match(line):
        span = Span(start + word.start(1), start + word.end(1))
        meant = "true" if word[1].lower() in ("true", "yes", "on") else "false"
        message = Text(
            f"`{word[1]}` is neither true nor false in TOML",
            f"TOML에서 `{word[1]}` 값은 참도 거짓도 아닙니다",
        )
        advice = Text(f"write `{meant}`", f"`{meant}`로 적어 주세요")
        return Problem(span, message, advice, ((span, meant),), advice)
    bare = BARE.match(line)
    if bare and bare[1] not in ("true", "false", "inf", "nan") and '"' not in bare[1]:
        span = Span(start + bare.start(1), start + bare.end(1))
        message = Text("a text without quotes", "따옴표 없이 적은 글입니다")
        quoted = '"' + bare[1].replace("\\", "\\\\") + '"'
        return Problem(span, message, QUOTE, ((span, quoted),), QUOTE)
    return _quotes(line, start) or _ends(line, start) or _key(line, start)


def _quotes(line: str, start: int) -> Problem | None:
    """A quote within the value, or one that is never closed."""
    value = QUOTED.match(line)
    if value is None or value[1].startswith(("'''", '"""')):
        return None
    quote, inner = value[1][0], value[1][1:-1]
    at = start + value.start(1)
    if len(value[1]) == 1 or value[1][-1] != quote:
        message = Text(
            f"the quote `{quote}` that opens here is never closed",
            f"여기서 연 따옴표 `{quote}`가 닫히지 않았습니다",
        )
        return Problem(
            Span(at, at + 1), message, Text(f"close it with `{quote}`", f"`{quote}`로 닫아 주세요")
        )
    if quote == "'" and "'" in inner:
        place = at + 1 + inner.index("'")
        message = Text(
            "the apostrophe ends the single-quoted value",
            "아포스트로피(')에서 작은따옴표로 감싼 값이 끝나 버립니다",
        )
        edits = (
            ((Span(at, at + len(value[1])), f'"{inner}"'),)
            if not re.search(r'["\\]', inner)
            else ()
        )
        return Problem(Span(place, place + 1), message, QUOTE, edits, QUOTE if edits else None)
    strays = [m for m in re.finditer(r'\\.|(")', inner) if m[1]]
    if quote == '"' and strays:
        place = at + 1 + strays[0].start()
        message = Text(
            "the quotation mark ends the double-quoted value",
            "큰따옴표에서 큰따옴표로 감싼 값이 끝나 버립니다",
        )
        advice = Text('write `\\"` for it', '`\\"`로 적어 주세요')
        spans = (Span(at + 1 + m.start(), at + 1 + m.start()) for m in strays)
        return Problem(
            Span(place, place + 1), message, advice, tuple((s, "\\") for s in spans), advice
        )
    return None


def _ends(line: str, start: int) -> Problem | None:
    """A comma or semicolon at the end of a line."""
    sign = ENDS.match(line)
    if sign is None:
        return None
    span = Span(start + sign.start(1), start + sign.end(1))
    message = Text(f"`{sign[1]}` stands behind the value", f"값 뒤에 `{sign[1]}` 기호가 있습니다")
    advice = Text(f"remove `{sign[1]}`", f"`{sign[1]}` 기호를 지워 주세요")
    return Problem(span, message, advice, ((span, ""),), advice)


def _key(line: str, start: int) -> Problem | None:
    """A key in letters that TOML takes in quotes only."""
    key = ODD_KEY.match(line)
    if key is None or key[1].isascii():
        return None
    span = Span(start + key.start(1), start + key.end(1))
    message = Text(
        f"the key `{key[1]}` needs quotes in TOML",
        f"TOML에서 `{key[1]}` 키는 따옴표로 감싸야 합니다",
    )
    advice = Text("put the key in double quotes", "키를 큰따옴표로 감싸 주세요")
    return Problem(span, message, advice, ((span, f'"{key[1]}"'),), advice)
