"""Covers that readers who cannot see them can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost import pictures
from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.lint import rule
from twinpost.model import Document

EMPTY = re.compile(  # words that say that there is a picture, and not what it shows
    r"(?:the |a |post |page )?(?:cover|featured|header|hero|alt)?[ -]?"
    r"(?:alt|cover|image|picture|photo|text|thumbnail)(?: here)?"
    r"|(?:글 ?|포스트 ?)?(?:커버|표지|대표|대체|대문|섬네일|썸네일)? ?"
    r"(?:그림|사진|이미지|커버|표지|텍스트|섬네일|썸네일)|[\W_]+",
    re.IGNORECASE,
)


@rule(Document, severity="warning")
def cover_alt(
    document: Document, *, image: str = "cover.image", alt: str = "cover.alt"
) -> Iterator[Finding]:
    """A cover says in words what it shows."""
    for cover in pictures.covers(document, [image]):
        prefix = cover.path.removesuffix(image.lower())
        hidden = document.value(f"{cover.path.rpartition('.')[0]}.hidden") is True
        words = document.field(f"{prefix}{alt}")
        if not hidden and (message := _wrong(words, cover)):
            yield at(
                document,
                words.value_span if words and _text(words) else (words or cover).key_span,
                message,
                help=Text(
                    f"say in `{alt}` what the picture shows, in the language of the post",
                    f"그림이 무엇을 보여 주는지 `{alt}` 값에 글의 언어로 적어 주세요",
                ),
            )


def _wrong(words: Field | None, cover: Field) -> Text | None:
    alt = _text(words)
    if not alt:
        return Text("the cover has no alt text", "커버 그림에 대체 텍스트가 없습니다")
    if pictures.FILE_NAME.fullmatch(alt) or alt == cover.value:
        return Text(
            f"alt text of the cover is a file name, `{alt}`",
            f"커버 그림의 대체 텍스트가 파일 이름입니다: `{alt}`",
        )
    if EMPTY.fullmatch(alt):
        return Text(
            f"alt text of the cover says nothing, `{alt}`",
            f"커버 그림의 대체 텍스트에 내용이 없습니다: `{alt}`",
        )
    return None


def _text(words: Field | None) -> str:
    return "" if words is None or words.value is None else str(words.value).strip()
