"""Numbers that a translation has changed, lost or added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.parity import alignment, divergence, footnotes
from twinpost.parity.alignment import Alignment, Pair
from twinpost.parity.blocks import Block
from twinpost.parity.numbers import Difference, Figure, Side, compare
from twinpost.parity.tables import reordered


@rule(Post, severity="warning")
def number_parity(post: Post, *, one_sided: bool = True) -> Iterator[Finding]:
    """Numbers are the same in every language."""
    for each in alignment.of_post(post):
        if divergence.of(each).whole:
            continue  # another text: `diverged-section` says so once
        for pair in (*each.pairs, *footnotes.pairs(each)):
            for source, translation in _sides(each, pair):
                difference = compare(source, translation)
                if difference and (difference.sure or one_sided):
                    yield _finding(difference, each, pair)


def _sides(both: Alignment, pair: Pair) -> Iterator[tuple[Side, Side]]:
    """What is compared: tables cell by cell, everything else as a whole."""
    tables = [
        [b for b in blocks if b.kind == "table"] for blocks in (pair.source, pair.translation)
    ]
    if not any(tables):
        yield _side(both.source, pair.source), _side(both.translation, pair.translation)
    elif len(pair.source) == len(pair.translation) == 1 and _shape(tables[0]) == _shape(tables[1]):
        if reordered(pair.source[0], pair.translation[0]):
            return  # `table-parity` says so once
        for ours, theirs in zip(pair.source[0].prose, pair.translation[0].prose, strict=True):
            yield (
                Side(both.source.lang, (ours,), ours.node.span.of(both.source.text)),
                Side(both.translation.lang, (theirs,), theirs.node.span.of(both.translation.text)),
            )


def _side(document: Document, blocks: Sequence[Block]) -> Side:
    return Side(
        document.lang,
        [prose for block in blocks for prose in block.prose],
        "\n".join(block.span.of(document.text) for block in blocks),
    )


def _shape(tables: Sequence[Block]) -> list[list[int]]:
    """How many cells each row has."""
    return [[len(row.children) for row in table.node.children] for table in tables]


def _finding(difference: Difference, both: Alignment, pair: Pair) -> Finding:
    """It stands at the translation, or at the source if only that has a number to point at."""
    ours, theirs = difference.source, difference.translation
    if theirs:
        here, there, document, other = theirs, ours, both.translation, both.source
    else:
        here, there, document, other = ours, theirs, both.source, both.translation
    beside = pair.source if theirs else pair.translation
    spans = [figure.span for figure in there] or [beside[0].span]
    return at(
        document,
        here[0].span,
        _message(here, there, other.lang),
        help=Text("correct the wrong one of the two", "둘 가운데 틀린 쪽을 고쳐 주세요")
        if difference.sure
        else Text(
            f"give the `{other.lang}` text the same numbers, unless it says something else",
            f"같은 내용이라면 `{other.lang}` 글의 숫자와 맞춰 주세요",
        ),
        related=tuple(
            Related(other.path, span, Text(f"in the `{other.lang}` text", f"`{other.lang}` 글"))
            for span in spans
        ),
        severity="warning" if difference.sure else "note",
    )


def _message(here: Sequence[Figure], there: Sequence[Figure], lang: str) -> Text:
    one, other = _listed(here), _listed(there)
    if not there:
        return Text(
            f"the counterpart of this text in `{lang}` has no {one}",
            f"`{lang}` 글의 같은 자리에는 {one} 숫자가 없습니다",
        )
    return Text(
        f"{one} stands here, and {other} in the `{lang}` text",
        f"여기 숫자는 {one}, `{lang}` 글의 숫자는 {other}입니다",
    )


def _listed(figures: Sequence[Figure]) -> str:
    return ", ".join(f"`{figure.written}`" for figure in figures)
