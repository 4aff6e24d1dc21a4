"""The findings that a blog had when it began to be checked: recorded, and hidden from then on.

A finding is known by its file, its rule and its words, never by its place. The file has one finding
a line and nothing between them, so that git merges what two branches wrote.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.lint import Rule
from twinpost.model import Site
from twinpost.report.source import Sources
from twinpost.text import Text

NAME = "twinpost-baseline.jsonl"
HEADER = {"version": 1}
LONGEST = 80  # characters of a text that are kept; a digest stands for the rest
CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")


class Entry(NamedTuple):
    """What a finding is known by."""

    path: str
    rule: str
    text: str  # what it covers, or its line if that has no words
    line: str  # a digest of its line: it tells apart what has the same words

    @property
    def loose(self) -> tuple[str, str, str]:
        """The same, wherever it stands and whatever was written beside it."""
        return self.path, self.rule, self.text


@dataclass(frozen=True)
class Compared:
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    obsolete: int = 0  # entries that nothing is found for any more


@dataclass(frozen=True)
class Baseline:
    """How often each entry was found."""

    entries: Mapping[Entry, int] = field(default_factory=dict)

    @staticmethod
    def load(root: Path) -> Baseline:
        """The baseline of the site at `root`; an empty one if it has none.

        Raises UserError, with the line, when it can't be understood.
        """
        path = root / NAME
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return Baseline()
        except (OSError, UnicodeDecodeError):
            raise _unreadable(str(path)) from None
        return parse(text, str(path))

    def compare(self, findings: Sequence[Finding], site: Site, rules: Sequence[Rule]) -> Compared:
        """Which of the findings of `rules` are known, and how many entries are obsolete."""
        sources = Sources(site)
        kept = {rule.id for rule in rules if rule.stops_build}
        wanted = [
            (i, _entry(finding, sources))
            for i, finding in enumerate(findings)
            if self.entries and finding.rule not in kept
        ]
        left = Counter(self.entries)
        # First those whose line is as it was: of three alike, the added one is new.
        found = _taken(wanted, left)
        rest: Counter[tuple[str, str, str]] = Counter()
        for entry, count in left.items():
            rest[entry.loose] += count
        found |= _taken([(i, entry.loose) for i, entry in wanted if i not in found], rest)
        ran = {rule.id for rule in rules}
        return Compared(
            tuple(f for i, f in enumerate(findings) if i not in found),
            tuple(f for i, f in enumerate(findings) if i in found),
            sum(count for (_, rule, _), count in rest.items() if rule in ran),
        )

    def renewed(self, findings: Iterable[Finding], site: Site, rules: Sequence[Rule]) -> Baseline:
        """A baseline of today's findings; what `rules` were not asked about stays.

        What stops the build is never part of one: hiding it would help nobody.
        """
        sources = Sources(site)
        ran = {rule.id for rule in rules}
        kept = {rule.id for rule in rules if rule.stops_build}
        others = {entry: n for entry, n in self.entries.items() if entry.rule not in ran}
        found = Counter(_entry(f, sources) for f in findings if f.rule not in kept)
        return Baseline({**others, **found})

    @property
    def written(self) -> bytes:
        """The file: sorted, one entry a line."""
        lines: list[dict[str, object]] = [dict(HEADER)]
        for entry, count in sorted(self.entries.items()):
            lines.append({**entry._asdict(), **({"count": count} if count > 1 else {})})
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def parse(text: str, path: str) -> Baseline:
    """The baseline that `text` says; what two branches wrote both counts once."""
    entries: dict[Entry, int] = {}
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if not line or (values := _values(line, f"{path}:{number}")) == HEADER:
            continue
        entry, count = _read(values, f"{path}:{number}")
        entries[entry] = max(entries.get(entry, 0), count)
    return Baseline(entries)


def _values(line: str, place: str) -> object:
    if CONFLICT.match(line):
        raise UserError(
            Text(f"`{NAME}` has a merge conflict", f"`{NAME}` 파일에 병합 충돌이 남아 있습니다"),
            Text(
                "delete the marks of the conflict and keep the lines of both sides",
                "충돌 표시를 지우고 양쪽 줄을 모두 남겨 주세요",
            ),
            place,
        )
    try:
        return json.loads(line)
    except ValueError:
        raise _unreadable(place) from None


def _read(values: object, place: str) -> tuple[Entry, int]:
    match values:
        case {"path": str(path), "rule": str(rule), "text": str(text), "line": str(line), **more}:
            count = more.get("count", 1)
            if type(count) is int and count > 0:
                return Entry(path, rule, text, line), count
        case {"version": _}:
            raise UserError(
                Text(
                    f"`{NAME}` was written by another version of Twinpost",
                    f"`{NAME}` 파일을 쓴 Twinpost의 버전이 다릅니다",
                ),
                _ANEW,
                place,
            )
    raise _unreadable(place)


_ANEW = Text(
    "write it anew with `twinpost check --write-baseline`, or restore it from git",
    "`twinpost check --write-baseline`으로 다시 쓰거나 git에서 되살려 주세요",
)


def _unreadable(place: str) -> UserError:
    return UserError(
        Text(f"`{NAME}` can't be read as a baseline", f"`{NAME}` 파일을 읽을 수 없습니다"),
        _ANEW,
        place,
    )


def _taken(wanted: Iterable[tuple[int, object]], left: Counter[Any]) -> set[int]:
    """The numbers of those that `left` has a place for; each takes one."""
    taken = set()
    for number, name in wanted:
        if left[name] > 0:
            left[name] -= 1
            taken.add(number)
    return taken


def _entry(finding: Finding, sources: Sources) -> Entry:
    place = sources.place(finding.path, finding.span)
    if place is None:
        return Entry(_plain(finding.path), finding.rule, "", "")
    line = _plain(place.lines.line(place.start.line))
    covered = _plain(place.span.of(place.lines.text))
    text = covered if re.search(r"\w", covered) else line
    return Entry(_plain(finding.path), finding.rule, _short(text), _digest(line))


def _plain(text: str) -> str:
    """Words, whatever the blanks between them; a byte that is not UTF-8 is a `?`."""
    return normalize("NFC", " ".join(text.split())).encode("utf-8", "replace").decode()


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… {_digest(text)}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
