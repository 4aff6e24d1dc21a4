"""Tables that have lost a row or a column, or their order, on the way into the other language."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Post
from twinpost.parity import alignment, tables
from twinpost.parity.alignment import Alignment
from twinpost.parity.tables import Lack, Table
from twinpost.span import Span
from twinpost.text import counted

KINDS = {"row": "행", "column": "열"}
SHOWN = 30


@rule(Post, severity="warning")
def table_parity(post: Post) -> Iterator[Finding]:
    """A table has the same rows and columns in every language."""
    for each in alignment.of_post(post):
        yield from _findings(each)


def _findings(aligned: Alignment) -> tuple[Finding, ...]:
    return tuple(finding for pair in tables.pairs(aligned) for finding in _judged(*pair))


def _judged(source: Table, translation: Table) -> Iterator[Finding]:
    if lack := tables.lack(source, translation):
        yield _finding(lack)
    elif moved := tables.reordered(source.block, translation.block):
        yield _reordered(source, translation, moved[0])


def _finding(lack: Lack) -> Finding:
    """A finding in the table that has more, at what the other one lacks."""
    document, other = lack.table.document, lack.other.document
    ours, theirs = (_size(table, lack.kind) for table in (lack.table, lack.other))
    kind, lang, names = KINDS[lack.kind], other.lang, _names(lack)
    return at(
        document,
        _span(lack),
        Text(
            f"the table has {counted(ours, lack.kind)} here and {theirs} in the `{lang}` text"
            f"{f', which lacks {names}' if names else ''}",
            f"표의 {kind}이 여기는 {ours}개, `{lang}` 글은 {theirs}개입니다"
            f"{f'. 빠진 {kind}: {names}' if names else ''}",
        ),
        help=Text(
            f"add the {lack.kind} to the `{lang}` text, or drop it here",
            f"`{lang}` 글의 표에도 {kind}을 넣거나 여기에서 지워 주세요",
        ),
        related=(
            Related(other.path, lack.other.block.span, Text("its counterpart", "짝이 되는 표")),
        ),
    )


def _reordered(source: Table, translation: Table, first: int) -> Finding:
    """A finding at the first row that stands elsewhere in the source."""
    lang = source.document.lang
    rows = [table.block.node.children[first].children for table in (source, translation)]
    there, here = (Span(cells[0].span.start, cells[-1].span.end) for cells in rows)
    name = _short(rows[1][0].plain.strip())
    return at(
        translation.document,
        here,
        Text(
            f"the rows of the table are in another order than in the `{lang}` text"
            f"{f', from `{name}` on' if name else ''}",
            f"표의 행 순서가 `{lang}` 글과 다릅니다{f'. 처음 다른 행: `{name}`' if name else ''}",
        ),
        help=Text(
            f"put them in the order of the `{lang}` text",
            f"`{lang}` 글과 같은 순서로 놓아 주세요",
        ),
        related=(
            Related(
                source.document.path,
                there,
                Text(f"in the `{lang}` text", f"`{lang}` 글에서는 여기"),
            ),
        ),
        severity="note"
        if tables.is_sorted(source.block) and tables.is_sorted(translation.block)
        else "warning",
    )


def _size(table: Table, kind: str) -> int:
    """The number of columns, or of rows below the head."""
    return table.width if kind == "column" else len(table.rows) - 1


def _names(lack: Lack) -> str:
    """The first cells of what is missing."""
    firsts = (cell.plain.strip() for cell in _first_cells(lack))
    shown = [f"`{_short(name)}`" for name in firsts if name]
    return ", ".join(shown[:3]) if len(shown) == len(lack.numbers) else ""


def _first_cells(lack: Lack) -> Iterator[Node]:
    for number in lack.numbers:
        line = lack.table.column(number) if lack.kind == "column" else lack.table.rows[number]
        yield from line.cells[:1]


def _short(name: str) -> str:
    return name if len(name) <= SHOWN else f"{name[:SHOWN].rstrip()}…"


def _span(lack: Lack) -> Span:
    """The row, or the head of the column; where that is not clear, the head of the table."""
    cells = list(_first_cells(lack))
    table = lack.table
    if lack.kind == "row" and cells:
        row = table.rows[lack.numbers[0]].cells
        return Span(row[0].span.start, row[-1].span.end)
    if cells:
        return cells[0].span
    head = table.rows[0].cells if table.rows else ()
    return Span(head[0].span.start, head[-1].span.end) if head else table.block.span
