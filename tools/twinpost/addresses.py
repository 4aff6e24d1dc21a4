"""The addresses of a site: which page, list or redirect each is of.

Only what is sure: a page whose address follows from a pattern of the configuration or of a section
is left out, unless it names its own. Tests ask Hugo for the addresses of the same pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from posixpath import dirname, normpath

from twinpost import terms
from twinpost.frontmatter import Field
from twinpost.globs import matches
from twinpost.model import Document, Site
from twinpost.text import Text

ALLOWED = frozenset(r"./\_#+~-@")
SIMPLE = re.compile(r"[a-z0-9./_+~@-]*")
UNSEEN = re.compile(r"\b(?:url|slug|permalink)\b", re.IGNORECASE)  # in a cascade


@dataclass(frozen=True, slots=True)
class Address:
    """One address: whose it is, and where somebody chose it."""

    url: str  # `/en/posts/boot/`
    owner: tuple[str, str]  # the language and the logical path of the page behind it
    path: str = ""  # of the document that it comes from; "" when Hugo makes it alone
    field: str = ""  # that chose it, `aliases.2`; "" for where the page lies
    made: Text | None = None  # what messages call a page that Hugo makes without a document
    uses: int = 1  # of a term

    @property
    def by(self) -> str:
        """The name of the field that chose it: `aliases`, `slug`, `tags`."""
        return self.field.partition(".")[0]

    @property
    def name(self) -> Text:
        """What messages call its owner."""
        return self.made or Text(f"`{self.path}`", f"`{self.path}`")


def addresses(site: Site) -> Iterator[Address]:
    """All addresses that are sure, those of pages before those of redirects."""
    published = tuple(document for document in site.documents if _has_address(document))
    reader = Reader(site, published)
    pages = [(document, reader.page(document)) for document in published]
    yield from (address for _, address in pages if address)
    yield from reader.lists()
    yield from reader.terms()
    for document, address in pages:
        yield from reader.redirects(document, address)


@cache
def sanitized(path: str) -> str:
    """The part of an address that Hugo makes of a path: what it does not allow is dropped."""
    if SIMPLE.fullmatch(path):
        return path
    made, hyphen = "", False
    for c in path.lower():
        if c in ALLOWED or unicodedata.category(c)[0] in "LM" or c.isdecimal():
            made += f"-{c}" if hyphen and c != "-" else c
            hyphen = False
        elif c.isspace():
            hyphen = made[-1:] not in ("", "-")
    return made


@dataclass(frozen=True)
class Reader:
    """Works out the addresses of a site's pages."""

    site: Site
    documents: tuple[Document, ...]  # those that readers can open

    @cached_property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Where there are documents: Hugo makes no page of its own there."""
        return frozenset((document.lang, document.key) for document in self.documents)

    @cached_property
    def moved(self) -> frozenset[tuple[str, str]]:
        """The branches that change the addresses of the pages below them."""
        branches = (d for d in self.site.documents if d.role == "branch" and _moves(d))
        return frozenset((document.lang, document.key) for document in branches)

    def root(self, language: str) -> str:
        """Where the addresses of a language begin."""
        settings = self.site.settings
        at_top = language == settings.default_language and not settings.default_in_subdir
        return "/" if at_top or not settings.one_host else f"/{language}/"

    def page(self, document: Document) -> Address | None:
        """The address of a page, if it is sure."""
        url, slug = document.field("url"), document.field("slug")
        if url and url.value:
            return self._chosen(document, url)
        if document.field("path") or not self._is_plain(document.lang, document.key):
            return None
        path = sanitized(document.key)
        if not slug or not slug.value or document.role == "branch":
            return _of(document, _folder(self.root(document.lang), path))
        if not isinstance(slug.value, str | int):
            return None
        own = sanitized(str(slug.value)).strip("-")
        return _of(document, _folder(self.root(document.lang), f"{dirname(path)}/{own}"), "slug")

    def lists(self) -> Iterator[Address]:
        """The lists that Hugo makes alone: home, sections and taxonomies."""
        home, disabled = Text("the home page", "첫 화면"), self.site.settings.disabled_kinds
        languages = self.site.settings.languages
        found = {(language, "/"): home for language in languages}
        if "section" not in disabled:
            for language, key in sorted(self.keys):
                _, name, *below = key.split("/")
                if below:
                    text = Text(f"the section `{name}`", f"`{name}` 섹션")
                    found[language, f"/{name}"] = text
        if "taxonomy" not in disabled:
            for plural in self.site.settings.taxonomies.values():
                text = Text(f"the list of `{plural}`", f"`{plural}` 목록")
                found.update({(language, f"/{plural}"): text for language in languages})
        for (language, key), made in found.items():
            if self._is_plain(language, key) and (language, key) not in self.keys:
                url = _folder(self.root(language), sanitized(key))
                yield Address(url, (language, key), made=made)

    def terms(self) -> Iterator[Address]:
        """The pages of terms, each at its first use."""
        if "term" in self.site.settings.disabled_kinds:
            return
        for plural in self.site.settings.taxonomies.values():
            first: dict[tuple[str, str], terms.Use] = {}
            uses: Counter[tuple[str, str]] = Counter()
            for document in self.documents:
                for use in terms.of(document, plural):
                    first.setdefault((document.lang, use.spelling), use)
                    uses[document.lang, use.spelling] += 1
            for (language, spelling), use in first.items():
                key = f"/{plural}/{terms.path(spelling)}"
                if self._is_plain(language, key) and (language, key) not in self.keys:
                    yield Address(
                        _folder(self.root(language), sanitized(key)),
                        (language, key),
                        use.path,
                        use.field,
                        Text(f"`{spelling}` in `{plural}`", f"`{plural}` 값 `{spelling}`"),
                        uses[language, spelling],
                    )

    def redirects(self, document: Document, page: Address | None) -> Iterator[Address]:
        """The aliases of a page; a relative one starts at the folder that the page lies in."""
        aliases = document.value("aliases")
        several = aliases if isinstance(aliases, list) else [aliases]
        for i, alias in enumerate(several):
            if not isinstance(alias, str) or not alias or "://" in alias:
                continue
            root = ""
            if alias.startswith("/"):
                root = self.root(document.lang)
            elif page and not page.field:
                root = f"{dirname(page.url[:-1])}/"
            if root:
                field = f"aliases.{i}" if several is aliases else "aliases"
                yield _of(document, _alias(root, alias), field)

    def _chosen(self, document: Document, url: Field) -> Address | None:
        """The address that `url` gives: with a leading slash it leaves the language behind."""
        value = url.value
        if not isinstance(value, str) or ":" in value:
            return None  # a pattern, or an address that Hugo refuses
        root = "/" if value.startswith("/") else self.root(document.lang)
        return _of(document, _cleaned(root, value), "url")

    def _is_plain(self, language: str, key: str) -> bool:
        """Whether the address follows from the path: no `permalinks`, no section that moves it."""
        settings = self.site.settings
        if not settings.plain_addresses or matches(key, settings.patterned):
            return False
        if not self.moved:
            return True
        above = ["/", key, *(key[:i] for i, c in enumerate(key) if c == "/")]
        return not any((language, each) in self.moved for each in above)


def _has_address(document: Document) -> bool:
    """Whether it is published, for good and as HTML."""
    outputs = document.value("outputs")
    html = not isinstance(outputs, list) or any(str(o).lower() == "html" for o in outputs)
    readable = html and not document.front_matter.problems
    return readable and document.is_published and not document.field("expirydate")


def _moves(document: Document) -> bool:
    cascade = document.value("cascade")
    return bool(document.value("slug")) or bool(cascade and UNSEEN.search(repr(cascade)))


def _of(document: Document, url: str, field: str = "") -> Address:
    return Address(url, (document.lang, document.key), document.path, field)


def _folder(root: str, path: str) -> str:
    inside = normpath(f"{root}{path}").strip("/")
    return f"/{inside}/" if inside else "/"


def _cleaned(root: str, url: str) -> str:
    """A `url` as Hugo publishes it: with an extension it is a file."""
    path = _folder(root, url)
    if path.endswith("/index.html/"):
        return path.removesuffix("index.html/")
    name = path.split("/")[-2]
    return path[:-1] if "." in name and not url.endswith("/") else path


def _alias(root: str, alias: str) -> str:
    """An alias as Hugo publishes it: only `.html` is a file."""
    path = _folder(root, alias)
    if path.endswith("/index.html/"):
        return path.removesuffix("index.html/")
    return path[:-1] if path.endswith(".html/") else path
