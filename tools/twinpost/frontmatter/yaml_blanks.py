"""What people get wrong about blanks in YAML: indentation, tabs, dashes, blocks of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from twinpost.frontmatter.cure import Cure, Edits
from twinpost.frontmatter.lines import Line
from twinpost.frontmatter.tree import Broken
from twinpost.text import Text

BAR = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?:[ \t]+#.*)?")

TEXT_BEHIND = re.compile(r"([|>][-+]?)[ \t]+(?!#)(?=\S)")

INVISIBLE = {
    "\u00a0": "U+00A0, a no-break space", "\u3000": "U+3000, a full-width space",
    "\u2002": "U+2002, a space", "\u2003": "U+2003, a space", "\u202f": "U+202F, a space",
    "\u200b": "U+200B, of no width", "\u200c": "U+200C, of no width",
    "\u200d": "U+200D, of no width", "\u2060": "U+2060, of no width",
    "\ufeff": "U+FEFF, of no width", "\u00ad": "U+00AD, a soft hyphen",
}  # fmt: skip

WIDE = "\u00a0\u3000\u2002\u2003\u202f"


def block(line: Line, lines: list[Line], broken: Broken) -> Iterator[Cure]:
    """A block of text whose lines are not indented alike, or that starts behind its bar."""
    behind = TEXT_BEHIND.match(line.value)
    following = next((each for each in lines[line.number :] if each.text.strip()), None)
    if behind and following and following.indent > line.indent:
        start, end = line.value_start + behind.end(1), line.value_start + behind.end()
        advice = Text("begin the text on the next line", "글을 다음 줄부터 적어 주세요")
        newline = f"\n{' ' * following.indent}"
        message = Text(
            f"`{line.value[0]}` starts a block of text, which must begin on the next line",
            f"`{line.value[0]}`는 여러 줄 글을 시작하는 표시라서, 글은 다음 줄부터 적어야 합니다",
        )
        yield Cure(line.value_start, start, message, advice, ((start, end, newline),), advice)
    opened = [each for each in lines[: line.number] if BAR.fullmatch(each.value)]
    if not opened or line is opened[-1] or not line.start <= broken.at <= line.end:
        return
    inside = [each for each in lines[opened[-1].number : line.number - 1] if each.text.strip()]
    wanted = inside[0].indent if inside else opened[-1].indent + 2
    if line.indent == wanted or any(each.indent <= opened[-1].indent for each in inside):
        return
    message = Text(
        f"a line of the block of text is indented by {line.indent}, and not by {wanted}",
        f"여러 줄 글의 한 줄이 {wanted}칸이 아니라 {line.indent}칸 들여 쓰여 있습니다",
    )
    advice = Text(f"indent it by {wanted}", f"{wanted}칸 들여 써 주세요")
    start, end = line.start, line.start + line.indent
    yield Cure(start, max(end, start + 1), message, advice, ((start, end, " " * wanted),), advice)


def no_dash(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """An item of a list that has lost its dash."""
    above = next(neighbours(line, lines), None)
    if line.key or line.parts["dashes"] or above is None or above.number > line.number:
        return
    if BAR.fullmatch(above.value) or not above.parts["dashes"] or above.key:
        return
    if above.indent == line.indent:
        at = line.start + line.indent
        message = Text("no dash stands before this item", "이 항목 앞에 `-`가 없습니다")
        advice = Text("put `- ` before it", "앞에 `- `를 넣어 주세요")
        yield Cure(at, line.end, message, advice, ((at, at, "- "),), advice)


def not_indented(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """The text of a block that stands at the margin."""
    above = next(neighbours(line, lines), None)
    if above is None or not BAR.fullmatch(above.value) or line.indent > above.indent or line.key:
        return
    following = []
    for each in lines[line.number - 1 :]:
        if each.key and each.indent <= above.indent:
            break
        following.append(each)
    message = Text(
        f"the text below `{above.text.strip()}` is not indented",
        f"`{above.text.strip()}` 아래의 글이 들여 쓰여 있지 않습니다",
    )
    advice = Text("indent it by 2", "2칸 들여 써 주세요")
    edits = tuple((each.start, each.start, "  ") for each in following if each.text.strip())
    yield Cure(line.start + line.indent, line.end, message, advice, edits, advice)


def lone_item(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """An item of a list among the keys."""
    above = next(neighbours(line, lines), None)
    if above is None or above.number > line.number or not above.value:
        return
    if line.parts["dashes"] and not line.indent and above.key:
        message = Text(
            "an item of a list stands among the keys", "키 사이에 목록 항목이 끼어 있습니다"
        )
        advice = Text("write it below the key of its list", "그 목록의 키 바로 아래로 옮겨 주세요")
        yield Cure(line.start, line.end, message, advice)


def first_indented(lines: list[Line]) -> Iterator[Cure]:
    """The first keys are indented, and the others are not."""
    keyed = [each for each in lines if not each.blank]
    first = [*takewhile(lambda each: each.parts["indent"], keyed)]
    if not first or len(first) == len(keyed) or not first[0].key:
        return
    width = len(first[0].parts["indent"])
    message = Text(
        f"`{first[0].key}` is indented, and the keys below it are not",
        f"`{first[0].key}`만 들여 쓰여 있고 아래의 키는 그렇지 않습니다",
    )
    advice = Text("do not indent it", "들여 쓰지 마세요")
    start = first[0].start
    edits = tuple((each.start, each.start + min(width, each.indent), "") for each in first)
    yield Cure(start, start + width, message, advice, edits, advice)


def blank_tabs(lines: list[Line]) -> Iterator[Cure]:
    """A tab on a line of its own: nobody sees it, and Hugo stumbles upon it."""
    empty = [each for each in lines if "\t" in each.text and not each.text.strip()]
    if empty:
        message = Text("a tab on an empty line", "빈 줄에 탭이 있습니다")
        advice = Text("delete it", "탭을 지워 주세요")
        edits = tuple((each.start, each.end, "") for each in empty)
        yield Cure(empty[0].start, empty[0].end, message, advice, edits, advice)


def tabs(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """Tabs where Hugo wants blanks, and tabs in double quotes, which Hugo trips over."""
    lead = re.match(r"[ ]*(?:-[ ]*)?\t[ \t]*", line.text)
    if lead:
        start = line.start + lead[0].index("\t")
        message = Text("a tab in the indentation", "들여쓰기에 탭이 있습니다")
        advice = Text("indent with spaces", "공백으로 들여 써 주세요")
        for edits in untabbed(line, lines):
            yield Cure(start, line.start + lead.end(), message, advice, edits, advice)
    if '"' in line.value and "\t" in line.value:
        start = line.value_start + line.value.index("\t")
        message = Text(
            "a tab in a double-quoted value, which Hugo reads wrongly",
            "큰따옴표로 감싼 값 안에 탭이 있어 Hugo가 잘못 읽습니다",
        )
        advice = Text("write `\\t` for it", "`\\t`로 적어 주세요")
        places = [line.value_start + m.start() for m in re.finditer("\t", line.value)]
        yield Cure(
            start, start + 1, message, advice, tuple((i, i + 1, "\\t") for i in places), advice
        )


def untabbed(line: Line, lines: list[Line]) -> Iterator[Edits]:
    """Blanks for tabs: as the neighbours are indented, or two for each tab everywhere."""
    lead = re.match(r"[ \t]*", line.text)
    width = lead.end() if lead else 0
    for neighbour in neighbours(line, lines):
        if neighbour.parts["indent"] and "\t" not in neighbour.parts["indent"]:
            yield ((line.start, line.start + width, neighbour.parts["indent"]),)
    for blanks in ("  ", "    "):
        yield ((line.start, line.start + width, line.text[:width].replace("\t", blanks)),)
        yield tuple(
            (each.start + m.start(), each.start + m.start() + 1, blanks)
            for each in lines
            for m in re.finditer(r"\t(?<!\S)", each.parts["indent"])
        )
    yield tuple(
        (line.start + m.start(), line.start + m.end(), " ")
        for m in re.finditer(r"(?<=-)\t+", line.text)
    )


def neighbours(line: Line, lines: list[Line]) -> Iterator[Line]:
    """The lines with text before and after."""
    before = [each for each in lines[: line.number - 1] if not each.blank]
    after = [each for each in lines[line.number :] if not each.blank]
    yield from before[-1:]
    yield from after[:1]


def invisible(line: Line) -> Iterator[Cure]:
    """Characters that look like a blank, or like nothing, in the structure of a line."""
    for match in re.finditer(f"[{''.join(INVISIBLE)}]+", line.text):
        before = line.text[: match.start()].rstrip(" \t" + "".join(INVISIBLE))
        if before and before[-1] not in ":-'\"]}":
            continue
        start, end = line.start + match.start(), line.start + match.end()
        code = f"U+{ord(match[0][0]):04X}"
        message = Text(
            f"an invisible character ({INVISIBLE[match[0][0]]}) stands here",
            f"보이지 않는 문자({code})가 있습니다",
        )
        wide = any(c in WIDE for c in match[0])
        for text in (" ", "") if wide else ("", " "):
            advice = (
                Text("put an ordinary blank in its place", "보통 공백으로 바꿔 주세요")
                if text
                else Text("remove it", "지워 주세요")
            )
            blanks = " " * len(match[0]) if wide and text else text
            yield Cure(start, end, message, advice, ((start, end, blanks),), advice)


def indentation(line: Line, lines: list[Line]) -> Iterator[Cure]:
    """A line that is not indented like its neighbours."""
    width = line.indent
    above = [each for each in lines[: line.number - 1] if not each.blank]
    # Behind dashes, keys stand below the first.
    items = [each.indent + len(each.parts["dashes"]) for each in above if each.parts["dashes"]]
    widths = [*(each.indent for each in above), *(() if line.parts["dashes"] else items[-1:])]
    if not (line.key or line.parts["dashes"]):
        return
    start, end = line.start, line.start + width
    name = line.key or line.text.strip()
    message = Text(
        f"`{name}` is indented by {width}, like no other line around it",
        f"`{name}`의 들여쓰기({width}칸)가 주위의 줄과 맞지 않습니다",
    )
    place = (start, end) if width else (line.start + line.parts.start("key"), line.value_start)
    if not line.key:
        place = (start, max(end, start + 1))
    for wanted in dict.fromkeys([*widths[::-1], 0]):
        if wanted == width:
            continue
        advice = Text(f"indent it by {wanted}", f"{wanted}칸 들여 써 주세요")
        if wanted == 0:
            advice = Text("do not indent it", "들여 쓰지 마세요")
        yield Cure(*place, message, advice, ((start, end, " " * wanted),), advice)
