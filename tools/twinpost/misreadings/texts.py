"""Texts that lose a part, or all, on the way to Hugo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost import casts
from twinpost.fields import ADAPTERS, HUGO, named
from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.misreadings.rewrite import QUOTE, put, quote, shortened
from twinpost.model import Document
from twinpost.span import Span

TEXTS = frozenset(name for name, kind in HUGO.items() if kind == "text") - ADAPTERS - {"markup"}
# Fields of themes that readers read.
PROSE = frozenset(
    {
        *("alt", "caption", "description", "excerpt", "headline", "lead", "linktitle"),
        *("subtitle", "summary", "tagline", "title"),
    }
)
# A comment that sticks to its `#` and follows a text is hardly one, unless it says so itself.
HASH = re.compile(r"[ \t]+(#(?!(?i:todo|fixme|xxx|wip|note|draft)\b)\w[^\r\n]*)")
ANCHOR = re.compile(r"&(\S+)")
ESCAPE = re.compile(r"\\(?:[xuU][0-9a-fA-F]+|.)")
DRIVE = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\[A-Za-z]")
LATEX = re.compile(r"\\(?:n(?:abla|eq|u|ot|ewline)|r(?:ho|ight|angle)|t(?:heta|au|imes|ext|o))\b")


def of(document: Document, field: Field, lists: frozenset[str]) -> Iterator[Finding]:
    """What Hugo reads otherwise in one field, or one item of a list."""
    parent, _, name = field.path.rpartition(".")
    is_item = name.isdigit() and parent in lists
    is_yaml = document.front_matter.format == "yaml"
    if is_yaml and isinstance(field.value, str | None):
        source = field.value_span.of(document.text)
        if source[:1] == "!" and source[:2] != "!!":
            read = f"`{field.value}`" if field.value else "nothing"
            yield _sign(document, field, Text("a tag", "태그라"), read)
        elif source[:1] == "&" and _is_idle(document, source):
            yield _sign(document, field, Text("an anchor", "앵커라"), f"`{field.value or ''}`")
        elif is_item or name in PROSE or field.path in lists:
            yield from _hash(document, field, source)
    if is_item or field.path in TEXTS or field.path in lists:
        yield from _number(document, field)
    if field.path in TEXTS and isinstance(field.value, list | dict) and field.value:
        yield _shape(document, field)
    if isinstance(field.value, str):
        yield from _escapes(document, field)


def _hash(document: Document, field: Field, source: str) -> Iterator[Finding]:
    """` #` begins a comment."""
    comment = HASH.match(document.text, field.value_span.end)
    if comment is None or source[:1] in ("'", '"', "[", "{", "|", ">"):
        return
    typed = comment[1].rstrip()
    cut = Span(comment.start(1), comment.start(1) + len(typed))
    whole = Span(field.value_span.start, cut.end) if source else cut
    read = Text(f"it reads `{source}`", f"Hugo가 `{source}`만 읽습니다")
    if not source:
        read = Text("it reads nothing", "Hugo에서 빈 값이 됩니다")
    yield at(
        document,
        cut,
        Text(
            f"`{shortened(typed)}` is a comment to Hugo: {read.en}",
            f"`{shortened(typed)}` 부분은 주석이라 {read.ko}",
        ),
        help=Text(
            "put the value in quotes; if it is a comment, put a space after the `#`",
            "값을 따옴표로 감싸 주세요. 주석이라면 `#` 뒤에 공백을 두세요",
        ),
        fix=quote(document, whole, safe=typed[1].isdigit()),  # no comment begins with `#1`
    )


def _sign(document: Document, field: Field, what: Text, read: str) -> Finding:
    """`!tag` and `&anchor`, which YAML takes out of the value."""
    sign = field.value_span.of(document.text).split()[0]
    return at(
        document,
        field.value_span,
        Text(
            f"`{sign}` is {what.en} of YAML: Hugo reads {read}",
            f"`{sign}` 부분은 YAML {what.ko} Hugo가 읽는 값에서 빠집니다",
        ),
        help=QUOTE,
        fix=quote(document, field.value_span),
    )


def _is_idle(document: Document, source: str) -> bool:
    """Whether an anchor is one that nothing refers to."""
    name = ANCHOR.match(source)
    content = document.front_matter.content.of(document.text)
    return bool(name) and not re.search(rf"\*{re.escape(name[1] if name else '')}(?!\S)", content)


def _number(document: Document, field: Field) -> Iterator[Finding]:
    """`1.10` is a number, and prints as `1.1`."""
    source = field.value_span.of(document.text)
    if not isinstance(field.value, bool | int | float) or casts.text(field.value) == source:
        return
    printed = casts.text(field.value)
    kind = Text("true or false", "true/false로")
    if not isinstance(field.value, bool):
        kind = Text("a number", "숫자로")
    yield at(
        document,
        field.value_span,
        Text(
            f"`{source}` is {kind.en} to Hugo, and is printed as `{printed}`",
            f"Hugo가 `{source}` 값을 {kind.ko} 읽어 `{printed}`처럼 나옵니다",
        ),
        help=QUOTE,
        fix=quote(document, field.value_span),
    )


def _shape(document: Document, field: Field) -> Finding:
    source = field.value_span.of(document.text)
    what = Text("a mapping", "`키: 값` 묶음이라")
    if isinstance(field.value, list):
        what = Text("a list", "목록이라")
    is_one_line = "\n" not in source and source[:1] in ("[", "{")
    is_yaml = document.front_matter.format == "yaml"
    return at(
        document,
        field.value_span,
        Text(
            f"`{named(field.path)}` is {what.en}: Hugo takes it for empty",
            f"`{named(field.path)}` 값이 {what.ko} Hugo에서 빈 값이 됩니다",
        ),
        help=QUOTE if is_one_line else Text("write a text", "글로 적어 주세요"),
        fix=quote(document, field.value_span, safe=False) if is_one_line and is_yaml else None,
    )


def _escapes(document: Document, field: Field) -> Iterator[Finding]:
    r"""`"C:\new"` holds a line break."""
    source = field.value_span.of(document.text)
    if source[:1] != '"' or "\\" not in source or source[:3] == '"""':
        return
    is_path, is_formula = DRIVE.search(source), LATEX.search(source)
    escapes = [e for e in ESCAPE.finditer(source) if e[0] not in ('\\"', "\\\\", "\\/")]
    strange = [e for e in escapes if e[0][1] in "0abefvNLP"]
    if not escapes or not (strange or is_path or is_formula or _has_tab(source, escapes)):
        return
    first = (strange or escapes)[0]
    typed = shortened(source[1:-1])
    inner = source[1:-1]
    is_json = document.front_matter.format == "json"
    plain = '"' + inner.replace("\\", "\\\\") + '"' if is_json else f"'{inner}'"
    sure = bool(is_path) and "\\\\" not in source
    yield at(
        document,
        field.value_span,
        Text(
            f"double quotes make another character of `{first[0]}` in `{typed}`",
            f"큰따옴표 안이라 `{typed}`의 `{first[0]}` 부분이 다른 글자로 바뀝니다",
        ),
        help=Text("write `\\\\` for each `\\`", "`\\`마다 `\\\\`로 적어 주세요")
        if is_json
        else Text("put it in single quotes", "작은따옴표로 감싸 주세요"),
        fix=put(document, field.value_span, plain, safe=sure)
        if is_json or ("'" not in inner and '\\"' not in inner)
        else None,
    )


def _has_tab(source: str, escapes: list[re.Match[str]]) -> bool:
    """A tab in the midst of a word: nobody writes one there."""
    if any(e[0][1] in "xuU" for e in escapes):
        return False  # who writes `\\u00e9` means `\\t`, too
    return any(e[0] == "\\t" and re.match(r"\w", source[e.end() : e.end() + 1]) for e in escapes)
