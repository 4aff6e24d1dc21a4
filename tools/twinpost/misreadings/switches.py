"""Drafts that are published, and dates that are none: what is on, off or a number to Hugo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost import casts, dates
from twinpost.fields import named
from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.misreadings.rewrite import put, shortened
from twinpost.misreadings.texts import TEXTS
from twinpost.model import Document, Settings

EFFECTS = {
    "draft": Text("the page is published", "초안이 아니라 게시되는 글이 됩니다"),
    "headless": Text("the page gets an address of its own", "페이지에 주소가 생깁니다"),
}
OCTAL = re.compile(r"0[\d_]+")
LIKELY = range(1990, 2101)  # years; whoever counts seconds means one of these


def of(document: Document, settings: Settings) -> Iterator[Finding]:
    """The switches and dates of a page that Hugo reads otherwise."""
    for name, effect in EFFECTS.items():
        field = document.field(name)
        if field and casts.boolean(field.value) is None:
            if casts.meant_boolean(field.value) is not False:  # `no` does no harm
                yield _switch(document, field, name, effect)
        elif not field and document.value(f"params.{name}") is True:
            yield _in_params(document, name, effect)
    yield from _octal(document)
    for field in dates.fields(document, settings):
        moment = dates.of(field.value)
        if moment and document.front_matter.format != "json" and moment.year not in LIKELY:
            if type(field.value) is int:
                yield _number(document, field, moment.year)
            elif not moment.year:
                yield _time_alone(document, field)


def _switch(document: Document, field: Field, name: str, effect: Text) -> Finding:
    typed = shortened(field.value_span.of(document.text))
    meant = casts.meant_boolean(field.value)
    return at(
        document,
        field.value_span,
        Text(
            f"`{typed}` is not `true` to Hugo: {effect.en}",
            f"Hugo는 `{typed}` 값을 `true`로 읽지 않습니다. {effect.ko}",
        ),
        help=Text(
            f"write `{name}: true`" if meant else f"write `{name}: true` or `{name}: false`",
            f"`{name}: true`로 적어 주세요"
            if meant
            else f"`{name}: true` 또는 `{name}: false`로 적어 주세요",
        ),
        fix=put(document, field.value_span, "true") if meant else None,
    )


def _in_params(document: Document, name: str, effect: Text) -> Finding:
    field = document.front_matter.fields[f"params.{name}"]
    return at(
        document,
        field.key_span,
        Text(
            f"Hugo reads no `{name}` below `params`: {effect.en}",
            f"Hugo는 `params` 아래의 `{name}` 필드를 읽지 않습니다. {effect.ko}",
        ),
        help=Text("move it out of `params`, to the margin", "`params` 밖으로 옮겨 주세요"),
    )


def _number(document: Document, field: Field, year: int) -> Finding:
    typed = field.value_span.of(document.text)
    digits = f"{typed[:4]}-{typed[4:6]}-{typed[6:]}"
    is_date = len(typed) == 8 and typed.isdigit() and dates.read(digits)
    example = digits if is_date else "2026-01-31"
    return at(
        document,
        field.value_span,
        Text(
            f"Hugo takes `{typed}` for seconds: the `{named(field.path)}` is in {year}",
            f"`{named(field.path)}`의 `{typed}` 값을 Hugo가 초로 읽어 {year}년이 됩니다",
        ),
        help=Text(f"write it with hyphens: `{example}`", f"`{example}`처럼 하이픈으로 적어 주세요"),
        fix=put(document, field.value_span, digits) if is_date else None,
    )


def _octal(document: Document) -> Iterator[Finding]:
    """`010` is 8: Hugo's YAML counts by eights behind a zero."""
    if document.front_matter.format != "yaml":
        return
    for field in document.front_matter.fields.values():
        if type(field.value) is not int or "." in field.path or field.path in TEXTS:
            continue
        typed = field.value_span.of(document.text)
        if not OCTAL.fullmatch(typed) or int(typed) == field.value:
            continue
        plain = str(int(typed))
        yield at(
            document,
            field.value_span,
            Text(
                f"Hugo reads `{typed}` as {field.value}: a 0 in front makes it octal",
                f"`{typed}` 값이 0으로 시작해 8진수로 읽혀 {field.value} 값이 됩니다",
            ),
            help=Text(f"write `{plain}`", f"`{plain}` 값으로 적어 주세요"),
            fix=put(document, field.value_span, plain, safe=False),
        )


def _time_alone(document: Document, field: Field) -> Finding:
    typed = field.value_span.of(document.text)
    return at(
        document,
        field.value_span,
        Text(
            f"`{typed}` has no year: Hugo puts it in the year 0",
            f"`{typed}`에 연도가 없어 Hugo가 0년으로 읽습니다",
        ),
        help=Text("write the whole date: `2026-01-31`", "`2026-01-31`처럼 적어 주세요"),
    )
