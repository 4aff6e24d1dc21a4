"""The front matter fields that Hugo itself knows, and what it takes in each.

Source: https://gohugo.io/content-management/front-matter/, and asking Hugo (tests/test_fields.py).
Whatever else stands in a front matter is a parameter of the theme's, or a term of the taxonomies.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

# A `list` may be one text too, which Hugo splits at blanks; `mappings` may be one mapping.
Kind = Literal["text", "date", "boolean", "integer", "list", "mapping", "mappings"]

HUGO: Mapping[str, Kind] = MappingProxyType(
    {
        "aliases": "list",
        "build": "mapping",
        "cascade": "mappings",
        "date": "date",
        "description": "text",
        "draft": "boolean",
        "expirydate": "date",
        "headless": "boolean",
        "iscjklanguage": "boolean",
        "keywords": "list",
        "kind": "text",
        "lang": "text",
        "lastmod": "date",
        "layout": "text",
        "linktitle": "text",
        "markup": "text",
        "menus": "mapping",  # or a text, or a list of texts: the names of menus
        "outputs": "list",
        "params": "mapping",
        "path": "text",
        "publishdate": "date",
        "resources": "mappings",
        "sitemap": "mapping",
        "sites": "mapping",
        "slug": "text",
        "summary": "text",
        "title": "text",
        "translationkey": "text",
        "type": "text",
        "url": "text",
        "weight": "integer",
    }
)
# Other names of the same fields.
ALSO: Mapping[str, str] = MappingProxyType(
    {
        "menu": "menus",
        "modified": "lastmod",
        "pubdate": "publishdate",
        "published": "publishdate",
        "unpublishdate": "expirydate",
    }
)
# What only content adapters set: in a file, Hugo takes these for parameters of the theme's.
ADAPTERS = frozenset({"kind", "lang", "path"})
# Where Hugo takes the four dates of a page from, unless the site's `frontmatter` says otherwise:
# the first field that is there wins.
DATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "date": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
        "lastmod": (
            *(":git", "lastmod", "modified", "date"),
            *("publishdate", "pubdate", "published"),
        ),
        "publishdate": ("publishdate", "pubdate", "published", "date"),
        "expirydate": ("expirydate", "unpublishdate"),
    }
)
# The output formats that Hugo brings along.
OUTPUTS = frozenset(
    {
        *("404", "alias", "amp", "calendar", "css", "csv", "gotmpl", "html", "json"),
        *("markdown", "robots", "rss", "sitemap", "sitemapindex", "webappmanifest"),
    }
)
KINDS = frozenset({"home", "page", "section", "taxonomy", "term"})


def named(key: str) -> str:
    """How people write a key that Hugo reads lower-cased: `publishdate` is `publishDate`."""
    return _NAMES.get(key, key)


_NAMES: Mapping[str, str] = MappingProxyType(
    {
        name.lower(): name
        for name in (
            *("expiryDate", "isCJKLanguage", "linkTitle", "publishDate"),
            *("pubDate", "translationKey", "unpublishDate"),
        )
    }
)
