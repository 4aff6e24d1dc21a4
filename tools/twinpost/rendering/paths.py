"""Paths as links write them, and the logical paths and addresses that Hugo makes of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from twinpost import content
from twinpost.model import Document, Site

PAGE_EXTENSION = re.compile(r"\.(md|markdown|mdown|html?)\Z", re.IGNORECASE)


def parts(target: str) -> tuple[str, str, str] | None:
    """Scheme, host and path of a link; None where nobody can say."""
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    path = unicodedata.normalize("NFC", unquote(parts.path))
    return parts.scheme, parts.netloc.lower(), path


def fragment(target: str) -> str:
    """The anchor that a link names."""
    return unicodedata.normalize("NFC", unquote(target.partition("#")[2]))


def joined(url: str, path: str) -> str:
    """The address that a relative link leads to from the page at `url`."""
    joined = normpath(join(dirname(url), path))
    return joined if joined == "/" or not path.endswith(("/", ".")) else f"{joined}/"


def keys(path: str, document: Document, site: Site) -> Iterator[str]:
    """The logical paths that Hugo tries for a path, in its order."""
    if not path.startswith("/"):
        branch = document.role == "branch"
        folder = document.key if branch else dirname(document.key)
        yield from _both(join(folder, path), site)
        has_extension = "." in path.rstrip("/").rpartition("/")[2].lstrip(".")
        if has_extension and document.bundle:
            yield from _both(join(document.key, path), site)
        if path.startswith("."):
            return
    yield from _both(join("/", path), site)


def _both(path: str, site: Site) -> Iterator[str]:
    """A logical path, and the one without what may be an extension."""
    yield logical(path, site)
    folder, _, name = path.rstrip("/").rpartition("/")
    stem = name.rpartition(".")[0]
    if stem and not PAGE_EXTENSION.search(name):
        yield logical(f"{folder}/{stem}", site)


def logical(path: str, site: Site) -> str:
    """The logical path of what a path names: `/posts/boot` of `/Posts/boot/index.en.md`."""
    path = normpath(PAGE_EXTENSION.sub("", path.rstrip("/") or "/"))
    folder, _, name = path.rpartition("/")
    stem = content.language(name, site.settings)[0]
    kept = folder if stem.lower() in ("index", "_index") else f"{folder}/{stem}"
    return content.logical(kept) or "/"
