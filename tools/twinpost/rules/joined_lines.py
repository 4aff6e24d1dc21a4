"""Words that stand on two lines of the text and run together on the page.

`eastAsianLineBreaks` is for Chinese and Japanese, which have no blanks between words. Korean does,
and English, of which goldmark joins what stands before bold text, code or a link, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.span import Span
from twinpost.text import counted

HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
# Chinese and Japanese, which want no blank beside them, not even from English.
BLANKLESS = re.compile("[\u2e80-\u312f\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff9f]")
DELIMITERS = frozenset("*_~")
TURNED = ('"', "'", "...", "--", "<<", ">>")  # the typographer makes inlines of these
SHOWN = 8
Joined = tuple[Span, str, str]  # a line break, and the words beside it


@rule(Document, severity="error")
def joined_lines(document: Document) -> Iterator[Finding]:
    """Words on two lines stay two words."""
    if not document.is_page or not document.goldmark.joined_lines:
        return
    # What `{{% %}}` puts around its inside may be HTML, where no line is joined.
    unsure = [s.span for s in document.body.shortcodes if not s.angle]
    breaks = [
        found
        for leaf in document.body.leaves
        if not any(span.start < leaf.span.end and leaf.span.start < span.end for span in unsure)
        for found in _joined(document, leaf)
    ]
    if breaks:
        yield _finding(document, breaks)


def _finding(document: Document, breaks: list[Joined]) -> Finding:
    first, before, after = breaks[0]
    places = counted(len(breaks), "place")
    style = document.goldmark.joined_lines
    return at(
        document,
        first,
        Text(
            f"`{before}` and `{after}` run together, as in {places} of this document: "
            f"`eastAsianLineBreaks` ({style}) drops the line break",
            f"`{before}`, `{after}` 사이가 붙어 나옵니다. 이 글에 {len(breaks)}군데 있습니다. "
            f"`eastAsianLineBreaks` 설정({style})이 줄바꿈을 없앱니다",
        ),
        help=Text(
            "set `markup.goldmark.extensions.cjk.eastAsianLineBreaks: false`",
            "`markup.goldmark.extensions.cjk.eastAsianLineBreaks: false`로 두세요",
        ),
    )


def _joined(document: Document, node: Node) -> Iterator[Joined]:
    """The line breaks below a node that nothing replaces, where words need a blank."""
    around = zip(node.children, node.children[1:], node.children[2:], strict=False)
    for before, middle, after in around:
        kept = document.text[middle.span.start - 1].isspace()  # goldmark drops a bare break only
        if middle.kind == "soft_break" and before.kind == "text" and before.text and not kept:
            last, first = before.text[-1], after.plain[:1]
            needed = first and (HANGUL.search(last + first) or not BLANKLESS.search(last + first))
            if needed and last not in DELIMITERS and _drops(document, before, after):
                yield middle.span, *_beside(before, after)
    for child in node.children:
        if child.kind != "image":
            yield from _joined(document, child)


def _beside(before: Node, after: Node) -> tuple[str, str]:
    """The words on both sides of a line break."""
    last, first = before.text.split()[-1:], after.plain.split()[:1]
    return "".join(last)[-SHOWN:], "".join(first)[:SHOWN]


def _drops(document: Document, before: Node, after: Node) -> bool:
    """Whether goldmark drops the line break between a text and what follows."""
    goldmark = document.goldmark
    if goldmark.typographer and before.text.endswith(TURNED):
        return False
    if after.kind != "text" or (goldmark.typographer and _is_turned(document.text, after)):
        return True  # it asks about nothing but texts
    if after.text[0] in DELIMITERS:
        return False
    last, first = before.text[-1], after.text[0]
    if goldmark.joined_lines == "simple":
        return _is_wide(last) and _is_wide(first)
    if _width(last) and _width(first):
        return not (HANGUL.match(last) or HANGUL.match(first))
    return any(unicodedata.category(c)[0] == "P" for c in (last, first))


def _is_turned(text: str, node: Node) -> bool:
    """Whether a text begins with a sign that the typographer replaces."""
    start = node.span.start
    return text.startswith(TURNED, start) and text[start - 1] != "\\"


def _is_wide(char: str) -> bool:
    """Whether goldmark's simple style takes it for East Asian."""
    wide = HANGUL.match(char) or ("\u2e80" <= char <= "\u9fff") or char >= "\U00020000"
    return bool(wide) or "\uf900" <= char <= "\ufaff"


def _width(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "FWH"
