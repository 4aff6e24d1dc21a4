"""What differs from language to language on purpose, in code and formulas too.

Letters that English has not, alone, in quotes or in brackets, and the keys of the two languages:
`print("안녕")` stands for `print("hello")`, `index.ko.md` for `index.en.md`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

# Of all scripts but plain Latin and, because formulas are full of them, Greek ones.
LETTER = (
    r"[\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0400-\u1fff\u2c00-\u2dff\u2e80-\ud7ff"
    r"\uf900-\ufdff\ufe70-\uffef\U00020000-\U0003ffff]"
)
LETTERS = re.compile(LETTER)
# In quotes, in brackets, or by itself.
TEXT = re.compile(
    rf"(?P<quoted>(?<=\")[^\"\n]*?{LETTER}[^\"\n]*(?=\")|(?<=')[^'\n]*?{LETTER}[^'\n]*(?=')"
    rf"|(?<=`)[^`\n]*?{LETTER}[^`\n]*(?=`))"
    rf"|(?P<bracketed>(?<=\[)[^\[\]\"\'=]*?{LETTER}[^\[\]\"\'=]*(?=\])|(?<=<)[^<>=]*?{LETTER}[^<>=]*(?=>)"
    rf"|(?<=\{{)[^{{}}\"\'=:<>]*?{LETTER}[^{{}}\"\'=:<>]*(?=\}}))"
    rf"|(?P<bare>{LETTER}+(?:[ ~·]+{LETTER}+)*)"
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORDS = re.compile(r"(?<![\w<])(?:[A-Za-z'’]+,? +){2,}[A-Za-z'’]+(?![\w=])")
KEY = re.compile(r"([./])•[./]")
PLACE = re.compile(r"(?<=\w):\d+(?::\d+)?(?![\w.])")  # a line and a column of another file
NON_LATIN = frozenset(
    ("ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "el", "ar", "fa")
) | frozenset(("ur", "he", "hi", "bn", "ta", "te", "th", "my", "km", "ka", "hy"))


def has_letters(text: str) -> bool:
    """Whether it says something in a script other than plain Latin."""
    return not text.isascii() and bool(LETTERS.search(text))


def is_prose(text: str) -> bool:
    """Whether it says something outside quotes and brackets."""
    return has_letters(text) and any(m.lastgroup == "bare" for m in TEXT.finditer(text))


def share_script(one: str, other: str) -> bool:
    """Whether both languages are written in Latin letters, so that none tell what is text."""
    return not {one[:2], other[:2]} & NON_LATIN


@cache
def _keys(one: str, other: str) -> re.Pattern[str]:
    keys = "|".join(sorted({re.escape(key) for key in (one, other, one[:2], other[:2])}))
    return re.compile(rf"(?<![A-Za-z])(?:{keys})(?:[-_][A-Za-z]{{2}})?(?!['’ ]?[A-Za-z])")


def without_keys(text: str, one: str, other: str) -> str:
    """A text without the keys of the two languages: `/en/a/` is `/a/`, `a.ko.md` is `a.md`."""
    bare = _keys(one, other).sub("•", text)
    return text if bare == text else PLACE.sub("", KEY.sub(r"\1", bare))


def same(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but text."""
    return one == other or _fits(one, other) or _fits(other, one)


def _fits(one: str, other: str) -> bool:
    """Whether the other line is what this one is, with other text where this has any."""
    if not has_letters(one) or LETTERS.findall(one) == LETTERS.findall(other):
        return False
    at = end = 0
    kind, quote = "", ""
    for piece, next_kind, next_quote in _pieces(one):
        found = other.find(piece, at) if piece else len(other) if not next_kind else at
        if not next_kind and piece:
            found = len(other) - len(piece) if other.endswith(piece) else -1
        if found < at or (not kind and found != at):
            return False
        swallowed = other[at:found]
        if kind == "quoted" and quote in swallowed:
            return False
        if kind == "bare" and any(c.isdigit() for c in swallowed):
            return False
        at = end = found + len(piece)
        kind, quote = next_kind, next_quote
    return end == len(other)


def _pieces(line: str) -> Iterator[tuple[str, str, str]]:
    """What stands between the text of a line, the kind of text that follows, and its quote."""
    at = 0
    for text in TEXT.finditer(line):
        yield line[at : text.start()], text.lastgroup or "", line[text.start() - 1 : text.start()]
        at = text.end()
    yield line[at:], "", ""


def same_numbers(one: str, other: str) -> bool:
    """Whether no number of two lines of text was replaced by another."""
    ours, theirs = (Counter(NUMBER.findall(text)) for text in (one, other))
    left, right = ours - theirs, theirs - ours
    return not (left.total() == right.total() == 1 and ours & theirs)


def says_words(text: str) -> bool:
    """Whether it holds three words in a row, as English does, and code hardly ever."""
    return bool(WORDS.search(text))


def are_words(text: str) -> bool:
    """Whether it is nothing but words, two at least."""
    return " " in text and not re.search(r"[^A-Za-z'’\",.!?: ]|\w[.:]\w", text)
