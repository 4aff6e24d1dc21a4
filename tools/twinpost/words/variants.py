"""One term in several spellings: `HikariCP`, `Hikari-CP`; `데이터셋`, `데이터 셋`.

Most of what differs in capitals or hyphens only is no mistake: English grammar asks for `open
source` and `open-source software`, a sentence begins with a capital, `nat` is a table and `NAT` is
not. So each kind of difference has a narrow test of its own, and what passes none is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

from twinpost.model import Document
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span
from twinpost.words.spellings import is_other, spellings

WORD = re.compile(r"[A-Za-z][A-Za-z\d]*(?:[-_][A-Za-z\d]+)*")
CAMEL = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")
HYPHENATED = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z]{2,})+")
ADDRESS = re.compile(rf"[:\-–—|]\s*{HIDDEN}{{8}}")
# `Multitenancy (or multi-tenancy)` says that both are in use.
ALTERNATIVE = re.compile(r"\((?:\S+ )?\Z")
HANGUL = re.compile(r"[가-힣]+")
# Particles of nouns; only those of the first group cannot be the ending of a verb.
NOUN_PARTICLE = "을를의과와"
PARTICLE = f"(?:[{NOUN_PARTICLE}은는이가에로도만]|에서|에게|으로|까지|부터|들[을의은이]?)"
# No second half of a term: nouns that only lean on others, endings, and verbs made of nouns.
LEANING = re.compile(
    r"(?:하|되|시키|있|없|않|같|싶|보|주|해|된|될|할|한|했|됐).*|[간내외중등및때것수전후별당측용화적상하시점안밖위]"
    r"|때문|정도|이상|이하|이후|이전|동안|경우|관련|자체|각각|모두|하나|번째|가지|사이|이내|마다|처럼|보다"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its spellings: the one to keep, and where the others stand."""

    right: str
    count: int
    others: Mapping[str, tuple[Span, ...]]
    first: Span  # where the right one stands first


def variants(document: Document) -> tuple[Term, ...]:
    """The terms of a document's running text that are spelled in more than one way."""
    if "variants" not in document.memory:
        document.memory["variants"] = tuple(_found(document))
    return cast("tuple[Term, ...]", document.memory["variants"])


def _found(document: Document) -> Iterator[Term]:
    text = "\n".join([prose.text for prose in document.prose])
    words = dict.fromkeys(WORD.findall(text))
    korean = document.lang == "ko"
    groups: Iterable[list[str]] = chain(
        _by_capitals(words),
        _by_hyphens(words, text, spaced=korean),
        _by_acronyms(words, text),
        _by_blanks(text) if korean else (),
    )
    several = dict.fromkeys(tuple(group) for group in groups if len(group) > 1)
    running = [prose for prose in document.prose if not _is_cited(prose)] if several else []
    for group in several:
        if term := _term(running, group):
            yield term


def _is_cited(prose: Prose) -> bool:
    """Whether a block has capitals of its own, as a heading, or the title of somebody else's text,
    before an address."""
    address = HIDDEN * 8 in prose.text and ADDRESS.search(prose.text)
    return prose.node.kind == "heading" or bool(address)


def _by_capitals(words: Collection[str]) -> Iterator[list[str]]:
    """Names with capitals in their midst: `ConfigMap`, `configmap`."""
    groups: dict[str, list[str]] = {}
    for word in words:
        if not word[1:].islower() and CAMEL.fullmatch(word):
            groups.setdefault(word.lower(), []).append(word)
    known = spellings().any_case  # `word-spelling` is about those
    for key, group in groups.items():
        if key not in known:
            others = (key, key.upper(), key.capitalize())
            yield [*group, *(word for word in others if word in words)]


def _by_hyphens(words: Collection[str], text: str, *, spaced: bool) -> Iterator[list[str]]:
    """Compounds: `multi-threaded`, `multithreaded`; blanks only where no grammar asks for them."""
    for word in words:
        if "-" not in word or not HYPHENATED.fullmatch(word):
            continue
        parts = word.split("-")
        joined = "".join(parts)
        others = (joined, joined.lower(), joined.capitalize())
        group = [word, *(other for other in dict.fromkeys(others) if other in words)]
        if (spaced or all(part[0].isupper() for part in parts)) and " ".join(parts) in text:
            group.append(" ".join(parts))
        yield group


def _by_acronyms(words: Collection[str], text: str) -> Iterator[list[str]]:
    """Terms that an acronym begins: `KV cache`, `kv cache`."""
    for word in words:
        if 1 < len(word) < 6 and word.isupper() and word.lower() in words:
            for noun in re.findall(rf"\b{word} ([a-z]{{3,}})\b", text):
                yield [f"{word} {noun}", f"{word.lower()} {noun}"]


def _by_blanks(text: str) -> Iterator[list[str]]:
    """Korean compounds: `데이터셋`, `데이터 셋`."""
    tokens = dict.fromkeys(HANGUL.findall(text))
    for token in tokens:
        joined = token[:-1]
        if len(joined) < 4 or token[-1] not in NOUN_PARTICLE:
            continue
        for i in range(2, len(joined)):
            if joined[:i] in tokens and not LEANING.fullmatch(joined, i):
                spaced = f"{joined[:i]} {joined[i:]}"
                if any(f"{spaced}{particle}" in text for particle in NOUN_PARTICLE):
                    yield [joined, spaced]


def _term(running: Iterable[Prose], group: Sequence[str]) -> Term | None:
    """The spellings of a group with their places; None when there is but one after all."""
    places: dict[str, list[Span]] = {spelling: [] for spelling in group}
    for prose in running:
        for spelling in group:
            places[spelling] += _places(prose, spelling, group[0])
    used = {spelling: spans for spelling, spans in places.items() if spans}
    if not used:
        return None
    right = max(used, key=lambda each: (len(used[each]), _is_camel(each), -used[each][0].start))
    others = {each: tuple(spans) for each, spans in used.items() if not _is_same(each, right)}
    if not others or (_is_camel(group[0]) and not _is_camel(right)):
        return None  # such as `OPerationS`, which explains an acronym
    return Term(right, len(used[right]), others, used[right][0])


def _is_camel(word: str) -> bool:
    return bool(CAMEL.fullmatch(word))


def _is_same(one: str, other: str) -> bool:
    """Whether two spellings differ in their first letter only: the beginning of a sentence."""
    return one[1:] == other[1:] and one[:1].lower() == other[:1].lower()


def _places(prose: Prose, spelling: str, right: str) -> Iterator[Span]:
    hangul = "가" <= spelling[0] <= "힣"
    behind = rf"(?={PARTICLE}?(?![가-힣]))" if hangul else r"(?![A-Za-z\d_])"
    if spelling not in prose.text:
        return
    for m in re.finditer(rf"(?<!\w){re.escape(spelling)}{behind}", prose.text):
        named = not hangul and is_other(prose.text, *m.span(), right)
        before, after = prose.text[max(m.start() - 20, 0) : m.start()], prose.text[m.end() :][:1]
        if not named and not (after == ")" and ALTERNATIVE.search(before)):
            yield prose.span(*m.span())
