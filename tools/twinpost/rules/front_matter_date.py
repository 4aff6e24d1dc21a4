"""Dates that Hugo cannot read: the build stops, and Hugo names the file but not the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost import dates
from twinpost.fields import named
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.human_dates import NOT_A_DATE, Meant, meant
from twinpost.lint import rule
from twinpost.model import Document, Settings
from twinpost.span import Span

# In one line, and without a tag or an anchor: what can be replaced as it stands.
SIMPLE = re.compile(r"""(?P<quote>["']?)(?P<text>[^"'!&*|>\[{\r\n][^"'\r\n]*)(?P=quote)""")
SHAPES = {
    bool: Text("it is true or false", "true/false 값입니다"),
    list: Text("it is a list", "목록입니다"),
    dict: Text("it is a mapping", "`키: 값` 묶음입니다"),
}


@rule(Document, severity="error", stops_build=True)
def front_matter_date(document: Document, settings: Settings) -> Iterator[Finding]:
    """Hugo can read the dates of a page."""
    if document.front_matter.problems:
        return
    for field in dates.fields(document, settings):
        if _is_readable(field.value, document):
            continue
        if field.path == "published" and isinstance(field.value, bool):
            yield _jekyll(document, field, field.value)
            continue
        read = _meant(field, document)
        typed = _shortened(field.value_span.of(document.text))
        name = named(field.path.rpartition(".")[2])
        yield at(
            document,
            field.value_span,
            Text(
                f"Hugo can't read the `{name}` `{typed}`: {read.cause.en}",
                f"Hugo가 `{name}`의 `{typed}` 값을 읽지 못합니다. {read.cause.ko}",
            ),
            help=read.help if not read.date else _advice(read.date),
            fix=_fix(document, field, read.date),
        )


def _is_readable(value: object, document: Document) -> bool:
    # Numbers of JSON reach Hugo as another type, which it takes for no date.
    is_number = type(value) is int and document.front_matter.format == "json"
    return dates.of(value) is not None and not is_number


def _meant(field: Field, document: Document) -> Meant:
    shape = SHAPES.get(type(field.value))
    if shape:
        return Meant(shape)
    if isinstance(field.value, str):
        return meant(field.value) if field.value.strip() else Meant(NOT_A_DATE)
    return meant(field.value_span.of(document.text))


def _advice(date: str) -> Text:
    return Text(f"write `{date}`", f"`{date}`로 적어 주세요")


def _fix(document: Document, field: Field, date: str) -> Fix | None:
    """The date in the quotes of the old one, or in none where there were none."""
    source = SIMPLE.fullmatch(field.value_span.of(document.text))
    if not date or source is None:
        return None
    start = field.value_span.start + source.start("text")
    quote = '"' if document.front_matter.format == "json" and not source["quote"] else ""
    edit = Edit(document.path, Span(start, start + len(source["text"])), f"{quote}{date}{quote}")
    return Fix(_advice(date), (edit,))


def _jekyll(document: Document, field: Field, published: bool) -> Finding:
    """What Jekyll calls `published`, Hugo calls the opposite of `draft`, and takes for a date."""
    instead = f"draft: {str(not published).lower()}"
    fix = None
    if not document.field("draft") and field.key_span.of(document.text) == "published":
        edits = (
            Edit(document.path, field.key_span, "draft"),
            Edit(document.path, field.value_span, str(not published).lower()),
        )
        fix = Fix(Text(f"write `{instead}`", f"`{instead}`로 적기"), edits)
    return at(
        document,
        field.value_span,
        Text(
            f"`published` is a date to Hugo, and `{str(published).lower()}` is none",
            f"Hugo에서 `published`는 날짜인데 `{str(published).lower()}` 값이 들어 있습니다",
        ),
        help=Text(
            f"write `{instead}`, or a date",
            f"`{instead}`로 바꾸거나 날짜를 적어 주세요",
        ),
        fix=fix,
    )


def _shortened(typed: str) -> str:
    first, more, _ = typed.partition("\n")
    return f"{first[:40]}…" if more or len(first) > 40 else first
