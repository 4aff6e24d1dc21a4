import pytest

from harness import findings, found, marked, post

POLITE = "읽습니다. 나눕니다. 만듭니다! 더합니다… 적습니다. 그립니다. 칩시다. 오십시오. "
PLAIN = "읽는다. 나눈다. 만든다! 더한다… 적는다. 그린다. 친다. 아니다. 다닌다. "


@pytest.mark.parametrize(
    "body",
    [
        POLITE * 2,
        PLAIN * 2,
        f"{POLITE}책의 ⟦전부다⟧. 글의 ⟦끝이다⟧!",
        f"{PLAIN}{PLAIN}다른 글에서 ⟦설명합니다⟧. 문서를 ⟦참고하세요⟧. ⟦그렇죠⟧.",
        f"{POLITE}그렇죠. 참고하세요. 그려요. 다예요.",
        f"{POLITE}\n\n첫 줄의\n⟦끝이다⟧.\n\n**⟦굵다⟧**. `x`다. v2다.",
        f"{PLAIN}감사합니다! 안녕하세요. 필요. 중요. 알고리즘임. 그런가? 그렇습니까?",
        f'{POLITE}그는 "그렇다. 정말이다."라고 했습니다. “좋다.” (끝이다.) ‘예다. 또 예다.’입니다.',
        f"{POLITE}\n\n## 끝이다.\n\n- 하나다.\n\n> 인용이다.\n\n| 표다. |\n|---|\n",
        f"{POLITE}⟦하나다⟧. ⟦둘이다⟧. 그런데 ⟦셋이다⟧. " + POLITE * 2 + "넷이다.",
        "하나다. 둘입니다. 하나다. 둘입니다. " * 4,  # no style of its own
        "셋입니다. 넷입니다. 다섯이다.",  # too short
        f"{POLITE}\n\n```\n끝이다.\n```\n\n<!-- 끝이다. -->\n\n    끝이다.\n",
        "",
    ],
)
def test_korean_ending(body):
    archive, expected = marked(post(body))

    assert found("korean-ending", archive) == expected


def test_strict():
    body = f"{POLITE}{POLITE}그림을 ⟦그려요⟧. 그렇죠. 참고하세요. 전부 ⟦다예요⟧. 책의 ⟦끝이다⟧."
    archive, expected = marked(post(body))

    assert found("korean-ending", archive, {"strict": True}) == expected


def test_the_message_counts():
    (finding,) = findings("korean-ending", post(f"{POLITE}끝이다."))

    assert "`~다`" in finding.message.ko
    assert "8 others in this post in `~습니다`" in finding.message.en


def test_only_korean_pages():
    side = post("글") + f"-- content/posts/a/notes.md --\n{POLITE}끝이다.\n"

    assert found("korean-ending", post(f"{POLITE}끝이다.", "index.en.md")) == []
    assert found("korean-ending", side) == []
