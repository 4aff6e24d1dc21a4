"""The same place in another language: which anchor stands for which of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.markdown import Node
from twinpost.model import Document, Post, Site
from twinpost.parity import alignment
from twinpost.rendering import anchors


def translations(document: Document, site: Site) -> tuple[Document, ...]:
    """The document in the other languages."""
    post = _posts(site).get(document.path)
    others = post.documents if post else ()
    return tuple(other for other in others if not other.languages & document.languages)


def elsewhere(anchor: str, page: Document, site: Site) -> Document | None:
    """The translation of a page that has a heading with the anchor, when the page has none."""
    others = translations(page, site)
    if not others or anchor in anchors.of(page) or anchor in site.settings.template_ids:
        return None
    given = rf"(?:\b(?:id|name)\s*=\s*[\"']?|\{{[^}}\n]*#){re.escape(anchor)}(?![\w-])"
    if not page.goldmark.heading_ids.startswith("github") or re.search(given, page.text):
        return None
    return next((other for other in others if anchor in anchors.of(other)), None)


def counterpart(anchor: str, there: Document, here: Document, site: Site) -> str:
    """The anchor of the heading that stands for the one of `anchor`; "" where that is not sure."""
    theirs, ours = anchors.of(there), anchors.of(here)
    if anchor in ours or anchor not in theirs:
        return anchor if anchor in ours else ""
    if heading := next(_aligned(theirs[anchor], there, here, site), None):
        return next((name for name, node in ours.items() if node.span == heading.span), "")
    levels = [[node.level for node in each.values()] for each in (theirs, ours)]
    # A translation has the same headings in the same order.
    return [*ours][[*theirs].index(anchor)] if levels[0] == levels[1] else ""


def _aligned(heading: Node, there: Document, here: Document, site: Site) -> Iterator[Node]:
    """The heading that stands for another one."""
    post = _posts(site).get(here.path)
    source = post.documents[0] if post else None
    if source is not there and source is not here:
        return
    pair = (there, here) if source is there else (here, there)
    for found in alignment.of(*pair).pairs:
        one, other = found.source, found.translation
        if source is here:
            one, other = other, one
        if len(one) == len(other) == 1 and one[0].span == heading.span:
            yield other[0].node


def _posts(site: Site) -> dict[str, Post]:
    """The posts by the paths of their documents."""
    kept = site.memory.get("posts by path")
    if not isinstance(kept, dict):
        kept = site.memory["posts by path"] = {d.path: p for p in site.posts for d in p.documents}
    found: dict[str, Post] = kept
    return found
