"""Formulas that Markdown takes apart before a script can typeset them.

Without the passthrough extension, goldmark reads `*` and `_` in a formula as emphasis, and drops
the backslash of `\\\\`, `\\{` and `\\,`. KaTeX and MathJax, which read the page, see what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.rendering.emphasis import escaped
from twinpost.span import Span

FORMULA = re.compile(
    r"(?P<a>\$\$)(?P<in_a>[^$]+?)(?<!\\)\$\$"
    r"|(?P<b>\$)(?P<in_b>(?!\s)(?:(?!\\[()])[^$\n])*?(?<![\s\\]))\$(?!\d)"
    r"|(?P<c>\\\()(?P<in_c>(?:(?!\\[()]).)+?)(?<!\\)\\\)"
    r"|(?P<d>\\\[)(?P<in_d>(?:(?!\\[\[\]]).)+?)(?<!\\)\\\]",
    re.DOTALL,
)
CLOSERS = {"$$": "$$", "$": "$", "\\(": "\\)", "\\[": "\\]"}
# A command, an index or an exponent; or letters one by one between operators.
COMMAND = re.compile(
    r"\\[a-zA-Z]{2,}|\\[{},;|]|(?<![^\W_])[a-zA-Z][_^](?:\{|[a-zA-Z0-9*\\])|\}[_^]"
)
SINGLE = re.compile(
    r"[\d\s()|,.!']*(?:\b[a-zA-Z]\b[\d\s()|,.!']*(?:[-+*/=<>^][\d\s()|,.!']*)+)+\w?\)?"
)
HANGUL = re.compile("[가-힣]")
# Backslashes that goldmark takes for its own: of `\,` and `\\`. Who writes `\_`, `\\{` or `\\\\`
# knows about it.
DROPPED = re.compile(r"(?<!\\)(?:\\(?=[!-)+-/:-@\[\]^`{-}])|\\\\(?![!-/:-@\[-`{-~]))")
OPAQUE = frozenset({"code", "inline_html", "link", "image"})
ESCAPE = Text(
    "put a backslash before what Markdown reads", "Markdown이 읽는 글자 앞에 `\\`를 넣어 주세요"
)
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the characters of it that Markdown reads as its own."""

    span: Span
    lost: tuple[int, ...]  # what a backslash protects
    emphasis: bool  # whether text becomes italic or bold, or only backslashes go


@rule(Document, severity="error")
def literal_math(document: Document) -> Iterator[Finding]:
    """A formula reaches the page as it is written."""
    text = document.text
    if not document.is_page or not ("$" in text or "\\(" in text or "\\[" in text):
        return
    tags = [tag for shortcode in document.body.shortcodes for tag in shortcode.tags]
    for leaf in document.body.leaves:
        for formula in _broken(document, leaf):
            if not any(t.start < formula.span.end and formula.span.start < t.end for t in tags):
                yield _finding(document, formula)


def _broken(document: Document, leaf: Node) -> Iterator[Formula]:
    """The formulas of a block that do not survive."""
    text, through = document.text, dict(document.goldmark.passthrough)
    if not any(sign in leaf.span.of(text) for sign in CLOSERS):
        return
    markers = sorted(_markers(text, leaf))
    opaque = [node.span for node in leaf.walk() if node.kind in OPAQUE]
    for found in FORMULA.finditer(text, *leaf.span):
        kind = found.lastgroup[-1] if found.lastgroup else ""
        opener, inside = found[kind], Span(*found.span(f"in_{kind}"))
        if opener in through or escaped(text, found.start()) or not _is_math(inside.of(text)):
            continue
        if any(o.start < found.end() and found.start() < o.end for o in opaque):
            continue
        read = any(inside.holds(at) for at in markers)
        signs = [at for at in range(*inside) if text[at] in "*_~" and not escaped(text, at)]
        dropped = [at for m in DROPPED.finditer(text, *inside) for at in range(*m.span())]
        around = [found.start(), found.end() - 2] if opener[0] == "\\" else []
        if lost := tuple(sorted([*(signs if read or around else ()), *dropped, *around])):
            yield Formula(Span(*found.span()), lost, read)


def _is_math(content: str) -> bool:
    if HANGUL.search(content) and not COMMAND.search(content):
        return False
    return bool(COMMAND.search(content) or SINGLE.fullmatch(content))


def _markers(text: str, node: Node) -> Iterator[int]:
    """Where the delimiters of emphasis stand."""
    for child in node.walk():
        if child.kind in ("emphasis", "strong", "strikethrough"):
            start, end = child.span
            two = child.kind == "strong" or text[start : start + 2] == text[end - 2 : end] == "~~"
            width = 2 if two else 1
            yield from (*range(start, start + width), *range(end - width, end))


def _finding(document: Document, formula: Formula) -> Finding:
    written = formula.span.of(document.text)
    shown = written if len(written) <= SHOWN and "\n" not in written else f"{written[:20].strip()}…"
    opener = next(sign for sign in CLOSERS if written.startswith(sign))
    why = (
        Text("Markdown makes emphasis of its signs", "수식의 기호가 강조로 읽힙니다")
        if formula.emphasis
        else Text("Markdown drops its backslashes", "수식의 `\\` 기호가 사라집니다")
    )
    return at(
        document,
        formula.span,
        Text(f"`{shown}` is broken: {why.en}", f"`{shown}` 수식이 깨집니다. {why.ko}"),
        help=Text(
            "turn on `markup.goldmark.extensions.passthrough`, with the delimiters "
            f"`{opener}` and `{CLOSERS[opener]}`",
            f"`markup.goldmark.extensions.passthrough`를 켜고 구분자로 `{opener}`, "
            f"`{CLOSERS[opener]}` 쌍을 적어 주세요",
        ),
        fix=Fix(
            ESCAPE,
            tuple(Edit(document.path, Span(at, at), "\\") for at in formula.lost),
            safe=False,
        ),
    )
