"""Text that Markdown takes for HTML: it is on the page, and no reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering import html_tags
from twinpost.rendering.html_tags import Tag
from twinpost.span import Span
from twinpost.text import counted


@rule(Document, severity="error")
def lost_html(document: Document) -> Iterator[Finding]:
    """No text is lost because it looks like an HTML tag."""
    if document.goldmark.block_shortcodes and not document.goldmark.unsafe:
        yield from _omitted_by_shortcodes(document)
    found = html_tags.tags(document)
    if not found:
        return
    lost = list(html_tags.lost(document.text, found, unsafe=document.goldmark.unsafe))
    for tag in lost:
        yield _lost(document, tag, found)
    names = {tag.name for tag in lost}
    html = [tag for tag in found if tag not in lost and tag.name not in names]
    if html and not document.goldmark.unsafe:
        yield _omitted(document, [tag for tag in html if not tag.closing] or html)


def _omitted_by_shortcodes(document: Document) -> Iterator[Finding]:
    """What stands in the HTML of a shortcode: goldmark takes it for raw HTML."""
    enclosed = html_tags.enclosed(document.text, document.body, document.goldmark)
    for shortcode, _ in enclosed:
        yield at(
            document,
            shortcode.tags[0],
            Text(
                f"what `{shortcode.name}` encloses is left out: its template makes HTML of it, and "
                "`unsafe` is off",
                f"`unsafe` 설정이 꺼져 있어 `{shortcode.name}` 숏코드가 HTML로 감싼 글이 빠집니다",
            ),
            help=Text(
                "put an empty line behind the opening tag, or call it with `{{<` and `>}}`",
                "여는 태그 뒤에 빈 줄을 넣거나 `{{<`와 `>}}`로 불러 주세요",
            ),
        )


def _lost(document: Document, tag: Tag, found: Sequence[Tag]) -> Finding:
    shown = tag.span.of(document.text)
    return at(
        document,
        tag.span,
        Text(
            f"`{shown}` is taken for an HTML tag, and no reader sees it",
            f"`{shown}` 부분이 HTML 태그로 처리되어 독자에게 보이지 않습니다",
        ),
        help=Text(
            f"write it as code, or with a backslash: `\\{shown}`",
            f"코드로 적거나 `\\{shown}`처럼 앞에 백슬래시를 적어 주세요",
        ),
        fix=_escaped(document, tag, found),
    )


def _escaped(document: Document, tag: Tag, found: Sequence[Tag]) -> Fix:
    """A sign for `<`, in the tag and in all that close it: nobody knows how code is wanted."""
    pairs = [
        other
        for other in found
        if other is tag
        or (not tag.closing and other.closing and other.name == tag.name and other.span > tag.span)
    ]
    first = next(o for o in found if o.name == tag.name and o.closing == tag.closing)
    wanted = pairs if first is tag else [tag]
    edits = tuple(
        Edit(document.path, Span(o.span.start, o.span.start + 1), _sign(document, o))
        for o in wanted
    )
    return Fix(Text("show it as text", "글자로 보이게 하기"), edits, safe=False)


def _sign(document: Document, tag: Tag) -> str:
    """How `<` is written there: a block of HTML knows no backslash, unless the tag begins it."""
    begins = any(block.span.start == tag.span.start for block in document.body.nodes)
    return "&lt;" if tag.block and not begins else "\\<"


def _omitted(document: Document, html: list[Tag]) -> Finding:
    first, count = html[0].span.of(document.text), len(html)
    return at(
        document,
        html[0].span,
        Text(
            f"Hugo leaves out the HTML of this page, {counted(count, 'tag')} from `{first}` on: "
            "`unsafe` is off",
            f"`unsafe` 설정이 꺼져 있어 이 글의 HTML이 빠집니다. `{first}`부터 {count}개입니다",
        ),
        help=Text(
            "write Markdown or a shortcode, or set `markup.goldmark.renderer.unsafe` to true",
            "Markdown이나 숏코드로 적거나 `markup.goldmark.renderer.unsafe`를 true로 두세요",
        ),
    )
