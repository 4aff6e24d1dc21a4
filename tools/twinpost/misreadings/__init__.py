"""Values that Hugo accepts and reads otherwise than they are written: readers see it.

Each check was made by asking Hugo; tests/rules/test_front_matter_misread.py asks again.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding
from twinpost.misreadings import keys, lists, places, switches, texts
from twinpost.model import Document, Settings


def of(document: Document, settings: Settings) -> Iterator[Finding]:
    """The misreadings of a page."""
    yield from keys.of(document)
    yield from places.of(document, settings)
    yield from switches.of(document, settings)
    names = lists.names(settings)
    for field in document.front_matter.fields.values():
        if field.path in names:
            yield from lists.of(document, field, settings)
        elif document.front_matter.format == "yaml" and lists.is_glued(document, field):
            yield from lists.glued(document, field)
        else:
            yield from texts.of(document, field, names)
