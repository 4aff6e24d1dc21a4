"""Links whose words say where they lead: screen readers list them without the text around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering import links

EMPTY_WORDS = frozenset(
    (
        *("here", "this", "link", "click", "click here", "this link", "this page", "read more"),
        *("more", "see here", "over here", "여기", "이곳", "저기", "여기서", "여기에서", "여기를"),
        *("링크", "이 링크", "링크 참고", "링크 참조", "클릭", "여기 클릭", "여기를 클릭"),
        *("바로가기", "이 글", "이 문서", "이 페이지", "이것", "참고", "참조", "this post"),
        *("바로 가기", "더보기", "더 보기", "자세히", "자세히 보기"),
    )
)
ARROW = re.compile(r"[\s>»›←-⇿⟰-⟿⤀-⥿⬀-⬑➔-➾\ufe0e\ufe0f]+")
AROUND = re.compile(r"^[\W_]+|[\W_]+$")


@rule(Document, severity="warning")
def link_text(document: Document) -> Iterator[Finding]:
    """The words of a link say where it leads."""
    for link in links.of(document) if document.is_page else ():
        if link.written != "markdown":
            continue
        words = " ".join(AROUND.sub("", link.text).lower().split())
        bare = not link.text.strip() and "<" not in link.span.of(document.text)
        if not bare and words not in EMPTY_WORDS and not ARROW.fullmatch(link.text):
            continue
        yield at(
            document,
            link.span,
            Text("the link has no text", "링크에 글자가 없습니다")
            if bare
            else Text(
                f"the words of the link, `{link.text.strip()}`, do not say where it leads",
                f"링크 글자 `{link.text.strip()}`만으로는 어디로 가는지 알 수 없습니다",
            ),
            help=Text(
                "make a link of the words that name the page"
                if not bare
                else "write words that name the page, or the alt text of the picture",
                "페이지를 가리키는 말에 링크를 걸어 주세요"
                if not bare
                else "페이지를 가리키는 말이나 그림의 대체 텍스트를 적어 주세요",
            ),
        )
