"""Draw cover and figure of `after-you-save`.

The times were measured as the post says: the events by one program, what a reader finds in the
file by another, each the median of 15 saves. A row begins with the first thing that was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from pens import (
    ACCENT,
    EN,
    HEIGHT,
    INK,
    KO,
    LANGUAGES,
    LINE,
    POSTS,
    SOFT,
    WIDTH,
    Cover,
    rect,
    text,
    translated,
    wire,
    write_svg,
)

IMAGES = POSTS / "after-you-save" / "images"
QUIET = 18.2  # ms, as it was measured
FIRST, LAST = 0.01, 100.0  # ms, the ends of the scale


@dataclass(frozen=True)
class Save:
    """One way of saving; times in ms."""

    events: tuple[float, ...]
    broken: tuple[float, float] | None  # from when to when there is nothing whole to read
    whole: float  # from when the new text is there
    too_early: float | None = None  # a look after 18 ms of quiet that comes too early
    aside: tuple[float, ...] = ()  # events of vim's swap file


PLAIN = Save((0, 0.206, 0.230, 0.232), (0, 0.287), 0.287)
TWO_STEPS = Save((0.24, 25.35, 25.374, 25.376), (0, 25.376), 25.376, too_early=0.24 + QUIET)
RENAME = Save((0, 0.009, 0.026, 0.028, 0.098, 0.098), None, 0.098)
VIM = Save(
    events=(
        *(0, 0.004, 0.015, 0.019, 0.030),  # the file 4913
        *(0.055, 0.055, 0.774, 0.776),
        *(0.785, 0.806, 0.818, 0.831, 0.842, 0.849, 1.082, 1.083, 1.093),
    ),
    broken=(0.055, 0.849),
    whole=0.849,
    aside=(
        0.079,
        0.082,
        0.086,
        0.090,
        0.093,
        0.097,
        0.100,
        0.104,
        0.107,
        0.111,
        0.116,
        0.660,
        1.114,
    ),
)


def place(milliseconds: float) -> float:
    """Where a time lies on the logarithmic scale."""
    return 14 + 113 * (log10(max(milliseconds, FIRST)) - log10(FIRST))


def row(y: float, name: str, count: str, save: Save, words: tuple[str, str, str]) -> list[str]:
    """A name, a bar of what a reader finds, the looks above it and the events below."""
    old, broken, new = words
    begin, whole, end = place(FIRST), place(save.whole), place(LAST)
    torn, mended = map(place, save.broken or (save.whole, save.whole))
    parts = [
        text(begin, y + 18, name, "strong"),
        text(begin + 210, y + 18, count, "small muted end"),
        rect("accent", whole, y + 30, end - whole, 26, 3),
        text((whole + end) / 2, y + 48, new, "small mid light"),
    ]
    if torn > begin:
        parts.append(rect("sheet", begin, y + 30, torn - begin, 26, 3))
        parts.append(text((begin + torn) / 2, y + 48, old, "small mid"))
    if save.broken:
        parts.append(rect("soft", torn, y + 30, mended - torn, 26, 3))
        parts.append(rect("alarm", torn, y + 30, mended - torn, 26, 3))
        parts.append(text((torn + mended) / 2, y + 48, broken, "small mid"))
    parts += [wire(f"M{place(t):.1f} {y + 62}v6") for t in save.aside]
    parts += [wire(f"M{place(t):.1f} {y + 60}v12", "event") for t in save.events]
    parts.append(look(place(max(save.events) + QUIET), y + 28))
    if save.too_early:
        parts.append(missed(place(save.too_early), y + 20))
    return parts


def look(x: float, y: float) -> str:
    """A triangle that stands on its tip: the watcher reads here."""
    return f'<path class="ink" d="M{x:.1f} {y}l-7 -13h14z"/>'


def missed(x: float, y: float) -> str:
    """A cross: a look that finds nothing whole."""
    return wire(f"M{x - 6:.1f} {y - 6}l12 12m0 -12l-12 12", "event")


def timeline(lang: str) -> None:
    """What four ways of saving look like from outside."""
    names, counts, states, key = {
        KO: (
            ("그냥 쓰기", "두 단계", "이름 바꾸기", "vim"),
            "이벤트 {}개",
            ("옛 글", "비었거나 잘림", "새 글", "없거나 잘림"),
            ("조용한 18 ms 뒤의 첫 읽기", "너무 이른 읽기", "이벤트 (짧은 것은 스왑 파일)"),
        ),
        EN: (
            ("plain", "two steps", "rename", "vim"),
            "{} events",
            ("old text", "empty or cut", "new text", "gone or cut"),
            (
                "first look after 18 ms of quiet",
                "look that comes too early",
                "event (short: swap file)",
            ),
        ),
    }[lang]
    old, cut, new, gone = states
    parts = ["<style>.event{fill:none;stroke:#c2491d;stroke-width:2}</style>"]
    for number, mark in enumerate(("10 µs", "100 µs", "1 ms", "10 ms", "100 ms")):
        x = place(FIRST * 10**number)
        parts.append(wire(f"M{x:.1f} 26V372", "grid"))
        anchor = ("", *("mid",) * 3, "end")[number]
        parts.append(text(x + (-12, 0, 0, 0, 10)[number], 16, mark, f"small muted {anchor}"))
    parts[0] = (
        "<style>.event{fill:none;stroke:#c2491d;stroke-width:2}.grid{fill:none;stroke:#d8d1c5}"
        "@media(prefers-color-scheme:dark){.event{stroke:#e8744a}.grid{stroke:#3a3731}}</style>"
    )
    for number, (name, save) in enumerate(zip(names, (PLAIN, TWO_STEPS, RENAME, VIM), strict=True)):
        count = counts.format(len(save.events) + len(save.aside))
        words = (old, gone if save is VIM else cut, new)
        parts += row(28 + number * 86, name, count, save, words)
    for number, line in enumerate(key):
        y = 394 + number * 24
        parts.append(text(42, y, line, "small"))
        parts.append(
            (look(22, y + 1), missed(22, y - 5), wire(f"M22 {y - 12}v14", "event"))[number]
        )
    write_svg(translated(IMAGES / "timeline.svg", lang), 480, 456, lang, parts)


def cover() -> None:
    """The 31 events of one `:w` in vim by the file that they are about, a pause, one answer."""
    picture = Cover()
    floor = HEIGHT / 2 + 130
    probe, move, swap = (130, SOFT), (270, ACCENT), (60, SOFT)
    name, write = (210, INK), (160, INK)
    events = [probe] * 5 + [move] * 2 + [swap] * 12 + [name] * 2 + [write] * 6 + [name] * 3 + [swap]
    for number, (height, colour) in enumerate(events):
        x = 130 + number * 16
        picture.stroke((x, floor - 24), (x, floor - 24 - height), line=colour, width=8)
    picture.stroke((110, floor), (WIDTH - 110, floor), width=8)
    for number in range(5):
        x = 690 + number * 42
        picture.stroke((x, floor - 30), (x + 12, floor - 30), line=LINE, width=9)
    picture.stroke(
        (940, floor - 125), (995, floor - 70), (1070, floor - 240), line=ACCENT, width=42
    )
    picture.save(IMAGES / "cover.png")


if __name__ == "__main__":
    cover()
    for language in LANGUAGES:
        timeline(language)
