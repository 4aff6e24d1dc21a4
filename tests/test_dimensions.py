"""Sizes of pictures, as Pillow reads them; and of what is none."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from twinpost import dimensions
from twinpost.dimensions import UNKNOWN

WIDE = (1200, 630)


def picture(suffix, mode="RGB", size=WIDE, **options):
    file = io.BytesIO()
    Image.new(mode, size).save(file, suffix, **options)
    return file.getvalue()


def exif():
    tags = Image.Exif()
    tags[0x0112] = 6  # turned by a quarter
    tags[0x010E] = "보드" * 9000
    return tags.tobytes()


@pytest.mark.parametrize(
    "data",
    [
        picture("PNG"),
        picture("PNG", "P", optimize=True),
        picture("PNG", "I;16"),
        picture("PNG", save_all=True, append_images=[Image.new("RGB", WIDE)]),
        picture("JPEG"),
        picture("JPEG", progressive=True, exif=exif(), comment=b"\xff\xc0" * 40),
        picture("JPEG", icc_profile=b"colours" * 30_000),
        picture("JPEG", "CMYK") + bytes(800_000),
        picture("JPEG", "L", size=(1, 65_000)),
        picture("MPO"),
        picture("GIF", "P"),
        picture("GIF", "P", size=(1, 1)),
        picture("WEBP"),
        picture("WEBP", lossless=True),
        picture("WEBP", "RGBA", lossless=True, exif=exif()),
        picture("WEBP", size=(16_383, 1)),
        picture("WEBP", save_all=True, append_images=[Image.new("RGB", WIDE, "red")]),
    ],
)
def test_a_picture_has_the_size_that_pillow_says(tmp_path, data):
    (tmp_path / "a").write_bytes(data)

    assert dimensions.read(tmp_path / "a") == Image.open(io.BytesIO(data)).size


def test_padding_between_segments(tmp_path):
    data = picture("JPEG")
    (tmp_path / "a").write_bytes(data[:2] + b"\xff" * 7 + data[2:])

    assert dimensions.read(tmp_path / "a") == WIDE


def test_a_bomb_is_only_a_number(tmp_path):
    header = struct.pack(">II5B", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    (tmp_path / "a").write_bytes(data + struct.pack(">I", zlib.crc32(chunk)))

    assert dimensions.read(tmp_path / "a") == (2**31 - 1, 2**31 - 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89",
        b"\xff\xd8",
        b"\xff\xd8" + b"\xff" * 100_000,
        b"\xff\xd8" + b"\xff\xe0\x00\x00" * 10_000,
        b"\xff\xd8\xff\xe0\x00\x10 cut",
        b"\xff\xd8 not a marker ........",
        picture("JPEG")[:100],
        b"RIFF\x00\x00\x00\x00WEBPVP8Q........................",
        b"RIFF\x00\x00\x00\x00WAVEfmt ........................",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'/>",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "그림".encode(),
    ],
)
def test_what_is_no_picture(tmp_path, data):
    (tmp_path / "a").write_bytes(data)

    assert dimensions.read(tmp_path / "a") == UNKNOWN


def test_what_can_not_be_read(tmp_path):
    assert dimensions.read(tmp_path / "none.png") == UNKNOWN
    assert dimensions.read(tmp_path) == UNKNOWN


def test_any_bytes_after_the_magic(tmp_path):
    for magic in (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"GIF89a",
        b"RIFF....WEBPVP8X",
        b"\xff\xd8\xff",
    ):
        for length in range(40):
            (tmp_path / "a").write_bytes(magic + os.urandom(length))
            width, height = dimensions.read(tmp_path / "a")

            assert width >= 0
            assert height >= 0
