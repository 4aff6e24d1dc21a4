"""Headings of a translation that stand on another level than those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, headings
from twinpost.parity.alignment import Alignment
from twinpost.parity.headings import Couple
from twinpost.rendering import anchors
from twinpost.span import Span


@rule(Post, severity="warning")
def heading_parity(post: Post) -> Iterator[Finding]:
    """A heading has the same level, and the id it was given, in every language."""
    for each in alignment.of_post(post):
        yield from _findings(each)


def _findings(pair: Alignment) -> tuple[Finding, ...]:
    return (
        *(_shifted(run, pair) for run in headings.shifted(pair)),
        *(_bold(couple, pair) for couple in headings.bold(pair)),
        *_ids(pair),
    )


def _shifted(run: tuple[Couple, ...], pair: Alignment) -> Finding:
    """One finding for a branch that is shifted as a whole."""
    (source, translation), count, lang = run[0], len(run), pair.source.lang
    levels = f"h{source.level}", f"h{translation.level}"
    side = ("deeper", "낮은") if run[0].shift > 0 else ("higher", "높은")
    steps = abs(run[0].shift)
    return at(
        pair.translation,
        translation.span,
        Text(
            f"this heading is {levels[1]} here and {levels[0]} in the `{lang}` text",
            f"이 제목은 여기서 {levels[1]}, `{lang}` 글에서 {levels[0]}입니다",
        )
        if count == 1
        else Text(
            f"{count} headings from here on are {steps} level{'s' * (steps > 1)} {side[0]} than in "
            f"the `{lang}` text",
            f"여기부터 제목 {count}개가 `{lang}` 글보다 {steps}단계 {side[1]} 제목입니다",
        ),
        help=Text(
            f"make it h{source.level}, or change the `{lang}` text"
            if count == 1
            else f"write them as in the `{lang}` text, or change that",
            f"`{lang}` 글과 같은 단계로 맞추거나 `{lang}` 글을 고쳐 주세요",
        ),
        fix=_level_fix(run, pair),
        related=(_related(pair, source.span),),
    )


def _level_fix(run: tuple[Couple, ...], pair: Alignment) -> Fix | None:
    """Only offered: the source may be wrong. None where a line underlines the heading."""
    document = pair.translation
    edits = []
    for source, translation in run:
        signs = Span(translation.span.start, translation.span.start + translation.level)
        if signs.of(document.text) != "#" * translation.level:
            return None
        edits.append(Edit(document.path, signs, "#" * source.level))
    title = Text("use the levels of the source", "원문과 같은 제목 단계로 바꾸기")
    return Fix(title, tuple(edits), safe=False)


def _bold(couple: Couple, pair: Alignment) -> Finding:
    documents = (pair.source, pair.translation)
    plain = couple.source.kind == "heading"  # then the translation has the line in bold type
    (heading, there), (line, here) = zip(
        couple if plain else couple[::-1], documents if plain else documents[::-1], strict=True
    )
    return at(
        here,
        line.span,
        Text(
            f"this line in bold type is a heading (h{heading.level}) in the `{there.lang}` text",
            f"이 굵은 줄은 `{there.lang}` 글에서 제목(h{heading.level})입니다",
        ),
        help=Text(
            f"write `{'#' * heading.level}` before it instead of the asterisks",
            f"별표를 빼고 앞에 `{'#' * heading.level}` 기호를 적어 주세요",
        ),
        related=(Related(there.path, heading.span, _there(there.lang)),),
    )


def _ids(pair: Alignment) -> Iterator[Finding]:
    """Ids that the source gives: links that name them should work in every language."""
    ours, theirs = pair.source, pair.translation
    if "{#" not in ours.text or not ours.goldmark.heading_attributes or headings.is_rewritten(pair):
        return
    given = {node.span: name for name, node in anchors.of(theirs).items()}
    for source, translation in headings.couples(pair):
        name, other = source.node.target, given.get(translation.span)
        if name and other and name != other:
            yield at(
                theirs,
                translation.span,
                Text(
                    f"the anchor of this heading is `#{other}` here and `#{name}` in the "
                    f"`{ours.lang}` text",
                    f"이 제목의 앵커는 여기서 `#{other}`, `{ours.lang}` 글에서 `#{name}`입니다",
                ),
                help=Text(f"give it the id `{{#{name}}}`", f"제목에 `{{#{name}}}`라고 적어 주세요"),
                related=(_related(pair, source.span),),
                severity="note",
            )


def _related(pair: Alignment, span: Span) -> Related:
    return Related(pair.source.path, span, _there(pair.source.lang))


def _there(lang: str) -> Text:
    return Text(f"in the `{lang}` text", f"`{lang}` 글에서는 여기")
