"""What was meant where TOML and JSON want quotes, a word of their own, or plain characters.

Only what nobody can have meant otherwise is safe: a `tru` in quotes would publish a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from twinpost.fields import HUGO
from twinpost.span import Span
from twinpost.text import Text

Format = Literal["toml", "json"]
Edits = tuple[tuple[Span, str], ...]

SWITCHES = {"yes": "true", "on": "true", "true": "true"} | {
    "no": "false", "off": "false", "false": "false",
}  # fmt: skip
NOTHING = frozenset({"null", "nil", "none", "undefined"})
NO_NUMBER = re.compile(r"[-+]?(?:nan|inf|infinity|\.nan|\.inf)", re.I)
DAY = re.compile(r"(\d{4})\s*[-/.년]\s*(\d{1,2})\s*[-/.월]\s*(\d{1,2})(?:일|\.)?(?P<rest>.*)")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")
ZEROS = re.compile(r"([+-]?)0+(?=\d)([\d_]+(?:\.\d+)?)")
NUMBER = re.compile(r"([+-]?)(?:(\d[\d_]*)\.|(\d[\d_]*)?(\.\d+)|(\d[\d_]*))")
HEX = re.compile(r"0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+")
LISTS = frozenset(name for name, kind in HUGO.items() if kind == "list") | {
    *("tags", "categories", "authors", "series")
}
NEAR = 0.74  # of difflib: `tru`, `ture` and `flase` are near, `tree` and `base` are not
QUOTE = Text("put the value in double quotes", "값을 큰따옴표로 감싸 주세요")
ONLY = {
    "boolean": Text("write `true` or `false`", "`true` 또는 `false`로 적어 주세요"),
    "integer": Text("write a number", "숫자로 적어 주세요"),
}


@dataclass(frozen=True)
class Meant:
    """Why a bare value cannot stand there, and what to write; "" where that is not sure."""

    message: Text
    help: Text
    right: str = ""
    safe: bool | None = None  # None: as any other edit


def meant(typed: str, key: str, format: Format) -> Meant:
    """What someone means who writes `typed` below `key`."""
    kind = HUGO.get(key, "list" if key in LISTS else "")
    name = "TOML" if format == "toml" else "JSON"
    if kind not in ("text", "list", "date"):
        if word := _word(typed, kind, format, name):
            return word
        if number := _number(typed, kind, format):
            return number
    if (day := DAY.fullmatch(typed)) and kind != "text":
        return _day(typed, day, kind, format)
    if kind == "list" and "," in typed and not re.search(r"[\"'\\]", typed):
        return _list(typed)
    if advice := ONLY.get(kind):  # in quotes, Hugo would take it for false or 0
        return Meant(
            Text(f"{name} knows no `{typed}`", f"{name}에는 `{typed}` 값이 없습니다"), advice
        )
    message = Text("a text without quotes", "따옴표 없이 적은 글입니다")
    if typed[-1] in "'\"" or typed[0] == "'" or not re.search(r"\w", typed):
        return Meant(message, QUOTE)
    # What has a quote or a bracket in it may have been a list.
    return Meant(message, QUOTE, quoted(typed), False if re.search(r'["\[\]{}]', typed) else None)


def quoted(typed: str) -> str:
    """A text in double quotes, as both formats read them."""
    escaped = typed.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write(right: str) -> Text:
    """The order to write something."""
    return Text(f"write `{right}`", f"`{right}`로 적어 주세요")


def _word(typed: str, kind: str, format: Format, name: str) -> Meant | None:
    """One of the few words, or nearly."""
    unknown = Text(f"{name} knows no `{typed}`", f"{name}에는 `{typed}` 값이 없습니다")
    word = typed.lower()
    if right := SWITCHES.get(word):
        sure = kind == "boolean" or word == right
        return Meant(unknown, write(right), right, sure)
    if word in NOTHING or (format == "json" and word in ("nul", "nulll")):
        if format == "json":
            return Meant(unknown, write("null"), "null", False)
        return Meant(
            unknown,
            Text("write a value, or delete the line", "값을 적거나 줄을 지워 주세요"),
        )
    if NO_NUMBER.fullmatch(typed):
        advice = (
            write(word.replace(".", ""))
            if format == "toml"
            else Text("write a number, or `null`", "숫자나 `null`로 적어 주세요")
        )
        return Meant(unknown, advice)
    near = get_close_matches(word, ("true", "false"), 1, NEAR)
    if not near and re.fullmatch(r"(?:true|false)\w*", word):
        return Meant(unknown, ONLY["boolean"])
    return Meant(unknown, write(near[0]), near[0], False) if near else None


def _number(typed: str, kind: str, format: Format) -> Meant | None:
    """A number in a form that the format does not take."""
    message = Text(f"`{typed}` is no number here", f"`{typed}` 값은 숫자 형식이 아닙니다")
    if GROUPED.fullmatch(typed):
        message = Text(f"a comma stands in the number `{typed}`", f"`{typed}` 값에 쉼표가 있습니다")
        right = typed.replace(",", "").removeprefix("+" if format == "json" else "")
        return Meant(message, write(right), right)
    if zeros := ZEROS.fullmatch(typed):
        right = f"{zeros[1].removeprefix('+')}{zeros[2]}"
        message = Text(f"the number `{typed}` begins with 0", f"`{typed}` 값이 0으로 시작합니다")
        if kind == "integer":
            return Meant(message, write(right), right, False)
        advice = Text(
            f'write `{right}`, or `"{typed}"` for a text',
            f'숫자라면 `{right}`, 글이라면 `"{typed}"`로 적어 주세요',
        )
        return Meant(message, advice)
    if HEX.fullmatch(typed) and format == "json":
        right = str(int(typed, 0))
        return Meant(message, write(right), right, False)
    if number := NUMBER.fullmatch(typed):
        sign, whole, before, fraction, plain = number.groups()
        digits = f"{whole}.0" if whole else f"{before or 0}{fraction}" if fraction else plain
        right = f"{sign}{digits}".removeprefix("+")
        right = right.replace("_", "") if format == "json" else right
        return Meant(message, write(right), right, True) if right != typed else None
    return None


def _day(typed: str, day: re.Match[str], kind: str, format: Format) -> Meant:
    message = Text(f"`{typed}` is no date of TOML", f"`{typed}` 값은 TOML의 날짜 형식이 아닙니다")
    if format == "json":
        message = Text("a date without quotes", "날짜에 따옴표가 없습니다")
    try:
        right = date(int(day[1]), int(day[2]), int(day[3])).isoformat()
    except ValueError:
        return Meant(
            Text(f"there is no day `{typed}`", f"`{typed}` 날짜는 없습니다"),
            Text("correct the date", "날짜를 고쳐 주세요"),
        )
    if not day["rest"].strip():
        right = right if format == "toml" else f'"{right}"'
        return Meant(message, write(right), right, kind == "date")
    if format == "json":
        return Meant(message, QUOTE, quoted(typed))
    example = f"{right}T09:00:00+09:00"
    return Meant(message, Text(f"write it like `{example}`", f"`{example}`처럼 적어 주세요"))


def _list(typed: str) -> Meant:
    """`a, b` where a list belongs: in quotes it would be one term."""
    items = [item.strip() for item in typed.strip("()").split(",")]
    right = f"[{', '.join(map(quoted, filter(None, items)))}]"
    message = Text("a list without brackets and quotes", "대괄호와 따옴표 없이 적은 목록입니다")
    return Meant(message, write(right), right)


# A text in quotes as word processors make them; those within straight quotes are text.
CURLY = re.compile(
    r'(?P<mixed>"[^"“”\\\r\n]*”(?=[ \t]*(?:[,:=}\]\r\n]|\Z)))'
    r"|\"(?:\\.|[^\"\\\r\n])*\"|'[^'\r\n]*'"
    r'|(?P<curly>[“”„‟][^"“”„‟\\\r\n]*[“”‟"]|[‘’][^"‘’\\\r\n]*[‘’])(?=[ \t]*(?:[,:=}\]\r\n]|\Z))'
)


def curly(source: str, at: int = 0) -> tuple[Span, Edits] | None:
    """The first text in curly quotes from `at` on, and the edits that make all of them straight."""
    found = [m for m in CURLY.finditer(source, at) if m.lastgroup]
    if not found:
        return None
    edits = tuple(
        (Span(place, place + 1), '"')
        for match in found
        for place in (match.start(), match.end() - 1)
        if source[place] != '"'
    )
    return Span(*found[0].span()), edits


def curly_quotes(typed: str) -> tuple[Text, Text]:
    """What to say of them."""
    return (
        Text(f"the quotes of `{typed}` are curly", f"`{typed}`의 따옴표가 곧은따옴표가 아닙니다"),
        Text('write straight quotes, `"`', '곧은따옴표(`"`)로 적어 주세요'),
    )


BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
INVISIBLE = re.compile(
    rf"\"(?:\\.|[^\"\\\r\n])*\"|'[^'\r\n]*'|(?P<odd>[{BLANKS}{UNSEEN}](?:[{BLANKS}{UNSEEN} \t]*"
    rf"[{BLANKS}{UNSEEN}])?)"
)
BORDERS = re.compile(r"[=:,\[\]{}\r\n]")


def invisible(source: str) -> Edits:
    """Ordinary blanks, or nothing, for what looks like them outside of texts."""
    found = (m for m in INVISIBLE.finditer(source) if m["odd"] and _is_at_border(source, m))
    return tuple((Span(*m.span()), _seen(m["odd"])) for m in found)


def unseen(sign: str) -> tuple[Text, Text]:
    """What to say of an invisible character."""
    code = f"U+{ord(sign[0]):04X}"
    return (
        Text(f"an invisible {code} stands here", f"보이지 않는 글자({code})가 있습니다"),
        Text("write an ordinary blank, or nothing", "일반 공백으로 바꾸거나 지워 주세요"),
    )


def _is_at_border(source: str, match: re.Match[str]) -> bool:
    before, after = source[: match.start()].rstrip(" \t")[-1:], source[match.end() :].lstrip(" \t")
    return any(not sign or BORDERS.match(sign) for sign in (before, after[:1]))


def _seen(odd: str) -> str:
    return re.sub(f"[{UNSEEN}]", "", re.sub(f"[{BLANKS}]", " ", odd))
