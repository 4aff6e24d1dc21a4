"""When each file of a site was last changed, as git remembers it: one question for all of them.

Hugo's `.Lastmod` takes the date of the author, not of the committer, and so do we. What lies before
the edge of a shallow clone is not known: there, every file seems to come from one commit.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

from twinpost import git
from twinpost.content import relative
from twinpost.model import Settings

# The user's configuration may not change the form of the answers.
PLAIN = ("-c", "log.showSignature=false", "-c", "log.follow=false")
LOG = ("log", "-z", "--no-color", "--no-renames", "--name-only")
FORM = ("--decorate=full", "--format=%x01%D%x02%aI")
STATUS = ("status", "-z", "--porcelain=v1", "--no-renames", "--untracked-files=all")
EDGE = "grafted"  # how git marks the oldest commits of a shallow clone


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a file."""

    date: datetime | None = None  # of its last commit; None where that is not known
    uncommitted: bool = False  # whether it was changed since
    revised: bool = False  # whether it was changed after it was added

    def at(self, now: datetime) -> datetime | None:
        """When it was; what is not committed is changed now."""
        return now if self.uncommitted else self.date


@dataclass(frozen=True)
class History:
    """The last changes, by the paths of documents."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    cut: bool = False  # whether the clone is shallow, and hides some of them

    def of(self, path: str) -> Change:
        """The last change of the file at a path."""
        return self.changes.get(path, Change())


def history(root: Path, settings: Settings, paths: Iterable[str]) -> History:
    """What git knows about files of the site at `root`; nothing without git."""
    prefix = git.ask(root, "rev-parse", "--show-prefix", "--is-inside-work-tree").splitlines()
    if len(prefix) != 2:
        return History()
    names = {path: _name(prefix[0], path) for path in paths}
    folders = {_name(prefix[0], relative(root, mount.source)) for mount in settings.content}
    inside = sorted(f":(top,literal){'' if f == '.' else f}" for f in folders if not _outside(f))
    if not inside:
        return History()
    log = git.ask(root, *PLAIN, *LOG, *FORM, "--", *inside)
    uncommitted = _uncommitted(git.ask(root, *STATUS, "--", *inside))
    committed, cut = _committed(log)
    changes = {}
    for path, name in names.items():
        dates, now = committed.get(name, []), name in uncommitted
        changes[path] = Change(next(iter(dates), None), now, len(dates) + now > 1)
    return History(changes, cut)


def _committed(log: str) -> tuple[dict[str, list[datetime | None]], bool]:
    """The dates of each file, the last one first; None where a shallow clone ends."""
    dates: dict[str, list[datetime | None]] = {}
    cut = False
    for commit in log.split("\1")[1:]:
        marks, _, rest = commit.partition("\2")
        date, *files = rest.split("\0")
        edge = EDGE in marks.split(", ")
        cut |= edge
        for file in filter(None, files):
            seen = dates.setdefault(normalize("NFC", file.removeprefix("\n")), [])
            seen.append(None if edge else datetime.fromisoformat(date))
    return dates, cut


def _uncommitted(status: str) -> set[str]:
    return {normalize("NFC", entry[3:]) for entry in status.split("\0") if entry}


def _name(prefix: str, path: str) -> str:
    """How git names a file: from the top of the repository."""
    return normalize("NFC", posixpath.normpath(f"{prefix}{path}"))


def _outside(name: str) -> bool:
    return name == ".." or name.startswith("../")
