"""How messages name blocks: `this code block`, `the section`."""

from __future__ import annotations

from collections.abc import Sequence

from twinpost.finding import Text
from twinpost.parity.blocks import Block, Kind

KINDS: dict[Kind, Text] = {
    "heading": Text("heading", "제목"),
    "paragraph": Text("paragraph", "문단"),
    "item": Text("list item", "목록 항목"),
    "quote": Text("quotation", "인용문"),
    "definition": Text("definition", "정의"),
    "code": Text("code block", "코드 블록"),
    "table": Text("table", "표"),
    "image": Text("image", "그림"),
    "math": Text("formula", "수식"),
    "shortcode": Text("shortcode", "숏코드"),
    "html": Text("HTML block", "HTML 블록"),
    "footnote": Text("footnote", "각주"),
}


def of(run: Sequence[Block], among: Sequence[Block] = ()) -> Text:
    """A run of neighbouring blocks in a few words: `code block`, `3 list items`, `section`.

    It is a section if all blocks of it are part of the run: `among` are those of the document.
    """
    headings = sum(block.kind == "heading" for block in run)
    last = run[-1].section
    rest = any(block.section == last and block.span > run[-1].span for block in among)
    if run[0].kind == "heading" and len(run) > 1 and not (rest and headings == 1):
        if headings > 1:
            return Text(f"{headings} sections", f"섹션 {headings}개")
        return Text("section", "섹션")
    if len(run) == 1:
        return KINDS[run[0].kind]
    kinds = {block.kind for block in run}
    if len(kinds) == 1:
        name = KINDS[run[0].kind]
        return Text(f"{len(run)} {name.en}s", f"{name.ko} {len(run)}개")
    return Text(f"{len(run)} blocks", f"블록 {len(run)}개")


def listed(languages: Sequence[str]) -> Text:
    """Languages as they are read: `en`; `de`, `fr` and 3 more."""
    shown = [f"`{language}`" for language in languages[:3]]
    if len(languages) <= 3:
        return Text(
            " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown),
            ", ".join(shown),
        )
    rest = len(languages) - 3
    return Text(f"{', '.join(shown)} and {rest} more", f"{', '.join(shown)} 외 {rest}개")
