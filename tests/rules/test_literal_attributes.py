"""What is found is put before real Hugo: the braces are there, and gone once fixed."""

from __future__ import annotations

import random

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, found, marked, post
from hugo_rendering import render, seen
from twinpost import fix
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.literal_attributes import literal_attributes

BLOCKS = Goldmark(block_attributes=True)
UNTITLED = Goldmark(heading_attributes=False)
TABLE = [
    ('[문서](u)⟦{:target="_blank"}⟧를 봅니다', None),
    ("**굵게**⟦{.class}⟧ *기울임*⟦{#id}⟧ `코드`⟦{: .c}⟧ ~~취소~~⟦{key=val}⟧", None),
    ("![그림](a.png)⟦{: width=\"700\" height='400' .center }⟧", None),
    ("[구간]⟦{.underline}⟧은 Pandoc의 것", None),
    ("문단\n⟦{.lead}⟧", BLOCKS),
    ("문단\r\n⟦{.lead}⟧\r\n", BLOCKS),
    ("> 인용\n> ⟦{.lead}⟧", BLOCKS),
    ("- 하나\n- 둘\n⟦{.steps}⟧", BLOCKS),
    ("|가|\n|-|\n|나|\n⟦{.wide}⟧", BLOCKS),
    ("⟦{:toc}⟧\n\n문단\n⟦{: .kramdown}⟧", None),
    ("## 제목 ⟦{:#id}⟧\n\n## 제목 {#id .c}", None),
    (
        "- 하나 ⟦{.x}⟧\n- **굵게** ⟦{.y}⟧\n\n글⟦{:.c}⟧자 그리고 문단 ⟦{#끝 .z}⟧".replace(
            "#끝", "#end"
        ),
        None,
    ),
    ("{x} {a, b} {{.Title}} ${HOME} 집합 {1, 2} {.class} 뒤 {name}{.", None),
    ("`{.class}`\n\n```html {.x}\n{.class}\n```", None),
    ("\\frac{a}{b} $\\text{x}_{.c}$ a[0]{x} {#if}는 Svelte", None),
    ("{{< x >}}{.c} {{% y %}}", None),
]


@pytest.mark.parametrize("body", [body for body, _ in TABLE])
def test_literal_attributes(body):
    archive, expected = marked(post(body))

    assert found("literal-attributes", archive) == expected


@pytest.mark.parametrize("body", [body for body, settings in TABLE if settings is BLOCKS])
def test_hugo_reads_attributes_of_blocks_where_the_site_asks(body):
    assert found("literal-attributes", marked(post(body))[0], goldmark=BLOCKS) == []


def test_headings_without_attributes():
    archive, expected = marked(post("## 제목 ⟦{#id}⟧\n\n## 제목 {#id} 뒤"))

    assert found("literal-attributes", archive, goldmark=UNTITLED) == expected


# --- put before Hugo ---

BEFORE = ["", "글 ", "> ", "- ", "## ", "|가|\n|-|\n|", "1. ", "글\n", "한글"]
HOSTS = [
    "**굵게**",
    "*기울임*",
    "[문서](u)",
    "![그림](a.png)",
    "`코드`",
    "[구간]",
    "글",
    "글 ",
    "글\n",
]
LISTS = [
    "{.c}",
    "{#id}",
    '{:target="_blank"}',
    "{: .c}",
    "{k=v .c}",
    "{:toc}",
    "{x}",
    "{{.T}}",
    "{:.c #d}",
    "{a, b}",
]
AFTER = ["", "는 글", " 글", "\n", "\n글", ".", "\n\n글", "|"]


def cases() -> list[str]:
    chance = random.Random(5)
    parts = (BEFORE, HOSTS, LISTS, AFTER)
    return ["".join(map(chance.choice, parts)) for _ in range(2000)]


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [Goldmark(), BLOCKS], ids=["plain", "blocks"])
def test_hugo_prints_what_is_found_and_not_what_is_fixed(goldmark):
    bodies = cases()
    found = [
        list(literal_attributes.check(Document("a.md", "ko", FRONT + b, "/a", goldmark=goldmark)))
        for b in bodies
    ]
    fixed = [
        fix.edited(FRONT + body, [e for f in each if f.fix for e in f.fix.edits])
        for body, each in zip(bodies, found, strict=True)
    ]
    pages = render(bodies + [text.removeprefix(FRONT) for text in fixed], goldmark)
    wrong = [
        (body, was, now)
        for body, each, was, now in zip(
            bodies, found, pages[: len(bodies)], pages[len(bodies) :], strict=True
        )
        if each and (braces(was) - len(each) != braces(now) or words(was) != words(now))
    ]

    assert wrong == []
    assert sum(map(bool, found)) > 400


def braces(html: str) -> int:
    return seen(html).count("{")


def words(html: str) -> str:
    """What a reader sees before the braces and behind them."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    text = "".join((tree.body.text() if tree.body else "").split())
    return (
        text.partition("{")[0]
        if "{" not in text
        else text[: text.index("{")] + text[text.index("}") + 1 :]
    )
