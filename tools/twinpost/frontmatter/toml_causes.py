"""Why a front matter in TOML cannot be read, in words.

`tomllib` says where it stopped; what people got wrong often stands before that. So the brackets and
long texts that never close come first, then the line where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from twinpost.frontmatter import bare, toml_signs
from twinpost.frontmatter.bare import QUOTE, Edits
from twinpost.frontmatter.model import Problem
from twinpost.frontmatter.outline import KEY, STRING
from twinpost.frontmatter.toml_signs import PAIR, fixed, is_readable
from twinpost.span import Lines, Span
from twinpost.text import Text

PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
NEXT = re.compile(rf"^(?:{KEY.pattern}[ \t]*=|[ \t]*\[)", re.X | re.M)
TOKEN = re.compile(rf"(?P<string>{STRING.pattern})|\#[^\r\n]*|[\[\]{{}}]", re.S)
QUOTED = re.compile(r"(['\"])(?P<inner>.*?)\1(?=[ \t]*(?:[,\]}]|\Z|\#))")
STRAY = re.compile(r'\\.|(")')
TWO = re.compile(r"[\"'][ \t]*(?=[\w-]+[ \t]*=[ \t]*[\"'\[{\dtf])")
APART = re.compile(r"[\"'][ \t]+(?=[\"'])")
TWICE = re.compile(r"([\"'])[^\"']+\1[ \t]+\1[^\"']+\1")
ESCAPE = re.compile(r'\\(?!["\\bfnrte]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}).?')
ITEM = re.compile(
    rf"(?P<string>{STRING.pattern})|(?P<bare>[^\s\"'\[\]{{}},\#][^\"'\[\]{{}},\#\r\n]*)"
)
BEHIND = re.compile(r"(\"(?:\\.|[^\"\\])*\"|'[^']*')[ \t]*([^\s\"',\]}\#][^\"']*)\Z")
ENDING = re.compile(r"([,;])[ \t]*\Z")

OTHER = Text("Hugo cannot read the TOML from here on", "여기서부터 Hugo가 TOML을 읽지 못합니다")
LOOK = Text("compare the line with its neighbours", "앞뒤 줄과 견주어 보세요")


def explain(text: str, content: Span, error: Exception) -> Problem:
    """What is wrong, in words, and where."""
    source = content.of(text)
    lines, place = Lines(source), PLACE.search(str(error))
    at = len(source.rstrip())
    if place and place[1]:
        at = lines.offset(int(place[1]), int(place[2]))
    if found := next(_causes(source, lines, at, error), None):
        return _moved(found, content.start)
    at += content.start
    return Problem(Span(at, min(at + 1, len(text))), OTHER, LOOK)


def _causes(source: str, lines: Lines, at: int, error: Exception) -> Iterator[Problem]:
    """What may be wrong, the likeliest first, at places of `source`."""
    numbers = dict.fromkeys((lines.position(max(at - 1, 0)).line, lines.position(at).line))
    opened = _opened(source)
    if opened is not None and opened <= at:
        start = lines.starts[lines.position(opened).line - 1]
        yield from _quotes(_line(source, start), start)
        yield _unclosed(source, opened)
    bracket = source.rfind("[", 0, at)
    if source[:bracket].rstrip(" \t").endswith("=") and "\n" in source[bracket:at]:
        yield from _bare_items(source, bracket, 0)
    for number in numbers:
        start = lines.starts[number - 1]
        yield from _of_line(_line(source, start), start)
    if re.search("overwrite|declare|mutate", str(error)):
        yield _twice(source, lines.starts[next(iter(numbers)) - 1])
    if re.search("Unclosed (?:array|inline table)", str(error)):
        yield from _comma(source, at)


def _moved(problem: Problem, by: int) -> Problem:
    edits = tuple((Span(span.start + by, span.end + by), new) for span, new in problem.edits)
    start, end = problem.span
    return replace(problem, span=Span(start + by, end + by), edits=edits)


def _line(source: str, start: int) -> str:
    """The line at `start`, without the comment at its end."""
    end = source.find("\n", start)
    line = source[start : end if end >= 0 else len(source)].rstrip("\r")
    at = 0
    while match := re.compile(rf"{STRING.pattern}|\#").search(line, at):
        if match[0] == "#":
            bare = line[: match.start()].rstrip()
            # A stray quote before the comment would hide, or be hidden by, what closes the value.
            return bare if bare else line[: match.start()]
        at = match.end()
    if comment := re.search(r"(?<=['\"\]},;])[ \t]+\#[^'\"]*\Z", line):
        return line[: comment.start()]
    return line


def _opened(source: str) -> int | None:
    """The first bracket, or three quotes, that nothing closes."""
    opened: list[int] = []
    for token in TOKEN.finditer(source):
        if token["string"] in ('""', "''") and source[token.end() : token.end() + 1] == token[0][0]:
            return token.start()
        if token[0] in ("[", "{"):
            opened.append(token.start())
        elif token[0] in ("]", "}") and opened:
            opened.pop()
    return opened[0] if opened else None


def _unclosed(source: str, at: int) -> Problem:
    sign = source[at] if source[at] in "[{" else source[at] * 3
    closer = {"[": "]", "{": "}"}.get(sign, sign)
    following = NEXT.search(source, source.find("\n", at) + 1 or len(source))
    until = following.start() if following else len(source)
    end = at + len(_line(source[:until], at).rstrip())
    if not source[:at].rpartition("\n")[2].strip():  # the header of a table
        closer = "]]" if source[at : at + 2] == "[[" else closer
    elif sign == "[" and "\n" in source[at:until].rstrip():
        end = at + len(source[at:until].rstrip())
    advice = Text(f"close it with `{closer}`", f"`{closer}`로 닫아 주세요")
    message = Text(
        f"the `{sign}` that opens here is never closed",
        f"여기서 연 `{sign}` 기호가 닫히지 않았습니다",
    )
    whole = source[source.rfind("\n", 0, at) + 1 : end]
    readable = len(sign) == 1 and is_readable(whole + closer)
    edits = ((Span(end, end), closer),) if readable else ()
    return fixed(Span(at, at + len(sign)), message, advice, *edits)


def _of_line(line: str, start: int) -> Iterator[Problem]:
    """What people get wrong in a line of TOML."""
    yield from toml_signs.of(line, start)
    yield from _quotes(line, start)
    yield from _bare(line, start)
    yield from _ending(line, start)
    yield from _key(line, start)


def _quotes(line: str, start: int) -> Iterator[Problem]:
    """A quote within a value, one that is never closed, a backslash that means nothing."""
    pair = PAIR.match(line)
    at = pair.end() if pair and line[pair.end() : pair.end() + 1] in tuple("'\"[{") else len(line)
    while at < len(line):
        if line[at] not in "'\"":
            at += 1
            continue
        if line[at : at + 3] in ("'''", '"""'):
            return
        quoted = QUOTED.match(line, at)
        if quoted is None:
            behind = BEHIND.match(line, at)
            yield _behind(behind, start) if behind else _open_quote(line[at], start + at)
            return
        yield from _within(quoted, start, "[" in line[:at])
        at = quoted.end()


def _open_quote(quote: str, at: int) -> Problem:
    message = Text(
        f"the quote `{quote}` that opens here is never closed",
        f"여기서 연 따옴표 `{quote}`가 닫히지 않았습니다",
    )
    advice = Text(
        f"close it with `{quote}` on the same line", f"같은 줄에서 `{quote}`로 닫아 주세요"
    )
    return Problem(Span(at, at + 1), message, advice)


def _behind(behind: re.Match[str], start: int) -> Problem:
    return Problem(
        Span(start + behind.start(2), start + behind.end(2)),
        Text(
            f"`{behind[2]}` stands behind the closing quote",
            f"닫는 따옴표 뒤에 `{behind[2]}` 글이 있습니다",
        ),
        Text("put it inside the quotes, or behind `#`", "따옴표 안이나 `#` 뒤로 옮겨 주세요"),
    )


def _within(quoted: re.Match[str], start: int, is_item: bool) -> Iterator[Problem]:
    """What is wrong inside a quoted value."""
    quote, inner, at = quoted[1], quoted["inner"], start + quoted.start("inner")
    whole = Span(start + quoted.start(), start + quoted.end())
    if is_item and quote == '"' and re.search(r',[ \t]*"', inner):
        yield _open_quote(quote, whole.start)
    elif is_item and (two := APART.search(quoted[0])):
        yield _no_comma(whole.start + two.start() + 1, whole.start + two.end())
    elif TWICE.fullmatch(quoted[0]):
        message = Text(
            "two texts where one value belongs", "값 하나가 올 자리에 글이 두 개 있습니다"
        )
        advice = Text(
            "put them in `[` and `]`, with a comma between them",
            "쉼표로 나누고 `[`와 `]`로 감싸 주세요",
        )
        yield Problem(whole, message, advice)
    elif two := TWO.search(quoted[0]):
        gap = Span(whole.start + two.start() + 1, whole.start + two.end())
        message = Text("a second field on the same line", "한 줄에 필드가 두 개 있습니다")
        yield fixed(
            gap, message, Text("put it on a line of its own", "줄을 나눠 주세요"), (gap, "\n")
        )
    elif quote == "'" and "'" in inner:
        place = at + inner.index("'")
        word = re.search(r"[^\s']*'[^\s']*", inner)
        message = Text(
            f"the apostrophe in `{word[0] if word else inner}` ends the single-quoted value",
            f"`{word[0] if word else inner}`의 아포스트로피(')에서 작은따옴표로 감싼 값이 끝납니다",
        )
        edits: Edits = ((whole, f'"{inner}"'),) if not re.search(r'["\\]', inner) else ()
        yield fixed(Span(place, place + 1), message, QUOTE, *edits)
    elif quote == '"' and (strays := [m.start() for m in STRAY.finditer(inner) if m[1]]):
        message = Text(
            "the quotation mark ends the double-quoted value",
            "값 안의 큰따옴표에서 큰따옴표로 감싼 값이 끝납니다",
        )
        advice = Text('write `\\"` for it', '`\\"`로 적어 주세요')
        edits = tuple((Span(at + i, at + i), "\\") for i in strays)
        yield fixed(Span(at + strays[0], at + strays[0] + 1), message, advice, *edits)
    elif quote == '"' and (escape := ESCAPE.search(inner.replace("\\\\", "__"))):
        message = Text(
            f"`{escape[0]}` means nothing in double quotes",
            f"`{escape[0]}` 표기는 큰따옴표 안에서 쓸 수 없습니다",
        )
        advice = Text("put the value in single quotes", "값을 작은따옴표로 감싸 주세요")
        edits = ((whole, f"'{inner}'"),) if not re.search(r"'|\\[\"\\]", inner) else ()
        yield fixed(Span(at + escape.start(), at + escape.end()), message, advice, *edits)


def _bare(line: str, start: int) -> Iterator[Problem]:
    """A value that is no word of TOML: a text without quotes, a date, a number."""
    pair = PAIR.match(line)
    if pair is None:
        return
    typed = line[pair.end() :].rstrip().rstrip(",;").rstrip()
    span = Span(start + pair.end(), start + pair.end() + len(typed))
    if not typed:
        at = start + len(line.rstrip())
        message = Text("no value stands behind the `=`", "`=` 뒤에 값이 없습니다")
        advice = Text('write a value, or `""`', '값을 적어 주세요. 비워 두려면 `""`로 적어 주세요')
        yield Problem(Span(at - 1, at), message, advice)
    elif typed[0] == "[":
        yield from _bare_items(line, pair.end(), start)
    elif typed[0] not in "\"'{" and not is_readable(f"x = {typed}"):
        key = line[: pair.end()].partition("=")[0].strip(" \t\"'").lower()
        meant = bare.meant(typed, key, "toml")
        edits: Edits = ((span, meant.right),) if meant.right else ()
        yield replace(fixed(span, meant.message, meant.help, *edits), safe=meant.safe)


def _bare_items(source: str, at: int, start: int) -> Iterator[Problem]:
    """Texts without quotes in a list."""
    end = source.find("]", at)
    items = [
        (Span(start + m.start(), start + m.start() + len(typed)), typed)
        for m in ITEM.finditer(source, at + 1, end if end >= 0 else len(source))
        if re.search(r"\w", m["bare"] or "")
        and not is_readable(f"x = [{', '.join((typed := m['bare'].rstrip()).split())}]")
    ]
    if items:
        message = Text("a text without quotes", "따옴표 없이 적은 글입니다")
        advice = Text("put each text in double quotes", "글을 하나씩 큰따옴표로 감싸 주세요")
        edits = ((span, bare.quoted(typed)) for span, typed in items)
        yield fixed(items[0][0], message, advice, *edits)


def _ending(line: str, start: int) -> Iterator[Problem]:
    """A comma or semicolon at the end of a line."""
    sign = ENDING.search(line)
    if sign is None or not PAIR.match(line):
        return
    span = Span(start + sign.start(1), start + sign.end(1))
    message = Text(f"`{sign[1]}` stands behind the value", f"값 뒤에 `{sign[1]}` 기호가 있습니다")
    advice = Text(f"remove `{sign[1]}`", f"`{sign[1]}` 기호를 지워 주세요")
    yield fixed(span, message, advice, (span, ""))


def _key(line: str, start: int) -> Iterator[Problem]:
    """A key in letters that TOML takes in quotes only."""
    key = re.match(r"[ \t]*(?:\[{1,2})?([\w-]+)[ \t]*[=\]]", line)
    if key and not key[1].isascii():
        span = Span(start + key.start(1), start + key.end(1))
        message = Text(
            f"the key `{key[1]}` needs quotes in TOML",
            f"TOML에서 `{key[1]}` 키는 따옴표로 감싸야 합니다",
        )
        advice = Text("put the key in double quotes", "키를 큰따옴표로 감싸 주세요")
        yield fixed(span, message, advice, (span, f'"{key[1]}"'))
    elif sign := re.match(r"[ \t]*(=)", line):
        message = Text("no key stands before the `=`", "`=` 앞에 키가 없습니다")
        at = start + sign.start(1)
        yield Problem(Span(at, at + 1), message, Text("write a key", "키를 적어 주세요"))
    elif quote := re.match(r"[ \t]*([\"'])(?!.*\1)", line):
        yield _open_quote(quote[1], start + quote.start(1))
    elif quote := re.match(r"[ \t]*([\w-]*)([\"'])[\w-]*[ \t]*=", line):
        span = Span(start + quote.start(2), start + quote.end(2))
        message = Text(
            f"`{quote[2]}` closes nothing", f"`{quote[2]}`에 짝이 되는 따옴표가 없습니다"
        )
        advice = Text(f"remove `{quote[2]}`", f"`{quote[2]}` 기호를 지워 주세요")
        yield fixed(span, message, advice, (span, ""))


def _twice(source: str, start: int) -> Problem:
    line = _line(source, start).rstrip()
    message = Text(
        f"`{line.strip()}` sets a key a second time",
        f"`{line.strip()}`에서 같은 키를 두 번 적었습니다",
    )
    advice = Text("remove one of the two", "둘 중 하나를 지워 주세요")
    return Problem(Span(start, start + len(line)), message, advice)


def _comma(source: str, at: int) -> Iterator[Problem]:
    """Two items of a list, and no comma between them."""
    before = source[:at].rstrip()
    if source[at : at + 1] not in ("", "\r", "\n", "#") and before[-1:] not in "[{,":
        yield _no_comma(len(before), at)


def _no_comma(end: int, following: int) -> Problem:
    message = Text("a comma is missing before this", "이 앞에 쉼표가 빠져 있습니다")
    advice = Text("put a comma between the two", "둘 사이에 쉼표를 넣어 주세요")
    return fixed(Span(following, following + 1), message, advice, (Span(end, end), ","))
