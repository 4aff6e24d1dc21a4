"""Attribute lists that Hugo does not read: their braces are printed.

Kramdown and Pandoc take `{:target="_blank"}` and `{.class}` behind a link or a word; goldmark takes
them behind headings, and below blocks where the site asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

ONE = r"(?:[.#][a-zA-Z][\w-]*|[a-zA-Z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.%#/-]+))"
LIST = re.compile(
    rf"(?<!\{{)\{{(?P<kramdown>:?)[ \t]*(?:{ONE}(?:[ \t]+{ONE})*|toc)[ \t]*\}}(?!\}})"
)
BEHIND = {
    "link": Text("a link", "링크"),
    "image": Text("an image", "그림"),
    "strong": Text("bold text", "굵은 글씨"),
    "emphasis": Text("emphasis", "강조"),
    "strikethrough": Text("struck-out text", "취소선"),
    "code": Text("code", "코드"),
}
BRACKETS = Text("brackets", "대괄호")
BLOCK = Text("a block", "블록")
HEADING = Text("a heading", "제목")
WORD = Text("a word", "낱말")
TAIL = Text("the end of a line", "줄 끝")
BLANKS = " \t>\r\n"


@rule(Document, severity="error")
def literal_attributes(document: Document) -> Iterator[Finding]:
    """No attribute list is printed: Hugo reads it, or it is not there."""
    if not document.is_page or "{" not in document.text:
        return
    for prose in document.prose:
        for found in LIST.finditer(prose.text) if "{" in prose.text else ():
            span = prose.span(*found.span())
            if where := _where(document, prose, span, found):
                yield _finding(document, span, where)


def _where(document: Document, prose: Prose, span: Span, found: re.Match[str]) -> Text | None:
    """What the list is stuck to; None where it may be anything."""
    text, kramdown = document.text, found["kramdown"]
    if found[0] != span.of(text) or (not kramdown and found[0] == "{toc}"):
        return None
    if behind := [n for n in prose.node.walk() if n.span.end == span.start and n.kind in BEHIND]:
        return BEHIND[behind[0].kind]
    if text[span.start - 1 : span.start] == "]":
        return BRACKETS
    if prose.node.kind == "heading" and not prose.text[found.end() :].strip():
        return HEADING if kramdown or not document.goldmark.heading_attributes else None
    alone = _line(text, span).strip(BLANKS) == found[0]
    if alone:
        return BLOCK if kramdown or not document.goldmark.block_attributes else None
    if kramdown and text[span.start - 1 : span.start].isalnum():
        return WORD
    at_end = not prose.text[found.end() :].strip() and text[span.start - 1] == " "
    return TAIL if at_end and prose.node.kind != "heading" else None


def _line(text: str, span: Span) -> str:
    """The line that a span stands in."""
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _finding(document: Document, span: Span, where: Text) -> Finding:
    shown = span.of(document.text)
    return at(
        document,
        span,
        Text(
            f"`{shown}` is printed: Hugo reads no such attributes at {where.en}",
            f"`{shown}` 부분이 그대로 보입니다. Hugo는 {where.ko}에 붙인 이런 속성을 읽지 않습니다",
        ),
        help=_help(document.goldmark, shown, where),
        fix=Fix(
            Text("remove the attributes", "속성을 지워 주세요"),
            (Edit(document.path, _removed(document.text, span, where), ""),),
            safe=False,
        ),
    )


def _help(goldmark: Goldmark, shown: str, where: Text) -> Text:
    if where is BLOCK and not shown.startswith("{:"):
        return Text(
            "turn on `markup.goldmark.parser.attribute.block`, or remove the line",
            "`markup.goldmark.parser.attribute.block` 설정을 켜거나 이 줄을 지워 주세요",
        )
    if where is HEADING and goldmark.heading_attributes:
        return Text(
            "write it without the colon: `## Title {#id}`",
            "`## 제목 {#id}`처럼 쌍점 없이 적어 주세요",
        )
    return Text(
        "remove it; what all links or pictures should have, a render hook can give them",
        "지워 주세요. 모든 링크나 그림에 줄 속성이라면 렌더 훅으로 넣을 수 있습니다",
    )


def _removed(text: str, span: Span, where: Text) -> Span:
    """The list, with the blanks before it in a heading, and its line below other text."""
    if where in (HEADING, TAIL):
        return Span(len(text[: span.start].rstrip(" \t")), span.end)
    line = text.rfind("\n", 0, span.start)
    if where is BLOCK and _line(text, Span(line, line)).strip(BLANKS):
        return Span(line - (text[line - 1] == "\r"), span.end)
    return span
