"""Two files for one page: Hugo publishes one of them, and does not say which."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post, Site
from twinpost.pairing.conflicts import Conflict, conflicts
from twinpost.span import Span

SAME = Text("the same page", "같은 페이지입니다")
ALIKE = Text("has the same `translationKey`", "`translationKey` 값이 같습니다")


@rule(Site, severity="error")
def translation_conflict(site: Site) -> Iterator[Finding]:
    """A page has one file in each language."""
    if not site.settings.cascades_languages:
        for conflict in conflicts(site):
            yield from _conflict(conflict)
    for post in site.posts:
        if len(post.documents) > 1 and post.documents[0].translation_key:
            yield from _keys(post)
    yield from _hidden_branches(site)
    yield from _mounted_twice(site)


def _conflict(conflict: Conflict) -> Iterator[Finding]:
    """One finding for each file after the first: whichever goes, the other stays."""
    first, *others = conflict.documents
    for other in others:
        yield at(
            other,
            _matrix(other),
            Text(
                f"`{first.path}` is the same page in `{conflict.language}`: "
                "Hugo publishes one of the two only",
                f"`{first.path}` 파일과 같은 `{conflict.language}` 페이지입니다. "
                "Hugo는 둘 중 하나만 게시합니다",
            ),
            help=_help(other, first),
            related=(Related(first.path, _matrix(first), SAME),),
        )


def _matrix(document: Document) -> Span:
    """Where a document says that it is this page."""
    field = document.field("sites.matrix.languages") if document.matrix else None
    return field.value_span if field else document.top


def _help(document: Document, other: Document) -> Text:
    if document.matrix or other.matrix:
        return Text(
            "give each language to one of the two in `sites.matrix`, and let their names differ "
            "in more than that",
            "`sites.matrix`에서 한 언어는 한 파일에만 주고, 접미사를 뺀 이름도 다르게 해 주세요",
        )
    order = Text("delete or rename one of the two", "둘 중 하나를 지우거나 이름을 바꿔 주세요")
    if document.has_suffix != other.has_suffix:
        return order
    return Text(
        f"{order.en}: which one is published can change from build to build",
        f"{order.ko}. 어느 쪽이 게시될지는 빌드마다 다를 수 있습니다",
    )


def _keys(post: Post) -> Iterator[Finding]:
    """Two pages of one language with one `translationKey`: the others have two translations."""
    first: dict[str, Document] = {}
    for document in post.documents:
        other = first.setdefault(document.lang, document)
        field, its = document.field("translationkey"), other.field("translationkey")
        if other.key != document.key and field and its:
            yield at(
                document,
                field.value_span,
                Text(
                    f"`{other.path}` has this `translationKey` in `{document.lang}`, too",
                    f"`{document.lang}` 글 `{other.path}`에도 같은 `translationKey` 값이 있습니다",
                ),
                help=Text(
                    "write another one: the language menu would list both pages",
                    "다른 값을 적어 주세요. 언어 메뉴에 두 페이지가 모두 나옵니다",
                ),
                related=(Related(other.path, its.value_span, ALIKE),),
            )


def _hidden_branches(site: Site) -> Iterator[Finding]:
    """`_index.md` beside `index.md`: the directory is the page, and the section is not seen."""
    of_bundle = {document.bundle: document for document in site.documents if document.is_page}
    for document in site.documents:
        if document.is_page or not document.key.endswith("/_index"):
            continue
        page = of_bundle.get(document.path.rpartition("/")[0])
        if page and page.role == "page":
            yield at(
                document,
                document.top,
                Text(
                    f"`{page.path}` makes the directory one page: Hugo publishes no section here",
                    f"`{page.path}` 파일이 디렉터리 전체를 한 페이지로 만들어 섹션이 게시되지 "
                    "않습니다",
                ),
                help=Text(
                    "rename one of the two: `index` is a page with its files, `_index` a section",
                    "하나의 이름을 바꿔 주세요. `index`는 그림을 담은 글, `_index`는 섹션입니다",
                ),
                related=(Related(page.path, page.top, Text("the page", "그 페이지")),),
            )


def _mounted_twice(site: Site) -> Iterator[Finding]:
    """One finding for a directory of content that lies in that of another language."""
    first: dict[tuple[str, str], tuple[Document, int]] = {}
    for document in site.documents:
        for _, languages in document.elsewhere if document.is_page else ():
            for language in languages:
                if language not in document.languages:
                    found = (document.lang, language)
                    where, count = first.get(found, (document, 0))
                    first[found] = (where, count + 1)
    for (lang, language), (document, count) in first.items():
        key = document.elsewhere[0][0]
        yield at(
            document,
            document.top,
            Text(
                f"{_are(count)} in `{lang}` published in `{language}`, too, this one as `{key}`",
                f"`{lang}` 글 {count}개가 `{language}` 글로도 게시됩니다. 이 글은 `{key}`입니다",
            ),
            help=Text(
                f"give `{language}` a `contentDir` of its own, beside that of `{lang}`",
                f"`{language}`에도 `{lang}` 디렉터리와 나란한 `contentDir`을 정해 주세요",
            ),
        )


def _are(count: int) -> str:
    return "1 page is" if count == 1 else f"{count} pages are"
