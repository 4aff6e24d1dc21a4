"""Draw cover, figure and film of `logits-to-words`: `python site/drawings/logits_to_words.py`.

All three show the eight logits of the post and compute everything else from them. Numbers and
English tokens are their only words, so both languages share them. The film needs `ffmpeg`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import cos, exp, log, log2, pi
from pathlib import Path

from pens import (
    ACCENT,
    EN,
    INK,
    LINE,
    PAPER,
    POSTS,
    SHEET,
    SOFT,
    WIDTH,
    Cover,
    rect,
    text,
    wire,
    write_svg,
)
from PIL import Image, ImageDraw, ImageFont

IMAGES = POSTS / "logits-to-words" / "images"
LOGITS = {
    "mat": 4.0,
    "floor": 3.5,
    "bed": 3.0,
    "sofa": 2.5,
    "roof": 2.0,
    "cat": 1.0,
    "moon": 0.0,
    "idea": -1.5,
}
TOP_K, TOP_P, MIN_P = 3, 0.9, 0.1
# One random number, which falls on another word at each temperature of the cover.
PIN = 0.55

FILM = (960, 540)
# Drawn larger and then shrunk, like the covers.
FINER = 2
RATE, FRAMES = 25, 200
COLDEST, HOTTEST = 0.2, 2.0
MUTED = "#655f57"


def probabilities(temperature: float) -> list[float]:
    """Softmax of the logits, in their order: the likeliest comes first."""
    top = max(LOGITS.values())
    weights = [exp((logit - top) / temperature) for logit in LOGITS.values()]
    return [weight / sum(weights) for weight in weights]


def bits(shares: Iterable[float]) -> float:
    """Entropy."""
    return -sum(p * log2(p) for p in shares)


def cover() -> None:
    """The same pin through the line from 0 to 1 at T = 0.5, 1 and 2: three different words."""
    canvas = Cover()
    left, width, height = 90, WIDTH - 180, 112
    for row, temperature in enumerate((0.5, 1, 2)):
        y = 92 + row * 167
        start = 0.0
        for place, p in enumerate(probabilities(temperature)):
            hit = start <= PIN < start + p
            fill = ACCENT if hit else SOFT if place % 2 else LINE
            length = width * p
            gap = 6 if length > 12 and place < len(LOGITS) - 1 else 0
            canvas.box(
                left + width * start,
                y,
                max(2, length - gap),
                height,
                fill=fill,
                radius=min(12, length / 6),
            )
            start += p
    x = left + width * PIN
    canvas.stroke((x, 50), (x, 572), width=9)
    canvas.ring(x, 46, 17, width=17)
    canvas.save(IMAGES / "cover.png")


def kept() -> None:
    """What each filter looks at, and what it keeps, at two temperatures."""
    step, columns = 24, (264, 346, 434)
    rules = (
        ("top-k", f"k = {TOP_K}"),
        ("top-p", f"p = {TOP_P}"),
        ("min-p", f"m = {MIN_P}"),
    )
    parts: list[str] = []
    for x, (name, setting) in zip(columns, rules, strict=True):
        parts += [text(x, 20, name, "mid strong"), text(x, 40, setting, "mid small muted")]
    for panel, temperature in enumerate((1, 2)):
        top = 60 + panel * 240
        shares = probabilities(temperature)
        sums = list(accumulate(shares))
        ratios = [p / shares[0] for p in shares]
        counts = (
            TOP_K,
            1 + sum(mass < TOP_P for mass in sums),
            sum(ratio >= MIN_P for ratio in ratios),
        )
        parts.append(text(4, top + 15, f"T = {temperature}", "strong accent-text"))
        parts.append(wire(f"M4 {top + 24}H476"))
        first = top + 32
        for x, count in zip(columns, counts, strict=True):
            parts.append(rect("soft", x - 34, first, 68, count * step))
        for row, (word, p) in enumerate(zip(LOGITS, shares, strict=True)):
            line = first + row * step + 17
            bar = max(1.5, 230 * p)
            parts += [
                text(46, line, word, "end small"),
                rect("accent", 54, line - 12, bar, 14, min(3, bar / 2)),
                text(60 + bar, line, f"{p:.3f}", "small muted"),
            ]
            seen = (str(row + 1), f"{sums[row]:.3f}", f"{ratios[row]:.3f}")
            for x, number, count in zip(columns, seen, counts, strict=True):
                parts.append(text(x, line, number, "mid small" + (" muted" * (row >= count))))
    write_svg(IMAGES / "kept.svg", 480, 528, EN, parts)


def temperature_at(moment: float) -> float:
    """From the coldest to the hottest and back, as `moment` goes from 0 to 1; halving takes
    as long anywhere."""
    way = (1 - cos(2 * pi * moment)) / 2
    return exp(log(COLDEST) + way * log(HOTTEST / COLDEST))


class Frame:
    """A canvas of the size of the film, with words in the font that Pillow brings along: it
    looks the same on every machine."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (FILM[0] * FINER, FILM[1] * FINER), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0) -> None:
        corners = tuple(v * FINER for v in (x, y, x + w, y + h))
        self.pen.rounded_rectangle(corners, radius * FINER, fill)

    def words(
        self, x: float, y: float, what: str, size: int, fill: str = INK, anchor: str = "ms"
    ) -> None:
        font = ImageFont.load_default(size * FINER)
        self.pen.text((x * FINER, y * FINER), what, fill, font, anchor=anchor)


def bars(sheet: Frame, shares: list[float]) -> None:
    """A bar for each word, and a line where all of them would be equal."""
    floor, height = 390, 300
    sheet.box(60, 82, 840, floor - 82, SHEET, 10)
    sheet.box(60, floor - height / len(LOGITS), 840, 2, LINE)
    sheet.words(930, floor - height / len(LOGITS) + 7, "1/8", 18, MUTED)
    for place, (word, p) in enumerate(zip(LOGITS, shares, strict=True)):
        x, top = 112.5 + place * 105, floor - height * p
        sheet.box(x - 33, top - 26, 66, 24, SHEET)
        sheet.box(x - 33, top, 66, max(2, height * p), SOFT if place else ACCENT)
        sheet.words(x, top - 8, f"{100 * p:.1f}%" if p >= 0.0005 else "<0.1%", 20)
        sheet.words(x, floor + 34, word, 26)
    sheet.box(60, floor, 840, 3, INK)


def thermometer(sheet: Frame, temperature: float) -> None:
    """Where the temperature is. It lies low: a paused player hides it, and no word, behind its
    buttons."""

    def place(degrees: float) -> float:
        return 60 + 840 * log(degrees / COLDEST) / log(HOTTEST / COLDEST)

    sheet.box(60, 477, 840, 6, LINE, 3)
    for mark in (0.2, 0.5, 1, 2):
        sheet.box(place(mark) - 1.5, 471, 3, 18, MUTED)
        sheet.words(place(mark), 515, f"{mark:g}", 20, MUTED)
    sheet.box(place(temperature) - 12, 468, 24, 24, ACCENT, 12)


def frame(temperature: float) -> Image.Image:
    """The temperature, the entropy and the bars."""
    sheet = Frame()
    shares = probabilities(temperature)
    sheet.words(60, 60, f"T = {temperature:.2f}", 46, anchor="ls")
    sheet.words(900, 60, f"{bits(shares):.2f} bits", 34, MUTED, anchor="rs")
    bars(sheet, shares)
    thermometer(sheet, temperature)
    return sheet.image.resize(FILM, Image.Resampling.LANCZOS)


def frames() -> Iterator[bytes]:
    """The pixels of each frame. The last one is followed by the first again."""
    for number in range(FRAMES):
        yield frame(temperature_at(number / FRAMES)).tobytes()


def film(path: Path) -> None:
    """Pipe the frames into ffmpeg."""
    size = f"{FILM[0]}x{FILM[1]}"
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(RATE), "-i", "-"]
    codec = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "22", "-pix_fmt", "yuv420p"]
    web = ["-movflags", "+faststart", "-map_metadata", "-1", "-fflags", "+bitexact"]
    # The same bytes everywhere: the encoder's result depends on the number of its threads.
    command = ["ffmpeg", "-v", "error", "-y", *source, *codec, "-threads", "1", *web, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin
        for pixels in frames():
            encoder.stdin.write(pixels)
    if encoder.returncode:
        raise SystemExit(encoder.returncode)


def poster(path: Path) -> None:
    """The frame at T = 1."""
    frame(1).quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    cover()
    kept()
    poster(IMAGES / "temperature.png")
    film(IMAGES / "temperature.mp4")
