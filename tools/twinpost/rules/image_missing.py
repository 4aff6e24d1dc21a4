"""Pictures that readers would see as a broken icon."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Image
from twinpost.model import Document, Site
from twinpost.pictures import EXTERNAL, candidates, exists, named, other_case
from twinpost.span import Span


@rule(Document, severity="error")
def image_missing(document: Document, site: Site) -> Iterator[Finding]:
    """A picture exists, by exactly this name: in the bundle, in assets or in static."""
    for image in document.images:
        target = named(image.target)
        if not target or EXTERNAL.match(image.target) or "{{" in image.span.of(document.text)[2:]:
            continue
        places = list(candidates(target, document, site))
        if any(exists(place, site) for place in places):
            continue
        spelling = other_case(target, places, site)
        yield (
            _spelled(document, image, *spelling)
            if spelling
            else at(
                document,
                image.span,
                Text(f"there is no picture `{target}`", f"`{target}` 그림이 없습니다"),
                help=Text(
                    f"put it at `{places[0]}`, or correct the name",
                    f"`{places[0]}` 위치에 넣거나 이름을 고쳐 주세요",
                ),
            )
        )


def _spelled(document: Document, image: Image, name: str, near: str) -> Finding:
    """A file whose name has other capitals: found on macOS and Windows, lost when published."""
    after = document.text.rfind("](", image.span.start, image.span.end)
    start = document.text.find(name, max(after, image.span.start), image.span.end)
    return at(
        document,
        image.span,
        Text(
            f"the picture is named `{near}`, not `{name}`",
            f"그림 이름이 `{name}`이 아니라 `{near}`입니다",
        ),
        help=Text(
            f"write `{near}`: web servers tell capitals apart",
            f"`{near}`로 적어 주세요. 웹 서버는 대소문자를 구분합니다",
        ),
        fix=Fix(
            Text(f"write `{near}`", f"`{near}`로 고치기"),
            (Edit(document.path, Span(start, start + len(name)), near),),
        )
        if start >= 0
        else None,
    )
