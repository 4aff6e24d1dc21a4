"""Where the links of a site lead: to which page, or nowhere; and only what is sure.

Hugo finds a page by its logical path (`ref`, and the render hook of links), a browser by its
address. A page whose address we don't know may have any: then no address is called missing.
`tests/test_destinations.py` builds sites and asks both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath
from typing import Literal
from urllib.parse import unquote

from twinpost import pictures
from twinpost.addresses import Address, Reader, addresses
from twinpost.globs import matches
from twinpost.model import Document, Site
from twinpost.rendering import paths
from twinpost.rendering.links import Link

Owner = tuple[str, str]  # the language and the logical path of a page
# "outside" of the site, which lies below a path; "capitals" are others; "source" is the file
# that a page is made of.
State = Literal[
    "there",
    "unsure",
    "missing",
    "draft",
    "ambiguous",
    "outside",
    "capitals",
    "source",
    "file",
    "quoted",
]
QUOTED = re.compile(r"""["'“‘]((?:https?://|/|\./|\.\./|#)[^\s"'“”‘’]*)["'”’]""")
SLASHES = re.compile(r"//+")
SOURCE = re.compile(r"\.(md|markdown|mdown|mkd)\Z", re.IGNORECASE)
# What nobody makes with a template.
FILE = re.compile(
    r"\.(pdf|zip|gz|tgz|7z|png|jpe?g|webp|gif|avif|svg|mp4|webm|mov|mp3|wav|ipynb|csv|xlsx?|docx?"
    r"|pptx?|py|c|cpp|h|java|go|rs|sh|exe|dmg|apk)\Z",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"/page/\d+(/|\Z)")
# Hosts where another repository of the same owner is a folder of this site.
SHARED_HOST = (".github.io", ".gitlab.io", ".codeberg.page")
NO_PAGES = frozenset({"404", "sitemap", "robots", "robotstxt"})
ADAPTER = "_content"


@dataclass(frozen=True, slots=True)
class Lead:
    """What became of a link."""

    state: State
    owner: Owner | None = None  # of the page that it leads to, or was meant to
    url: str = ""  # the address below the site's base URL that it leads to, or was meant to
    others: tuple[str, ...] = ()  # the pages that an ambiguous reference may mean


THERE, UNSURE = Lead("there"), Lead("unsure")


@dataclass(frozen=True)
class Destinations:
    """The pages and addresses of a site."""

    site: Site

    @cached_property
    def urls(self) -> dict[str, Address]:
        """The addresses that are sure; of two with one address, that of a page."""
        found: dict[str, Address] = {}
        for address in addresses(self.site):
            found.setdefault(address.url, address)
        return found

    @cached_property
    def url_of(self) -> dict[Owner, str]:
        """The address of each page that has a sure one."""
        return {a.owner: a.url for a in reversed(self.urls.values()) if a.by != "aliases"}

    @cached_property
    def lower_urls(self) -> dict[str, str]:
        """The addresses by their small letters."""
        return {url.lower(): url for url in self.urls}

    @cached_property
    def drafts(self) -> dict[Owner, Document]:
        """The pages that are not published."""
        return {(d.lang, d.key): d for d in self.site.documents if d.is_page and d.draft}

    @cached_property
    def pages(self) -> dict[Owner, Document | None]:
        """The pages that Hugo can find; None for those that it makes without a document."""
        found: dict[Owner, Document | None] = {a.owner: None for a in self.urls.values()}
        for document in self.site.documents:
            if document.is_page and not document.draft:
                found.update({(each, document.key): document for each in document.languages})
        return found

    @cached_property
    def named(self) -> dict[tuple[str, str], list[str]]:
        """The logical paths of pages by language and last part: how `ref` finds `boot`."""
        found: dict[tuple[str, str], list[str]] = {}
        for language, key in self.pages:
            found.setdefault((language, key.rpartition("/")[2]), []).append(key)
        return found

    @cached_property
    def any_page(self) -> bool:
        """Whether there may be pages that we don't see."""
        adapters = (name.rpartition("/")[2] for name in self.site.files.content)
        return self.site.settings.unseen_pages or any(
            name.startswith(ADAPTER) and name.endswith(".gotmpl") for name in adapters
        )

    @cached_property
    def any_url(self) -> bool:
        """Whether a page may have any address."""
        settings = self.site.settings
        if self.any_page or not settings.plain_addresses or not settings.one_host:
            return True
        if any(map(self._is_patterned, self.top_folders)):
            return True
        reader = Reader(self.site, ())
        published = (d for d in self.site.documents if d.is_page and not d.draft)
        return any(len(d.languages) > 1 or reader.page(d) is None for d in published)

    def _is_patterned(self, folder: str) -> bool:
        patterns = self.site.settings.patterned
        return matches(f"/{folder}", patterns) or matches(f"/{folder}/x", patterns)

    @cached_property
    def top_folders(self) -> frozenset[str]:
        """The first parts of addresses and paths, by which a site is told from its neighbours."""
        paths = (*self.urls, *(f"/{plural}/" for plural in self.site.settings.taxonomies.values()))
        keys = (key for _, key in self.pages)
        return frozenset(path.split("/")[1] for path in (*paths, *keys))

    # -- references

    def reference(self, link: Link, document: Document) -> Lead:
        """Where `ref` and `relref` lead."""
        path = unquote(link.target.partition("#")[0].partition("?")[0])
        path = unicodedata.normalize("NFC", path)
        language = link.language or document.lang
        if not path:
            return Lead("there", (document.lang, document.key))
        if "://" in path or path.strip("/") in NO_PAGES:
            return UNSURE
        if language not in self.site.settings.languages:
            return UNSURE
        keys = list(paths.keys(path, document, self.site))
        found = self._first(language, keys)
        if found or path.startswith("."):
            return found or self._unfound(language, keys)
        if "/" in path.rstrip("/"):
            return self._unfound(language, keys)
        names = dict.fromkeys(key.rpartition("/")[2] for key in keys)
        homonyms = [key for name in names for key in self.named.get((language, name), ())]
        if len(homonyms) > 1:
            sure = [key for key in homonyms if self._is_sure((language, key))]
            return Lead("ambiguous", others=tuple(sorted(sure))) if len(sure) > 1 else UNSURE
        if homonyms:
            return Lead("there", (language, homonyms[0]))
        drafts = [key for key in self._draft_keys(language) if key.rpartition("/")[2] in names]
        return self._unfound(language, drafts or keys)

    def _draft_keys(self, language: str) -> list[str]:
        return [key for each, key in self.drafts if each == language]

    def _first(self, language: str, keys: Iterable[str]) -> Lead | None:
        return next(
            (Lead("there", (language, key)) for key in keys if (language, key) in self.pages), None
        )

    def _unfound(self, language: str, keys: Iterable[str]) -> Lead:
        """There is no such page; perhaps a draft, or one of the same path in another language."""
        if self.any_page:
            return UNSURE
        for key in keys:
            if (language, key) in self.drafts:
                return Lead("draft", (language, key))
        default = self.site.settings.default_language
        other = ((default, key) for key in keys if (default, key) in self.pages)
        return Lead("missing", next(other, None))

    def _is_sure(self, owner: Owner) -> bool:
        """Whether a page is built whatever the day."""
        document = self.pages[owner]
        return document is None or not any(map(document.field, ("date", "publishdate", "build")))

    # -- links

    def link(self, link: Link, document: Document) -> Lead:
        """Where a link leads that names a path or an address."""
        if quoted := QUOTED.fullmatch(link.target):
            return Lead("quoted", url=quoted[1])
        parts = paths.parts(link.target)
        settings = self.site.settings
        if parts is None:
            return UNSURE
        scheme, host, path = parts
        hook = settings.goldmark.link_hook if link.written == "markdown" and not host else "none"
        if scheme not in ("", "http", "https") or (host and host != settings.host):
            return UNSURE
        if host and (host.endswith((".example", "example.org", "example.com")) or not scheme):
            return UNSURE
        if not path:
            return UNSURE if host else Lead("there", (document.lang, document.key))
        if hook != "none" and (found := self._hooked(path, document, hook)):
            return found
        return self._followed(path, document, hook, absolute=bool(host))

    def _hooked(self, path: str, document: Document, hook: str) -> Lead | None:
        """What a render hook finds: the page of a path, or a file."""
        path = path.removeprefix("./")  # as Hugo's own hook does
        keys = list(paths.keys(path, document, self.site))
        if hook == "own":
            keys += [paths.logical(join(base, path), self.site) for base in (document.key, "/")]
        if found := self._first(document.lang, keys):
            return found
        places = (*pictures.beside(path, document), f"assets/{normpath(path).lstrip('/')}")
        if any(pictures.exists(place, self.site) for place in places):
            return THERE
        return UNSURE if self.any_page else None

    def _followed(self, path: str, document: Document, hook: str, *, absolute: bool) -> Lead:
        """What a browser finds."""
        settings = self.site.settings
        base, inside, written = settings.base_path, True, path
        if path.startswith(base):
            path = f"/{path.removeprefix(base)}"
        elif path.startswith("/"):
            inside = settings.rewrites_urls or base == "/"
            if absolute or hook == "own":
                return UNSURE if not inside else self._at(path, document)
        else:
            url = self.url_of.get((document.lang, document.key))
            if url is None:
                return UNSURE
            path = paths.joined(url, path)
        lead = self._at(path, document)
        if lead.state == "missing" and SOURCE.search(written):
            lead = self._source(path, written, document) or lead
        if inside:
            return lead
        sure = lead.owner or path.lstrip("/") in self.site.files.static
        return Lead("outside", lead.owner, path) if sure and lead.state == "there" else UNSURE

    def _at(self, path: str, document: Document) -> Lead:
        """What lies at an address below the site's own."""
        url = SLASHES.sub("/", path).removesuffix("index.html")
        for each in (url, f"{url.rstrip('/')}/"):
            if address := self.urls.get(each):
                return Lead("there", address.owner, each)
        below = url.strip("/")
        files = self.site.files
        if not below or f"{below}/index.html" in files.static:
            return THERE
        if below in files.static:
            return UNSURE if url.endswith("/") else THERE
        if FILE.search(url):
            return self._file(url)
        if self._may_be_there(url):
            return UNSURE
        spelled = self.lower_urls.get(f"{url.rstrip('/')}/".lower())
        if spelled:
            return Lead("capitals", self.urls[spelled].owner, spelled)
        return self._nowhere(url, document)

    def _may_be_there(self, url: str) -> bool:
        """Whether something that we don't see may lie there."""
        settings = self.site.settings
        if self.any_url or NUMBERED.search(url) or matches(url.rstrip("/"), settings.redirects):
            return True
        name = url.rpartition("/")[2]
        if name == "index.md":  # as some output formats name their files
            return True
        if "." in name and not paths.PAGE_EXTENSION.search(name):
            return True
        if f"{url.rstrip('/')}/" in self._unsure_urls:
            return True
        shared = settings.host.endswith(SHARED_HOST) and settings.base_path == "/"
        return shared and url.split("/")[1] not in self.top_folders

    @cached_property
    def _unsure_urls(self) -> frozenset[str]:
        """The addresses of pages that are published at times, or in other formats."""
        reader = Reader(self.site, ())
        published = (reader.page(d) for d in self.site.documents if d.is_page and not d.draft)
        return frozenset(address.url for address in published if address) - frozenset(self.urls)

    def _source(self, url: str, written: str, document: Document) -> Lead | None:
        """A link to `boot.md`, of which Hugo makes a page with another address."""
        own = [(document.lang, key) for key in paths.keys(written, document, self.site)]
        key = paths.logical(self._unprefixed(url), self.site)
        several = dict.fromkeys((document.lang, *self.site.settings.languages))
        for owner in (*own, *((language, key) for language in several)):
            if owner in self.url_of:
                return Lead("source", owner, self.url_of[owner])
        return None

    def _nowhere(self, url: str, document: Document) -> Lead:
        """No page has the address; perhaps a draft has it, or the page of another language."""
        key = paths.logical(self._unprefixed(url), self.site)
        language = self._prefix(url) or self.site.settings.default_language
        if (language, key) in self.drafts:
            return Lead("draft", (language, key), url)
        several = (document.lang, self.site.settings.default_language)
        other = next(((each, key) for each in several if (each, key) in self.url_of), None)
        return Lead("missing", other, url)

    def _file(self, url: str) -> Lead:
        """A file, which is published with its bundle, or from a folder."""
        name = url.lstrip("/")
        files = self.site.files
        if name in files.static or name in files.published or self.site.settings.incomplete:
            return THERE
        end = f"/{name.rpartition('/')[2]}".lower()
        if any(f"/{each}".lower().endswith(end) for each in files.content):
            return UNSURE  # in a bundle, whose address is another
        spelled = files.spelled.get(name.lower())
        if spelled and spelled in files.static:
            return Lead("capitals", url=f"/{spelled}")
        return Lead("file", url=url)

    def _prefix(self, url: str) -> str:
        """The language that an address begins with."""
        first = url.split("/")[1].lower()
        return first if first in self.site.settings.languages else ""

    def _unprefixed(self, url: str) -> str:
        prefix = self._prefix(url)
        return url[len(prefix) + 1 :] if prefix else url


def of(site: Site) -> Destinations:
    """The destinations of a site, which several rules ask for."""
    kept = site.memory.get("destinations")
    if not isinstance(kept, Destinations):
        kept = site.memory["destinations"] = Destinations(site)
    return kept
