"""Pictures that readers who cannot see them can follow."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.pictures import FILE_NAME


@rule(Document, severity="warning")
def image_alt(document: Document, *, allow_empty: bool = False) -> Iterator[Finding]:
    """A picture says in words what it shows."""
    for image in document.images:
        alt = (image.alt or "").strip()
        decorative = image.written == "html" and image.alt == ""
        if not alt and (allow_empty or decorative):
            continue
        if not alt or FILE_NAME.fullmatch(alt):
            yield at(
                document,
                image.span,
                Text(f"alt text is a file name, `{alt}`", f"대체 텍스트가 파일 이름입니다: `{alt}`")
                if alt
                else Text("image has no alt text", "그림에 대체 텍스트가 없습니다"),
                help=Text(
                    "say what the picture shows, in the language of the post",
                    "그림이 무엇을 보여 주는지 글의 언어로 적어 주세요",
                ),
            )
