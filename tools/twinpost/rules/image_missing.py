"""Pictures that readers would see as a broken icon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Image
from twinpost.model import Document, Site
from twinpost.span import Span

EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@rule(Document, severity="error")
def image_missing(document: Document, site: Site) -> Iterator[Finding]:
    """A picture exists, by exactly this name: in the bundle, in assets or in static."""
    for image in document.images:
        target = unicodedata.normalize("NFC", unquote(re.split("[?#]", image.target)[0]))
        if not target or EXTERNAL.match(image.target) or "{{" in image.span.of(document.text)[2:]:
            continue
        places = list(candidates(target, document, site))
        if any(exists(place, site) for place in places):
            continue
        near = next((n for place in places if (n := other_case(place, site))), None)
        yield (
            _spelled(document, image, target, near)
            if near
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


def candidates(target: str, document: Document, site: Site) -> Iterator[str]:
    """Where Hugo and the themes look for `target`, as paths from the root, best first."""
    if not target.startswith("/"):
        if document.bundle:
            yield normpath(f"{document.bundle}/{target}")
        yield normpath(f"content{document.key}/{target}")
    below = normpath(target.removeprefix(site.settings.base_path).lstrip("/"))
    yield from (f"{group}/{below}" for group in ("static", "assets", "content"))


def exists(place: str, site: Site) -> bool:
    """Whether a file lies at one of the candidates."""
    group, _, name = place.partition("/")
    files = site.files
    groups = {"static": files.static, "assets": files.assets, "content": files.published}
    return place in files.content or name in groups.get(group, ())


def other_case(place: str, site: Site) -> str | None:
    """The file name at a candidate that differs in case only."""
    _, _, name = place.partition("/")
    spelled = site.files.spelled.get(place.lower()) or site.files.spelled.get(name.lower())
    return spelled.rpartition("/")[2] if spelled else None


def _spelled(document: Document, image: Image, target: str, near: str) -> Finding:
    """A file whose name has other capitals: found on macOS and Windows, lost when published."""
    name = target.rpartition("/")[2]
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
