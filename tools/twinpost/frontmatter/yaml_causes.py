"""Why Hugo rejects YAML, in words, with the lightest cure that is proved to help.

Guesses come from `yaml_cures`; each is tried on the text, and our reader of YAML decides.
The same trial shows what is wrong behind the first problem, so that one run reports all of them.
Each field of the margin is tried alone first: what is whole in itself is never blamed, nor edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from twinpost.frontmatter import lines
from twinpost.frontmatter.cure import Cure, Edits
from twinpost.frontmatter.lines import Line
from twinpost.frontmatter.model import Problem
from twinpost.frontmatter.tree import Broken
from twinpost.frontmatter.yaml import fields
from twinpost.frontmatter.yaml_blanks import blank_tabs, first_indented, indentation
from twinpost.frontmatter.yaml_cures import cures, duplicate
from twinpost.span import Span
from twinpost.text import Text

FAR = 6  # fields that one value may swallow at the margin
MOST = 10  # problems of one file that are worth reporting


def explain(source: str, offset: int, broken: Broken) -> tuple[Problem, ...]:
    """The problems of the YAML `source`; the first is what Hugo stumbles upon."""
    problems: list[Problem] = []
    applied: list[Edits] = []
    following: Broken | None = broken
    while following is not None and len(problems) < MOST:
        part, wrong = guilty(source, following)
        cure, mended = diagnose(part.of(source), wrong)
        cure = moved(cure, part.start)
        problems.append(problem(cure, applied, offset))
        if mended is not None:
            applied.append(cure.edits)
        elif part == Span(0, len(source)):
            break
        rest = mended if mended is not None else re.sub(r"[^\r\n]", " ", part.of(source))
        source = source[: part.start] + rest + source[part.end :]
        following = verdict(source)
    return tuple(problems)


def guilty(source: str, broken: Broken) -> tuple[Span, Broken]:
    """The first field that cannot be read alone, and why; otherwise all of it."""
    found = parts(source)
    starts = [part.start for part in found]
    at = 0
    while at < len(found):
        wrong = verdict(found[at].of(source))
        if wrong is None or (wrong.problem == "unknown alias" and "&" in source):
            at += 1
            continue
        # Braces and quotes may go on at the margin.
        ends = [part.end for part in found[at + 1 : at + 1 + FAR]]
        over = next(
            (i for i, end in enumerate(ends, 2) if not verdict(source[starts[at] : end])), 0
        )
        if not over:
            return found[at], wrong
        at += over
    return Span(0, len(source)), broken


def parts(source: str) -> list[Span]:
    """The fields of the margin with all that stands below them."""
    starts = [each.start for each in lines.split(source) if each.key and not each.text[0].isspace()]
    if not starts:
        return []
    starts[0] = 0
    return [Span(*pair) for pair in pairwise([*starts, len(source)])]


def moved(cure: Cure, by: int) -> Cure:
    """A cure of a text that stands `by` further in another."""
    edits = tuple((start + by, end + by, text) for start, end, text in cure.edits)
    return replace(cure, start=cure.start + by, end=cure.end + by, edits=edits)


def diagnose(source: str, broken: Broken) -> tuple[Cure, str | None]:
    """The cause of a rejection; when a cure is proved, the mended text."""
    all_lines = lines.split(source)
    here = lines.at(all_lines, broken.at)
    guess: Cure | None = None
    for line, cure in guesses(all_lines, here, broken):
        if not cure.edits:
            guess = guess or cure
            continue
        mended = apply(source, cure.edits)
        after = verdict(mended)
        if after is None or further(mended, after, line):
            same = after and (after.problem, before(after.at, cure.edits))
            if same != (broken.problem, broken.at):
                return cure, mended
    return guess or plain(source, broken), None


def guesses(all_lines: list[Line], here: Line, broken: Broken) -> Iterator[tuple[Line, Cure]]:
    """What may be wrong, and with which line; indentation comes last, as it cures too much."""
    if broken.problem == "duplicate key":
        yield from ((here, cure) for cure in duplicate(here, all_lines, broken))
        return
    first = all_lines[0]
    yield from ((first, cure) for cure in (*blank_tabs(all_lines), *first_indented(all_lines)))
    for line in suspects(all_lines, broken):
        yield from ((line, cure) for cure in cures(line, all_lines, broken))
    yield from ((here, cure) for cure in indentation(here, all_lines))


def further(mended: str, after: Broken, line: Line) -> bool:
    """Does the mended text break only behind `line`, and behind what continues it?"""
    rest = lines.split(mended)
    broken = lines.at(rest, after.at)
    above = rest[broken.number - 2] if broken.number > 1 else broken
    if broken.number <= line.number:
        return False
    return above.number != line.number or bool(broken.key) or broken.indent <= line.indent


def suspects(all_lines: list[Line], broken: Broken) -> Iterator[Line]:
    """The lines to look at, the likeliest first."""
    here = lines.at(all_lines, broken.at)
    start = lines.at(all_lines, broken.context)
    before = [line for line in all_lines[: here.number - 1] if not line.blank]
    # A quote may have been opened on any line above, and swallowed what followed.
    opened = [line for line in before if lines.opens_quote(line.value)]
    seen = [*opened[:1], here, start, *before[-1:], *before[-2:-1], *opened, *before[:1]]
    yield from {line.start: line for line in seen if not line.blank}.values()


def verdict(source: str) -> Broken | None:
    """What Hugo would say."""
    try:
        fields(source)
    except Broken as broken:
        return broken
    return None


def apply(source: str, edits: Edits) -> str:
    """`source` with `edits`, which do not overlap."""
    for start, end, text in sorted(edits, reverse=True):
        source = source[:start] + text + source[end:]
    return source


def problem(cure: Cure, applied: list[Edits], offset: int) -> Problem:
    """A cure in places of the document, before any cure was applied."""

    def original(at: int) -> int:
        for edits in reversed(applied):
            at = before(at, edits)
        return offset + at

    return Problem(
        Span(original(cure.start), original(cure.end)),
        cure.message,
        cure.help,
        tuple((Span(original(start), original(end)), text) for start, end, text in cure.edits),
        cure.title,
    )


def before(at: int, edits: Edits) -> int:
    """The place that `at` had before `edits`."""
    shift = 0
    for start, end, text in sorted(edits):
        if start + shift + len(text) <= at:
            shift += len(text) - (end - start)
    return at - shift


def plain(source: str, broken: Broken) -> Cure:
    """A rejection that nothing explains better."""
    at = broken.context if broken.problem in BEGAN and broken.context >= 0 else broken.at
    at = min(at, len(source))
    end = at + 1 if at < len(source) and source[at] not in "\r\n" else at
    message, advice = WORDS.get(broken.problem, (OTHER, LOOK))
    return Cure(at, end, message, advice)


# libyaml notices these late: the place to look at is where they began.
BEGAN = (
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
)
LOOK = Text(
    "compare the line with its neighbours: quotes, colons, indentation",
    "앞뒤 줄과 따옴표, 콜론, 들여쓰기를 견주어 보세요",
)
OTHER = Text("Hugo cannot read the YAML from here on", "여기서부터 Hugo가 YAML을 읽지 못합니다")
QUOTE = Text("put the value in quotes", "값을 따옴표로 감싸 주세요")
NO_LINE = Text("this line is no `key: value`", "이 줄은 `키: 값` 꼴이 아닙니다")
MAKE_LINE = Text("write `key: value`, or remove the line", "`키: 값`으로 적거나 줄을 지워 주세요")
WORDS: dict[str, tuple[Text, Text]] = {
    "could not find expected ':'": (NO_LINE, MAKE_LINE),
    "did not find expected key": (
        Text("a value ends before this text", "값은 이 글자 앞에서 이미 끝났습니다"),
        Text(
            "put the value in quotes, or indent the line like its neighbours",
            "값을 따옴표로 감싸거나, 줄의 들여쓰기를 앞뒤와 맞춰 주세요",
        ),
    ),
    "mapping values are not allowed in this context": (
        Text("a second colon in one value", "한 값 안에 콜론이 또 있습니다"),
        QUOTE,
    ),
    "found unexpected end of stream": (
        Text("the quote that opens here is never closed", "여기서 연 따옴표가 닫히지 않았습니다"),
        Text("close it", "따옴표를 닫아 주세요"),
    ),
    "did not find expected ',' or ']'": (
        Text(
            "the list that starts here lacks a comma or its `]`",
            "여기서 시작하는 목록에 쉼표나 닫는 `]`가 빠져 있습니다",
        ),
        Text("write `[one, two]`", "`[하나, 둘]` 꼴로 적어 주세요"),
    ),
    "did not find expected ',' or '}'": (
        Text(
            "the map that starts here lacks a comma or its `}`",
            "여기서 시작하는 맵에 쉼표나 닫는 `}`가 빠져 있습니다",
        ),
        Text("write `{key: value, other: value}`", "`{키: 값, 다른키: 값}` 꼴로 적어 주세요"),
    ),
    "block sequence entries are not allowed in this context": (
        Text(
            "a list with dashes starts on the line of its key",
            "키와 같은 줄에서 `-` 목록이 시작합니다",
        ),
        Text("put each item on a line of its own", "항목을 한 줄에 하나씩 적어 주세요"),
    ),
    "found character that cannot start any token": (
        Text("nothing can start with this character", "이 글자로는 아무것도 시작할 수 없습니다"),
        QUOTE,
    ),
    "no mapping": (
        Text("the front matter holds no `key: value`", "프런트매터에 `키: 값`이 없습니다"),
        Text(
            "write `key: value` lines between the fences",
            "구분선 사이에 `키: 값` 줄을 적어 주세요",
        ),
    ),
    "unknown alias": (
        Text("no anchor has the name behind `*`", "`*` 뒤의 이름으로 된 앵커가 없습니다"),
        QUOTE,
    ),
    "list not indented": (
        Text(
            "an item of this list goes on at the margin of the next line",
            "목록의 한 항목이 들여쓰기 없이 다음 줄로 이어집니다",
        ),
        Text(
            "put a comma before it, or indent the line",
            "앞에 쉼표를 넣거나 이 줄을 들여 써 주세요",
        ),
    ),
    "value over lines in braces": (
        Text(
            "in braces a value cannot go on here", "중괄호 안에서는 값을 다음 줄로 이을 수 없습니다"
        ),
        Text("write it on one line, or put it in quotes", "한 줄로 적거나 따옴표로 감싸 주세요"),
    ),
    "tab indents quoted text": (
        Text("a tab in the indentation", "들여쓰기에 탭이 있습니다"),
        Text("indent with spaces", "공백으로 들여 써 주세요"),
    ),
    "no key": (
        Text("a colon with no key before it", "콜론 앞에 키가 없습니다"),
        Text("write `key: value`", "`키: 값` 꼴로 적어 주세요"),
    ),
    "another document": (
        Text("text follows the end of the YAML (`...`)", "YAML의 끝(`...`) 뒤에 글이 더 있습니다"),
        Text("close the front matter with `---`", "프런트매터를 `---`로 닫아 주세요"),
    ),
    "too deep": (
        Text("the front matter is nested too deep", "프런트매터의 중첩이 너무 깊습니다"),
        Text("flatten it", "단계를 줄여 주세요"),
    ),
}
