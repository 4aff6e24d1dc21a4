"""What people get wrong in YAML, and the lightest cure of each.

A cure is a guess until `yaml_causes` has proved that it helps: so these may be generous, but each
must leave the text that the author meant, and the specific ones come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.frontmatter.cure import Cure, Edits
from twinpost.frontmatter.lines import Line
from twinpost.frontmatter.quote_cures import escapes, quoted, quotes, quotes_in_list
from twinpost.frontmatter.tree import Broken
from twinpost.frontmatter.yaml_blanks import (
    BAR,
    block,
    invisible,
    lone_item,
    no_dash,
    not_indented,
    tabs,
)
from twinpost.text import Text

# What is a text, whatever it begins with; and what is a map.
TEXTS = frozenset(
    {
        *("title", "linktitle", "subtitle", "description", "summary", "slug", "url"),
        *("alt", "caption", "name"),
    }
)
MAPS = frozenset({"build", "cascade", "cover", "menu", "menus", "params", "sitemap"})
QUOTE_IT = Text("put the value in quotes", "값을 따옴표로 감싸 주세요")


def cures(line: Line, lines: list[Line], broken: Broken) -> Iterator[Cure]:
    """Everything that may be wrong with `line`, likely causes first."""
    yield from invisible(line)
    yield from escapes(line)
    yield from quotes(line)
    yield from quotes_in_list(line)
    yield from tabs(line, lines)
    yield from block(line, lines, broken)
    yield from colons(line)
    yield from first_character(line)
    yield from first_in_list(line)
    yield from missing_blank(line)
    yield from brackets(line, lines)
    yield from behind_list(line)
    yield from comma(line, broken)
    yield from no_dash(line, lines)
    yield from not_indented(line, lines)
    yield from lone_item(line, lines)


# Plain values


def wrapped(line: Line, start: int, end: int, message: Text) -> Cure:
    """The value in quotes."""
    value = line.value
    edits: Edits = ((line.value_start, line.value_end, quoted(value)),)
    if " #" in value:
        edits = ()
    return Cure(start, end, message, QUOTE_IT, edits, QUOTE_IT if edits else None)


def colons(line: Line) -> Iterator[Cure]:
    """A colon and a blank in a value without quotes."""
    value = line.value
    if value[:1] in ("'", '"', "[", "{", "|", ">", "#", ""):
        return
    match = re.search(r":(?=[ \t]|$)", value)
    if match and line.key.lower() in MAPS:
        yield nested(line)
    elif match and line.key:
        at = line.value_start + match.start()
        message = Text(
            "a colon and a space in a value without quotes start another value",
            "따옴표 없는 값 안에 콜론과 공백이 있어, 거기서 다른 값이 시작되는 것으로 읽힙니다",
        )
        yield wrapped(line, at, at + 1, message)


def nested(line: Line) -> Cure:
    """`cover: image: a.png`, on one line."""
    gap = line.parts["gap"] or ""
    start = line.value_start - len(gap)
    message = Text(
        f"a key stands behind `{line.key}:` on the same line",
        f"`{line.key}:` 뒤 같은 줄에 키가 또 있습니다",
    )
    advice = Text("write it on the next line, indented", "다음 줄로 내려 들여 써 주세요")
    indent = "\n" + " " * (line.indent + 2)
    edits: Edits = ((start, line.value_start, indent),)
    return Cure(line.value_start, line.value_end, message, advice, edits, advice)


STARTS: dict[str, Text] = {
    "@": Text("a value cannot start with `@`", "값은 `@`로 시작할 수 없습니다"),
    "`": Text("a value cannot start with a backtick", "값은 백틱(`)으로 시작할 수 없습니다"),
    "%": Text("a value cannot start with `%` here", "여기서는 값이 `%`로 시작할 수 없습니다"),
    "*": Text(
        "a value that starts with `*` names an anchor", "`*`로 시작하는 값은 앵커 이름으로 읽힙니다"
    ),
    "&": Text(
        "a value that starts with `&` sets an anchor", "`&`로 시작하는 값은 앵커 선언으로 읽힙니다"
    ),
    "!": Text("a value that starts with `!` is a tag", "`!`로 시작하는 값은 태그로 읽힙니다"),
    "[": Text(
        "a value that starts with `[` is a list, and text follows its end",
        "`[`로 시작하는 값은 목록으로 읽히는데, 목록 뒤에 글자가 더 있습니다",
    ),
    "{": Text(
        "a value that starts with `{` is a map, and this is none",
        "`{`로 시작하는 값은 맵으로 읽히는데, 맵의 꼴이 아닙니다",
    ),
    "|": Text(
        "`|` starts a block of text, which must begin on the next line",
        "`|`는 여러 줄 글을 시작하는 표시라서, 글은 다음 줄부터 적어야 합니다",
    ),
    ">": Text(
        "`>` starts a block of text, which must begin on the next line",
        "`>`는 여러 줄 글을 시작하는 표시라서, 글은 다음 줄부터 적어야 합니다",
    ),
    "]": Text("`]` closes a list that was never opened", "열지 않은 목록을 `]`로 닫았습니다"),
    "}": Text("`}` closes a map that was never opened", "열지 않은 맵을 `}`로 닫았습니다"),
    ",": Text("a value cannot start with a comma here", "여기서는 값이 쉼표로 시작할 수 없습니다"),
    "?": Text("a value that starts with `? ` is a key", "`? `로 시작하는 값은 키로 읽힙니다"),
    ":": Text("a value cannot start with a colon", "값은 콜론으로 시작할 수 없습니다"),
}


def first_character(line: Line) -> Iterator[Cure]:
    """A value whose first character means something to YAML."""
    value, at = line.value, line.value_start
    message = STARTS.get(value[:1])
    if BAR.fullmatch(value):
        return  # it starts a block, as it should
    if message is None or (not line.key and not line.parts["dashes"]):
        return
    if value[0] == "[" and not re.search(r"\][^\],]", value):
        return
    closed = value.endswith("}") or "}" not in value
    if value[0] == "{" and closed and ":" in value and not value.startswith("{{"):
        return
    yield wrapped(line, at, at + 1, message)


def first_in_list(line: Line) -> Iterator[Cure]:
    """The same for the items of a list in brackets."""
    for item in re.finditer(r"(?<=[\[,])[ \t]*([@`%*&!|>][^,\]'\"]*?)(?=[ \t]*[,\]])", line.value):
        at, end = line.value_start + item.start(1), line.value_start + item.end(1)
        edits: Edits = ((at, end, quoted(item[1])),)
        yield Cure(at, at + 1, STARTS[item[1][0]], QUOTE_IT, edits, QUOTE_IT)


def comma(line: Line, broken: Broken) -> Iterator[Cure]:
    """A comma with nothing before it."""
    at = broken.at
    if not line.start <= at < line.end or line.source[at] != ",":
        return
    message = Text("nothing stands before this comma", "이 쉼표 앞에 아무것도 없습니다")
    advice = Text("remove the comma", "쉼표를 지워 주세요")
    yield Cure(at, at + 1, message, advice, ((at, at + 1, ""),), advice)


JOINED = re.compile(r"([ \t]*(?:- +)*[^\s:#'\"\[\]{}=]+)(?:(:)(?=\S)|( *：[ \u3000]*)|( *= *))")


GLUED_DASH = re.compile(r"[ \t]*-(?=[^\s-])")


def missing_blank(line: Line) -> Iterator[Cure]:
    """`key:value`, `key：value`, `key = value`."""
    if glued := GLUED_DASH.match(line.text):
        at = line.start + glued.end()
        message = Text("no space after the dash", "`-` 뒤에 공백이 없습니다")
        advice = Text("put a space after the dash", "`-` 뒤에 공백을 넣어 주세요")
        yield Cure(at - 1, at, message, advice, ((at, at, " "),), advice)
    match = JOINED.match(line.text)
    if match is None or line.key:
        return
    kind = match.lastindex or 2
    start, end = line.start + match.start(kind), line.start + match.end(kind)
    key = match[1].strip(" -\t")
    if kind == 2:
        message = Text(
            f"no space after the colon of `{key}`", f"`{key}`의 콜론 뒤에 공백이 없습니다"
        )
        advice = Text("put a space after the colon", "콜론 뒤에 공백을 넣어 주세요")
        yield Cure(start, end, message, advice, ((end, end, " "),), advice)
        return
    shown = match[kind].strip()
    message = Text(
        f"`{shown}` where a colon belongs", f"콜론이 올 자리에 `{shown}` 기호가 있습니다"
    )
    advice = Text("write `: `", "`: `로 적어 주세요")
    yield Cure(start, end, message, advice, ((start, end, ": "),), advice)


def brackets(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """A list or map that is opened and not closed, or the other way round."""
    value = re.sub(r"'[^']*'|\"[^\"]*\"", lambda m: "x" * len(m[0]), line.value)
    at, end = line.value_start, line.value_end
    pair = {"[": "]", "{": "}"}.get(value[:1])
    if pair is None or not line.key or " #" in value:
        return
    if value.count(value[0]) < value.count(pair):
        yield from too_many(line, value, pair)
    if value.count(value[0]) <= value.count(pair):
        return
    if line.key.lower() in TEXTS:
        message = Text(
            f"a value that starts with `{value[0]}` is a list or map, and nothing closes it",
            f"`{value[0]}`로 시작하는 값은 목록이나 맵으로 읽히는데, 닫는 괄호가 없습니다",
        )
        yield wrapped(line, at, at + 1, message)
    if any(not each.key for each in lines[line.number :][:1] if not each.blank):
        return  # it goes on
    message = Text(
        f"the `{value[0]}` that opens here is never closed",
        f"여기서 연 `{value[0]}`가 닫히지 않았습니다",
    )
    advice = Text(f"close it with `{pair}`", f"`{pair}`로 닫아 주세요")
    last = value[-1]
    edits: Edits = ((end, end, pair),)
    if last in ")}]" and len(value) > 1:
        edits = ((end - 1, end, pair),)
    yield Cure(at, at + 1, message, advice, edits, advice)


def too_many(line: Line, value: str, pair: str) -> Iterator[Cure]:
    """`[a, b]]`: one bracket more than was opened."""
    if value.endswith(pair * 2):
        at = line.value_end - 1
        message = Text(f"one `{pair}` too many", f"`{pair}` 기호가 하나 더 있습니다")
        advice = Text("remove it", "하나를 지워 주세요")
        yield Cure(at, at + 1, message, advice, ((at, at + 1, ""),), advice)


def behind_list(line: Line) -> Iterator[Cure]:
    """`[a, b], c`."""
    behind = re.fullmatch(r"\[[^\[\]]*(\])([ \t]*,[ \t]*[^\[\]'\"#]+)", line.value)
    if behind and line.key:
        at, end = line.value_start + behind.start(1), line.value_end
        message = Text("the list goes on behind its end", "목록을 닫은 뒤에 항목이 더 있습니다")
        advice = Text("close it behind the last item", "마지막 항목 뒤에서 닫아 주세요")
        edits: Edits = ((at, at + 1, ""), (end, end, "]"))
        yield Cure(at, at + 1, message, advice, edits, advice)


def duplicate(line: Line, lines: list[Line], broken: Broken) -> Iterator[Cure]:
    """A key that is there already."""
    start = broken.at
    other = next(each for each in reversed(lines) if each.start <= int(broken.key))
    name = line.source[start : line.end].split(":")[0].rstrip()
    end = start + len(name)
    message = Text(
        f"`{name}` is already set above",
        f"`{name}` 항목이 위에 이미 있습니다",
    )
    advice = Text("remove one of the two", "둘 중 하나를 지워 주세요")
    edits: Edits = ()
    if line.text == other.text and line.value and line.value[0] not in "|>&[{":
        following = next((each.start for each in lines[line.number :]), line.end)
        edits = ((line.start, following, ""),)
    title = Text("remove the second", "두 번째 것을 지웁니다")
    yield Cure(start, end, message, advice, edits, title if edits else None)
