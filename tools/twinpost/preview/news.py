"""What is different between two checks, file by file: the author hears nothing twice.

A finding is the same one as long as its file, its rule, its message and the words that it marks
are; where it stands does not matter, for every line that is added above would move it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twinpost.finding import Finding
from twinpost.model import Site

Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding with what it was about, for the text it was found in will be gone."""

    finding: Finding
    words: str
    line: str

    @property
    def path(self) -> str:
        """Where it is."""
        return self.finding.path

    @property
    def name(self) -> Name:
        """What makes it the same one."""
        return self.finding.rule, self.finding.message.en, self.words


@dataclass(frozen=True, slots=True)
class News:
    """What a change did to the findings of one file."""

    path: str
    new: tuple[Finding, ...]
    mended: int
    left: int  # how many there are now, the new ones included


def see(site: Site, findings: Iterable[Finding]) -> tuple[Seen, ...]:
    """The findings of a check, to be compared with those of the next."""
    return tuple(_see(site, finding) for finding in findings)


def news(before: Sequence[Seen], after: Sequence[Seen]) -> tuple[News, ...]:
    """What is new and what is mended, ordered by path."""
    old, now = _by_path(before), _by_path(after)
    told = (_about(path, old.get(path, []), now.get(path, [])) for path in sorted({**old, **now}))
    return tuple(one for one in told if one.new or one.mended)


def _see(site: Site, finding: Finding) -> Seen:
    document = site.by_path.get(finding.path)
    if document is None:
        return Seen(finding, "", "")
    lines = document.lines
    line = lines.line(lines.position(finding.span.start).line)
    return Seen(finding, finding.span.of(document.text), line)


def _about(path: str, old: Sequence[Seen], now: Sequence[Seen]) -> News:
    before, after = Counter(s.name for s in old), Counter(s.name for s in now)
    if before == after:
        return News(path, (), 0, len(now))
    known = {(s.name, s.line) for s in old}
    new: list[Seen] = []
    for name, count in (after - before).items():
        alike = [s for s in now if s.name == name]
        alike.sort(key=lambda s: (s.name, s.line) in known)  # those in untouched lines last
        new += alike[:count]
    new.sort(key=lambda s: s.finding.span)
    return News(path, tuple(s.finding for s in new), (before - after).total(), len(now))


def _by_path(found: Iterable[Seen]) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {}
    for seen in found:
        groups.setdefault(seen.path, []).append(seen)
    return groups
