"""An acronym that stands for one thing here and for another there."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.words.acronyms import Introduction, introductions

# In these, acronyms are explained in English; others have words of their own.
ENGLISH = frozenset({"en", "ko", "ja", "zh"})


@rule(Post, severity="warning")
def acronym_expansion(post: Post) -> Iterator[Finding]:
    """An acronym stands for the same words throughout a post and its translations."""
    for document in post.documents:
        first: dict[str, Introduction] = {}
        for each in introductions(document):
            one = first.setdefault(each.acronym, each)
            if one.fold != each.fold:
                yield _finding(document, each, document, one)
    english = [d for d in post.documents if d.lang.partition("-")[0] in ENGLISH]
    for translation in english[1:]:
        yield from _across(english[0], translation)


def _across(source: Document, translation: Document) -> Iterator[Finding]:
    """Acronyms that the two texts explain by different words."""
    there: dict[str, list[Introduction]] = {}
    for each in introductions(source):
        there.setdefault(each.acronym, []).append(each)
    seen: set[str] = set()
    for each in introductions(translation):
        others = there.get(each.acronym, [])
        words = {other.fold for other in others}
        if others and each.acronym not in seen and each.fold not in words:
            seen.add(each.acronym)
            yield _finding(translation, each, source, others[0])


def _finding(
    document: Document, here: Introduction, other: Document, there: Introduction
) -> Finding:
    place = (
        Text(
            f"on line {document.lines.position(there.start).line}",
            f"{document.lines.position(there.start).line}번째 줄",
        )
        if other is document
        else Text(f"in the `{other.lang}` text", f"`{other.lang}` 글")
    )
    return at(
        document,
        here.span,
        Text(
            f"`{here.acronym}` is `{here.expansion}` here and `{there.expansion}` {place.en}",
            f"`{here.acronym}` 약어를 여기서는 `{here.expansion}`, {place.ko}에서는 "
            f"`{there.expansion}`라고 풀어 썼습니다",
        ),
        help=Text(
            f"write `{there.expansion}` in both places, if both mean the same",
            f"같은 뜻이라면 두 곳 모두 `{there.expansion}`로 적어 주세요",
        ),
        related=(
            Related(
                other.path,
                there.span,
                Text(
                    f"`{there.expansion}` stands here", f"`{there.expansion}` 표기가 여기 있습니다"
                ),
            ),
        ),
    )
