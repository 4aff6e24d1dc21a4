"""What is found is what Hugo prints, for generated posts as well."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render, seen
from twinpost import fix
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.footnote_undefined import footnote_undefined

PLAIN = Goldmark(markdown_shortcodes=frozenset({"details", "md"}))


@pytest.mark.parametrize(
    "body",
    [
        "글[^1] 둘[^가]\n\n[^1]: 하나\n[^가]: 둘",
        "본문⟦[^참고]⟧과 [^가나]+ 정규식",
        "글⟦[^1]⟧ 둘[^2]\n\n[^2]: 둘",
        "`[^1]` \\[^1] [^1](u) ![^1](u)\n\n    [^1]\n",
        "글⟦[^Note]⟧\n\n[^note]: 하나",
        "글⟦[^noet]⟧\n\n[^note]: 하나",
        "[^0-9]+ [^abc] [^\\s] [^1]+ grep [^a]\n\n[^n1]: 각주[^n1]",
        "{{< md >}}글⟦[^1]⟧{{< /md >}}\n\n[^1]: 하나",
        "{{< md >}}글[^1]\n\n[^1]: 하나{{< /md >}}",
        "글⟦[^1]⟧\n\n[^1] : 공백",
        "## 제목⟦[^1]⟧\n\n|가⟦[^2]⟧|\n|-|\n|나|\n\n> 인용⟦[^3]⟧",
        "예를 들어, [^5] 패턴은 5가 아닌 글자를 찾습니다",
        "글[^1]\n[^1]: 문단 바로 아래",
    ],
)
def test_footnote_undefined(body):
    archive, expected = marked(post(body))

    assert found("footnote-undefined", archive, goldmark=PLAIN) == expected


def test_a_site_without_footnotes():
    assert found("footnote-undefined", post("글[^1]"), goldmark=Goldmark(footnotes=False)) == []


@pytest.mark.parametrize(("name", "safe"), [("Note", True), ("noet", False)])
def test_the_name_is_corrected(name, safe):
    before = site(post(f"글[^{name}]\n\n[^note]: 하나"))
    found = findings("footnote-undefined", before)
    fixed = fix.apply(before, found, unsafe=True)

    assert [finding.fix and finding.fix.safe for finding in found] == [safe]
    assert "글[^note]\n" in fixed.documents[0].text


# --- put before Hugo ---

PIECES = [
    *["[^1]", "[^2]", "[^3]", "[^4]"] * 4,
    *["\n\n[^1]: 하나", "\n\n[^2]: 둘", "\n[^3]: 셋", "\n\n> [^2]: 넷", "\n\n- [^1]: 다섯"] * 2,
    *["글", " ", "\n\n", "`", "**", "[a]", "\\", "!", "\n\n## ", "\n\n- ", "\n\n> ", "|"],
    *["{{< md >}}", "{{< /md >}}", "\n\n    ", "\n\n[^2] : ", "\n\n|a|\n|-|\n|", "{{< word >}}"],
]
BALANCED = re.compile(
    r"(?:(?!\{\{< /?md).)*(?:\{\{< md >\}\}(?:(?!\{\{< /?md).)*\{\{< /md >\}\}(?:(?!\{\{< /?md).)*)*",
    re.DOTALL,
)


def generated(count: int) -> list[str]:
    chance = random.Random("footnotes")
    made = ["".join(chance.choices(PIECES, k=chance.randint(2, 9))) for _ in range(count)]
    return [body for body in made if BALANCED.fullmatch(body)]


@pytest.mark.slow
def test_hugo_agrees():
    # What is escaped is printed on purpose.
    used = "글[^9]\n\n[^9]: 끝\n\n"
    bodies = [used + body.replace("\\[^", "\\[=") for body in generated(3000)]
    wrong = [
        (body, html)
        for body, html in zip(bodies, render(bodies), strict=True)
        if any(footnote_undefined.check(document(body)))
        != bool(re.search(r"\[\^[1234]\]", seen(html)))
    ]

    assert wrong == []


def document(body: str) -> Document:
    return Document("a.ko.md", "ko", f"{FRONT}{body}", "/a", goldmark=replace(PLAIN))
