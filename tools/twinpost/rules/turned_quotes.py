"""Quotes of a whole site that the typographer leaves straight or turns the wrong way.

One setting cures them all, so that there is one finding, at the first place.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.rendering.quotes import Quote, turned
from twinpost.text import counted

LONGEST = 30  # a longer quotation does not help to see which one it is


@rule(Site, severity="warning")
def turned_quotes(site: Site) -> Iterator[Finding]:
    """Quotes before a particle look as they should."""
    if not site.settings.goldmark.typographer:
        return
    every = [(d, quotes) for d in site.documents if d.is_page and (quotes := _quotes(d))]
    if every:
        yield _finding(every)


def _quotes(document: Document) -> tuple[Quote, ...]:
    """The quotes of a document, looked for once."""
    if '"' not in document.text and "'" not in document.text:
        return ()
    kept = document.memory.get(turned)
    if not isinstance(kept, tuple):
        kept = tuple(q for prose in document.prose for q in turned(document.text, prose))
        document.memory[turned] = kept
    return kept


def _finding(every: list[tuple[Document, tuple[Quote, ...]]]) -> Finding:
    document, (first, *_) = every[0]
    count, documents = sum(len(quotes) for _, quotes in every), len(every)
    assert first.opening
    quoted = document.text[first.opening.span.end : first.span.start]
    seen = f"{first.opening.shown}{' '.join(quoted.split())}{first.shown}"
    seen = seen if len(seen) <= LONGEST else f"…{seen[-LONGEST:]}"
    return at(
        document,
        first.span,
        Text(
            f"`{seen}` is what readers see: the typographer spoils "
            f"{counted(count, 'closing quote')} in {counted(documents, 'document')} of this site",
            f"독자에게는 `{seen}` 모양으로 보입니다. 이 사이트의 글 {documents}편에서 "
            f"닫는 따옴표 {count}개가 이렇게 어긋납니다",
        ),
        help=Text(
            "set `markup.goldmark.extensions.typographer.disable: true` in Hugo's configuration",
            "Hugo 설정에서 `markup.goldmark.extensions.typographer.disable: true`로 두세요",
        ),
    )
