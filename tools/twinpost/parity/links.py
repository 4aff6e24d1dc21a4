"""Links of a source and its translation, and which of them are counterparts.

A page is compared by its path without the language, an address outside of the site without what
says the language, an anchor by the heading that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import urlsplit

from twinpost.model import Document, Settings
from twinpost.parity import footnotes, targets
from twinpost.parity.alignment import Alignment, remembered
from twinpost.parity.contents import Compared, compared
from twinpost.rendering import anchors, links, paths
from twinpost.rendering.links import Link
from twinpost.span import Span

QUOTES = "\"'“”‘’"  # which some write around an address
INDEX = re.compile(r"(?:^|/)_?index(?:\.[\w-]+)?\Z")
PAGE = re.compile(r"\.(?:md|markdown|mdown|html?)\Z", re.IGNORECASE)
WORD = re.compile(r"[^\W_]{3,}")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Target:
    """A link, and what it leads to: `page` is a path, an address outside, or "" for its own page.

    `anchor` is the name that its heading has in the source, where that is known.
    """

    link: Link
    page: str
    anchor: str
    outside: bool

    @property
    def span(self) -> Span:
        """Where the link stands."""
        return self.link.span

    @property
    def written(self) -> str:
        """The target as it is written."""
        return self.link.target


def comparison(alignment: Alignment, settings: Settings) -> Compared[Target]:
    """The links of both documents."""
    return remembered(alignment, "links compared", lambda each: _compared(each, settings))


def of(document: Document, settings: Settings) -> Iterator[Target]:
    """The links of a document with a target that can be compared."""
    for link in links.of(document):
        target = link.target.strip(f"{QUOTES} ")
        parts = paths.parts(target)
        if not target or parts is None:
            continue
        scheme, host, path = parts
        anchor = paths.fragment(target)
        if (host and host != settings.host) or scheme not in ("", "http", "https"):
            yield Target(link, targets.link(target.partition("#")[0]), "", outside=True)
        else:
            query = urlsplit(target).query
            page = _page(path, document, settings) if path else ""
            yield Target(link, f"{page}?{query}" if query else page, anchor, outside=False)


def is_slip(one: Target, other: Target) -> bool:
    """Whether two addresses on one host differ in so little that the same is meant."""
    (host, _, path), (other_host, _, other_path) = (
        each.page.lstrip("/").partition("/") for each in (one, other)
    )
    if host != other_host or not path or not other_path:
        return False
    return is_near(path, other_path)


def is_alike(one: Target, other: Target) -> bool:
    """Whether two pages have a word of their names in common, or are one."""
    words = [set(WORD.findall(each.page.rpartition("/")[2])) for each in (one, other)]
    return one.page == other.page or bool(words[0] & words[1]) or is_near(one.page, other.page)


def is_written(target: Target, document: Document, block: Span) -> bool:
    """Whether a block names the target in another way: as a bare URL, or for another shortcode."""
    if target.outside:
        bare = rf"(?<![(<\"'=]){re.escape(target.written)}(?![\w/?#&=%-])"
        return bool(re.search(bare, block.of(document.text)))
    return target.link.written == "ref" and any(
        block.holds(shortcode.span.start) and target.written in shortcode.positional
        for shortcode in document.body.shortcodes
    )


def is_near(one: str, other: str) -> bool:
    """Whether one or two letters differ, or one number."""
    if DIGITS.sub("", one) == DIGITS.sub("", other):
        return len(DIGITS.findall(one)) == len(DIGITS.findall(other))
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return max(len(one), len(other)) - start - end <= 2


def _compared(alignment: Alignment, settings: Settings) -> Compared[Target]:
    ours = tuple(of(alignment.source, settings))
    theirs = tuple(of(alignment.translation, settings))
    known = _own_anchors(alignment) if any(t.anchor and not t.page for t in theirs) else {}

    def heading(target: Target) -> tuple[str, str]:
        own = target.anchor and not target.page and id(target) in translated
        return target.page, known.get(target.anchor, target.anchor) if own else target.anchor

    translated = frozenset(id(target) for target in theirs)
    return compared(
        alignment,
        (*alignment.pairs, *footnotes.pairs(alignment)),
        (ours, theirs),
        (lambda target: (target.page, target.anchor), heading, lambda target: target.page),
        # A page of the site does not take the place of one in an encyclopedia, which has its own.
        (_host, lambda target: target.outside),
    )


def _host(target: Target) -> str:
    """The host of an address outside, without its language; "" for the site itself."""
    return target.page.lstrip("/").partition("/")[0] if target.outside else ""


def _own_anchors(alignment: Alignment) -> dict[str, str]:
    """The name in the source of each anchor of the translation."""
    names = {node.span: name for name, node in anchors.of(alignment.source).items()}
    spans = {
        pair.translation[0].span: names[pair.source[0].span]
        for pair in alignment.pairs
        if pair.source[0].span in names
    }
    found = anchors.of(alignment.translation).items()
    return {name: spans[node.span] for name, node in found if node.span in spans}


def _page(path: str, document: Document, settings: Settings) -> str:
    """A path without what differs from language to language, and from one way to write it to
    another: `../boot/`, `/en/posts/boot/` and `/posts/boot.md` are one."""
    base = settings.base_path
    if path.startswith("/"):
        path = f"/{path.removeprefix(base)}" if path.startswith(base) else path
    else:
        path = join(document.key, path)
    path = normpath(path).lower().lstrip("/")
    first, _, rest = path.partition("/")
    path = rest if first in settings.languages else path
    if page := PAGE.search(path):
        path = INDEX.sub("", targets.file(path)[: -len(page[0])])
    return f"/{targets.file(path)}".rstrip("/") or "/"
