"""One subject, several tags: readers of one never see what stands under the other."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from twinpost import terms
from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.frontmatter.respell import respelled
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.terms import Use
from twinpost.text import counted


@rule(Site, severity="warning")
def term_spelling(site: Site) -> Iterator[Finding]:
    """A tag, category, series or author is spelled in one way throughout a language."""
    for plural in site.settings.taxonomies.values():
        pages = terms.pages(site, plural)
        for language, uses in terms.by_language(site, plural).items():
            by_fold = {terms.fold(name): page for name, page in pages.get(language, {}).items()}
            for key, group in _grouped(uses).items():
                yield from _deviating(site, plural, group, by_fold.get(key))


def _grouped(uses: Sequence[Use]) -> dict[str, list[Use]]:
    """The uses by what their spellings share."""
    folds = {spelling: terms.fold(spelling) for spelling in {use.spelling for use in uses}}
    groups: dict[str, list[Use]] = {}
    for use in uses:
        groups.setdefault(folds[use.spelling], []).append(use)
    return groups


def _deviating(
    site: Site, plural: str, group: Sequence[Use], page: Document | None
) -> Iterator[Finding]:
    title = str(page.value("title") or "") if page else ""
    right = _right(group, terms.name(page, plural) if page else "", title)
    same = [use for use in group if use.spelling == right]
    if len(same) == len(group):
        return
    there = _place(site, same[0]) if same else None
    if page and not same:
        there = Related(page.path, page.top, _here(right))
    for use in group:
        if use.spelling != right:
            document = site.by_path[use.path]
            yield at(
                document,
                terms.span(document, use),
                _message(plural, use.spelling, right, len(same)),
                help=_help(document, plural, use.spelling, right, titled=page is not None),
                fix=_fix(document, plural, use, right),
                related=(there,) if there else (),
            )


def _right(group: Sequence[Use], of_page: str, title: str) -> str:
    """The spelling to keep: one that leads to the term's own page; its title, or the most used."""
    counts = Counter(use.spelling for use in group)
    target = terms.path(of_page)
    fitting = [s for s in counts if terms.path(s) == target] if of_page else list(counts)
    if not fitting:
        return of_page
    if title in fitting:
        return title

    def rank(spelling: str) -> tuple[int, bool, bool]:
        return counts[spelling], spelling == of_page, unicodedata.is_normalized("NFC", spelling)

    return max(fitting, key=rank)  # of equals the first


def _message(plural: str, spelling: str, right: str, count: int) -> Text:
    if unicodedata.normalize("NFC", spelling) == unicodedata.normalize("NFC", right):
        return Text(
            f"`{right}` in `{plural}` is written in other code points (NFD) than elsewhere",
            f"`{plural}` 값 `{right}`의 코드 포인트가 다른 곳과 다릅니다(NFD)",
        )
    if not count:
        return Text(
            f"`{spelling}` in `{plural}` has its page under the name `{right}`",
            f"`{plural}` 값 `{spelling}`: 용어 페이지의 이름은 `{right}`입니다",
        )
    return Text(
        f"`{spelling}` in `{plural}` is spelled `{right}` in {counted(count, 'other place')}",
        f"`{plural}` 값 `{spelling}`: 다른 {count}곳의 표기는 `{right}`입니다",
    )


def _help(document: Document, plural: str, spelling: str, right: str, *, titled: bool) -> Text:
    order = Text(f"write `{right}`", f"`{right}`로 적어 주세요")
    if _names(document, plural, right):
        order = Text("remove it: the page names both", "한 글에 둘 다 있으니 지워 주세요")
    if terms.path(spelling) == terms.path(right) and titled:
        return Text(
            f"{order.en}; Hugo makes one page of both, but posts show them as they are spelled",
            f"{order.ko}. Hugo는 둘을 한 페이지로 합치지만 글에는 적힌 표기가 그대로 보입니다",
        )
    if terms.path(spelling) == terms.path(right):
        return Text(
            f"{order.en}; Hugo makes one page of both, and picks its name anew in each build",
            f"{order.ko}. Hugo는 둘을 한 페이지로 합치고 빌드마다 다른 표기를 고를 수 있습니다",
        )
    return Text(
        f"{order.en}; Hugo makes two pages, and each lists its own posts only",
        f"{order.ko}. Hugo는 페이지를 따로 만들고 각 페이지에 해당하는 글만 보여 줍니다",
    )


def _fix(document: Document, plural: str, use: Use, right: str) -> Fix | None:
    if _names(document, plural, right):
        return None
    span = terms.span(document, use)
    text = respelled(span.of(document.text), right)
    one_page = terms.path(use.spelling) == terms.path(right)
    one_look = unicodedata.normalize("NFC", use.spelling) == unicodedata.normalize("NFC", right)
    return Fix(
        Text(f"write `{right}`", f"`{right}`로 고치기"),
        (Edit(document.path, span, text),),
        safe=one_page or one_look,
    )


def _place(site: Site, use: Use) -> Related:
    return Related(use.path, terms.span(site.by_path[use.path], use), _here(use.spelling))


def _names(document: Document, plural: str, spelling: str) -> bool:
    return any(use.spelling == spelling for use in terms.of(document, plural))


def _here(spelling: str) -> Text:
    return Text(f"`{spelling}` stands here", f"`{spelling}` 표기가 여기 있습니다")
