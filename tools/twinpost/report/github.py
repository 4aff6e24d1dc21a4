"""Annotations of GitHub Actions: workflow commands, `::error file=...::message`.

GitHub shows ten of each severity in a step and drops the rest without a word; so we stop there
ourselves, and the last one says how many are missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twinpost.finding import SEVERITIES, Finding, Severity, Text
from twinpost.report.cells import printable
from twinpost.report.source import Place, Sources, relative
from twinpost.report.summary import counts

if TYPE_CHECKING:
    from twinpost.model import Site

LIMIT = 10
COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def report(
    findings: Sequence[Finding], site: Site, language: str, *, root: Path | None = None
) -> str:
    """The worst findings, paths relative to `root`, which must be the repository's."""
    sources = Sources(site)
    kept = _kept(findings)
    commands = [_command(f, relative(f.path, site, root), sources, language) for f in kept]
    if len(kept) < len(findings):
        commands.append(_rest(findings, kept).to(language))
    return "".join(f"{command}\n" for command in commands)


def _kept(findings: Sequence[Finding]) -> list[Finding]:
    """What GitHub shows, worst first; the word about the rest is a notice, too."""
    groups = [[f for f in findings if f.severity == severity] for severity in SEVERITIES]
    full = any(len(group) > LIMIT for group in groups)
    limits = (LIMIT, LIMIT, LIMIT - full)
    return [f for group, limit in zip(groups, limits, strict=True) for f in group[:limit]]


def _rest(findings: Sequence[Finding], kept: Sequence[Finding]) -> Text:
    missing = {s: _of(s, findings) - _of(s, kept) for s in SEVERITIES}
    n = counts(missing.items())
    return Text(
        f"::notice title=twinpost::not shown here: {n.en}. GitHub shows {LIMIT} of each kind; "
        "`twinpost check` shows all",
        f"::notice title=twinpost::여기에 표시되지 않은 것: {n.ko}. GitHub는 종류마다 {LIMIT}개까지"
        " 보여 줍니다. 전부 보려면 `twinpost check`를 실행해 주세요",
    )


def _of(severity: Severity, findings: Sequence[Finding]) -> int:
    return sum(1 for finding in findings if finding.severity == severity)


def _command(finding: Finding, path: str, sources: Sources, language: str) -> str:
    place = sources.place(finding.path, finding.span)
    properties = {"file": path, **(_lines(place.seen) if place else {}), "title": finding.rule}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    texts = (finding.message, finding.help)
    message = "\n".join(text.to(language) for text in texts if text)
    return f"::{COMMANDS[finding.severity]} {listed}::{_message(message)}"


def _lines(place: Place) -> dict[str, str]:
    """Columns only when it is all on one line: GitHub refuses them otherwise."""
    start, end = place.start, place.end
    lines = {"line": str(start.line), "endLine": str(end.line)}
    if start.line < end.line:
        return lines
    return {**lines, "col": str(start.column), "endColumn": str(end.column)}


def _message(text: str) -> str:
    """`text` as the message of a command: several lines stay several lines."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "%0A".join(printable(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    """`text` as a property; those end at `,` and `:`."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
