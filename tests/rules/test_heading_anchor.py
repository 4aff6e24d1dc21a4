from __future__ import annotations

import random
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.model import Document
from twinpost.rules.heading_anchor import heading_anchor


@pytest.mark.parametrize(
    "body",
    [
        "## 가 {#a}\n\n## 나 {#b}\n\n[가](#a)",
        "## 결과\n\n## 결과\n\n[밖](https://a.b/#결과)",
        "## 가 {#a}\n\n⟦## 나 {#a}⟧\n\n⟦### 다 {#a}⟧",
        "## 결과\n\n⟦## 나 {#결과}⟧",
        "## 나 {#결과}\n\n## 결과",
        "⟦[결과](#결과)⟧ ⟦[결과](#%EA%B2%B0%EA%B3%BC)⟧ [둘째](#결과-1)\n\n## 결과\n\n## 결과",
        "[가](#step-1)\n\n## step\n\n## step 1",
        "[s](#step)\n\n## step\n\n## step 1",
        "```\n## 가 {#a}\n## 나 {#a}\n```",
    ],
)
def test_heading_anchor(body):
    archive, expected = marked(post(body))

    assert found("heading-anchor", archive) == expected


def test_a_link_is_worth_a_note():
    found = findings("heading-anchor", post("[결과](#결과)\n\n## 결과\n\n## 결과 ##\n"))

    assert [finding.severity for finding in found] == ["note"]


PIECES = [
    "## 가",
    "## 나",
    "### 가 {#a}",
    "## 나 {#가}",
    "## a",
    "## 다 {#나-1}",
    "가\n===",
    "## a {#b}",
]


@pytest.mark.slow
def test_hugo_writes_the_same_id_twice():
    chance = random.Random("anchors")
    bodies = ["\n\n".join(chance.choices(PIECES, k=chance.randint(2, 6))) for _ in range(1500)]
    wrong = []
    for body, html in zip(bodies, render(bodies), strict=True):
        ids = Counter(h.attributes.get("id") for h in LexborHTMLParser(html).css("h1, h2, h3"))
        document = Document("a.ko.md", "ko", FRONT + body, "/a")
        if len(list(heading_anchor.check(document))) != sum(n - 1 for n in ids.values()):
            wrong.append((body, ids))

    assert wrong == []
