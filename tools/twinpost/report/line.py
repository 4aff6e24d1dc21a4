"""One line for each finding, for editors and grep: `path:line:column: severity: message [rule]`.

The severity stays English in every language: problem matchers read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twinpost.finding import Finding
from twinpost.report.cells import printable
from twinpost.report.source import Sources, relative

if TYPE_CHECKING:
    from twinpost.model import Site


def report(
    findings: Sequence[Finding], site: Site, language: str, *, root: Path | None = None
) -> str:
    """The findings, paths relative to the directory `root` (by default the site's)."""
    sources = Sources(site)
    return "".join(_line(f, relative(f.path, site, root), sources, language) for f in findings)


def _line(finding: Finding, path: str, sources: Sources, language: str) -> str:
    place = sources.place(finding.path, finding.span)
    line, column = (place.start.line, place.start.column) if place else (1, 1)
    message = finding.message.to(language)
    rule = f" [{finding.rule}]" if finding.rule else ""
    return printable(f"{path}:{line}:{column}: {finding.severity}: {message}{rule}") + "\n"
