"""What the pages of a site tell of two links that are written differently."""

from __future__ import annotations

from twinpost.model import Document, Site
from twinpost.parity import links, places
from twinpost.parity.alignment import Alignment
from twinpost.parity.links import Target
from twinpost.rendering import anchors, destinations
from twinpost.rendering.destinations import Owner


def elsewhere(ours: Target, theirs: Target, pair: Alignment, site: Site) -> bool:
    """Whether two links to one page lead to other headings of it, as far as that is sure."""
    pages = page(ours, pair.source, site), page(theirs, pair.translation, site)
    there, here = pages
    if there is None or here is None:
        return _may_be_slip(ours.anchor, theirs.anchor)
    if not (ours.anchor and theirs.anchor):
        return True
    own = places.counterpart(ours.anchor, there, here, site)
    if own:
        names = [anchors.of(document) for document in pages if document]
        # Where one side has more headings, the counterpart of one may be another.
        unsure = theirs.anchor in names[1] and len(names[0]) != len(names[1])
        return own != theirs.anchor and not unsure
    missing = [
        anchors.is_missing(target.anchor, document, site.settings)
        for target, document in ((ours, there), (theirs, here))
    ]
    return missing == [False, True] or _may_be_slip(ours.anchor, theirs.anchor)


def same_page(ours: Target, theirs: Target, pair: Alignment, site: Site) -> bool:
    """Whether two paths are of one page: a translation may have another path."""
    one, other = page(ours, pair.source, site), page(theirs, pair.translation, site)
    if one is None or other is None:
        return False
    return one.path == other.path or other in places.translations(one, site)


def is_untranslated(target: Target, document: Document, language: str, site: Site) -> bool:
    """Whether the page of a link does not exist in a language: no link can lead there."""
    found = page(target, document, site)
    if found is None or language in found.languages:
        return False
    return not any(language in each.languages for each in places.translations(found, site))


def page(target: Target, document: Document, site: Site) -> Document | None:
    """The page that a link leads to, if that is known."""
    if not target.page:
        return document
    owner = _owner(target, document, site)
    return destinations.of(site).pages.get(owner) if owner else None


def _owner(target: Target, document: Document, site: Site) -> Owner | None:
    known = destinations.of(site)
    if target.link.written == "ref":
        lead = known.reference(target.link, document)
    else:
        lead = known.link(target.link, document)
    return lead.owner if lead.state == "there" else None


def _may_be_slip(one: str, other: str) -> bool:
    return bool(one) and bool(other) and links.is_near(one, other)
