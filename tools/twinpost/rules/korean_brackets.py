"""Blanks around parentheses in Korean text: a particle follows its word without one.

`**단어(Word)** 는` is left alone: without its blank, Markdown would print the asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import Prose

# `이`, `만` and `보다` are missing: alone they may be words of their own.
PARTICLE = (
    "은|는|가|을|를|의|에|에서|과|와|도|로|으로|으로는|로는|에는|에서는|까지|부터"
    "|라는|이라는|라고|이라고|이다|입니다|이며"
)
APART = "등|등의|등을|등이|등은|등으로|등에|등에서|동안|때문에|및|또는"
FAULT = re.compile(
    rf"(?<=\()(?P<opening> )(?=[^\W_][^()\n]*\))"
    rf"|(?<=[^\W_]|[.!?])(?P<closing> )(?=\))"
    rf"|(?<=\))(?P<particle> )(?=(?P<p>{PARTICLE})(?![가-힣]))"
    rf"|(?<=\))(?P<apart>)(?=(?P<a>{APART})(?![가-힣]))"
)
FAULTS = ("opening", "closing", "particle", "apart")
REMOVE = Text("remove the blank", "공백을 지워 주세요")
ADD = Text("add a space", "한 칸 띄어 주세요")
LISTED = re.compile(r"[ \t>*+.)\d-]*\d[ )]*")  # `1)` and a blank would begin a list
COUNTED = re.compile(r"\(\s*\d+\s*\)\Z")  # `(1)등` is a rank


@rule(Document, severity="note")
def korean_brackets(document: Document) -> Iterator[Finding]:
    """Parentheses in Korean text have spaces only where they belong."""
    if document.lang != "ko":
        return
    for prose in document.prose:
        if "(" in prose.text:
            for m in FAULT.finditer(prose.text):
                if found := _finding(document, prose, m):
                    yield found


def _finding(document: Document, prose: Prose, m: re.Match[str]) -> Finding | None:
    fault = next(name for name in FAULTS if m[name] is not None)
    start, end = m.span(fault)
    opening = _opening(prose.text, m.start(), fault)
    around = prose.span(start - 1, end + 1)
    # With markup, an entity or a line break between them the blank has its reasons.
    if opening < 0 or around.of(document.text) != prose.text[start - 1 : end + 1]:
        return None
    line = document.text.rfind("\n", 0, around.start) + 1
    counted = fault == "apart" and COUNTED.search(prose.text[:start])
    if counted or LISTED.fullmatch(document.text, line, around.end - 1):
        return None
    order = ADD if fault == "apart" else REMOVE
    edit = Edit(document.path, prose.span(start, end), " " if order is ADD else "")
    message = _message(fault, m["p"] or m["a"] or "")
    return at(document, around, message, help=order, fix=Fix(order, (edit,)))


def _message(fault: str, word: str) -> Text:
    if fault == "opening":
        return Text("a space follows `(`", "`(` 바로 뒤에 공백이 있습니다")
    if fault == "closing":
        return Text("a space stands before `)`", "`)` 바로 앞에 공백이 있습니다")
    if fault == "particle":
        return Text(
            f"a space parts the particle `{word}` from `)`",
            f"`)` 기호와 조사 `{word}` 사이에 공백이 있습니다",
        )
    return Text(f"no space parts `{word}` from `)`", f"`)` 기호와 `{word}` 사이에 공백이 없습니다")


def _opening(text: str, start: int, fault: str) -> int:
    """Where the parenthesis opens that the blank belongs to; -1 when `)` has none, as in `1) `."""
    if fault == "opening":
        return start - 1
    depth = 0
    for i in range(start if fault == "closing" else start - 1, -1, -1):
        depth += (text[i] == ")") - (text[i] == "(")
        if depth <= 0 and text[i] == "(":
            return i
    return -1
