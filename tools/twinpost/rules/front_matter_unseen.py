"""A front matter that Hugo does not see: it prints the fields as text, and the title is empty."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import unseen
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document


@rule(Document, severity="error")
def front_matter_unseen(document: Document) -> Iterator[Finding]:
    """Hugo sees the front matter."""
    front = document.front_matter
    if not document.is_page or front.problems or front.fields:
        return
    if front.format:
        found = unseen.emptied(document.text, front.span.end)
    else:
        found = unseen.find(document.text)
    if found:
        edits = tuple(Edit(document.path, span, text) for span, text in found.edits)
        yield at(
            document,
            found.span,
            Text(
                f"Hugo does not see the front matter: {found.why.en}",
                f"Hugo가 프런트매터를 보지 못합니다. {found.why.ko}",
            ),
            help=found.help,
            fix=Fix(found.help, edits, found.safe) if edits else None,
        )
