"""The review that started the project, with its defects in words of our own.

A bot called two bold terms before Hangul critical, which render fine, and passed over the one place
that printed its asterisks. Here all eleven defects are found, and the two terms are not.
"""

from __future__ import annotations

from collections import Counter

import pytest

from harness import marked, site
from hugo_rendering import render, seen
from twinpost import fix
from twinpost.config import Config
from twinpost.finding import Finding
from twinpost.lint import lint, load_rules
from twinpost.model import Site

KO = "content/posts/small-transformer/index.ko.md"
EN = "content/posts/small-transformer/index.en.md"
QUESTIONS = "content/posts/small-transformer/reader-test-questions.md"
BODY = """\
⟦# 작은 트랜스포머 읽기⟧

**임베딩**은 토큰을 벡터로 바꾸고, **어텐션**은 벡터끼리 정보를 나눕니다. 그다음 블록마다
⟦**피드포워드 신경망(FFN)**⟧을 지납니다. 코드는 ⟦https://github.com/openai/gpt-2⟧ 주소에 있습니다.

## 벡터의 크기

임베딩의 차원은 `N_embed`라고 하고, 이 글의 모델에서는 384입니다. 위치마다 더하는 벡터도 크기가
`N_embed`로 같습니다.

⟦모델을 처음 읽는 사람은 입력이 어디에서 어떤 모양으로 들어와 어느 층을 지나 무엇이 되어 나가는지를 한눈에 보여 주는 그림이 있으면 빨리 이해하게 되므로 토큰 다섯 개가 지나가는 길을 한 장에 그리고 그 옆에 텐서의 모양을 숫자로 모두 적어 두기로 했습니다.⟧

## 출력

마지막 층은 길이가 ⟦`N_Embed`⟧인 벡터를 어휘의 크기로 늘립니다.
"""
TRANSLATION = """\
⟦# Reading a small transformer⟧

The **embedding** turns tokens into vectors, and **attention** lets them share what they know. The
code is at ⟦https://github.com/openai/gpt-2⟧ for everybody.

## How wide a vector is

Call the width `N_embed`; it is 384 in our model.

## Output

The last layer turns a vector of `N_embed` numbers into one score for each word.
"""
FRONT = "title: {title}\ndate: 2026-11-20T09:00:00+09:00\n"
ARCHIVE = f"""\
-- {KO} --
---
{FRONT.format(title="작은 트랜스포머 읽기")}summary: 토큰에서 점수까지 작은 모델 하나를 따라갑니다
---
{BODY}-- {EN} --
---
{FRONT.format(title="Reading a small transformer")}summary: 'We follow one small model, and look at each layer's role'
---
{TRANSLATION}-- {QUESTIONS} --
# Reader test questions

1. The Korean text calls the width `N_embed`. How large is it? (384)
2. Which section explains why "⟦the first layer is the widest⟧"?
"""
ELEVEN = {
    "front-matter-syntax": 1,
    "front-matter-required": 2,
    "heading-level": 2,
    "bare-url": 2,
    "literal-emphasis": 1,
    "sentence-length": 1,
    "side-file": 1,
    "term-consistency": 1,
}


def found(blog: Site) -> list[Finding]:
    return lint(blog, load_rules(), Config())


def test_all_eleven_are_found():
    archive, expected = marked(ARCHIVE)
    findings = found(site(archive))
    places = {(f.path, f.span) for f in findings}

    assert Counter(f.rule for f in findings if f.rule in ELEVEN) == ELEVEN
    assert sum(ELEVEN.values()) == 11
    assert places >= set(expected)
    # The long sentence stands in one language only.
    others = [f for f in findings if f.rule not in ELEVEN and f.severity != "note"]
    assert [f.rule for f in others] == ["missing-block"]


def test_what_renders_fine_is_no_error():
    archive, _ = marked(ARCHIVE)
    blog = site(archive)
    errors = [f for f in found(blog) if f.severity == "error"]

    assert [f.span.of(blog.by_path[f.path].text) for f in errors if f.path == KO] == [
        "**피드포워드 신경망(FFN)**"
    ]
    assert [f.rule for f in errors if f.path == EN] == ["front-matter-syntax"]


@pytest.mark.slow
def test_hugo_sees_it_the_same_way():
    """One term prints its asterisks, the two before Hangul do not."""
    archive, _ = marked(ARCHIVE)
    body = site(archive).by_path[KO].text.partition("---\n")[2].partition("---\n")[2]
    (html,) = render([body])

    assert "<strong>임베딩</strong>은" in html
    assert "<strong>어텐션</strong>은" in html
    assert seen(html).count("**") == 2


def test_what_a_machine_can_mend_is_mended():
    archive, _ = marked(ARCHIVE)
    blog, left = fix.until_done(site(archive), found)

    assert "피드포워드 신경망**(FFN)을" in blog.by_path[KO].text
    assert "layer's role\"" in blog.by_path[EN].text
    assert {f.rule for f in left} & {"literal-emphasis", "front-matter-syntax"} == set()
