"""Final sounds against Unicode, and a table of how words are read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinpost.particles import FINALS, finals, fitting
from twinpost.text import Text

HANGUL = [chr(code) for code in range(ord("가"), ord("힣") + 1)]
PAIRS = ["은/는", "이/가", "을/를", "과/와", "으로/로", "이나/나", "이라/라"]
# How each word is read, in Hangul: its particles are those of its reading.
READ = {
    "API": "에이피아이",
    "GPU": "지피유",
    "URL": "유알엘",
    "SQL": "에스큐엘",
    "MySQL": "마이에스큐엘",
    "LLM": "엘엘엠",
    "JSON": "제이슨",
    "YAML": "야믈",
    "REST": "레스트",
    "PR": "피알",
    "OCR": "오시알",
    "VPN": "브이피엔",
    "AWS": "에이더블유에스",
    "IDE": "아이디이",
    "Python": "파이썬",
    "Hugo": "휴고",
    "token": "토큰",
    "Kubernetes": "쿠버네티스",
    "PyTorch": "파이토치",
    "Git": "깃",
    "Rust": "러스트",
    "React": "리액트",
    "Next.js": "넥스트제이에스",
    "Chrome": "크롬",
    "Google": "구글",
    "Slack": "슬랙",
    "Markdown": "마크다운",
    "Linux": "리눅스",
    "Elastic": "일래스틱",
    "iPhone": "아이폰",
    "ChatGPT": "챗지피티",
    "WebSocket": "웹소켓",
    "theme": "테마",
    "html": "에이치티엠엘",
    "batch_size": "사이즈",
    "x": "엑스",
    "R": "알",
    "f(x)": "엑스",
    "1": "일",
    "2": "이",
    "3": "삼",
    "6": "육",
    "10": "십",
    "300": "삼백",
    "1,000": "천",
    "20000": "이만",
    "5000000": "오백만",
    "100000000": "일억",
    "3.14": "사",
    "2026": "육",
    "50%": "퍼센트",
    "10GB": "기가바이트",
    "12 ms": "밀리초",
    "GPT-4": "포",
    "“데이터”": "데이터",
    "함수()": "함수",
    "모델(model)": "모델",
}
# Read in several ways, or in none that is known: `으로/로` and `은/는` both stay open.
UNSURE = [
    *("", " ", "데이터 ", "😀", "漢字", "café", "S3", "H100", "GitHub", "ZIP", "STRING", "JPEG"),
    *("LLMs", "tokens", "0", "1/3", "2026-11-24", "x^2", "$5", "10km", "Network(FFN)", "\ufffc"),
    *("O(1)", "()", "(", ")", "]", "1.0", "10000000000000"),
]


@pytest.mark.parametrize("syllable", [HANGUL[::97], HANGUL], ids=["few", "all"])
def test_every_syllable_against_unicode(syllable):
    for each in syllable:
        letters = unicodedata.normalize("NFD", each)
        final = ord(letters[2]) - 0x11A7 if len(letters) == 3 else 0

        assert finals(f"낱말{each}") == {FINALS[final]}


@given(st.sampled_from(HANGUL), st.sampled_from(PAIRS))
def test_hangul_always_has_one(syllable, pair):
    consonant, vowel = pair.split("/")
    final = unicodedata.normalize("NFD", syllable)[2:]
    open_ = not final or (pair == "으로/로" and final == "\u11af")

    assert fitting(syllable, pair) == (vowel if open_ else consonant)


@given(st.integers(1, 10**12 - 1), st.sampled_from(PAIRS))
def test_a_number_is_read_as_in_hangul(number, pair):
    assert fitting(str(number), pair) == fitting(in_hangul(number), pair)
    assert fitting(f"{number:,}", pair) == fitting(in_hangul(number), pair)


@given(st.text(max_size=12), st.sampled_from(PAIRS))
def test_any_text(text, pair):
    assert fitting(text, pair) in (*pair.split("/"), None)


@pytest.mark.parametrize(("word", "reading"), READ.items())
@pytest.mark.parametrize("pair", PAIRS)
def test_read(word, reading, pair):
    assert fitting(word, pair) == fitting(reading, pair)


@pytest.mark.parametrize("word", UNSURE)
def test_unsure(word):
    assert None in (fitting(word, "은/는"), fitting(word, "으로/로"))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("`10`로 적기", "`10`으로 적기"),
        ("`#측정`로 `1`를 고쳐", "`#측정`으로 `1`을 고쳐"),
        ("`GPU`은 `Hugo`과", "`GPU`는 `Hugo`와"),
        ("`**`를 `x y`로서 `글`로", "`**`를 `x y`로서 `글`로"),
    ],
)
def test_messages_take_the_particle_that_fits(said, read):
    assert Text("", said).to("ko") == read


def in_hangul(number: int) -> str:
    """A number in Hangul."""
    if number == 0:
        return ""
    for power, name in ((8, "억"), (4, "만"), (3, "천"), (2, "백"), (1, "십")):
        if number >= 10**power:
            more, rest = divmod(number, 10**power)
            return f"{in_hangul(more)}{name}{in_hangul(rest)}"
    return " 일이삼사오육칠팔구"[number]
