"""What a block says, in a few letters: they change with its words and numbers, and nothing else.

White space, punctuation, capitals, markup, the addresses of links and pictures are not part of it;
in code everything but white space is. A long text also has a letter for each of its phrases, so
that what changed can be shown although the old text is gone.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import cast
from unicodedata import normalize
from zlib import crc32

from twinpost.markdown import COMMENT
from twinpost.model import Document
from twinpost.parity import blocks
from twinpost.parity.blocks import Block
from twinpost.prose import HIDDEN, Prose
from twinpost.shortcode import TAG
from twinpost.span import Span

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PHRASE = 4  # a word in so many ends a phrase; so many words do as well
LONG = 12  # words; what has fewer is seen at a glance, and has no phrases
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
IGNORED = (
    r"\s.,;:!?…'\"“”‘’„«»‹›()\[\]{}「」『』《》〈〉【】（），。、：；！？·ㆍ・/\\|*_~`—–―‐‑\-"
    rf"{HIDDEN}{INVISIBLE}"
)
# A number keeps its point and its sign; commas between its digits are no difference.
WORD = re.compile(rf"(?:(?<!\S)[-−])?\d[\d,]*(?:\.\d+)*[^{IGNORED}]*|[^{IGNORED}]+")
TOKEN = re.compile(r"\w+|[^\w\s]")
HTML_TAG = re.compile(r"<[^>]*>")
ADDRESS = re.compile(
    r"(?:[a-zA-Z][a-zA-Z\d+.-]*://|www\.|mailto:)\S*|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII
)
# Koreans disagree about blanks, and the other scripts have none.
BLANK = re.compile(r"(?<=[가-힣ぁ-ヿ一-鿿]) (?=[가-힣ぁ-ヿ一-鿿])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of a block; where a phrase ends depends on its words, not on its place."""

    letter: str
    span: Span
    words: int


def of(document: Document) -> Mapping[int, str]:
    """The digests of the blocks of a document, by their `id`; "" where there are no words."""
    key = "parity digests"
    if key not in document.memory:
        found = {id(block): _digest(block, document) for block in blocks.of(document)}
        document.memory[key] = found
    return cast("dict[int, str]", document.memory[key])


def written(block: Block, document: Document) -> str:
    """How a block stands in a record: its digest, and a letter for each phrase."""
    letters = (phrase.letter for phrase in phrases(block, document))
    return of(document)[id(block)] + "".join(letters)


def phrases(block: Block, document: Document) -> tuple[Phrase, ...]:
    """The phrases of a long text."""
    if block.kind in ("code", "html"):
        return ()
    words = [
        (_plain(word[0]), prose.span(*word.span()))
        for prose in block.prose
        for word in WORD.finditer(_shown(prose, document))
    ]
    return tuple(_phrases(words)) if len(words) >= LONG else ()


def _digest(block: Block, document: Document) -> str:
    words = _words(block, document)
    if not words:
        return ""
    joined = " ".join(words)
    text = BLANK.sub("", normalize("NFC", joined) if block.kind == "code" else _plain(joined))
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).digest()
    return urlsafe_b64encode(digest).decode()


def _words(block: Block, document: Document) -> list[str]:
    if block.kind == "code":
        return TOKEN.findall(block.node.text)
    if block.kind == "html":
        return WORD.findall(HTML_TAG.sub(" ", COMMENT.sub(" ", block.node.text)))
    return [word for prose in block.prose for word in WORD.findall(_shown(prose, document))]


def _plain(words: str) -> str:
    """What is left of words: no commas in numbers, no capitals."""
    return normalize("NFC", words.replace(",", "")).casefold()


def _phrases(words: list[tuple[str, Span]]) -> Iterator[Phrase]:
    start, total = 0, 0
    for i, (word, span) in enumerate(words):
        own = crc32(word.encode("utf-8", "surrogatepass"))
        total = crc32(own.to_bytes(4), total)
        if own % PHRASE == 0 or i + 1 - start == PHRASE or i == len(words) - 1:
            yield Phrase(LETTERS[total % 64], Span(words[start][1].start, span.end), i + 1 - start)
            start, total = i + 1, 0


def _shown(prose: Prose, document: Document) -> str:
    """The prose with its code and its formulas, letter for letter."""
    text = prose.text
    if HIDDEN not in text:
        return text
    codes = [node.span for node in prose.node.walk() if node.kind == "code"]
    for run in re.finditer(f"{HIDDEN}+", text):
        start, end = run.span()
        source = prose.span(start, end).of(document.text)
        if len(source) != end - start or any(
            s.holds(prose.places[start]) for s in _apart(document)
        ):
            continue  # a picture, or what has blocks of its own
        if not any(code.holds(prose.places[start]) for code in codes):
            for mask in (TAG, ADDRESS):
                source = mask.sub(lambda m: HIDDEN * len(m[0]), source)
        text = text[:start] + source + text[end:]
    return text


def _apart(document: Document) -> Iterator[Span]:
    """The shortcodes that enclose Markdown: it is parsed on its own."""
    names = document.goldmark.markdown_shortcodes
    return (s.span for s in document.body.shortcodes if s.inner and s.angle and s.name in names)
