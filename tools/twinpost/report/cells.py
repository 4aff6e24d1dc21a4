"""What a terminal shows of a text, and how many cells wide.

Terminals agree neither on the width of joined emoji nor on what an escape sequence may do. So we
show less than the text holds: what is left is as wide as its characters together, in any terminal.
"""

from __future__ import annotations

from collections.abc import Iterable

TAB = 4
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def _points(*ranges: tuple[int, int]) -> Iterable[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


# Controls as their pictures; as the replacement character: C1 controls, line separators, changes of
# the writing direction (what is shown would not be what the file holds), bytes that are no text.
_RAW = {
    **{c: chr(0x2400 + c) for c in range(0x20)},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(
        _points(
            (0x80, 0x9F), (0x61C, 0x61C), (0x200E, 0x200F), (0x2028, 0x202E), (0x2066, 0x2069),
            (0xD800, 0xDFFF), (0xFFF9, 0xFFFB),
        ),
        UNKNOWN,
    ),
}  # fmt: skip
# Soft hyphen, zero width space and joiners, byte order mark, variation selectors, skin tones, tags.
_UNSEEN = dict.fromkeys(
    _points(
        (0xAD, 0xAD), (0x34F, 0x34F), (0x180B, 0x180F), (0x200B, 0x200D), (0x2060, 0x2065),
        (0x206A, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0x1F3FB, 0x1F3FF),
        (0xE0000, 0xE0FFF),
    ),
    "",
)  # fmt: skip
# The Hangul fillers are blank everywhere, but only some terminals give them their cells.
_BLANK = {0x09: " " * TAB, 0x3164: "  ", 0xFFA0: " "}
_SHOWN = {**_RAW, **_UNSEEN, **_BLANK}


def printable(text: str) -> str:
    """`text` on one line, harmless to a terminal and to any encoder."""
    return text.translate(_RAW)


def shown(text: str) -> str:
    """`text` as we show a source line: printable, tabs expanded, without what has no width."""
    return text.translate(_SHOWN)


def width(text: str) -> int:
    """The cells of a shown text: Hangul takes two, combining marks none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def head(text: str, room: int) -> str:
    """The beginning of a shown text, with `…` where it had to be cut to fit."""
    if width(text) <= room:
        return text
    used = end = 0
    for end, c in enumerate(text):  # noqa: B007
        used += width(c)
        if used >= room:
            break
    return text[:end] + "…" if room > 0 else ""


def tail(text: str, room: int) -> str:
    """The end of a shown text, likewise."""
    if width(text) <= room:
        return text
    used, start = 0, len(text)
    for i in range(len(text) - 1, -1, -1):
        cells = width(text[i])
        used += cells
        if used >= room:
            break
        if cells:  # never begin with a mark that would join the `…`
            start = i
    return "…" + text[start:] if room > 0 else ""


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most `room` cells, broken at spaces as Korean is; a longer word sticks out."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
