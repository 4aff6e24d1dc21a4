"""Draw cover and figure of `bold-before-a-particle`."""

from __future__ import annotations

from math import cos, pi, sin

from pens import (
    ACCENT,
    EN,
    HEIGHT,
    INK,
    KO,
    LANGUAGES,
    POSTS,
    SOFT,
    Cover,
    rect,
    text,
    translated,
    write_svg,
)

IMAGES = POSTS / "bold-before-a-particle" / "images"


def asterisk(cover: Cover, x: float, y: float, r: float, line: str, width: float) -> None:
    """Three strokes through one point."""
    for turn in (pi / 2, pi / 2 + pi / 3, pi / 2 - pi / 3):
        dx, dy = r * cos(turn), r * sin(turn)
        cover.stroke((x - dx, y - dy), (x + dx, y + dy), line=line, width=width)


def cover() -> None:
    """Asterisks, a word in parentheses, asterisks without effect, and the particle 은."""
    sheet = Cover()
    middle = HEIGHT / 2
    for x in (150, 250):
        asterisk(sheet, x, middle, 42, ACCENT, 17)
    sheet.box(330, middle - 32, 170, 64, fill=INK, radius=14)
    sheet.ring(640, middle, 105, width=15, start=130, end=230)
    sheet.box(595, middle - 32, 110, 64, fill=INK, radius=14)
    sheet.ring(660, middle, 105, width=15, start=-50, end=50)
    for x in (850, 950):
        asterisk(sheet, x, middle, 42, SOFT, 17)
    sheet.ring(1065, middle - 48, 27, width=14)
    sheet.stroke((1015, middle + 10), (1115, middle + 10), width=14)
    sheet.stroke((1030, middle + 38), (1030, middle + 76), (1105, middle + 76), width=14)
    sheet.save(IMAGES / "cover.png")


def flanking(lang: str) -> None:
    """Three closing runs and what stands on their sides."""
    words = {
        KO: ("글자", "구두점", "공백", "닫힘", "닫히지 않음", "앞", "뒤"),
        EN: ("letter", "punctuation", "space", "closes", "fails", "before", "after"),
    }[lang]
    letter, punctuation, space, closes, fails, before, after = words
    rows = (
        ("션", letter, "은", letter, closes),
        (")", punctuation, "␣", space, closes),
        (")", punctuation, "은", letter, fails),
    )
    parts = [text(90, 22, before, "small muted mid"), text(270, 22, after, "small muted mid")]
    for row, (left, left_kind, right, right_kind, result) in enumerate(rows):
        y = 36 + row * 84
        bad = result == fails
        parts += [
            rect("sheet", 4, y, 174, 64),
            rect("sheet", 182, y, 174, 64),
            rect("tint" if bad else "accent", 144, y + 10, 72, 44, 8),
            text(
                180, y + 40, "**", "code large strong mid" if bad else "code large strong mid light"
            ),
            text(124, y + 39, left, "code large mid"),
            text(236, y + 39, right, "code large mid"),
            text(60, y + 37, left_kind, "mid muted"),
            text(304, y + 37, right_kind, "mid muted"),
            text(372, y + 37, result, "strong accent-text" if bad else "strong"),
        ]
        if bad:
            parts.append(rect("alarm", 144, y + 10, 72, 44, 8))
    write_svg(translated(IMAGES / "flanking.svg", lang), 490, 276, lang, parts)


if __name__ == "__main__":
    cover()
    for language in LANGUAGES:
        flanking(language)
