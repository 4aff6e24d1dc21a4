"""Misspelt keys: Hugo takes them for parameters of the theme, and says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType, NoneType

from twinpost.fields import HUGO
from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.keys import LONG, Keys, distance, paths, plain
from twinpost.lint import rule
from twinpost.misreadings.keys import INVISIBLE
from twinpost.model import Document, Site
from twinpost.span import Span

TYPES: Mapping[str, type] = MappingProxyType(
    {"text": str, "boolean": bool, "integer": int, "list": list}
)


@rule(Site, severity="warning")
def front_matter_unknown(site: Site, *, fields: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A key of the front matter is not another one, misspelt."""
    keys = Keys.of(site, fields)
    for post in site.posts:
        for document in post.documents:
            if not document.front_matter.problems:
                yield from _misspelt(document, keys, site)


def _misspelt(document: Document, keys: Keys, site: Site) -> Iterator[Finding]:
    taken: set[str] = set()
    for path in paths(document):
        meant = keys.meant(path, document)
        field = document.front_matter.fields[path]
        if meant is None or INVISIBLE.search(field.key_span.of(document.text)):
            continue  # front-matter-misread names the character
        name, written = _spelling(meant, site), _last(field, document)
        yield at(
            document,
            field.key_span,
            Text(
                f"no other post has a key `{written}`; it looks like `{name}`, misspelt",
                f"`{written}` 키는 다른 글에 없습니다. `{name}` 오타로 보입니다",
            ),
            help=Text(
                f"write `{name}`, or add `{path}` to the option `fields` of this rule",
                f"`{name}`로 고치거나, 맞는 키라면 `fields` 옵션에 `{path}`를 더해 주세요",
            ),
            fix=None if meant in taken else _rename(document, field, meant, name, keys),
        )
        taken.add(meant)


def _rename(document: Document, field: Field, meant: str, name: str, keys: Keys) -> Fix | None:
    """The key alone is written anew; None where it may stand in more than one place."""
    written = _last(field, document)
    tables = document.front_matter.format == "toml" and _holds_tables(field.value)
    if tables or written.lower() != field.path.rpartition(".")[2]:
        return None
    end = field.key_span.start + len(field.key_span.of(document.text).rstrip("\"'"))
    return Fix(
        Text(f"write `{name}`", f"`{name}`로 고치기"),
        (Edit(document.path, Span(end - len(written), end), name),),
        safe=_is_sure(field, meant, keys),
    )


def _is_sure(field: Field, meant: str, keys: Keys) -> bool:
    """Whether Hugo reads the other key, of such a value, and nothing else comes so near."""
    name = field.path.rpartition(".")[2]
    kind = HUGO.get(meant, "list" if meant in keys.singular.values() else "")
    same = plain(name) == plain(meant)  # a theme may well read `요약`
    near = len(meant) >= LONG and distance(name, meant) == 1
    return isinstance(field.value, TYPES.get(kind, NoneType)) and (same or near)


def _holds_tables(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )


def _last(field: Field, document: Document) -> str:
    """The last part of a key as it is written: `"cover".imgae` is `imgae`."""
    return field.key_span.of(document.text).strip("\"'").rpartition(".")[2].strip("\"' ")


def _spelling(path: str, site: Site) -> str:
    """How the site writes a key most often: Hugo takes capitals and small letters for the same."""
    fields = ((d, field) for d in site.documents if (field := d.field(path)))
    written = Counter(_last(field, document) for document, field in fields)
    return written.most_common(1)[0][0] if written else path.rpartition(".")[2]
