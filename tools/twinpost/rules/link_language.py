"""Links that take readers to another language although the page exists in theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.parity import places
from twinpost.rendering import anchors, links
from twinpost.rendering.destinations import Destinations, Lead, Owner, of
from twinpost.rendering.links import Link
from twinpost.rendering.paths import fragment

NAMES = (
    r"\b(?:English|Korean|Japanese|Chinese)\b"
    r"|영어|한국어|한글|국문|영문|일본어|중국어|原文|日本語|英語|韓国語|中文|英文"
)
# Then the other language is meant: "the Korean original", "영문판", "the original post". A language
# model and machine translation are subjects, and the original paper is none of the blog's.
ON_PURPOSE = re.compile(
    rf"{NAMES}|원문|번역[본문]|\b(?:original|untranslated) (?:post|article|version|text|page)\b"
    r"|\btranslated (?:from|by)\b|\btranslation of\b|\b(?:other|both|another|either) languages?\b",
    re.IGNORECASE,
)
NEAR = 100  # so many characters before and behind a link may say so


@rule(Site, severity="error")
def link_language(site: Site) -> Iterator[Finding]:
    """A link leads to a page in the language of the post, where there is one."""
    if len(site.settings.languages) < 2:
        return
    destinations = of(site)
    for document in site.documents:
        if document.is_page:
            for link in links.of(document):
                if link.written != "ref":  # which leaves its language only where it says so
                    yield from _judged(link, document, destinations)
                elif "#" in link.target:
                    lead = destinations.reference(link, document)
                    yield from _of_anchor(link, document, lead, destinations)


def _judged(link: Link, document: Document, destinations: Destinations) -> Iterator[Finding]:
    lead = destinations.link(link, document)
    if lead.state != "there" or lead.owner is None or lead.owner[0] in document.languages:
        yield from _of_anchor(link, document, lead, destinations)
        return
    own = _counterpart(lead.owner, document, destinations)
    url = destinations.url_of.get(own)
    if url is None or own[1] == document.key or _is_on_purpose(link, document):
        return
    anchor = _anchor(fragment(link.target), lead.owner, own, destinations)
    new = f"{destinations.site.settings.base_path}{url.lstrip('/')}{anchor or ''}"
    yield at(
        document,
        link.span,
        Text(
            f"this links to the `{lead.owner[0]}` page; there is one in `{document.lang}`, too",
            f"`{lead.owner[0]}` 페이지로 가는 링크입니다. `{document.lang}` 페이지도 있습니다",
        ),
        help=Text(f"link to `{new}`", f"`{new}` 주소로 연결해 주세요"),
        fix=_fix(link, document, new) if anchor is not None else None,
    )


def _counterpart(owner: Owner, document: Document, destinations: Destinations) -> Owner:
    """The page in the language of the document; most have the same path."""
    page = destinations.pages.get(owner)
    others = places.translations(page, destinations.site) if page else ()
    own = next((other for other in others if document.lang in other.languages), None)
    return (document.lang, own.key if own else owner[1])


def _of_anchor(
    link: Link, document: Document, lead: Lead, destinations: Destinations
) -> Iterator[Finding]:
    """An anchor that only the translation of the right page has."""
    anchor = fragment(link.target)
    if not anchor or lead.state != "there" or lead.owner is None:
        return
    page = destinations.pages.get(lead.owner)
    if lead.owner == (document.lang, document.key):
        page = document
    other = places.elsewhere(anchor, page, destinations.site) if page else None
    if page is None or other is None or lead.owner[0] not in document.languages:
        return
    own = places.counterpart(anchor, other, page, destinations.site)
    new = f"{link.target.partition('#')[0]}#{own}"
    yield at(
        document,
        link.span,
        Text(
            f"`#{anchor}` is an anchor of the `{other.lang}` page, not of the `{page.lang}` one",
            f"`#{anchor}` 앵커는 `{other.lang}` 페이지에만 있습니다. 링크는 `{page.lang}` "
            "페이지로 갑니다",
        ),
        help=Text(f"link to `{new}`", f"`{new}` 주소로 연결해 주세요")
        if own
        else Text(
            f"write the anchor of a heading of `{page.path}`",
            f"`{page.path}` 파일에 있는 제목의 앵커를 적어 주세요",
        ),
        fix=_fix(link, document, new) if own else None,
        related=(
            Related(
                other.path,
                anchors.of(other)[anchor].span,
                Text("the heading with this anchor", "이 앵커가 가리키는 제목"),
            ),
        ),
    )


def _is_on_purpose(link: Link, document: Document) -> bool:
    """Whether the line speaks of a language, near the link."""
    position = document.lines.position(link.span.start)
    line = document.lines.line(position.line)
    start = position.column - 1
    near = line[max(start - NEAR, 0) : start + len(link.span.of(document.text)) + NEAR]
    return bool(ON_PURPOSE.search(near.replace(link.target, "")))


def _anchor(anchor: str, there: Owner, here: Owner, destinations: Destinations) -> str | None:
    """The same place in the other language, with its `#`; None where it is not sure."""
    if not anchor:
        return ""
    theirs, ours = destinations.pages.get(there), destinations.pages.get(here)
    if theirs is None or ours is None:
        return None
    own = places.counterpart(anchor, theirs, ours, destinations.site)
    return f"#{own}" if own else None


def _fix(link: Link, document: Document, new: str) -> Fix | None:
    if link.place is None or "?" in link.target:
        return None
    title = Text(f"link to `{new}`", f"`{new}` 주소로 연결하기")
    return Fix(title, (Edit(document.path, link.place, new),), safe="#" not in new)
