"""Draw cover and figure of `picture-weight`."""

from __future__ import annotations

from pens import (
    ACCENT,
    EN,
    INK,
    KO,
    LANGUAGES,
    LINE,
    POSTS,
    SHEET,
    SOFT,
    Cover,
    rect,
    text,
    translated,
    write_svg,
)

IMAGES = POSTS / "picture-weight" / "images"


def cover() -> None:
    """A photo, a window with text and a bar chart: three pictures, three ways to be small."""
    sheet = Cover()
    top, side = 150, 330
    for place in range(3):
        sheet.box(75 + place * 360, top, side, side, fill=SHEET, line=INK, width=6, radius=24)
    left = 75
    sheet.ring(left + 245, top + 85, 20, line=ACCENT, width=40)
    peaks = ((50, 265), (130, 150), (185, 220), (225, 180), (280, 265), (50, 265))
    sheet.stroke(*((left + x, top + y) for x, y in peaks), width=16)
    left += 360
    sheet.box(left + 3, top + 40, side - 6, 8, fill=INK)
    for dot in range(3):
        sheet.box(
            left + 26 + dot * 26, top + 16, 14, 14, fill=ACCENT if not dot else LINE, radius=7
        )
    for row, (indent, length) in enumerate(((0, 190), (34, 150), (34, 205), (68, 110), (0, 140))):
        fill = (INK, SOFT, LINE)[row % 3]
        sheet.box(left + 34 + indent, top + 80 + row * 46, length, 22, fill=fill, radius=11)
    left += 360
    for bar, height in enumerate((80, 150, 215, 175)):
        x = left + 44 + bar * 64
        sheet.box(x, top + 280 - height, 48, height, fill=SOFT if bar % 2 else ACCENT)
    sheet.stroke((left + 36, top + 285), (left + side - 36, top + 285), width=8)
    sheet.save(IMAGES / "cover.png")


def encoded(lang: str) -> None:
    """Bytes of three pictures in five encodings, as the post measured them."""
    photo, screenshot, chart = {
        KO: ("사진", "스크린샷", "도표"),
        EN: ("photo", "screenshot", "diagram"),
    }[lang]
    pictures = (
        (photo, (1_307_618, 1_123_672, 85_176, 27_308, 30_370)),
        (screenshot, (183_673, 33_304, 143_910, 80_782, 24_742)),
        (chart, (7_256, 272, 65_964, 6_694, 2_138)),
    )
    names = ("PNG", "WebP, lossless", "JPEG 80", "WebP 80", "AVIF 60")
    if lang == KO:
        names = ("PNG", "WebP 무손실", *names[2:])
    parts: list[str] = []
    for place, (picture, sizes) in enumerate(pictures):
        top = place * 172
        parts.append(text(4, top + 22, picture, "strong accent-text"))
        for row, (name, size) in enumerate(zip(names, sizes, strict=True)):
            y = top + 34 + row * 24
            width = max(2, 230 * size / max(sizes))
            parts += [
                text(116, y + 14, name, "end small muted"),
                rect("accent" if row < 2 else "soft", 126, y, width, 17, min(3, width / 2)),
                text(136 + width, y + 14, f"{size:,}", "small"),
            ]
    write_svg(translated(IMAGES / "encoded.svg", lang), 480, 510, lang, parts)


if __name__ == "__main__":
    cover()
    for language in LANGUAGES:
        encoded(language)
