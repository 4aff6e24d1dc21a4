"""What is found is what Hugo's page does not show, for generated posts as well."""

from __future__ import annotations

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import COMMENT, render
from twinpost import fix
from twinpost.finding import Finding
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.lost_html import lost_html

UNSAFE = Goldmark(unsafe=True)


@pytest.mark.parametrize(
    "body",
    [
        "List⟦<String>⟧과 Map<K, V>, ⟦<your-name>⟧님의 ⟦<T>⟧",
        "`List<String>` \\<x> &lt;x> <https://a.b> <a@b.c> <std::string> <이름> <YOUR_KEY>",
        "```\nList<String>\n```\n\n    <x>\n",
        "글<br>글<br/> <kbd>Ctrl</kbd> <u>밑줄</u> <img src=a.png hidden>",
        "<details open>\n<summary>가</summary>\n\n글\n\n</details>",
        "if a⟦<b and c>⟧d",
        '<a href="u" ="odd">글</a><br .>',
        '⟦<Bean>⟧\n\n글 ⟦<Tab title="가" />⟧',
        "Optional⟦<Object>⟧ 그리고 <object data=a></object>",
        "⟦<thinking>⟧생각</thinking>",
        "<lite-youtube videoid=a></lite-youtube> ⟦<my-page>⟧",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg> ⟦<path>⟧',
        "<div>\n⟦<user>⟧\n<script>if (a <b> c) {}</script>\n<!-- <x> -->\n</div>",
        "<!-- <x> --> 글 <!-- <y> -->",
        "|⟦<T>⟧|\n|-|\n|⟦<K>⟧|",
        "글⟦</s-x>⟧",
    ],
)
def test_lost_html(body):
    archive, expected = marked(post(body))

    assert found("lost-html", archive, goldmark=UNSAFE) == expected


@pytest.mark.parametrize(
    "body",
    [
        "글⟦<br>⟧글 <kbd>Ctrl</kbd>",
        "⟦<div>⟧글</div>",
        "⟦<T>⟧와 ⟦<u>⟧밑줄</u>",
        "<!-- 주석 -->",
    ],
)
def test_a_site_that_leaves_html_out(body):
    archive, expected = marked(post(body))

    assert found("lost-html", archive) == expected


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("List<String>", "List\\<String>"),
        ("<Bean>", "\\<Bean>"),
        ("<thinking>생각</thinking> <x>", "\\<thinking>생각\\</thinking> \\<x>"),
        ("<div>\n<user>\n</div>", "<div>\n&lt;user>\n</div>"),
    ],
)
def test_a_backslash_is_offered(body, after):
    before = site(post(body), UNSAFE)
    found = findings("lost-html", before)
    fixed = fix.apply(before, found, unsafe=True)

    assert not any(finding.fix and finding.fix.safe for finding in found)
    assert fixed.documents[0].text == f"{FRONT}{after}\n"
    assert findings("lost-html", fixed) == []


# --- put before Hugo ---

UNKNOWN = ["<T>", "<your-name>", "<String>", "<x y>", "<user1>", "<b and c>", "<K />", "<new-x>"]
PIECES = [
    *UNKNOWN * 2,
    *["글", "List", " ", "\n\n", "\n", "`", "**", "\\", "<br>", "<b>", "</b>", "<이름>", "a < b"]
    * 2,
    *[
        "<!-- ",
        " -->",
        "\n\n- ",
        "\n\n> ",
        "\n\n    ",
        "[",
        "](u)",
        "&lt;",
        "\n\n## ",
        "\n\n|a|\n|-|\n|",
    ],
    *[
        "\n\n<div>\n",
        "\n</div>\n\n",
        "\n\n```\n",
        "<https://a.b>",
        '<a href="u">',
        "</a>",
        "{{< word >}}",
    ],
]


def generated(count: int) -> list[str]:
    chance = random.Random("lost html")
    return ["".join(chance.choices(PIECES, k=chance.randint(2, 9))) for _ in range(count)]


def check(body: str, goldmark: Goldmark) -> list[Finding]:
    return list(lost_html.check(Document("a.ko.md", "ko", FRONT + body, "/a", goldmark=goldmark)))


def shown(html: str) -> str:
    """All that a reader can see, code included."""
    body = LexborHTMLParser(f"<body>{COMMENT.sub('', html)}</body>").body
    assert body

    return body.text()


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [Goldmark(), UNSAFE], ids=["plain", "unsafe"])
def test_hugo_hides_what_is_found(goldmark):
    # A comment hides what it holds, on purpose.
    bodies = [body for body in generated(4000) if "<!--" not in body]
    wrong = []
    for body, html in zip(bodies, render(bodies, goldmark), strict=True):
        text = FRONT + body
        found = [f.span.of(text) for f in check(body, goldmark) if "taken for" in f.message.en]
        found = [tag for tag in found if tag in UNKNOWN]
        hidden = [tag for tag in UNKNOWN for _ in range(body.count(tag) - shown(html).count(tag))]
        if sorted(found) != sorted(hidden):
            wrong.append((body, found, hidden, html))

    assert wrong == []


@pytest.mark.slow
def test_hugo_shows_what_is_mended():
    cases = []
    for body in generated(2500):
        edits = [e for f in check(body, UNSAFE) if f.fix for e in f.fix.edits]
        if edits:
            cases.append((body, fix.edited(FRONT + body, edits).removeprefix(FRONT)))
    pages = render([after for _, after in cases], UNSAFE)
    wrong = [
        (before, after)
        for (before, after), html in zip(cases, pages, strict=True)
        if "<!--" not in before
        and any(t in after.replace("\\<", "<") and t not in shown(html) for t in UNKNOWN)
    ]

    assert wrong == []
    assert len(cases) > 500


@pytest.mark.parametrize(
    ("body", "unsafe"),
    [
        ("⟦{{% note %}}⟧\n중요한 글\n{{% /note %}}", False),
        ("{{% note %}}\n\n중요한 글\n\n{{% /note %}}", False),
        ("{{< note >}}\n중요한 글\n{{< /note >}}", False),
        ("글 {{% note %}}중요{{% /note %}}", False),
        ("{{% note %}}\n중요한 글\n{{% /note %}}", True),
    ],
)
def test_what_a_shortcode_puts_into_a_block_of_html(body, unsafe):
    archive, expected = marked(post(body))
    settings = Goldmark(unsafe=unsafe, block_shortcodes=frozenset({("note", "")}))

    assert found("lost-html", archive, goldmark=settings) == expected
    (html,) = render([re.sub("[⟦⟧]", "", body)], settings)
    assert ("중요" in html) == (not expected)
