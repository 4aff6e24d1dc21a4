import pytest

from harness import FRONT, findings, found, marked, post, site
from hugo_rendering import mended, render, shown
from twinpost import fix
from twinpost.rules.korean_punctuation import HALF, korean_punctuation

NARROW = {**{ord(wide): half for wide, half in HALF.items()}, ord("…"): "..."}
TABLE = [
    ("읽고, 나눕니다. 정말? 네! 값: 하나; 둘 (셋).", None),
    ("「速い、安い。」 “你好！”는 你好GPU。 漢字（한자）와 한자（漢字）는", None),
    ("사과、배、감을 `，` $a，b$ <https://a.b/，>", None),
    ("```\n읽고，\n```\n\n<!-- 읽고， -->", None),
    ("읽고⟦，⟧나눕니다⟦。⟧다음⟦！？⟧", "읽고, 나눕니다. 다음!?"),
    ("값⟦：⟧하나⟦；⟧ 둘⟦。⟧", "값: 하나; 둘."),
    ("모델⟦（model）⟧은 ⟦（참고）⟧ API⟦，⟧GPU", "모델(model)은 (참고) API, GPU"),
    ("읽고⟦、⟧쓰면⟦、⟧된다", "읽고, 쓰면, 된다"),
    ("**주의⟦：⟧**다음 1⟦：⟧2", "**주의:**다음 1:2"),
    ("값⟦：⟧`x` [글](u)⟦（링크）⟧", "값: `x` [글](u)(링크)"),
    ("“그렇다⟦。⟧”라고", "“그렇다.”라고"),
    ("1⟦。⟧항목\n\n[글] [글]（링크） 정말⟦！⟧[글](u) http⟦：⟧//a", None),
]


@pytest.mark.parametrize(("body", "_"), TABLE)
def test_korean_punctuation(body, _):
    archive, expected = marked(post(body))

    assert found("korean-punctuation", archive) == expected


@pytest.mark.parametrize(("body", "expected"), TABLE)
def test_fixed(body, expected):
    plain = marked(post(body))[0]
    before = site(plain)
    after, _ = fix.until_done(before, lambda s: findings("korean-punctuation", s))

    assert after.documents[0].text == (
        f"{FRONT}{expected}\n" if expected else before.documents[0].text
    )


def test_only_korean():
    assert found("korean-punctuation", post("읽고，", "index.ja.md"), languages=("ko", "ja")) == []


PIECES = (
    *(
        "가나",
        "다",
        "API",
        "1",
        "2",
        " ",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "**",
        "*",
        "`x`",
        "\\",
        "!",
        "~~",
    ),
    *(
        "[글](u)",
        "[",
        "](u)",
        "<b>",
        "&amp;",
        "漢",
        "の",
        '"',
        "“",
        "”",
        "//",
        "a.b",
        "{{< word >}}",
    ),
    *(*HALF, *HALF, "（가）", "（API）", ":", "|", "# ", "[^1]"),
)


@pytest.mark.slow
def test_hugo_shows_the_same_but_for_the_marks():
    pairs = [pair for seed in range(6000) if (pair := mended(korean_punctuation, PIECES, seed))]
    pages = render([body for pair in pairs for body in pair])
    wrong = [
        pair
        for pair, old, new in zip(pairs, pages[::2], pages[1::2], strict=True)
        if shown(old, NARROW) != shown(new, NARROW)
    ]

    assert wrong == []
    assert len(pairs) > 1000
