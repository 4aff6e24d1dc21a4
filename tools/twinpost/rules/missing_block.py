"""What readers of one language get and the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Post
from twinpost.parity import alignment, blocks, divergence, names
from twinpost.parity.alignment import Missing


@rule(Post, severity="warning")
def missing_block(post: Post) -> Iterator[Finding]:
    """Every block of a post has its counterpart in the other languages."""
    found: dict[tuple[str, int, int], list[Missing]] = {}
    for pair in alignment.of_post(post):
        for missing in divergence.of(pair).gaps:
            key = (missing.document.path, missing.blocks[0].span.start, missing.blocks[-1].span.end)
            found.setdefault(key, []).append(missing)
    for several in found.values():
        yield _finding(several)


def _finding(several: Sequence[Missing]) -> Finding:
    """The same blocks, missing in one language or in several."""
    missing = several[0]
    name = names.of(missing.blocks, blocks.of(missing.document))
    languages = names.listed([one.other.lang for one in several])
    them = "text has" if len(several) == 1 else "texts have"
    this = "this" if len(missing.blocks) == 1 or name.en == "section" else "these"
    return at(
        missing.document,
        missing.blocks[0].span,
        Text(
            f"the {languages.en} {them} no counterpart of {this} {name.en}",
            f"{languages.ko} 글에 이 {name.ko}의 짝이 없습니다",
        ),
        help=_advice(missing),
        related=tuple(_expected(one) for one in several),
    )


def _advice(missing: Missing) -> Text:
    name = missing.other.path.rpartition("/")[2]
    if missing.after is None:
        return Text(
            f"translate it at the top of `{name}`, or drop it here",
            f"`{name}` 본문 맨 앞에 번역해 넣거나 여기에서 지워 주세요",
        )
    line = missing.other.lines.position(missing.after.span.end).line
    return Text(
        f"translate it behind line {line} of `{name}`, or drop it here",
        f"`{name}` {line}행 다음에 번역해 넣거나 여기에서 지워 주세요",
    )


def _expected(missing: Missing) -> Related:
    other, after = missing.other, missing.after
    return Related(
        other.path,
        after.span if after else other.top,
        Text("expected after this", "이 다음에 있어야 합니다")
        if after
        else Text("expected at the top", "맨 앞에 있어야 합니다"),
    )
