"""Defects of the front matter, and of footnotes, which stand in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from defects.edits import each
from defects.injury import Injury
from defects.outline import unknown, without
from defects.structure import lines
from defects.twins import Twin
from twinpost.frontmatter import Field
from twinpost.span import Span

DAY = re.compile(r"\d{4}-\d\d-(\d\d)")


def date(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """The post of another day."""
    value = _shared(twin, side, "date")
    m = value and DAY.search(twin.documents[side].text, *value.value_span)
    if m:
        yield _injury(twin, side, Span(*m.span(1)), f"{(int(m[1]) + 3) % 28 + 1:02}")


def author_case(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """An author in other letters: `Kim` for `kim`."""
    for path in ("author", "authors", "author.0", "authors.0"):
        field = _shared(twin, side, path)
        if field and isinstance(field.value, str) and field.value.isascii():
            text = field.value_span.of(twin.documents[side].text)
            yield _injury(twin, side, field.value_span, text.swapcase())


def cover_relative(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A cover that is looked for elsewhere."""
    field = _shared(twin, side, "cover.relative")
    if field and isinstance(field.value, bool):
        yield _injury(twin, side, field.value_span, str(not field.value).lower())


def tag_dropped(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A tag less."""
    documents = twin.documents
    tags = [document.value("tags") for document in documents]
    if not all(isinstance(some, list) for some in tags) or len(tags[0]) != len(tags[1]):  # type: ignore[arg-type]
        return
    field = documents[side].field("tags")
    text = field.value_span.of(documents[side].text) if field else ""
    if field and text.startswith("[") and text.count(",") and "#" not in text:
        yield _injury(twin, side, field.value_span, f"{text.rpartition(',')[0]}]")


def footnote(twin: Twin, side: int, _: Random) -> Iterator[Injury]:
    """A footnote less, and what refers to it."""
    text, parts = twin.documents[side].text, twin.outlines[side]
    for section, couple in each(twin, "footnote"):
        mark = f"[^{couple[side].node.target}]"
        left = without(parts, [couple[side]])
        marked = [part for part in left if mark in part.text]
        if len(marked) == 1 and marked[0].text.count(mark) == 1:
            at = text.index(mark, marked[0].span.start)
            couples = [one for some in twin.sections for one in some if one[side] == marked[0]]
            edits = (
                (Span(at, at + len(mark)), ""),
                (lines(text, couple[side], couple[side]), ""),
            )
            hurt = (couple, *couples)
            yield Injury(twin, side, edits, unknown(left, marked[0]), hurt, (section,))


def _shared(twin: Twin, side: int, path: str) -> Field | None:
    """A field that has the same value in both languages."""
    fields = [document.field(path) for document in twin.documents]
    return fields[side] if all(fields) and fields[0].value == fields[1].value else None  # type: ignore[union-attr]


def _injury(twin: Twin, side: int, span: Span, text: str) -> Injury:
    return Injury(twin, side, ((span, text),), twin.outlines[side], (), (), in_front_matter=True)
