"""The site as it is at this moment of its author's work, and what is found in it.

A saved post replaces one document. New and lost files, and pictures, for their sizes, make it read
the site again, but nothing is parsed twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from twinpost import config, content, frontmatter, hugo, pictures
from twinpost.baseline import NAME as BASELINE
from twinpost.baseline import Baseline
from twinpost.config import Config
from twinpost.finding import Finding
from twinpost.lint import Rule, lint, load_rules
from twinpost.model import MARKDOWN, Document, Settings, Site
from twinpost.preview.news import News, Seen, news, see
from twinpost.preview.tree import Changes, Inputs
from twinpost.sync import FOLDER as SYNC

COMPONENTS = ("archetypes", "assets", "content", "data", "i18n", "layouts", "static")
CONFIGURATION = frozenset(
    ["go.mod"]
    + [f"{name}.{end}" for name in ("hugo", "config") for end in ("yaml", "yml", "toml", "json")]
)
SERVER = re.compile(rb"^[\s{\[\"]*server\b", re.MULTILINE | re.IGNORECASE)
MANY = 20  # documents that are replaced one by one; more are read together


@dataclass(frozen=True)
class Change:
    """What a change meant."""

    news: tuple[News, ...] = ()
    reconfigured: bool = False  # Hugo's configuration says something else now


class Blog:
    """The current site with its settings and its findings."""

    def __init__(self, root: Path, *, publish: bool) -> None:
        """Raises UserError when a configuration can't be read."""
        self.root = root
        self._rules: tuple[Rule, ...] = tuple(
            rule for rule in load_rules() if publish or not rule.publish_only
        )
        self.config: Config = config.load(root, load_rules())
        self.baseline: Baseline = Baseline.load(root)
        self.settings: Settings = hugo.settings(root)
        self.site = Site(root, self.settings)
        self.findings: tuple[Finding, ...] = ()
        self.hidden: tuple[Finding, ...] = ()  # by the baseline
        self._seen: tuple[Seen, ...] = ()
        self._configured = True

    def open(self) -> None:
        """Read the whole site, and check it."""
        self._check(Site.load(self.root, self.settings))
        self._seen = see(self.site, self.findings)

    def change(self, changes: Changes) -> Change:
        """Take over what was saved.

        Raises UserError when a configuration can't be read; the one before then stays.
        """
        other = self._configure(changes)
        self._check(self._site(changes, reload=other))
        seen = see(self.site, self.findings)
        before, self._seen = self._seen, (*seen, *self._hidden(seen))
        reconfigured = other and any(map(self._configures, changes.paths))
        return Change(news(before, self._seen), reconfigured)

    @property
    def inputs(self) -> Inputs:
        """What the site is made of."""
        themes = [theme for theme in self.root.glob("themes/*") if theme.is_dir()]
        own = [base / name for base in (self.root, *themes) for name in COMPONENTS]
        mounts = (*self.settings.content, *self.settings.static, *self.settings.assets)
        wanted = dict.fromkeys(
            [*own, self.root / "config", self.root / SYNC, *(m.source for m in mounts)]
        )
        wanted.pop(self.root, None)  # all of it, with what Hugo writes
        outer = [d for d in wanted if not any(d != o and d.is_relative_to(o) for o in wanted)]
        return Inputs(self.root, tuple(outer), CONFIGURATION | {config.NAME, BASELINE})

    @property
    def configures_server(self) -> bool:
        """Whether its author has settings for Hugo's server, such as headers."""
        files = [self.root / name for name in CONFIGURATION]
        files += (self.root / "config").rglob("*.*")
        return any(
            file.stem == "server" or SERVER.search(file.read_bytes())
            for file in files
            if file.is_file()
        )

    def is_whole(self, path: Path, text: bytes) -> bool:
        """Whether a file may be as its author wants it: a half-written post does not parse."""
        if not text or path.suffix.lower() not in MARKDOWN:
            return bool(text)
        return not frontmatter.parse(text.decode("utf-8", "surrogateescape")).problems

    def document(self, path: Path) -> Document | None:
        """The document at an absolute path."""
        name = content.relative(self.root, path)
        by_path = self.site.by_path
        return by_path.get(name) or by_path.get(unicodedata.normalize("NFC", name))

    def _configure(self, changes: Changes) -> bool:
        """Read the configurations again, if they changed; whether Hugo says something else now."""
        if self.root / config.NAME in changes.paths:
            self.config = config.load(self.root, load_rules())
        if self.root / BASELINE in changes.paths:
            self.baseline = Baseline.load(self.root)
        if not any(self._configures(p) or _is_shortcode(p) for p in changes.paths):
            return False
        before, worked = self.settings, self._configured
        self._configured = False
        self.settings = hugo.settings(self.root)
        self._configured = True
        return self.settings != before or not worked

    def _configures(self, path: Path) -> bool:
        """Whether it is a configuration of Hugo's."""
        return path.name in CONFIGURATION or path.is_relative_to(self.root / "config")

    def _site(self, changes: Changes, *, reload: bool) -> Site:
        site = self.site
        listed = changes.created or changes.deleted or any(map(_is_picture, changes.modified))
        synced = any(p.is_relative_to(self.root / SYNC) for p in changes.paths)
        if reload or listed or synced or len(changes.paths) > MANY:
            return Site.load(self.root, self.settings, site)
        for path in changes.modified:
            if document := self.document(path):
                site = site.with_document(replace(document, text=content.read(path)))
        return site

    def _hidden(self, seen: tuple[Seen, ...]) -> Iterator[Seen]:
        """What a broken front matter hides: it is still there, and not mended by that."""
        names = {(s.path, s.name) for s in seen}
        for one in self._seen:
            document = self.site.by_path.get(one.path)
            broken = document is not None and document.front_matter.problems
            if broken and (one.path, one.name) not in names:
                yield one

    def _check(self, site: Site) -> None:
        self.site = site
        found = lint(site, self._rules, self.config)
        compared = self.baseline.compare(found, site, self._rules)
        self.findings, self.hidden = compared.new, compared.hidden


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in pictures.SUFFIXES


def _is_shortcode(path: Path) -> bool:
    """Whether it is the template of a shortcode; what it does with Markdown is a setting for us."""
    return "layouts" in path.parts and not {"shortcodes", "_shortcodes"}.isdisjoint(path.parts)
