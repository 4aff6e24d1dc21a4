"""Lists that are none, or hold what Hugo cannot use: terms, keywords and aliases get lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.fields import HUGO
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.frontmatter.respell import respelled
from twinpost.misreadings import texts
from twinpost.misreadings.rewrite import put, quote, shortened, spelled
from twinpost.model import Document, Settings
from twinpost.span import Span

ONE_NAME = frozenset({"author", "authors", "series"})  # `Doe, Jane` is one author
COMMA = re.compile(r"\s*[,，、;；]\s*")
DASH = r"[ \t]*-(?:[^\s-]|[\u00a0\u200b\u3000])[^\r\n]*"
SWALLOWED = re.compile(r"\n( *)(?=- +\S)")
CURLY = re.compile(r"[“”„][^“”„]+[“”]|[‘’][^‘’]+[‘’]")
GLUED = re.compile(rf"{DASH}(?:\r?\n{DASH})*")


def names(settings: Settings) -> frozenset[str]:
    """The fields that are lists to Hugo."""
    own = {name for name, kind in HUGO.items() if kind == "list"} - {"outputs"}
    return frozenset({*own, *settings.taxonomies.values()})


def of(document: Document, field: Field, settings: Settings) -> Iterator[Finding]:
    """What Hugo reads otherwise in one list."""
    is_terms = field.path in settings.taxonomies.values()
    if document.front_matter.format == "yaml" and is_glued(document, field):
        yield from glued(document, field)
    elif document.front_matter.format == "yaml" and _is_swallowed(document, field):
        yield _swallowed(document, field)
    elif isinstance(field.value, str) and COMMA.search(field.value.strip(",; ")):
        if field.path not in ONE_NAME:
            yield _commas(document, field, is_terms)
    elif isinstance(field.value, dict) and field.value:
        yield _mapping(document, field)
    elif isinstance(field.value, list):
        yield from _curly(document, field)
        for i, item in enumerate(field.value):
            held = document.field(f"{field.path}.{i}")
            if held and isinstance(item, list | dict):
                yield _nested(document, field, held)
                break
    else:
        yield from texts.of(document, field, names(settings))


def is_glued(document: Document, field: Field) -> bool:
    """Whether a text was meant to be a list, and its dashes stick to what follows."""
    if not isinstance(field.value, str) or not field.value.startswith("-"):
        return False
    source = field.value_span.of(document.text)
    is_below = "\n" in document.text[field.key_span.end : field.value_span.start]
    return is_below and bool(GLUED.fullmatch(source))


def glued(document: Document, field: Field) -> Iterator[Finding]:
    """`-A` is a text: lines of it are one text."""
    start, source = field.value_span.start, field.value_span.of(document.text)
    edits = []
    for dash in re.finditer(r"^[ \t]*(-[\u00a0\u200b\u3000]*)", source, re.MULTILINE):
        span = Span(start + dash.start(1), start + dash.end(1))
        edits.append(Edit(document.path, span, "- "))
    yield at(
        document,
        field.value_span,
        Text(
            f"no space follows the dash: Hugo reads one text, `{shortened(str(field.value))}`",
            "`-` 뒤에 공백이 없어 목록이 아니라 글 하나로 읽힙니다",
        ),
        help=Text("put a space after each dash", "`-` 뒤에 공백을 넣어 주세요"),
        fix=Fix(Text("put spaces after the dashes", "`-` 뒤에 공백 넣기"), tuple(edits)),
    )


def _is_swallowed(document: Document, field: Field) -> bool:
    """Whether the first item goes on over deeper lines that were meant as items."""
    return any(
        SWALLOWED.search(item.value_span.of(document.text)) for item in _items(document, field)
    )


def _items(document: Document, field: Field) -> list[Field]:
    count = len(field.value) if isinstance(field.value, list) else 0
    found = (document.field(f"{field.path}.{i}") for i in range(count))
    return [item for item in found if item and isinstance(item.value, str)]


def _swallowed(document: Document, field: Field) -> Finding:
    """`- a` and, further to the right, `- b`: one item, `a - b`."""
    items = [i for i in _items(document, field) if SWALLOWED.search(i.value_span.of(document.text))]
    first = items[0]
    read = shortened(str(first.value))
    line = document.text.rfind("\n", 0, first.value_span.start) + 1
    indent = re.match("[ ]*", document.text[line:])
    edits = tuple(
        Edit(document.path, Span(start + m.start(1), start + m.end(1)), indent[0] if indent else "")
        for item in items
        for start in [item.value_span.start]
        for m in SWALLOWED.finditer(item.value_span.of(document.text))
    )
    return at(
        document,
        first.value_span,
        Text(
            f"a dash that stands further in begins no item: Hugo reads one, `{read}`",
            f"더 들여 쓴 `-`는 항목이 되지 않아 `{read}` 하나로 읽힙니다",
        ),
        help=Text("indent the dashes alike", "`-`의 들여쓰기를 맞춰 주세요"),
        fix=Fix(Text("indent the dashes alike", "`-`의 들여쓰기 맞추기"), edits),
    )


def _commas(document: Document, field: Field, is_terms: bool) -> Finding:
    items = [item for item in COMMA.split(str(field.value).strip(",; []")) if item]
    source = field.value_span.of(document.text)
    is_yaml = document.front_matter.format == "yaml"
    each = [respelled("", item) if is_yaml else spelled(document, item) for item in items]
    typed = shortened(str(field.value))
    message = Text(
        f"`{typed}` is one term to Hugo, not {len(items)}",
        f"Hugo는 `{typed}` 값을 {len(items)}개가 아니라 하나로 읽습니다",
    )
    if not is_terms:
        message = Text(
            f"Hugo splits `{typed}` at spaces and keeps the commas",
            f"Hugo는 `{typed}` 값을 쉼표를 남긴 채 공백에서 나눕니다",
        )
    listed = f"[{', '.join(each)}]"
    return at(
        document,
        field.value_span,
        message,
        help=Text(f"write a list: `{listed}`", f"`{listed}`처럼 목록으로 적어 주세요"),
        fix=put(document, field.value_span, listed, safe=False) if "\n" not in source else None,
    )


def _curly(document: Document, field: Field) -> Iterator[Finding]:
    """`[“a”, “b”]`: to YAML, only straight quotes are quotes."""
    curly = [i for i in _items(document, field) if CURLY.fullmatch(str(i.value))]
    bare = [i for i in curly if i.value_span.of(document.text) == i.value]
    if not bare:
        return
    edits = tuple(
        Edit(document.path, i.value_span, spelled(document, str(i.value)[1:-1])) for i in bare
    )
    yield at(
        document,
        Span(bare[0].value_span.start, bare[-1].value_span.end),
        Text(
            f"curly quotes are part of the text to Hugo: it reads `{bare[0].value}`",
            f"둥근 따옴표까지 글자로 읽혀 `{bare[0].value}` 값이 됩니다",
        ),
        help=Text("write straight quotes", "곧은 따옴표로 적어 주세요"),
        fix=Fix(Text("write straight quotes", "곧은 따옴표로 적기"), edits),
    )


def _mapping(document: Document, field: Field) -> Finding:
    source = field.value_span.of(document.text)
    listed = f"[{source[1:-1]}]"
    only_names = isinstance(field.value, dict) and not any(field.value.values())
    is_braces = source.startswith("{") and only_names and document.front_matter.format == "yaml"
    return at(
        document,
        field.value_span,
        Text(
            f"`{field.path}` is a mapping: Hugo reads nothing in it",
            f"`{field.path}` 값이 목록이 아니라 `키: 값` 묶음이라 Hugo가 하나도 읽지 못합니다",
        ),
        help=Text("write a list: `[A, B]`", "`[A, B]`처럼 목록으로 적어 주세요"),
        fix=put(document, field.value_span, listed, safe=False) if is_braces else None,
    )


def _nested(document: Document, field: Field, item: Field) -> Finding:
    source = item.value_span.of(document.text)
    is_list = isinstance(item.value, list)
    fix = None
    if "\n" in source or document.front_matter.format != "yaml":
        pass
    elif is_list and source.startswith("["):
        fix = put(document, item.value_span, source[1:-1].strip(), safe=False)
    elif not is_list and source[:1] not in ("{", "'", '"'):
        fix = quote(document, item.value_span, safe=False)
    what = Text("a list in a list", "목록 안의 목록") if is_list else Text("a mapping", "`키: 값`")
    return at(
        document,
        item.value_span,
        Text(
            f"`{shortened(source)}` is {what.en}: Hugo reads nothing of `{field.path}`",
            f"{what.ko} `{shortened(source)}` 때문에 Hugo에서 `{field.path}` 값이 비게 됩니다",
        ),
        help=Text("write one list of texts: `[A, B]`", "`[A, B]`처럼 한 겹 목록으로 적어 주세요")
        if is_list
        else Text("put the item in quotes", "항목을 따옴표로 감싸 주세요"),
        fix=fix,
    )
