"""Sentences that a reader can hold in mind at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span
from twinpost.words.lengths import Excess, excess, least, limits

LONG = limits(ko=120, en=200)
LONGEST = limits(ko=150, en=250)

SIGN = re.compile(r"[.!?…。！？][\"'”’»)\]）」』》]*\Z")
# Behind these a clause is complete, and another begins: here a long sentence comes apart.
SEAM = re.compile(
    r"[가-힣]+(?:지만|는데|은데|인데|으며|하며|되며|이며|므로|니까),?(?= )"
    r"|[가-힣]+(?:하고|되고|이고|해서|어서|아서),(?= )"
    r"|\w+;(?= )|\w+, (?:and|but|so) (?:I|we|you|he|she|it|they|there|this|that|these)(?= )"
)


@rule(Document, severity="warning")
def sentence_length(
    document: Document, *, long: Mapping[str, int] = LONG, longest: Mapping[str, int] = LONGEST
) -> Iterator[Finding]:
    """A sentence is no longer than one can follow."""
    note, warning = {**LONG, **long}, {**LONGEST, **longest}
    shortest = least(document.lang, note, warning)
    if shortest is None or not document.is_page:
        return
    for prose in _running(document, shortest):
        for sentence in prose.sentences():
            text = sentence.of(prose.text)
            if len(text) <= shortest or _is_listing(prose, text):
                continue
            if found := excess(text, document.lang, note, warning):
                yield _long(document, prose.span(sentence.start, sentence.end), text, found)


def _running(document: Document, shortest: int) -> Iterator[Prose]:
    """The paragraphs that can hold a long sentence: headings and cells hold none.

    A quotation is not the author's to cut.
    """
    for prose in document.prose:
        long = prose.node.kind == "paragraph" and len(prose.text) > shortest
        if long and "block_quote" not in prose.within:
            yield prose


def _long(document: Document, span: Span, text: str, found: Excess) -> Finding:
    return at(
        document,
        span,
        Text(
            f"sentence has {found.length} characters; over {found.most} is hard to follow",
            f"문장이 {found.length}자입니다. {found.most}자가 넘으면 따라 읽기 어렵습니다",
        ),
        help=_where_to_cut(text),
        severity=found.severity,
    )


def _is_listing(prose: Prose, text: str) -> bool:
    """Whether it is an item without a sentence: the parts of something, a reference, a title."""
    return "item" in prose.within and not SIGN.search(text)


def _where_to_cut(text: str) -> Text:
    """The seam that is nearest to the middle, if any is near enough."""
    middle = len(text) / 2
    seams = sorted(SEAM.finditer(text), key=lambda seam: abs(seam.end() - middle))
    if not seams or abs(seams[0].end() - middle) > len(text) / 4:
        return Text(
            "make two sentences of it, each with one thought",
            "한 문장에 한 가지만 담아 둘로 나눠 주세요",
        )
    seam = seams[0][0]
    return Text(f"make two sentences of it, at `{seam}`", f"`{seam}` 부분에서 둘로 나눠 주세요")
