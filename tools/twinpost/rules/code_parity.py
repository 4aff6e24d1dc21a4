"""Code is the same in every language: a reader who copies it must get what works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Edit, Finding, Fix, Related, Severity, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.parity import alignment, listings
from twinpost.parity.alignment import Alignment
from twinpost.parity.code_lines import Difference, differences
from twinpost.parity.excerpt import excerpt
from twinpost.parity.listings import Listing
from twinpost.parity.localised import has_letters
from twinpost.span import Span

HELP = Text(
    "write the same code in both languages; comments, and text in quotes, may differ",
    "두 언어에 같은 코드를 써 주세요. 주석과 따옴표 안의 글은 달라도 됩니다",
)


@rule(Post, severity="warning")
def code_parity(post: Post) -> Iterator[Finding]:
    """A code block is the same in every language, but for comments and text."""
    for each in alignment.of_post(post):
        yield from _findings(each)


def _findings(aligned: Alignment) -> tuple[Finding, ...]:
    return tuple(
        finding
        for source, translation in listings.pairs(aligned)
        for finding in _compared(aligned, source, translation)
    )


def _compared(aligned: Alignment, source: Listing, translation: Listing) -> Iterator[Finding]:
    languages = (aligned.source.lang, aligned.translation.lang)
    found = differences(source.code, translation.code, languages)
    if found:
        yield _different(source, translation, found)
    elif source.code.language != translation.code.language:
        yield _named_differently(source, translation)


def _different(source: Listing, translation: Listing, found: Sequence[Difference]) -> Finding:
    first = next((difference for difference in found if difference.sure), found[0])
    severity: Severity = "warning" if first.sure else "note"
    more = len(found) - 1
    if first.source < 0 or first.translation < 0:
        return _lone(source, translation, first, more, severity)
    theirs, ours = source.line(first.source), translation.line(first.translation)
    here, there = (
        excerpt(side.bare, other.bare) for side, other in ((ours, theirs), (theirs, ours))
    )
    lang = source.document.lang
    return at(
        translation.document,
        ours.span,
        Text(
            f"line {first.translation + 1}: `{here}` here, `{there}` in the `{lang}` text"
            f"{_more(more).en}",
            f"{first.translation + 1}행이 `{lang}` 글과 다릅니다. 여기는 `{here}`,"
            f" `{lang}` 글은 `{there}`입니다{_more(more).ko}",
        ),
        help=HELP,
        fix=None if more else _fix(source, translation, first),
        related=(_related(source.document, theirs.span),),
        severity=severity,
    )


def _lone(
    source: Listing, translation: Listing, lone: Difference, more: int, severity: Severity
) -> Finding:
    """A line that only one of the two has; found where it is."""
    here, there = (source, translation) if lone.translation < 0 else (translation, source)
    number = lone.source if here is source else lone.translation
    line, lang = here.line(number), there.document.lang
    shown = excerpt(line.bare)
    return at(
        here.document,
        line.span,
        Text(
            f"the `{lang}` text lacks line {number + 1} of this code, `{shown}`{_more(more).en}",
            f"`{lang}` 글의 코드에 {number + 1}행 `{shown}` 코드가 없습니다{_more(more).ko}",
        ),
        help=HELP,
        related=(_related(there.document, there.block.span),),
        severity=severity,
    )


def _named_differently(source: Listing, translation: Listing) -> Finding:
    ours, theirs = (
        f"`{listing.code.language}`" if listing.code.language else ""
        for listing in (translation, source)
    )
    lang = source.document.lang
    return at(
        translation.document,
        translation.opening,
        Text(
            f"the language of this code is {ours or 'not named'} here, "
            f"and {theirs or 'not named'} in the `{lang}` text",
            f"코드의 언어가 여기에는 {ours or '없고'}{', ' if ours else ' '}"
            f"`{lang}` 글에는 {theirs + '입니다' if theirs else '없습니다'}",
        ),
        help=Text("name one language in both", "두 글에 같은 언어를 적어 주세요"),
        related=(_related(source.document, source.opening),),
        severity="note",
    )


def _fix(source: Listing, translation: Listing, difference: Difference) -> Fix | None:
    """The line of the source; only offered, because either of the two may be right."""
    theirs, ours = source.line(difference.source), translation.line(difference.translation)
    new = theirs.span.of(source.document.text)
    if has_letters(theirs.bare) or not (theirs.whole and ours.whole):
        return None
    return Fix(
        Text(f"write `{new}`", f"`{new}` 코드로 바꾸기"),
        (Edit(translation.document.path, ours.span, new),),
        safe=False,
    )


def _related(document: Document, span: Span) -> Related:
    return Related(document.path, span, Text("its counterpart", "짝이 되는 곳"))


def _more(count: int) -> Text:
    if not count:
        return Text("", "")
    lines = "line differs" if count == 1 else "lines differ"
    return Text(f"; {count} more {lines}", f" (그 밖에 {count}행 더)")
