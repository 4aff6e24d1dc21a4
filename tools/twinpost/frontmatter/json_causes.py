"""Why a front matter in JSON cannot be read, in words.

Python's reader says what it expected, and where; what people got wrong stands there or before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from twinpost.frontmatter import bare
from twinpost.frontmatter.bare import Edits
from twinpost.frontmatter.json_quotes import (
    OPEN,
    STRING,
    control,
    curly,
    escape,
    half_quoted,
    open_quote,
    stray,
)
from twinpost.frontmatter.json_trials import is_readable, line_end, line_start, problem
from twinpost.frontmatter.model import Problem
from twinpost.span import Span
from twinpost.text import Text

TOKEN = re.compile(rf"(?P<string>{STRING.pattern})|[\[\]{{}}]")
TRAILING = re.compile(r",(?=[ \t\r\n]*[}\]])")
COMMENT = re.compile(r"(?://|#)[^\r\n]*|/\*.*?\*/", re.S)
# A value as it was meant, up to the quote before a comma, a bracket or the end of the line.
# A value without quotes, up to a bracket, the end of the line, or a comma and the next key or line.
END = r"(?=[ \t]*(?:[}\]\r\n]|/[/*]|\Z|,?[ \t]*(?:[\r\n]|\Z)|,[ \t]*(?:[\"'“]|[\w-]+[ \t]*:)))"
BARE = re.compile(rf"[^\s\"{{}}\[\],:][^\"\r\n{{}}\[\]]*?{END}")
ITEM = re.compile(r"[^\s\"{}\[\],:][^\"\r\n{}\[\],]*?(?=[ \t]*[,\]\r\n])")
BEFORE = re.compile(r"(?:[:\[,]|^)[ \t]*([-\w.+]+[ \t]*)\Z", re.M)
GROUPED = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?=\s*[,}\]])")
BEFORE_VALUE = re.compile(r"(:)|([^\s\"'\[\]{}\w,]+|[^\W\d]+)[ \t]*(?=[\"\[{])")
KEY = re.compile(r"'([^'\"\\\r\n]*)'|([^\W\d][\w-]*)")
NAME = re.compile(r'"((?:\\.|[^"\\\r\n])*)"\s*:\s*\Z')

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
    whole = Span(content.start, line_end(text, last))
    line = line_start(text, content, last)
    causes = (curly(text, whole, line), half_quoted(text, whole, last))
    return next((problem for each in causes for problem in each), None) or open_quote(
        text, content, last
    )


def _causes(text: str, content: Span, at: int, expected: str) -> Iterator[Problem]:
    """What may be wrong, the likeliest first."""
    if text.startswith(("{{<", "{{%"), content.start):
        yield _shortcode(content)
    yield from _trailing(text, content, at)
    yield from curly(text, content, at)
    yield from _invisible(text, content, at)
    yield from _comment(text, at)
    if expected == "control":
        yield from control(text, content, at)
    elif expected == "escape":
        yield from escape(text, content, at)
    yield from _double_comma(text, at, expected)
    if expected == "key":
        yield from _key(text, at)
    if expected == "comma":
        yield from _bracket(text, content, at)
        yield from stray(text, content, at)
        yield from half_quoted(text, content, at)
    if expected == "value":
        yield from _before_value(text, at)
    yield from _bare(text, content, at, expected)
    yield from _sign(text, content, at, expected)
    if expected == "value" and text[at : at + 1] in ("}", "]", ","):
        yield _no_value(text, at)


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
        after = text[end : line_end(text, end) if end == content.end else content.end].lstrip()
        is_right = not after or (end < content.end and after[0] in ",}]")
        yield problem(comma, message, advice, ((comma, ""),) if is_right else ())


def _invisible(text: str, content: Span, at: int) -> Iterator[Problem]:
    """A character that looks like a blank, or like nothing."""
    edits = bare.invisible(text[: content.end])
    if span := next((span for span, _ in edits if span.holds(at)), None):
        yield problem(span, *bare.unseen(span.of(text)), edits)


def _comment(text: str, at: int) -> Iterator[Problem]:
    """A comment, as some editors take them."""
    if comment := COMMENT.match(text, at):
        span = Span(*comment.span())
        advice = Text("delete the comment", "주석을 지워 주세요")
        message = Text("JSON has no comments", "JSON에는 주석을 쓸 수 없습니다")
        yield problem(span, message, advice, ((span, ""),))


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
    yield problem(span, message, advice, ((span, ""),))


def _before_value(text: str, at: int) -> Iterator[Problem]:
    """A second colon, or something else before a value."""
    before = BEFORE_VALUE.match(text, at)
    if before:
        typed = before[1] or before[2]
        span = Span(at, at + len(typed))
        message = Text(f"`{typed}` stands before the value", f"값 앞에 `{typed}` 글자가 있습니다")
        advice = Text(f"remove `{typed}`", f"`{typed}` 글자를 지워 주세요")
        yield problem(span, message, advice, ((span, ""),) if typed == ":" else ())


def _key(text: str, at: int) -> Iterator[Problem]:
    """A key in single quotes, or in none."""
    number = next((m for m in GROUPED.finditer(text, max(at - 4, 0)) if m.start() < at), None)
    key = None if number else KEY.match(text, at)
    if key and text[key.end() :].lstrip()[:1] == ":":
        yield _quoted_key(key)


def _quoted_key(key: re.Match[str]) -> Problem:
    right = f'"{key[1] if key[2] is None else key[2]}"'
    span = Span(*key.span())
    return problem(span, *_no_quotes(key[0], right), ((span, right),))


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
    yield problem(
        Span(start, start + 1),
        Text(
            f"the `{opener}` that opens here is never closed",
            f"여기서 연 `{opener}` 기호가 닫히지 않았습니다",
        ),
        Text(f"close it with `{closer}`", f"`{closer}`로 닫아 주세요"),
        edits if is_readable(text, content, edits) else (),
    )


def _bare(text: str, content: Span, at: int, expected: str) -> Iterator[Problem]:
    """A value in single quotes, or in none."""
    if expected not in ("comma", "value", "key", ""):
        return
    start, line = at, line_start(text, content, at)
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
        return problem(span, *_no_quotes(typed, right), ((span, right),))
    key = NAME.search(text, content.start, span.start)
    meant = bare.meant(typed, key[1].lower() if key else "", "json")
    edits: Edits = ((span, meant.right),) if meant.right else ()
    if meant.right == bare.quoted(typed):
        return problem(span, *_no_quotes(typed, meant.right), edits)
    return problem(span, meant.message, meant.help, edits, meant.safe)


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
        yield problem(span, message, bare.write(right), ((span, right),))
    place = len(text[:at].rstrip())
    edits: Edits = ((Span(place, place), right),)
    if is_readable(text, content, edits):
        yield problem(span, *CAUSES[expected], edits)


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
