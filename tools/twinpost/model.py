"""The vocabulary: a site, its posts, their documents. Frozen; made from text, never changed.

A `Site` is loaded once; a change (an edited buffer, a fix) makes a new one that shares the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from twinpost import casts, dimensions, frontmatter, markdown, prose, sync
from twinpost.fields import DATES, OUTPUTS
from twinpost.frontmatter import Field, FrontMatter
from twinpost.globs import choose
from twinpost.markdown import Goldmark, Image, Markdown, Node
from twinpost.prose import Prose
from twinpost.shortcode import OWN
from twinpost.span import Lines, Span
from twinpost.sync import Record
from twinpost.text import Text

Role = Literal["page", "branch", "resource"]
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})


@dataclass(frozen=True, slots=True)
class Mount:
    """A directory of content, static files or assets, and where Hugo sees it."""

    source: Path  # absolute
    target: str = ""  # below content/, static/ or assets/, with `/`
    language: str = ""  # of the documents that no suffix gives one
    files: tuple[str, ...] = ()  # globs of what it takes; everything without them


@dataclass(frozen=True, slots=True)
class Need:
    """The Hugo that the site or one of its modules asks for, in Hugo's words: `Min 0.146.0`."""

    module: str  # `project` is the site itself
    wanted: str
    met: bool


@dataclass(frozen=True)
class Settings:
    """What Hugo says about a site (`hugo config`)."""

    languages: tuple[str, ...]  # enabled ones, lower-cased, in Hugo's order
    default_language: str
    content: tuple[Mount, ...]
    disabled_languages: frozenset[str] = frozenset()  # whose files Hugo does not see, lower-cased
    cascades_languages: bool = False  # whether a cascade may put pages into other languages
    static: tuple[Mount, ...] = ()
    assets: tuple[Mount, ...] = ()
    time_zone: str = ""  # an IANA name; without one, Hugo takes dates for UTC
    git_info: bool = False  # whether dates come from git
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: DATES)  # by their field
    builds_future: bool = False  # whether pages are published before their date
    outputs: frozenset[str] = OUTPUTS  # the names of the output formats, lower-cased
    now: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)  # when asked
    taxonomies: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    host: str = ""  # of the base URL
    base_path: str = "/"
    rewrites_urls: bool = False  # canonifyURLs or relativeURLs: `/x/` leads below the base path
    redirects: tuple[str, ...] = ()  # globs of addresses that the host sends elsewhere
    unseen_pages: bool = False  # modules or the configuration make pages or choose addresses
    template_ids: frozenset[str] = frozenset()  # of the elements that templates write
    reads_relative: bool | None = None  # whether templates ask for `cover.relative`, if known
    default_in_subdir: bool = False  # whether the default language, too, lies below its key
    one_host: bool = True  # whether the languages share one, and no page of two has one address
    patterned: tuple[str, ...] = ()  # globs of the logical paths that `permalinks` is about
    plain_addresses: bool = True  # neither ugly, nor with capitals, nor without accents
    disabled_kinds: frozenset[str] = frozenset()  # lower-cased: of pages that Hugo does not make
    goldmark: Goldmark = field(default_factory=Goldmark)
    shortcodes: Mapping[str, bool | None] = field(default_factory=lambda: OWN)  # which enclose text
    ignored_files: tuple[str, ...] = ()  # regular expressions of absolute paths
    publish_dir: Path = Path("public")  # absolute once Hugo has been asked
    needs: tuple[Need, ...] = ()
    incomplete: tuple[tuple[Text, Text], ...] = ()  # missing theme or modules, and the cure of each


@dataclass(frozen=True)
class Document:
    """One content file: a page in one language, or a Markdown resource of a bundle.

    `text` is the file as it is: newlines and BOM kept, bytes that are not UTF-8 as lone surrogates.
    """

    path: str  # relative to the site's root, with `/`
    lang: str
    text: str
    key: str  # the logical path that its translations share: `/posts/boot`
    role: Role = "page"
    bundle: str = ""  # the directory of its page bundle, relative to the root; "" outside one
    goldmark: Goldmark = field(default_factory=Goldmark)
    mounted: tuple[str, ...] = ()  # the languages that its name or its directory gives it
    of_site: tuple[str, ...] = ()  # those among which `sites.matrix` chooses
    elsewhere: tuple[tuple[str, tuple[str, ...]], ...] = ()  # its other logical paths: a directory
    # of content in another one is mounted twice

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter, with its problems."""
        return frontmatter.parse(self.text)

    @cached_property
    def body(self) -> Markdown:
        """The parsed body; empty for formats other than Markdown."""
        if not self.path.lower().endswith(tuple(MARKDOWN)):
            return Markdown()
        return markdown.parse(self.text, self.front_matter.span.end, self.goldmark)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def memory(self) -> dict[object, object]:
        """What was worked out about this document alone; it lives as long as the document."""
        return {}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that it is published in: `sites.matrix` or its directory gives several."""
        return frozenset(self.matrix or self.mounted or (self.lang,))

    @cached_property
    def matrix(self) -> tuple[str, ...]:
        """The languages that its front matter chooses; one that chooses none is as good as none."""
        if "matrix" not in self.text.lower():
            return ()
        named = self.value("sites.matrix.languages")
        globs = named if isinstance(named, list) else [named]
        return choose(map(casts.text, globs), self.of_site)

    @property
    def pages(self) -> Iterator[tuple[str, str]]:
        """The language and the logical path of each page that Hugo makes of it."""
        yield from ((language, self.key) for language in self.of_site if language in self.languages)
        for key, languages in self.elsewhere:
            yield from ((language, key) for language in self.matrix or languages)

    @property
    def has_suffix(self) -> bool:
        """Whether its name says the language: then it goes before one that is in all of them."""
        name = self.path.rpartition("/")[2].lower()
        return len(self.mounted) == 1 and f".{self.mounted[0]}." in name

    @property
    def translation_key(self) -> str:
        """Its `translationKey`, which joins pages wherever they lie; "" without one."""
        return casts.text(self.value("translationkey"))

    @property
    def group(self) -> str:
        """What it shares with its translations."""
        return f"translationKey {key}" if (key := self.translation_key) else self.key

    @property
    def is_page(self) -> bool:
        """Whether it is a page (a section's included), not a resource of one."""
        return self.role != "resource"

    @property
    def blocks(self) -> tuple[Node, ...]:
        """The top-level blocks of the body."""
        return self.body.blocks

    @cached_property
    def headings(self) -> tuple[Node, ...]:
        """The headings of the outline: those in quotes and lists are not part of it."""
        return tuple(block for block in self.blocks if block.kind == "heading")

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """The pictures of the body."""
        return tuple(markdown.images(self.text, self.body, self.goldmark))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The running text of the body, block by block."""
        return tuple(prose.of(self.text, self.body))

    @cached_property
    def comments(self) -> tuple[tuple[Span, str], ...]:
        """The HTML comments of the body."""
        return tuple(markdown.comments(self.text, self.body))

    def field(self, path: str) -> Field | None:
        """The front matter field at a dotted path, such as `cover.image`."""
        fields, name = self.front_matter.fields, path.lower()
        return fields[name] if name in fields else None  # noqa: SIM401  # get() raises and catches

    def value(self, path: str) -> object:
        """The value of a front matter field; None when it is missing."""
        found = self.field(path)
        return found.value if found else None

    @property
    def draft(self) -> bool:
        """Whether Hugo treats it as a draft: `yes` and other words are not."""
        value = self.value("draft")
        return (type(value) is int and value != 0) or str(value).lower() in ("true", "1", "t")

    @property
    def is_published(self) -> bool:
        """Whether readers can open it some day, if its dates let them."""
        rendered = self.value("build.render") != "never" and self.value("headless") is not True
        return self.is_page and rendered and not self.draft

    @property
    def top(self) -> Span:
        """Where a finding about the whole document stands: its first line."""
        start = self.front_matter.span.start
        return Span(start, start + len(self.lines.line(self.lines.position(start).line)))


@dataclass(frozen=True)
class Post:
    """A page in all its languages, as Hugo pairs them."""

    key: str
    documents: tuple[Document, ...]  # in the order of the site's languages
    files: tuple[str, ...] = ()  # the resources of its bundle, relative to the root

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it exists in."""
        return frozenset(lang for document in self.documents for lang in document.languages)


@dataclass(frozen=True)
class File:
    """A file beside the documents, as it was when it was listed."""

    location: Path  # absolute, as it is on the disk
    bytes: int

    @cached_property
    def size(self) -> dimensions.Size:
        """Width and height of a picture, looked up when they are first asked for."""
        return dimensions.read(self.location)


@dataclass(frozen=True)
class Files:
    """The files beside the documents, listed once; paths with `/`, NFC."""

    content: Mapping[str, File] = field(default_factory=dict)  # relative to the root
    published: Mapping[str, File] = field(default_factory=dict)  # content, as its URL: `a/b.png`
    static: Mapping[str, File] = field(default_factory=dict)  # as its URL, without a leading `/`
    assets: Mapping[str, File] = field(default_factory=dict)  # as `resources.Get` names it

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.content)

    def below(self, directory: str) -> list[str]:
        """The content files in a directory and all its subdirectories, sorted."""
        start = bisect_left(self._sorted, f"{directory}/")
        end = bisect_left(self._sorted, f"{directory}0")  # `0` comes after `/`
        return self._sorted[start:end]

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """The exact name of each file by its lower-cased one."""
        names = (self.content, self.published, self.static, self.assets)
        return {name.lower(): name for group in names for name in sorted(group)}


@dataclass(frozen=True)
class Site:
    """A Hugo site: its documents and files, as they were when it was loaded."""

    root: Path
    settings: Settings
    documents: tuple[Document, ...] = ()
    files: Files = field(default_factory=Files)
    sync: Mapping[str, Record] = field(default_factory=dict)  # what was in step, by name

    @staticmethod
    def load(root: Path, settings: Settings, before: Site | None = None) -> Site:
        """Read the content of the site at `root`; what is as it was `before` is not parsed again.

        Raises UserError when a file can't be read.
        """
        from twinpost import content

        documents, files = content.load(root, settings, before.by_path if before else {})
        return Site(root, settings, documents, files, sync.load(root))

    @cached_property
    def memory(self) -> dict[object, object]:
        """What was worked out about this site; a changed one has a memory of its own."""
        return {}

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """The documents by their path."""
        return {document.path: document for document in self.documents}

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The pages, each with its translations, ordered by key."""
        groups: dict[str, list[Document]] = {}
        for document in self.documents:
            if document.is_page:
                groups.setdefault(document.group, []).append(document)
        return tuple(self._post(key, groups[key]) for key in sorted(groups))

    @cached_property
    def pages(self) -> Mapping[tuple[str, str], tuple[Document, ...]]:
        """The documents by language and logical path: Hugo publishes one of several at random."""
        claims: dict[tuple[str, str], tuple[Document, ...]] = {}
        for document in self.documents:
            if document.is_page:
                for page in document.pages:
                    claims[page] = (*claims.get(page, ()), document)
        several = ((page, found) for page, found in claims.items() if len(found) > 1)
        return {**claims, **{page: _without_fallback(found) for page, found in several}}

    def with_document(self, document: Document) -> Site:
        """The site with another text at the document's path."""
        documents = tuple(document if d.path == document.path else d for d in self.documents)
        return replace(self, documents=documents)

    def subjects(self, kind: type) -> Iterator[object]:
        """What a rule about `kind` is asked about."""
        if kind is Document:
            yield from self.documents
        elif kind is Post:
            yield from self.posts
        elif kind is Site:
            yield self

    def _post(self, key: str, documents: list[Document]) -> Post:
        order = {language: i for i, language in enumerate(self.settings.languages)}
        documents.sort(key=lambda d: (order.get(d.lang, len(order)), d.path))
        bundles = dict.fromkeys(d.bundle for d in documents if d.bundle and d.role == "page")
        return Post(key, tuple(documents), tuple(f for b in bundles for f in self.files.below(b)))


def _without_fallback(claims: tuple[Document, ...]) -> tuple[Document, ...]:
    """What a directory for several languages holds stands in where a language has no own file."""
    if not any(document.has_suffix for document in claims):
        return claims
    return tuple(d for d in claims if len(d.mounted) < 2 or d.matrix)
