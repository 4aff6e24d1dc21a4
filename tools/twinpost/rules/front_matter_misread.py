"""Values that Hugo accepts and reads otherwise: a draft is published, a title cut, a tag lost."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import misreadings
from twinpost.finding import Finding
from twinpost.lint import rule
from twinpost.model import Document, Settings


@rule(Document, severity="error")
def front_matter_misread(document: Document, settings: Settings) -> Iterator[Finding]:
    """Hugo reads in the front matter what is written there."""
    if document.is_page and not document.front_matter.problems:
        yield from misreadings.of(document, settings)
