"""The site's own archetype of a section, as Hugo evaluates it for one page.

`archetypes/default.md` alone is not used: every `hugo new site` makes one, and the newest posts of
a section say more about the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from twinpost import content, frontmatter, hugo
from twinpost.errors import UserError
from twinpost.model import Site
from twinpost.text import Text

INDEXES = ("index", "_index")


@dataclass(frozen=True)
class Archetype:
    """What an archetype makes of a page."""

    name: str = "index"  # of its pages; `_index` makes a section, or a profile
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by language
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))  # by path


def of(section: str, slug: str, languages: Iterable[str], site: Site, now: str) -> Archetype:
    """What the archetype of a section makes of the page `slug`; nothing where there is none.

    Raises UserError when Hugo can't evaluate it, or can't read the front matter that it makes.
    """

    def made(archetype: Path, path: str) -> str:
        target = f"{section}/{slug}/{path}"
        text = hugo.from_archetype(site.root, site.settings, archetype, target, now)
        _refuse_broken(text, archetype.relative_to(site.root).as_posix())
        return text

    kind = section.partition("/")[0]
    folder = site.root / "archetypes" / kind
    for name in INDEXES if kind else ():
        if pages := _by_language(folder / name, languages):
            texts = {key: made(path, f"{name}.{key}.md") for key, path in pages.items()}
            others = {
                path: made(file, path).encode("utf-8", "surrogateescape")
                if file.suffix.lower() in content.PAGES
                else file.read_bytes()
                for path, file in _others(folder)
            }
            return Archetype(name, texts, others)
    pages = _by_language(folder, languages) if kind else {}
    return Archetype(texts={key: made(path, f"index.{key}.md") for key, path in pages.items()})


def _by_language(stem: Path, languages: Iterable[str]) -> dict[str, Path]:
    """`index.ko.md` for Korean, or `index.md`; languages without either are left out."""
    beside = {path.name.lower(): path for path in stem.parent.glob("*.md")}
    found: dict[str, Path] = {}
    for language in languages:
        for name in (f"{stem.name}.{language}.md", f"{stem.name}.md"):
            if path := beside.get(name.lower()):
                found.setdefault(language, path)
    return found


def _others(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files beside the pages, with their path in the bundle; like Hugo, no links."""
    for file in sorted(folder.rglob("*")):
        is_page = file.parent == folder and file.name.partition(".")[0].lower() in INDEXES
        if file.is_file() and not file.is_symlink() and not is_page:
            yield file.relative_to(folder).as_posix(), file


def _refuse_broken(text: str, place: str) -> None:
    for problem in frontmatter.parse(text).problems:
        raise UserError(
            Text(
                f"the archetype makes a front matter that Hugo can't read: {problem.message.en}",
                f"아키타입으로 만든 프런트매터를 Hugo가 읽지 못합니다: {problem.message.ko}",
            ),
            help=problem.help,
            place=place,
        )
