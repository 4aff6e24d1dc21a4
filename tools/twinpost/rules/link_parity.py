"""Links that lead readers of one language to another place than readers of the other.

What is broken, and what leads into the other language, other rules report.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post, Site
from twinpost.parity import alignment, leads, links
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Lone
from twinpost.parity.links import Target


@rule(Post, severity="warning")
def link_parity(post: Post, site: Site) -> Iterator[Finding]:
    """The links of a post lead to the same places in every language."""
    for pair in alignment.of_post(post):
        found = links.comparison(pair, site.settings)
        for ours, theirs in found.same:
            if ours.anchor != theirs.anchor and leads.elsewhere(ours, theirs, pair, site):
                yield _other(ours, theirs, pair)
        for ours, theirs in found.replaced:
            yield from _replaced(ours, theirs, pair, site)
        for side in (0, 1):
            for one in found.lone[side]:
                yield from _lone(one, side, pair, site)


def _replaced(ours: Target, theirs: Target, pair: Alignment, site: Site) -> Iterator[Finding]:
    """One link in the place of another: of two that lead out of the site, each is its language's,
    but for a slip."""
    if ours.outside and theirs.outside:
        if links.is_slip(ours, theirs):
            yield _other(ours, theirs, pair)
    elif leads.same_page(ours, theirs, pair, site):
        return
    elif links.is_alike(ours, theirs):
        yield _other(ours, theirs, pair)
    elif not leads.is_untranslated(ours, pair.source, pair.translation.lang, site):
        yield _instead(ours, theirs, pair)


def _lone(one: Lone[Target], side: int, pair: Alignment, site: Site) -> Iterator[Finding]:
    here, there = (pair.source, pair.translation)[:: 1 - 2 * side]
    target = one.item
    if leads.is_untranslated(target, here, there.lang, site):
        return
    elsewhere = target.page and any(t.page == target.page for t in links.of(there, site.settings))
    if links.is_written(target, there, one.beside):
        return
    yield at(
        here,
        target.span,
        Text(
            f"the `{there.lang}` text has no link to `{target.written}` here",
            f"`{there.lang}` 글에는 여기에 `{target.written}` 링크가 없습니다",
        ),
        help=Text(
            f"link to it in the `{there.lang}` text, too, or drop the link here",
            f"`{there.lang}` 글에도 링크를 걸거나 여기서 빼 주세요",
        ),
        related=(Related(there.path, one.beside, Text("expected here", "있어야 할 곳")),),
        # A link of the translator's own harms nobody.
        severity="note" if target.outside or elsewhere or side else "warning",
    )


def _instead(ours: Target, theirs: Target, pair: Alignment) -> Finding:
    """Two links that have nothing to do with each other, but that they stand in one block."""
    lang, there = pair.translation.lang, theirs.written
    return at(
        pair.source,
        ours.span,
        Text(
            f"the `{lang}` text has no link to `{ours.written}` here, but one to `{there}`",
            f"`{lang}` 글에는 여기에 `{ours.written}` 링크가 없고 `{there}` 링크가 있습니다",
        ),
        help=Text(
            "link to the same places in both languages",
            "두 언어에서 같은 곳으로 연결해 주세요",
        ),
        related=(
            Related(
                pair.translation.path,
                theirs.span,
                Text(f"in the `{lang}` text", f"`{lang}` 글에서는 여기"),
            ),
        ),
    )


def _other(ours: Target, theirs: Target, pair: Alignment) -> Finding:
    """Two links that differ; whether one stands for the other, the author knows."""
    lang = pair.source.lang
    return at(
        pair.translation,
        theirs.span,
        Text(
            f"this links to `{theirs.written}`, and the `{lang}` text to `{ours.written}`",
            f"링크가 여기서는 `{theirs.written}`, `{lang}` 글에서는 `{ours.written}`입니다",
        ),
        help=Text(
            "link to the same place in both languages",
            "두 언어에서 같은 곳으로 연결해 주세요",
        ),
        related=(
            Related(
                pair.source.path,
                ours.span,
                Text(f"in the `{lang}` text", f"`{lang}` 글에서는 여기"),
            ),
        ),
    )
