"""Apply fixes to a site.

Fixes never overlap: the first one wins, and the next run does the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from twinpost.finding import Edit, Finding
from twinpost.model import Site

ROUNDS = 10  # a fix may uncover another; more rounds than this would be a pair that fights


def apply(site: Site, findings: Sequence[Finding], *, unsafe: bool = False) -> Site:
    """The site with the fixes of `findings`, all edits of a fix or none of them."""
    taken: dict[str, list[Edit]] = {}
    for finding in findings:
        fix = finding.fix
        if fix and (fix.safe or unsafe) and all(_fits(edit, site, taken) for edit in fix.edits):
            for edit in fix.edits:
                taken.setdefault(edit.path, []).append(edit)
    for path, edits in taken.items():
        document = site.by_path[path]
        site = site.with_document(replace(document, text=edited(document.text, edits)))
    return site


def until_done(site: Site, lint: Callable[[Site], list[Finding]]) -> tuple[Site, list[Finding]]:
    """The site with everything fixed that can be, and what is left to find in it."""
    findings = lint(site)
    for _ in range(ROUNDS):
        fixed = apply(site, findings)
        if fixed is site:
            break
        site, findings = fixed, lint(fixed)
    return site, findings


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits that do not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _fits(edit: Edit, site: Site, taken: dict[str, list[Edit]]) -> bool:
    return edit.path in site.by_path and not any(
        edit.span == other.span
        or (edit.span.start < other.span.end and other.span.start < edit.span.end)
        for other in taken.get(edit.path, ())
    )
