"""Terms that are translated in one way here and in another there.

Readers of one language find five posts under a tag, those of the other four and one.
`parity.terms` learns from all posts what stands for what.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost import terms
from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.frontmatter.respell import respelled
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.parity.terms import Departure, of
from twinpost.terms import Use
from twinpost.text import counted


@rule(Site, severity="warning")
def term_mapping(site: Site) -> Iterator[Finding]:
    """A tag, category or series of one language is one of the other, too."""
    for singular, plural in site.settings.taxonomies.items():
        if singular != "author":  # names are no words to translate
            for mapping in of(site, plural):
                for departure in mapping.departures():
                    yield _finding(departure, plural)


def _finding(departure: Departure, plural: str) -> Finding:
    row, use, usual = departure.row, departure.use, departure.usual.spelling
    document, other = row.translation, row.source
    if use.path != document.path:
        document, other = other, document
    span = terms.span(document, use)
    posts = counted(departure.count, "other page")
    return at(
        document,
        span,
        Text(
            f"`{use.spelling}` stands for the `{departure.of.spelling}` of `{other.lang}` here, "
            f"and `{usual}` does on {posts}",
            f"`{plural}` 값 `{use.spelling}`: `{other.lang}` 글의 `{departure.of.spelling}` 값은 "
            f"다른 글 {departure.count}개에서 `{usual}`입니다",
        ),
        help=Text(
            f"write `{usual}`, or give the `{other.lang}` page another term, too",
            f"`{usual}`로 적거나, 다른 것이라면 `{other.lang}` 글의 값도 바꿔 주세요",
        ),
        fix=Fix(
            Text(f"write `{usual}`", f"`{usual}`로 고치기"),
            (Edit(document.path, span, respelled(span.of(document.text), usual)),),
            safe=False,
        ),
        related=(_place(departure.place, departure.usual),),
    )


def _place(document: Document, use: Use) -> Related:
    span = terms.span(document, use) if use.field else document.top
    return Related(
        document.path,
        span,
        Text(f"`{use.spelling}` stands here", f"`{use.spelling}` 표기가 여기 있습니다"),
    )
