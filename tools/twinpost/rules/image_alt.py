"""Pictures that readers who cannot see them can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.markdown import Image
from twinpost.model import Document
from twinpost.pictures import FILE_NAME, named

# Words that are true of any picture, with or without a number.
GENERIC = re.compile(
    r"(?:(?:an?|the|my)\s+)?(?:image|img|picture|pic|photo|photograph|screen\s?shot|figure|fig\.?"
    r"|alt(?:ernative)?(?:\s+text)?|(?:image\s+)?description|(?:image|picture)\s+alt(?:\s+text)?"
    r"|untitled|placeholder|text"
    r"|이미지|사진|그림|스크린\s?샷|화면\s?캡[처쳐]|캡[처쳐]|대체\s?텍스트|(?:이미지|그림|사진)\s?설명|설명|무제"
    r"|画像|写真|図|スクリーンショット|代替テキスト|图片|图像|截图)[\s\d()#.:_-]*|[\W\d_]+",
    re.IGNORECASE,
)
# Behind which a name without an extension is a name, not a word.
NAMELIKE = re.compile(r"\S*[-_]\S*|\S*\D\d+")
MODE = re.compile(r"light|dark", re.IGNORECASE)


@rule(Document, severity="warning")
def image_alt(document: Document, *, allow_empty: bool = False) -> Iterator[Finding]:
    """A picture says in words what it shows."""
    first: dict[str, Image] = {}
    for image in document.images:
        alt = (image.alt or "").strip()
        decorative = image.written == "html" and image.alt == ""
        if not alt and (allow_empty or decorative):
            continue
        if why := _why(alt, image):
            yield at(
                document,
                image.span,
                why,
                help=Text(
                    "say what the picture shows, in the language of the post",
                    "그림이 무엇을 보여 주는지 글의 언어로 적어 주세요",
                ),
            )
        elif _name(first.setdefault(alt.casefold(), image)) != _name(image):
            yield _repeated(document, first[alt.casefold()], image, alt)


def _why(alt: str, image: Image) -> Text | None:
    """What is wrong with an alternative text by itself."""
    if not alt:
        return Text("image has no alt text", "그림에 대체 텍스트가 없습니다")
    if FILE_NAME.fullmatch(alt) or (alt == _stem(image) and NAMELIKE.fullmatch(alt)):
        return Text(f"alt text is a file name, `{alt}`", f"대체 텍스트가 파일 이름입니다: `{alt}`")
    if GENERIC.fullmatch(alt):
        return Text(
            f"alt text `{alt}` is true of any picture",
            f"대체 텍스트가 어느 그림에나 맞는 말입니다: `{alt}`",
        )
    return None


def _repeated(document: Document, first: Image, image: Image, alt: str) -> Finding:
    line = document.lines.position(first.span.start).line
    return at(
        document,
        image.span,
        Text(
            f"alt text is that of another picture, on line {line}: `{alt}`",
            f"대체 텍스트가 {line}번째 줄의 다른 그림과 같습니다: `{alt}`",
        ),
        help=Text(
            "say of each what it shows, so that one can tell them apart",
            "두 그림을 구별할 수 있게 저마다 무엇을 보여 주는지 적어 주세요",
        ),
        related=(
            Related(
                document.path, first.span, Text("the other picture", "다른 그림은 여기 있습니다")
            ),
        ),
    )


def _stem(image: Image) -> str:
    return splitext(basename(named(image.target)))[0]


def _name(image: Image) -> str:
    """The file of a picture; one for a light and one for a dark page show the same."""
    return MODE.sub("", named(image.target))
