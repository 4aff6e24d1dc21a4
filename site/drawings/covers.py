"""Draw the covers of the posts and the card of the site: `python site/drawings/covers.py`.

Run it after a change and commit the pictures with it; the build of the site never draws.
"""

from __future__ import annotations

from math import cos, exp, pi, sin

from pens import ACCENT, ASSETS, HEIGHT, INK, LINE, PAPER, POSTS, SHEET, SOFT, WIDTH, Cover


def asterisk(cover: Cover, x: float, y: float, r: float, line: str, width: float) -> None:
    """Three strokes through one point."""
    for turn in (pi / 2, pi / 2 + pi / 3, pi / 2 - pi / 3):
        dx, dy = r * cos(turn), r * sin(turn)
        cover.stroke((x - dx, y - dy), (x + dx, y + dy), line=line, width=width)


def bold_before_a_particle() -> None:
    """Asterisks, a word in parentheses, asterisks without effect, and the particle 은."""
    cover = Cover()
    middle = HEIGHT / 2
    for x in (150, 250):
        asterisk(cover, x, middle, 42, ACCENT, 17)
    cover.box(330, middle - 32, 170, 64, fill=INK, radius=14)
    cover.ring(640, middle, 105, width=15, start=130, end=230)
    cover.box(595, middle - 32, 110, 64, fill=INK, radius=14)
    cover.ring(660, middle, 105, width=15, start=-50, end=50)
    for x in (850, 950):
        asterisk(cover, x, middle, 42, SOFT, 17)
    cover.ring(1065, middle - 48, 27, width=14)
    cover.stroke((1015, middle + 10), (1115, middle + 10), width=14)
    cover.stroke((1030, middle + 38), (1030, middle + 76), (1105, middle + 76), width=14)
    cover.save(POSTS / "bold-before-a-particle" / "images" / "cover.png")


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


def token_to_logits() -> None:
    """The lower triangle of causal attention."""
    cover = Cover()
    count, step, gap = 10, 48, 6
    left, top = (WIDTH - count * step) / 2, (HEIGHT - count * step) / 2
    for row in range(count):
        for key in range(count):
            x, y = left + key * step, top + row * step
            if key > row:
                cover.box(x + step / 2 - gap, y + step / 2 - gap, 6, 6, fill=LINE, radius=3)
        for key, weight in enumerate(attention(row)):
            x, y = left + key * step, top + row * step
            cover.box(x, y, step - gap, step - gap, fill=blend(0.12 + 0.88 * weight), radius=7)
        cover.box(
            left - 150, top + row * step + 12, 60 + 50 * ((row * 7) % 5) / 4, 18, fill=INK, radius=9
        )
    cover.save(POSTS / "token-to-logits" / "images" / "cover.png")


def kv_cache() -> None:
    """Four stacks of cached numbers, heights to scale: MHA 64, GQA 8, MLA 2.25, MQA 1."""
    cover = Cover()
    unit, floor, width = 7.4, 556, 170
    for place, size in enumerate((64, 8, 2.25, 1)):
        x = 170 + place * 230
        for layer in range(int(size)):
            y = floor - (layer + 1) * unit
            cover.box(x, y, width, unit - 2, fill=ACCENT if layer % 8 else SOFT)
        rest = (size - int(size)) * unit
        if rest:
            cover.box(x, floor - size * unit, width, rest - 0.5, fill=ACCENT)
    cover.stroke((120, floor + 6), (WIDTH - 120, floor + 6), width=5)
    cover.save(POSTS / "kv-cache" / "images" / "cover.png")


def one_post_two_languages() -> None:
    """Two sheets whose blocks are joined."""
    cover = Cover()
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
        cover.box(x, 75, 300, 480, fill=SHEET, line=INK, width=5, radius=18)
        for y, h, share, colour in blocks:
            cover.box(x + 40, 115 + y, 220 * share, h, fill=colour, radius=min(h / 2, 10))
    for y, _, _, _ in blocks[::3]:
        cover.stroke((540, 115 + y + 20), (660, 115 + y + 20), line=ACCENT, width=5)
        for x in (540, 660):
            cover.ring(x, 115 + y + 20, 6, line=ACCENT, width=7)
    cover.save(POSTS / "one-post-two-languages" / "images" / "cover.png")


def picture_weight() -> None:
    """A photo, a window with text and a bar chart: three pictures, three ways to be small."""
    cover = Cover()
    top, side = 150, 330
    for place in range(3):
        cover.box(75 + place * 360, top, side, side, fill=SHEET, line=INK, width=6, radius=24)
    left = 75
    cover.ring(left + 245, top + 85, 20, line=ACCENT, width=40)
    peaks = ((50, 265), (130, 150), (185, 220), (225, 180), (280, 265), (50, 265))
    cover.stroke(*((left + x, top + y) for x, y in peaks), width=16)
    left += 360
    cover.box(left + 3, top + 40, side - 6, 8, fill=INK)
    for dot in range(3):
        cover.box(
            left + 26 + dot * 26, top + 16, 14, 14, fill=ACCENT if not dot else LINE, radius=7
        )
    for row, (indent, length) in enumerate(((0, 190), (34, 150), (34, 205), (68, 110), (0, 140))):
        fill = (INK, SOFT, LINE)[row % 3]
        cover.box(left + 34 + indent, top + 80 + row * 46, length, 22, fill=fill, radius=11)
    left += 360
    for bar, height in enumerate((80, 150, 215, 175)):
        x = left + 44 + bar * 64
        cover.box(x, top + 280 - height, 48, height, fill=SOFT if bar % 2 else ACCENT)
    cover.stroke((left + 36, top + 285), (left + side - 36, top + 285), width=8)
    cover.save(POSTS / "picture-weight" / "images" / "cover.png")


def card() -> None:
    """The twin sheets of the site's mark, for pages that have no cover."""
    cover = Cover(PAPER)
    cover.box(450, 135, 210, 260, line=INK, width=28, radius=40)
    cover.box(548, 212, 204, 254, fill=ACCENT, radius=40)
    cover.save(ASSETS / "card.png")


if __name__ == "__main__":
    for drawing in (
        bold_before_a_particle,
        token_to_logits,
        kv_cache,
        one_post_two_languages,
        picture_weight,
        card,
    ):
        drawing()
