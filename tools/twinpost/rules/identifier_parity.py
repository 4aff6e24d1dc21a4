"""Names of variables, files and options that are spelled otherwise in the other language."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, code_spans
from twinpost.parity.alignment import Alignment
from twinpost.parity.code_spans import Code, Difference
from twinpost.words.identifiers import identifiers, is_variant


@rule(Post, severity="warning")
def identifier_parity(post: Post) -> Iterator[Finding]:
    """A name in code is spelled alike in every language."""
    for each in alignment.of_post(post):
        yield from _findings(each)


def _findings(aligned: Alignment) -> tuple[Finding, ...]:
    return tuple(
        _changed(found.here, found.there) if found.there else _lone(found, aligned)
        for found in code_spans.differences(aligned)
        if not _is_slip_of_one(found)
    )


def _is_slip_of_one(found: Difference) -> bool:
    """Whether one text alone spells the name in both ways, which `term-consistency` reports."""
    here, there = found.here, found.there
    if there is None or not is_variant(here.text, there.text):
        return False
    both = {here.text, there.text}
    return any(both <= identifiers(one.document).keys() for one in (here, there))


def _changed(here: Code, there: Code) -> Finding:
    lang = there.document.lang
    return at(
        here.document,
        here.span,
        Text(
            f"this is `{here.text}` here and `{there.text}` in the `{lang}` text",
            f"여기 표기는 `{here.text}`, `{lang}` 글의 표기는 `{there.text}`입니다",
        ),
        help=Text("write the same name in both languages", "두 언어에 같은 이름을 써 주세요"),
        fix=_fix(here, there),
        related=(
            Related(there.document.path, there.span, Text("its counterpart", "짝이 되는 곳")),
        ),
    )


def _fix(here: Code, there: Code) -> Fix:
    """The name of the source; only offered, because either of the two may be right."""
    new = there.span.of(there.document.text)
    title = Text(f"write `{there.text}`", f"`{there.text}`로 고치기")
    return Fix(title, (Edit(here.document.path, here.span, new),), safe=False)


def _lone(found: Difference, aligned: Alignment) -> Finding:
    document = found.here.document
    other = aligned.translation if document is aligned.source else aligned.source
    name = found.here.text
    return at(
        document,
        found.here.span,
        Text(
            f"the `{other.lang}` text does not name `{name}` in this section",
            f"`{other.lang}` 글의 이 섹션에는 `{name}` 이름이 나오지 않습니다",
        ),
        help=Text(
            f"name it in the `{other.lang}` text, too, or check that it is not needed there",
            f"`{other.lang}` 글에도 적거나 필요 없는지 확인해 주세요",
        ),
        related=(Related(other.path, found.beside, Text("expected here", "이곳에 있어야 합니다")),),
        severity="note",
    )
