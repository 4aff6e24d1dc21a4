"""Readers of a series go from part to part by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost import terms
from twinpost.finding import Finding, Related, Text, at
from twinpost.frontmatter import Field
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.terms import Use

Part = tuple[Document, Use, Field | None]


@rule(Site, severity="warning")
def series_order(site: Site, *, field: str = "series_idx") -> Iterator[Finding]:
    """The parts of a series have numbers, and each its own."""
    series: dict[tuple[str, str], list[Part]] = {}
    for document in site.documents:
        if document.role == "page":
            for use in terms.of(document, "series"):
                number = document.field(field) or document.field(f"params.{field}")
                found = series.setdefault((document.lang, terms.path(use.spelling)), [])
                found.append((document, use, number))
    # A site that numbers nothing orders its series by date.
    if any(number for parts in series.values() for _, _, number in parts):
        for parts in series.values():
            yield from _unnumbered(parts, field)
            yield from _repeated(parts, field)


def _unnumbered(parts: Sequence[Part], field: str) -> Iterator[Finding]:
    numbers = [n for _, _, number in parts if (n := _number(number)).isdigit()]
    unused = max(map(int, numbers), default=0) + 1
    for document, use, number in parts:
        if not _number(number):
            yield at(
                document,
                number.value_span if number and number.value_span else terms.span(document, use),
                Text(
                    f"a part of the series `{use.spelling}` has no `{field}`",
                    f"연재 `{use.spelling}`의 글에 `{field}` 값이 없습니다",
                ),
                help=Text(
                    f"give it its place in the series; {unused} is the next that is free",
                    f"연재에서 몇 번째 글인지 적어 주세요. 마지막 다음 번호는 {unused}입니다",
                ),
            )


def _repeated(parts: Sequence[Part], field: str) -> Iterator[Finding]:
    """Parts with the number of another, which is the older one."""
    first: dict[str, Part] = {}
    for part in sorted(parts, key=lambda p: (str(p[0].value("date")), p[0].path)):
        document, use, number = part
        if not number or not _number(number):
            continue
        before, _, taken = first.setdefault(_number(number), part)
        if before is not document and taken:
            yield at(
                document,
                number.value_span,
                Text(
                    f"`{field}` {number.value} of the series `{use.spelling}` is taken by "
                    f"`{before.path}`",
                    f"연재 `{use.spelling}`의 `{field}` {number.value}: "
                    f"`{before.path}` 글에서 이미 씁니다",
                ),
                help=Text(
                    "give each part a number of its own: parts with one number have no order",
                    "글마다 다른 번호를 적어 주세요. 번호가 같으면 순서가 정해지지 않습니다",
                ),
                related=(
                    Related(
                        before.path,
                        taken.value_span,
                        Text(f"has `{field}` {taken.value}", f"`{field}` 값이 {taken.value}입니다"),
                    ),
                ),
            )


def _number(field: Field | None) -> str:
    """The number as text; "" when there is none."""
    return "" if field is None or field.value is None else str(field.value).strip()
