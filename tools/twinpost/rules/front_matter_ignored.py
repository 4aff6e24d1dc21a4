"""Values that Hugo ignores without a word, and goes on as if they were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from twinpost import casts
from twinpost.fields import KINDS, named
from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.globs import matches
from twinpost.lint import rule
from twinpost.misreadings.rewrite import put, shortened
from twinpost.misreadings.texts import TEXTS
from twinpost.model import Document, Settings

WORDS = {"render": ("always", "link", "never"), "list": ("always", "local", "never")}
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


@rule(Document, severity="warning")
def front_matter_ignored(document: Document, settings: Settings) -> Iterator[Finding]:
    """Hugo does something with the values of its own fields."""
    if not document.is_page or document.front_matter.problems:
        return
    for name in ("draft", "headless", "iscjklanguage"):
        yield from _switch(document, name)
    yield from _weight(document)
    yield from _language(document, settings)
    yield from _kind(document)
    for name, words in WORDS.items():
        yield from _build(document, f"build.{name}", words)
    yield from _languages(document, settings)
    yield from _shapes(document)


def _switch(document: Document, name: str) -> Iterator[Finding]:
    """`no` is false for another reason than `false`; `yes` is no more true."""
    field = document.field(name)
    if field is None or casts.boolean(field.value) is not None:
        return
    meant = casts.meant_boolean(field.value)
    if meant is False or name == "iscjklanguage":  # the rest is misread: front-matter-misread
        word = str(bool(meant)).lower()
        yield _ignored(
            document,
            field,
            Text("Hugo knows only `true` and `false`", "Hugo는 `true`와 `false`만 압니다"),
            Text(f"write `{word}`", f"`{word}`로 적어 주세요"),
            "" if meant is None else word,
        )


def _weight(document: Document) -> Iterator[Finding]:
    field = document.field("weight")
    if field is None or casts.integer(field.value) is not None:
        return
    typed = field.value_span.of(document.text).strip("\"'")
    digits = typed.replace(",", "") if THOUSANDS.fullmatch(typed) else ""
    yield _ignored(
        document,
        field,
        Text("Hugo makes 0 of it, which is no weight", "Hugo가 0으로 읽어 순서를 정하지 않습니다"),
        Text("write a whole number", "정수로 적어 주세요"),
        digits,
    )


def _language(document: Document, settings: Settings) -> Iterator[Finding]:
    """The name of the file says the language; `lang` is for content adapters."""
    field = document.field("lang")
    if field is None or not isinstance(field.value, str) or not field.value:
        return
    language = field.value.lower().replace("_", "-")
    if document.lang in (language, language.partition("-")[0]):
        return
    if language not in settings.languages:
        yield _ignored(
            document,
            field,
            Text(f"no language is called `{language}`", f"`{language}` 언어가 없습니다"),
            Text("take it out: the file says the language", "언어는 파일로 정해지니 지워 주세요"),
        )
    else:
        yield _ignored(
            document,
            field,
            Text(
                f"the page is in `{document.lang}`, as its file name or directory says",
                f"파일 이름이나 디렉터리에 따라 `{document.lang}` 글이 됩니다",
            ),
            Text(
                f"name the file `.{language}.md`, or take `lang` out",
                f"파일 이름을 `.{language}.md`로 바꾸거나 `lang`을 지워 주세요",
            ),
        )


def _kind(document: Document) -> Iterator[Finding]:
    """A theme may have kinds of its own: only Hugo's, and what comes near them."""
    field = document.field("kind")
    if field is None or not isinstance(field.value, str):
        return
    word = field.value.lower()
    is_right = word == "page" if document.role == "page" else word in KINDS - {"page"}
    if not is_right and (word in KINDS or get_close_matches(word, KINDS, 1, 0.8)):
        yield _ignored(
            document,
            field,
            Text("the path of a file says its kind", "페이지의 종류는 파일의 경로로 정해집니다"),
            Text(
                "take it out; a section is a directory with `_index.md`",
                "지워 주세요. 섹션은 `_index.md`가 있는 디렉터리입니다",
            ),
        )


def _build(document: Document, path: str, words: tuple[str, ...]) -> Iterator[Finding]:
    field = document.field(path)
    if field is None or isinstance(field.value, list | dict) or field.value in (None, ""):
        return
    if isinstance(field.value, str) and field.value not in words:
        near = {"no": "never", "false": "never", "yes": "always", "true": "always"}
        lower = field.value.strip().lower()
        word = lower if lower in words else near.get(lower, "")
        listed = ", ".join(f"`{each}`" for each in words)
        yield _ignored(
            document,
            field,
            Text("Hugo takes it for `always`", "Hugo가 `always`로 읽습니다"),
            Text(f"write one of {listed}", f"{listed} 중 하나로 적어 주세요"),
            word,
        )


def _languages(document: Document, settings: Settings) -> Iterator[Finding]:
    """Languages that the site has not got put a page into none of them."""
    field = document.field("sites.matrix.languages")
    known = settings.languages
    for glob in casts.words(field.value) or () if field else ():
        if glob.startswith("!") or not field:
            continue
        is_known = any(matches(language, (glob,)) for language in known)
        if not is_known or glob.lower() in set(known) - {glob}:
            item = next(
                (
                    each
                    for each in document.front_matter.fields.values()
                    if each.path.startswith(f"{field.path}.") and each.value == glob
                ),
                field,
            )
            word = glob.lower() if glob.lower() in known else ""
            yield _ignored(
                document,
                item,
                Text(f"no language is called `{glob}`", f"`{glob}` 언어가 없습니다"),
                Text(f"write one of: {', '.join(known)}", f"쓸 수 있는 언어: {', '.join(known)}"),
                word,
            )


def _shapes(document: Document) -> Iterator[Finding]:
    """Lists where one value belongs, and the reverse."""
    for name in sorted(TEXTS):
        field = document.field(name)
        if field and field.value in ([], {}):
            message = Text("Hugo takes it for empty", "Hugo에서 빈 값이 됩니다")
            yield _ignored(document, field, message, Text("write a text", "글로 적어 주세요"), '""')
    field = document.field("sitemap")
    if field and not isinstance(field.value, dict) and field.value not in (None, "", []):
        message = Text(
            "Hugo reads `disable`, `priority` or `changefreq` below it",
            "Hugo는 그 아래의 `disable`, `priority`, `changefreq`를 읽습니다",
        )
        advice = Text(
            "write `sitemap: {disable: true}`", "`sitemap: {disable: true}` 꼴로 적어 주세요"
        )
        yield _ignored(document, field, message, advice)
    field = document.field("resources")
    items = field.value if field and isinstance(field.value, list) else []
    if field and field.value and (not items or any(not isinstance(i, dict) for i in items)):
        message = Text(
            "Hugo wants a list of mappings with `src`",
            "Hugo는 `src`가 있는 항목의 목록을 읽습니다",
        )
        advice = Text("write `- src: cover.png`", "`- src: cover.png` 꼴로 적어 주세요")
        yield _ignored(document, field, message, advice)


def _ignored(document: Document, field: Field, why: Text, help: Text, instead: str = "") -> Finding:
    typed = shortened(field.value_span.of(document.text))
    name = named(field.path.rstrip(".0123456789"))
    return at(
        document,
        field.value_span,
        Text(
            f"Hugo ignores `{typed}` in `{name}`: {why.en}",
            f"Hugo가 `{name}`의 `{typed}` 값을 무시합니다. {why.ko}",
        ),
        help=help,
        fix=put(document, field.value_span, instead) if instead else None,
    )
