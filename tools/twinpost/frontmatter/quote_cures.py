"""What people get wrong about quotes in YAML. See `yaml_cures`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.frontmatter.cure import Cure, Edits
from twinpost.frontmatter.lines import Line
from twinpost.text import Text

COMMENT = re.compile(r"\s+#\s.*", re.DOTALL)
QUOTES = {"'": Text("single-quoted", "작은따옴표로"), '"': Text("double-quoted", "큰따옴표로")}


def quoted(text: str) -> str:
    """`text` in the quotes that need the least escaping."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def word(text: str, at: int) -> str:
    """The word around a place."""
    start = len(text[:at]) - len(re.split(r"[\s,]", text[:at])[-1])
    end = at + len(re.split(r"[\s,]", text[at:])[0])
    return text[start:end].strip("\"'") if end - start < 40 else text[at]


TRIPLE = re.compile(r'(""")([^"\\]*)(""")|(\'\'\')([^\']*)(\'\'\')')
BEFORE_KEY = re.compile(r"""([ \t]*)(["'])[\w-]+:[ \t]+(["']).*\3""")


def quotes(line: Line) -> Iterator[Cure]:
    """A value that starts with a quote which does not end where the value ends."""
    if key := BEFORE_KEY.fullmatch(line.text.rstrip()):
        at = line.start + key.start(2)
        message = Text("a quote stands before the key", "키 앞에 따옴표가 있습니다")
        advice = Text("delete it", "앞의 따옴표를 지워 주세요")
        yield Cure(at, at + 1, message, advice, ((at, at + 1, ""),), advice)
        return
    if TRIPLE.fullmatch(line.value):
        at, end = line.value_start, line.value_end
        message = Text("YAML has no triple quotes", "YAML에는 세 겹 따옴표가 없습니다")
        advice = Text("write one quote on each side", "양쪽에 따옴표를 하나씩만 적어 주세요")
        yield Cure(at, at + 3, message, advice, ((at, at + 2, ""), (end - 2, end, "")), advice)
        return
    before = COMMENT.sub("", line.value)
    has_both = before.count(line.value[:1] or " ") > 1
    yield from quotes_of(before if has_both else line.value, line.value_start)


def quotes_in_list(line: Line) -> Iterator[Cure]:
    """The same for the items of a list in brackets."""
    if not line.value.startswith("["):
        return
    inner = line.value[1:].removesuffix("]")
    at = line.value_start + 1
    for chunk in inner.split(","):
        item = chunk.strip()
        start = at + chunk.find(item)
        if gap := re.search(r"(?<=['\"])\s+(?=['\"])", item):
            yield no_comma(start + gap.start())
        elif item[:1] in ("'", '"'):
            yield from quotes_of(item, start)
        at += len(chunk) + 1


def no_comma(at: int) -> Cure:
    """Two items with nothing between them."""
    message = Text("no comma between two items", "두 항목 사이에 쉼표가 없습니다")
    advice = Text("put a comma between them", "둘 사이에 쉼표를 넣어 주세요")
    return Cure(at, at + 1, message, advice, ((at, at, ","),), advice)


def quotes_of(value: str, at: int) -> Iterator[Cure]:
    quote = value[:1]
    if quote not in QUOTES or quote == "":
        return
    inner = value[1:-1]
    if len(value) > 1 and value.endswith(quote):
        strays = stray(inner, quote)
        if strays and two_quotations(inner, strays):
            yield from after_quote(value, at, strays[0] + 1)
        elif strays:
            yield inner_quote(inner, at, strays)
        elif not stray(value[1:], quote):
            yield unclosed(value, at)
        return
    closing = stray(value[1:], quote)
    if closing:
        yield from after_quote(value, at, closing[0] + 1)
    else:
        yield unclosed(value, at)


def two_quotations(inner: str, strays: list[int]) -> bool:
    """Is it `'one' and 'two'`, and not one quotation with quotes in it?"""
    return bool(re.match(r"[\s,.]", inner[strays[0] + 1 :])) and inner[strays[-1] - 1].isspace()


def stray(inner: str, quote: str) -> list[int]:
    """Where `quote` stands in `inner` without being escaped."""
    pattern = r"''|(')" if quote == "'" else r'\\.|(")'
    return [m.start() for m in re.finditer(pattern, inner, re.S) if m[1]]


def inner_quote(inner: str, at: int, strays: list[int]) -> Cure:
    single = at >= 0 and inner[strays[0]] == "'"
    name = word(inner, strays[0]) or inner[strays[0]]
    place = at + 1 + strays[0]
    if single:
        message = Text(
            f"the apostrophe in `{name}` ends the single-quoted value",
            f"`{name}`의 아포스트로피(')에서 작은따옴표로 감싼 값이 끝나 버립니다",
        )
        swap = '"' not in inner and "\\" not in inner
    else:
        message = Text(
            f"the quotation mark at `{name}` ends the double-quoted value",
            f"`{name}`의 큰따옴표에서 큰따옴표로 감싼 값이 끝나 버립니다",
        )
        swap = "'" not in inner and "\\" not in inner
    if swap:
        return requoted(inner, at, place, message, single)
    return escaped(at, place, strays, message, single)


def requoted(inner: str, at: int, place: int, message: Text, single: bool) -> Cure:
    mark, names = ('"', ("double", "큰")) if single else ("'", ("single", "작은"))
    advice = Text(f"use {names[0]} quotes around the value", f"값을 {names[1]}따옴표로 감싸 주세요")
    end = at + 1 + len(inner)
    edits: list[tuple[int, int, str]] = [(at, at + 1, mark), (end, end + 1, mark)]
    if single:  # what was doubled for the single quotes
        edits += [(at + 1 + m.start(), at + 1 + m.end(), "'") for m in re.finditer("''", inner)]
    return Cure(place, place + 1, message, advice, tuple(sorted(edits)), advice)


def escaped(at: int, place: int, strays: list[int], message: Text, single: bool) -> Cure:
    if single:
        advice = Text("double the apostrophe: `''`", "아포스트로피를 두 번 적어 주세요: `''`")
    else:
        advice = Text('write `\\"` for it', '`\\"`로 적어 주세요')
    mark = "'" if single else "\\"
    edits = tuple((at + 1 + i, at + 1 + i, mark) for i in strays)
    return Cure(place, place + 1, message, advice, edits, advice)


def after_quote(value: str, at: int, closing: int) -> Iterator[Cure]:
    """Text behind the closing quote at `closing`."""
    quote, rest = value[0], value[closing + 1 :]
    start = at + closing + 1
    tail = rest.lstrip()
    start += len(rest) - len(tail)
    if tail.startswith("#"):
        advice = Text("put a space before `#`", "`#` 앞에 공백을 넣어 주세요")
        message = Text(
            "a comment stands right behind the closing quote",
            "닫는 따옴표에 주석이 바로 붙어 있습니다",
        )
        yield Cure(start, at + len(value), message, advice, ((start, start, " "),), advice)
    shown = tail if len(tail) < 40 else tail[:37] + "..."
    message = Text(
        f"text follows the closing quote: `{shown}`",
        f"닫는 따옴표 뒤에 글자가 더 있습니다: `{shown}`",
    )
    if tail in (",", ";"):
        advice = Text(f"remove `{tail}`", f"`{tail}` 기호를 지워 주세요")
        yield Cure(start, start + 1, message, advice, ((start, start + 1, ""),), advice)
        return
    strays = stray(value[1:], quote)
    if value[-1] in "’‘”“'\"" and len(strays) == 1 and closing == len(value) - 2:
        return
    advice = Text("put the whole value in quotes", "값 전체를 따옴표로 감싸 주세요")
    is_list = re.fullmatch(r"(?:\s*,\s*(?:'[^']*'|\"[^\"]*\"))+", rest)
    if is_list:
        advice = Text("put the list in brackets", "목록을 대괄호로 감싸 주세요")
    end = at + len(value)
    edits: Edits = ((at, at, "["), (end, end, "]")) if is_list else ((at, end, quoted(value)),)
    if " #" in value:
        edits = ()
    yield Cure(start, at + len(value), message, advice, edits, advice if edits else None)


def unclosed(value: str, at: int) -> Cure:
    quote, end = value[0], at + len(value)
    message = Text(
        f"the quote `{quote}` that opens here is never closed",
        f"여기서 연 따옴표 `{quote}`가 닫히지 않았습니다",
    )
    advice = Text(f"close it with `{quote}`", f"`{quote}`로 닫아 주세요")
    edits: Edits = ((end, end, quote),)
    if quote == '"' and re.search(r'(?<!\\)(?:\\\\)*\\"\Z', value):
        message = Text(
            "the backslash before the closing quote takes its meaning",
            "닫는 따옴표 앞의 백슬래시 때문에 값이 닫히지 않습니다",
        )
        if drive := DRIVE.match(value):
            return path(value, at, drive.end() - 1)
        advice = Text("double the backslash", "백슬래시를 두 번 적어 주세요")
        return Cure(end - 2, end, message, advice, ((end - 2, end - 2, "\\"),), advice)
    if len(value) > 1 and value[-1] in "'\"’”‘“´`":
        message = Text(
            f"the value opens with `{quote}` and closes with `{value[-1]}`",
            f"`{quote}`로 연 값을 `{value[-1]}`로 닫았습니다",
        )
        edits = ((end - 1, end, quote),)
    if " #" in value or value == quote:
        edits = ()
    return Cure(at, at + 1, message, advice, edits, advice if edits else None)


DRIVE = re.compile(r'"[A-Za-z]:\\')


def path(value: str, at: int, first: int) -> Cure:
    """A path of Windows: its backslashes are meant."""
    message = Text(
        "backslashes mean something in double quotes",
        "큰따옴표 안에서는 백슬래시가 특별한 뜻을 가집니다",
    )
    advice = Text("use single quotes around the value", "값을 작은따옴표로 감싸 주세요")
    end = at + len(value)
    edits: Edits = ((at, end, "'" + value[1:-1].replace("'", "''") + "'"),)
    return Cure(at + first, at + first + 1, message, advice, edits, advice)


UNKNOWN_ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP\t]|x|u|U)|(\\.)", re.S)


def escapes(line: Line) -> Iterator[Cure]:
    """A backslash in double quotes before something that it cannot escape."""
    value = line.value
    if not value.startswith('"'):
        return
    all_escapes = list(UNKNOWN_ESCAPE.finditer(value))
    unknown = [m for m in all_escapes if m[1]]
    if not unknown:
        return
    shown, at = unknown[0][0], line.value_start
    if (drive := DRIVE.match(value)) and value.endswith('"') and '"' not in value[1:-1]:
        yield path(value, at, drive.end() - 1)
    message = Text(
        f"`{shown}` means nothing in double quotes",
        f"`{shown}` 표기는 큰따옴표 안에서 쓸 수 없습니다",
    )
    advice = Text(
        f"write `\\{shown}`, or use single quotes", f"`\\{shown}`로 적거나 작은따옴표를 써 주세요"
    )
    if shown == "\\'":
        advice = Text("write `'` alone", "`'`만 적어 주세요")
    edits = tuple(
        (at + m.start(), at + m.start() + 1, "" if m[0] == "\\'" else "\\\\") for m in unknown
    )
    if len(unknown) < sum(m[0] != '\\"' for m in all_escapes):
        edits = ()  # `C:\new\data`: nobody knows whether `\n` is meant
    place = at + unknown[0].start()
    yield Cure(place, place + 2, message, advice, edits, advice if edits else None)
