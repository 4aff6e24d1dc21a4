"""Bare URLs that goldmark makes no link of, or a link to another place.

It asks for a blank or a bracket in front: `출처:https://...` stays text. A quote behind it becomes
part of the address, and Hangul in the address ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.linkify import Url, urls
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.span import Span

ANGLES = Text("put the URL between `<` and `>`", "URL을 `<`와 `>`로 감싸 주세요")
TAIL = "?!.,:*_~;\"'>]}`"
# A word in front may be a part of the address, or of code: `git+https://`, `url=https://`.
BOUND = re.compile(r"[\w+=&@/.%#?$\\{-]\Z", re.ASCII)
SCHEME = re.compile(r"[a-zA-Z][\w+.-]*[:|]\Z", re.ASCII)
HANGUL = re.compile("[가-힣](?:\\([^\\s()<>]*\\)|[^\\s<>\"'“”‘’()\\[\\],*`|])*")
AMID = re.compile(r"[/=?#&%_-]\Z")
PARTICLE = re.compile(
    r"(?:은|는|을|를|이|가|의|에|에서|에게|로|으로|와|과|도|만|까지|부터|처럼|보다|이나|나|이고|고|라는|이라는"
    r"|이란|란|이다|입니다|에는|에도|로는|에서는|이며|며|라고|이라고|등|참고|참조)(?![가-힣])"
)
# Two in a row, of which nobody knows where the first ends, or what can't stand in `< >`.
UNSURE = re.compile(r"[>\\]|://.*://|://.+www\.")
SHOWN = 60


class Fault(NamedTuple):
    """What is wrong with a URL, and what of the text should be the link."""

    span: Span
    address: Span
    why: Text
    safe: bool


@rule(Document, severity="error")
def unlinked_url(document: Document) -> Iterator[Finding]:
    """A bare URL is a link, and leads where it says."""
    text = document.text
    if not document.is_page or not document.goldmark.linkify or "://" not in text:
        return
    tags = [tag for shortcode in document.body.shortcodes for tag in shortcode.tags]
    for leaf in document.body.leaves:
        if text.find("://", *leaf.span) < 0 or any(_is_anchor(n) for n in leaf.children):
            continue
        for url in urls(leaf, text, typographer=document.goldmark.typographer):
            masked = any(
                t.start <= url.span.start <= t.end or url.span.holds(t.start) for t in tags
            )
            fault = None if masked else _fault(text, leaf, url)
            if fault and not UNSURE.search(fault.address.of(text)):
                yield _finding(document, fault)


def _is_anchor(node: Node) -> bool:
    return node.kind == "inline_html" and node.text[:2].lower() in ("<a", "</")


def _fault(text: str, leaf: Node, url: Url) -> Fault | None:
    written = url.span.of(text)
    if written.startswith("www."):
        return None
    address = Span(url.span.start, url.span.start + len(_address(written)))
    if not url.linked:
        if not _is_meant(text, leaf, url.span.start):
            return None
        return Fault(address, address, _no_link(text, leaf, url.span.start), safe=True)
    if address != url.span:
        extra = Span(address.end, url.span.end).of(text)
        why = Text(f"its link ends with `{extra}`", f"링크에 뒤의 `{extra}`까지 들어갑니다")
        return Fault(url.span, address, why, safe=True)
    rest = HANGUL.match(text, url.span.end, leaf.span.end)
    if rest and AMID.search(written) and not PARTICLE.match(rest[0]):
        whole = Span(url.span.start, rest.end() - len(rest[0]) + len(rest[0].rstrip(".?!:;")))
        why = Text(f"its link ends before `{rest[0]}`", f"링크가 `{rest[0]}` 앞에서 끊깁니다")
        return Fault(whole, whole, why, safe=False)
    return None


def _address(url: str) -> str:
    """The URL without quotes, closing brackets and marks of the sentence at its end."""
    while url:
        unopened = url.endswith(")") and url.count(")") > url.count("(")
        paired = url[-1] == "]" and url.count("[") >= url.count("]")
        if not unopened and (url[-1] not in TAIL or paired):
            break
        url = url[:-1]
    return url


def _is_meant(text: str, leaf: Node, start: int) -> bool:
    """Whether a URL that is no link should be one."""
    before = text[leaf.span.start : start]
    if before.endswith(")["):
        return False  # a link with its brackets the wrong way round: literal-markdown
    return not (BOUND.search(before) or SCHEME.search(before) or before.endswith(("\\", "`", "$")))


def _no_link(text: str, leaf: Node, start: int) -> Text:
    before = text[start - 1] if start > leaf.span.start else ""
    if not before.strip() or before in "(*_~\"'":
        return Text("it stands between square brackets", "대괄호 안에 있어 링크가 되지 않습니다")
    return Text(
        f"it is no link, because of `{before}` before it",
        f"앞에 `{before}` 글자가 붙어 있어 링크가 되지 않습니다",
    )


def _finding(document: Document, fault: Fault) -> Finding:
    address = fault.address.of(document.text)
    shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
    edits = (
        Edit(document.path, Span(fault.address.start, fault.address.start), "<"),
        Edit(document.path, Span(fault.address.end, fault.address.end), ">"),
    )
    return at(
        document,
        fault.span,
        Text(f"`{shown}`: {fault.why.en}", f"`{shown}`: {fault.why.ko}"),
        help=ANGLES,
        fix=Fix(ANGLES, edits, safe=fault.safe),
    )
