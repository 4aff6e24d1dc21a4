"""What is found is what Hugo leaves out, for generated posts as well."""

from __future__ import annotations

import random
import re

import pytest

from harness import FRONT, found, marked, post
from hugo_rendering import render
from twinpost.model import Document
from twinpost.rules.footnote_unused import footnote_unused


@pytest.mark.parametrize(
    "body",
    [
        "글[^1] 둘[^2]\n\n[^1]: 하나\n[^2]: 둘",
        "글\n\n⟦[^1]⟧: 하나",
        "글[^1]\n\n[^1]: 하나\n\n⟦[^1]⟧: 둘",
        "글[^가]\n\n[^가]: [^나]\n\n[^나]: 둘",
        "글[^Note]\n\n[^note]: 다른 규칙이 알립니다",
        "글\n\n```\n[^1]: 코드\n```",
        "글\n\n> ⟦[^1]⟧: 인용 속",
    ],
)
def test_footnote_unused(body):
    archive, expected = marked(post(body))

    assert found("footnote-unused", archive) == expected


PIECES = [
    *["[^1]", "[^2]", "[^3]", "글", "\n\n", " "] * 4,
    *["\n\n[^1]: {}", "\n\n[^2]: {}", "\n[^3]: {}", "\n\n> [^2]: {}", "\n\n- [^1]: {}"] * 3,
    *["\n\n## ", "\n\n- ", "\n\n    ", "`", "\n\n[^2]: [^3] {}", "\n\n[^1]: {}\n\n    [^3] "],
]


def generated(count: int) -> list[str]:
    """Posts whose footnotes all say something else."""
    chance = random.Random("unused")
    bodies = []
    for _ in range(count):
        body = "".join(chance.choices(PIECES, k=chance.randint(2, 8)))
        for i in range(body.count("{}")):
            body = body.replace("{}", f"각주{i}끝", 1)
        bodies.append(body)
    return bodies


@pytest.mark.slow
def test_hugo_leaves_out_what_is_found():
    bodies = generated(2500)
    wrong = []
    for body, html in zip(bodies, render(bodies), strict=True):
        text = FRONT + body
        document = Document("a.ko.md", "ko", text, "/a")
        found = {
            re.search(r"각주\d+끝", text[finding.span.end :])[0]  # type: ignore[index]
            for finding in footnote_unused.check(document)
        }
        lost = {note for note in re.findall(r"각주\d+끝", body) if note not in html}
        if found != lost:
            wrong.append((body, found, lost))

    assert wrong == []
