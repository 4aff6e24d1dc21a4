"""Who writes the post: git's user, in the spelling that the site has for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from twinpost.errors import UserError
from twinpost.git import User
from twinpost.model import Document, Site
from twinpost.new.slug import slugify
from twinpost.text import Text


@dataclass(frozen=True, slots=True)
class Author:
    """An author whom the site knows: as its posts spell them, and what else they are called."""

    name: str
    aliases: frozenset[str]  # lower-cased
    has_profile: bool


def chosen(wanted: str, site: Site) -> str:
    """The author whom the user named.

    Raises UserError when the site has profiles, but none of that name.
    """
    everyone = known(site)
    found = [author for author in everyone if wanted.lower() in author.aliases]
    if len(found) == 1:
        return found[0].name
    profiles = [author.name for author in everyone if author.has_profile]
    if not profiles:
        return wanted
    listed = ", ".join(f"`{name}`" for name in profiles)
    raise UserError(
        Text(f"no author is named `{wanted}`", f"`{wanted}`라는 작성자가 없습니다"),
        help=Text(
            f"name a known one ({listed}), or add a profile below `content/authors`",
            f"{listed} 중에서 고르거나 `content/authors`에 프로필을 추가해 주세요",
        ),
    )


def matching(user: User, site: Site) -> str:
    """The author who git's user is.

    Without profiles, git's name itself serves. With profiles, an author must be one of them: the
    one that matches, or the only one; otherwise "", for nobody's post is given to somebody else.
    """
    everyone = known(site)
    names = set(_names(user))
    found = [author for author in everyone if names & author.aliases]
    profiles = [author for author in everyone if author.has_profile]
    if len(found) == 1:
        return found[0].name
    if not profiles:
        return user.name.strip()
    return profiles[0].name if len(profiles) == 1 else ""


def known(site: Site) -> Sequence[Author]:
    """The authors of the site, by name: those with a profile and those of its posts."""
    spellings: dict[str, Counter[str]] = {}
    for document in site.documents:
        for name in _named(document):
            spellings.setdefault(slugify(name), Counter())[name] += 1
    profiles: dict[str, list[Document]] = {}
    for document in site.documents:
        if name := _profile(document, site):
            profiles.setdefault(slugify(name), []).append(document)
    keys = sorted({*spellings, *profiles})
    return [_author(key, spellings.get(key, Counter()), profiles.get(key, [])) for key in keys]


def _author(key: str, spellings: Counter[str], profiles: Sequence[Document]) -> Author:
    folders = [PurePosixPath(document.path).parent.name for document in profiles]
    name = spellings.most_common(1)[0][0] if spellings else folders[0]
    texts = [d.value(field) for d in profiles for field in ("title", "email")]
    aliases = {key, *spellings, *folders, *(text for text in texts if isinstance(text, str))}
    return Author(name, frozenset(alias.lower() for alias in aliases), bool(profiles))


def _profile(document: Document, site: Site) -> str:
    """The last part of the path when the document is an author's page, else ""."""
    taxonomy, _, name = document.key.lstrip("/").rpartition("/")
    is_profile = document.role == "branch" and taxonomy == site.settings.taxonomies.get(
        "author", "authors"
    )
    return name if is_profile else ""


def _named(document: Document) -> Iterator[str]:
    for field in ("authors", "author"):
        value = document.value(field)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and name.strip():
                yield name.strip()


def _names(user: User) -> Iterator[str]:
    """What an author may be called who is this user: GitHub writes `123+name@users.noreply...`."""
    local = user.email.partition("@")[0]
    for name in (user.name, slugify(user.name), user.email, local, *local.split("+")):
        if name:
            yield name.lower()
