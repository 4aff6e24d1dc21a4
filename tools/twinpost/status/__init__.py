"""`twinpost status`: what state each post is in, in every language of the site.

A row is made of what `lint` found and of what git remembers. `columns` says what is shown of it,
and `table`, `page` and `json` are three ways to show that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twinpost.finding import Finding, Severity
from twinpost.model import Post, Site
from twinpost.status.history import history
from twinpost.status.post import Row, row, worst_first


@dataclass(frozen=True)
class Status:
    """The state of the posts of a site that were asked for."""

    site: Site
    rows: tuple[Row, ...]  # worst first
    hidden: Counter[Severity]  # what of their findings the baseline hides
    elsewhere: Counter[Severity]  # findings about no post: about the configuration, for example
    cut: bool  # whether the clone is shallow, so that some dates are not known

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site."""
        return self.site.settings.languages

    @property
    def severities(self) -> Counter[Severity]:
        """The findings in the posts."""
        return sum((row.severities for row in self.rows), Counter())


def of(
    site: Site, posts: Sequence[Post], findings: Sequence[Finding], hidden: Sequence[Finding] = ()
) -> Status:
    """The state of `posts`; `hidden` are the findings that the baseline hides."""
    owners = _owners(site)
    by_post = _by_post(findings, owners)
    remembered = history(site.root, site.settings, [d.path for d in site.documents])
    rows = [row(post, site, by_post.get(post.key, ()), remembered) for post in posts]
    shown = {post.key for post in posts}
    others = by_post.get("", ()) if len(posts) == len(site.posts) else ()
    return Status(
        site,
        tuple(sorted(rows, key=worst_first)),
        Counter(finding.severity for finding in hidden if owners.get(finding.path) in shown),
        Counter(finding.severity for finding in others),
        remembered.cut,
    )


def _owners(site: Site) -> dict[str, str]:
    """The post that each file belongs to: a page, or what lies in its bundle."""
    bundles = {d.bundle: post.key for post in site.posts for d in post.documents if d.bundle}
    owners = {d.path: bundles[d.bundle] for d in site.documents if d.bundle in bundles}
    for post in site.posts:
        owners |= dict.fromkeys((*post.files, *(d.path for d in post.documents)), post.key)
    return owners


def _by_post(findings: Sequence[Finding], owners: dict[str, str]) -> dict[str, list[Finding]]:
    """The findings by the keys of posts; those about none, by ""."""
    sorted_out: dict[str, list[Finding]] = {}
    for finding in findings:
        sorted_out.setdefault(owners.get(finding.path, ""), []).append(finding)
    return sorted_out
