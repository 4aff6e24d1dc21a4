"""Formulas that say something else in the other language."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, formulas
from twinpost.parity.alignment import Alignment
from twinpost.parity.excerpt import excerpt
from twinpost.parity.formulas import Difference, Formula
from twinpost.parity.localised import has_letters


@rule(Post, severity="warning")
def math_parity(post: Post) -> Iterator[Finding]:
    """A formula is the same in every language."""
    for each in alignment.of_post(post):
        yield from _findings(each)


def _findings(aligned: Alignment) -> tuple[Finding, ...]:
    return tuple(
        _changed(found.here, found.there) if found.there else _lone(found, aligned)
        for found in formulas.differences(aligned)
    )


def _changed(here: Formula, there: Formula) -> Finding:
    shown, other = excerpt(here.written, there.written), excerpt(there.written, here.written)
    lang = there.document.lang
    return at(
        here.document,
        here.span,
        Text(
            f"the formula is `{shown}` here and `{other}` in the `{lang}` text",
            f"수식이 여기는 `{shown}`, `{lang}` 글은 `{other}`입니다",
        ),
        help=Text(
            "write the same formula in both languages; words in it may differ",
            "두 언어에 같은 수식을 써 주세요. 수식 안의 낱말은 달라도 됩니다",
        ),
        fix=_fix(here, there),
        related=(
            Related(there.document.path, there.span, Text("its counterpart", "짝이 되는 수식")),
        ),
    )


def _fix(here: Formula, there: Formula) -> Fix | None:
    """The formula of the source; only offered, because either of the two may be right."""
    new = there.span.of(there.document.text)
    if has_letters(new) or "\\text" in new or "\n" in new:
        return None
    title = Text(f"write `{excerpt(new)}`", f"`{excerpt(new)}` 수식으로 바꾸기")
    return Fix(title, (Edit(here.document.path, here.span, new),), safe=False)


def _lone(found: Difference, aligned: Alignment) -> Finding:
    document = found.here.document
    other = aligned.translation if document is aligned.source else aligned.source
    shown = excerpt(found.here.written)
    return at(
        document,
        found.here.span,
        Text(
            f"the `{other.lang}` text has no formula `{shown}` here",
            f"`{other.lang}` 글의 이 자리에는 `{shown}` 수식이 없습니다",
        ),
        help=Text(
            f"write it in the `{other.lang}` text, or drop it here",
            f"`{other.lang}` 글에도 쓰거나 여기에서 지워 주세요",
        ),
        related=(Related(other.path, found.beside, Text("expected here", "이곳에 있어야 합니다")),),
        severity="note",
    )
