"""Blocks that stand at another place in the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, divergence, names
from twinpost.parity.alignment import Alignment, Pair


@rule(Post, severity="warning")
def moved_block(post: Post) -> Iterator[Finding]:
    """A translation has its blocks in the order of the source."""
    for pair in alignment.of_post(post):
        if divergence.of(pair).whole is None:
            yield from (_finding(run, pair) for run in pair.moved)


def _finding(run: Sequence[Pair], pair: Alignment) -> Finding:
    source, translation = pair.source, pair.translation
    name = names.of([block for one in run for block in one.translation])
    there = run[0].source[0].span
    line = source.lines.position(there.start).line
    one = len(run) == 1 or name.en == "section"
    these, stand = ("this", "stands") if one else ("these", "stand")
    return at(
        translation,
        run[0].translation[0].span,
        Text(
            f"{these} {name.en} {stand} elsewhere in the `{source.lang}` text: at line {line}",
            f"이 {name.ko}의 위치가 `{source.lang}` 글({line}행)과 다릅니다",
        ),
        help=Text(
            "put it at the same place in both languages",
            "두 언어에서 같은 위치에 놓아 주세요",
        ),
        related=(
            Related(
                source.path,
                there,
                Text(f"the `{source.lang}` text", f"`{source.lang}` 글"),
            ),
        ),
    )
