"""What a new page says until its author does: `new` writes it, and a rule finds what is left."""

from __future__ import annotations

from twinpost.text import Text

ALT = Text("<what the cover shows>", "<커버 그림 설명>")
OPENING = Text(
    "Say in two or three sentences which problem this post is about, and for whom.",
    "이 글이 누구의 어떤 문제를 다루는지 두세 문장으로 적습니다.",
)
SECTIONS = (
    (
        Text("The problem", "문제"),
        Text(
            "What happened, and what did it cost?", "무슨 일이 있었고, 무엇이 불편했는지 적습니다."
        ),
    ),
    (
        Text("What we did", "해결"),
        Text("What did you try, and what worked?", "무엇을 해 보았고, 무엇이 통했는지 적습니다."),
    ),
    (
        Text("What we learned", "정리"),
        Text("What should the reader remember?", "독자가 기억했으면 하는 것을 적습니다."),
    ),
)
# Of the archetypes of this repository's own site, which others copy.
DOCUMENTATION = Text(
    "Say in a sentence or two what the reader can do after this page.",
    "이 페이지를 읽으면 무엇을 할 수 있는지 한두 문장으로 적습니다.",
)
PROFILE = Text(
    "Say in two or three sentences what you do and what you write about.",
    "무슨 일을 하고 무엇에 관해 쓰는지 두세 문장으로 적습니다.",
)
PARAGRAPHS = frozenset(
    paragraph
    for hint in (OPENING, DOCUMENTATION, PROFILE, *(hint for _, hint in SECTIONS))
    for paragraph in (hint.en, hint.ko)
)
