"""The running text of a document: what readers read as sentences, and where each letter stands.

Rules about words and sentences read this, never the Markdown: what is no prose (code, formulas,
addresses, shortcodes, pictures) stands in it as `HIDDEN`, once for each character that is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from twinpost.markdown import LEAVES, Markdown, Node
from twinpost.span import Span

HIDDEN = "\ufffc"  # OBJECT REPLACEMENT CHARACTER
# Addresses; and formulas, whatever the site or its scripts make of them.
NO_PROSE = re.compile(
    r"\$\$.+?\$\$|\$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)|\\\(.+?\\\)|\\\[.+?\\\]|(?:[a-zA-Z][a-zA-Z\d+.-]*://|www\.|mailto:)[^\s<>\u3131-\u318e\uac00-\ud7a3]+|[a-zA-Z\d._+-]+@[a-zA-Z\d-]+(?:\.[a-zA-Z\d-]+)+"
)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Where a sentence ends: its sign, what closes behind it, and a blank or nothing.
END = re.compile(r"[.!?…。！？]+[\"'”’»)\]）」』》]*(?=\s|\Z)|\n")
# A full stop behind these ends no sentence.
SHORT = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:[A-Za-z]|\d{1,3}|e\.g|i\.e|etc|vs|cf|al|ca|approx|resp|incl|Fig|figs?"
    r"|Figs|Eq|eqs?|Eqs|Sec|Ch|vol|No|no|Nos|pp?|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Corp|Co"
    r"|[A-Za-z]\.[A-Za-z])\Z"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one paragraph, heading, table cell or the like, as it is shown.

    `within` are the kinds of the blocks around it, outermost first: `("list", "item")`.
    """

    node: Node
    within: tuple[str, ...]
    text: str  # `\n` is a line break that readers see; a soft one is a blank
    places: tuple[int, ...]  # the offset in the document of each character, and of the end

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the document."""
        if end <= start:
            return Span(self.places[start], self.places[start])
        return Span(self.places[start], self.places[end - 1] + 1)

    def sentences(self) -> Iterator[Span]:
        """The sentences, as spans of `text`, without the blanks around them."""
        start = 0
        for end in END.finditer(self.text):
            if end[0].startswith(".") and _is_short(self.text, end.start(), end.end()):
                continue
            yield from _trimmed(self.text, start, end.end())
            start = end.end()
        yield from _trimmed(self.text, start, len(self.text))


def of(text: str, body: Markdown) -> Iterator[Prose]:
    """The prose of a parsed document, in the order of the text."""
    masked = [span for s in body.shortcodes for span in ((s.span,) if s.angle else s.tags)]
    ahead: list[tuple[Node, tuple[str, ...]]] = [(node, ()) for node in reversed(body.blocks)]
    while ahead:
        node, within = ahead.pop()
        if node.kind in LEAVES:
            yield _prose(text, node, within, masked)
        else:
            ahead += [(child, (*within, node.kind)) for child in reversed(node.children)]


def _prose(text: str, leaf: Node, within: tuple[str, ...], masked: list[Span]) -> Prose:
    shown: list[str] = []
    places: list[int] = []
    for node in _inlines(leaf):
        letters = _letters(text, node)
        shown.append(letters)
        length = node.span.end - node.span.start
        one_for_one = len(letters) == length
        start, most = node.span.start, max(length - 1, 0)
        if node.kind == "code":
            start += (length - len(letters)) // 2
        places += (
            range(start, start + len(letters))
            if one_for_one or node.kind == "code"
            else (start + min(i, most) for i in range(len(letters)))
        )
    written = "".join(shown)
    hidden = NO_PROSE.sub(lambda part: HIDDEN * len(part[0]), written)
    for tag in masked:
        if leaf.span.start <= tag.start < leaf.span.end:
            start, end = bisect_left(places, tag.start), bisect_left(places, tag.end)
            hidden = hidden[:start] + HIDDEN * (end - start) + hidden[end:]
    return Prose(leaf, within, hidden, (*places, places[-1] + 1 if places else leaf.span.end))


def _inlines(node: Node) -> Iterator[Node]:
    """The inlines that hold letters, without the insides of pictures."""
    for child in node.children:
        if child.children and child.kind != "image":
            yield from _inlines(child)
        else:
            yield child


def _letters(text: str, node: Node) -> str:
    """What a reader sees of an inline."""
    if node.kind == "text":
        source = node.span.of(text)
        if source == node.text or len(source) != len(node.text):
            return node.text
        # What differs from the document was masked before it was parsed.
        return "".join(b if a == b else HIDDEN for a, b in zip(source, node.text, strict=True))
    if node.kind == "code":
        return HIDDEN * len(node.text)
    if node.kind == "soft_break":
        return " "
    if node.kind == "hard_break" or BREAK.match(node.span.of(text)):
        return "\n"
    return HIDDEN if node.kind == "image" else ""


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to an abbreviation or a number, or a small letter follows.

    Behind Hangul neither is so: the next sentence begins with a name like `kubectl`.
    """
    if "가" <= text[start - 1 : start] <= "힣":
        return False
    if text[end : end + 9].lstrip()[:1].islower():
        return True
    return end - start == 1 and bool(SHORT.search(text[max(start - 12, 0) : start]))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    sentence = text[start:end]
    if sentence.strip():
        lead = len(sentence) - len(sentence.lstrip())
        yield Span(start + lead, start + len(sentence.rstrip()))
