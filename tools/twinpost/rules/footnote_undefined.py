"""Footnotes without a definition: their marks are printed as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering.footnotes import (
    Mark,
    definitions,
    named,
    printed,
    references,
    region,
    unread,
)
from twinpost.span import Span

# What a mark stands behind; elsewhere, and on a page without footnotes, `[^1]` may be a pattern.
HANGUL = re.compile(r"[가-힣]{2,}[가-힣\d]*")
BEHIND = re.compile(r"[\w.!?)\]\"'*`~%…。！？」』”’]")


@rule(Document, severity="error")
def footnote_undefined(document: Document) -> Iterator[Finding]:
    """Every footnote that the text refers to is defined."""
    if "[^" not in document.text or not document.goldmark.footnotes:
        return
    text = document.text
    places: dict[str, set[Span]] = {}
    for node in definitions(document):
        name = named(node, document).of(text)[2:-1]
        places.setdefault(name, set()).add(region(document, node.span.start))
    names = list(places)
    marks = [mark for mark in references(document) if mark.name not in names]
    hidden = [node.span for node in unread(document)]
    for mark in (*marks, *printed(document)):
        if any(span.holds(mark.span.start) for span in hidden):
            continue
        if mark.name in names:
            # Beside another bracket, the parse takes for text what goldmark does not.
            if region(document, mark.span.start) not in places[mark.name]:
                yield _out_of_reach(document, mark)
        elif near := _nearest(mark.name, names):
            yield _misspelt(document, mark, near)
        elif _is_name(mark.name, sure=bool(names or BEHIND.match(text, mark.span.start - 1))):
            yield at(
                document,
                mark.span,
                Text(
                    f"`[^{mark.name}]` is printed: no footnote has this name",
                    f"`[^{mark.name}]` 각주가 정의되지 않아 그대로 보입니다",
                ),
                help=Text(
                    f"define it on a line of its own, `[^{mark.name}]: ...`; "
                    f"to print it, write `\\[^{mark.name}]`",
                    f"따로 한 줄에 `[^{mark.name}]: ...`처럼 정의해 주세요. "
                    f"그대로 보이려면 `\\[^{mark.name}]`로 적습니다",
                ),
            )


def _is_name(name: str, *, sure: bool) -> bool:
    """Whether it can hardly be a pattern, as `[^a-z]` is: `[^1]` or `[^참고]` behind a word."""
    return sure and (name.isdigit() or bool(HANGUL.fullmatch(name)))


def _nearest(name: str, names: list[str]) -> str:
    """The definition that was meant; a word that is near none of them may be a pattern."""
    cased = [other for other in names if other.lower() == name.lower()]
    if cased or name.isdigit():
        return next(iter(cased), "")
    return next(iter(get_close_matches(name, names, 1, 0.75)), "")


def _misspelt(document: Document, mark: Mark, near: str) -> Finding:
    return at(
        document,
        mark.span,
        Text(
            f"`[^{mark.name}]` is printed: the footnote is named `[^{near}]`",
            f"각주 이름이 `[^{near}]`라서 `[^{mark.name}]` 기호가 그대로 보입니다",
        ),
        help=Text(
            f"write `[^{near}]`: capitals count", f"대소문자까지 같게 `[^{near}]`로 적어 주세요"
        ),
        fix=Fix(
            Text(f"write `[^{near}]`", f"`[^{near}]`로 고치기"),
            (Edit(document.path, mark.span, f"[^{near}]"),),
            safe=near.lower() == mark.name.lower(),
        ),
    )


def _out_of_reach(document: Document, mark: Mark) -> Finding:
    """Inside a shortcode that is rendered on its own, or around one that holds the definition."""
    return at(
        document,
        mark.span,
        Text(
            f"`[^{mark.name}]` is printed: a shortcode stands between it and its definition",
            f"숏코드 안팎으로 정의와 나뉘어 있어 `[^{mark.name}]` 기호가 그대로 보입니다",
        ),
        help=Text(
            "move both into the shortcode, or both out of it",
            "둘 다 숏코드 안에 두거나 둘 다 밖에 두세요",
        ),
    )
