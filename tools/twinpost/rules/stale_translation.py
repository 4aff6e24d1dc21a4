"""A translation that says what the other text said before it was changed."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post, Site
from twinpost.parity import alignment, changes, names, records
from twinpost.parity.changes import Change, Difference
from twinpost.span import Span

SHOWN = 5  # places of a change


@rule(Post, severity="warning")
def stale_translation(post: Post, site: Site) -> Iterator[Finding]:
    """What changed in one language since the last sync changed in the other one, too."""
    if not site.sync:
        return
    for pair in alignment.of_post(post):
        record = records.of(pair, site)
        if record is None:
            continue
        for change in changes.of(pair, record):
            if change.side == "source":
                yield _finding(change, pair.source, pair.translation)
            else:
                yield _finding(change, pair.translation, pair.source)


def _finding(change: Change, changed: Document, stale: Document) -> Finding:
    theirs, ours = change.pair.source, change.pair.translation
    if change.side == "translation":
        theirs, ours = ours, theirs
    difference = changes.difference(change, changed)
    name, span = names.of(theirs), ours[0].span
    line = stale.lines.position(span.start).line
    much = _how_much(difference)
    spans = difference.spans or (theirs[0].span,)
    return at(
        stale,
        span,
        Text(
            f"the {name.en} changed in the `{changed.lang}` text{much.en}, and not here",
            f"`{changed.lang}` 글의 {name.ko}만 바뀌고{much.ko} 여기는 그대로입니다",
        ),
        help=Text(
            f"carry the change over; if there is nothing to change, run "
            f"`twinpost sync {stale.path} --block {line}`",
            f"바뀐 내용을 옮겨 주세요. 고칠 것이 없으면 "
            f"`twinpost sync {stale.path} --block {line}` 명령을 실행해 주세요",
        ),
        related=tuple(Related(changed.path, s, _here(s, change)) for s in spans[:SHOWN]),
    )


def _how_much(difference: Difference) -> Text:
    """About how many of its words, where that is known."""
    if not difference.words:
        return Text("", "")
    if difference.words == difference.total:
        return Text(" (nearly all of it)", "(거의 전부)")
    return Text(
        f" (about {difference.words} of {difference.total} words)",
        f"({difference.total}단어 중 {difference.words}단어쯤)",
    )


def _here(span: Span, change: Change) -> Text:
    if span.start == span.end or not change.new:
        return Text("words are gone here", "빠진 말이 있는 곳")
    return Text("it changed here", "바뀐 곳")
