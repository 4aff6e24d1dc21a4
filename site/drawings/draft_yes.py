"""Draw the pictures of the post draft-yes: `python site/drawings/draft_yes.py`."""

from __future__ import annotations

from html import escape

from pens import (
    ACCENT,
    HEIGHT,
    INK,
    LINE,
    POSTS,
    SHEET,
    SOFT,
    Cover,
    rect,
    text,
    wire,
    write_svg,
)

IMAGES = POSTS / "draft-yes" / "images"
KO, EN = "ko", "en"
# A monospaced letter of 16 px in the widest of the fonts that pens.STYLE names.
LETTER = 9.7


def switch(cover: Cover, x: float, y: float) -> None:
    """A switch that is on, and the plug on its wire."""
    cover.stroke((x + 190, y), (x + 300, y), line=ACCENT, width=12)
    cover.box(x, y - 55, 200, 110, fill=ACCENT, radius=55)
    cover.box(x + 102, y - 43, 86, 86, fill=SHEET, radius=43)
    cover.box(x + 285, y - 42, 46, 84, fill=INK, radius=12)
    for prong in (-20, 20):
        cover.stroke((x + 325, y + prong), (x + 353, y + prong), width=12)


def page(cover: Cover, x: float, y: float) -> None:
    """A finished page with a socket in its edge."""
    cover.box(x, y - 205, 290, 410, fill=SHEET, line=INK, width=6, radius=18)
    cover.box(x - 20, y - 48, 42, 96, fill=INK, radius=12)
    for hole in (-20, 20):
        cover.box(x - 20, y + hole - 9, 24, 18, fill=SOFT, radius=4)
    rows = ((-160, 36, 130, INK), (-98, 14, 205, LINE), (-72, 14, 180, LINE))
    for top, height, width, fill in rows:
        cover.box(x + 46, y + top, width, height, fill=fill, radius=7)
    cover.box(x + 46, y - 36, 205, 96, fill=SOFT, radius=10)
    for top, width in ((84, 205), (110, 190), (136, 90)):
        cover.box(x + 46, y + top, width, 14, fill=LINE, radius=7)


def cover() -> None:
    """A key, a colon, a switch that is on, and a page to which nothing leads."""
    canvas = Cover()
    middle = HEIGHT / 2
    canvas.box(76, middle - 32, 180, 64, fill=INK, radius=14)
    for dot in (-24, 24):
        canvas.box(284, middle + dot - 13, 26, 26, fill=INK, radius=13)
    switch(canvas, 364, middle)
    page(canvas, 838, middle)
    canvas.save(IMAGES / "cover.png")


def code(x: float, y: float, *parts: str) -> str:
    """A line of code whose quotes, every second part, stand out."""
    spans = (
        f'<tspan class="accent-text strong">{escape(part)}</tspan>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
    return f'<text class="code" x="{x:g}" y="{y:g}">{"".join(spans)}</text>'


def value(kind: str, x: float, y: float, *parts: str) -> tuple[list[str], float]:
    """A box with code in it, and where it ends."""
    width = len("".join(parts)) * LETTER + 16
    return [rect(kind, x, y, width, 40), code(x + 8, y + 26, *parts)], x + width


def apostrophe(lang: str) -> None:
    """A line as it was meant, as YAML divides it, and two ways to keep it whole."""
    meant, found, double, twice, ends, rest = {
        KO: (
            "뜻한 것",
            "YAML이 읽은 것",
            "큰따옴표로 감싸기",
            "아포스트로피를 두 번 쓰기",
            "값은 여기서 끝",
            "갈 곳 없는 나머지",
        ),
        EN: (
            "What was meant",
            "What YAML reads",
            "Cured by double quotes",
            "Cured by doubling",
            "the value ends",
            "left over",
        ),
    }[lang]
    rows = (
        (meant, ("", "'", "each module's role", "'")),
        (found, ("", "'", "each module", "'")),
        (double, ("", '"', "each module's role", '"')),
        (twice, ("", "'", "each module", "''", "s role", "'")),
    )
    parts: list[str] = []
    for (label, value_parts), y in zip(rows, (32, 128, 250, 346), strict=True):
        key, start = value("tint", 4, y, "summary:")
        box, end = value("sheet", start + 8, y, *value_parts)
        parts += [text(4, y - 10, label, "small muted"), *key, *box]
        if label == found:
            leftover, _ = value("alarm", end + 8, y, "s role'")
            parts += [
                *leftover,
                wire(f"M{end - 13:g} {y + 42}v12"),
                text(end - 8, y + 70, ends, "small end"),
                text(end + 8, y + 70, rest, "small strong accent-text"),
            ]
    write_svg(IMAGES / f"apostrophe{'' if lang == KO else '.en'}.svg", 400, 390, lang, parts)


if __name__ == "__main__":
    cover()
    for language in (KO, EN):
        apostrophe(language)
