"""The anchors that we give headings are those that Hugo gives them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from hugo_rendering import render
from twinpost.model import Document
from twinpost.rendering import anchors

HEADINGS = [
    "## Simple Heading",
    "## 한글 제목입니다",
    "## A & B",
    "## `code` here",
    "## **Bold** *it*",
    "## [link](http://a.b/c)",
    "## C# and C++",
    "## 1. First",
    "## a  b",
    "## Dup",
    "## dup",
    "## Dup-1",
    "## !!!",
    "## ???",
    "## x_y z",
    "## Émile",
    "## e\u0301mile",
    "## 日本語、です",
    "## trailing ##",
    "## attr {#my-id}",
    "## attr {#My-Id .c}",
    "## attr {.c}",
    "## attr {id=qq}",
    '## attr {id="ww"}',
    "## my-id",
    "Setext One\n===",
    "Setext two\nlines\n---",
    "> ## quoted",
    "- ## in list",
    "## 🚀 rocket",
    "## &amp; ent",
    "## a\\_b",
    "## a—b “q”",
    '## it\'s "quotes"',
    "## half 1/2",
    "## ~~s~~ text",
    "## ![alt](a.png)",
    "## 가.나.다",
    "## a - b -- c --- d",
    "## -- x --",
    "## ２full ½ ² ③ ٣",
    "## a\u00a0b\tc",
    "## #hash",
    "## İstanbul ΑΣ",
    "## 한글 {#가나다}",
    "## {#only}",
    "##",
]
WORDS = ["가", "나다", "Go", "C++", "a", "-", "--", "_", "(", ")", "`x`", "**", "1.", "&", "'", '"']


@pytest.mark.slow
def test_the_anchors_of_headings_are_hugos():
    generated = list(_generated(random.Random(5), 1500))
    bodies = ["\n\n".join(HEADINGS), *HEADINGS, *generated]

    for body, html in zip(bodies, render(bodies), strict=True):
        ids = [node.attributes.get("id") for node in LexborHTMLParser(html).css("h1,h2")]
        theirs = list(dict.fromkeys(filter(None, ids)))

        assert (body, _ours(body)) == (body, theirs)


def _generated(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        headings = []
        for _ in range(chance.randint(1, 4)):
            words = [chance.choice(WORDS) for _ in range(chance.randint(1, 4))]
            end = chance.choice(["", "", "", "-1", " {#a}", " {#go-1}"])
            headings.append(f"## {chance.choice(['', ' ']).join(words)}{end}")
        yield "\n\n".join(headings)


def _ours(body: str) -> list[str]:
    document = Document("a.md", "ko", f"---\ntitle: t\n---\n{body}", "/a")
    return list(anchors.of(document))
