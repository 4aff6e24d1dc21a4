"""An author whose profile is not found has a bare list of posts, with no name and no face."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

from twinpost import terms
from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.frontmatter.respell import respelled
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.terms import Use
from twinpost.text import counted

NEAR = 0.8  # of difflib: `hyeonjun` is near `hyeongjun`, `kim` is not near `lim`
# `Kim, Lee`; but `King, Jr.` is one.
SEVERAL = re.compile(r"[^,\n]+(?:,(?! *(?:Jr|Sr|I{2,3}|IV|PhD|MD)\b)[^,\n]+)+", re.IGNORECASE)
Profiles = Mapping[str, Document]


@rule(Site, severity="warning")
def author_profile(
    site: Site, *, fields: tuple[str, ...] = ("authors", "author")
) -> Iterator[Finding]:
    """Each author that a page names has a profile in its language, if the site has profiles."""
    for field in fields:
        everywhere = terms.pages(site, field)
        uses = terms.by_language(site, field)
        if _is_about(field, everywhere, uses, site):
            for language, found in uses.items():
                profiles = everywhere.get(language, {})
                names = [use for use in found if not _is_several(use, profiles)]
                yield from (_several(site, use) for use in found if use not in names)
                if everywhere:
                    yield from _without(site, field, language, names, everywhere)
                yield from _not_a_list(site, field, found, profiles)


def _is_about(
    field: str,
    profiles: Mapping[str, Profiles],
    uses: Mapping[str, Sequence[Use]],
    site: Site,
) -> bool:
    """Whether a field names profiles: as a parameter it may as well hold names to print."""
    return field in site.settings.taxonomies.values() or any(
        terms.path(use.spelling) in profiles.get(language, {})
        for language, found in uses.items()
        for use in found
    )


def _is_several(use: Use, profiles: Profiles) -> bool:
    """Whether one text names several authors, whom Hugo takes for one."""
    listed = use.field.rpartition(".")[2].isdigit() or terms.path(use.spelling) in profiles
    return not listed and SEVERAL.fullmatch(use.spelling) is not None


def _several(site: Site, use: Use) -> Finding:
    document = site.by_path[use.path]
    span = terms.span(document, use)
    source = span.of(document.text)
    names = [name.strip() for name in use.spelling.split(",")]
    right = f"[{', '.join(respelled(source, name) for name in names)}]"
    return at(
        document,
        span,
        Text(
            f"`{use.spelling}` is one author to Hugo",
            f"Hugo는 `{use.spelling}` 전체를 글쓴이 한 명으로 봅니다",
        ),
        help=Text(f"write a list: `{right}`", f"`{right}`처럼 목록으로 적어 주세요"),
        fix=Fix(
            Text(f"write `{right}`", f"`{right}`로 고치기"),
            (Edit(document.path, span, right),),
            safe=False,
        ),
    )


def _without(
    site: Site,
    field: str,
    language: str,
    uses: Sequence[Use],
    everywhere: Mapping[str, Profiles],
) -> Iterator[Finding]:
    """Names that no profile has. All of a likely slip are found, else the first."""
    profiles = everywhere.get(language, {})
    told: set[str] = set()
    for use in uses:
        name = terms.path(use.spelling)
        if name in profiles or name in told:
            continue
        if near := _near(name, profiles):
            if terms.fold(near) != terms.fold(name):  # else term-spelling says so
                yield _misspelt(site, field, use, profiles[near])
            continue
        told.add(name)
        count = sum(terms.path(other.spelling) == name for other in uses)
        elsewhere = [p[name] for p in everywhere.values() if name in p]
        place = _place(name, profiles) or _twin(language, elsewhere)
        place = place or f"{field}/{name}/_index.md"
        yield _missing(site.by_path[use.path], language, use, count, elsewhere, place)


def _near(name: str, profiles: Profiles) -> str:
    """The profile that a name may have meant."""
    folded = {terms.fold(profile): profile for profile in profiles}
    near = get_close_matches(terms.fold(name), folded, 1, NEAR)
    return folded[near[0]] if near else ""


def _misspelt(site: Site, field: str, use: Use, profile: Document) -> Finding:
    right, title = terms.name(profile, field), profile.value("title")
    if isinstance(title, str) and terms.path(title) == terms.path(right):
        right = title  # `Kim Lee`, in the folder `kim-lee`
    document = site.by_path[use.path]
    span = terms.span(document, use)
    text = respelled(span.of(document.text), right)
    return at(
        document,
        span,
        Text(
            f"author `{use.spelling}` has no profile; `{right}` has one",
            f"글쓴이 `{use.spelling}`의 프로필이 없습니다. `{right}` 프로필은 있습니다",
        ),
        help=Text(
            f"write `{right}`, or give the other author a profile",
            f"`{right}`로 고치거나 다른 글쓴이라면 프로필을 만들어 주세요",
        ),
        fix=Fix(
            Text(f"write `{right}`", f"`{right}`로 고치기"),
            (Edit(document.path, span, text),),
            safe=False,
        ),
        related=(Related(profile.path, profile.top, Text("the profile", "프로필")),),
    )


def _place(name: str, profiles: Profiles) -> str:
    """Where a profile would lie: beside another of its language, under the same file name."""
    for profile in profiles.values():
        if profile.role == "branch":
            path = PurePosixPath(profile.path)
            return str(path.parents[1] / name / path.name)
    return ""


def _twin(language: str, elsewhere: Sequence[Document]) -> str:
    """Where the same profile lies in the first of other languages, this one's suffix put in."""
    for page in elsewhere:
        suffix = f".{page.lang}."
        if suffix in page.path:
            return page.path.replace(suffix, f".{language}.")
    return ""


def _missing(
    document: Document,
    language: str,
    use: Use,
    count: int,
    elsewhere: Sequence[Document],
    place: str,
) -> Finding:
    return at(
        document,
        terms.span(document, use),
        Text(
            f"author `{use.spelling}` of {counted(count, 'page')} has no profile in `{language}`",
            f"글쓴이 `{use.spelling}`의 `{language}` 프로필이 없습니다(글 {count}개)",
        ),
        help=Text(f"write `{place}`", f"`{place}` 파일을 작성해 주세요"),
        related=tuple(
            Related(
                page.path,
                page.top,
                Text(f"exists in `{page.lang}`", f"`{page.lang}` 프로필은 있습니다"),
            )
            for page in elsewhere
        ),
    )


def _not_a_list(
    site: Site, field: str, uses: Sequence[Use], profiles: Profiles
) -> Iterator[Finding]:
    """Profiles that are no branches: where an ordinary page stands, Hugo makes no term."""
    if field not in site.settings.taxonomies.values():
        return
    named = {terms.path(use.spelling) for use in uses}
    for name, page in profiles.items():
        if page.role == "page" and name in named:
            yield at(
                page,
                page.top,
                Text(
                    f"the profile of `{name}` is an ordinary page: it lists none of their posts",
                    f"`{name}` 프로필이 일반 페이지라서 글쓴이의 글 목록이 나오지 않습니다",
                ),
                help=Text(
                    f"move it to `{field}/{name}/_index.md`, with the `_`",
                    f"`{field}/{name}/_index.md` 위치로 옮겨 주세요(파일 이름 앞에 `_`)",
                ),
            )
