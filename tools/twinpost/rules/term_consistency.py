"""One thing, one name: readers take a second spelling for a second thing.

`variants` knows which differences are none, `identifiers` finds names of variables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.span import Span
from twinpost.words.identifiers import identifiers, is_variant, meant
from twinpost.words.variants import variants


@rule(Post, severity="note")
def term_consistency(post: Post) -> Iterator[Finding]:
    """A term is spelled in one way throughout a post and its translations."""
    for document in post.documents:
        yield from _of_terms(document)
        yield from _of_names(document)
    for translation in post.documents[1:]:
        yield from _across(post.documents[0], translation)


def _of_terms(document: Document) -> Iterator[Finding]:
    for term in variants(document):
        for other, spans in term.others.items():
            yield _finding(document, other, spans, term.right, (term.first,) * term.count)


def _of_names(document: Document) -> Iterator[Finding]:
    names = identifiers(document)
    for name, spans in names.items():
        near = [other for other in names if is_variant(name, other)]
        right = max((name, *near), key=lambda each: (len(names[each]), -names[each][0].start))
        if right != name:
            yield _finding(document, name, spans, right, names[right])


def _finding(
    document: Document, other: str, spans: Sequence[Span], right: str, rights: Sequence[Span]
) -> Finding:
    """A spelling that is rarer than another; found once, however often it stands there."""
    return at(
        document,
        spans[0],
        Text(
            f"`{other}` ({_times(len(spans))}) is spelled `{right}` elsewhere in the post "
            f"({_times(len(rights))})",
            f"한 글에 `{right}` 표기가 {len(rights)}번, `{other}` 표기가 {len(spans)}번 나옵니다",
        ),
        help=Text(
            f"write `{right}` everywhere, or name two different things differently",
            f"`{right}`로 통일하고, 서로 다른 것이라면 이름을 구별해 주세요",
        ),
        fix=_fix(document, other, spans, right),
        related=(Related(document.path, rights[0], _here(right)),),
    )


def _fix(document: Document, other: str, spans: Sequence[Span], right: str) -> Fix | None:
    """All places at once. Only offered: the author knows whether one thing is meant."""
    edits = []
    for span in spans:
        written = span.of(document.text)
        # Not what stands in pieces, nor the text of a link that may be the label of its address.
        if written.strip("` ") != other or document.text[span.start - 1 : span.start] == "[":
            return None
        edits.append(Edit(document.path, span, written.replace(other, right)))
    return Fix(Text(f"write `{right}`", f"`{right}`로 고치기"), tuple(edits), safe=False)


def _across(source: Document, translation: Document) -> Iterator[Finding]:
    there, here = identifiers(source), identifiers(translation)
    for name, spans in here.items():
        if name not in there and (right := meant(name, there, here)):
            yield at(
                translation,
                spans[0],
                Text(
                    f"`{name}` stands here, and `{right}` in the `{source.lang}` text",
                    f"여기 표기는 `{name}`, `{source.lang}` 글의 표기는 `{right}`입니다",
                ),
                help=Text("use one name in both languages", "두 언어에서 같은 이름을 써 주세요"),
                related=(Related(source.path, there[right][0], _here(right)),),
            )


def _here(spelling: str) -> Text:
    return Text(f"`{spelling}` stands here", f"`{spelling}` 표기가 여기 있습니다")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
