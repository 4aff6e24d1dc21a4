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
    hidden: dict[Severity, int]  # by the baseline
    obsolete: int  # entries of the baseline


def summary(
    findings: Sequence[Finding], site: Site, hidden: Sequence[Finding] = (), obsolete: int = 0
) -> Summary:
    """Count what was found in the site, and what of it the baseline hides."""
    severities = Counter(finding.severity for finding in findings)
    known = Counter(finding.severity for finding in hidden)
    rules = Counter((finding.severity, finding.rule) for finding in findings)
    ranked = sorted(rules.items(), key=lambda r: (SEVERITIES.index(r[0][0]), -r[1], r[0][1]))
    return Summary(
        documents=len(site.documents),
        severities={severity: severities[severity] for severity in SEVERITIES},
        rules=dict(ranked),
        fixable=sum(1 for finding in findings if finding.fix and finding.fix.safe),
        hidden={severity: known[severity] for severity in SEVERITIES},
        obsolete=obsolete,
    )


def counts(severities: Iterable[tuple[Severity, int]]) -> Text:
    """`1 error, 2 warnings`: those that are not zero."""
    kept = [(severity, n) for severity, n in severities if n]
    return Text(
        ", ".join(f"{n} {severity}{'s' * (n != 1)}" for severity, n in kept),
        ", ".join(f"{LABELS[severity].ko} {n}개" for severity, n in kept),
    )


def about_baseline(counted: Summary) -> tuple[Text, ...]:
    """What the baseline hides, and what in it is of no use any more."""
    told = []
    if any(counted.hidden.values()):
        n = counts(counted.hidden.items())
        told.append(Text(f"the baseline hides {n.en}", f"기준선이 숨긴 것: {n.ko}"))
    if counted.obsolete:
        many = counted.obsolete != 1
        told.append(
            Text(
                f"{counted.obsolete} {'entries' if many else 'entry'} of the baseline can go: "
                "`twinpost check --write-baseline`",
                f"기준선에서 더는 나오지 않는 것이 {counted.obsolete}개입니다. "
                "`twinpost check --write-baseline`으로 지울 수 있습니다",
            )
        )
    return tuple(told)


LABELS: dict[Severity, Text] = {
    "error": Text("error", "오류"),
    "warning": Text("warning", "경고"),
    "note": Text("note", "참고"),
}
