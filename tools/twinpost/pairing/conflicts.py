"""Files that claim the same page: Hugo publishes one of them, and does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twinpost.model import Document, Site


@dataclass(frozen=True)
class Conflict:
    """Two or more files for one page in one language."""

    language: str
    key: str
    documents: tuple[Document, ...]


def conflicts(site: Site) -> Iterator[Conflict]:
    """The pages that several files claim, each group of files once."""
    told = set()
    for (language, key), documents in (*site.pages.items(), *_by_name(site)):
        paths = tuple(document.path for document in documents)
        if len(documents) > 1 and paths not in told:
            told.add(paths)
            yield Conflict(language, key, documents)


def _by_name(site: Site) -> Iterator[tuple[tuple[str, str], tuple[Document, ...]]]:
    """By the language that the name says: Hugo compares names before it reads `sites.matrix`."""
    if not any(document.matrix for document in site.documents):
        return
    named: dict[tuple[str, str], tuple[Document, ...]] = {}
    for document in site.documents:
        if document.is_page and len(document.mounted) == 1:
            name = (document.mounted[0], document.key)
            named[name] = (*named.get(name, ()), document)
    yield from named.items()
