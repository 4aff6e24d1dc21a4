"""Two blanks where one is meant: readers see one, and a search for the phrase misses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

BLANKS = re.compile(r"(?<=\S)  +(?=\S)")
STOP = re.compile(r"[.!?:][\"'”’)]*( +)(?=\S)")


@rule(Document, severity="note")
def double_space(document: Document) -> Iterator[Finding]:
    """Between two words stands one blank."""
    if not document.is_page or "  " not in document.text:
        return
    spaced = [
        prose
        for prose in document.prose
        if "  " in prose.text and prose.node.kind != "table_cell"  # where blanks make columns
    ]
    after_stops = spaced and _is_habit(document.prose)
    for prose in spaced:
        for blanks in BLANKS.finditer(prose.text):
            span = prose.span(*blanks.span())
            behind_stop = prose.text[: blanks.start()].rstrip("\"'”’)")[-1:] in (".", "!", "?", ":")
            if _is_written(document, span) and not (after_stops and behind_stop):
                yield _found(document, prose, span)


def _is_written(document: Document, span: Span) -> bool:
    """Whether blanks are blanks in the source too; a backslash makes something else of one."""
    before = document.text[span.start - 1 : span.start]
    return before != "\\" and not span.of(document.text).strip(" ")


def _is_habit(running: Sequence[Prose]) -> bool:
    """Whether sentences have two blanks between them, as on a typewriter."""
    gaps = [len(gap) for prose in running for gap in STOP.findall(prose.text)]
    return sum(gap == 2 for gap in gaps) > len(gaps) / 2


def _found(document: Document, prose: Prose, span: Span) -> Finding:
    count = span.end - span.start
    return at(
        document,
        span,
        Text(f"{count} spaces between words", f"낱말 사이에 공백이 {count}개 있습니다"),
        help=Text("leave one", "하나만 남겨 주세요"),
        fix=Fix(
            Text("leave one blank", "공백 하나만 남기기"),
            (Edit(document.path, Span(span.start + 1, span.end), ""),),
            safe=prose.node.kind != "heading",  # its address has a hyphen for each
        ),
    )
