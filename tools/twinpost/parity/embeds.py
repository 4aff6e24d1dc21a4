"""Shortcodes of a source and its translation, and what of their parameters is no text.

Links are other rules' business (`ref`), and so are pictures: whether there is one, and which.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from twinpost.model import Document
from twinpost.parity import footnotes, images, targets
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Compared, compared
from twinpost.shortcode import Shortcode

LINKS = frozenset({"ref", "relref"})
# Parameters that say something in the language of the post.
TEXTS = frozenset(
    {
        *("alt", "aria-label", "attr", "attribution", "author", "caption", "content", "desc"),
        *("description", "footer", "header", "heading", "label", "legend", "message", "name"),
        *("note", "placeholder", "quote", "subtitle", "summary", "text", "title", "tooltip"),
        *("tip", "value"),
    }
)
STYLES = frozenset({"class", "style"})
ID = re.compile(r"[!-~]*[\d./:#=_-][!-~]*")
WORD = re.compile(r"[!-~]+")
OTHER_LETTERS = frozenset(
    {"ko", "ja", "zh", "ru", "uk", "ar", "hi", "bn", "ur", "th", "he", "fa", "el"}
)
FILE = re.compile(r"\.[a-z\d]{2,5}\Z", re.IGNORECASE)


class Difference(NamedTuple):
    """A parameter of which the two say different things; "" is nothing. Positional ones: `1`."""

    name: str
    source: str
    translation: str


def comparison(alignment: Alignment) -> Compared[Shortcode]:
    """The shortcodes of both documents."""
    pairs = (*alignment.pairs, *footnotes.pairs(alignment))
    sides = (of(alignment.source), of(alignment.translation))
    return compared(alignment, pairs, sides, (_identity, lambda shortcode: shortcode.name))


def of(document: Document) -> tuple[Shortcode, ...]:
    """The shortcodes of a document that are no links, nor stand in code."""
    found = [s for s in document.body.shortcodes if s.name not in LINKS]
    code = document.body.of_kind("code_block") if found else ()
    return tuple(s for s in found if not any(c.span.holds(s.span.start) for c in code))


def differences(one: Shortcode, other: Shortcode, alignment: Alignment) -> Iterator[Difference]:
    """The parameters of two counterparts that should be the same."""
    sides = (_parameters(one), _parameters(other))
    languages = (alignment.source.lang, alignment.translation.lang)
    for name in dict.fromkeys((*sides[0], *sides[1])):
        ours, theirs = (side.get(name, "") for side in sides)
        same = _plain(ours, languages[0]) == _plain(theirs, languages[1])
        if same or (name.isdigit() and _is_moved(ours, theirs, sides)):
            continue
        if _is_of_both(name, one, ours, theirs, languages):
            yield Difference(name, ours, theirs)


def _identity(shortcode: Shortcode) -> Hashable:
    return shortcode.name, *shortcode.positional, *sorted(shortcode.named.items())


def _parameters(shortcode: Shortcode) -> dict[str, str]:
    numbered = {str(n): value for n, value in enumerate(shortcode.positional, 1)}
    return {**numbered, **shortcode.named}


def _is_of_both(
    name: str, shortcode: Shortcode, ours: str, theirs: str, languages: tuple[str, str]
) -> bool:
    """Whether a parameter means the same in every language."""
    if name in TEXTS or (name == "src" and images.is_picture(shortcode)):
        # A caption that one language lacks, its readers lack; without `alt`, `image-alt` speaks.
        return name in ("caption", "title") and not (ours and theirs) and bool(ours or theirs)
    written = [value for value in (ours, theirs) if value]
    # What both have in Latin letters, though one of them is written in others, is no text.
    other_letters = any(lang.partition("-")[0] in OTHER_LETTERS for lang in languages)
    latin = other_letters and all(map(str.isascii, written))
    if not name.isdigit():
        return latin or all(WORD.fullmatch(value) or name in STYLES for value in written)
    if any(ID.fullmatch(value) for value in written):
        return all(WORD.fullmatch(value) for value in written)
    # A word that only one of them has was forgotten in the other; it may say its language there.
    said = latin if len(written) == 2 else written[0].lower() not in languages
    return said and all(WORD.fullmatch(value) for value in written)


def _is_moved(ours: str, theirs: str, sides: Sequence[Mapping[str, str]]) -> bool:
    """Whether a word that only one has at this place stands at another place of the other."""
    value = ours or theirs
    if (ours and theirs) or ID.fullmatch(value):
        return False
    return all(value in side.values() for side in sides)


def _plain(value: str, lang: str) -> str:
    """A value without what differs on purpose: the language of an address or of a file."""
    if value.lower() == lang:
        return "\0"
    if "/" in value or FILE.search(value):
        return targets.file(targets.link(value))
    return value
