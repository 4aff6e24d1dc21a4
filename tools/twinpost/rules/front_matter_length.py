"""How much of a title and a description search results show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.globs import matches
from twinpost.lint import rule
from twinpost.model import Document


@rule(Document, severity="note")
def front_matter_length(
    document: Document,
    *,
    title_max: int = 60,
    description_min: int = 50,
    description_max: int = 160,
    skip: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """A title and a description are as long as search results show them."""
    if document.role != "page" or document.front_matter.problems or matches(document.key, skip):
        return
    yield from _judged(document, "title", 0, title_max)
    yield from _judged(document, "description", description_min, description_max)


def width(text: str) -> int:
    """How many Latin letters are as wide as a text: search results cut at a width, not a count."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in composed)
    marks = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in composed)
    return len(composed) + wide - marks


def _judged(document: Document, name: str, least: int, most: int) -> Iterator[Finding]:
    field = document.field(name)
    if not field or not isinstance(field.value, str) or not field.value.strip():
        return
    wide = width(field.value)
    latin = wide == len(" ".join(field.value.split()))
    has = Text(
        f"`{name}` has {wide} characters" if latin else f"`{name}` is as wide as {wide} letters",
        f"`{name}` 길이가 {wide}자입니다" if latin else f"`{name}` 너비가 반각 {wide}자입니다",
    )
    if wide > most:
        yield at(
            document,
            field.value_span,
            Text(
                f"{has.en}; search results show about {most}",
                f"{has.ko}. 검색 결과에는 {most}자쯤 보입니다",
            ),
            help=_shorter(name, most),
        )
    elif wide < least:
        yield at(
            document,
            field.value_span,
            Text(
                f"{has.en}; search results have room for more than {least}",
                f"{has.ko}. 검색 결과에는 {least}자 넘게 보입니다",
            ),
            help=Text(
                "say in a sentence or two what the reader will find",
                "독자가 무엇을 얻는지 한두 문장으로 적어 주세요",
            ),
        )


def _shorter(name: str, most: int) -> Text:
    half = most // 2
    if name == "title":
        return Text(
            f"shorten it to {most} letters, or {half} of Hangul, and say the rest in `description`",
            f"한글 {half}자, 영문 {most}자쯤으로 줄이고 나머지는 `description`에 적어 주세요",
        )
    return Text(
        f"shorten it to {most} letters, or {half} of Hangul, with what matters first",
        f"한글 {half}자, 영문 {most}자쯤으로 줄이고 중요한 말을 앞에 두어 주세요",
    )
