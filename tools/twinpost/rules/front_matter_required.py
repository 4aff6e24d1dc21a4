"""The fields without which a page is lost: to readers, to lists, to search engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document

NO_SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@rule(Document, severity="warning")
def front_matter_required(
    document: Document,
    *,
    fields: tuple[str, ...] = ("title", "date", "description"),
    sections: Mapping[str, tuple[str, ...]] = NO_SECTIONS,
) -> Iterator[Finding]:
    """A page has the front matter fields that its section requires."""
    if document.role != "page" or document.front_matter.problems:
        return
    wanted = sections.get(section(document), fields)
    missing = [name for name in wanted if _is_empty(document.value(name))]
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        yield at(
            document,
            document.top,
            Text(f"front matter lacks {names}", f"프런트매터에 {names} 값이 없습니다"),
            help=_help(missing),
        )


def section(document: Document) -> str:
    """Hugo's section of a page: the first part of its logical path; "" for one at the top."""
    first, slash, _ = document.key.lstrip("/").partition("/")
    return first if slash else ""


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == []


def _help(missing: list[str]) -> Text:
    if "description" in missing:
        return Text(
            "add them; `description` is the text that search results show",
            "값을 채워 주세요. `description`은 검색 결과에 보이는 설명입니다",
        )
    return Text("add them between the `---` lines", "`---` 사이에 값을 채워 주세요")
