"""Where the files of a new post go: where the site has its others."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import PurePosixPath

from twinpost import content
from twinpost.errors import UserError
from twinpost.model import Document, Mount, Settings, Site
from twinpost.text import Text

FEW = 10  # documents that show how the site does it


def checked_section(section: str, site: Site) -> str:
    """`section` as a path below content/, "" for its top.

    Raises UserError when it leads elsewhere, or is nearly the name of one that exists.
    """
    parts = [part for part in section.replace("\\", "/").split("/") if part not in ("", ".")]
    if any(part.startswith(".") for part in parts):
        raise UserError(
            Text(f"`{section}` is no section", f"`{section}` 이름은 섹션이 될 수 없습니다"),
            help=Text(
                "name a folder below `content`, such as `posts`",
                "`posts`처럼 `content` 아래의 폴더를 적어 주세요",
            ),
        )
    first = parts[0] if parts else ""
    sections = {_section(document) for document in site.documents}
    near = get_close_matches(first.lower(), sorted(sections - {""}), 1, 0.8)
    if near and first.lower() not in sections:
        raise UserError(
            Text(
                f"the site has no section `{first}`; it has `{near[0]}`",
                f"`{first}` 섹션은 없고 `{near[0]}` 섹션이 있습니다",
            ),
            help=Text(
                f"write `--section {near[0]}`, or begin the new one with its `_index.md`",
                f"`--section {near[0]}`로 적거나 새 섹션의 `_index.md`부터 만들어 주세요",
            ),
        )
    return "/".join(parts)


def newest(section: str, site: Site) -> tuple[Document, ...]:
    """The newest pages of a section, as examples."""

    def date(document: Document) -> str:
        return str(document.value("date") or "")

    return tuple(sorted(_pages(section, site), key=date, reverse=True)[:FEW])


def index(language: str, section: str, slug: str, site: Site, stem: str = "index") -> str:
    """The path of the post in one language, relative to the root."""
    mount = _mount(language, section, site.settings)
    folder = PurePosixPath(content.relative(site.root, mount.source))
    below = PurePosixPath(section).relative_to(mount.target or ".")
    name = f"{stem}.{language}.md" if _suffixed(language, section, mount, site) else f"{stem}.md"
    return str(folder / below / slug / name)


def _section(document: Document) -> str:
    first, slash, _ = document.key.lstrip("/").partition("/")
    return first if slash or document.role == "branch" else ""


def _pages(section: str, site: Site) -> list[Document]:
    prefix = f"/{section.lower()}/" if section else "/"
    return [d for d in site.documents if d.role == "page" and d.key.startswith(prefix)]


def _mount(language: str, section: str, settings: Settings) -> Mount:
    """The content directory of a language, or else of the default language."""
    path = PurePosixPath(section)
    holding = [m for m in settings.content if path.is_relative_to(m.target or ".")]
    holding.sort(key=lambda m: len(PurePosixPath(m.target).parts), reverse=True)
    for wanted in (language, settings.default_language):
        for mount in holding:
            if _spoken(mount, settings) == wanted:
                return mount
    raise UserError(
        Text(
            f"the site mounts no folder for `content/{section}`",
            f"`content/{section}`로 마운트된 폴더가 없습니다",
        ),
        help=Text("name another with `--section`", "`--section`으로 다른 섹션을 지정해 주세요"),
    )


def _suffixed(language: str, section: str, mount: Mount, site: Site) -> bool:
    """Whether the name of the file says its language, as in most pages of that language."""
    if _spoken(mount, site.settings) != language:
        return True
    for pages in (_pages(section, site), _pages("", site)):
        stems = [PurePosixPath(page.path).stem for page in pages if page.lang == language]
        with_suffix = sum(bool(content.language(stem, site.settings)[1]) for stem in stems)
        if stems:
            return with_suffix * 2 > len(stems)
    return not _separate(site.settings)


def _separate(settings: Settings) -> bool:
    """Whether each language has a content directory to itself."""
    sources = {mount.source for mount in settings.content}
    homes = {_spoken(mount, settings) for mount in settings.content}
    return homes.issuperset(settings.languages) and len(sources) == len(settings.content)


def _spoken(mount: Mount, settings: Settings) -> str:
    """The language of the files of a mount whose names say none."""
    return mount.language or settings.default_language
