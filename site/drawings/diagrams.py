"""Draw the diagrams of the posts as SVG: `python site/drawings/diagrams.py`.

A diagram with words is drawn once per language: `path.svg` is the Korean one, which Hugo
gives to every language that has no file of its own, and `path.en.svg` is the English one.
"""

from __future__ import annotations

from pathlib import Path

from pens import POSTS, rect, text, wire, write_svg

KO, EN = "ko", "en"
LAYERS = 12
# Fewer than the 64 of the text, so that they can be told apart.
HEADS = 8


def image(post: str, name: str, lang: str = KO) -> Path:
    """Where a diagram belongs."""
    suffix = "" if lang == KO else f".{lang}"
    return POSTS / post / "images" / f"{name}{suffix}.svg"


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
    write_svg(image("bold-before-a-particle", "flanking", lang), 490, 276, lang, parts)


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
    write_svg(image("token-to-logits", "path", lang), 480, 600, lang, parts)


def heads() -> None:
    """Query heads above, what they share below. The names are the same in every language."""
    parts: list[str] = []
    for place, (name, groups) in enumerate((("MHA", 8), ("GQA", 2), ("MQA", 1), ("MLA", 0))):
        left, top = 4 + place % 2 * 244, place // 2 * 236
        parts.append(text(left + 96, top + 22, name, "mid strong"))
        for head in range(HEADS):
            x = left + head * 24 + 12
            shared = left + (head * groups // HEADS + 0.5) * 192 / (groups or 1)
            parts.append(rect("sheet", x - 8, top + 36, 16, 40, 3))
            bend = f"C{x} {top + 105} {shared:g} {top + 95} {shared:g} {top + 124}"
            parts.append(wire(f"M{x} {top + 78}{bend}"))
        for group in range(groups):
            shared = left + (group + 0.5) * 192 / groups
            parts.append(rect("accent", shared - 8, top + 124, 16, 36, 3))
            parts.append(rect("accent", shared - 8, top + 166, 16, 36, 3))
        if not groups:
            parts.append(rect("accent", left + 66, top + 124, 60, 36, 3))
    for top in (0, 236):
        for y, label in ((61, "Q"), (147, "K"), (189, "V")):
            parts.append(text(216, top + y, label, "small muted mid"))
    write_svg(image("kv-cache", "heads"), 440, 446, EN, parts)


def cache_bytes() -> None:
    """Cache per token, to scale."""
    parts: list[str] = []
    for row, (name, kib) in enumerate((("MHA", 2560), ("GQA", 320), ("MLA", 90), ("MQA", 40))):
        y = 4 + row * 46
        width = 330 * kib / 2560
        parts += [
            text(44, y + 21, name, "end strong"),
            rect("accent", 56, y, width, 30, 3),
            text(66 + width, y + 21, f"{kib:,} KiB", "small"),
        ]
    write_svg(image("kv-cache", "bytes"), 480, 176, EN, parts)


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
    write_svg(image("one-post-two-languages", "skeleton", lang), 480, 480, lang, parts)


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
    write_svg(image("picture-weight", "encoded", lang), 480, 510, lang, parts)


if __name__ == "__main__":
    for language in (KO, EN):
        flanking(language)
        path(language)
        skeleton(language)
        encoded(language)
    heads()
    cache_bytes()
