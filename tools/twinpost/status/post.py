"""The state of one post: which languages it has, what was found in it, when it was changed.

Nothing is judged here. What is missing, diverged or stale is what `lint` found, by the ids of the
rules; a rule that is off, or that does not exist, found nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from twinpost import dates, sync
from twinpost.finding import SEVERITIES, Finding, Severity
from twinpost.model import Document, Post, Settings, Site
from twinpost.status.history import Change, History
from twinpost.status.words import words

State = Literal["there", "draft", "future", "expired", "missing"]

UNTRANSLATED = ("missing-translation", "translation-unpublished")
MISSING_BLOCK = ("missing-block",)
DIVERGED = ("diverged-section",)
STALE = ("stale-translation",)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Version:
    """A post in one language of the site; without a path when it is missing."""

    language: str
    state: State = "missing"
    path: str = ""
    title: str = ""
    words: int = 0
    change: Change = field(default_factory=Change)


@dataclass(frozen=True, slots=True)
class Hint:
    """What git's dates hint at: one language was changed, and the others were not since."""

    language: str
    others: tuple[str, ...]
    days: int  # by which it is newer than the newest of them


@dataclass(frozen=True)
class Row:
    """A post in the table."""

    key: str
    section: str  # "" for what lies directly below content/
    versions: tuple[Version, ...]  # one for each language of the site, in its order
    found: Counter[str]  # by rule
    severities: Counter[Severity]
    hint: Hint | None = None

    @property
    def written(self) -> tuple[Version, ...]:
        """The languages that it has, published or not."""
        return tuple(version for version in self.versions if version.path)

    @property
    def source(self) -> Version:
        """The first language that it has."""
        return next(iter(self.written), self.versions[0])

    @property
    def unpublished(self) -> tuple[Version, ...]:
        """The languages in which readers do not find it."""
        return tuple(version for version in self.versions if version.state != "there")

    def count(self, rules: Sequence[str]) -> int:
        """How much these rules found."""
        return sum(self.found[rule] for rule in rules)

    def title(self, language: str) -> Version:
        """The version whose title a reader of `language` wants: hers, or the first that has one."""
        titled = [version for version in self.written if version.title]
        mine = [v for v in titled if v.language.partition("-")[0] == language]
        return next(iter([*mine, *titled]), self.source)

    def changed(self, now: datetime) -> datetime | None:
        """When any of its languages was last changed."""
        return max(filter(None, (v.change.at(now) for v in self.written)), default=None)


def row(post: Post, site: Site, findings: Sequence[Finding], history: History) -> Row:
    """The row of a post, of the findings that are about it."""
    first = post.documents[0]
    versions = tuple(_versions(post, site.settings, history))
    return Row(
        key=post.key if post.key.startswith("/") else first.key,  # with a `translationKey`
        section=_section(first),
        versions=versions,
        found=Counter(finding.rule for finding in findings),
        severities=Counter(finding.severity for finding in findings),
        hint=None if _is_recorded(post, site) else _hint(versions, site.settings.now),
    )


def worst_first(row: Row) -> tuple[object, ...]:
    """What has to be done first: errors, then what readers of a language miss, then the rest."""
    kinds = (UNTRANSLATED, MISSING_BLOCK, DIVERGED, STALE)
    error, *others = (-row.severities[severity] for severity in SEVERITIES)
    return (error, *(-row.count(rules) for rules in kinds), *others, row.key)


def _versions(post: Post, settings: Settings, history: History) -> Iterator[Version]:
    for language in settings.languages:
        # Of two files for one page, which is an error, the first will do.
        document = next((d for d in post.documents if language in d.languages), None)
        if document is None:
            yield Version(language)
            continue
        title = document.value("title")
        yield Version(
            language=language,
            state=_state(document, settings),
            path=document.path,
            title=" ".join(title.split()) if isinstance(title, str) else "",
            words=words(document),
            change=history.of(document.path),
        )


def _state(document: Document, settings: Settings) -> State:
    """Whether the page is on the site today, and why not."""
    if document.draft:
        return "draft"
    zone = dates.zone(settings)
    published = dates.taken(document, settings, "publishdate")
    if published and not settings.builds_future and published.moment.at(zone) > settings.now:
        return "future"
    expires = dates.taken(document, settings, "expirydate")
    return "expired" if expires and expires.moment.at(zone) <= settings.now else "there"


def _section(document: Document) -> str:
    first, *below = document.key.strip("/").split("/")
    return first if below or document.role == "branch" else ""


def _is_recorded(post: Post, site: Site) -> bool:
    """Whether it was ever synchronised: then it is known what git's dates only hint at."""
    names = {sync.name(d.key, language) for d in post.documents for language in post.languages}
    return not names.isdisjoint(site.sync)


def _hint(versions: Sequence[Version], now: datetime) -> Hint | None:
    """Of two languages the newer one speaks; of more, only the source.

    A language that came later and was never changed since is a new translation, and no hint.
    """
    dated = [(v, at) for v in versions if v.path and (at := v.change.at(now))]
    if len(dated) < 2:
        return None
    newest, changed = max(dated, key=lambda one: one[1]) if len(dated) == 2 else dated[0]
    older = {v.language: (changed - at).days for v, at in dated if changed - at >= DAY}
    if not older or not newest.change.revised:
        return None
    return Hint(newest.language, tuple(older), min(older.values()))
