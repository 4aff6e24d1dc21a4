"""What all drawings share: colours, a canvas for PNG covers and a frame for SVG diagrams.

Covers carry no words, so both languages share them and no font is needed. Diagrams are SVG
whose words are set by the reader's own fonts; they follow the reader's light or dark scheme.
Each post has a script of its name: run it after a change and commit the pictures with it, as
the build of the site never draws.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from PIL import Image, ImageDraw

POSTS = Path(__file__).parents[1] / "content" / "posts"
ASSETS = Path(__file__).parents[1] / "assets" / "images"
KO, EN = LANGUAGES = ("ko", "en")

PAPER = "#f5f2ec"
SHEET = "#fdfcfa"
LINE = "#d8d1c5"
INK = "#1f1d1a"
ACCENT = "#c2491d"
SOFT = "#eeb99f"

WIDTH, HEIGHT = 1200, 630
# Pillow draws jagged edges: paint larger, then shrink.
SCALE = 3

STYLE = """
text{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","Apple SD Gothic Neo","Noto Sans KR",
"Malgun Gothic","Noto Sans CJK KR",sans-serif;font-size:16px;fill:#1f1d1a}
.code{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK KR",monospace}
.small{font-size:14px}.large{font-size:22px}.muted{fill:#655f57}.strong{font-weight:700}.mid{text-anchor:middle}.end{text-anchor:end}
.sheet{fill:#fdfcfa;stroke:#d8d1c5;stroke-width:1.5}.tint{fill:#f5f2ec;stroke:#d8d1c5;stroke-width:1.5}
.accent{fill:#c2491d}.soft{fill:#eeb99f}.ink{fill:#1f1d1a}.accent-text{fill:#a63c13}
.wire{fill:none;stroke:#8d857a;stroke-width:1.5}
.alarm{fill:none;stroke:#c2491d;stroke-width:2;stroke-dasharray:5 4}
.light{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#e9e5dd}.muted{fill:#a8a195}.sheet{fill:#211f1c;stroke:#4a463f}
.tint{fill:#2a2723;stroke:#4a463f}.accent{fill:#e8744a}.soft{fill:#7a4630}.ink{fill:#e9e5dd}.accent-text{fill:#ff9f7a}
.wire{stroke:#8d857a}.alarm{stroke:#e8744a}.light{fill:#1b1310}}
"""


class Cover:
    """A canvas of 1200 x 630 whose measures are those of the finished picture."""

    def __init__(self, background: str = PAPER) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 4,
        radius: float = 0,
    ) -> None:
        """A rectangle with round corners, filled or outlined."""
        corners = tuple(v * SCALE for v in (x, y, x + w, y + h))
        self.draw.rounded_rectangle(corners, radius * SCALE, fill, line, round(width * SCALE))

    def stroke(self, *points: tuple[float, float], line: str = INK, width: float = 4) -> None:
        """A line with round ends and joints."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(path, line, round(width * SCALE), "curve")
        r = width * SCALE / 2
        for x, y in (path[0], path[-1]):
            self.draw.ellipse((x - r, y - r, x + r, y + r), line)

    def ring(
        self,
        x: float,
        y: float,
        r: float,
        *,
        line: str = INK,
        width: float = 4,
        start: float = 0,
        end: float = 360,
    ) -> None:
        """A circle, or the part of it between two angles."""
        corners = tuple(v * SCALE for v in (x - r, y - r, x + r, y + r))
        self.draw.arc(corners, start, end, line, round(width * SCALE))

    def save(self, path: Path) -> None:
        """Shrink, reduce to a palette (flat colours need no more) and write."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        flat = small.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        path.parent.mkdir(parents=True, exist_ok=True)
        flat.save(path, optimize=True)


def translated(path: Path, lang: str) -> Path:
    """Where a diagram with words belongs: Hugo gives `path.svg` to every language that has no
    file of its own, so that is the Korean one, and `path.en.svg` the English one."""
    return path if lang == KO else path.with_suffix(f".{lang}.svg")


def rect(kind: str, x: float, y: float, w: float, h: float, r: float = 6) -> str:
    """An SVG rectangle."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{r:g}"/>'


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """A line of SVG text; y is its base line."""
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(words)}</text>'


def wire(d: str, kind: str = "wire") -> str:
    """An SVG path without filling."""
    return f'<path class="{kind}" d="{d}"/>'


def write_svg(path: Path, width: int, height: int, lang: str, parts: list[str]) -> None:
    """Write a diagram. The viewBox is what the site takes its width and height from."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{lang}">'
    style = "<style>" + STYLE.replace("\n", "") + "</style>"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "\n".join([head, style, *parts, "</svg>"]) + "\n", encoding="utf-8", newline="\n"
    )
