"""A reader who switches the language must find the post."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post, Settings, Site


@rule(Post, severity="error")
def missing_translation(
    post: Post, site: Site, *, languages: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Every page exists in every required language."""
    written = [document for document in post.documents if _has_readers(document)]
    if not written:
        return
    for language in languages or required(site.settings):
        if language in post.languages:
            continue
        first = written[0]
        path = counterpart(first, language, site.settings)
        yield at(
            first,
            first.top,
            Text(f"the page has no translation in `{language}`", f"`{language}` 번역이 없습니다"),
            help=Text(f"write `{path}`", f"`{path}` 파일을 작성해 주세요"),
            related=tuple(
                Related(
                    other.path,
                    other.top,
                    Text(f"exists in `{other.lang}`", f"`{other.lang}` 글은 있습니다"),
                )
                for other in written[1:]
            ),
        )


def required(settings: Settings) -> tuple[str, ...]:
    """The languages that every page needs unless the site says otherwise.

    Both languages of a bilingual site; of a site with more, those that Twinpost is made for, and
    the default language: the others are translated as far as somebody does it.
    """
    languages = settings.languages
    if len(languages) <= 2:
        return languages
    return tuple(key for key in languages if key in ("ko", "en", settings.default_language))


def counterpart(document: Document, language: str, settings: Settings) -> str:
    """Where Hugo would look for the translation of a document."""
    # What is mounted further down is one section, not the directory of a language.
    directories = {m.language: m for m in settings.content if m.language and not m.target}
    own = directories.get(document.lang)
    if own and language in directories:
        return document.path.replace(own.source.name, directories[language].source.name, 1)
    stem, dot, suffix = document.path.rpartition(".")
    stem = stem.removesuffix(f".{document.lang}")
    return f"{stem}.{language}{dot}{suffix}"


def _has_readers(document: Document) -> bool:
    """Whether readers meet the page: a draft has none, nor has a section without a text."""
    unpublished = (
        document.draft
        or document.value("build.render") == "never"
        or document.value("headless") is True
    )
    empty = document.role == "branch" and not document.blocks
    return not unpublished and not empty
