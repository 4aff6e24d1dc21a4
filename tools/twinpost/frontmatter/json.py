"""Front matter in JSON."""

from __future__ import annotations

import json
import re

from twinpost.frontmatter import outline
from twinpost.frontmatter.model import Problem, Raw
from twinpost.span import Span
from twinpost.text import Text

CAUSES: dict[str, tuple[Text, Text]] = {
    "Expecting ',' delimiter": (
        Text("a comma is missing before this", "이 앞에 쉼표가 빠져 있습니다"),
        Text("put a comma between the two", "둘 사이에 쉼표를 넣어 주세요"),
    ),
    "Expecting property name enclosed in double quotes": (
        Text("a key must stand in double quotes", "키는 큰따옴표로 감싸야 합니다"),
        Text('write `"key": value`', '`"키": 값` 꼴로 적어 주세요'),
    ),
    "Illegal trailing comma before end of object": (
        Text("a comma stands before the closing brace", "닫는 중괄호 앞에 쉼표가 있습니다"),
        Text("remove the comma", "쉼표를 지워 주세요"),
    ),
    "Expecting ':' delimiter": (
        Text("a colon is missing after the key", "키 뒤에 콜론이 빠져 있습니다"),
        Text('write `"key": value`', '`"키": 값` 꼴로 적어 주세요'),
    ),
    "Invalid control character at": (
        Text("a line break or a tab inside quotes", "따옴표 안에 줄바꿈이나 탭이 있습니다"),
        Text("write `\\n` or `\\t` for it", "`\\n`이나 `\\t`로 적어 주세요"),
    ),
}
Edits = tuple[tuple[Span, str], ...]
OTHER = (
    Text("Hugo cannot read the JSON from here on", "여기서부터 Hugo가 JSON을 읽지 못합니다"),
    Text("compare the line with its neighbours", "앞뒤 줄과 견주어 보세요"),
)
TRAILING = re.compile(r",(?=[ \t\r\n]*[}\]])")


def read(text: str, content: Span) -> tuple[dict[str, Raw], tuple[Problem, ...]]:
    """The fields and the problems of the JSON at `content`."""
    source = content.of(text)
    try:
        value = json.loads(source, parse_constant=_constant)
        place = outline.part(text, content.start)
    except (json.JSONDecodeError, Constant, outline.Lost, RecursionError) as error:
        return {}, (problem(text, content, error),)
    fields: dict[str, Raw] = {}
    lowered = outline.lowered(value)
    for parts, start, end, inner in place.held:
        name = ".".join(parts).lower()
        outline.note(fields, name, outline.held(lowered, parts), start, end, inner)
    return fields, ()


class Constant(ValueError):
    """NaN or Infinity, which Python's reader takes and Hugo's does not."""


def _constant(name: str) -> object:
    raise Constant(name)


def problem(text: str, content: Span, error: Exception) -> Problem:
    """What is wrong, in words."""
    at = content.start
    message, advice = OTHER
    if isinstance(error, json.JSONDecodeError):
        at += error.pos
        message, advice = CAUSES.get(error.msg, OTHER)
    elif isinstance(error, Constant):
        at = max(text.find(str(error), content.start), content.start)
    trailing = [m for m in TRAILING.finditer(text, content.start, content.end) if m.end() <= at]
    if trailing and not text[trailing[-1].end() : at].strip():
        message, advice = CAUSES["Illegal trailing comma before end of object"]
        comma = Span(trailing[-1].start(), trailing[-1].end())
        return Problem(comma, message, advice, ((comma, ""),), advice)
    return (
        _word(text, at)
        or _comment(text, at)
        or _stray(text, content, at, message)
        or Problem(
            Span(at, min(at + 1, len(text))), message, advice, *_comma(text, content, at, message)
        )
    )


COMMENT = re.compile(r"(?://|#)[^\r\n]*|/\*.*?\*/", re.S)
# A value as it was meant, up to the quote before a comma, a bracket or the end of the line.
VALUE = re.compile(
    r'(?:[:\[,]|^)[ \t]*"(?![^"\\\r\n]*"[ \t]*:)(?P<inner>[^\r\n]*?)"'
    r'(?=[ \t]*(?:[,}\]][ \t]*(?:["}\]]|$)|$))',
    re.M,
)
STRAY = re.compile(r'\\.|(")')


def _comment(text: str, at: int) -> Problem | None:
    """A comment, as some editors take them."""
    comment = COMMENT.match(text, at)
    if comment is None:
        return None
    span = Span(*comment.span())
    advice = Text("delete the comment", "주석을 지워 주세요")
    return Problem(
        span,
        Text("JSON has no comments", "JSON에는 주석을 쓸 수 없습니다"),
        advice,
        ((span, ""),),
        advice,
    )


def _stray(text: str, content: Span, at: int, message: Text) -> Problem | None:
    """A quotation mark within a value, which ends it."""
    if message is not CAUSES["Expecting ',' delimiter"][0] or text[at] in '"{[':
        return None
    line = max(text.rfind("\n", 0, at) + 1, content.start)
    for value in VALUE.finditer(text, line):
        strays = [m.start() + value.start("inner") for m in STRAY.finditer(value["inner"]) if m[1]]
        if strays and value.start() < at < value.end():
            break
    else:
        return None
    edits = tuple((Span(i, i), "\\") for i in strays)
    advice = Text('write `\\"` for it', '`\\"`로 적어 주세요')
    return Problem(
        Span(strays[0], strays[0] + 1),
        Text("the quotation mark ends the value", "값 안의 큰따옴표에서 값이 끝납니다"),
        advice,
        edits,
        advice,
    )


WORD = re.compile(r"'([^'\"\\\r\n]*)'|([^\W\d][\w-]*)")
CONSTANTS = {"True": "true", "False": "false", "None": "null"}


def _word(text: str, at: int) -> Problem | None:
    """A key or value in single quotes, or in none."""
    word = WORD.match(text, at)
    if word is None or word[0] in ("true", "false", "null"):
        return None
    is_key = text[:at].rstrip().endswith("{")
    if text[word.end() :].lstrip()[:1] not in ((":",) if is_key else (":", ",", "]", "}")):
        return None
    span = Span(word.start(), word.end())
    right = CONSTANTS.get(word[0], f'"{word[1] if word[2] is None else word[2]}"')
    message = Text(f"`{word[0]}` has no double quotes", f"`{word[0]}`에 큰따옴표가 없습니다")
    if word[0] in CONSTANTS:
        message = Text(f"JSON knows no `{word[0]}`", f"JSON에는 `{word[0]}` 값이 없습니다")
    advice = Text(f"write `{right}`", f"`{right}`로 적어 주세요")
    return Problem(span, message, advice, ((span, right),), advice)


def _comma(text: str, content: Span, at: int, message: Text) -> tuple[Edits, Text] | tuple[()]:
    """The comma that is missing, if it is all that is missing."""
    if message is not CAUSES["Expecting ',' delimiter"][0]:
        return ()
    place = len(text[:at].rstrip())
    try:
        json.loads(f"{text[content.start : place]},{text[place : content.end]}")
    except json.JSONDecodeError:
        return ()
    return ((Span(place, place), ","),), Text("put a comma between the two", "둘 사이에 쉼표 넣기")
