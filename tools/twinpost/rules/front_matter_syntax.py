"""Front matter that Hugo refuses: the build stops, and Hugo's own message seldom says why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Problem
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span

SIGNS = re.compile(r"[^\w]|[\u200b-\u200f\ufeff]|_")


@rule(Document, severity="error", stops_build=True)
def front_matter_syntax(document: Document) -> Iterator[Finding]:
    """Hugo can read the front matter."""
    for problem in document.front_matter.problems:
        yield at(
            document,
            problem.span,
            problem.message,
            help=problem.help,
            fix=_fix(document, problem),
        )


def _fix(document: Document, problem: Problem) -> Fix | None:
    if not problem.edits:
        return None
    edits = tuple(Edit(document.path, span, text) for span, text in problem.edits)
    title = problem.title or Text("mend the front matter", "프런트매터 고치기")
    safe = problem.safe
    if safe is None:
        safe = all(_keeps_words(document.text, span, text) for span, text in problem.edits)
    return Fix(title, edits, safe)


def _keeps_words(text: str, span: Span, new: str) -> bool:
    """Whether an edit adds or removes signs only, and makes no text of a list, map or block."""
    old = span.of(text)
    indents = not old.strip(" ") and not text[: span.start].rpartition("\n")[2].strip(" ")
    if indents and old != new and not new.strip(" "):
        return False  # another depth may be another meaning
    if new[:1] in ("'", '"') and (old or text[span.start :])[:1] in ("{", "[", ">", "|"):
        return False
    return SIGNS.sub("", old) == SIGNS.sub("", new)
