"""The front matter keys of a site, and which of them a misspelt one was meant to be.

Hugo knows no wrong key: what it does not read is a parameter, for the theme to read or nobody. So a
key counts as misspelt only when it is rare, and nearly one that is known and not there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from twinpost.fields import ALSO, HUGO
from twinpost.model import Document, Site

USUAL = 3  # posts: what so many write, they mean
LONG = 6  # letters, of which one is wrong: hardly another word comes so close
# What posts have where nobody says otherwise.
COMMON = (
    *("authors", "comments", "cover", "cover.alt", "cover.caption", "cover.image"),
    *("cover.relative", "series_idx"),
)
# What Hugo's own templates read, for previews of links and for comments.
TEMPLATES = (
    "audio",
    "disqus_identifier",
    "disqus_title",
    "disqus_url",
    "images",
    "locale",
    "videos",
)
# All that Hugo reads below two of its own fields: whatever else stands there is a mistake.
CLOSED = (
    *("build.list", "build.publishresources", "build.render"),
    *("sitemap.changefreq", "sitemap.disable", "sitemap.filename", "sitemap.priority"),
)
# What is meant where other posts have the second: themes have keys of the first names, too.
ALIKE = MappingProxyType(
    {"cover.img": "cover.image", "keyword": "keywords", "series_index": "series_idx"}
)
SINGULAR = frozenset({"category", "tag"})  # no theme reads these for anything else
KOREAN = MappingProxyType(
    {
        "날짜": "date", "분류": "categories", "설명": "description", "시리즈": "series",
        "요약": "summary", "작성일": "date", "작성자": "authors", "저자": "authors",
        "제목": "title", "초안": "draft", "카테고리": "categories", "태그": "tags",
    }
)  # fmt: skip
INDEX = re.compile(r"\.\d+(?:\.|$)")
SEPARATORS = str.maketrans("", "", "-_ ")


@dataclass(frozen=True)
class Keys:
    """The keys of a site, as dotted and lower-cased paths."""

    own: frozenset[str]  # Hugo's, the taxonomies, and those that twinpost.yaml lists
    singular: Mapping[str, str]  # of a taxonomy: the key that Hugo reads
    posts: Mapping[str, int]  # how many posts write a key, in whatever languages

    @staticmethod
    def of(site: Site, listed: tuple[str, ...]) -> Keys:
        """What is known of the keys of a site."""
        terms = site.settings.taxonomies
        written = ({path for d in post.documents for path in paths(d)} for post in site.posts)
        return Keys(
            frozenset(
                {
                    *HUGO,
                    *ALSO,
                    *COMMON,
                    *CLOSED,
                    *TEMPLATES,
                    *terms.values(),
                    *map(str.lower, listed),
                }
            ),
            terms,
            Counter(path for found in written for path in found),
        )

    def meant(self, path: str, document: Document) -> str | None:
        """The key that a rare one of a document was meant to be; None when it is fine."""
        if self.posts.get(path, 0) > 1 or path in self.own:
            return None
        above, _, name = path.rpartition(".")
        near = [
            other
            for other in self._known.get(above, ())
            if not document.field(other)
            and (self._is_near(name, other) or self._is_alike(path, other, document))
        ]
        return max(near, key=lambda other: (self.posts.get(other, 0), other), default=None)

    @cached_property
    def _known(self) -> Mapping[str, list[str]]:
        """What may have been meant, by the key that it stands below."""
        known: dict[str, list[str]] = {}
        for path in {*self.own, *(path for path in self.posts if self._is_usual(path))}:
            known.setdefault(path.rpartition(".")[0], []).append(path)
        return known

    def _is_usual(self, path: str) -> bool:
        return self.posts.get(path, 0) >= USUAL

    def _is_alike(self, path: str, other: str, document: Document) -> bool:
        """Whether a key is near another in what it says."""
        if (path, other) == ("alias", "aliases"):  # it may be the other name of somebody
            return "/" in str(document.value(path))
        return ALIKE.get(path) == other and self.posts.get(other, 0) > 0

    def _is_near(self, name: str, path: str) -> bool:
        other = path.rpartition(".")[2]
        if plain(name) == plain(other) or KOREAN.get(name) == other:
            return True
        if self.singular.get(name) == other:
            return self._is_usual(path) or name in SINGULAR
        if name[:1] != other[:1]:  # `height` is not meant to be `weight`
            return False
        far = distance(name, other)
        if far == 1 and "." in path and _swapped(name, other):
            return True  # `cover.atl`: below a known key there are few words
        if path in CLOSED:
            return far <= (2 if len(other) > LONG else 1)
        if not self._is_usual(path):
            sure = len(other) >= LONG or (len(other) > 3 and _swapped(name, other))
            return far == 1 and sure and not _is_plural(name, other)
        # `data`, `math`: among short words, another letter makes another word.
        most = 2 if len(other) > LONG + 1 else 1 if len(other) > 3 else 0
        if len(other) > LONG and other == f"{other[:-1]}s" and name[-1] != "s":
            far = min(far, distance(f"{name}s", other))  # `auther`, of `authors`
        return far <= most and (len(other) > 4 or len(name) != len(other) or _swapped(name, other))


def paths(document: Document) -> Iterator[str]:
    """The keys of a document that are no items of a list, nor within one."""
    return (path for path in document.front_matter.fields if not INDEX.search(path))


def plain(name: str) -> str:
    """A key without what people write differently: width, hyphens and underlines."""
    return unicodedata.normalize("NFKC", name).lower().translate(SEPARATORS)


def distance(one: str, other: str) -> int:
    """How many letters to add, drop, replace or swap with the next one to make `other` of `one`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_plural(one: str, other: str) -> bool:
    return f"{one}s" == other or f"{other}s" == one


def _swapped(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)
