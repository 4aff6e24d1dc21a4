"""Signs in a line of TOML that other formats have: their comments, assignments and brackets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress

from twinpost.frontmatter import bare
from twinpost.frontmatter.bare import Edits
from twinpost.frontmatter.model import Problem
from twinpost.frontmatter.outline import KEY, STRING
from twinpost.frontmatter.toml import loads
from twinpost.span import Span
from twinpost.text import Text

COLON = re.compile(r"[ \t]*[\w-]+([ \t]*:(?!=)[ \t]*)(?=\S)")
ASSIGN = re.compile(rf"{KEY.pattern}[ \t]*(:=|==|=>|=:|=[ \t]+=)[ \t]*(?=\S)", re.X)
NO_ASSIGN = re.compile(rf"({KEY.pattern})(?:[ \t]+|(?=[\"']))(?![ \t=:])(?!.*=)", re.X)
SECOND = re.compile(
    rf"{STRING.pattern}|(?<=[\]}}\w\"'])(?P<gap>[ \t]+)(?=[\w-]+[ \t]*=[ \t]*[\"'\[{{\dtf])"
)
ODD = re.compile(
    r"[ \t]*\[{0,2}[ \t]*(?:[\w-]+[ \t]*\.[ \t]*)*[\w-]*"
    r"(?:[ \t]*(?P<odd>[^\w.\s=\"'\[\]-]+)|(?<=[\w-])[ \t]+(?P<word>[\w-]+))"
)
ALONE = re.compile(r"[ \t]*([\w-]+)[ \t]*")
PAIR = re.compile(rf"{KEY.pattern}[ \t]*=[ \t]*", re.X)
COMMENT = re.compile(rf"{STRING.pattern}|(?:(?<=\s)|^)(?P<sign>//|/\*|--|;|<!--)(?=\s|$|[^\s=])")
DASH = re.compile(r"[ \t]*(-)[ \t]+\S")
HEADER = re.compile(r"[ \t]*(?P<open>\[{1,2})[^\[\]\"'=,]+(?P<close>\]{1,2})[ \t]*")
INNER = re.compile(rf"{STRING.pattern}|(?P<colon>[ \t]*:[ \t]*)")
CLOSER = re.compile(r"[\]}](?=[ \t]*\Z)")


def is_readable(source: str) -> bool:
    """Whether it is TOML."""
    with suppress(tomllib.TOMLDecodeError):
        loads(source)
        return True
    return False


def fixed(span: Span, message: Text, advice: Text, *edits: tuple[Span, str]) -> Problem:
    """A problem whose fix is what its help says."""
    return Problem(span, message, advice, edits, advice if edits else None)


def of(line: str, start: int) -> Iterator[Problem]:
    """What is wrong with the signs of a line; `start` is where it begins."""
    yield from _unseen(line, start)
    yield from _comment(line, start)
    yield from _dash(line, start)
    yield from _assign(line, start)
    yield from _curly(line, start)
    yield from _brackets(line, start)
    yield from _second(line, start)
    yield from _odd(line, start)


def _at(match: re.Match[str], group: int | str, start: int) -> Span:
    return Span(start + match.start(group), start + match.end(group))


def _moved(edits: Edits, by: int) -> Edits:
    return tuple((Span(span.start + by, span.end + by), new) for span, new in edits)


def _unseen(line: str, start: int) -> Iterator[Problem]:
    """Characters that look like blanks, or like nothing."""
    if edits := _moved(bare.invisible(line), start):
        span = edits[0][0]
        yield fixed(span, *bare.unseen(line[span.start - start]), *edits)


def _comment(line: str, start: int) -> Iterator[Problem]:
    """A comment that does not begin with `#`."""
    sign = next((m for m in COMMENT.finditer(line) if m["sign"]), None)
    if sign is None or not is_readable(line[: sign.start()]):
        return
    span, typed = _at(sign, "sign", start), sign["sign"]
    message = Text(
        f"`{typed}` begins no comment in TOML", f"TOML에서 `{typed}` 기호는 주석이 아닙니다"
    )
    is_open = typed in ("/*", "<!--") and not re.search(r"\*/|-->", line)
    edits: Edits = () if is_open else ((span, "#"),)
    yield fixed(span, message, Text("write `#`", "`#`로 적어 주세요"), *edits)


def _assign(line: str, start: int) -> Iterator[Problem]:
    """Another sign where TOML wants `=`, or none."""
    advice = Text("write ` = `", "` = `로 적어 주세요")
    if colon := COLON.match(line):
        span = _at(colon, 1, start)
        message = Text("a colon where TOML wants `=`", "TOML에서는 콜론 대신 `=`를 써야 합니다")
        yield fixed(span, message, advice, (span, " = "))
    elif sign := ASSIGN.match(line):
        span = _at(sign, 1, start)
        message = Text(
            f"`{sign[1]}` where TOML wants `=`", f"`=` 자리에 `{sign[1]}` 표기가 있습니다"
        )
        yield fixed(span, message, Text("write `=`", "`=`로 적어 주세요"), (span, "="))
    elif (key := NO_ASSIGN.match(line)) or (key := ALONE.fullmatch(line)):
        yield _no_sign(line, key, start)


def _no_sign(line: str, key: re.Match[str], start: int) -> Problem:
    typed = key[1].strip()
    at = start + key.start() + key[0].index(typed)
    span, end = Span(at, at + len(typed)), at + len(typed) - start
    value = line[end:].strip()
    edit = (Span(start + end, start + end), " =")
    return fixed(
        span,
        Text(f"no `=` follows the key `{typed}`", f"`{typed}` 키 뒤에 `=`가 없습니다"),
        Text(
            f"write `{typed} = {value or 'value'}`", f"`{typed} = {value or '값'}` 꼴로 적어 주세요"
        ),
        *((edit,) if value and is_readable(f"x = {value}") else ()),
    )


def _curly(line: str, start: int) -> Iterator[Problem]:
    """Quotes as word processors make them."""
    if (found := bare.curly(line)) and PAIR.match(_straight(line, found[1])):
        span, edits = found
        typed = span.of(line)
        yield fixed(
            _moved(((span, ""),), start)[0][0], *bare.curly_quotes(typed), *_moved(edits, start)
        )


def _straight(line: str, edits: Edits) -> str:
    for span, new in sorted(edits, reverse=True):
        line = line[: span.start] + new + line[span.end :]
    return line


def _dash(line: str, start: int) -> Iterator[Problem]:
    """A list as in YAML."""
    if dash := DASH.match(line):
        yield Problem(
            _at(dash, 1, start),
            Text("a dash makes no list in TOML", "TOML에서는 `-` 기호로 목록을 만들 수 없습니다"),
            Text('write `["a", "b"]` behind the `=`', '`=` 뒤에 `["a", "b"]` 꼴로 적어 주세요'),
        )


def _brackets(line: str, start: int) -> Iterator[Problem]:
    """Brackets that are missing, of another kind, or too many."""
    if (header := HEADER.fullmatch(line)) and len(header["open"]) != len(header["close"]):
        yield Problem(
            _at(header, "close", start),
            Text(
                f"`{header['open']}` opens and `{header['close']}` closes it",
                f"`{header['open']}` 기호로 열고 `{header['close']}` 기호로 닫았습니다",
            ),
            Text("write as many brackets on both sides", "양쪽의 대괄호 개수를 같게 적어 주세요"),
        )
    pair = PAIR.match(line)
    if pair is None or is_readable(line):
        return
    value, at = line[pair.end() :].rstrip(), start + pair.end()
    if is_readable(f"x = {value}"):
        return
    end = at + len(value)
    colons = [m for m in INNER.finditer(value) if m["colon"]] if value[:1] in ("{", "[") else []
    edits = tuple((_at(m, "colon", at), " = ") for m in colons)
    if edits and is_readable(f"x = {_straight(value, _moved(edits, -at))}"):
        message = Text("a colon where TOML wants `=`", "TOML에서는 콜론 대신 `=`를 써야 합니다")
        yield fixed(edits[0][0], message, Text("write ` = `", "` = `로 적어 주세요"), *edits)
    elif value[:1] in ("'", '"') and value[-1] != "," and is_readable(f"x = [{value}]"):
        message = Text("a list without brackets", "대괄호가 없는 목록입니다")
        advice = Text("put it in `[` and `]`", "`[`와 `]`로 감싸 주세요")
        yield fixed(Span(at, end), message, advice, (Span(at, at), "["), (Span(end, end), "]"))
    elif value[:1] in ("{", "(") and is_readable(f"x = [{value[1:-1]}]"):
        message = Text(f"a list in `{value[0]}`", f"`{value[0]}` 기호로 적은 목록입니다")
        advice = Text("put it in `[` and `]`", "`[`와 `]`로 감싸 주세요")
        yield fixed(
            Span(at, end), message, advice, (Span(at, at + 1), "["), (Span(end - 1, end), "]")
        )
    elif (closer := CLOSER.search(value)) and is_readable(f"x = {value[: closer.start()]}"):
        span = _at(closer, 0, at)
        message = Text(
            f"the `{closer[0]}` closes nothing", f"`{closer[0]}`에 짝이 되는 여는 괄호가 없습니다"
        )
        advice = Text(f"remove `{closer[0]}`", f"`{closer[0]}` 기호를 지워 주세요")
        yield fixed(span, message, advice, (span, ""))


def _second(line: str, start: int) -> Iterator[Problem]:
    """Two fields on one line."""
    pair = PAIR.match(line)
    found = SECOND.finditer(line, pair.end()) if pair else iter(())
    second = next((m for m in found if m["gap"] and is_readable(line[: m.start()])), None)
    if second:
        gap = _at(second, "gap", start)
        message = Text("a second field on the same line", "한 줄에 필드가 두 개 있습니다")
        advice = Text("put it on a line of its own", "줄을 나눠 주세요")
        yield fixed(gap, message, advice, (gap, "\n"))


def _odd(line: str, start: int) -> Iterator[Problem]:
    """A sign in a key, or in the header of a table."""
    header = line.lstrip().startswith("[")
    key = line if header else line.partition("=")[0]
    odd = ODD.match(key)
    if odd and (header or "=" in line):
        en, ko = "a blank stands", "공백이"
        if odd["odd"]:
            en, ko = f"`{odd['odd']}` stands", f"`{odd['odd']}` 기호가"
        yield Problem(
            _at(odd, "odd" if odd["odd"] else "word", start),
            Text(f"{en} in a key", f"키에 {ko} 있습니다"),
            Text(
                "remove it, or put the key in double quotes", "지우거나 키를 큰따옴표로 감싸 주세요"
            ),
        )
