"""Numbers and their units: `10 GB` or `10GB`, but not both in one post.

Korean spelling allows either, so the post decides: for symbols, for `%` and for Hangul counters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

SYMBOL = (
    r"(?:[KMGTPk]i?B(?:ps|/s)?|[KMGk]bps|[mnuμµ]s|[kMG]?Hz|px|fps|[kmcnμµ]m|[kmμµ]g|[kM]Wh?|mAh|dB)"
    r"(?![A-Za-z\d/])"
)
# `일` is missing: in `값이 0 일 때` it is a verb.
COUNTER = (
    "(?:개월|개|명|번째|번|초|분|시간|년|월|주|배|바이트|비트|가지|줄|글자|자|장|대|건|회|쪽|차례|단계)"
    r"(?=(?:은|는|이|가|을|를|의|에|에서|과|와|도|만|로|으로|까지|부터|씩|쯤|마다|보다|뿐|짜리|이다|다|이고"
    r"|입니다)?(?![가-힣\w]))"
)
MEASURE = re.compile(
    r"\d(?<![\w.,/:~-]\d)[\d,]*(?:\.\d+)?([ \u00a0]?)"
    rf"(?:(?P<symbol>{SYMBOL})|(?P<percent>%)|(?P<counter>{COUNTER}))"
)


class Measure(NamedTuple):
    """A number with its unit."""

    written: str
    span: Span
    blank: Span  # between the two; empty when they stand together
    plain: bool  # whether no markup stands there, to which a blank would matter

    @property
    def spaced(self) -> bool:
        """Whether a blank is between them."""
        return self.blank.end > self.blank.start


@rule(Document, severity="note")
def unit_spacing(document: Document) -> Iterator[Finding]:
    """A Korean post writes its units either with a space before them or without."""
    if document.lang != "ko":
        return
    groups: dict[str, list[tuple[Prose, re.Match[str]]]] = {}
    for prose in document.prose:
        for m in MEASURE.finditer(prose.text):
            groups.setdefault(m.lastgroup or "", []).append((prose, m))
    for group in groups.values():
        if len({bool(m[1]) for _, m in group}) == 2:
            yield from _minority(document, list(_measures(document, group)))


def _minority(document: Document, measures: list[Measure]) -> Iterator[Finding]:
    spaced = sum(measure.spaced for measure in measures)
    most = max(spaced, len(measures) - spaced)
    if 2 * most > len(measures):
        for measure in measures:
            if measure.spaced != (spaced == most):
                yield _finding(document, measure, most)


def _measures(document: Document, group: list[tuple[Prose, re.Match[str]]]) -> Iterator[Measure]:
    for prose, m in group:
        blank = prose.span(*m.span(1))
        # A line that breaks there, or an entity, says nothing about the habits of the author.
        if blank.of(document.text) == m[1]:
            around = Span(m.start(1) - 1, m.end(1) + 1)
            plain = prose.span(*around).of(document.text) == around.of(prose.text)
            yield Measure(m[0], prose.span(*m.span()), blank, plain)


def _finding(document: Document, measure: Measure, count: int) -> Finding:
    if measure.spaced:
        message = Text(
            f"`{measure.written}` has a space before its unit, {count} others in this post do not",
            f"`{measure.written}`: 이 글의 다른 {count}곳은 숫자와 단위를 붙여 썼습니다",
        )
        order = Text("write the unit without a space", "단위를 숫자에 붙여 주세요")
    else:
        message = Text(
            f"`{measure.written}` has no space before its unit, {count} others in this post do",
            f"`{measure.written}`: 이 글의 다른 {count}곳은 숫자와 단위를 띄어 썼습니다",
        )
        order = Text("write the unit with a space before it", "숫자와 단위를 띄어 주세요")
    edit = Edit(document.path, measure.blank, "" if measure.spaced else " ")
    fix = Fix(order, (edit,)) if measure.plain else None
    return at(document, measure.span, message, help=order, fix=fix)
