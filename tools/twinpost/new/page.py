"""The text of a new post: front matter with the fields that its section uses, and a skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from twinpost.model import Document, Site
from twinpost.text import Text

ALWAYS = ("title", "date", "draft")
LISTS = ("tags", "categories")
TEXTS = ("summary", "description")
COVER = ("cover.image", "cover.alt", "cover.caption", "cover.relative")
OWN = (*ALWAYS, "authors", "author", *LISTS, *TEXTS, "cover", *COVER)
BARE = '---\ntitle: ""\n---\n'  # of a section or a profile
# Everything that Twinpost's own blog uses, for a section without a post to learn from.
EVERY = frozenset(OWN) - {"author"}

ALT = Text("<what the cover shows>", "<커버 그림 설명>")
OPENING = Text(
    "Say in two or three sentences which problem this post is about, and for whom.",
    "이 글이 누구의 어떤 문제를 다루는지 두세 문장으로 적습니다.",
)
SECTIONS = (
    (
        Text("The problem", "문제"),
        Text(
            "What happened, and what did it cost?", "무슨 일이 있었고, 무엇이 불편했는지 적습니다."
        ),
    ),
    (
        Text("What we did", "해결"),
        Text("What did you try, and what worked?", "무엇을 해 보았고, 무엇이 통했는지 적습니다."),
    ),
    (
        Text("What we learned", "정리"),
        Text("What should the reader remember?", "독자가 기억했으면 하는 것을 적습니다."),
    ),
)


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
