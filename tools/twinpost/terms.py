"""Terms: what Hugo makes of the tags, categories, series and authors that pages name.

Hugo lower-cases a term and turns each space into a hyphen: that is the path of its page. All else
tells terms apart: `machine_learning`, two spaces, full-width letters and NFD have their own pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

from twinpost.model import Document, Site
from twinpost.span import Span

SEPARATOR = r"[\s_‐-―-]+"
BETWEEN_DIGITS = re.compile(rf"(?<=\d){SEPARATOR}(?=\d)")  # `1-2` is not `12`
ELSEWHERE = re.compile(rf"(?<!\d){SEPARATOR}|{SEPARATOR}(?!\d)")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a page names a term."""

    path: str  # of the document
    spelling: str
    field: str  # where it stands: `tags.2`


def path(spelling: str) -> str:
    """The path of a term's page, below its taxonomy."""
    return spelling.lower().replace(" ", "-")


def fold(spelling: str) -> str:
    """What spellings share that readers take for one term."""
    plain = unicodedata.normalize("NFKC", spelling).lower().strip()
    return ELSEWHERE.sub("", BETWEEN_DIGITS.sub("-", plain)) or plain


def of(document: Document, plural: str) -> tuple[Use, ...]:
    """The terms of a taxonomy that a document names; none while its front matter is broken."""
    key = ("terms", plural)
    if key not in document.memory:
        document.memory[key] = tuple(_read(document, plural))
    return cast("tuple[Use, ...]", document.memory[key])


def by_language(site: Site, plural: str) -> Mapping[str, list[Use]]:
    """The uses of a taxonomy's terms, in the order of the documents."""
    found: dict[str, list[Use]] = {}
    for document in site.documents:
        if uses := of(document, plural):
            found.setdefault(document.lang, []).extend(uses)
    return found


def pages(site: Site, plural: str) -> Mapping[str, Mapping[str, Document]]:
    """The documents at the paths of a taxonomy's terms: by language, then by `path`."""
    found: dict[str, dict[str, Document]] = {}
    start = f"/{plural}/"
    for document in site.documents:
        if document.is_page and document.key.startswith(start):
            name = document.key.removeprefix(start)
            found.setdefault(document.lang, {})[name] = document
    return found


def name(page: Document, plural: str) -> str:
    """How the directory or the file of a term's page is spelled."""
    term = page.key.removeprefix(f"/{plural}/")
    place = PurePosixPath(page.path)
    stem = place.name.partition(".")[0]
    spelled = place.parent.name if stem.lower() in ("index", "_index") else stem
    spelled = unicodedata.normalize("NFC", spelled)
    return spelled if path(spelled) == term else term


def span(document: Document, use: Use) -> Span:
    """Where a use stands."""
    return document.front_matter.fields[use.field].value_span


def _read(document: Document, plural: str) -> Iterator[Use]:
    fields = document.front_matter.fields
    if not document.is_page or document.front_matter.problems:
        return
    name = next(
        (name for name in (plural.lower(), f"params.{plural.lower()}") if name in fields), ""
    )
    value = fields[name].value if name else None
    several = isinstance(value, list)
    for i, each in enumerate(cast("list[object]", value) if several else [value]):
        # Of other types it depends on the format what Hugo makes of them.
        if type(each) in (str, int) and str(each).strip():
            yield Use(document.path, str(each), f"{name}.{i}" if several else name)
