"""Picture files that are called after what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.pictures import EXTERNAL, SUFFIXES, named

# The names that cameras, phones, office programs, messengers and screenshots give.
GIVEN = re.compile(
    r"(?:\d+[-_ ])?"
    r"(?:image|img|picture|pic|photo|figure|fig|screen[ _-]?shot|untitled|unnamed|pasted[ _-]?image"
    r"|dsc[nf]?|pxl|mvimg|kakaotalk(?:[ _-]photo)?|snipaste|cleanshot|(?:download|capture)(?=\W*\d)"
    r"|스크린[ _-]?샷|화면[ _-]?(?:캡[처쳐]|기록)|캡[처쳐]|사진|그림|이미지|무제|제목[ _-]?없음)"
    r"(?:[\W\d_]|at|am|pm|from|copy|오전|오후|의|사본|복사본|\d+x)*",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:\d{1,2}|[\d_-]{5,})(?:\s?\(\d+\))?")
HASH = re.compile(r"[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@rule(Document, severity="note")
def image_name(document: Document) -> Iterator[Finding]:
    """A picture file is named after what it shows."""
    seen = set()
    for image in document.images if document.is_page else ():
        name = basename(named(image.target))
        stem, suffix = splitext(name)
        if EXTERNAL.match(image.target) or suffix.lower() not in SUFFIXES or name in seen:
            continue
        seen.add(name)
        if any(names.fullmatch(stem) for names in (GIVEN, NUMBER, HASH)):
            yield at(
                document,
                image.span,
                Text(
                    f"file name `{name}` does not say what the picture shows",
                    f"파일 이름만으로는 어떤 그림인지 알 수 없습니다: `{name}`",
                ),
                help=_order(f"boot-time-by-kernel{suffix.lower()}"),
            )


def _order(example: str) -> Text:
    return Text(
        f"rename it after what it shows, like `{example}`: image search reads the name",
        f"`{example}`처럼 내용이 드러나는 이름으로 바꿔 주세요. 이미지 검색도 이름을 읽습니다",
    )
