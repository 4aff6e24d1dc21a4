"""Front matter that Hugo refuses: the build stops, and Hugo's own message seldom says why."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Problem
from twinpost.lint import rule
from twinpost.model import Document


@rule(Document, severity="error")
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
    return Fix(problem.title or Text("mend the front matter", "프런트매터 고치기"), edits)
