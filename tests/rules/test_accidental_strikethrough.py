"""What is struck out is put before real Hugo, and so is every fix.

TWINPOST_CASES=20000 asks about more generated cases than the ordinary run.
"""

from __future__ import annotations

import os
import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix
from twinpost.markdown import Goldmark, Node, parse
from twinpost.model import Document
from twinpost.rules.accidental_strikethrough import accidental_strikethrough

TWO = Goldmark(single_tilde=False)
CASES = int(os.environ.get("TWINPOST_CASES", "2000"))


@pytest.mark.parametrize(
    "body",
    [
        "한 번뿐인 10~20개",
        "하루에 10⟦~20개, 30~⟧40개",
        "9시⟦~11시, 2시~⟧4시, 5시⟦~6시, 7시~⟧8시, 9시~10시",
        "값은 1⟦~~2배, 3~~⟧4배",
        "네⟦~네~⟧네",
        "⟦~10분 걸리고, 20~⟧30분 쉽니다",
        "⟦~/.bashrc를 고치고 a~⟧b",
        "안녕하세요~~ 반갑습니다~~ 또 봐요~",
        "~~취소~~ ~취소~는 ~~10개~~20개 ~100원~ 80원 (~아니오~)",
        "~/.bashrc와 ~/.zshrc, (~5KB), ~1초 ~2분",
        "`10~20`, `30~40`\n\n```\n10~20 30~40\n```",
        "10\\~20개, 30\\~40개",
        "https://a.b/~가 https://a.b/~kim/x~y (https://a.b/~lee/z)",
        "$10⟦~20, 30~⟧4$ [10⟦~20, 3~⟧4](u) ![10~20, 3~4](a.png)",
        "| 가 | 나 |\n|-|-|\n| 1~2 | 3~4 |\n| 1⟦~2, 3~⟧4 | 5 |",
        "> 인용 1⟦~2, **3~⟧4**",
        "{{< x >}}~{{< /x >}}~",
    ],
)
def test_accidental_strikethrough(body):
    archive, expected = marked(post(body))

    assert found("accidental-strikethrough", archive) == expected


def test_two_tildes_only():
    archive, expected = marked(post("10~20개, 30~40개, 1⟦~~2배, 3~~⟧4배 ~~~"))

    assert found("accidental-strikethrough", archive, goldmark=TWO) == expected


def test_the_help_names_the_cure_for_the_site():
    (one,) = findings("accidental-strikethrough", post("1~2, 3~4"))
    (two,) = findings("accidental-strikethrough", post("1~~2, 3~~4"))

    assert one.help
    assert two.help
    assert "extras.delete" in one.help.en
    assert "extras.delete" not in two.help.en


# --- put before Hugo ---

TILDES = ["~"] * 20 + ["~~"] * 8 + ["~~~"]
STARS = ["*"] * 4 + ["**"] * 10 + ["_"] * 3 + ["__"]
LETTERS = [*"가나은는" * 4, "a", "B", "10", "20", *"().,\"'!?:-=|", "😀"]
MARKUP = ["`a`", "`~`", "\\~", "\\*", "\\", "&amp;", "[가](u)", "[", "](u)", "<b>"]
URLS = ["<https://a.b>", " https://a.b/~x~y", "(https://a.b/x_y*", "\nhttps://a.b/~x"]
BLOCKS = ["\n\n", "\n- ", "\n> ", "\n## ", " | ", "\n\n|a|b|\n|-|-|\n| "]
TOKENS = [*TILDES, *STARS, *LETTERS, *[" "] * 14, "\n", "\n", *MARKUP, *URLS, *BLOCKS]

NUMBERS = ["10", "9시", "3월", "$5", "100MB", "가", "Mon", "~", ""]
BETWEEN = [", ", " 그리고 ", " and ", "\n", "**, **", " (", ")에서 ", " | "]
TAGS = {"strikethrough": "del", "strong": "strong", "emphasis": "em"}


def case(seed: str) -> str:
    """Tokens in any order, or ranges as people write them."""
    chance = random.Random(seed)
    if int(seed) % 2:
        return "".join(chance.choice(TOKENS) for _ in range(chance.randint(3, 14)))
    text = chance.choice(["", "하루에 ", "> ", "- ", "**"])
    for _ in range(chance.randint(1, 4)):
        tilde = chance.choice(["~"] * 8 + ["~~", " ~ ", "\\~"])
        text += chance.choice(NUMBERS) + tilde + chance.choice(NUMBERS) + chance.choice(BETWEEN)
    return text


def plain(text: str) -> str:
    """Without blanks, and without what the typographer changes."""
    return re.sub(r"[\s“”‘’\"'«»–—…-]", "", text.replace("...", ""))


def read(node: Node) -> str:
    if node.kind == "image":
        return ""
    return node.text + "".join(map(read, node.children)) if node.kind != "inline_html" else ""


def predicted(body: str, goldmark: Goldmark) -> list[tuple[str, str]]:
    nodes = parse(body, 0, goldmark).nodes
    return sorted((TAGS[n.kind], plain(read(n))) for n in nodes if n.kind in TAGS)


def rendered(html: str) -> list[tuple[str, str]]:
    nodes = LexborHTMLParser(f"<body>{html}</body>").css("del, strong, em")
    return sorted((str(node.tag), plain(node.text())) for node in nodes)


@pytest.mark.slow
@pytest.mark.parametrize("goldmark", [Goldmark(), TWO], ids=["single", "two"])
def test_hugo_agrees(goldmark):
    """What is struck out, and what is bold or emphasised beside it."""
    bodies = [case(str(i)) for i in range(CASES)]
    bodies = [body for body in bodies if not swallows(body)]
    pages = render(bodies, goldmark)
    wrong = [
        (body, html)
        for body, html in zip(bodies, pages, strict=True)
        if predicted(body, goldmark) != rendered(html)
    ]

    assert wrong == []
    assert sum("<del>" in html for html in pages) > CASES / 60


def swallows(body: str) -> bool:
    """Whether a URL runs into markup, of which it then is a part."""
    return bool(re.search(r"https://[^\s가-힣]*[\[`<&!]", body)) or "![" in body


@pytest.mark.slow
def test_hugo_renders_every_fix():
    """Nothing is struck out that was not meant, and the same words are there."""
    before, after = [], []
    for i in range(CASES):
        body = case(str(i))
        document = Document("a.ko.md", "ko", f"{FRONT}{body}", "/a")
        if any(finding.fix for finding in accidental_strikethrough.check(document)):
            fixed, left = fix.until_done(
                site(post(body)), lambda site: findings("accidental-strikethrough", site)
            )
            before.append(body)
            after.append(fixed.documents[0].text.removeprefix(FRONT).removesuffix("\n"))
            assert not any(finding.fix for finding in left)
    pages = render(before + after)
    wrong = [
        (old, new)
        for old, new, was, now in zip(
            before, after, pages[: len(before)], pages[len(before) :], strict=True
        )
        if words(was) != words(now) or now.count("<del>") >= was.count("<del>")
    ]

    assert wrong == []
    assert len(before) > CASES / 20


def words(html: str) -> str:
    text = LexborHTMLParser(f"<body>{html}</body>").body.text()
    return re.sub(r"[~*_]", "", plain(text))
