"""The report for a person at a terminal.

Each finding says what, where and how; the rule's page is named once, at its first finding.
Whatever comes from the author's files passes `cells`, so that it can't drive the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twinpost.finding import Finding, Fix, Text
from twinpost.report import cells
from twinpost.report.excerpt import excerpt
from twinpost.report.source import Place, Sources, has_page, relative
from twinpost.report.summary import LABELS, Summary, about_baseline, counts, summary

if TYPE_CHECKING:
    from twinpost.model import Site

HELP = Text("help", "도움말")
FIX = Text("fix", "수정")
SUGGESTION = Text("suggestion", "제안")
DOCS = Text("docs", "설명")
STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "strong": "1",
    "frame": "94",
    "fine": "32",
}
NARROWEST = 20  # cells left for a source line in the smallest terminal


@dataclass(frozen=True, slots=True)
class Screen:
    """What the reader sees it on."""

    language: str
    color: bool
    width: int

    def styled(self, style: str, text: str) -> str:
        """`text` in a style, when there is colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.color and text else text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its name: the finding's own or a related one."""

    path: str
    place: Place | None
    message: str = ""

    @property
    def name(self) -> str:
        """`path:line:column`, which terminals make a link of."""
        if self.place is None:
            return cells.printable(self.path)
        start = self.place.start
        return cells.printable(f"{self.path}:{start.line}:{start.column}")


def report(
    findings: Sequence[Finding],
    site: Site,
    language: str,
    *,
    color: bool = False,
    width: int = 80,
    root: Path | None = None,
    hidden: Sequence[Finding] = (),
    obsolete: int = 0,
) -> str:
    """The findings and a summary; paths are relative to the directory `root` (or the site's).

    Source lines are cut and help is wrapped to `width` cells.
    """
    told = excerpts(findings, site, language, color=color, width=width, root=root)
    counted = summary(findings, site, hidden, obsolete)
    lines = _summary(counted, Screen(language, color, width))
    return told + "".join(f"{line.rstrip()}\n" for line in lines)


def excerpts(
    findings: Sequence[Finding],
    site: Site,
    language: str,
    *,
    color: bool = False,
    width: int = 80,
    root: Path | None = None,
) -> str:
    """The findings, as in a report; a blank line follows each."""
    screen = Screen(language, color, width)
    sources = Sources(site)
    first = {finding.rule: finding for finding in reversed(findings)}
    lines: list[str] = []
    for finding in findings:
        spots = list(_spots(finding, sources, site, root, language))
        lines += _finding(finding, spots, screen, docs=first[finding.rule] is finding)
        lines.append("")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _spots(
    finding: Finding, sources: Sources, site: Site, root: Path | None, language: str
) -> Iterator[Spot]:
    yield Spot(relative(finding.path, site, root), sources.place(finding.path, finding.span))
    for other in finding.related:
        place = sources.place(other.path, other.span)
        yield Spot(relative(other.path, site, root), place, other.message.to(language))


def _finding(
    finding: Finding, spots: Sequence[Spot], screen: Screen, *, docs: bool
) -> Iterator[str]:
    rule = f"[{finding.rule}]" if finding.rule else ""
    label = screen.styled(finding.severity, LABELS[finding.severity].to(screen.language) + rule)
    yield f"{label}: {screen.styled('strong', said(finding.message.to(screen.language)))}"
    margin = max((len(str(s.place.seen.end.line)) for s in spots if s.place), default=1) + 1
    for i, spot in enumerate(spots):
        arrow = screen.styled("frame", " " * margin + (":::" if i else "-->"))
        yield f"{arrow} {spot.name}" + (f": {said(spot.message)}" if spot.message else "")
        yield from _excerpt(spot, margin, "frame" if i else finding.severity, screen)
    for name, text in _notes(finding, docs):
        yield from _note(name.to(screen.language), text.to(screen.language), margin, screen)


def said(message: str) -> str:
    """A message as one line."""
    return cells.printable(message).strip()


def _excerpt(spot: Spot, margin: int, style: str, screen: Screen) -> Iterator[str]:
    if spot.place is None or not spot.place.lines.text:
        return
    bar = screen.styled("frame", " " * margin + "|")
    yield bar
    before = 0
    for number, line, carets in excerpt(spot.place.seen, max(screen.width - margin - 2, NARROWEST)):
        if before and number > before + 1:
            yield screen.styled("frame", "...")
        yield f"{screen.styled('frame', f'{number:<{margin}}|')} {line}"
        yield f"{bar} {screen.styled(style, carets)}"
        before = number


def _notes(finding: Finding, docs: bool) -> Iterator[tuple[Text, Text]]:
    if finding.help and not (finding.fix and finding.fix.title == finding.help):
        yield HELP, finding.help
    if finding.fix:
        yield _fix(finding.fix)
    if docs and has_page(finding.rule):
        command = f"twinpost explain {finding.rule}"
        yield DOCS, Text(command, command)


def _fix(fix: Fix) -> tuple[Text, Text]:
    """A safe fix names the option; the other one says that it needs a person."""
    if fix.safe:
        return FIX, Text(f"{fix.title.en} (--fix)", f"{fix.title.ko} (--fix)")
    return SUGGESTION, Text(
        f"{fix.title.en} (yours to decide: --fix leaves it)",
        f"{fix.title.ko} (--fix 는 하지 않으니 직접 판단해 주세요)",
    )


def _note(name: str, text: str, margin: int, screen: Screen) -> Iterator[str]:
    indent = margin + cells.width(f"= {name}: ")
    paragraphs = [cells.printable(paragraph) for paragraph in text.splitlines()]
    room = screen.width - indent
    lines = [line for paragraph in paragraphs for line in cells.wrap(paragraph, room)]
    yield f"{screen.styled('frame', ' ' * margin + '=')} {name}: {lines[0] if lines else ''}"
    yield from (" " * indent + line for line in lines[1:])


def _summary(counted: Summary, screen: Screen) -> Iterator[str]:
    """How many of what; the totals come last, where the eye rests."""
    found = sum(counted.severities.values())
    if found > 1:
        yield from _rules(counted, screen)
        yield ""
    yield _totals(counted, screen)
    if counted.fixable:
        fixable = Text(
            f"{counted.fixable} of them can be fixed: run again with `--fix`"
            if found > 1
            else "it can be fixed: run again with `--fix`",
            f"이 중 {counted.fixable}개는 `--fix`를 붙여 다시 실행하면 고쳐집니다"
            if found > 1
            else "`--fix`를 붙여 다시 실행하면 고쳐집니다",
        )
        yield screen.styled("fine", fixable.to(screen.language))
    for text in about_baseline(counted):
        yield screen.styled("fine", text.to(screen.language))


def _rules(counted: Summary, screen: Screen) -> Iterator[str]:
    wide = len(str(max(counted.rules.values())))
    labels = {severity: LABELS[severity].to(screen.language) for severity in counted.severities}
    name = max(cells.width(labels[severity]) for severity, _ in counted.rules)
    for (severity, rule), n in counted.rules.items():
        label = labels[severity]
        pad = " " * (name - cells.width(label))
        yield f"{n:>{wide + 2}} {screen.styled(severity, label)}{pad}  {rule}"


def _totals(counted: Summary, screen: Screen) -> str:
    n = counted.documents
    files = Text(f"{n} file{'s' * (n != 1)} checked", f"파일 {n}개를 검사했습니다")
    if not any(counted.severities.values()) and any(counted.hidden.values()):
        clean = Text(f"{files.en}, nothing new", f"{files.ko}. 새로 나온 것이 없습니다")
        return screen.styled("fine", clean.to(screen.language))
    if not any(counted.severities.values()):
        clean = Text(f"{files.en}, all is well", f"{files.ko}. 고칠 곳이 없습니다")
        return screen.styled("fine", clean.to(screen.language))
    found = counts(counted.severities.items())
    totals = Text(f"{files.en}: {found.en}", f"{files.ko}: {found.ko}")
    return screen.styled("strong", totals.to(screen.language))
