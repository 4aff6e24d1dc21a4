"""What is a link, and where it leads, is what real Hugo says; so is what every fix makes of it.

TWINPOST_CASES=20000 asks about more generated cases than the ordinary run.
"""

from __future__ import annotations

import os
import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost import fix
from twinpost.linkify import urls
from twinpost.markdown import Goldmark, parse
from twinpost.model import Document
from twinpost.rules.unlinked_url import unlinked_url

CASES = int(os.environ.get("TWINPOST_CASES", "2000"))


@pytest.mark.parametrize(
    "body",
    [
        "출처:⟦https://example.org/a⟧ 논문⟦https://example.org/b⟧은",
        "「⟦https://example.org⟧」 “⟦https://example.org/b⟧” →⟦https://example.org/c⟧",
        "[⟦https://example.org/a⟧] [참고 ⟦https://example.org⟧]",
        "\"⟦https://example.org/a\"⟧는 '⟦https://example.org/b'⟧",
        "https://example.org/a를 (https://example.org/b)은 https://example.org/의 글.",
        "⟦https://ko.wikipedia.org/wiki/한글⟧ 문서, ⟦https://example.org/?q=검색어⟧.",
        "(⟦https://ko.wikipedia.org/wiki/자바_(프로그래밍_언어)⟧)",
        "(https://ko.wikipedia.org/wiki/에서) **출처:**https://example.org",
        "<https://example.org/한글> [글](https://example.org/한글) `논문https://example.org`",
        "git+https://example.org view-source:https://example.org url=https://example.org",
        "http://localhost:1313 http://127.0.0.1/a https://{host}/b https://...",
        '{{< x "https://example.org/\'" >}} 글{{< x url=https://example.org >}}',
        '<a href="https://example.org">출처:https://example.org</a>',
        "```\n출처:https://example.org\n```\n\n[1]: https://example.org/한글",
        "| 가 |\n|-|\n| 출처:⟦https://example.org⟧ |",
    ],
)
def test_unlinked_url(body):
    archive, expected = marked(post(body))

    assert found("unlinked-url", archive) == expected


def test_quotes_without_the_typographer():
    archive, expected = marked(post('"⟦https://example.org/a⟧"'))

    assert found("unlinked-url", archive, goldmark=Goldmark(typographer=False)) == expected


def test_no_links_at_all():
    archive = post("출처:https://example.org/a")

    assert found("unlinked-url", archive, goldmark=Goldmark(linkify=False)) == []


@pytest.mark.parametrize(
    ("body", "fixed", "safe"),
    [
        ("출처:https://a.b/x.", "출처:<https://a.b/x>.", True),
        ('"https://a.b/x"은', '"<https://a.b/x>"은', True),
        ("https://a.b/wiki/한글.", "<https://a.b/wiki/한글>.", False),
    ],
)
def test_the_fix(body, fixed, safe):
    (finding,) = findings("unlinked-url", post(body))

    assert finding.fix
    assert finding.fix.safe is safe
    assert fix.edited(FRONT + body, finding.fix.edits) == FRONT + fixed


# --- put before Hugo ---

URLS = ["https://a.b/x", "http://a.b", "https://a.b.co.kr/x_y/z", "https://a.b/?q=1&b=2#c"]
URLS += ["www.a.com/x", "https://ko.a.org/wiki/", "https://a.b/(x)", "https://a.b/x~y"]
BEFORE = [
    "",
    " ",
    "글 ",
    "글",
    "출처:",
    "출처: ",
    "(",
    "[",
    '"',
    "'",
    "「",
    "“",
    "**",
    "*",
    "_",
    "~",
]
BEFORE += [
    "> ",
    "- ",
    "a ",
    "1. ",
    "[가](u)",
    "`a`",
    "<b>",
    "\n",
    "글\n",
    "…",
    "—",
    "--",
    "...",
    ",",
]
BEFORE += [
    "/",
    "|",
    "가(",
    '가"',
    "\\*",
    "\\(",
    "~~",
    "]",
    "a'",
    "=",
    "글\u3000",
    "글\u00a0",
    ":",
    "😀",
]
AFTER = ["", " ", "은", "는 ", ")", "]", '"', "'", "」", "”", "**", "*", "_", "~~", ".", ",", ")."]
AFTER += [
    " 글",
    "\n",
    "<b>",
    "한글",
    '"은',
    "'는",
    ":",
    ";",
    "?",
    "!",
    "`a`",
    "|",
    "/",
    ")은",
    "),",
]
AFTER += ["'s", "...", "~", "}", ">", "/한글", "-", "=", "%ED", "*)", "!)", "])", ",)", ".)", "^"]


def case(seed: int) -> str:
    chance = random.Random(f"url-{seed}")
    parts = (BEFORE, URLS, AFTER)
    count = chance.choice([1, 1, 1, 2])
    return "".join("".join(map(chance.choice, parts)) for _ in range(count))


def swallows(body: str) -> bool:
    """Whether a URL runs into markup, of which it then is a part."""
    return bool(re.search(r"(?:https?://|www\.)[^\s가-힣]*(?:\[가|`a|<b|\\|\.{3})", body))


def links(html: str) -> list[str]:
    return sorted(n.text() for n in LexborHTMLParser(f"<body>{html}</body>").css("a"))


def predicted(body: str, goldmark: Goldmark) -> list[str]:
    leaves = parse(body, 0, goldmark).leaves
    linked = (u for leaf in leaves for u in urls(leaf, body, typographer=goldmark.typographer))
    return sorted(
        [*(u.span.of(body) for u in linked if u.linked), *re.findall(r"\[(가)\]\(u\)", body)]
    )


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [Goldmark(), Goldmark(typographer=False)], ids=["on", "off"])
def test_hugo_agrees(goldmark):
    bodies = [body for body in map(case, range(CASES)) if not swallows(body)]
    wrong = [
        (body, html)
        for body, html in zip(bodies, render(bodies, goldmark), strict=True)
        if predicted(body, goldmark) != links(html)
    ]

    assert wrong == []
    assert len(bodies) > CASES * 0.8


@pytest.mark.slow
def test_hugo_renders_every_fix():
    """Each URL that was found is a link to itself, and the page reads the same."""
    bodies, fixed, addresses = [], [], []
    for body in map(case, range(CASES)):
        document = Document("a.ko.md", "ko", FRONT + body, "/a")
        found = [f for f in unlinked_url.check(document) if f.fix]
        if found and not swallows(body):
            edits = [edit for finding in found for edit in finding.fix.edits]
            bodies.append(body)
            fixed.append(fix.edited(document.text, edits).removeprefix(FRONT))
            addresses.append(
                [
                    document.text[a.span.start : b.span.start]
                    for a, b in zip(edits[::2], edits[1::2], strict=True)
                ]
            )
    pages = render(bodies + fixed)
    wrong = [
        (body, new)
        for body, new, urls_, old_html, html in zip(
            bodies, fixed, addresses, pages[: len(bodies)], pages[len(bodies) :], strict=True
        )
        if not set(urls_) <= set(links(html)) or read(old_html) != read(html)
    ]

    assert wrong == []
    assert len(bodies) > CASES / 10


def read(html: str) -> str:
    """What a reader sees, without delimiters and whatever way quotes are turned."""
    text = LexborHTMLParser(f"<body>{html}</body>").body.text()
    return re.sub(r"[\s~*_]", "", text.translate(str.maketrans("“”‘’", "\"\"''")))
