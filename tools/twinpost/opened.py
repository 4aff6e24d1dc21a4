"""A site that was found, asked about and read, with the rules and the language to speak."""

from __future__ import annotations

import gc
import locale
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twinpost import config, content, hugo, locate
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.lint import Rule, lint, load_rules
from twinpost.model import Site
from twinpost.text import Text


@dataclass(frozen=True)
class Opened:
    """A site that was read, with what is needed to check it."""

    site: Site
    config: config.Config
    rules: tuple[Rule, ...]

    @property
    def language(self) -> str:
        """The language to speak."""
        return self.config.language or locale_language()

    def lint(self, site: Site) -> list[Finding]:
        """What the rules find in a version of the site."""
        gc.disable()  # a parse makes thousands of tuples and no cycles: collecting doubles its time
        try:
            return lint(site, self.rules, self.config)
        finally:
            gc.enable()

    def refuse_empty(self) -> None:
        """Where there is nothing to look at, nothing is well: raises UserError."""
        if self.site.documents:
            return
        root = content.relative(Path.cwd(), self.site.root)
        raise UserError(
            Text(f"the site at `{root}` has no content", f"`{root}` 사이트에 글이 없습니다"),
            Text(
                "`twinpost new TITLE` begins a post",
                "`twinpost new 제목`으로 첫 글을 시작해 주세요",
            ),
        )


def open_site(
    paths: Sequence[str] = (),
    site: str | None = None,
    *,
    publish: bool = False,
    environment: str | None = None,
) -> Opened:
    """Find, ask Hugo about, and read the site that `paths` or `site` mean."""
    root = locate.site_root(paths, site)
    chosen = config.load(root, load_rules())
    rules = tuple(rule for rule in load_rules() if publish or not rule.publish_only)
    return Opened(Site.load(root, hugo.settings(root, environment)), chosen, rules)


def locale_language() -> str:
    """The language of the user's environment, as far as Twinpost speaks it."""
    names = (os.environ.get(n, "") for n in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "") or locale.getlocale()[0] or ""
    return "ko" if name.lower().startswith("ko") else "en"
