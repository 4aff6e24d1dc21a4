"""Text that was left in the language of the source. `parity.leftovers` finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post, Settings
from twinpost.parity import leftovers
from twinpost.parity.leftovers import Leftover, What

NAMES: dict[What, Text] = {
    "alt": Text("the alt text", "대체 텍스트가"),
    "caption": Text("the caption", "캡션이"),
    "heading": Text("the heading", "제목이"),
    "head": Text("the head of a column", "표 머리글이"),
    "paragraph": Text("a paragraph", "문단이"),
}
SHOWN = 40  # characters of it that a message repeats


@rule(Post, severity="warning")
def untranslated(post: Post, settings: Settings) -> Iterator[Finding]:
    """Nothing of a post is left in another language."""
    for document in post.documents:
        for found in leftovers.of(document, settings.languages):
            yield _finding(document, found, post.documents)
    source, *translations = post.documents or (None,)
    for translation in translations:
        if source is not None and source.lang != translation.lang:
            # Of two in one script, it is the translation in which something was left.
            turned = leftovers.own_letters(source) and not leftovers.own_letters(translation)
            pair = (source, translation) if turned else (translation, source)
            for found in leftovers.unchanged(*pair):
                yield _unchanged(pair[0], found, pair[1:])


def _finding(document: Document, found: Leftover, documents: Sequence[Document]) -> Finding:
    name = NAMES.get(found.what, Text(f"`{found.field}`", f"`{found.field}` 값이"))
    text = _short(found.text)
    return at(
        document,
        found.span,
        Text(
            f"{name.en} of the `{document.lang}` page is in {found.language.en}: `{text}`",
            f"`{document.lang}` 글의 {name.ko} {found.language.ko}입니다: `{text}`",
        ),
        help=_help(found),
        related=_same(document, found, documents),
    )


def _unchanged(document: Document, found: Leftover, documents: Sequence[Document]) -> Finding:
    text = _short(found.text)
    return at(
        document,
        found.span,
        Text(
            f"a paragraph is the same as in `{found.language.en}`: `{text}`",
            f"`{found.language.ko}` 글과 똑같은 문단입니다: `{text}`",
        ),
        help=_help(found),
        related=_same(document, found, documents),
    )


def _help(found: Leftover) -> Text:
    if found.what != "paragraph":
        return Text("translate it", "번역해 주세요")
    return Text(
        "translate it; what is quoted on purpose belongs in a block quote (`>`)",
        "번역해 주세요. 일부러 인용한 것이라면 인용문(`>`)으로 적습니다",
    )


def _same(
    document: Document, found: Leftover, documents: Sequence[Document]
) -> tuple[Related, ...]:
    """Where a paragraph or a heading stands letter for letter in another language."""
    if found.what not in ("paragraph", "heading"):
        return ()
    return tuple(
        Related(other.path, prose.node.span, Text("the same text", "같은 글이 있는 곳"))
        for other in documents
        if other is not document
        for prose in other.prose
        if prose.text == found.text
    )[:1]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
