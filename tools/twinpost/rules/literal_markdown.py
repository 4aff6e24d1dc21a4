"""Links, pictures, headings and strikes that goldmark takes for text: readers see their signs.

Only what can be nothing else is found: an address with a blank in it, brackets the wrong way round,
`##` with no blank behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span

INLINE = re.compile(
    r"(?<![\w\]])(?P<bang>!?)\[(?P<words>[^\[\]\n]*)\]\("
    r"(?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
TURNED = re.compile(r"\((?P<words>[^()\[\]\n\\]+)\)\[(?P<target>https?://[^\s\]]+)\]")
HEADING = re.compile(r"#{2,6}(?=[^\s#!])")
FILE = re.compile(r"\.(?:[a-z]{2,4}\d?|html)(?=[\s#?]|\Z)", re.IGNORECASE)
STRIKE = re.compile(r"(?<!~)~~(?![~\s])[^~\n]+(?<!\s)~~(?!~)")
SIZE = re.compile(r"\s+=\d*x\d*\Z")


@rule(Document, severity="error")
def literal_markdown(document: Document) -> Iterator[Finding]:
    """No link, picture or heading shows its signs."""
    if not document.is_page:
        return
    for prose in document.prose:
        if "](" in prose.text:
            yield from _inlines(document, prose)
        if ")[" in prose.text:
            yield from _turned(document, prose)
        if "~~" in prose.text:
            yield from _strikes(document, prose)
        if prose.text.startswith("##") and prose.node.kind == "paragraph" and not prose.within:
            yield from _headings(document, prose)


def _inlines(document: Document, prose: Prose) -> Iterator[Finding]:
    for found in INLINE.finditer(prose.text):
        target, span = found["target"].strip(), prose.span(*found.span())
        is_address = (
            HIDDEN in target or FILE.search(target) or (not found["bang"] and "/" in target)
        )
        if not is_address or " " not in target or _is_shown(document, prose, found):
            continue
        what = Text("picture", "그림이") if found["bang"] else Text("link", "링크가")
        size = SIZE.search(target)
        why = Text("a space stands in its address", "주소에 공백이 있어")
        if size:
            why = Text("Markdown knows no size", "크기를 적어")
        yield at(
            document,
            span,
            Text(
                f"this is printed and no {what.en}: {why.en}",
                f"{why.ko} {what.ko} 되지 않고 그대로 보입니다",
            ),
            help=Text("take the size out", "크기를 지워 주세요")
            if size
            else Text(
                "put the address between `<` and `>`, or take the spaces out of the name",
                "주소를 `<`와 `>`로 감싸거나 이름에서 공백을 없애 주세요",
            ),
            fix=_fix(document, prose, found, size),
        )


def _is_shown(document: Document, prose: Prose, found: re.Match[str]) -> bool:
    """Whether a backslash, or something other than text, says that it is not meant."""
    span = prose.span(*found.span())
    written = span.of(document.text)
    return "\\" in document.text[span.start - 1 : span.end] or "\n" in written or "{{" in written


def _fix(
    document: Document, prose: Prose, found: re.Match[str], size: re.Match[str] | None
) -> Fix | None:
    place = prose.span(*found.span("target"))
    target = place.of(document.text)
    if "<" in target or ">" in target or '"' in target or "'" in target:
        return None
    if size:
        bare = SIZE.sub("", target.rstrip())
        title = Text("take the size out", "크기 지우기")
        return Fix(title, (Edit(document.path, place, bare),), safe=False)
    edits = tuple(
        Edit(document.path, Span(offset, offset), sign)
        for offset, sign in ((place.start, "<"), (place.end, ">"))
    )
    return Fix(Text("put it between `<` and `>`", "`<`와 `>`로 감싸기"), edits)


def _turned(document: Document, prose: Prose) -> Iterator[Finding]:
    """`(words)[address]`."""
    for brackets in re.finditer(r"(?<!\w)\([^()\[\]\n]+\)\[", prose.text):
        found = TURNED.match(document.text, prose.span(*brackets.span()).start)
        if found is None or "{{" in found[0]:
            continue
        span, right = Span(*found.span()), f"[{found['words']}]({found['target']})"
        yield at(
            document,
            span,
            Text(
                "this is printed and no link: its brackets are the wrong way round",
                "괄호의 순서가 바뀌어 링크가 되지 않고 그대로 보입니다",
            ),
            help=Text(f"write `{right}`", f"`{right}`로 적어 주세요"),
            fix=Fix(
                Text("swap the brackets", "괄호 순서 바꾸기"),
                (Edit(document.path, span, right),),
                safe=False,
            ),
        )


def _strikes(document: Document, prose: Prose) -> Iterator[Finding]:
    """`~~(word)~~는`: like `**`, it does not close behind a bracket and before a letter."""
    for found in STRIKE.finditer(prose.text):
        span = prose.span(*found.span())
        if _is_shown(document, prose, found):
            continue
        yield at(
            document,
            span,
            Text(
                "`~~` is printed and strikes nothing out",
                "`~~` 기호가 그대로 보이고 취소선이 그어지지 않습니다",
            ),
            help=Text(
                "leave the brackets or dots outside, or put a space beside `~~`",
                "괄호나 마침표를 `~~` 밖에 두거나 `~~` 옆을 한 칸 띄워 주세요",
            ),
        )


def _headings(document: Document, prose: Prose) -> Iterator[Finding]:
    found = HEADING.match(prose.text)
    start = prose.node.span.start
    if found is None or not document.text.startswith(found[0], start):
        return
    span = Span(start, start + len(found[0]))
    yield at(
        document,
        span,
        Text(
            f"`{found[0]}` is printed and makes no heading: no space follows it",
            f"`{found[0]}` 뒤에 공백이 없어 제목이 되지 않고 그대로 보입니다",
        ),
        help=Text(f"put a space behind `{found[0]}`", f"`{found[0]}` 뒤에 공백을 넣어 주세요"),
        fix=Fix(
            Text("put a space behind it", "뒤에 공백 넣기"),
            (Edit(document.path, Span(span.end, span.end), " "),),
        ),
    )
