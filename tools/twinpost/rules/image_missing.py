"""Pictures that readers would see as a broken icon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath

from twinpost.finding import Edit, Finding, Fix, Severity, Text, at
from twinpost.lint import rule
from twinpost.markdown import Hook, Image
from twinpost.model import Document, Site
from twinpost.pictures import EXTERNAL, beside, candidates, exists, named, other_case
from twinpost.rendering import destinations
from twinpost.span import Span


@rule(Document, severity="error")
def image_missing(document: Document, site: Site) -> Iterator[Finding]:
    """A picture exists, by exactly this name: in the bundle, in assets or in static."""
    for image in document.images:
        target = named(image.target)
        if not target or EXTERNAL.match(image.target) or "{{" in image.span.of(document.text)[2:]:
            continue
        places = list(candidates(target, document, site))
        if not any(exists(place, site) for place in places):
            places += _elsewhere(target, document, site)
        if any(exists(place, site) for place in places):
            if _is_outside(image, target, document, site):
                yield _outside(document, image, site)
            continue
        spelling = other_case(target, places, site)
        hook = _hook(image, site)
        of_bundle = spelling is not None and _is_in_bundle(places, document, site)
        # Hugo's own hook finds it all the same; other templates, GitHub and some servers do not.
        severity: Severity = "warning" if of_bundle and hook != "none" else "error"
        yield (
            replace(_spelled(document, image, *spelling), severity=severity)
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


def _elsewhere(target: str, document: Document, site: Site) -> Iterator[str]:
    """Where it may lie as well: for a browser that starts at the address of the page, and for
    Hugo, which takes `../` for nothing in assets and `/` in a bundle."""
    url = destinations.of(site).url_of.get((document.lang, document.key))
    if url and not target.startswith("/"):
        joined = normpath(join(dirname(url), target))
        yield from (f"static{joined}", f"assets{joined}")
    yield f"assets{normpath(f'/{target}')}"
    yield from beside(target.lstrip("/"), document)
    language, _, below = target.lstrip("/").partition("/")
    if language in site.settings.languages:
        yield f"content/{below}"


def _hook(image: Image, site: Site) -> Hook:
    """Who looks for the picture; the shortcode `figure` does as Hugo's own hook."""
    if image.written == "shortcode":
        return "embedded"
    return site.settings.goldmark.image_hook if image.written == "markdown" else "none"


def _is_in_bundle(places: Iterable[str], document: Document, site: Site) -> bool:
    """Whether it is a resource of the page, but for capitals."""
    if not document.bundle:
        return False
    own = {path.lower() for path in site.files.below(document.bundle)}
    return any(place.lower() in own for place in places)


def _is_outside(image: Image, target: str, document: Document, site: Site) -> bool:
    """Whether `/logo.png` is looked for above the folder that the site lies below."""
    settings = site.settings
    hook = _hook(image, site)
    if settings.rewrites_urls or hook == "own" or image.written == "shortcode":
        return False
    if not target.startswith("/") or target.startswith(settings.base_path):
        return False
    if hook == "none":
        return True
    # The hook finds pictures of the bundle and of assets, and gives them their address.
    name = normpath(target).lstrip("/")
    return not any(exists(p, site) for p in (*beside(name, document), f"assets/{name}"))


def _outside(document: Document, image: Image, site: Site) -> Finding:
    base, target = site.settings.base_path, image.target
    new = f"{base}{target.lstrip('/')}"
    start = document.text.find(target, _target(document, image), image.span.end)
    edit = Edit(document.path, Span(start, start + len(target)), new)
    return at(
        document,
        image.span,
        Text(
            f"`{target}` leads out of the site, which lies below `{base}`",
            f"`{target}` 주소는 `{base}` 아래에 게시되는 이 사이트의 밖입니다",
        ),
        help=Text(f"write `{new}`", f"`{new}`로 적어 주세요"),
        fix=Fix(Text(f"write `{new}`", f"`{new}`로 고치기"), (edit,)) if start >= 0 else None,
    )


def _target(document: Document, image: Image) -> int:
    """The offset from which the target is written."""
    return max(document.text.rfind("](", *image.span), image.span.start)


def _spelled(document: Document, image: Image, name: str, near: str) -> Finding:
    """A file whose name has other capitals: found on macOS and Windows, lost when published."""
    start = document.text.find(name, _target(document, image), image.span.end)
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
