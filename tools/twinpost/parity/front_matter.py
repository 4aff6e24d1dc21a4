"""What the front matter of a translation shares with that of its source.

A title, a summary, a caption and an address are written for one language: what is compared is what
means the same in each, and what readers would see differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twinpost import dates, pictures, terms
from twinpost.fields import ALSO
from twinpost.finding import Severity
from twinpost.frontmatter import Field
from twinpost.model import Document, Settings

# Ordering and templates: whatever a page says of them, its translations say, too.
TEXTS = frozenset({"layout", "type"})
SHOWN = TEXTS | {"weight"}  # where one side alone has it, readers see it
# Of other rules: drafts and what else keeps a page from readers.
LEFT = frozenset(
    {
        *("draft", "headless", "translationkey", "expirydate", "publishdate", "lastmod"),
        "iscjklanguage",
    }
)
HUGO = re.compile(r"(?:build|cascade|menus?|outputs|resources|sitemap|sites|editpost)\b")
# Numbers that a text has of its own.
COUNTED = re.compile(r"read|minute|word|count|length|id\Z|issue|discussion|views|likes")
# What is false unless a page says otherwise: `math: false` says nothing.
OFF = re.compile(
    r"math|katex|mathjax|latex|mermaid|diagram|hidden|hide|noindex|exclude|disable|relative"
    r"|featured|pinned|sticky|private|no[-_]"
)
MATH = frozenset({"math", "katex", "mathjax", "latex", "usemath"})
FORMULA = re.compile(r"\$\$|\$[^\s$][^$\n]*[^\s$]\$|\\[(\[]")
MARKS = frozenset(
    {
        *("ko", "kr", "kor", "korean", "en", "eng", "us", "uk", "english", "ja", "jp", "jpn"),
        *("japanese", "zh", "cn", "tw", "chinese", "한글", "한국어", "국문", "영문", "영어"),
    }
)
BETWEEN = re.compile(r"[-_.\s@]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which the two documents say different things, or one of them nothing."""

    source: Field | None
    translation: Field | None
    severity: Severity = "warning"


def differences(
    source: Document, translation: Document, settings: Settings, more: Iterable[str] = ()
) -> Iterator[Difference]:
    """What differs; fields of which there are `more` to compare, and not the terms."""
    ours, theirs = fields(source), fields(translation)
    seen: set[str] = {"date"}
    yield from _dates(source, translation, settings)
    for name in pictures.COVERS:
        seen.add(name)
        yield from _pictures(name, source, translation)
    texts = TEXTS | {name.lower() for name in more}
    for name in dict.fromkeys((*ours, *theirs)):
        if name not in seen:
            one, other = ours.get(name), theirs.get(name)
            if severity := _severity(name, one, other, texts, (source, translation), settings):
                yield Difference(one, other, severity)


def fields(document: Document) -> Mapping[str, Field]:
    """The fields that hold one value, by their path without `params`."""
    kept = document.memory.get("comparable fields")
    if not isinstance(kept, dict):
        kept = document.memory["comparable fields"] = {
            path.removeprefix("params."): field
            for path, field in document.front_matter.fields.items()
            if not isinstance(field.value, list | dict | None) and not re.search(r"\.\d", path)
        }
    found: dict[str, Field] = kept
    return found


def _severity(
    name: str,
    one: Field | None,
    other: Field | None,
    texts: Iterable[str],
    documents: tuple[Document, Document],
    settings: Settings,
) -> Severity | None:
    """How much it weighs that a field differs; None where nothing does."""
    if name in LEFT or HUGO.match(name):
        return None
    if one and other:
        return "warning" if _is_unlike(name, one.value, other.value, texts) else None
    present = one or other
    assert present
    if name in texts or name in SHOWN:
        return "warning" if present.value not in (0, "") else None
    if type(present.value) is not bool:
        return None
    return _of_switch(name, present.value, documents[1] if one else documents[0], settings)


def _is_unlike(name: str, one: object, other: object, texts: Iterable[str]) -> bool:
    if type(one) is bool and type(other) is bool:
        return one is not other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one != other and not COUNTED.search(name)
    return name in texts and str(one).strip().lower() != str(other).strip().lower()


def _of_switch(name: str, value: bool, lacks: Document, settings: Settings) -> Severity | None:
    """How much it weighs that one side alone turns something on or off."""
    if not value and OFF.search(name):
        return None
    if name in MATH:
        return "warning" if FORMULA.search(lacks.text, lacks.front_matter.span.end) else None
    parent, _, last = name.rpartition(".")
    if last == "relative":
        asked = settings.reads_relative is not False
        return "warning" if asked and pictures.parameter(f"{parent}.image", lacks) else None
    return "note"


def _dates(source: Document, translation: Document, settings: Settings) -> Iterator[Difference]:
    """By day, in the time zone of the site; the time of day weighs less."""
    one, other = (_date(each, settings) for each in (source, translation))
    if one is None or other is None:
        # Without one, Hugo may have it from a file's name or from git.
        asked = any(name.startswith(":") for name in settings.dates.get("date", ()))
        if (one or other) and not asked and "branch" not in (source.role, translation.role):
            yield Difference(one.field if one else None, other.field if other else None)
        return
    zone = dates.zone(settings)
    first, second = (each.moment.at(zone).astimezone(zone) for each in (one, other))
    if 0 in (one.moment.year, other.moment.year) or first == second:
        return
    if first.date() != second.date():
        yield Difference(one.field, other.field)
    elif one.moment.has_time and other.moment.has_time:
        yield Difference(one.field, other.field, "note")


def _date(document: Document, settings: Settings) -> dates.Dated | None:
    """What Hugo takes the date of a page from, unless it is when the page was changed."""
    found = dates.taken(document, settings, "date")
    changed = found and ALSO.get(found.field.path, found.field.path) == "lastmod"
    return None if changed else found


def _pictures(name: str, source: Document, translation: Document) -> Iterator[Difference]:
    """By base name: a picture may be a localised one, `cover.ko.png` and `cover.en.png`."""
    one, other = (next(pictures.covers(each, [name]), None) for each in (source, translation))
    if one and other:
        stems = [_stem(str(one.value), source), _stem(str(other.value), translation)]
        if stems[0] != stems[1] and all(stem.isascii() and stem for stem in stems):
            yield Difference(one, other)
    elif (one or other) and not any(
        pictures.covers(translation if one else source, pictures.COVERS)
    ):
        yield Difference(one, other)


def _stem(target: str, document: Document) -> str:
    """The base name of a picture without its extension and its language."""
    stem = pictures.named(target).rstrip("/").rpartition("/")[2].lower().rpartition(".")[0]
    return "-".join(p for p in BETWEEN.split(stem) if p not in MARKS and p != document.lang)


def terms_of(document: Document, plural: str) -> Mapping[str, terms.Use]:
    """The terms of a taxonomy that a page names, by the path of their page."""
    return {terms.path(use.spelling): use for use in terms.of(document, plural)}
