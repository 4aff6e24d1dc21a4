"""Which lines of a code block and of its counterpart differ.

Lines are matched first, then judged: a line of text stands for any other, a line of code only for
itself. What differs in comments, in text, or in the keys of the languages is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twinpost.parity import localised
from twinpost.parity.code import Code

LIKE = 0.5  # so alike are two lines of code of which one was made from the other
MOST = 3000  # combinations of lines to look at; beyond that they are taken in order


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that differs, by its number on each side; -1 where there is none.

    `sure` unless it is text, which may take more lines in another language.
    """

    source: int
    translation: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something, without what is localised on purpose."""

    number: int
    text: str
    letters: bool  # of a script other than plain Latin
    prose: bool  # outside quotes and brackets


def differences(
    source: Code, translation: Code, languages: tuple[str, str]
) -> tuple[Difference, ...]:
    """The lines that differ, in the order of the text."""
    if source.bare == translation.bare:
        return ()
    left, right = (_lines(code, languages) for code in (source, translation))
    latin = localised.share_script(*languages)
    matcher = SequenceMatcher(
        None, [line.text for line in left], [line.text for line in right], autojunk=False
    )
    return tuple(
        difference
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
        for difference in _between(left[a:b], right[c:d], latin=latin)
    )


def _lines(code: Code, languages: tuple[str, str]) -> list[Line]:
    found = []
    for number, bare in enumerate(code.bare):
        if bare:
            text = localised.without_keys(bare, *languages)
            letters = localised.has_letters(text)
            found.append(Line(number, text, letters, letters and localised.is_prose(text)))
    return found


def _between(left: Sequence[Line], right: Sequence[Line], *, latin: bool) -> Iterator[Difference]:
    """What differs between two lines that are equal."""
    text = any(line.prose for line in (*left, *right)) and bool(left and right)
    for one, other in _matched(left, right, latin=latin):
        if one and other:
            if not _same(one, other, latin=latin):
                yield Difference(one.number, other.number)
        elif lone := one or other:
            words = lone.prose or ((text or latin) and localised.says_words(lone.text))
            number = (lone.number, -1) if one else (-1, lone.number)
            if not (words and text and _is_wrapped(lone, left if one else right)):
                yield Difference(*number, sure=not words)


def _is_wrapped(lone: Line, lines: Sequence[Line]) -> bool:
    """Whether the line may go on with what its neighbour says: texts differ in length."""
    return any(
        abs(line.number - lone.number) == 1 and (line.prose or localised.says_words(line.text))
        for line in lines
    )


def _same(one: Line, other: Line, *, latin: bool) -> bool:
    if one.prose or other.prose:
        return localised.same_numbers(one.text, other.text)
    if localised.same(one.text, other.text):
        return True
    return latin and _differ_in_words(one.text, other.text)


def _differ_in_words(one: str, other: str) -> bool:
    """Whether lines in two languages of one script differ in several words in a row."""
    a, b = one.split(" "), other.split(" ")
    while a and b and a[0] == b[0]:
        del a[0], b[0]
    while a and b and a[-1] == b[-1]:
        del a[-1], b[-1]
    return localised.are_words(" ".join(a)) and localised.are_words(" ".join(b))


def _matched(
    left: Sequence[Line], right: Sequence[Line], *, latin: bool
) -> Iterator[tuple[Line | None, Line | None]]:
    """The lines of both sides in order, beside their counterparts."""
    if len(left) * len(right) > MOST:
        yield from zip(left, right, strict=False)
        return
    likes = [[_like(one, other, latin=latin) for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            pair = best[i + 1][j + 1] + likes[i][j] if likes[i][j] else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(left) or j < len(right):
        here = best[i][j]
        if i < len(left) and here == best[i + 1][j]:
            yield left[i], None
            i += 1
        elif j < len(right) and here == best[i][j + 1]:
            yield None, right[j]
            j += 1
        else:
            yield left[i], right[j]
            i, j = i + 1, j + 1


def _like(one: Line, other: Line, *, latin: bool) -> float:
    """How likely a line is the counterpart of another; 0 if it is not."""
    if localised.same(one.text, other.text):
        return 2.0
    matcher = SequenceMatcher(None, one.text, other.text, autojunk=False)
    if one.prose or other.prose or (latin and localised.says_words(one.text)):
        return 0.6 + matcher.quick_ratio() / 2
    ratio = matcher.ratio() if matcher.quick_ratio() >= LIKE else 0.0
    return 0.5 + ratio if ratio >= LIKE else 0.0
