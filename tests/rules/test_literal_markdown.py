import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import findings, found, marked, post, site
from hugo_rendering import render, seen
from twinpost import fix

# The body, and the tag that the fix should make of it; "" where there is no fix.
BROKEN = [
    ("⟦![부팅 순서](images/boot order.png)⟧", "img"),
    ("글 ⟦![한글](한글 그림.png)⟧ 뒤", "img"),
    ("⟦![pic](a.png =300x200)⟧", "img"),
    ("⟦[링크](https://example.com/a b)⟧ 이다.", "a"),
    ("- ⟦[첫째 문서](/posts/first post/)⟧를 봅니다", "a"),
    ("| a |\n|---|\n| ⟦[첫째](files/한글 이름.pdf)⟧ |", "a"),
    ("⟦(링크)[https://example.com/x]⟧를 봅니다", "a"),
    ("⟦##⟧측정", "h2"),
    ("⟦~~취소(cancel)~~⟧되었다", ""),
    ("이것은 ⟦~~취소선.~~⟧이 아니다", ""),
    ("가⟦~~**취소**~~⟧나", ""),
    ("앞\n\n⟦###⟧셋째 제목\n\n글", "h3"),
    ("⟦[문서](https://example.com/a 'b c)⟧", ""),
]
FINE = [
    '![부팅](<images/boot order.png>) [링크](https://example.com/a%20b "제목 글")',
    "`![그림](a b.png)` \\![그림](a b.png) \\[글](a b.png)",
    "함수 f[0](a, b), arr[i](x y), 배열[첫째](하나 둘)와 [x](y z)",
    "~~취소~~는 ~~취소(cancel)~~ 되었다 \\~\\~글\\~\\~ `~~코드~~`, ~/bin과 ~~~ 셋, a ~~ b ~~ c",
    "#해시태그 #둘째\n\n# 제목\n\n#!/bin/sh",
    "#### 넷\n\n> ##인용 안\n\n```\n##코드\n```",
    "(주석)[1]과 (둘)[^1]\n\n[^1]: 각주",
    "배열 `(a)[b]`와 (x)[0]",
]


@pytest.mark.parametrize("body", [*(body for body, _ in BROKEN), *FINE])
def test_literal_markdown(body):
    archive, expected = marked(post(body))

    assert found("literal-markdown", archive) == expected


@pytest.mark.slow
def test_hugo_prints_it_before_the_fix_and_not_after():
    bodies = [re.sub("[⟦⟧]", "", body) for body, _ in BROKEN]
    fixed = [_fixed(body) for body in bodies]
    before, after = render(bodies), render(fixed)
    shown = [re.search("⟦(.+?)⟧", body)[1][:2] for body, _ in BROKEN]

    assert all(sign in seen(html) for sign, html in zip(shown, before, strict=True))
    for (_, tag), html in zip(BROKEN, after, strict=True):
        assert not tag or LexborHTMLParser(html).css_first(tag)


def _fixed(body: str) -> str:
    before = site(post(body))
    return (
        fix.apply(before, findings("literal-markdown", before), unsafe=True)
        .documents[0]
        .text.partition("---\n")[2]
        .partition("---\n")[2]
    )
