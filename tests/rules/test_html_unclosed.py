"""A browser's parser decides, reading what Hugo makes of generated posts."""

from __future__ import annotations

import random

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix
from twinpost.finding import Finding
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.html_unclosed import html_unclosed

UNSAFE = Goldmark(unsafe=True)


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n\n글\n\n</div>\n\n<details><summary>가</summary>\n\n글\n\n</details>",
        "글<br>글 <img src=a> <p>글 <ul><li>가<li>나</ul> <b>굵게</B>",
        "글 <!-- <div> --> `<div>` \\<div> List<String> Optional<Object>\n\n```\n<div>\n```",
        "<script>if (a <b> c) {}</script>\n\n<svg><g></svg>",
        "글 ⟦<b>⟧굵게",
        "⟦<div class=a>⟧\n\n글 <div>둘</div>",
        "⟦<details>⟧\n<summary>가</summary>\n\n글",
        "글⟦</div>⟧\n\n⟦</section>⟧ </b> </span>",
        "<strong>가⟦<strong/>⟧ 나 <b><i>다</b></i>",
        '⟦<a name="x"/>⟧글 ⟦<div />⟧',
        "|<b>가</b>|⟦<i>⟧나|\n|-|-|\n|<u>다</u>|라|",
    ],
)
def test_html_unclosed(body):
    archive, expected = marked(post(body))

    assert found("html-unclosed", archive, goldmark=UNSAFE) == expected


def test_a_site_that_leaves_html_out():
    assert found("html-unclosed", post("<div>\n\n글 <b>굵게")) == []


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("<strong>가<strong/> <strong>나<strong/>", "<strong>가</strong> <strong>나</strong>"),
        ('<a name="x"/>글', '<a name="x"></a>글'),
        ("<div/>", "<div></div>"),
        ("<span>가 <span />나</span>", "<span>가 </span>나</span>"),
    ],
)
def test_a_slash_that_does_nothing(body, after):
    before = site(post(body), UNSAFE)
    found = findings("html-unclosed", before)
    fixed = fix.apply(before, found)

    assert fixed.documents[0].text == f"{FRONT}{after}\n"
    assert findings("html-unclosed", fixed) == []


# --- put before Hugo, and what it makes before a parser of HTML ---

PIECES = [
    *["<b>", "</b>", "<i>", "</i>", "<b/>", "<span>", "</span>", "<br>", "<u/>"] * 2,
    *[
        "\n\n<div>\n\n",
        "\n\n</div>\n\n",
        "\n\n<details>\n\n",
        "\n\n</details>\n\n",
        "\n\n</section>\n\n",
    ]
    * 2,
    *[
        "글",
        "\n\n",
        "\n\n- ",
        "\n\n> ",
        "`",
        "**",
        "\n\n## ",
        "<!-- ",
        " -->",
        "\n\n```\n",
        "\n\n|a|\n|-|\n|",
    ],
]
AROUND = '<section id="theme"><div id="column">{}<p id="after">뒤</p></div></section>'


def generated(count: int) -> list[str]:
    chance = random.Random("html")
    return ["".join(chance.choices(PIECES, k=chance.randint(2, 8))) for _ in range(count)]


def check(body: str) -> list[Finding]:
    return list(html_unclosed.check(Document("a.ko.md", "ko", FRONT + body, "/a", goldmark=UNSAFE)))


def is_broken(html: str) -> bool:
    """Whether what the theme writes behind a post has been drawn into it, or is styled by it."""
    after = LexborHTMLParser(AROUND.format(html)).css_first("#after")
    assert after

    return bool(after.css("b, i, u, span")) or after.parent.attributes.get("id") != "column"


@pytest.mark.slow
def test_the_page_behind_the_post():
    # A comment that does not end takes the page with it: another matter.
    bodies = [body for body in generated(5000) if "<!--" not in body]
    pages = render(bodies, UNSAFE)
    broken = [(b, html) for b, html in zip(bodies, pages, strict=True) if is_broken(html)]
    missed = [case for case in broken if not check(case[0])]

    assert len(broken) > 1000
    assert len(missed) < len(broken) / 500  # an end tag in a table cell, or within a block


@pytest.mark.slow
def test_what_is_found_breaks_the_page():
    """The end of a cell closes what stands open in it; else nearly every error reaches out."""
    found = {body: check(body) for body in generated(5000) if "<!--" not in body}
    bodies = [b for b in found if "|a|" not in b and any(f.severity == "error" for f in found[b])]
    pages = render(bodies, UNSAFE)
    fine = [body for body, html in zip(bodies, pages, strict=True) if not is_broken(html)]

    assert len(bodies) > 1000
    assert len(fine) < len(bodies) / 50
