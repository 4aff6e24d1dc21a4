"""What is found is what real Hugo joins, in both styles."""

from __future__ import annotations

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.joined_lines import joined_lines

SIMPLE = Goldmark(joined_lines="simple")
CSS = Goldmark(joined_lines="css3draft")


@pytest.mark.parametrize(
    ("goldmark", "body"),
    [
        (SIMPLE, "나는 어제⟦\n⟧바다에\n갔다."),
        (SIMPLE, "나는 어제 \n바다에 \n갔다."),  # goldmark keeps these
        (SIMPLE, "> 나는⟦\n⟧> 어제".replace("⟦\n⟧> ", "⟦\n> ⟧")),
        (SIMPLE, "나는.\n어제 abc\n가 1\n가"),
        (SIMPLE, "漢字\n漢字。\n漢字"),
        (SIMPLE, "one word⟦\n⟧**bold**"),
        (SIMPLE, "**굵게**\n글 `코드`\n글  \n글\\\n글"),
        (SIMPLE, "- 목록⟦\n  ⟧항목"),
        (SIMPLE, '그는⟦\n⟧"안녕"이라'),
        (SIMPLE, "```\n가\n나\n```\n\n한 줄\n\n또 한 줄"),
        (CSS, "나는 어제\n바다에 갔다.⟦\n⟧그리고"),
        (CSS, "One sentence.⟦\n⟧Another one,\nand more"),
        (CSS, "漢字。\n漢字"),
    ],
)
def test_joined_lines(goldmark, body):
    archive, expected = marked(post(body))
    spans = [(path, span.start) for path, span in found("joined-lines", archive, goldmark=goldmark)]

    assert spans == [(path, span.start) for path, span in expected]


def test_one_finding_counts_all():
    (finding,) = findings("joined-lines", post("가\n나\n다\n\n라\n마"), goldmark=SIMPLE)

    assert "in 3 places" in finding.message.en
    assert "`가` and `나`" in finding.message.en


def test_off_by_default():
    assert found("joined-lines", post("가\n나")) == []


# --- put before Hugo ---

WORDS = [
    "가나",
    "다라",
    "abc",
    "漢字",
    "かな",
    "**굵게**",
    "`코드`",
    "[링크](u)",
    "*em*",
    '"따옴"',
    "A1",
]
ENDS = ["", "", "", ".", ",", "!", ")", "。", "…"]


def case(chance: random.Random) -> str:
    first, second = chance.choice(WORDS) + chance.choice(ENDS), chance.choice(WORDS)
    before = chance.choice(["", "글 ", "> "])
    between = "\n> " if before == "> " else "\n"
    return f"{before}{first}{between}{second} 끝"


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [SIMPLE, CSS], ids=["simple", "css3draft"])
def test_hugo_joins_what_is_found(goldmark):
    chance = random.Random(7)
    bodies = [case(chance) for _ in range(2000)]
    wrong = []
    for body, html in zip(bodies, render(bodies, goldmark), strict=True):
        text = LexborHTMLParser(f"<body>{html}</body>").body.text().strip()
        document = Document("a.md", "ko", FRONT + body, "/a", goldmark=goldmark)
        joined = "\n" not in text and not blankless(body)
        if any(joined_lines.check(document)) != joined:
            wrong.append((body, html))

    assert wrong == []


def blankless(body: str) -> bool:
    """Whether Chinese or Japanese stands on one side of the line break, and no Korean."""
    last, first = re.search(r"(\S)\n(?:> )?[*`\[]*(\S)", body).groups()
    return bool(re.search("[漢字かな。]", last + first) and not re.search("[가-힣]", last + first))
