"""The front matter fields that Hugo itself knows, and what it takes in each.

Source: https://gohugo.io/content-management/front-matter/, and asking Hugo. Whatever else stands in
a front matter is a parameter of the theme's, or a term of the site's taxonomies.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

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
        "lang": "text",
        "lastmod": "date",
        "layout": "text",
        "linktitle": "text",
        "markup": "text",
        "menus": "mappings",
        "outputs": "list",
        "params": "mapping",
        "path": "text",
        "kind": "text",
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
