"""Full-width punctuation in Korean text, as Chinese and Japanese keyboards write it.

What stands beside Chinese or Japanese letters belongs to them and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.prose import Prose
from twinpost.span import Span

HALF = dict(zip("，。！？：；（）、", ",.!?:;(),", strict=True))
WIDE = re.compile(r"[，。！？：；（）、]")
FOREIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]"
# A mark behind Korean; `、` only where it ends a clause, not between the items of a list.
MARK = re.compile(
    rf"(?<=[가-힣A-Za-z\d\ufffc)\]\"'”’」』》%])(?P<mark>[，。！？：；]+)(?![\s\"'”’」』]?{FOREIGN})"
    rf"|(?<=[고며서면만데니])(?P<clause>、)(?!{FOREIGN})"
    rf"|(?<=[가-힣A-Za-z\d\s\ufffc])(?P<brackets>（(?:(?!{FOREIGN})[^（）\n])*）)"
)
NEAR = 15  # characters before a mark that tell in which language it stands
LISTED = re.compile(r"[ \t>*+.)\d-]*[\dA-Za-z]+")  # `1。` would begin a list


@rule(Document, severity="warning")
def korean_punctuation(document: Document) -> Iterator[Finding]:
    """Korean text has no full-width punctuation."""
    if document.lang != "ko" or not WIDE.search(document.text):
        return
    for prose in document.prose:
        for m in MARK.finditer(prose.text):
            before = prose.text[max(m.start() - NEAR, 0) : m.start()]
            if re.search(FOREIGN, before) and not re.search("[가-힣]", before):
                continue
            yield _finding(document, prose, Span(*m.span()), brackets=bool(m["brackets"]))


def _finding(document: Document, prose: Prose, place: Span, *, brackets: bool) -> Finding:
    written = place.of(prose.text)
    signs = [place.start, place.end - 1] if brackets else [*range(place.start, place.end)]
    shown = f"{written[0]}{written[-1]}" if brackets else written
    half = "".join(HALF[prose.text[i]] for i in signs)
    edits = tuple(
        Edit(document.path, prose.span(i, i + 1), HALF[prose.text[i]] + _blank(document, prose, i))
        for i in signs
    )
    order = Text(f"write `{half}`", f"`{half}` 부호로 적어 주세요")
    return at(
        document,
        prose.span(*place),
        Text(
            f"`{shown}` is full-width punctuation in Korean text",
            f"한국어 글에 전각 문장 부호가 있습니다: `{shown}`",
        ),
        help=order,
        fix=Fix(order, edits) if _plain(document, prose, place, edits) else None,
    )


def _blank(document: Document, prose: Prose, i: int) -> str:
    """The blank that a full-width sign has in itself, where a word follows."""
    sign, after = prose.text[i], prose.text[i + 1 : i + 2]
    end = prose.span(i, i + 1).end
    behind = document.text[end : end + 1]
    word = behind == after and after.isalnum()
    between_digits = prose.text[i - 1 : i].isdigit() and after.isdigit()
    if sign in "（）" or (between_digits and sign in "：，"):
        return ""
    return " " if word or behind == "`" else ""


def _plain(document: Document, prose: Prose, place: Span, edits: tuple[Edit, ...]) -> bool:
    """Whether the narrow signs would be text: neither a list, a link, a picture nor an address."""
    text = document.text
    start, end = prose.span(*place)
    literal = all(
        edit.span.of(text) in HALF and text[edit.span.start - 1] != "\\" for edit in edits
    )
    listed = LISTED.fullmatch(text, text.rfind("\n", 0, start) + 1, start)
    together = place.of(prose.text)[0] == "（" or end - start == len(edits)  # no markup between
    beside = text[start - 1] == "]" or text[end : end + 1] in ("/", "[", "{")
    return literal and together and not listed and not beside
