"""Tables that are printed as lines with pipes, or lose what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering import tables
from twinpost.rendering.tables import Broken
from twinpost.span import Span


@rule(Document, severity="error")
def table_broken(document: Document) -> Iterator[Finding]:
    """Every table is a table, and shows all its cells."""
    if not document.goldmark.tables:
        return
    for broken in tables.broken(document.text, document.body):
        yield at(
            document,
            broken.line.span,
            _message(broken),
            help=_advice(broken),
            fix=_fix(document, broken),
        )


def _message(broken: Broken) -> Text:
    cells, columns = broken.line.cells, broken.columns
    if broken.kind == "columns":
        return Text(
            f"table is printed with its pipes: its head has {columns} cells, "
            f"and the line below it {len(cells)}",
            f"머리글은 {columns}칸인데 구분선은 {len(cells)}칸이라 `|`가 그대로 보입니다",
        )
    if broken.kind == "lost":
        text = " | ".join(cell.of(broken.line.text).strip() for cell in cells[columns:])
        return Text(
            f"table has {columns} columns, the row {len(cells)} cells: `{text}` is lost",
            f"표는 {columns}칸인데 이 줄은 {len(cells)}칸이라 `{text}` 내용이 사라집니다",
        )
    return {
        "dashes": Text(
            "table is printed with its pipes: the line below its head wants `-`, `:` and `|` only",
            "구분선에 `-`, `:`, `|`가 아닌 글자가 있어 표가 되지 않고 `|`가 그대로 보입니다",
        ),
        "head": Text(
            "table is printed with its pipes: it has no head",
            "머리글 줄이 없어 표가 되지 않고 `|`가 그대로 보입니다",
        ),
        "missing": Text(
            "table is printed with its pipes: no line of dashes follows its head",
            "머리글 아래에 구분선이 없어 표가 되지 않고 `|`가 그대로 보입니다",
        ),
        "split": Text(
            "row is printed with its pipes: a blank line separates it from its table",
            "빈 줄로 표와 떨어져 있어 `|`가 그대로 보입니다",
        ),
        "swallowed": Text(
            "line is shown as a row of the table above it", "이 줄이 위 표의 한 줄로 나옵니다"
        ),
        "inside": Text(
            "line is shown as a row of its own, in the first column",
            "이 줄이 표의 첫째 칸에 따로 나옵니다",
        ),
    }[broken.kind]


def _advice(broken: Broken) -> Text:
    dashes = _dashes(broken.columns)
    if broken.kind in ("columns", "dashes"):
        return Text(f"write it as `{dashes}`", f"`{dashes}`처럼 적어 주세요")
    if broken.kind == "lost":
        return Text(
            r"write `\|` for a pipe that separates nothing, in code as well, or add a column",
            r"칸을 나누지 않는 `|`는 코드 안이라도 `\|`로 적거나, 표에 칸을 더해 주세요",
        )
    return {
        "head": Text(
            "put a line with the names of the columns above it",
            "그 위에 칸의 이름을 적은 줄을 넣어 주세요",
        ),
        "missing": Text(f"put `{dashes}` below it", f"그 아래에 `{dashes}` 줄을 넣어 주세요"),
        "split": Text("remove the blank line above it", "앞의 빈 줄을 지워 주세요"),
        "swallowed": Text("put a blank line before it", "앞에 빈 줄을 넣어 주세요"),
        "inside": Text("write each row on one line", "한 줄의 내용은 한 줄에 이어서 적어 주세요"),
    }[broken.kind]


def _dashes(columns: int) -> str:
    return "|" + "---|" * columns


def _fix(document: Document, broken: Broken) -> Fix | None:
    text, line, path = document.text, broken.line, document.path
    begin = text.rfind("\n", 0, line.span.start) + 1
    prefix, newline = text[begin : line.span.start], "\r\n" if "\r\n" in text else "\n"
    before = Span(begin, begin)
    if broken.kind == "lost":
        return _escape(document, broken)
    if broken.kind in ("columns", "dashes"):
        edit, safe = Edit(path, line.span, _dashes(broken.columns)), False
        title = Text("write the line of dashes anew", "구분선 새로 쓰기")
    elif broken.kind == "missing":
        after = Span(line.span.end, line.span.end)
        edit, safe = Edit(path, after, f"{newline}{prefix}{_dashes(broken.columns)}"), False
        title = Text("add the line of dashes", "구분선 넣기")
    elif broken.kind == "split":
        gap = broken.blank
        edit, safe = Edit(path, gap, f"{newline}{prefix}"), broken.sure and not prefix.strip()
        title = Text("remove the blank line", "빈 줄 지우기")
    elif broken.kind == "swallowed" and not prefix.strip("> "):
        edit, safe = Edit(path, before, f"{prefix.rstrip()}{newline}"), True
        title = Text("put a blank line before it", "앞에 빈 줄 넣기")
    else:
        return None
    return Fix(title, (edit,), safe=safe)


def _escape(document: Document, broken: Broken) -> Fix | None:
    """A backslash before each pipe in code, if the row fits then: it shows as a pipe."""
    bars = tables.escaped(broken.line)
    if not bars or len(broken.line.cells) - len(bars) != broken.columns:
        return None
    edits = tuple(Edit(document.path, Span(bar, bar), "\\") for bar in bars)
    return Fix(Text(r"write `\|` in code", r"코드 안의 `|`를 `\|`로 적기"), edits)
