"""Where pictures are: how documents name them, and where Hugo and the themes look for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from posixpath import normpath
from urllib.parse import unquote

from twinpost import dimensions
from twinpost.frontmatter import Field
from twinpost.model import Document, File, Site

EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
FILE_NAME = re.compile(r"[\w .-]+\.(png|jpe?g|webp|gif|svg|avif)", re.IGNORECASE)
# The fields that themes have for the picture of a page: PaperMod, Terminal, Stack, Hugo's own
# templates, Ananke. A `thumbnail` is small on purpose, and where it lies each theme knows alone.
COVERS = ("cover.image", "cover", "image", "images.0", "featured_image")
SUFFIXES = dimensions.SUFFIXES | {".svg", ".avif"}
PATTERN = re.compile(r"[*{]")  # for `.Resources.GetMatch`


def covers(document: Document, fields: Iterable[str]) -> Iterator[Field]:
    """The front matter fields of a page that name its picture."""
    if document.is_page and not document.front_matter.problems:
        for name in fields:
            field = parameter(name, document)
            if field and isinstance(field.value, str) and field.value.strip():
                yield field


def parameter(name: str, document: Document) -> Field | None:
    """The field that themes read as `.Params.name`."""
    return document.field(name) or document.field(f"params.{name}")


def is_file(written: str) -> bool:
    """Whether a reference to a picture names a file of the site."""
    elsewhere = EXTERNAL.match(written.strip()) or PATTERN.search(written)
    return not elsewhere and bool(named(written))


def named(written: str) -> str:
    """The file that a reference to a picture names."""
    return unicodedata.normalize("NFC", unquote(re.split("[?#]", written.strip())[0]))


def candidates(target: str, document: Document, site: Site) -> Iterator[str]:
    """Where Hugo and the themes look for `target`, as paths from the root, best first."""
    if not target.startswith("/"):
        yield from beside(target, document)
    yield from from_root(target, site)


def beside(target: str, document: Document) -> Iterator[str]:
    """Where `target` lies if the page's own address stands before it."""
    if document.bundle:
        yield normpath(f"{document.bundle}/{target}")
    yield normpath(f"content{document.key}/{target}")


def from_root(target: str, site: Site) -> Iterator[str]:
    """Where `target` lies if the site's address stands before it."""
    below = normpath(target.removeprefix(site.settings.base_path).lstrip("/"))
    yield from (f"{group}/{below}" for group in ("static", "assets", "content"))


def find(place: str, site: Site) -> File | None:
    """The file at one of the candidates."""
    group, _, name = place.partition("/")
    files = site.files
    groups = {"static": files.static, "assets": files.assets, "content": files.published}
    return files.content.get(place) or groups.get(group, {}).get(name)


def exists(place: str, site: Site) -> bool:
    """Whether a file lies at one of the candidates."""
    return find(place, site) is not None


def other_case(target: str, places: Iterable[str], site: Site) -> tuple[str, str] | None:
    """The end of `target` that has other capitals than the file at one of the places, and its."""
    spelled = site.files.spelled
    for place in places:
        real = spelled.get(place.lower()) or spelled.get(place.partition("/")[2].lower())
        if real and (ends := _differing_ends(target, real)):
            return ends
    return None


def _differing_ends(written: str, real: str) -> tuple[str, str] | None:
    """Two paths from the first part on that differs in case only: (`A/b.png`, `a/b.png`)."""
    found, end, its_end = None, "", ""
    for part, its in zip(reversed(written.split("/")), reversed(real.split("/")), strict=False):
        if part.lower() != its.lower():
            break
        end, its_end = f"{part}/{end}".rstrip("/"), f"{its}/{its_end}".rstrip("/")
        found = found if part == its else (end, its_end)
    return found
