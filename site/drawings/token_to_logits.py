"""Draw cover and figure of `token-to-logits`."""

from __future__ import annotations

from math import exp, sin

from pens import (
    ACCENT,
    EN,
    HEIGHT,
    INK,
    KO,
    LANGUAGES,
    LINE,
    POSTS,
    SHEET,
    WIDTH,
    Cover,
    rect,
    text,
    translated,
    wire,
    write_svg,
)

IMAGES = POSTS / "token-to-logits" / "images"
LAYERS = 12


def blend(weight: float) -> str:
    """From sheet to accent."""
    mix = (round(a + (b - a) * weight) for a, b in zip(rgb(SHEET), rgb(ACCENT), strict=True))
    return "#" + "".join(f"{v:02x}" for v in mix)


def rgb(colour: str) -> tuple[int, int, int]:
    """The three parts of a colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def attention(row: int) -> list[float]:
    """Plausible weights of one token: some to itself, some to the first, some to a few others."""
    scores = [2.2 * sin(1.7 * row + 2.3 * key * key) - 0.25 * (row - key) for key in range(row + 1)]
    peak = max(scores)
    return [exp(s - peak) for s in scores]


def cover() -> None:
    """The lower triangle of causal attention."""
    sheet = Cover()
    count, step, gap = 10, 48, 6
    left, top = (WIDTH - count * step) / 2, (HEIGHT - count * step) / 2
    for row in range(count):
        for key in range(count):
            x, y = left + key * step, top + row * step
            if key > row:
                sheet.box(x + step / 2 - gap, y + step / 2 - gap, 6, 6, fill=LINE, radius=3)
        for key, weight in enumerate(attention(row)):
            x, y = left + key * step, top + row * step
            sheet.box(x, y, step - gap, step - gap, fill=blend(0.12 + 0.88 * weight), radius=7)
        sheet.box(
            left - 150, top + row * step + 12, 60 + 50 * ((row * 7) % 5) / 4, 18, fill=INK, radius=9
        )
    sheet.save(IMAGES / "cover.png")


def path(lang: str) -> None:
    """The way of the tokens through GPT-2 small, upwards as in the literature."""
    words = {
        KO: (
            "로짓",
            "LM 헤드",
            "정규화",
            "피드포워드",
            "어텐션",
            "토큰 + 위치 임베딩",
            "토큰",
            "더하기",
        ),
        EN: (
            "logits",
            "LM head",
            "LayerNorm",
            "Feed-forward",
            "Attention",
            "Token + position embedding",
            "tokens",
            "add",
        ),
    }[lang]
    logits, head, norm, ffn, attend, embed, tokens, add = words
    left, width, middle = 24, 250, 149

    def stage(y: float, name: str, shape: str) -> list[str]:
        return [
            rect("sheet", left, y, width, 56),
            text(middle, y + 24, name, "mid"),
            text(middle, y + 45, shape, "code small muted mid"),
        ]

    parts = [
        rect("tint", 4, 196, 472, 272, 12),
        wire(f"M{middle} 568V34"),
        text(middle, 24, logits, "mid strong"),
        *stage(44, head, "(n, 768) → (n, 50257)"),
        *stage(120, norm, "(n, 768)"),
        text(20, 224, f"× {LAYERS}", "strong accent-text"),
        *stage(488, embed, "(n) → (n, 768)"),
        text(middle, 588, tokens, "mid strong"),
    ]
    for y, name, shape in ((226, ffn, "768 → 3072 → 768"), (352, attend, "12 × (n, 64)")):
        parts += [
            wire(f"M{middle} {y + 96}H252V{y + 62}H270"),
            rect("sheet", 270, y + 20, 190, 84),
            text(365, y + 45, norm, "mid small muted"),
            text(365, y + 67, name, "mid strong"),
            text(365, y + 90, shape, "code small muted mid"),
            wire(f"M365 {y + 20}V{y}H{middle + 13}"),
            f'<circle class="sheet" cx="{middle}" cy="{y}" r="13"/>',
            text(middle, y + 6, "+", "mid strong"),
            text(middle - 20, y + 5, add, "end small muted"),
        ]
    write_svg(translated(IMAGES / "path.svg", lang), 480, 600, lang, parts)


if __name__ == "__main__":
    cover()
    for language in LANGUAGES:
        path(language)
