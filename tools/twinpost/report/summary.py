"""How much was found, counted once for all the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twinpost.finding import SEVERITIES, Finding, Severity
from twinpost.text import Text

if TYPE_CHECKING:
    from twinpost.model import Site


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of findings; `fixable` are those that `--fix` mends."""

    documents: int
    severities: dict[Severity, int]  # all of them, worst first
    rules: dict[tuple[Severity, str], int]  # worst first, then most frequent
    fixable: int


def summary(findings: Sequence[Finding], site: Site) -> Summary:
    """Count what was found in the site."""
    severities = Counter(finding.severity for finding in findings)
    rules = Counter((finding.severity, finding.rule) for finding in findings)
    ranked = sorted(rules.items(), key=lambda r: (SEVERITIES.index(r[0][0]), -r[1], r[0][1]))
    return Summary(
        documents=len(site.documents),
        severities={severity: severities[severity] for severity in SEVERITIES},
        rules=dict(ranked),
        fixable=sum(1 for finding in findings if finding.fix and finding.fix.safe),
    )


def counts(severities: Iterable[tuple[Severity, int]]) -> Text:
    """`1 error, 2 warnings`: those that are not zero."""
    kept = [(severity, n) for severity, n in severities if n]
    return Text(
        ", ".join(f"{n} {severity}{'s' * (n != 1)}" for severity, n in kept),
        ", ".join(f"{LABELS[severity].ko} {n}개" for severity, n in kept),
    )


LABELS: dict[Severity, Text] = {
    "error": Text("error", "오류"),
    "warning": Text("warning", "경고"),
    "note": Text("note", "참고"),
}
