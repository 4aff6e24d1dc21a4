"""`twinpost new`: a post begun in every language that the site asks of it.

A section's archetype says what stands in it; without one, the newest posts of the section do.
`plan` is given the clock and git's user, for which `begin` asks; only an archetype starts Hugo.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from twinpost import config, git
from twinpost.config import Config
from twinpost.errors import UserError
from twinpost.lint import load_rules
from twinpost.model import Site
from twinpost.new import archetype, cover, page, place, slug
from twinpost.new import author as authors
from twinpost.new.archetype import Archetype
from twinpost.new.fill import Known, fill
from twinpost.new.write import write as write
from twinpost.pairing.languages import NO_SECTIONS, wanted_in
from twinpost.rules.front_matter_required import front_matter_required
from twinpost.rules.front_matter_required import required as required_fields
from twinpost.rules.missing_translation import missing_translation
from twinpost.text import Text


@dataclass(frozen=True)
class NewPost:
    """A post that is not written yet."""

    key: str  # `/posts/boot`
    files: Mapping[str, bytes]  # by path relative to the site's root, with `/`
    folders: tuple[str, ...]  # its bundle; one for each content directory


def begin(
    title: str,
    site: Site,
    *,
    section: str = "posts",
    slug: str | None = None,
    author: str | None = None,
) -> NewPost:
    """Plan a post by git's user, now."""
    return plan(
        title,
        site,
        config.load(site.root, load_rules()),
        section=section,
        slug=slug,
        author=author,
        now=datetime.now(UTC),
        user=git.user(site.root),
    )


def plan(
    title: str,
    site: Site,
    config: Config,
    *,
    section: str = "posts",
    slug: str | None = None,
    author: str | None = None,
    now: datetime,
    user: git.User,
) -> NewPost:
    """The files of a new post as the site's archetype and conventions have them.

    Raises UserError when the author has to choose something, the place is taken, or the
    archetype is broken.
    """
    title = _checked(title)
    section = place.checked_section(section, site)
    name = _slug(title, slug)
    key = f"/{section}/{name}".lower().replace("//", "/")
    _refuse_taken(key, site)
    written_by = authors.chosen(author, site) if author else authors.matching(user, site)
    known = Known(title, stamp(now, site.settings.time_zone), written_by, insisted=bool(author))
    languages = _languages(section, site, config)
    made = archetype.of(section, name, languages, site, known.date)
    begun = {**_built_in(made.name, languages, section, site, config), **made.texts}
    texts = {language: fill(text, known) for language, text in begun.items()}
    files = {
        place.index(language, section, name, site, made.name): text.encode(
            "utf-8", "surrogateescape"
        )
        for language, text in texts.items()
    }
    folders = tuple(dict.fromkeys(str(PurePosixPath(path).parent) for path in files))
    # Hugo shares it between the languages, even across content directories.
    shared = {**_covers(name, texts.values(), made, site), **made.files}
    files |= {f"{folders[0]}/{path}": data for path, data in shared.items()}
    return NewPost(key, MappingProxyType(files), folders)


def stamp(now: datetime, zone: str) -> str:
    """`now` as a date of front matter in a time zone, to the second, with its offset."""
    if zone in ("", "UTC"):  # Hugo takes dates for UTC where the site names no zone
        local = now.astimezone(UTC)
    elif zone == "Local":  # Go's name for the zone of the machine
        local = now.astimezone()
    else:
        local = now.astimezone(_zone(zone))
    return local.isoformat(timespec="seconds")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise UserError(
            Text(
                f"Python knows no time zone `{name}`", f"Python에 `{name}` 시간대 정보가 없습니다"
            ),
            help=Text(
                "install the time zones with `pip install tzdata`",
                "`pip install tzdata`로 시간대 정보를 설치해 주세요",
            ),
        ) from None


def _slug(title: str, given: str | None) -> str:
    return slug.from_title(title) if given is None else slug.given(given)


def _checked(title: str) -> str:
    """The title without the spaces around it; UserError when it is none."""
    title = title.strip()
    if title in ("--help", "-h"):
        raise UserError(  # Invoke takes it for the title
            Text(f"`{title}` is no title", f"`{title}` 값은 제목이 될 수 없습니다"),
            help=Text(
                "write it first: `invoke --help new`",
                "`invoke --help new`처럼 앞에 적어 주세요",
            ),
        )
    odd = [c for c in title if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    if title and not odd:
        return title
    raise UserError(
        Text(
            f"the title contains the character U+{ord(odd[0]):04X}",
            f"제목에 U+{ord(odd[0]):04X} 문자가 들어 있습니다",
        )
        if odd
        else Text("the title is empty", "제목이 비어 있습니다"),
        help=Text("write the title in one line of text", "제목을 한 줄의 글자로 적어 주세요"),
    )


def _refuse_taken(key: str, site: Site) -> None:
    for document in site.documents:
        if document.key == key:
            raise UserError(
                Text(f"there is a page at `{key}`", f"`{key}`에 이미 글이 있습니다"),
                help=Text("name another with `--slug`", "`--slug`로 다른 이름을 정해 주세요"),
                place=document.path,
            )


def _languages(section: str, site: Site, config: Config) -> tuple[str, ...]:
    """The languages that `missing-translation` would ask for; one at least."""
    options = config.options(missing_translation)
    wanted = wanted_in(
        section.partition("/")[0],
        site.settings,
        options.get("languages", ()),
        options.get("sections", NO_SECTIONS),
    )
    return wanted or (site.settings.default_language,)


def _built_in(
    name: str, languages: Sequence[str], section: str, site: Site, config: Config
) -> dict[str, str]:
    """The page in each language as the others of its section are."""
    if name == "_index":
        return dict.fromkeys(languages, page.BARE)
    examples = place.newest(section, site)
    needed = _required(section, config)
    fields = page.fields(examples, needed)
    more = (name for name in needed if name.lower() not in page.OWN and "." not in name)
    path = page.cover(examples, site) if "cover.image" in fields else ""
    front = page.Front(fields, tuple(dict.fromkeys(more)), path)
    return {language: page.text(front, language) for language in languages}


def _covers(name: str, texts: Iterable[str], made: Archetype, site: Site) -> dict[str, bytes]:
    """A picture wherever a text has its cover and nothing lies."""
    there = {"", *made.files, *site.files.assets, *site.files.static}
    paths = dict.fromkeys(cover.place(text) for text in texts)
    return {path: cover.draw(name, path) for path in paths if path not in there}


def _required(section: str, config: Config) -> tuple[str, ...]:
    """The fields that `front-matter-required` would ask for."""
    return required_fields(section.partition("/")[0], config.options(front_matter_required))
