"""Names as their makers write them, and where a text writes them otherwise.

The names lie in `spellings.txt`. Most texts spell all of them right: a look at the set of their
words shows it, and costs less than a search for so many names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from twinpost.span import Span

# What stands beside a name that is part of an address, a path, a variable or a shortcode.
IDENTIFIER_BEFORE = re.compile(r"(?:[\w@#$%&./\\:=~<>+*^{]-?|[{<%*]\s)\Z")
IDENTIFIER_AFTER = re.compile(r"[/\\@=+~*^$}]|[.:]\w|\(\)|-?[A-Za-z\d_]")
SENTENCE_START = re.compile(r"(?:^|[.!?:…\n\ufffc])[\s\"'“‘(\[]*\Z")
QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "`": "`"}
# Beside these, small letters are a command, a package, an account or a repository of that name.
COMMAND_BEFORE = re.compile(r"\b(?:install|uninstall|import|from|add|pull|run|sudo)\s\Z")
COMMAND_AFTER = re.compile(
    r"\s?(?:이?라는|이?라고)|(?:\s[a-z]+){0,2}\s--?[a-z]|\s(?:명령|레포|리포지|저장소|패키지|모듈|계정|사용자"
    r"|네임스페이스|브랜치|command|repo|package|module|user|account|namespace|branch|folder|directory)"
)
SHOUTED_BEFORE = re.compile(r"\b[A-Z]{2,}\s\Z")
SHOUTED_AFTER = re.compile(r"\s[A-Z]{2,}\b")
WORDS = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name that is not written as its makers do; `span` counts in the text that was read."""

    span: Span
    written: str
    right: str


@dataclass(frozen=True)
class Spellings:
    """The right spelling of each name: by any of its capitals, or by one wrong spelling exactly."""

    any_case: Mapping[str, str]  # by the lower-cased name
    exact: Mapping[str, str]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return (*self.any_case, *(name.lower() for name in self.exact))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of the names, in any capitals, the longest first."""
        names = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        return re.compile(rf"(?<![a-zA-Z\d_])(?:{names})(?![a-zA-Z\d_])", re.ASCII | re.IGNORECASE)

    @cached_property
    def _first_words(self) -> frozenset[bytes]:
        return frozenset(words[0] for name in self._names if (words := _words(name)))

    @cached_property
    def _right_words(self) -> frozenset[bytes]:
        names = (right for right in self.any_case.values() if right.isalnum())
        return frozenset(name.encode() for name in names)

    @cached_property
    def _foreign(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if not name[0].isascii())

    def suspects(self, text: str) -> tuple[str, ...]:
        """The words in a text that a wrong spelling begins with: most texts have none."""
        new = set(_words(text)) - self._right_words
        found = [word.decode() for word in new if word.lower() in self._first_words]
        return (*found, *(name for name in self._foreign if name in text))

    def misspelled(self, text: str, suspects: Iterable[str]) -> Iterator[Misspelling]:
        """The names in `text`, read as prose, that begin with one of `suspects` and are wrong."""
        for start in sorted({m for word in suspects for m in _occurrences(word, text)}):
            m = self._pattern.match(text, start)
            written = m[0] if m else ""
            right = self.exact.get(written) or self.any_case.get(written.lower(), written)
            if written != right and not is_other(text, start, start + len(written), right):
                yield Misspelling(Span(start, start + len(written)), written, right)


@cache
def spellings(more: tuple[str, ...] = ()) -> Spellings:
    """The names of `spellings.txt`, and `more` in the same form, which win over those."""
    any_case: dict[str, str] = {}
    exact: dict[str, str] = {}
    shipped = (
        resources.files("twinpost.words").joinpath("spellings.txt").read_text(encoding="utf-8")
    )
    for line in (*shipped.splitlines(), *more):
        right, _, wrong = line.partition("=")
        right, others = right.strip(), [w.strip() for w in wrong.lstrip("=").split(",")]
        if not right or right.startswith("#"):
            continue
        if wrong.startswith("="):
            exact |= dict.fromkeys(filter(None, others), right)
        else:
            any_case |= {name.lower(): right for name in (right, *others) if name}
    return Spellings(any_case, exact)


def _words(text: str) -> list[bytes]:
    return text.encode("utf-8", "replace").translate(WORDS).split()


def _occurrences(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def is_other(text: str, start: int, end: int, right: str) -> bool:
    """Whether something else may be meant than the name that is spelled `right`: a file, a package,
    an account; or its place asks for these capitals."""
    written, before = text[start:end], text[max(start - 40, 0) : start]
    if IDENTIFIER_BEFORE.search(before) or IDENTIFIER_AFTER.match(text, end):
        return True
    if written == right[:1].upper() + right[1:] and SENTENCE_START.search(before):
        return True
    if written.isupper():
        return bool(SHOUTED_BEFORE.search(before) or SHOUTED_AFTER.match(text, end))
    return written.islower() and _is_identifier(text, end, before)


def _is_identifier(text: str, end: int, before: str) -> bool:
    """Whether small letters may well be meant: `docker` is a command, "github" a value."""
    quoted = before[-1:] in QUOTES and text[end : end + 1] == QUOTES[before[-1:]]
    hyphen = before[-1:] == "-" or text[end : end + 1] == "-"
    beside = COMMAND_BEFORE.search(before) or COMMAND_AFTER.match(text, end)
    return quoted or hyphen or bool(beside)
