"""A reader who switches the language must find the post."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post, Site
from twinpost.pairing.languages import NO_SECTIONS, Sections, counterpart, is_unsure, required
from twinpost.pairing.readers import absence, is_hidden
from twinpost.pairing.suffixes import explains
from twinpost.pairing.translation_keys import is_torn

NEAR = 0.85  # so alike, two paths are one with a slip


@rule(Post, severity="error")
def missing_translation(
    post: Post,
    site: Site,
    *,
    languages: tuple[str, ...] = (),
    sections: Sections = NO_SECTIONS,
) -> Iterator[Finding]:
    """Every page exists in every required language."""
    wanted = required(post, site.settings, languages, sections)
    missing = [language for language in wanted if language not in post.languages]
    written = [document for document in post.documents if _needs_one(document, site)]
    # Where a name, a `translationKey` or a cascade keeps them apart, other rules speak or nobody.
    if not missing or not written or is_unsure(post, site) or is_torn(post, site):
        return
    for language in missing:
        if not explains(post, language, site):
            yield _finding(written, language, site)


def _needs_one(document: Document, site: Site) -> bool:
    """Whether readers meet the page: today, or when its date has come."""
    return not is_hidden(document) and absence(document, site.settings)[0] in ("", "future")


def _finding(written: list[Document], language: str, site: Site) -> Finding:
    first, *others = written
    return at(
        first,
        first.top,
        _message(written, language, site),
        help=_help(first, language, site),
        related=tuple(
            Related(
                other.path,
                other.top,
                Text(f"exists in `{other.lang}`", f"`{other.lang}` 글은 있습니다"),
            )
            for other in others
        ),
    )


def _help(first: Document, language: str, site: Site) -> Text:
    path = counterpart(first, language, site)
    if key := first.translation_key:
        return Text(
            f"write `{path}`, with `translationKey: {key}` as here",
            f"`{path}` 파일을 작성하고 여기처럼 `translationKey: {key}` 값을 적어 주세요",
        )
    if near := _nearest(first, language, site):
        return Text(
            f"write `{path}`; if `{near}` is meant, give both the same name",
            f"`{path}` 파일을 작성해 주세요. `{near}`의 짝이라면 두 파일의 이름을 맞춰 주세요",
        )
    return Text(f"write `{path}`", f"`{path}` 파일을 작성해 주세요")


def _nearest(orphan: Document, language: str, site: Site) -> str:
    """The original under another name: one of the two was renamed."""
    if language != site.settings.default_language:
        return ""
    originals = {
        post.key: document.path
        for post in site.posts
        if orphan.lang not in post.languages
        for document in post.documents
        if document.lang == language
    }
    near = get_close_matches(orphan.key, originals, 1, NEAR)
    return originals[near[0]] if near else ""


def _message(written: list[Document], language: str, site: Site) -> Text:
    """A translation without an original is told so."""
    if language != site.settings.default_language:
        return Text(f"the page has no translation in `{language}`", f"`{language}` 번역이 없습니다")
    those = ", ".join(f"`{lang}`" for lang in dict.fromkeys(d.lang for d in written))
    return Text(
        f"the page exists in {those}, and its original in `{language}` does not",
        f"{those} 번역만 있고 `{language}` 원문이 없습니다",
    )
