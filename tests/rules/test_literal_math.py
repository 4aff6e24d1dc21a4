"""A formula is broken where real Hugo does not print it as it is written."""

from __future__ import annotations

import os
import random

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost import fix
from twinpost.finding import Finding
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.literal_math import literal_math

STRAIGHT = Goldmark(typographer=False)
CASES = int(os.environ.get("TWINPOST_CASES", "2000"))


@pytest.mark.parametrize(
    "body",
    [
        "곱 ⟦$a*b*c$⟧는 작다",
        "오차 ⟦$\\hat{y}_{i} - \\hat{y}_{j}$⟧, $x_1, y_2$, $W_{ij}$",
        "⟦$$\nA = \\{ x \\,|\\, x > 0 \\}\n$$⟧",
        "⟦$$\n\\begin{matrix} a & b \\\\ c & d \\end{matrix}\n$$⟧",
        "⟦\\(\\sum x_i\\)⟧ 그리고 ⟦\\[\\sum x_i\\]⟧",
        "\\\\(\\sum x_i\\\\) $a\\*b\\*c$ $\\\\{ x_1 \\\\}$ $a_1 \\\\\\\\ b_1$",
        "$5 and *then* $10, $PATH:*$HOME*/$, $foo_bar$_baz_",
        "`$a*b*c$` [$a*b*c$](u) ![$a*b*c$](u)\n\n```\n$a*b*c$\n```",
        "> 인용 ⟦$A*B*c$⟧은, $A^* B^*$은",
        "{{< katex >}}$a*b*c${{< /katex >}} 값은 *10$*에서 *20$*까지",
        "배열 a\\[0\\] 함수 f\\(x\\)는 글이다",
        "⟦$x~y~z = \\alpha$⟧",
    ],
)
def test_literal_math(body):
    archive, expected = marked(post(body))

    assert found("literal-math", archive) == expected


def test_passthrough():
    goldmark = Goldmark(passthrough=(("$$", "$$"), ("\\(", "\\)")))
    archive, expected = marked(post("$$a*b*c$$ \\(a*b*c\\) ⟦$a*b*c$⟧"))

    assert found("literal-math", archive, goldmark=goldmark) == expected


def test_the_message_says_what_is_lost():
    stars, slashes = findings("literal-math", post("$a*b*c$ $\\alpha\\,\\beta$"))

    assert "emphasis" in stars.message.en
    assert "backslashes" in slashes.message.en
    assert "`$` and `$`" in slashes.help.en


# --- put before Hugo ---

SIGNS = [
    "a",
    "x",
    "y_1",
    "_{i}",
    "^*",
    "*",
    " + ",
    " = ",
    "\\alpha",
    "\\hat{y}",
    "}_{",
    "\\{",
    "\\}",
]
SIGNS += ["\\,", "\\\\ ", "\\;", " ", "(", ")", "2", "_", "~", "\\ ", "b*c"]
AROUND = ["글 ", "글", "**굵게** ", "", "> ", "- ", "값은 $5, ", "*", "_글_ "]


def case(seed: int) -> str:
    chance = random.Random(f"math-{seed}")
    text = chance.choice(AROUND)
    for _ in range(chance.randint(1, 2)):
        formula = "".join(chance.choice(SIGNS) for _ in range(chance.randint(2, 7))).strip()
        opener, closer = chance.choice([("$", "$")] * 3 + [("$$", "$$"), ("\\(", "\\)")])
        text += f"{opener}{formula}{closer}" + chance.choice([" 글", "은 ", ", ", "*", ""])
    return text


def read(html: str) -> str:
    return "".join((LexborHTMLParser(f"<body>{html}</body>").body.text()).split())


def broken(body: str) -> list[Finding]:
    return list(literal_math.check(Document("a.md", "ko", FRONT + body, "/a", goldmark=STRAIGHT)))


def mended(body: str) -> str:
    """The body with every fix, offered ones too."""
    for _ in range(fix.ROUNDS):
        edits = [edit for finding in broken(body) for edit in finding.fix.edits]
        body = fix.edited(FRONT + body, edits).removeprefix(FRONT)
    return body


@pytest.mark.slow
def test_hugo_breaks_what_is_found_and_prints_what_is_fixed():
    cases = [body for body in map(case, range(CASES)) if broken(body)]
    pages = render(cases + [mended(body) for body in cases], STRAIGHT)
    wrong = []
    for body, was, now in zip(cases, pages[: len(cases)], pages[len(cases) :], strict=True):
        formulas = ["".join(f.span.of(FRONT + body).split()) for f in broken(body)]
        if any(formula in read(was) or formula not in read(now) for formula in formulas):
            wrong.append((body, was, now))

    assert wrong == []
    assert len(cases) > CASES / 5
