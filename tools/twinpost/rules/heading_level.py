"""The outline of a post, by which screen readers and tables of contents walk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.fix import edited
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.span import Span

BLANK = re.compile(r"[ \t#]*(?:(?:\r\n?|\n)[ \t]*(?=[\r\n]|\Z))*(?:\r\n?|\n|\Z)")
LINE = re.compile(r"[^\r\n](?:\r\n?|\n)\Z")  # that no blank one follows
# What says the same whether it is written in one way or the other.
ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


@rule(Document, severity="warning")
def heading_level(document: Document, *, top: int = 2) -> Iterator[Finding]:
    """Headings start at H2 and skip no level."""
    above = top - 1
    for heading in document.headings:
        level, allowed = heading.level, above + 1
        above = max(level, top - 1)
        if level == 1 < top and _repeats_title(document, heading):
            yield _repeated(document, heading)
        elif level < top:
            yield at(
                document,
                heading.span,
                Text(
                    f"heading is H{level}; the body starts at H{top}",
                    f"H{level} 제목입니다. 본문 제목은 H{top}부터 씁니다",
                ),
                help=Text(
                    f"write it with {top} `#`, and what is below it one level deeper; "
                    "the title of the page is its H1",
                    f"`#`을 {top}개 쓰고 하위 제목도 한 단계씩 내려 주세요. H1은 글 제목입니다",
                ),
            )
        elif level > allowed:
            yield at(
                document,
                heading.span,
                Text(
                    f"heading is H{level} where H{allowed} comes next",
                    f"H{allowed} 자리에 H{level} 제목이 있습니다",
                ),
                help=Text(
                    f"write it with {allowed} `#`: a skipped level breaks the outline",
                    f"`#`을 {allowed}개만 써 주세요. 단계를 건너뛰면 목차가 어긋납니다",
                ),
            )


def _repeats_title(document: Document, heading: Node) -> bool:
    title = document.value("title")
    return isinstance(title, str) and bool(title) and _same(heading.plain) == _same(title)


def _same(text: str) -> str:
    """The text without what may differ between two ways to write it."""
    plain = unicodedata.normalize("NFC", text.translate(ALIKE)).casefold()
    return " ".join(plain.split()).rstrip(".")


def _repeated(document: Document, heading: Node) -> Finding:
    return at(
        document,
        heading.span,
        Text(
            "heading repeats the title of the page, which is its H1 already",
            "이미 H1인 글 제목이 본문에 한 번 더 나옵니다",
        ),
        help=Text("remove it", "지워 주세요"),
        fix=_removed(document, heading),
    )


def _removed(document: Document, heading: Node) -> Fix | None:
    """The heading and the blank lines behind it, where no link leads to it and it parts nothing."""
    text = document.text
    plain = all(child.kind == "text" for child in heading.children)
    if not plain or heading.target or "](#" in text or heading is not document.headings[0]:
        return None
    start = (
        max(text.rfind("\n", 0, heading.span.start), text.rfind("\r", 0, heading.span.start)) + 1
    )
    end = BLANK.match(text, heading.span.end)
    above = text[document.front_matter.span.end : start].rstrip(" \t")
    if not end or text[start : heading.span.start].strip() or LINE.search(above):
        return None
    edit = Edit(document.path, Span(start, end.end()), "")
    left = replace(document, text=edited(text, (edit,)))
    others = [block.span.of(text) for block in document.blocks if block is not heading]
    if [block.span.of(left.text) for block in left.blocks] != others:
        return None
    return Fix(Text("remove the heading", "제목 지우기"), (edit,), safe=document.role == "page")
