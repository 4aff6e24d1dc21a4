"""Width and height of a picture, from the first bytes of its file.

Pillow is not asked: importing it costs as much as a third of a check. And as nothing is decoded, no
file costs more than a few short reads, however large it claims to be.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

Size = tuple[int, int]
UNKNOWN: Size = (0, 0)
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})  # of what can be read here
SEGMENTS = 1000  # of a JPEG before its size; real ones have some twenty, with a colour profile
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG: a frame, with its size
BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # JPEG: markers without a length
END = frozenset({0xD9, 0xDA})


def read(path: Path) -> Size:
    """The size of the picture at `path`; UNKNOWN when it is none, or cannot be read."""
    try:
        with path.open("rb") as file:
            return _size(file)
    except OSError:
        return UNKNOWN


def _size(file: BinaryIO) -> Size:
    head = file.read(32)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _little(head[6:8]), _little(head[8:10])
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(file)
    return UNKNOWN


def _webp(head: bytes) -> Size:
    kind = head[12:16]
    if kind == b"VP8X":
        return _little(head[24:27]) + 1, _little(head[27:30]) + 1
    if kind == b"VP8L" and head[20:21] == b"\x2f":
        bits = _little(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
    return UNKNOWN


def _jpeg(file: BinaryIO) -> Size:
    at = 2
    for _ in range(SEGMENTS):
        file.seek(at)
        head = file.read(9)
        if len(head) < 9 or head[0] != 0xFF or head[1] in END:
            break
        if head[1] in FRAMES:
            return int.from_bytes(head[7:9], "big"), int.from_bytes(head[5:7], "big")
        if head[1] == 0xFF:  # padding
            at += 1
        else:
            at += 2 if head[1] in BARE else 2 + int.from_bytes(head[2:4], "big")
    return UNKNOWN


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")
