"""Links that take readers to another language although the page exists in theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.rendering import anchors, links
from twinpost.rendering.destinations import Destinations, Owner, of
from twinpost.rendering.links import Link
from twinpost.rendering.paths import fragment

# Then the other language is meant: "the Korean original", "영문판".
LANGUAGE = re.compile(
    r"\b(?:English|Korean|Japanese|Chinese|translat\w*|original|language)\b"
    r"|영어|한국어|한글|국문|영문|일본어|중국어|원문|번역|日本語|英語|韓国語|中文|英文|原文",
    re.IGNORECASE,
)


@rule(Site, severity="warning")
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


def _judged(link: Link, document: Document, destinations: Destinations) -> Iterator[Finding]:
    lead = destinations.link(link, document)
    if lead.state != "there" or lead.owner is None or lead.owner[0] in document.languages:
        return
    own = (document.lang, lead.owner[1])
    url = destinations.url_of.get(own)
    if url is None or own[1] == document.key or _names_language(link, document):
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


def _names_language(link: Link, document: Document) -> bool:
    """Whether the line of the link speaks of a language."""
    line = document.lines.line(document.lines.position(link.span.start).line)
    return bool(LANGUAGE.search(line.replace(link.target, "")))


def _anchor(anchor: str, there: Owner, here: Owner, destinations: Destinations) -> str | None:
    """The same place in the other language, with its `#`; None where it is not sure."""
    pages = (destinations.pages.get(there), destinations.pages.get(here))
    if not anchor or None in pages:
        return None if anchor else ""
    theirs, ours = (list(anchors.of(page)) if page else [] for page in pages)
    if anchor in ours:
        return f"#{anchor}"
    # A translation has the same headings in the same order.
    if anchor in theirs and len(theirs) == len(ours):
        return f"#{ours[theirs.index(anchor)]}"
    return None


def _fix(link: Link, document: Document, new: str) -> Fix | None:
    if link.place is None or "?" in link.target:
        return None
    title = Text(f"link to `{new}`", f"`{new}` 주소로 연결하기")
    return Fix(title, (Edit(document.path, link.place, new),), safe="#" not in new)
