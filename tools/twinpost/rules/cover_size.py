"""Covers as social networks want them: large in pixels, small in bytes, and not drawings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from twinpost import dimensions, pictures
from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document, File, Site


@rule(Document, severity="warning")
def cover_size(
    document: Document,
    site: Site,
    *,
    fields: tuple[str, ...] = pictures.COVERS,
    min_width: int = 1200,
    min_height: int = 630,
    max_bytes: int = 1_000_000,
) -> Iterator[Finding]:
    """A cover is large enough to be shown where links are shared, and quick to load."""
    for field in pictures.covers(document, fields):
        file = _file(str(field.value), document, site)
        if file is None:
            continue  # missing, which is another rule's to say, or not of this site
        for message, cure in _wrong(file, (min_width, min_height), max_bytes):
            yield at(document, field.value_span, message, help=cure)


def _file(written: str, document: Document, site: Site) -> File | None:
    if not pictures.is_file(written):
        return None
    target = pictures.named(written)
    places = [
        *pictures.beside(target.lstrip("/"), document),
        *pictures.from_root(target, site),
        f"static{document.key}/{target.lstrip('/')}",
    ]
    return next((file for place in places if (file := pictures.find(place, site))), None)


def _wrong(file: File, least: dimensions.Size, most: int) -> Iterator[tuple[Text, Text]]:
    """What is wrong with a cover, and the cure of each."""
    suffix = PurePosixPath(file.location.name).suffix.lower()
    wanted = f"{least[0]}x{least[1]}"
    if suffix == ".svg":
        yield (
            Text(
                "the cover is an SVG, which no social network shows",
                "커버 그림이 SVG입니다. 소셜 네트워크는 SVG를 보여 주지 않습니다",
            ),
            Text(
                f"export it as PNG or JPEG, of {wanted} pixels or more",
                f"{wanted} 픽셀 이상의 PNG나 JPEG로 내보내 주세요",
            ),
        )
    elif suffix in dimensions.SUFFIXES:
        yield from _wrong_in_size(file, least, wanted)
    if file.bytes > most:
        yield (
            Text(
                f"the cover has {file.bytes:,} bytes, more than {most:,}",
                f"커버 그림이 {file.bytes:,}바이트로, {most:,}바이트를 넘습니다",
            ),
            Text(
                "save it with fewer colours, as JPEG or as WebP",
                "색을 줄이거나 JPEG나 WebP로 저장해 주세요",
            ),
        )


def _wrong_in_size(file: File, least: dimensions.Size, wanted: str) -> Iterator[tuple[Text, Text]]:
    width, height = file.size
    if not width or not height:
        yield (
            Text(
                f"`{file.location.name}` is not a picture",
                f"`{file.location.name}` 파일이 그림이 아닙니다",
            ),
            Text(
                "export it again; if it lies in Git LFS, run `git lfs pull`",
                "다시 내보내 주세요. Git LFS에 있다면 `git lfs pull`을 실행해 주세요",
            ),
        )
    elif width < least[0] or height < least[1]:
        yield (
            Text(
                f"the cover has {width}x{height} pixels, less than {wanted}",
                f"커버 그림이 {width}x{height} 픽셀로, {wanted}보다 작습니다",
            ),
            Text(
                f"use {wanted} pixels or more: beside a shared link, less is blurred or tiny",
                f"{wanted} 픽셀 이상으로 바꿔 주세요. 작으면 공유한 링크에 흐리게 나옵니다",
            ),
        )
