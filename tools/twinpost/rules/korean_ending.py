"""Korean sentence endings: `~습니다` and `~다` do not mix in one post.

Only running text counts: neither headings, lists, tables, quotes nor what stands in quotation marks
or parentheses has to follow the style of the post. Questions and nouns (`~함`) have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.particles import finals
from twinpost.prose import Prose
from twinpost.span import Span

Style = Literal["합니다체", "해요체", "한다체", ""]
SHAPES: dict[Style, str] = {"합니다체": "~습니다", "해요체": "~해요", "한다체": "~다"}
ENDING = re.compile(r"(?:다|오|요|죠)(?=[.!…]+(?:\s|\Z))")
ASIDE = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|「[^」]*」|『[^』]*』|\([^()]*\)")
NUANCE = re.compile(r"(?:[세네군데지까]요|죠)\Z")  # what `~습니다` can't say: they go with it
# Nouns and greetings.
NO_STYLE = re.compile(r"(?:[필중주개수소]요|(?:감사합|고맙습|죄송합)니다|(?:안녕하|오)세요)\Z")
FEWEST, CLEAR = 8, 0.8  # sentences, and the share of one style, that make it the post's
MOST = 3  # findings in a post: whoever looks at these sees the others


class Sentence(NamedTuple):
    """A sentence that has a style, and its last word."""

    prose: Prose
    word: Span
    style: Style


@rule(Document, severity="warning")
def korean_ending(document: Document, *, strict: bool = False) -> Iterator[Finding]:
    """A Korean post keeps one style of sentence endings."""
    if document.lang != "ko" or not document.is_page:
        return
    sentences = [s for prose in document.prose for s in _sentences(prose, strict=strict)]
    kinds = Counter(_kind(s.style, strict=strict) for s in sentences)
    if len(sentences) < FEWEST:
        return
    ((usual, count),) = kinds.most_common(1)
    if count < CLEAR * len(sentences):
        return
    others = [s for s in sentences if _kind(s.style, strict=strict) != usual]
    for other in others[:MOST]:
        yield _finding(document, other, usual, count)


def _kind(style: Style, *, strict: bool) -> Style:
    """What of a style has to be the same everywhere: both polite ones are one, unless `strict`."""
    return style if strict or style == "한다체" else "합니다체"


def _sentences(prose: Prose, *, strict: bool) -> Iterator[Sentence]:
    """The sentences of running text that have a style."""
    if prose.within or prose.node.kind != "paragraph":
        return
    asides: list[tuple[int, int]] | None = None
    for m in ENDING.finditer(prose.text):
        start = max(prose.text.rfind(" ", 0, m.start()), prose.text.rfind("\n", 0, m.start())) + 1
        style = _style(prose.text[start : m.end()], strict=strict)
        if asides is None:
            asides = [aside.span() for aside in ASIDE.finditer(prose.text)]
        if style and not any(a <= m.start() < b for a, b in asides):
            yield Sentence(prose, Span(start, m.end()), style)


def _style(word: str, *, strict: bool) -> Style:
    """The style of a sentence by its last word; "" when it has none."""
    if NO_STYLE.search(word) or not "가" <= word[-2:-1] <= "힣":
        return ""
    if word[-1] == "다":
        polite = word[-2] in "니시" and finals(word[:-2]) == {"ㅂ"}
        return "합니다체" if polite else "한다체"
    if word[-1] == "오":
        return "합니다체" if word[-2] == "시" else ""
    return "" if strict and NUANCE.search(word) else "해요체"


def _finding(document: Document, sentence: Sentence, style: Style, count: int) -> Finding:
    here, usual = SHAPES[sentence.style], SHAPES[style]
    return at(
        document,
        sentence.prose.span(*sentence.word),
        Text(
            f"the sentence ends in `{here}`, {count} others in this post in `{usual}`",
            f"`{here}`로 끝나는 문장입니다. 이 글의 다른 {count}개 문장은 `{usual}`로 끝납니다",
        ),
        help=Text(
            f"end it in `{usual}`, or put it in quotation marks if it is quoted",
            f"`{usual}` 어미로 맞춰 주세요. 인용이라면 따옴표로 묶어 주세요",
        ),
    )
