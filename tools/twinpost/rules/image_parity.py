"""Pictures that readers of one language see, and readers of the other do not."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.markdown import Image
from twinpost.model import Document, Post, Settings
from twinpost.parity import alignment, images
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Lone


@rule(Post, severity="warning")
def image_parity(post: Post, settings: Settings) -> Iterator[Finding]:
    """Every language of a post shows the same pictures at the same places."""
    for each in alignment.of_post(post):
        yield from _findings(each)
    for document in post.documents:
        for image in images.of(document):
            if own := images.own(image, document, post, settings.languages):
                yield _foreign(image, own, document)


def _findings(pair: Alignment) -> tuple[Finding, ...]:
    found = images.comparison(pair)
    documents = (pair.source, pair.translation)
    return (
        *(_lone(one, documents) for one in found.lone[0]),
        *(_lone(one, documents[::-1]) for one in found.lone[1]),
        *(_swapped(a, b, pair) for (a, b), _ in found.swapped),
        *(
            _replaced(a, b, pair)
            for a, b in found.replaced
            if not images.is_localised(a, b) or _is_shown(a, pair.translation)
        ),
    )


def _lone(one: Lone[Image], documents: tuple[Document, ...]) -> Finding:
    here, there = documents
    target = one.item.target
    return at(
        here,
        one.item.span,
        Text(
            f"the `{there.lang}` text does not show `{target}`",
            f"`{there.lang}` 글에는 이 그림이 없습니다: `{target}`",
        ),
        help=Text(
            f"put it into the `{there.lang}` text, or take it out here",
            f"`{there.lang}` 글에도 넣거나 여기서 빼 주세요",
        ),
        related=(Related(there.path, one.beside, Text("expected here", "있어야 할 곳")),),
    )


def _swapped(ours: Image, theirs: Image, pair: Alignment) -> Finding:
    return at(
        pair.translation,
        theirs.span,
        Text(
            f"`{theirs.target}` and `{ours.target}` have changed places",
            f"두 그림의 자리가 바뀌었습니다: `{theirs.target}`, `{ours.target}`",
        ),
        help=Text(
            f"show them in the order of the `{pair.source.lang}` text",
            f"`{pair.source.lang}` 글과 같은 순서로 놓아 주세요",
        ),
        related=(Related(pair.source.path, ours.span, _there(pair)),),
    )


def _replaced(ours: Image, theirs: Image, pair: Alignment) -> Finding:
    """A picture with an unlike name may be localised all the same, unless it is shown elsewhere."""
    wrong = _is_shown(ours, pair.translation) or _is_shown(theirs, pair.source)
    lang = pair.source.lang
    return at(
        pair.translation,
        theirs.span,
        Text(
            f"`{theirs.target}` is shown here, and `{ours.target}` in the `{lang}` text",
            f"여기 그림은 `{theirs.target}`, `{lang}` 글의 그림은 `{ours.target}`입니다",
        ),
        help=Text(
            f"show `{ours.target}`, or check that both show the same",
            f"`{ours.target}` 그림을 쓰거나, 두 그림의 내용이 같은지 확인해 주세요",
        ),
        related=(Related(pair.source.path, ours.span, _there(pair)),),
        severity="warning" if wrong else "note",
    )


def _foreign(image: Image, own: str, document: Document) -> Finding:
    """Readers see a picture with the words of another language, though there is one for them."""
    return at(
        document,
        image.span,
        Text(
            f"`{image.target}` is shown to `{document.lang}` readers, who have `{own}`",
            f"`{document.lang}` 글에 `{image.target}` 그림이 있습니다. "
            f"`{document.lang}` 그림은 `{own}`입니다",
        ),
        help=Text(f"show `{own}`", f"`{own}` 그림을 넣어 주세요"),
    )


def _is_shown(image: Image, document: Document) -> bool:
    return any(images.name(one) == images.name(image) for one in images.of(document))


def _there(pair: Alignment) -> Text:
    return Text(f"in the `{pair.source.lang}` text", f"`{pair.source.lang}` 글에서는 여기")
