"""What a template left for the author to write, and the author forgot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.frontmatter import Field
from twinpost.hints import ALT, PARAGRAPHS
from twinpost.lint import rule
from twinpost.model import Document, Settings

PART = (
    "(?:alt(?: text)?|author|caption|category|date|description|image|keywords?|link|name|slug"
    "|subtitle|summary|tags?|text|title|url)"
)
KOREAN_PART = (
    "(?:이름|제목|부제|설명|요약|내용|본문|대체 ?텍스트|캡션|날짜|태그|카테고리|주소|링크|작성자"
    "|저자|문구)"
)
BEGUN = "(?:your|the|an?|enter|insert|add|post|page|cover|image|alt)"
# Each is the whole of a value: a title may well be about <title>, about templates, or a film.
LEFT = re.compile(
    "|".join(
        (
            rf"[<\[]{BEGUN} (?:[\w']+ )*{PART}[>\]]",
            rf"<(?:[가-힣A-Za-z]+ )*{KOREAN_PART}>",
            r"(?:\{\{[^{}]*\}\}\s*)+",  # {{ replace .Name "-" " " | title }}
            r"lorem ipsum dolor\b.*",
            rf"(?:enter|insert|add|write|type|put|your)(?: [\w']+)* {PART} (?:goes )?here[.…]*",
            rf"(?:여기에 ?)?(?:[가-힣]+ )?{KOREAN_PART}[을를] ?(?:여기에 ?)?"
            r"(?:입력|작성|기입|적어|써|넣어) ?(?:해 ?)?(?:하세요|하십시오|주세요|주십시오)[.!…]*",
        )
    ),
    re.IGNORECASE | re.DOTALL,
)
# The name of a field, or of another: `<title>`, `<tag1>`.
NAMED = re.compile(rf"<({PART})[ _-]?\d*>", re.IGNORECASE)
TO_DO = re.compile(r"(?:TODO|TBD|FIXME|작성 ?(?:중|예정))(?::.*)?[.…]*", re.DOTALL)
TITLES = ("title", "linktitle")  # of a page about TO-DO lists, or about an element of HTML


@rule(Document, severity="error")
def front_matter_placeholder(document: Document, settings: Settings) -> Iterator[Finding]:
    """What a template says until the author does is not published."""
    if not document.is_page or document.draft:
        return
    terms = (*TITLES, *settings.taxonomies.values())
    fields = () if document.front_matter.problems else document.front_matter.fields.values()
    for field in fields:
        if isinstance(field.value, str) and _is_left(field.value.strip(), field, terms):
            yield at(
                document,
                field.value_span,
                Text(
                    f"`{field.path}` still says what a template put there",
                    f"`{field.path}` 값이 템플릿의 안내문 그대로입니다",
                ),
                help=Text(
                    "write it, or take the field out",
                    "내용을 적거나 필드를 지워 주세요",
                ),
            )
    for block in document.blocks:
        if block.kind == "paragraph" and block.span.of(document.text).strip() in PARAGRAPHS:
            yield at(
                document,
                block.span,
                Text(
                    "this paragraph still says what its template put there",
                    "이 문단이 템플릿의 안내문 그대로입니다",
                ),
                help=Text(
                    "write what it asks for, or take it out",
                    "안내하는 내용을 적거나 지워 주세요",
                ),
            )


def _is_left(value: str, field: Field, terms: tuple[str, ...]) -> bool:
    if value in (ALT.en, ALT.ko) or LEFT.fullmatch(value):
        return True
    name, named = field.path.partition(".")[0], NAMED.fullmatch(value)
    if name in terms:
        return named is not None and named[1].lower().removesuffix("y") in name
    return bool(named or TO_DO.fullmatch(value))
