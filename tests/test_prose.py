import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinpost import markdown, prose
from twinpost.markdown import Goldmark

H = prose.HIDDEN


def read(text, goldmark=None):
    return list(prose.of(text, markdown.parse(text, 0, goldmark or Goldmark())))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**굵은**은 *기운* ~~글~~", "굵은은 기운 글"),
        ("`a b`은 ``x`y``", f"{H * 3}은 {H * 3}"),
        ("[글](http://a.b) <https://x.y>", f"글 {H * 11}"),
        ("![alt](a.png) 그림[^1]\n\n[^1]: 각주", f"{H} 그림"),
        ("한 줄\n두 줄  \n셋<br>넷", "한 줄 두 줄\n셋\n넷"),
        ("&amp; \\* &#44032;", "& * 가"),
        ("{{< x >}} 글 {{< y a=b >}}", f"{H * 9} 글 {H * 13}"),
        ("{{< x >}}가 x{{< /x >}}, {{% y %}}가 x{{% /y %}}", f"{H * 22}, {H * 9}가 x{H * 10}"),
        ("값 $x$, $$a_b$$, $5와 $6", f"값 {H * 3}, {H * 7}, $5와 $6"),
        ("https://a.b/x와 me@a.io로", f"{H * 13}와 {H * 7}로"),
    ],
)
def test_shown(text, shown):
    assert read(text)[0].text == shown


def test_masked_math():
    pairs = (("$", "$"),)

    assert read("식 $x*y*x$ 끝", Goldmark(passthrough=pairs))[0].text == f"식 {H * 7} 끝"


@pytest.mark.parametrize(
    "text",
    [
        "|하나다.| |둘이다!|",
        "|See e.g. this one.| |Is it?| |Yes.|",
        "|버전 1.5는 빠릅니다.| |다음은 2.0입니다.|",
        "|그는 “그렇다.”| |라고 했다.|",
        "|Fig. 3 shows it.| |No. 4 does not.|",
        "|첫째.| |1. 이렇습니다.| |둘째는…|",
        "|Hello... and on.| |J. R. Smith wrote it.|",
        "|日本語。| |한 줄|\n|두 줄|",
        "|소문자로 시작합니다.| |kubectl은 그렇습니다.| |끝났음.| |client 는|",
    ],
)
def test_sentences(text):
    plain = text.replace("|", "").replace("\n", "  \n")
    (found,) = read(plain)

    assert [s.of(found.text) for s in found.sentences()] == [
        s for s in text.split("|") if s.strip()
    ]


def test_within():
    found = read("# 제목\n\n> - 하나\n\n| a |\n|---|\n| b |\n")

    assert [(p.node.kind, p.within) for p in found] == [
        ("heading", ()),
        ("paragraph", ("block_quote", "list", "item")),
        ("table_cell", ("table", "table_head")),
        ("table_cell", ("table", "table_row")),
    ]


PIECES = (
    *("가나", "ab", " ", "\n", "**", "`", "&amp;", "\\*", "[a](b)", "{{< x >}}", "$x$", "<br>"),
    *("https://a.b", ".", "😀", "~~", "![c](d)", "| a |\n|---|\n", "- ", "\r\n", "[^1]", "&#0;"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_every_letter_has_its_place(pieces):
    text = "".join(pieces)
    for each in read(text):
        assert len(each.places) == len(each.text) + 1
        assert list(each.places) == sorted(each.places)
        for i, letter in enumerate(each.text):
            if letter.isalnum():
                assert each.span(i, i + 1).of(text) in (letter, "&")
