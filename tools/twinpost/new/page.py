"""The text of a new post: front matter with the fields that its section uses, and a skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from twinpost.hints import ALT, OPENING, SECTIONS
from twinpost.model import Document, Site

ALWAYS = ("title", "date", "draft")
LISTS = ("tags", "categories")
TEXTS = ("summary", "description")
COVER = ("cover.image", "cover.alt", "cover.caption", "cover.relative")
OWN = (*ALWAYS, "authors", "author", *LISTS, *TEXTS, "cover", *COVER)
BARE = '---\ntitle: ""\n---\n'  # of a section or a profile
# Everything that Twinpost's own blog uses, for a section without a post to learn from.
EVERY = frozenset(OWN) - {"author"}


@dataclass(frozen=True, slots=True)
class Front:
    """Which fields stand in the front matter, whatever the language."""

    fields: frozenset[str]  # lower-cased, dotted
    more: tuple[str, ...] = ()  # fields that the site requires and Twinpost does not know
    cover: str = ""  # relative to the bundle; "" for none


def fields(examples: Sequence[Document], required: Iterable[str]) -> frozenset[str]:
    """The fields of a new page: what the examples have and what is required of it."""
    used = {path for document in examples for path in document.front_matter.fields}
    needed = {name.lower() for name in required}
    needed |= {"cover.image", "cover.alt"} if any(n.startswith("cover") for n in needed) else set()
    return frozenset({*used, *needed}) if examples else EVERY | needed


def cover(examples: Sequence[Document], site: Site) -> str:
    """Where the bundles of the examples have their cover."""
    for document in examples:
        image = document.value("cover.image")
        if isinstance(image, str) and document.bundle:
            path = normpath(f"{document.bundle}/{image}")
            if path in site.files.content and path.startswith(f"{document.bundle}/"):
                return normpath(join(dirname(image), "cover.png"))
    return "images/cover.png"


def text(front: Front, language: str) -> str:
    """The whole file in one language."""
    lines = ["---", *_front_matter(front, language), "---", "", OPENING.to(language)]
    for heading, hint in SECTIONS:
        lines += ["", f"## {heading.to(language)}", "", hint.to(language)]
    return "\n".join(lines) + "\n"


def _front_matter(front: Front, language: str) -> Iterator[str]:
    yield 'title: ""'
    yield "date:"
    yield "draft: true"
    if "authors" in front.fields:
        yield "authors: []"
    elif "author" in front.fields:
        yield 'author: ""'
    yield from (f"{name}: []" for name in LISTS if name in front.fields)
    yield from (f'{name}: ""' for name in TEXTS if name in front.fields)
    yield from (f"{name}:" for name in front.more)
    if front.cover:
        yield from _cover(front, language)


def _cover(front: Front, language: str) -> Iterator[str]:
    yield "cover:"
    yield f"  image: {front.cover}"
    yield f'  alt: "{ALT.to(language)}"'
    if "cover.caption" in front.fields:
        yield '  caption: ""'
    if "cover.relative" in front.fields:
        yield "  relative: true"
