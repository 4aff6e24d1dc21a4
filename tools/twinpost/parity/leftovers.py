"""Words that a translator left in the language of the source: told by their script.

A language with letters of its own shows what was left in it: a Korean heading in an English post.
The other way round one cannot tell by a word, for Korean is full of English ones, but by a whole
paragraph. Between two languages of one script, only what is the same letter for letter is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from twinpost.model import Document
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span
from twinpost.text import Text

What = Literal["field", "alt", "caption", "heading", "head", "paragraph"]
Script = tuple[str, frozenset[str], str, str]
# Letters, the languages that are written in them, and what messages call those.
SCRIPTS: tuple[Script, ...] = (
    ("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", frozenset({"ko"}), "Korean", "한국어"),
    ("\u3041-\u30ff\u31f0-\u31ff", frozenset({"ja"}), "Japanese", "일본어"),
    ("\u4e00-\u9fff\u3400-\u4dbf", frozenset({"zh", "ja", "ko"}), "Chinese letters", "한자"),
    (
        "\u0400-\u052f",
        frozenset({"ru", "uk", "bg", "be", "mk", "sr"}),
        "Cyrillic letters",
        "키릴 문자",
    ),
    ("\u0600-\u06ff", frozenset({"ar", "fa", "ur"}), "Arabic letters", "아랍 문자"),
    ("\u0900-\u097f", frozenset({"hi", "mr", "ne"}), "Devanagari", "데바나가리 문자"),
    ("\u0980-\u09ff", frozenset({"bn"}), "Bengali", "벵골어"),
)
FIELDS = re.compile(r"(?:.*\.)?(?:title|linktitle|subtitle|description|summary|alt|caption)")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What a text speaks of rather than says: quotes, and what explains a word in brackets.
SPOKEN_OF = re.compile(
    r"\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|(?<!\w)'[^'\n]*'(?!\w)|「[^」\n]*」|『[^』\n]*』|«[^»\n]*»"
    r"|\([^()\n]*\)|\[[^\[\]\n]*\]|（[^（）\n]*）"
)
LANGUAGE_NAMES = re.compile(r"한국어|한글|국어|日本語|中文|Русский|हिन्दी|বাংলা|العربية")
# Words that make a sentence English, whatever it quotes.
ENGLISH = frozenset(
    {
        *("the", "a", "an", "of", "to", "in", "on", "and", "is", "are", "was", "for", "with"),
        *("from", "by", "that", "this", "it", "as", "be", "or", "not", "how", "what", "why"),
        *("when", "we", "you", "i", "your", "can", "which", "into", "has", "have", "its", "at"),
    }
)
LONG = 12  # words, from which on Latin letters make a paragraph that was left as it was
SHORT = 6  # words of one that is the same in the other language
FEW = 3  # places with foreign words in a text, from which on it may be about that language
ADDRESS = HIDDEN * 8
SENTENCE = re.compile(r"[.!?…。！？:][\"'”’)\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text in another language than that of its document."""

    span: Span
    what: What
    text: str
    language: Text  # what it is written in; the same in both languages for what is only unchanged
    field: str = ""  # of the front matter


def of(document: Document, languages: Iterable[str]) -> tuple[Leftover, ...]:
    """What the script of a document's language tells, on a site with these languages."""
    key = ("leftovers", tuple(languages))
    if key not in document.memory:
        document.memory[key] = tuple(_found(document, tuple(languages)))
    return cast("tuple[Leftover, ...]", document.memory[key])


def unchanged(document: Document, other: Document) -> tuple[Leftover, ...]:
    """Paragraphs of a document that are those of another language, letter for letter.

    In other letters than those of the language they may be shorter, for then they stand out.
    """
    key = ("unchanged", other.lang)
    kept = document.memory.get(key)
    if not isinstance(kept, tuple) or kept[0] is not other:
        kept = document.memory[key] = (other, tuple(_unchanged(document, other)))
    return cast("tuple[Leftover, ...]", kept[1])


def _unchanged(document: Document, other: Document) -> Iterator[Leftover]:
    native, name = own_letters(document), Text(other.lang, other.lang)
    if own_letters(other):
        return  # what was left of that one has its letters
    told = {each.span for each in of(document, (document.lang, other.lang))}
    here = [*_running(document, SHORT if native else LONG, native)]
    there = {prose.text for prose in _running(other, SHORT, "")} if here else frozenset()
    for prose in here:
        if prose.text in there and prose.node.span not in told:
            yield Leftover(_span(prose), "paragraph", prose.text, name)


def own_letters(document: Document) -> str:
    """The letters that show that a text is in the document's own language; "" of Latin ones."""
    return "".join(script[0] for script in SCRIPTS if document.lang[:2] in script[1])


def _found(document: Document, languages: tuple[str, ...]) -> Iterator[Leftover]:
    own = document.lang[:2]
    foreign = [
        script
        for script in SCRIPTS
        if own not in script[1] and any(each[:2] in script[1] for each in languages)
    ]
    letters = "".join(script[0] for script in foreign)
    if foreign and not document.text.isascii() and _letters(letters).search(document.text):
        for script in foreign:
            yield from _Reader(document, script).leftovers()
    if native := own_letters(document):
        yield from _in_latin(document, native)


@cache
def _letters(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


class _Reader:
    """Finds what is written in one script in a document of another."""

    def __init__(self, document: Document, script: Script) -> None:
        self.document = document
        self.letters = _letters(script[0])
        self.language = Text(*script[2:])
        # A text about Korean has Korean words in it, most of them as code or in quotes.
        self.is_subject = True
        texts = [p.text for p in document.prose if self.letters.search(p.text)]
        codes = [n for n in document.body.of_kind("code") if self.letters.search(n.text)]
        self.is_subject = len(codes) + sum(not self.is_mostly(text) for text in texts) >= FEW

    def leftovers(self) -> Iterator[Leftover]:
        for path, field in self.document.front_matter.fields.items():
            if isinstance(field.value, str) and FIELDS.fullmatch(path):
                yield from self._judged(field.value_span, "field", field.value, path)
        for span, what, text in _of_pictures(self.document):
            yield from self._judged(span, what, text)
        before = None
        for prose in self.document.prose:
            if "block_quote" not in prose.within and self.letters.search(prose.text):
                yield from self._of_prose(prose, before)
            before = prose

    def is_mostly(self, text: str) -> bool:
        """Whether a text is written in the script, rather than having a word of it in it."""
        said = SPOKEN_OF.sub(" ", text)
        words = [word.lower() if len(word) > 1 else word for word in WORD.findall(said)]  # `Pod A`
        own = sum(len(self.letters.findall(word)) for word in words)
        if own < min(2, sum(map(len, words))) or not own:
            return False
        if self.document.lang[:2] == "en" and not ENGLISH.isdisjoint(words):
            return False
        # A syllable of Hangul is about two Latin letters. Where nothing else is in the language, a
        # third will do: `Event Loop의 6단계`.
        return (2 if self.is_subject else 4) * own >= sum(map(len, words)) - own

    def _judged(self, span: Span, what: What, text: str, field: str = "") -> Iterator[Leftover]:
        short = self.is_subject and len(WORD.findall(text)) < 2
        if not short and not LANGUAGE_NAMES.fullmatch(text.strip()) and self.is_mostly(text):
            yield Leftover(span, what, text, self.language, field)

    def _of_prose(self, prose: Prose, before: Prose | None) -> Iterator[Leftover]:
        kind = prose.node.kind
        if kind == "heading":
            yield from self._judged(_span(prose), "heading", prose.text)
        elif kind == "table_cell":
            if prose.within[-1:] == ("table_head",):
                yield from self._judged(_span(prose), "head", prose.text)
        elif self._is_paragraph(prose, before):
            yield from self._judged(_span(prose), "paragraph", prose.text)

    def _is_paragraph(self, prose: Prose, before: Prose | None) -> bool:
        """Whether a paragraph speaks to the reader, rather than being an example."""
        if "footnote_definition" in prose.within or _is_reference(prose):
            return False
        if len([*prose.sentences()]) > 1:
            return True
        introduced = "list" not in prose.within and _introduces(before, prose, self.document)
        return not introduced and not self.is_subject


def _of_pictures(document: Document) -> Iterator[tuple[Span, What, str]]:
    for image in document.images:
        if image.written != "shortcode" and image.alt:
            yield image.span, "alt", image.alt
    for node in document.body.of_kind("image"):
        if node.title:
            yield node.span, "caption", node.title
    codes = [node.span for node in document.body.of_kind("code_block", "code")]
    for shortcode in document.body.shortcodes:
        named = shortcode.named
        shown = not any(code.holds(shortcode.span.start) for code in codes)
        if shown and ("src" in named or "alt" in named or "caption" in named):
            for name in ("alt", "caption", "title"):
                if text := named.get(name):
                    yield shortcode.tags[0], "alt" if name == "alt" else "caption", text


def _in_latin(document: Document, native: str) -> Iterator[Leftover]:
    """Whole English paragraphs in a document with other letters."""
    own = _letters(native)
    name = Text("English", "영어")
    for path in ("description", "summary"):
        field = document.field(path)
        text = field.value if field and isinstance(field.value, str) else ""
        if field and not own.search(text) and _is_english(text, 8):
            yield Leftover(field.value_span, "field", text, name, path)
    before = None
    for prose in document.prose:
        if not own.search(prose.text) and prose.node.kind == "paragraph":
            quoted = _introduces(before, prose, document) or not SENTENCE.search(prose.text)
            if not quoted and _is_running(prose) and _is_english(prose.text, LONG):
                yield Leftover(_span(prose), "paragraph", prose.text, name)
        before = prose


def _introduces(before: Prose | None, prose: Prose, document: Document) -> bool:
    """Whether the paragraph before says that a quote or an example follows."""
    if before is None or not before.text.rstrip(f" *_{HIDDEN}").endswith((":", "：")):
        return False
    return not document.text[before.node.span.end : prose.node.span.start].strip()


def _is_english(text: str, least: int) -> bool:
    words = [word.lower() for word in WORD.findall(SPOKEN_OF.sub(" ", text))]
    if len(words) < least:
        return False
    return len(ENGLISH.intersection(words)) >= FEW


def _running(document: Document, least: int, without: str) -> Iterator[Prose]:
    """The paragraphs of so many words, at least, that have none of some letters."""
    before = None
    for prose in document.prose:
        if prose.node.kind == "paragraph" and not (
            without and _letters(without).search(prose.text)
        ):
            words = WORD.findall(SPOKEN_OF.sub(" ", prose.text))
            is_text = not without or not ENGLISH.isdisjoint(map(str.lower, words))
            is_text = is_text and len(words) >= least and _is_running(prose)
            if is_text and not _introduces(before, prose, document):
                yield prose
        before = prose


def _is_running(prose: Prose) -> bool:
    """Whether a paragraph is none of those that quote: a block quote, italics, a reference."""
    if {"block_quote", "footnote_definition"} & {*prose.within} or _is_reference(prose):
        return False
    shown = [child for child in prose.node.children if child.kind != "soft_break"]
    return not (len(shown) == 1 and shown[0].kind == "emphasis")


def _is_reference(prose: Prose) -> bool:
    """Whether a paragraph names a text that is elsewhere: its title stays as it is."""
    links = [len(node.plain) for node in prose.node.walk() if node.kind == "link"]
    text = prose.text.strip()
    if sum(links) * 2 > len(text):
        return True
    return bool(links or ADDRESS in text) and not SENTENCE.search(text.rstrip(":"))


def _span(prose: Prose) -> Span:
    if prose.node.kind != "table_cell":
        return prose.node.span
    start = len(prose.text) - len(prose.text.lstrip())
    return prose.span(start, len(prose.text.rstrip()))
