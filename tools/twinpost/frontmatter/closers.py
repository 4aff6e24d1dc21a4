"""What is wrong with the fences of a front matter."""

from __future__ import annotations

import re

from twinpost.frontmatter.fences import Fences
from twinpost.frontmatter.model import Problem
from twinpost.span import Span
from twinpost.text import Text

NEARLY = re.compile(
    r"^(?:\.\.\.|[ \t\u00a0\u3000\u200b\ufeff]+(?:---|\+\+\+)"
    r"|--|—+|–+|－+|─+|={3,}|~{3,}|\+\+\+|---)"
    r"(?=[ \t]*(?:\r?\n|\r|\Z))",
    re.M,
)
BEHIND = re.compile(r"[ \t]*([^\s][^\r\n]*?)[ \t]*(?=\r?\n)")
OPENING = re.compile(r"[-+]{1,2}(?=[ \t]*(?:\r|\n|\Z))")


def nearly(text: str, start: int, end: int) -> Span | None:
    """The first line that looks like a closer and is none."""
    match = NEARLY.search(text, start, end)
    return Span(match.start(), match.end()) if match else None


def wrong(text: str, span: Span, fence: str) -> Problem:
    """A closer that Hugo does not take for one."""
    typed = span.of(text)
    message = Text(
        f"`{typed}` does not close the front matter", f"`{typed}`로는 프런트매터가 닫히지 않습니다"
    )
    if typed.lstrip() == fence:
        message = Text(
            f"an indented `{fence}` does not close the front matter",
            f"들여 쓴 `{fence}`로는 프런트매터가 닫히지 않습니다",
        )
    advice = Text(
        f"write `{fence}` at the start of the line", f"줄 맨 앞에 `{fence}`를 적어 주세요"
    )
    return Problem(span, message, advice, ((span, fence),), advice)


def behind_the_opening(text: str, content: Span) -> Span | None:
    """What stands on the line of the fence that opens, if anything does."""
    behind = BEHIND.match(text, content.start)
    if behind is None or text[content.start - 1] not in "-+":
        return None
    return Span(*behind.span(1))


def not_alone(text: str, span: Span) -> Problem:
    """Hugo takes it for the first line of the fields, and it is none."""
    typed = span.of(text)
    message = Text(
        f"`{typed}` stands behind the fence that opens the front matter",
        f"프런트매터를 여는 구분선 뒤에 `{typed}` 글자가 더 있습니다",
    )
    advice = Text("leave three signs on that line", "그 줄에는 세 글자만 남겨 주세요")
    return Problem(span, message, advice, ((span, ""),), advice)


def unclosed(text: str, found: Fences) -> Problem:
    """No closer up to the end of the file."""
    opening = Span(found.start, found.start + (1 if found.format == "json" else 3))
    if found.format == "json":
        return Problem(
            opening,
            Text(
                "the `{` of the front matter is never closed",
                "프런트매터의 `{`가 닫히지 않았습니다",
            ),
            Text("close it with `}`", "`}`로 닫아 주세요"),
        )
    fence = opening.of(text)
    if span := nearly(text, found.content, len(text)):
        return wrong(text, span, fence)
    return Problem(
        opening,
        Text(
            "the front matter that opens here is never closed",
            "여기서 연 프런트매터가 닫히지 않았습니다",
        ),
        Text(
            f"put a line with `{fence}` after the last field",
            f"마지막 항목 다음 줄에 `{fence}`를 적어 주세요",
        ),
    )


def not_a_fence(text: str, found: Fences) -> Problem:
    """A text that starts like a fence and is none: Hugo gives up."""
    sign = text[found.start]
    short = OPENING.match(text, found.start)
    span = Span(found.start, short.end() if short else found.start + 1)
    fence = sign * 3
    message = Text(
        f"`{span.of(text)}` opens no front matter, and Hugo takes it for one",
        f"Hugo는 `{span.of(text)}`를 프런트매터의 시작으로 보지만, 그렇게는 열리지 않습니다",
    )
    if "\0" in text[found.start : found.start + 2]:
        message = Text("the file is UTF-16", "파일이 UTF-16으로 저장되어 있습니다")
        return Problem(span, message, Text("save it as UTF-8", "UTF-8로 저장해 주세요"))
    if short:
        advice = Text(f"write `{fence}`", f"`{fence}`로 적어 주세요")
        return Problem(span, message, advice, ((span, fence),), advice)
    advice = Text(
        "put a front matter before the text, or start it with another character",
        "글 앞에 프런트매터를 두거나, 글을 다른 글자로 시작해 주세요",
    )
    return Problem(span, message, advice)
