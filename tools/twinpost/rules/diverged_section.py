"""Sections that two languages tell so differently that a list of gaps would help nobody."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, divergence
from twinpost.parity.alignment import Alignment
from twinpost.parity.divergence import Diverged

STUB = 0.5  # a source of so few blocks, measured by its translation, is one


@rule(Post, severity="warning")
def diverged_section(post: Post) -> Iterator[Finding]:
    """A section, and a whole translation, says what its source says."""
    for pair in alignment.of_post(post):
        found = divergence.of(pair)
        if found.whole:
            yield from _whole(found.whole, pair)
        for section in found.sections:
            yield _section(section, pair)


def _whole(found: Diverged, pair: Alignment) -> Iterator[Finding]:
    """Said of the translation, unless the source is no more than a beginning; a draft may be."""
    behind, ahead = pair.translation, pair.source
    there, here = len(found.source), len(found.translation)
    if there < STUB * here:
        behind, ahead, there, here = ahead, behind, here, there
    if behind.draft:
        return
    lone = sum(len(one.blocks) for one in found.missing if one.document is ahead)
    yield at(
        behind,
        behind.top,
        Text(
            f"{lone} of the {there} blocks of the `{ahead.lang}` text have no counterpart here, "
            f"which has {here}",
            f"`{ahead.lang}` 글의 블록 {there}개 중 {lone}개가 이 글에 없습니다"
            f"(이 글의 블록은 {here}개)",
        ),
        help=Text(
            "translate it anew, or make it a draft until it is translated",
            "다시 번역하거나, 번역을 마칠 때까지 초안으로 두세요",
        ),
        related=(Related(ahead.path, ahead.top, _text_of(ahead.lang)),),
    )


def _section(found: Diverged, pair: Alignment) -> Finding:
    there, here = (
        sum(len(one.blocks) for one in found.missing if one.document is document)
        for document in (pair.source, pair.translation)
    )
    return at(
        pair.translation,
        found.translation[0].span,
        Text(
            f"this section differs from the `{pair.source.lang}` text: {there} blocks are missing "
            f"here, {here} there",
            f"이 섹션이 `{pair.source.lang}` 글과 많이 다릅니다. "
            f"여기에 없는 블록이 {there}개, 저쪽에 없는 블록이 {here}개입니다",
        ),
        help=Text("translate the section anew", "섹션을 다시 번역해 주세요"),
        related=(Related(pair.source.path, found.source[0].span, _text_of(pair.source.lang)),),
    )


def _text_of(language: str) -> Text:
    return Text(f"the `{language}` text", f"`{language}` 글")
