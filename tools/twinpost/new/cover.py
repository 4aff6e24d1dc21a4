"""A plain picture in the place of the cover: the page looks right from its first preview."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from posixpath import normpath
from zlib import crc32

from twinpost import frontmatter

SIZE = (1200, 630)  # what social networks show
PAPER = (241, 243, 246)
INKS = ((204, 214, 235), (207, 228, 217), (238, 217, 204), (226, 211, 232), (238, 226, 192))
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def place(text: str) -> str:
    """Where a page has its cover, relative to its bundle; "" where none can be drawn."""
    field = frontmatter.parse(text).fields.get("cover.image")
    path = PurePosixPath(normpath(str(field.value))) if field and field.value else PurePosixPath()
    outside = path.is_absolute() or ".." in path.parts or ":" in str(path)
    return str(path) if path.suffix.lower() in FORMATS and not outside else ""


def draw(name: str, path: str = "cover.png") -> bytes:
    """A picture of the size of a cover, for a file at `path`; the same for the same name."""
    from PIL import Image, ImageDraw

    image = Image.new("P", SIZE)
    image.putpalette([*PAPER, *INKS[crc32(name.encode()) % len(INKS)], 255, 255, 255])
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, 630), (420, 160), (840, 630)], fill=1)
    pen.polygon([(560, 630), (900, 300), (1200, 630)], fill=2)
    pen.ellipse([900, 90, 1040, 230], fill=1)
    file = io.BytesIO()
    kind = FORMATS[PurePosixPath(path).suffix.lower()]
    (image if kind == "PNG" else image.convert("RGB")).save(file, kind, optimize=True)
    return file.getvalue()
