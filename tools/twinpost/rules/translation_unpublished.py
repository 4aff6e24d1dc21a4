"""A page on the live site whose counterpart is not there yet, or no longer."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from twinpost.fields import named
from twinpost.finding import Finding, Related, Text, at
from twinpost.frontmatter import Field
from twinpost.lint import rule
from twinpost.model import Document, Post, Site
from twinpost.pairing.languages import NO_SECTIONS, Sections, is_unsure, required
from twinpost.pairing.readers import Why, absence, is_hidden

REASONS = MappingProxyType(
    {
        "draft": Text("is a draft", "초안입니다"),
        "future": Text("is published later", "나중에 게시됩니다"),
        "expired": Text("has expired", "게시 기간이 끝났습니다"),
    }
)


@rule(Post, severity="error")
def translation_unpublished(
    post: Post,
    site: Site,
    *,
    languages: tuple[str, ...] = (),
    sections: Sections = NO_SECTIONS,
) -> Iterator[Finding]:
    """A page and its translations are published together."""
    if len(post.documents) < 2 or is_unsure(post, site):
        return
    pages = [document for document in post.documents if not is_hidden(document)]
    live = [document for document in pages if not absence(document, site.settings)[0]]
    seen = {language for document in live for language in document.languages}
    wanted = required(post, site.settings, languages, sections)
    for document in pages if live else ():
        if document.lang in wanted and document.lang not in seen:
            yield _finding(live[0], document, *absence(document, site.settings))


def _finding(live: Document, other: Document, why: Why, field: Field | None) -> Finding:
    """It stands in the page that readers see: what is wrong with the other is said there, too."""
    reason = REASONS[why]
    return at(
        live,
        live.top,
        Text(
            f"the page is published, and its counterpart in `{other.lang}` {reason.en}",
            f"이 글은 게시되는데 `{other.lang}` 글은 {reason.ko}",
        ),
        help=_help(other, why, field),
        related=(Related(other.path, field.value_span if field else other.top, reason),),
    )


def _help(other: Document, why: Why, field: Field | None) -> Text:
    name = named(field.path) if field else ""
    if why == "draft":
        return Text(
            f"set `draft: false` in `{other.path}`, or `draft: true` here until both are ready",
            f"`{other.path}` 파일을 `draft: false`로 바꾸거나, 준비될 때까지 이 글도 "
            "`draft: true`로 두세요",
        )
    return Text(
        f"give both the same `{name}`; that of `{other.path}` leaves this page alone",
        f"두 글의 `{name}` 값을 같게 해 주세요. `{other.path}` 파일만 게시되지 않습니다",
    )
