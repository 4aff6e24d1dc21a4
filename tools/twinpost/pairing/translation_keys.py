"""Pages that `translationKey` keeps apart though they belong together.

Of a page with one, Hugo says that those with the same one are its translations, and no others; of a
page without, those at its path, whatever they have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twinpost.model import Document, Post, Site


@dataclass(frozen=True)
class Torn:
    """A page and one that it belongs to."""

    document: Document
    other: Document
    kind: Literal["one-sided", "different", "alike"]


def torn(site: Site) -> tuple[Torn, ...]:
    """All such pages, each once."""
    kept = site.memory.get("torn")
    if not isinstance(kept, tuple):
        kept = site.memory["torn"] = tuple(_torn(site))
    return kept


def is_torn(post: Post, site: Site) -> bool:
    """Whether a page of the post is told about."""
    pages = {document.path for document in post.documents}
    return any({each.document.path, each.other.path} & pages for each in torn(site))


def _torn(site: Site) -> Iterator[Torn]:
    keyed = [d for d in site.documents if d.is_page and d.translation_key]
    if not keyed:
        return
    posts = {document.path: post for post in site.posts for document in post.documents}
    places = {document.key for document in keyed}
    beside: dict[str, list[Document]] = {}
    for document in site.documents:
        if document.is_page and document.key in places:
            beside.setdefault(document.key, []).append(document)
    for documents in beside.values():
        yield from _at_one_path(documents, posts)
    yield from _alike(keyed, posts)


def _at_one_path(documents: list[Document], posts: dict[str, Post]) -> Iterator[Torn]:
    """Those whose key is another than most of the translations at their path have."""
    count = Counter(document.translation_key for document in documents)
    usual = max(count, key=lambda key: (count[key], not key))
    rest = [document for document in documents if document.translation_key == usual]
    for document in documents:
        key = document.translation_key
        others = [d for d in rest if not d.languages & document.languages]
        if key == usual or not others:
            continue
        if not key or not usual:
            yield Torn(document, others[0], "one-sided")
        elif not others[0].languages <= posts[document.path].languages:
            yield Torn(document, others[0], "different")


def _alike(keyed: list[Document], posts: dict[str, Post]) -> Iterator[Torn]:
    """Those whose keys differ in capitals, blanks and hyphens only."""
    first: dict[str, Document] = {}
    for document in keyed:
        name = re.sub(r"[\s_-]", "", document.translation_key.casefold())
        other = first.setdefault(name, document)
        if other.key == document.key or posts[other.path] is posts[document.path]:
            continue
        if not posts[other.path].languages & posts[document.path].languages:
            yield Torn(document, other, "alike")
