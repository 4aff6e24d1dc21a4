"""The fixes are put before real Hugo: the page stays as it is, but for blanks nobody sees."""

import random
import re

import pytest

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.fix import edited
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.double_space import double_space


@pytest.mark.parametrize(
    "body",
    [
        "한 칸 띄웁니다.",
        "두⟦  ⟧칸, 세⟦   ⟧칸, 끝  \n다음",
        "**굵은**⟦  ⟧글 [링크⟦  ⟧글](u)⟦  ⟧`코드  둘`⟦  ⟧끝",
        "- 항목⟦  ⟧둘\n-   들여쓰기\n> 인용⟦  ⟧글\n\n# 제목⟦  ⟧글",
        "| 가  나 |\n|---|\n| 다  라 |",
        "```\na  b\n```\n\n    c  d",
        "{{< x a  b >}} $a  b$ <span a  b>글</span>",
        "[^1] 글\n\n[^1]: 각주⟦  ⟧글",
        "- [ ]  할 일",
        "가\u3000\u3000나 &nbsp; 다 <b> </b> 라",
        "One.  Two.  Three.  And⟦  ⟧four.",
        "One. Two.⟦  ⟧Three. Four.",
        r"가\  나",
        "줄 끝 \n 줄 머리",
    ],
)
def test_double_space(body):
    archive, expected = marked(post(body))

    assert found("double-space", archive) == expected


def test_in_a_heading_it_is_offered_only():
    safe = [f.fix.safe for f in findings("double-space", post("글  글\n\n# 제목  글")) if f.fix]

    assert safe == [True, False]


TOKENS = [
    *[
        "가",
        "나다",
        "a",
        "B.",
        "끝.",
        "**",
        "*",
        "`",
        "[",
        "](u)",
        "![",
        "~~",
        "\\",
        "&amp;",
        "<b>",
        "</b>",
    ],
    *["  "] * 8,
    *[
        "   ",
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "\n# ",
        "|",
        "$x  y$",
        "{{< word >}}",
        "https://a.b",
        "[^1]",
    ],
]

UNSEEN = re.compile(" +|hahahugoshortcode\\d+")  # blanks, and the number of a page in an anchor


def document(seed, goldmark):
    chance = random.Random(seed)
    text = "".join(chance.choice(TOKENS) for _ in range(chance.randint(4, 20)))
    return Document("a.ko.md", "ko", FRONT + text, "/a", goldmark=goldmark)


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [Goldmark(), Goldmark(unsafe=True, escaped_space=True)])
def test_hugo_sees_no_safe_fix(goldmark):
    before, after = [], []
    for seed in range(800):
        page = document(seed, goldmark)
        fixes = [f.fix for f in double_space.check(page) if f.fix and f.fix.safe]
        if fixes:
            before.append(page.text.removeprefix(FRONT))
            edits = [edit for fix in fixes for edit in fix.edits]
            after.append(edited(page.text, edits).removeprefix(FRONT))
    pages = [UNSEEN.sub(" ", html) for html in render([*before, *after], goldmark)]
    half = len(before)

    assert [
        b for b, old, new in zip(before, pages[:half], pages[half:], strict=True) if old != new
    ] == []
    assert half > 200
