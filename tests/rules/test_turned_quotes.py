"""How a quote looks is what real Hugo makes of it."""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import findings, found, marked, post
from hugo_rendering import render
from twinpost import markdown, prose
from twinpost.markdown import Goldmark
from twinpost.rendering.quotes import turned

CASES = int(os.environ.get("TWINPOST_CASES", "2000"))


@pytest.mark.parametrize(
    "body",
    [
        '그는 "어텐션⟦"⟧은 "왜?"라고 물었다',
        '그는 "왜?⟦"⟧라고 물었다',
        "그는 '왜?⟦'⟧라고 물었다",
        "'어텐션'은 괜찮고 I don't know, rock 'n' roll",
        '"정말" 그렇다. "끝". ("안")',
        '"**굵게**⟦"⟧는',
        '**"굵게"**는',
        '> "인용⟦"⟧이라',
        '- "목록"\n- "둘⟦"⟧은',
        '"漢字⟦"⟧を',
        '\\"어텐션\\"은 “어텐션”은 `"코드"은`',
        '27"모니터와 5\'9"는 치수',
        '```\n"코드"은\n```',
        'He said "word"s, "a"-b',
        '표기가"붙은"말',
    ],
)
def test_turned_quotes(body):
    archive, expected = marked(post(body))

    assert found("turned-quotes", archive) == expected


def test_one_finding_counts_all():
    archive = post('"가"는 "나"는 "다"') + post('"라"는', "index.en.md")
    (finding,) = findings("turned-quotes", archive)

    assert "3 closing quotes in 2 documents" in finding.message.en
    assert "typographer.disable" in finding.help.en


def test_without_the_typographer():
    assert found("turned-quotes", post('"가"는'), goldmark=Goldmark(typographer=False)) == []


# --- put before Hugo ---

BEFORE = ["그는 ", "", "> ", "- ", "(", "a ", "**", "## "]
WORDS = ["어텐션", "왜?", "SM", "끝.", "f(x)", "**굵게**", "`코드`", "10", "[링크](u)", "정말 그래"]
AFTER = ["은 ", "라고 ", " ", ", ", ". ", ")", "s ", "**", "\n", "を "]


def case(chance: random.Random) -> str:
    text = chance.choice(BEFORE)
    for _ in range(chance.randint(1, 3)):
        quote = chance.choice('"""\'')
        text += quote + chance.choice(WORDS) + quote + chance.choice(AFTER)
    return text


@pytest.mark.slow
def test_hugo_agrees():
    chance = random.Random(11)
    bodies = [case(chance) for _ in range(CASES)]
    plain = replace(Goldmark(), typographer=False)
    wrong, count = [], 0
    for body, html, straight in zip(bodies, render(bodies), render(bodies, plain), strict=True):
        parsed = list(prose.of(body, markdown.parse(body, 0, Goldmark())))
        quotes = [quote for part in parsed for quote in turned(body, part)]
        signs = dict(zip(places(body), shown(html, straight), strict=True))
        count += len(quotes)
        if any(signs[quote.span.start] != quote.shown for quote in quotes):
            wrong.append((body, html))
        missed = {at for at, sign in signs.items() if is_spoilt(body, at, sign)}
        if missed - {quote.span.start for quote in quotes}:
            wrong.append((body, html))

    assert wrong == []
    assert count > CASES / 5


def places(body: str) -> list[int]:
    return [i for i, c in enumerate(body) if c in "\"'"]


def shown(html: str, straight: str) -> list[str]:
    """What has become of each quote, in the order of the text."""
    text, before = (LexborHTMLParser(f"<body>{h}</body>").body.text() for h in (html, straight))
    return [text[i] for i, c in enumerate(before) if c in "\"'"]


def is_spoilt(body: str, at: int, sign: str) -> bool:
    """Whether a double quote opens where a word ends, or is straight behind one that was turned."""
    before, after = body[at - 1 : at], body[at + 1 : at + 2]
    closing = body[:at].count('"') % 2 == 1 and body[at] == '"'
    return closing and "가" <= after <= "힣" and sign != "”" and bool(before.strip())
