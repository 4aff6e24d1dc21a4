"""Raw HTML that does not pair, and takes the rest of the page with it."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Severity, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering import html_tags
from twinpost.rendering.html_tags import CONTAINERS, FORMATTING, OPTIONAL, RAW, Tag


@rule(Document, severity="error")
def html_unclosed(document: Document) -> Iterator[Finding]:
    """Every HTML tag is closed, and no tag closes what the page did not open."""
    if not document.goldmark.unsafe:
        return
    found = html_tags.tags(document)
    if not found:
        return
    lost = set(html_tags.lost(document.text, found, unsafe=True))
    open_ones: list[Tag] = []
    ended: set[Tag] = set()  # by the end of what they stand in
    for tag in found:
        known = tag.element in html_tags.ELEMENTS and tag not in lost
        if not known or tag.is_alone or tag.element in OPTIONAL | RAW:
            continue
        pair = next((o for o in reversed(open_ones) if o.element == tag.element), None)
        if tag.ends_itself:
            yield _ends_nothing(document, tag, pair)
        if not tag.closing and not tag.ends_itself:
            open_ones.append(tag)
        elif pair and (tag.closing or tag.rest == "/"):
            inside = open_ones[open_ones.index(pair) :]
            ended |= {o for o in inside if pair.block and o.element not in FORMATTING}
            open_ones.remove(pair)
        elif tag.closing and tag.element in CONTAINERS:
            in_table = any(o.element == "table" for o in open_ones)
            yield _closes_the_page(document, tag, "warning" if in_table else "error")
    for tag in open_ones:
        to_the_end = (tag.block or tag.element in FORMATTING) and tag not in ended
        yield _unclosed(document, tag, to_the_end=to_the_end)


def _unclosed(document: Document, tag: Tag, *, to_the_end: bool) -> Finding:
    return at(
        document,
        tag.span,
        Text(
            f"`<{tag.name}>` is never closed, and holds the rest of the page",
            f"`<{tag.name}>` 태그가 닫히지 않아 페이지의 나머지가 모두 그 안에 들어갑니다",
        )
        if to_the_end
        else Text(
            f"`<{tag.name}>` is never closed, and holds the rest of what it stands in",
            f"`<{tag.name}>` 태그가 닫히지 않아 그 자리의 나머지가 모두 그 안에 들어갑니다",
        ),
        severity="error" if to_the_end else "warning",
        help=Text(
            f"write `</{tag.name}>` where it ends", f"끝나는 곳에 `</{tag.name}>`을 적어 주세요"
        ),
    )


def _ends_nothing(document: Document, tag: Tag, pair: Tag | None) -> Finding:
    """`<strong/>`: meant as `</strong>` or as an element without content, and neither."""
    shown = tag.span.of(document.text)
    wanted = f"</{tag.name}>"
    if not pair or tag.rest != "/":
        wanted = f"{shown[:-1].rstrip('/').rstrip()}></{tag.name}>"
    return at(
        document,
        tag.span,
        Text(
            f"`{shown}` opens `<{tag.name}>` and does not close it: HTML ignores the slash",
            f"HTML은 끝의 `/`를 무시하므로 `{shown}` 태그는 닫히지 않고 새로 열립니다",
        ),
        help=Text(f"write `{wanted}`", f"`{wanted}`로 적어 주세요"),
        fix=Fix(
            Text(f"write `{wanted}`", f"`{wanted}`로 고치기"),
            (Edit(document.path, tag.span, wanted),),
        ),
    )


def _closes_the_page(document: Document, tag: Tag, severity: Severity) -> Finding:
    shown = tag.span.of(document.text)
    return at(
        document,
        tag.span,
        Text(
            f"`{shown}` closes nothing of the post, and may close an element of the theme",
            f"글에 여는 태그가 없는 `{shown}` 태그가 테마의 요소를 닫을 수 있습니다",
        ),
        help=Text("remove it, or add the tag that opens it", "지우거나 여는 태그를 넣어 주세요"),
        severity=severity,
    )
