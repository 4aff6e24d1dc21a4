"""Draw cover and figure of `one-post-two-languages`."""

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
    wire,
    write_svg,
)

IMAGES = POSTS / "one-post-two-languages" / "images"


def cover() -> None:
    """Two sheets whose blocks are joined."""
    sheet = Cover()
    blocks = (
        (0, 40, 0.6, INK),
        (74, 16, 1, LINE),
        (104, 16, 0.8, LINE),
        (148, 120, 1, SOFT),
        (296, 16, 1, LINE),
        (326, 16, 0.9, LINE),
        (356, 16, 0.5, LINE),
    )
    for x in (220, 680):
        sheet.box(x, 75, 300, 480, fill=SHEET, line=INK, width=5, radius=18)
        for y, h, share, colour in blocks:
            sheet.box(x + 40, 115 + y, 220 * share, h, fill=colour, radius=min(h / 2, 10))
    for y, _, _, _ in blocks[::3]:
        sheet.stroke((540, 115 + y + 20), (660, 115 + y + 20), line=ACCENT, width=5)
        for x in (540, 660):
            sheet.ring(x, 115 + y + 20, 6, line=ACCENT, width=7)
    sheet.save(IMAGES / "cover.png")


def skeleton(lang: str) -> None:
    """Two columns of blocks: joined, split, and one without partner."""
    words = {
        KO: ("한국어", "영어", "제목", "문단", "그림", "코드", "표", "짝 없음"),
        EN: ("Korean", "English", "heading", "paragraph", "picture", "code", "table", "no partner"),
    }[lang]
    korean, english, heading, paragraph, picture, code, table, missing = words
    korean_blocks = (
        (heading, 42, 34),
        (paragraph, 88, 40),
        (paragraph, 140, 40),
        (picture, 196, 80),
        (heading, 292, 34),
        (code, 342, 60),
        (table, 418, 54),
    )
    english_blocks = (
        (heading, 42, 34),
        (paragraph, 88, 92),
        (picture, 196, 80),
        (heading, 292, 34),
        (code, 342, 60),
    )
    parts = [text(94, 24, korean, "mid strong"), text(386, 24, english, "mid strong")]
    for x, blocks in ((4, korean_blocks), (296, english_blocks)):
        for name, y, h in blocks:
            kind = "soft" if name == picture else "tint" if name in (heading, code) else "sheet"
            parts += [rect(kind, x, y, 180, h), text(x + 90, y + h / 2 + 5, name, "mid small")]
    for a, b in ((59, 59), (108, 134), (160, 134), (236, 236), (309, 309), (372, 372)):
        parts.append(wire(f"M188 {a}C235 {a} 245 {b} 292 {b}"))
    parts += [
        rect("alarm", 4, 418, 180, 54),
        wire("M188 445H284", "alarm"),
        text(296, 450, missing, "strong accent-text"),
    ]
    write_svg(translated(IMAGES / "skeleton.svg", lang), 480, 480, lang, parts)


if __name__ == "__main__":
    cover()
    for language in LANGUAGES:
        skeleton(language)
