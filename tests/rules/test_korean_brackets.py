import pytest

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import mended, render, shown
from twinpost import fix
from twinpost.rules.korean_brackets import korean_brackets

TABLE = [
    ("토큰(token)은 토큰 (token)을 토큰(token) 나누기 f(x)와 ()를", None),
    ("**토큰(token)** 은 *가(나)* 를 [글](u) 를 `f()` 를 (가)\n는", None),
    ("1) 은 가) 를 :) 는 ) 에 (a) 이 방법, (b) 만 보다", None),
    ("( ) (1)등 (가)등급 (나)동안은 (다⟦)및⟧ :( 가", "( ) (1)등 (가)등급 (나)동안은 (다) 및 :( 가"),
    ("- [ ] 할 일(가)을\n- 둘", None),
    ("`( a ) 는` $( a ) 는$ <!-- (가) 는 -->", None),
    ("토큰(token⟦) 은⟧ 조각(piece⟦) 으⟧로는", "토큰(token)은 조각(piece)으로는"),
    ("가중치⟦( 실⟧⟦수 )⟧를 (가 (나⟦) 를⟧ 다)", "가중치(실수)를 (가 (나)를 다)"),
    ("그림(PNG⟦)등⟧을 3개월(90일⟦)동⟧안 (가⟦)및⟧ 나", "그림(PNG) 등을 3개월(90일) 동안 (가) 및 나"),
    ("## 제목(가⟦) 은⟧\n\n| 표(나⟦) 는⟧ |\n|---|", "## 제목(가)은\n\n| 표(나)는 |\n|---|"),
    ("**굵은(가⟦) 를⟧ 글**", "**굵은(가)를 글**"),
]


@pytest.mark.parametrize(("body", "_"), TABLE)
def test_korean_brackets(body, _):
    archive, expected = marked(post(body))

    assert found("korean-brackets", archive) == expected


@pytest.mark.parametrize(("body", "expected"), [row for row in TABLE if row[1]])
def test_fixed(body, expected):
    before = site(marked(post(body))[0])
    after, left = fix.until_done(before, lambda s: findings("korean-brackets", s))

    assert after.documents[0].text == f"{FRONT}{expected}\n"
    assert left == []


def test_only_korean():
    assert found("korean-brackets", post("토큰(token) 은", "index.en.md")) == []


PIECES = (
    *(
        "가나",
        "API",
        "1",
        " ",
        " ",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "**",
        "**",
        "*",
        "`x`",
        "\\",
        "~~",
        '"',
    ),
    *(
        "(",
        ")",
        "( ",
        " )",
        ") 는",
        ") 을",
        ")등",
        "(가",
        "[글](u)",
        "[",
        "](u)",
        "<b>",
        "{{< word >}}",
    ),
)


@pytest.mark.slow
def test_hugo_shows_the_same_but_for_blanks():
    pairs = [pair for seed in range(6000) if (pair := mended(korean_brackets, PIECES, seed))]
    pages = render([body for pair in pairs for body in pair])
    wrong = [
        pair
        for pair, old, new in zip(pairs, pages[::2], pages[1::2], strict=True)
        if shown(old) != shown(new)
    ]

    assert wrong == []
    assert len(pairs) > 1000
