"""Why a front matter in JSON cannot be read, in words.

Python's reader says what it expected, and where; what people got wrong stands there or before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from twinpost.frontmatter import bare, fences
from twinpost.frontmatter.bare import Edits
from twinpost.frontmatter.model import Problem
from twinpost.span import Span
from twinpost.text import Text

STRING = re.compile(r'"(?:\\.|[^"\\\r\n])*"')
TOKEN = re.compile(rf"(?P<string>{STRING.pattern})|[\[\]{{}}]")
OPEN = re.compile(rf'{STRING.pattern}|(?P<open>")')
TRAILING = re.compile(r",(?=[ \t\r\n]*[}\]])")
COMMENT = re.compile(r"(?://|#)[^\r\n]*|/\*.*?\*/", re.S)
# A value as it was meant, up to the quote before a comma, a bracket or the end of the line.
VALUE = re.compile(
    r'(?:[:\[,]|^)[ \t]*"(?![^"\\\r\n]*"[ \t]*:)(?P<inner>[^\r\n]*?)"'
    r'(?=[ \t]*(?:[,}\]][ \t]*(?:["}\]]|$)|$))',
    re.M,
)
STRAY = re.compile(r'\\.|(")')
# A value without quotes, up to a bracket, the end of the line, or a comma and the next key or line.
END = r"(?=[ \t]*(?:[}\]\r\n]|/[/*]|\Z|,?[ \t]*(?:[\r\n]|\Z)|,[ \t]*(?:[\"'“]|[\w-]+[ \t]*:)))"
BARE = re.compile(rf"[^\s\"{{}}\[\],:][^\"\r\n{{}}\[\]]*?{END}")
ITEM = re.compile(r"[^\s\"{}\[\],:][^\"\r\n{}\[\],]*?(?=[ \t]*[,\]\r\n])")
BEFORE = re.compile(r"(?:[:\[,]|^)[ \t]*([-\w.+]+[ \t]*)\Z", re.M)
GROUPED = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?=\s*[,}\]])")
BEFORE_VALUE = re.compile(r"(:)|([^\s\"'\[\]{}\w,]+|[^\W\d]+)[ \t]*(?=[\"\[{])")
KEY = re.compile(r"'([^'\"\\\r\n]*)'|([^\W\d][\w-]*)")
NAME = re.compile(r'"((?:\\.|[^"\\\r\n])*)"\s*:\s*\Z')
HALF = re.compile(r'[:\[,{][ \t]*(?P<open>")(?P<inner>[^"\\\r\n]*),[ \t]*"(?=[\w-]+"[ \t]*:)')
NEWLINE = re.compile(r"[\r\n]")
NEXT = re.compile(r'[ \t\r\n]*(?:"[^"\r\n]*"[ \t]*:|[}\]])')
ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[\da-fA-F]{4})(?:u[\da-fA-F]*|.)?')

OTHER = (
    Text("Hugo cannot read the JSON from here on", "여기서부터 Hugo가 JSON을 읽지 못합니다"),
    Text("compare the line with its neighbours", "앞뒤 줄과 견주어 보세요"),
)
COMMA = Text("put a comma between the two", "둘 사이에 쉼표를 넣어 주세요")
PAIR = Text('write `"key": value`', '`"키": 값` 꼴로 적어 주세요')
CAUSES = {
    "comma": (Text("a comma is missing before this", "이 앞에 쉼표가 빠져 있습니다"), COMMA),
    "key": (Text("a key must stand in double quotes", "키는 큰따옴표로 감싸야 합니다"), PAIR),
    "colon": (Text("a colon is missing after the key", "키 뒤에 콜론이 빠져 있습니다"), PAIR),
    "control": (
        Text("a line break or a tab inside quotes", "따옴표 안에 줄바꿈이나 탭이 있습니다"),
        Text("write `\\n` or `\\t` for it", "`\\n`이나 `\\t`로 적어 주세요"),
    ),
}
EXPECTED = (
    ("Expecting ',' delimiter", "comma"),
    ("Expecting property name", "key"),
    ("Expecting ':' delimiter", "colon"),
    ("Expecting value", "value"),
    ("Illegal trailing comma", "trailing"),
    ("Invalid control character", "control"),
    ("Invalid \\", "escape"),
)


def explain(text: str, content: Span, error: Exception) -> Problem:
    """What is wrong, in words."""
    at, expected = content.start, ""
    if isinstance(error, json.JSONDecodeError):
        at += error.pos
        expected = next((name for said, name in EXPECTED if error.msg.startswith(said)), "")
    else:
        words = re.compile(rf"{STRING.pattern}|(?P<word>{re.escape(str(error) or 'x')})")
        word = next((m for m in words.finditer(text, *content) if m["word"]), None)
        at = word.start() if word else at
    problem = next(_causes(text, content, at, expected), None)
    return problem or Problem(Span(at, min(at + 1, len(text))), *CAUSES.get(expected, OTHER))


def unclosed(text: str, content: Span) -> Problem | None:
    """The quote for which Hugo finds no end, if it is one."""
    last = next((m.start() for m in OPEN.finditer(text, content.start) if m["open"]), None)
    if last is None:
        return None
    whole = Span(content.start, _line_end(text, last))
    line = _line_start(text, content, last)
    causes = (_curly(text, whole, line), _half_quoted(text, whole, last))
    return next((problem for each in causes for problem in each), None) or _open_quote(
        text, content, last
    )


def _causes(text: str, content: Span, at: int, expected: str) -> Iterator[Problem]:
    """What may be wrong, the likeliest first."""
    if text.startswith(("{{<", "{{%"), content.start):
        yield _shortcode(content)
    yield from _trailing(text, content, at)
    yield from _curly(text, content, at)
    yield from _invisible(text, content, at)
    yield from _comment(text, at)
    if expected == "control":
        yield from _control(text, content, at)
    elif expected == "escape":
        yield from _escape(text, content, at)
    yield from _double_comma(text, at, expected)
    if expected == "key":
        yield from _key(text, at)
    if expected == "comma":
        yield from _bracket(text, content, at)
        yield from _stray(text, content, at)
        yield from _half_quoted(text, content, at)
    if expected == "value":
        yield from _before_value(text, at)
    yield from _bare(text, content, at, expected)
    yield from _sign(text, content, at, expected)
    if expected == "value" and text[at : at + 1] in ("}", "]", ","):
        yield _no_value(text, at)


def _problem(
    span: Span, message: Text, advice: Text, edits: Edits = (), safe: bool | None = None
) -> Problem:
    return Problem(span, message, advice, edits, advice if edits else None, safe)


def _is_readable(text: str, content: Span, edits: Edits) -> bool:
    """Whether nothing else is wrong."""
    source = _edited(text, edits)[content.start :]
    found = fences.find(source)
    try:
        json.loads(source[: found.content_end] if found and found.closed else source)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _edited(text: str, edits: Edits) -> str:
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def _shortcode(content: Span) -> Problem:
    return Problem(
        Span(content.start + 1, content.start + 2),
        Text(
            "Hugo takes a text that begins with `{` for a front matter in JSON",
            "Hugo는 `{`로 시작하는 글을 JSON 프런트매터로 봅니다",
        ),
        Text(
            "put a front matter before the text",
            "글 앞에 프런트매터를 두어 주세요",
        ),
    )


def _trailing(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A comma before a closing bracket."""
    commas = [m for m in TRAILING.finditer(text, content.start, content.end) if m.start() <= at]
    if commas and not text[commas[-1].end() : at].strip() and text[at : at + 1] in ("}", "]", ","):
        comma = Span(*commas[-1].span())
        message = Text(
            "a comma stands before the closing brace", "닫는 중괄호 앞에 쉼표가 있습니다"
        )
        advice = Text("remove the comma", "쉼표를 지워 주세요")
        # A bracket that text follows closes more than it was meant to.
        end = len(text) - len(text[comma.end :].lstrip()) + 1
        after = text[end : _line_end(text, end) if end == content.end else content.end].lstrip()
        is_right = not after or (end < content.end and after[0] in ",}]")
        yield _problem(comma, message, advice, ((comma, ""),) if is_right else ())


def _curly(text: str, content: Span, at: int) -> Iterator[Problem]:
    """Quotes as word processors make them."""
    line = _line_start(text, content, at)
    found = bare.curly(text[: content.end], line)
    if found and found[0].start <= _line_end(text, at) and found[0].end >= at:
        span, edits = found
        yield _problem(span, *bare.curly_quotes(span.of(text)), edits)


def _invisible(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A character that looks like a blank, or like nothing."""
    edits = bare.invisible(text[: content.end])
    if span := next((span for span, _ in edits if span.holds(at)), None):
        yield _problem(span, *bare.unseen(span.of(text)), edits)


def _comment(text: str, at: int) -> Iterator[Problem]:
    """A comment, as some editors take them."""
    if comment := COMMENT.match(text, at):
        span = Span(*comment.span())
        advice = Text("delete the comment", "주석을 지워 주세요")
        message = Text("JSON has no comments", "JSON에는 주석을 쓸 수 없습니다")
        yield _problem(span, message, advice, ((span, ""),))


def _control(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A quote that nothing closes on its line, or a tab."""
    line = _line_start(text, content, at)
    quote = next((m.start() for m in OPEN.finditer(text, line, at) if m["open"]), -1)
    if text[at] == "\t":
        span = Span(at, at + 1)
        message = Text("a tab inside quotes", "따옴표 안에 탭이 있습니다")
        edits: Edits = ((span, "\\t"),)
        yield _problem(span, message, bare.write("\\t"), () if _in_key(text, at) else edits, True)
    elif text[at] in "\r\n" and quote >= 0 and NEXT.match(text, at):
        yield _open_quote(text, content, quote)


def _in_key(text: str, at: int) -> bool:
    """Whether the text that goes on at a place is a key: nobody wants a tab in one."""
    return re.compile(r'[^"\r\n]*"\s*:').match(text, at) is not None


def _open_quote(text: str, content: Span, at: int) -> Problem:
    """A quote that is opened, and not closed on its line."""
    line = text[: _line_end(text, at)].rstrip()
    places = (len(line.rstrip(" \t,}]")), len(line.rstrip(" \t,")), len(line))
    tries = [((Span(place, place), '"'),) for place in dict.fromkeys(places) if place > at]
    advice = Text('close it with `"` on the same line', '같은 줄에서 `"`로 닫아 주세요')
    return _never_closed(text, content, at, advice, *tries)


def _escape(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A backslash that means nothing."""
    line = _line_start(text, content, at)
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
    plain = not re.search(r'\\["\\/u]', string[0]) and not _in_key(text, at)
    edits = tuple((Span(string.start() + i, string.start() + i), "\\") for i in slashes)
    # `\new` in a path is no line break, but elsewhere it may be one.
    yield _problem(span, message, advice, edits if plain else (), slashes == wrong)


def _double_comma(text: str, at: int, expected: str) -> Iterator[Problem]:
    """Two commas in a row, or one that nothing stands before."""
    before = text[:at].rstrip()[-1:]
    if (
        text[at : at + 1] != ","
        or before not in (",", "{", "[")
        or expected not in ("key", "value")
    ):
        return
    span = Span(at, at + 1)
    message = Text("nothing stands before this comma", "이 쉼표 앞에 아무것도 없습니다")
    advice = Text("remove the comma", "쉼표를 지워 주세요")
    yield _problem(span, message, advice, ((span, ""),))


def _before_value(text: str, at: int) -> Iterator[Problem]:
    """A second colon, or something else before a value."""
    before = BEFORE_VALUE.match(text, at)
    if before:
        typed = before[1] or before[2]
        span = Span(at, at + len(typed))
        message = Text(f"`{typed}` stands before the value", f"값 앞에 `{typed}` 글자가 있습니다")
        advice = Text(f"remove `{typed}`", f"`{typed}` 글자를 지워 주세요")
        yield _problem(span, message, advice, ((span, ""),) if typed == ":" else ())


def _key(text: str, at: int) -> Iterator[Problem]:
    """A key in single quotes, or in none."""
    number = next((m for m in GROUPED.finditer(text, max(at - 4, 0)) if m.start() < at), None)
    key = None if number else KEY.match(text, at)
    if key and text[key.end() :].lstrip()[:1] == ":":
        yield _quoted_key(key)


def _quoted_key(key: re.Match[str]) -> Problem:
    right = f'"{key[1] if key[2] is None else key[2]}"'
    span = Span(*key.span())
    return _problem(span, *_no_quotes(key[0], right), ((span, right),))


def _no_quotes(typed: str, right: str) -> tuple[Text, Text]:
    message = Text(f"`{typed}` has no double quotes", f"`{typed}`에 큰따옴표가 없습니다")
    return message, bare.write(right)


def _bracket(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A bracket within which something else closes, or the next key stands."""
    opened: list[int] = []
    for token in TOKEN.finditer(text, content.start, at):
        if token[0] in ("[", "{"):
            opened.append(token.start())
        elif token[0] in ("]", "}") and opened:
            opened.pop()
    sign = text[at : at + 1]
    if not opened or not (sign in ("}", "]") or (sign == ":" and text[opened[-1]] == "[")):
        return
    start, opener = opened[-1], text[opened[-1]]
    closer = {"[": "]", "{": "}"}[opener]
    before = text[:at].rstrip()
    if sign == ":" and (key := NAME.search(f"{before}:")):
        before = before[: key.start()].rstrip()
    place = len(before.rstrip(",").rstrip())
    edits: Edits = ((Span(place, place), closer),)
    yield _problem(
        Span(start, start + 1),
        Text(
            f"the `{opener}` that opens here is never closed",
            f"여기서 연 `{opener}` 기호가 닫히지 않았습니다",
        ),
        Text(f"close it with `{closer}`", f"`{closer}`로 닫아 주세요"),
        edits if _is_readable(text, content, edits) else (),
    )


def _stray(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A quotation mark within a value, which ends it."""
    if text[at] in '"{[':
        return
    line = _line_start(text, content, at)
    for value in VALUE.finditer(text, line):
        strays = [m.start() + value.start("inner") for m in STRAY.finditer(value["inner"]) if m[1]]
        if strays and value.start() < at < value.end():
            break
    else:
        return
    edits = tuple((Span(i, i), "\\") for i in strays)
    message = Text("the quotation mark ends the value", "값 안의 큰따옴표에서 값이 끝납니다")
    if _is_readable(text, content, edits) or not re.match(r"\s*[\w-]+\"\s*:", text[at:]):
        yield _problem(Span(strays[0], strays[0] + 1), message, bare.write('\\"'), edits)


def _half_quoted(text: str, content: Span, at: int) -> Iterator[Problem]:
    """`"a": "b, "c": 1`: what seems to end the value begins the next key."""
    half = HALF.search(text, _line_start(text, content, at), _line_end(text, at))
    if half:
        quote, end = half.start("open"), half.end("inner")
        advice = Text('close it with `"` before the comma', '쉼표 앞에서 `"`로 닫아 주세요')
        yield _never_closed(text, content, quote, advice, ((Span(end, end), '"'),))


def _never_closed(text: str, content: Span, at: int, advice: Text, *tries: Edits) -> Problem:
    message = Text(
        'the quote `"` that opens here is never closed', '여기서 연 따옴표 `"`가 닫히지 않았습니다'
    )
    edits: Edits = next((each for each in tries if _is_readable(text, content, each)), ())
    return _problem(Span(at, at + 1), message, advice, edits, False)


def _line_start(text: str, content: Span, at: int) -> int:
    return max(text.rfind("\n", 0, at) + 1, content.start)


def _line_end(text: str, at: int) -> int:
    newline = NEWLINE.search(text, at)
    return newline.start() if newline else len(text)


def _bare(text: str, content: Span, at: int, expected: str) -> Iterator[Problem]:
    """A value in single quotes, or in none."""
    if expected not in ("comma", "value", "key", ""):
        return
    start, line = at, _line_start(text, content, at)
    if number := next((m for m in GROUPED.finditer(text, line) if m.start() < at <= m.end()), None):
        start = number.start()
    elif expected == "key":
        return
    elif expected == "comma":
        before = BEFORE.search(text, line, at)
        if before is None:
            return
        start = before.start(1)
    single = re.compile(r"'([^'\"\\\r\n]*)'(?=\s*[,}\]])").match(text, start)
    in_list = not NAME.search(text, content.start, start)
    value = number or single or (ITEM if in_list else BARE).match(text, start)
    if value:
        yield _meant(text, content, Span(*value.span()), single[1] if single else None)


def _meant(text: str, content: Span, span: Span, inner: str | None) -> Problem:
    typed = span.of(text)
    if inner is not None:
        right = bare.quoted(inner)
        return _problem(span, *_no_quotes(typed, right), ((span, right),))
    key = NAME.search(text, content.start, span.start)
    meant = bare.meant(typed, key[1].lower() if key else "", "json")
    edits: Edits = ((span, meant.right),) if meant.right else ()
    if meant.right == bare.quoted(typed):
        return _problem(span, *_no_quotes(typed, meant.right), edits)
    return _problem(span, meant.message, meant.help, edits, meant.safe)


def _sign(text: str, content: Span, at: int, expected: str) -> Iterator[Problem]:
    """A sign where a comma or a colon belongs, or none at all."""
    right = {"comma": ",", "colon": ":"}.get(expected)
    if right is None:
        return
    sign, span = text[at : at + 1], Span(at, at + 1)
    if right == ":" and sign in (",", "}"):
        yield _no_colon(text, at)
    elif sign in (";", "="):
        message = Text(
            f"`{sign}` stands where `{right}` belongs", f"`{right}` 자리에 `{sign}` 기호가 있습니다"
        )
        yield _problem(span, message, bare.write(right), ((span, right),))
    place = len(text[:at].rstrip())
    edits: Edits = ((Span(place, place), right),)
    if _is_readable(text, content, edits):
        yield _problem(span, *CAUSES[expected], edits)


def _no_colon(text: str, at: int) -> Problem:
    key = re.search(r'"(?:\\.|[^"\\\r\n])*"\s*\Z', text[:at])
    span = Span(key.start(), key.start() + len(key[0].rstrip())) if key else Span(at, at + 1)
    typed = span.of(text)
    return Problem(
        span, Text(f"the key `{typed}` has no value", f"`{typed}` 키에 값이 없습니다"), PAIR
    )


def _no_value(text: str, at: int) -> Problem:
    key = NAME.search(text[:at])
    if key is None:
        return Problem(Span(at, at + 1), *OTHER)
    typed = f'"{key[1]}"'
    return Problem(
        Span(at, at + 1),
        Text(f"the key `{typed}` has no value", f"`{typed}` 키에 값이 없습니다"),
        Text('write a value, or `""`', '값을 적어 주세요. 비워 두려면 `""`로 적어 주세요'),
    )
