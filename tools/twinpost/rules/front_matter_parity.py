"""Front matter that says one thing in one language and another in the other.

`parity.front_matter` knows what may differ; `term-mapping` compares what terms are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from twinpost import terms
from twinpost.finding import Edit, Finding, Fix, Related, Severity, Text, at
from twinpost.frontmatter import Field
from twinpost.frontmatter.beside import beside
from twinpost.frontmatter.respell import respelled
from twinpost.globs import matches
from twinpost.lint import rule
from twinpost.model import Document, Post, Site
from twinpost.parity import front_matter
from twinpost.span import Span
from twinpost.terms import Use
from twinpost.text import counted

AUTHORS = ("author", "authors")


@rule(Post, severity="warning")
def front_matter_parity(
    post: Post, site: Site, *, fields: tuple[str, ...] = (), skip: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """What the front matter of a post says is the same in each language."""
    source, *translations = post.documents or (None,)
    for translation in translations:
        if source is None or source.lang == translation.lang:
            continue
        if source.front_matter.problems or translation.front_matter.problems:
            continue
        pair = (source, translation)
        for found in front_matter.differences(*pair, site.settings, fields):
            field = found.source or found.translation
            if field and not matches(field.path.removeprefix("params."), skip):
                yield _finding(*pair, found.source, found.translation, found.severity)
        for plural in dict.fromkeys((*site.settings.taxonomies.values(), *AUTHORS)):
            if not matches(plural, skip):
                yield from _of_terms(pair, plural, site)


def _finding(
    source: Document,
    translation: Document,
    one: Field | None,
    other: Field | None,
    severity: Severity,
) -> Finding:
    if one and other:
        return _unlike(source, translation, one, other, severity)
    if one:
        return _missing(source, translation, one, severity)
    assert other
    return _missing(translation, source, other, severity)


def _unlike(
    source: Document, translation: Document, one: Field, other: Field, severity: Severity
) -> Finding:
    there, here = one.value_span.of(source.text), other.value_span.of(translation.text)
    plain, same = there.strip("\"'"), source.front_matter.format == translation.front_matter.format
    name = _name(other, translation)
    return at(
        translation,
        other.value_span,
        Text(
            f"`{name}` is `{_plain(here)}` here and `{_plain(there)}` in `{source.lang}`",
            f"`{name}` 값이 여기서는 `{_plain(here)}`, `{source.lang}` 글에서는 "
            f"`{_plain(there)}`입니다",
        ),
        help=Text(
            f"write `{plain}`, or correct the `{source.lang}` page",
            f"`{plain}`로 적거나 `{source.lang}` 글을 고쳐 주세요",
        ),
        fix=Fix(
            Text(f"write `{plain}`", f"`{plain}`로 고치기"),
            (Edit(translation.path, other.value_span, there),),
            safe=False,
        )
        if same and "\n" not in there
        else None,
        related=(_place(source, one.value_span, f"`{_plain(there)}`"),),
        severity=severity,
    )


def _missing(has: Document, lacks: Document, field: Field, severity: Severity) -> Finding:
    name = _name(field, has)
    return at(
        has,
        field.key_span,
        Text(
            f"the `{lacks.lang}` page has no `{name}`",
            f"`{lacks.lang}` 글에는 `{name}` 값이 없습니다",
        ),
        help=Text(
            f"write it in `{lacks.path}`, too, or remove it here",
            f"`{lacks.path}` 파일에도 적거나 여기서 지워 주세요",
        ),
        fix=_copied(has, lacks, field),
        related=(Related(lacks.path, lacks.top, Text("it is missing here", "여기에 없습니다")),),
        severity=severity,
    )


def _copied(has: Document, lacks: Document, field: Field) -> Fix | None:
    """The field in the other document, behind the one that stands before it here."""
    parent, _, own = field.path.rpartition(".")
    value = field.value_span.of(has.text)
    known = lacks.front_matter.fields
    beside_it = [
        path
        for path, other in has.front_matter.fields.items()
        if path.rpartition(".")[0] == parent
        and path in known
        and other.key_span.start < field.key_span.start
        and not isinstance(known[path].value, list | dict | None)
        and "\n" not in known[path].value_span.of(lacks.text)
    ]
    if has.front_matter.format != lacks.front_matter.format or "\n" in value or not beside_it:
        return None
    if own in ("image", "cover", "0") or isinstance(field.value, list):
        return None  # which wants words of its own language as well
    key = field.key_span.of(has.text).strip("\"'").rpartition(".")[2]
    edit = Edit(lacks.path, *beside(lacks.text, lacks.front_matter, beside_it[-1], key, value))
    title = Text(f"write it in `{lacks.path}`, too", f"`{lacks.path}` 파일에도 적기")
    return Fix(title, (edit,), safe=False)


def _of_terms(pair: tuple[Document, Document], plural: str, site: Site) -> Iterator[Finding]:
    one, other = (front_matter.terms_of(document, plural) for document in pair)
    if not one and not other:
        return
    if not one or not other:
        has, lacks = pair if one else pair[::-1]
        yield _missing(has, lacks, _list(has, next(iter((one or other).values()))), "warning")
    elif plural in AUTHORS or plural == site.settings.taxonomies.get("author"):
        yield from _of_authors(pair, plural, site)
    elif len(one) != len(other):
        yield _fewer(pair, one, other)


def _of_authors(pair: tuple[Document, Document], plural: str, site: Site) -> Iterator[Finding]:
    """Names of one script are the same names in every language."""
    one, other = (front_matter.terms_of(document, plural) for document in pair)
    for path in one.keys() & other.keys():
        if one[path].spelling != other[path].spelling:
            yield from _spelled(pair, plural, (one[path], other[path]), site)
    left = [use for path, use in one.items() if path not in other]
    right = [use for path, use in other.items() if path not in one]
    if len({use.spelling.isascii() for use in (*left, *right)}) > 1:
        if len(left) != len(right):
            yield _fewer(pair, one, other)
        return
    for a, b in zip(left, right, strict=False):
        yield _unlike(*pair, _field(pair[0], a), _field(pair[1], b), "warning")
    for use in left[len(right) :]:
        yield _without(*pair, use)
    for use in right[len(left) :]:
        yield _without(*pair[::-1], use)


def _spelled(
    pair: tuple[Document, Document], plural: str, uses: tuple[Use, Use], site: Site
) -> Iterator[Finding]:
    """One author in two spellings: the rarer one is mended."""
    counts = _spellings(site, plural)
    right, wrong = (0, 1) if counts[uses[0].spelling] >= counts[uses[1].spelling] else (1, 0)
    document, use, spelling = pair[wrong], uses[wrong], uses[right].spelling
    several = {
        other.spelling
        for other in terms.by_language(site, plural).get(document.lang, ())
        if terms.fold(other.spelling) == terms.fold(use.spelling)
    }
    # Then `term-spelling` says so, too.
    is_told = len(several) > 1 and plural in site.settings.taxonomies.values()
    span = terms.span(document, use)
    there = pair[right]
    yield at(
        document,
        span,
        Text(
            f"author `{use.spelling}` is spelled `{spelling}` in `{there.lang}`",
            f"글쓴이 `{use.spelling}`의 표기가 `{there.lang}` 글에서는 `{spelling}`입니다",
        ),
        help=Text(f"write `{spelling}`", f"`{spelling}`로 적어 주세요"),
        fix=Fix(
            Text(f"write `{spelling}`", f"`{spelling}`로 고치기"),
            (Edit(document.path, span, respelled(span.of(document.text), spelling)),),
        ),
        related=(_place(there, terms.span(there, uses[right]), f"`{spelling}`"),),
        severity="note" if is_told else "warning",
    )


def _spellings(site: Site, plural: str) -> Counter[str]:
    """How often each author is spelled how, in all languages."""
    kept = site.memory.get(("spellings", plural))
    if not isinstance(kept, Counter):
        every = terms.by_language(site, plural).values()
        kept = Counter(use.spelling for uses in every for use in uses)
        site.memory["spellings", plural] = kept
    return kept


def _without(has: Document, lacks: Document, use: Use) -> Finding:
    return at(
        has,
        terms.span(has, use),
        Text(
            f"the `{lacks.lang}` page has no author `{use.spelling}`",
            f"`{lacks.lang}` 글의 글쓴이에 `{use.spelling}` 이름이 없습니다",
        ),
        help=Text(
            f"add the name in `{lacks.path}`, or remove it here",
            f"`{lacks.path}` 파일에도 적거나 여기서 지워 주세요",
        ),
        related=(Related(lacks.path, lacks.top, Text("it is missing here", "여기에 없습니다")),),
    )


def _fewer(
    pair: tuple[Document, Document], one: Mapping[str, Use], other: Mapping[str, Use]
) -> Finding:
    """What one language has more of: a note, for two terms of one may be one of the other."""
    fewer, more = sorted((one, other), key=len)
    document, there = pair if fewer is one else pair[::-1]
    field, theirs = (
        _list(page, next(iter(uses.values()))) for page, uses in ((document, fewer), (there, more))
    )
    name = _name(field, document)
    return at(
        document,
        field.key_span,
        Text(
            f"`{name}` has {counted(len(fewer), 'term')} here and {len(more)} in `{there.lang}`",
            f"`{name}` 값이 여기는 {len(fewer)}개, `{there.lang}` 글에는 {len(more)}개입니다",
        ),
        help=Text("add what is missing", "빠진 것을 적어 주세요"),
        related=(_place(there, theirs.key_span, f"`{name}`"),),
        severity="note",
    )


def _list(document: Document, use: Use) -> Field:
    """The field with all terms of which this is one."""
    path, _, number = use.field.rpartition(".")
    return document.front_matter.fields[path if number.isdigit() else use.field]


def _field(document: Document, use: Use) -> Field:
    return document.front_matter.fields[use.field]


def _name(field: Field, document: Document) -> str:
    """The key as it is written, below those that it stands in."""
    above, dot, last = field.path.rpartition(".")
    if last.isdigit():
        return above
    written = field.key_span.of(document.text).strip("\"'")
    return f"{above}{dot}{written if written.lower() == last else last}"


def _plain(written: str) -> str:
    """A value as messages show it."""
    return written.strip("\"'").partition("\n")[0]


def _place(document: Document, span: Span, what: str) -> Related:
    return Related(document.path, span, Text(f"{what} stands here", f"{what} 값이 여기 있습니다"))
