"""Findings for programs: the contract in `schemas/findings.schema.json`.

The schema is strict, so a new key is a new version. Paths are relative to the site's root, lines
and columns count from 1, and all offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING, Any

from twinpost.finding import Finding, Fix, Related
from twinpost.report.source import Sources
from twinpost.report.summary import Summary, summary

if TYPE_CHECKING:
    from twinpost.model import Site

VERSION = 1
# What `dumps` leaves as it is but a terminal or an encoder to UTF-8 would not; all in strings.
RAW = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def report(findings: Sequence[Finding], site: Site, language: str) -> str:
    """One JSON object, indented."""
    sources = Sources(site)
    contents = {
        "version": VERSION,
        "findings": [_finding(finding, sources, language) for finding in findings],
        "summary": _summary(summary(findings, site)),
    }
    text = dumps(contents, ensure_ascii=False, indent=2)
    return RAW.sub(lambda c: f"\\u{ord(c[0]):04x}", text) + "\n"


def _finding(finding: Finding, sources: Sources, language: str) -> dict[str, Any]:
    place = sources.place(finding.path, finding.span)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": place.start.line if place else 1,
        "column": place.start.column if place else 1,
        "end_line": place.end.line if place else 1,
        "end_column": place.end.column if place else 1,
        "message": finding.message.to(language),
        "help": finding.help.to(language) if finding.help else None,
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "related": [_related(related, sources, language) for related in finding.related],
    }


def _fix(fix: Fix, language: str) -> dict[str, Any]:
    return {
        "title": fix.title.to(language),
        "safe": fix.safe,
        "edits": [
            {"path": e.path, "start": e.span.start, "end": e.span.end, "text": e.text}
            for e in fix.edits
        ],
    }


def _related(related: Related, sources: Sources, language: str) -> dict[str, Any]:
    place = sources.place(related.path, related.span)
    return {
        "path": related.path,
        "line": place.start.line if place else 1,
        "column": place.start.column if place else 1,
        "message": related.message.to(language),
    }


def _summary(counted: Summary) -> dict[str, Any]:
    rules: dict[str, int] = {}
    for (_, rule), n in counted.rules.items():
        rules[rule] = rules.get(rule, 0) + n
    return {
        "documents": counted.documents,
        "severities": counted.severities,
        "rules": rules,
        "fixable": counted.fixable,
    }
