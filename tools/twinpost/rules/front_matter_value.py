"""Values that a theme would misread, and values that the site has not agreed on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.frontmatter.scalar import resolve, written
from twinpost.keys import distance, plain
from twinpost.lint import rule
from twinpost.model import Document

Type = Literal["boolean", "integer", "number", "text", "list", "mapping"]

# Where themes agree. A site with another idea of one of them says so in `types`.
THEMES: Mapping[str, Type] = MappingProxyType(
    {"comments": "boolean", "cover.relative": "boolean", "series_idx": "integer"}
)
NO_TYPES: Mapping[str, Type] = MappingProxyType({})
NO_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NAMES: Mapping[Type, Text] = MappingProxyType(
    {
        "boolean": Text("`true` or `false`", "`true`나 `false`"),
        "integer": Text("a whole number", "정수"),
        "number": Text("a number", "숫자"),
        "text": Text("a text", "문자열"),
        "list": Text("a list", "목록"),
        "mapping": Text("a mapping", "키와 값의 묶음"),
    }
)
BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}
PLAIN = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+)*")
SHOWN = 8  # allowed values that a help names


@rule(Document, severity="warning")
def front_matter_value(
    document: Document,
    *,
    allowed: Mapping[str, tuple[str, ...]] = NO_LISTS,
    types: Mapping[str, Type] = NO_TYPES,
) -> Iterator[Finding]:
    """A value has the type that is read, and is one of those that the site allows."""
    if not document.is_page or document.front_matter.problems:
        return
    for path, wanted in {**THEMES, **types}.items():
        for field in _fields(document, path):
            yield from _typed(document, field, wanted, strictly=path in types)
    for path, values in allowed.items():
        for field in _fields(document, path):
            for one in _items(document, field):
                yield from _chosen(document, field, one, values)


def kind(value: object) -> Type:
    """The type of a value of front matter."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if isinstance(value, int) else "number"
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "mapping"


def _fields(document: Document, path: str) -> Iterator[Field]:
    """The field, also below `params`: to a template it is the same."""
    for name in (path, f"params.{path}"):
        if field := document.field(name):
            yield field


def _items(document: Document, field: Field) -> Sequence[Field]:
    if not isinstance(field.value, list):
        return (field,) if field.value is not None else ()
    items = (document.field(f"{field.path}.{i}") for i in range(len(field.value)))
    return [item for item in items if item]


def _typed(document: Document, field: Field, wanted: Type, *, strictly: bool) -> Iterator[Finding]:
    value, found = field.value, kind(field.value)
    if value is None or found == wanted or (wanted, found) == ("number", "integer"):
        return
    better = _spelled(field, wanted, field.value_span.of(document.text))
    if not better and not strictly:
        return  # a theme of its own mind: `comments: {host: ...}`
    name, is_text = NAMES[wanted], found == "text"
    what = Text(f"the text `{value}`", f"문자열 `{value}`") if is_text else NAMES[found]
    yield at(
        document,
        field.value_span,
        Text(
            f"`{field.path}` is {what.en}, where themes read {name.en}",
            f"`{field.path}` 값이 {what.ko} 형식입니다. 테마는 {name.ko} 형식으로 읽습니다",
        ),
        help=Text(f"write {better or name.en}", f"이렇게 적어 주세요: {better or name.ko}"),
        fix=_fix(document, field, better) if better else None,
    )


def _spelled(field: Field, wanted: Type, raw: str) -> str:
    """The value as it was meant, where that is sure; else ""."""
    value = field.value
    if wanted == "text" and isinstance(value, int | float) and "\n" not in raw:
        return json.dumps(raw)  # `1.10` would be 1.1
    if not isinstance(value, str):
        return ""
    if wanted == "boolean":
        return BOOLEANS.get(value.strip().lower(), "")
    digits = r"\s*-?\d+\s*" if wanted == "integer" else r"\s*-?\d+(\.\d+)?\s*"
    if wanted in ("integer", "number") and re.fullmatch(digits, value, re.ASCII):
        return str(int(value)) if "." not in value else str(float(value))
    return ""


def _chosen(
    document: Document, field: Field, one: Field, values: tuple[str, ...]
) -> Iterator[Finding]:
    value = written(one.value)
    if value in values:
        return
    same = [v for v in values if plain(v) == plain(value)]
    near = same or [v for v in values if len(v) > 3 and distance(plain(v), plain(value)) == 1]
    listed = ", ".join(f"`{v}`" for v in (near or values)[:SHOWN])
    more = "" if near or len(values) <= SHOWN else ", …"
    yield at(
        document,
        one.value_span,
        Text(
            f"`{value}` is none of the {len(values)} values allowed for `{field.path}`",
            f"`{value}` 값은 `{field.path}`에 쓸 수 있는 값 {len(values)}개에 없습니다",
        ),
        help=Text(
            f"write {listed}{more}, or add it to the option `allowed`",
            f"{listed}{more} 중에서 쓰거나 `allowed` 옵션에 더해 주세요",
        ),
        fix=_fix(document, one, _quoted(near[0], one, document), safe=len(same) == 1)
        if near
        else None,
    )


def _quoted(value: str, field: Field, document: Document) -> str:
    """A value in the quotes that the old one has, or in those that it needs."""
    quote = field.value_span.of(document.text)[:1]
    if quote in ("'", '"') and not re.search(r"['\"\\\n]", value):
        return f"{quote}{value}{quote}"
    bare = document.front_matter.format == "yaml" and PLAIN.fullmatch(value)
    return value if bare and resolve(value) == value else json.dumps(value, ensure_ascii=False)


def _fix(document: Document, field: Field, text: str, *, safe: bool = True) -> Fix:
    return Fix(
        Text(f"write `{text}`", f"`{text}`로 고치기"),
        (Edit(document.path, field.value_span, text),),
        safe,
    )
