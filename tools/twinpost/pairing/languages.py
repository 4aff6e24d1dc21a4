"""The languages that a page should exist in, and where its translation would lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from os.path import relpath
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from twinpost.model import Document, Post, Settings, Site

Sections = Mapping[str, tuple[str, ...]]
NO_SECTIONS: Sections = MappingProxyType({})


def required(
    post: Post, settings: Settings, languages: tuple[str, ...], sections: Sections
) -> tuple[str, ...]:
    """The languages that a page needs."""
    first, slash, _ = post.documents[0].key.lstrip("/").partition("/")
    return wanted_in(first if slash else "", settings, languages, sections)


def wanted_in(
    section: str, settings: Settings, languages: tuple[str, ...], sections: Sections
) -> tuple[str, ...]:
    """The languages of a section: its own, or what the site says, or by default."""
    return sections.get(section, languages or usual(settings))


def usual(settings: Settings) -> tuple[str, ...]:
    """The languages that every page needs unless the site says otherwise.

    Both languages of a bilingual site; of a site with more, those that Twinpost is made for, and
    the default language: the others are translated as far as somebody does it.
    """
    languages = settings.languages
    if len(languages) <= 2:
        return languages
    return tuple(key for key in languages if key in ("ko", "en", settings.default_language))


def counterpart(document: Document, language: str, site: Site) -> str:
    """Where Hugo would look for the translation of a document, by the habit of the site."""
    directories = _directories(site)
    own = directories.get(document.lang, "")
    if len(set(directories.values())) > 1 and language in directories and not document.has_suffix:
        return f"{directories[language]}{document.path.removeprefix(own)}"
    path = PurePosixPath(document.path)
    suffixed = document.has_suffix or len(path.suffixes) > 1
    stem = path.stem[: -len(document.lang) - 1] if suffixed and _ends(path, document) else path.stem
    suffix = "" if language == _without_suffix(site) else f".{language}"
    return str(path.with_name(f"{stem}{suffix}{path.suffix}"))


def is_unsure(post: Post, site: Site) -> bool:
    """Whether a `cascade` may put the page into other languages: we do not follow it."""
    return site.settings.cascades_languages or any(
        branch in (document.key, "/") or document.key.startswith(f"{branch}/")
        for branch in _cascading(site)
        for document in post.documents
    )


def _directories(site: Site) -> dict[str, str]:
    """The directory of each language; what is mounted further down is one section only."""
    kept = site.memory.get("directories")
    if not isinstance(kept, dict):
        mounts = [m for m in site.settings.content if m.language and not m.target]
        kept = {m.language: Path(relpath(m.source, site.root)).as_posix() for m in mounts}
        site.memory["directories"] = kept
    return kept


def _ends(path: PurePosixPath, document: Document) -> bool:
    return path.stem.lower().endswith(f".{document.lang}")


def _without_suffix(site: Site) -> str:
    """The default language, if most of its pages have no suffix."""
    kept = site.memory.get("without suffix")
    if not isinstance(kept, str):
        default = site.settings.default_language
        pages = (d for d in site.documents if d.is_page and d.lang == default)
        count = Counter(page.has_suffix for page in pages)
        kept = site.memory["without suffix"] = default if count[False] > count[True] else ""
    return kept


def _cascading(site: Site) -> tuple[str, ...]:
    """The branches whose cascade names languages."""
    kept = site.memory.get("cascading")
    if not isinstance(kept, tuple):
        kept = site.memory["cascading"] = tuple(_cascading_now(site))
    return kept


def _cascading_now(site: Site) -> Iterator[str]:
    for document in site.documents:
        if document.role == "branch" and "matrix" in document.text:
            cascade = document.value("cascade")
            parts = cascade if isinstance(cascade, list) else [cascade]
            if any("sites" in part for part in parts if isinstance(part, dict)):
                yield document.key
