"""The fields without which a page is lost: to readers, to lists, to search engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from twinpost.fields import HUGO
from twinpost.finding import Edit, Finding, Text, at
from twinpost.fix import edited
from twinpost.keys import Keys, paths
from twinpost.lint import rule
from twinpost.misreadings.keys import INVISIBLE
from twinpost.misreadings.texts import HASH
from twinpost.model import Document, Site
from twinpost.span import Span
from twinpost.unseen import WIDE, emptied, find

NO_SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
USUAL = ("title", "date", "description")  # asked for where nobody said what a page needs
FEW = 5  # pages, with which a section has no habits yet


@rule(Site, severity="warning")
def front_matter_required(
    site: Site,
    *,
    fields: tuple[str, ...] | None = None,
    sections: Mapping[str, tuple[str, ...]] = NO_SECTIONS,
) -> Iterator[Finding]:
    """A page has the front matter fields that its section requires."""
    readable = (mended(d) for d in site.documents if d.role == "page")
    pages = [page for page in readable if not page.front_matter.problems]
    unusual = _unusual(pages)
    keys = Keys.of(site, ())
    for page in pages:
        wanted = sections.get(section(page), fields)
        if wanted is None:
            wanted = tuple(n for n in USUAL if not _goes_without(page, n, unusual))
        missing = [name for name in wanted if _is_empty(page, name)]
        missing = [name for name in missing if not _is_explained(page, name, keys)]
        if missing:
            as_written = page is site.by_path[page.path]
            yield _lacking(page, missing, _place(page, missing) if as_written else page.top)


def mended(document: Document) -> Document:
    """The document with what cures its front matter: one finding must not hide the other."""
    edits = [
        Edit(document.path, span, text)
        for problem in document.front_matter.problems
        for span, text in problem.edits
    ]
    return replace(document, text=edited(document.text, edits)) if edits else document


def required(section: str, options: Mapping[str, Any]) -> tuple[str, ...]:
    """What a site with these options asks of a new page in a section."""
    sections: Mapping[str, tuple[str, ...]] = options.get("sections", NO_SECTIONS)
    fields: tuple[str, ...] | None = sections.get(section, options.get("fields"))
    return USUAL if fields is None else fields


def section(document: Document) -> str:
    """Hugo's section of a page: the first part of its logical path; "" for one at the top."""
    first, slash, _ = document.key.lstrip("/").partition("/")
    return first if slash else ""


def _unusual(pages: list[Document]) -> frozenset[tuple[str, str]]:
    """The sections and fields of which most of the section's pages have none."""
    count = Counter(section(page) for page in pages)
    have = Counter(
        (section(page), name) for page in pages for name in USUAL if not _is_empty(page, name)
    )
    return frozenset(
        (place, name)
        for place, pages_there in count.items()
        for name in USUAL
        if pages_there >= FEW and have[place, name] * 2 <= pages_there
    )


def _goes_without(page: Document, name: str, unusual: frozenset[tuple[str, str]]) -> bool:
    """Whether nobody misses a usual field. A page with its own layout is for searching or so."""
    if name == "title":
        return False
    alone = page.value("layout") is not None or (name == "date" and not section(page))
    return alone or (section(page), name) in unusual


def _is_empty(page: Document, name: str) -> bool:
    value = page.value(name)
    if value is None and name.lower() not in HUGO:
        value = page.value(f"params.{name}")  # which Hugo's templates read alike
    return value is None or value == "" or value == []


def _is_explained(page: Document, name: str, keys: Keys) -> bool:
    """Whether another rule says why: the field is there, and Hugo reads another or nothing."""
    front = page.front_matter
    if not front.fields:
        if front.format:
            return bool(emptied(page.text, front.span.end))
        return page.text.startswith(WIDE) or bool(find(page.text))
    field = page.field(name)
    if field and field.value is None and HASH.match(page.text, field.value_span.end):
        return True
    written = (INVISIBLE.sub("", path).strip() for path in front.fields if INVISIBLE.search(path))
    return name in written or any(keys.meant(path, page) == name for path in paths(page))


def _lacking(page: Document, missing: list[str], place: Span) -> Finding:
    names = ", ".join(f"`{name}`" for name in missing)
    return at(
        page,
        place,
        Text(f"front matter lacks {names}", f"프런트매터에 {names} 값이 없습니다"),
        help=_help(missing),
    )


def _place(page: Document, missing: list[str]) -> Span:
    """The key below which something is missing, or the first line."""
    above = {name.rpartition(".")[0] for name in missing}
    parent = page.field(above.pop()) if len(above) == 1 else None
    return parent.key_span if parent else page.top


def _help(missing: list[str]) -> Text:
    them = "them" if len(missing) > 1 else "it"
    if "description" in missing:
        return Text(
            f"add {them}; `description` is the text that search results show",
            "값을 채워 주세요. `description`은 검색 결과에 보이는 설명입니다",
        )
    return Text(f"add {them} to the front matter", "프런트매터에 값을 채워 주세요")
