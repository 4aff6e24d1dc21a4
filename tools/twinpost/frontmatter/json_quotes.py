"""What people get wrong about quotes in JSON. See `json_causes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.frontmatter import bare
from twinpost.frontmatter.bare import Edits
from twinpost.frontmatter.json_trials import is_readable, line_end, line_start, problem
from twinpost.frontmatter.model import Problem
from twinpost.span import Span
from twinpost.text import Text

STRING = re.compile(r'"(?:\\.|[^"\\\r\n])*"')
OPEN = re.compile(rf'{STRING.pattern}|(?P<open>")')
VALUE = re.compile(
    r'(?:[:\[,]|^)[ \t]*"(?![^"\\\r\n]*"[ \t]*:)(?P<inner>[^\r\n]*?)"'
    r'(?=[ \t]*(?:[,}\]][ \t]*(?:["}\]]|$)|$))',
    re.M,
)

STRAY = re.compile(r'\\.|(")')

HALF = re.compile(r'[:\[,{][ \t]*(?P<open>")(?P<inner>[^"\\\r\n]*),[ \t]*"(?=[\w-]+"[ \t]*:)')

NEXT = re.compile(r'[ \t\r\n]*(?:"[^"\r\n]*"[ \t]*:|[}\]])')

ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[\da-fA-F]{4})(?:u[\da-fA-F]*|.)?')


def curly(text: str, content: Span, at: int) -> Iterator[Problem]:
    """Quotes as word processors make them."""
    line = line_start(text, content, at)
    found = bare.curly(text[: content.end], line)
    if found and found[0].start <= line_end(text, at) and found[0].end >= at:
        span, edits = found
        yield problem(span, *bare.curly_quotes(span.of(text)), edits)


def control(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A quote that nothing closes on its line, or a tab."""
    line = line_start(text, content, at)
    quote = next((m.start() for m in OPEN.finditer(text, line, at) if m["open"]), -1)
    if text[at] == "\t":
        span = Span(at, at + 1)
        message = Text("a tab inside quotes", "따옴표 안에 탭이 있습니다")
        edits: Edits = ((span, "\\t"),)
        yield problem(span, message, bare.write("\\t"), () if in_key(text, at) else edits, True)
    elif text[at] in "\r\n" and quote >= 0 and NEXT.match(text, at):
        yield open_quote(text, content, quote)


def in_key(text: str, at: int) -> bool:
    """Whether the text that goes on at a place is a key: nobody wants a tab in one."""
    return re.compile(r'[^"\r\n]*"\s*:').match(text, at) is not None


def open_quote(text: str, content: Span, at: int) -> Problem:
    """A quote that is opened, and not closed on its line."""
    line = text[: line_end(text, at)].rstrip()
    places = (len(line.rstrip(" \t,}]")), len(line.rstrip(" \t,")), len(line))
    tries = [((Span(place, place), '"'),) for place in dict.fromkeys(places) if place > at]
    advice = Text('close it with `"` on the same line', '같은 줄에서 `"`로 닫아 주세요')
    return never_closed(text, content, at, advice, *tries)


def escape(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A backslash that means nothing."""
    line = line_start(text, content, at)
    strings = (m for m in STRING.finditer(text, line) if m.start() < at < m.end())
    string = next(strings, None)
    escape = ESCAPE.search(text, string.start() if string else at)
    if string is None or escape is None:
        return
    span = Span(*escape.span())
    message = Text(
        f"`{escape[0]}` means nothing in JSON", f"`{escape[0]}` 표기는 JSON에서 쓸 수 없습니다"
    )
    slashes = [m.start() for m in re.finditer(r"\\", string[0])]
    wrong = [m.start() for m in ESCAPE.finditer(string[0])]
    if escape[0].startswith("\\u") and len(escape[0]) > 2:
        advice = Text(
            "write four hexadecimal digits after `\\u`", "`\\u` 뒤에 16진수 네 자리를 적어 주세요"
        )
        yield Problem(span, message, advice)
        return
    advice = Text(f"write `\\{escape[0]}`", f"`\\{escape[0]}`로 적어 주세요")
    plain = not re.search(r'\\["\\/u]', string[0]) and not in_key(text, at)
    edits = tuple((Span(string.start() + i, string.start() + i), "\\") for i in slashes)
    # `\new` in a path is no line break, but elsewhere it may be one.
    yield problem(span, message, advice, edits if plain else (), slashes == wrong)


def stray(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A quotation mark within a value, which ends it."""
    if text[at] in '"{[':
        return
    line = line_start(text, content, at)
    for value in VALUE.finditer(text, line):
        strays = [m.start() + value.start("inner") for m in STRAY.finditer(value["inner"]) if m[1]]
        if strays and value.start() < at < value.end():
            break
    else:
        return
    edits = tuple((Span(i, i), "\\") for i in strays)
    message = Text("the quotation mark ends the value", "값 안의 큰따옴표에서 값이 끝납니다")
    if is_readable(text, content, edits) or not re.match(r"\s*[\w-]+\"\s*:", text[at:]):
        yield problem(Span(strays[0], strays[0] + 1), message, bare.write('\\"'), edits)


def half_quoted(text: str, content: Span, at: int) -> Iterator[Problem]:
    """`"a": "b, "c": 1`: what seems to end the value begins the next key."""
    half = HALF.search(text, line_start(text, content, at), line_end(text, at))
    if half:
        quote, end = half.start("open"), half.end("inner")
        advice = Text('close it with `"` before the comma', '쉼표 앞에서 `"`로 닫아 주세요')
        yield never_closed(text, content, quote, advice, ((Span(end, end), '"'),))


def never_closed(text: str, content: Span, at: int, advice: Text, *tries: Edits) -> Problem:
    message = Text(
        'the quote `"` that opens here is never closed', '여기서 연 따옴표 `"`가 닫히지 않았습니다'
    )
    edits: Edits = next((each for each in tries if is_readable(text, content, each)), ())
    return problem(Span(at, at + 1), message, advice, edits, False)
