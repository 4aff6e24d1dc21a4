import pytest

from harness import FRONT, findings, found, marked, post, site
from twinpost import fix

TABLE = [
    # right
    ("데이터를 모아 모델을 학습하고 파일로 저장하면 결과는 서버가 봅니다.", None),
    ("사과, 효과, 초과, 차이, 사이, 가까이, 나이, 경로, 종로, 증가, 평가, 작가, 무언가", None),
    ("마을, 가을, 노을을 지을 때 모을 것과 나을 것. 나은, 지은, 하은은 이름이다.", None),
    ("있는 없는 읽는 신는 남는 참는 아는 사는 큰가? 한 것인가? 좋은가?", None),
    ("만든 사람, 골라, 잘라, 만나, 않나, 넘나들며, 어버이 은혜, 컴퓨터과 학생", None),
    ("데이터을(를) 값은/는 URL(으)로 Python(이)라는 말", None),
    ("`code`을 [링크](https://a.b)를 $x$을 {{< x >}}를 ![그림](a.png)을", None),
    ("Network(FFN)을 Network(FFN)를 S3는 S3은 GitHub은 GitHub는 tokens은 tokens는", None),
    ("3은 2는 10과 100을 1로 2로 3으로 50%가 10GB를 v2는 1/3은 2026-11-24은", None),
    ('그는 "이 책"과 (가) 항목, 1. 가 2) 나', None),
    ("요청<sup>Request</sup>을 보내고 API이며 GPU이나 LLM이라는 것", None),
    ("```\n데이터을\n```\n\n    데이터을\n", None),
    # wrong
    ("데이터⟦을⟧ 모아 모델⟦를⟧ 학습", "데이터를 모아 모델을 학습"),
    ("서버⟦은⟧ 요청⟦는⟧ 버전⟦는⟧ 파일⟦으로⟧는", "서버는 요청은 버전은 파일로는"),
    ("시스템⟦가⟧ 프로젝트⟦이⟧ 없다", "시스템이 프로젝트가 없다"),
    ("모델⟦와⟧의 차이, 코드⟦과⟧ 토큰⟦는⟧", "모델과의 차이, 코드와 토큰은"),
    ("모델⟦라고⟧ 하는 시스템⟦라는⟧ 것", "모델이라고 하는 시스템이라는 것"),
    ("API⟦을⟧ URL⟦으로⟧ Python⟦로⟧부터 JSON⟦나⟧", "API를 URL로 Python으로부터 JSON이나"),
    ("3⟦는⟧ 2⟦은⟧ 10⟦와⟧ 50%⟦은⟧ 10GB⟦을⟧", "3은 2는 10과 50%는 10GB를"),
    (
        "**데이터**⟦을⟧ [모델](https://a.b)⟦를⟧ “결과”⟦을⟧",
        "**데이터**를 [모델](https://a.b)을 “결과”를",
    ),
    ("언어 모델(LLM)⟦를⟧ 함수()⟦을⟧", "언어 모델(LLM)을 함수()를"),
    (
        "## 서버⟦은⟧\n\n> 인용⟦는⟧\n\n| 코드⟦은⟧ |\n|---|",
        "## 서버는\n\n> 인용은\n\n| 코드는 |\n|---|",
    ),
]


@pytest.mark.parametrize(("body", "_"), TABLE)
def test_korean_particle(body, _):
    archive, expected = marked(post(body))

    assert found("korean-particle", archive) == expected


@pytest.mark.parametrize(("body", "expected"), [row for row in TABLE if row[1]])
def test_fixed(body, expected):
    before = site(marked(post(body))[0])
    after, left = fix.until_done(before, lambda s: findings("korean-particle", s))

    assert after.documents[0].text == f"{FRONT}{expected}\n"
    assert left == []


def test_only_korean():
    assert found("korean-particle", post("데이터을", "index.en.md")) == []
