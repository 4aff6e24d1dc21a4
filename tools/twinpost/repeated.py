"""Front matter that several pages share where each should have its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twinpost.frontmatter import Field
from twinpost.model import Document, Site


def repeated(
    site: Site, name: str, company: Callable[[Document], str] = lambda _: ""
) -> Iterator[tuple[Document, Field, Document, Field]]:
    """Pages whose text in a field an older page has, with that page; compared within `company`.

    Drafts and lists of pages are left out, and so is what can't be read.
    """
    pages = [
        (document, field)
        for document in site.documents
        if document.role == "page"
        and not document.front_matter.problems
        and (field := document.field(name))
        and isinstance(field.value, str)
        and field.value.strip()
        and document.is_published
    ]
    pages.sort(key=lambda page: (str(page[0].value("date")), page[0].path))
    first: dict[tuple[str, str, str], tuple[Document, Field]] = {}
    for document, field in pages:
        key = (document.lang, company(document), " ".join(str(field.value).split()).lower())
        before = first.setdefault(key, (document, field))
        # Two files of one page are a conflict of another kind.
        if before[0].key != document.key:
            yield document, field, *before
