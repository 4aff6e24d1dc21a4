"""The numbers of a text, and whether those of two languages are the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from harness import post, site
from twinpost.parity.numbers import Difference, Side, compare
from twinpost.parity.quantities import quantities


def side(text: str, language: str) -> Side:
    """A paragraph of a post in a language."""
    (document,) = site(post(text, f"index.{language}.md")).documents
    return Side(language, document.prose, text)


def difference(korean: str, english: str) -> Difference | None:
    return compare(side(korean, "ko"), side(english, "en"))


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1,234개와 3.5개", "ko", [1234, Fraction(7, 2)]),
        ("1억 2,444만, 3만 5천, 십만", "ko", [124_440_000, 35_000, 100_000]),
        ("열두 개, 스물한 개, 첫 번째, 세 번", "ko", [12, 21, 1, 3]),
        ("3분의 2, 절반", "ko", [Fraction(2, 3), Fraction(1, 2)]),
        ("twenty-one, a dozen, two thirds, half", "en", [21, 12, Fraction(2, 3), Fraction(1, 2)]),
        ("2nd, third, twice", "en", [2, 3, 2]),
        ("two and six, a hundred and five", "en", [2, 6, 105]),
        ("twenty-fifth, a three-hundredth", "en", [25, Fraction(1, 300)]),
        ("1.5 billion, 10^6, 1e-5", "en", [1_500_000_000, 10**6, Fraction(1, 100_000)]),
        ("-5 degrees, 2026-11-24", "en", [-5, 2026, 11, 24]),
        ("1,5 und 3 000", "de", [Fraction(3, 2), 3000]),
    ],
)
def test_quantities(text, language, values):
    found = quantities(text, language)

    assert len(found) == len(values)
    assert all(value in quantity.numbers for value, quantity in zip(values, found, strict=True))


def test_a_name_of_more_digits_may_be_another_name_of_the_same():
    found = difference("ES6", "ES2015")

    assert found
    assert not found.sure


@pytest.mark.parametrize("name", ["K8s", "GPT-2", "H100", "v2", "HTTP/1.1", "x86-64", "3D", "4xx"])
def test_digits_of_names_are_no_figures(name):
    assert {quantity.kind for quantity in quantities(f"With {name} here", "en")} <= {"name"}


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("1억 2,444만 개", "124.4 million"),
        ("1.24억 개", "124,439,808"),
        ("약 100개", "98"),
        ("500밀리초, 3기가바이트", "0.5 seconds, 3 GB"),
        ("1,024KB", "1 MB"),
        ("1분 30초", "90 seconds"),
        ("오후 3시, 오전 9시", "3 PM, nine o'clock"),
        ("2026년 11월", "11/2026"),
        ("24년 7월", "July 2024"),
        ("1990년대", "the 1990s"),
        ("10-20개, 1~2만 개", "10 to 20, 10,000-20,000"),
        ("두 배, 8분의 1", "2x, an eighth"),
        ("30퍼센트, 절반", "30%, 50%"),
        ("5달러, $1000만 달러", "$5, $10 million"),
        ("64K 토큰", "65,536 tokens"),
        ("2 × 64개", "2 x 64"),
        ("3만 있으면 5개", "with only 3, 5"),
        # Units
        ("1024MB, 512B, 5m", "1024 MiB, 512 bytes, 5 minutes"),
        ("512B 파라미터", "512 billion parameters"),
        ("90분", "1.5 hours"),
        ("10km, 10kg, 5마일", "6.2 miles, 22 pounds, 8 km"),
        ("섭씨 20도, 화씨 68도", "68 °F, 20 °C"),
        ("영하 5도", "-5 °C"),
        ("영하 5도", "23 °F"),
        ("6개월 뒤, 15분마다", "half a year later, every quarter of an hour"),
        ("300초에서 60초로", "from five minutes to one"),
        # Times and dates
        ("밤 12시, 밤 2시, 낮 11시, 밤 11시", "12 AM, 2 AM, 11 AM, 11 PM"),
        ("오후 2시부터 4시", "2–4 p.m."),
        ("오후 3~5시", "3 to 5 PM"),
        ("새벽 2시에서 6시 사이", "Between two and six in the morning"),
        ("2024~2025년", "2024–25"),
        ("2025년에는", "a year later"),
        ("9월 5일, 3월에", "on September 5, in March"),
        ("8월 5일부터 6일", "August 5–6"),
        ("5월에", "You may go in May"),
        ("4~5월", "April and May"),
        # Parts and versions
        ("300분의 1", "a three-hundredth"),
        ("v1.2.3", "1.2.3"),
        ("v1.2.3", "v1.2"),
    ],
)
def test_the_same_in_both_languages(korean, english):
    assert difference(korean, english) is None


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("10억 명", "10 billion"),
        ("300만 명", "300 thousand"),
        ("오후 3시", "4 PM"),
        ("5.9 MB면 됩니다", "for 5.6 MB"),
        ("1990년대", "the 1980s"),
        ("2026-11-24", "2026-11-25"),
        ("42밀리초", "42 s"),
        ("1GB 캐시", "a 1 MB cache"),
        ("50ms에서 30ms로", "from 50 ms to 30 s"),
        ("3개월", "3 years"),
        ("10km", "16 miles"),
        ("오전 9시", "9 p.m."),
        ("9월 말", "end of October"),
        ("3월 초에", "in May"),
        ("8월 5일에", "on August 6"),
        ("2024년 9월 5일", "October 5, 2024"),
        ("8월에, 8월 5일에", "in August, on August 6"),
        ("v1.2.3", "v1.2.4"),
        ("Python 3.11", "Python 3.12"),
        ("GPT-3", "GPT-4"),
    ],
)
def test_another_value_in_its_place(korean, english):
    found = difference(korean, english)

    assert found
    assert found.sure


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("8080을 열고 8080을 닫습니다", "opens 8080, and closes it"),
        ("1초에 한 번", "once a second"),
        ("이 3개를 함께", "these together"),
        ("OSI 7 레이어", "the OSI layers"),
    ],
)
def test_idiom_is_no_difference(korean, english):
    assert difference(korean, english) is None


HUNDRED_MILLIONS = st.integers(1, 99)
SMALL = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
MONTHS = ["January", "April", "May", "August", "November"]


@st.composite
def written(draw):
    """One quantity, as Korean and as English writes it."""
    n = draw(st.integers(1, 9999))
    m = draw(st.integers(1, 99))
    return draw(
        st.sampled_from(
            [
                (f"{n:,}개", f"{n}"),
                (f"{m}만 {n:04}개", f"{m * 10_000 + n:,}"),
                (f"{m}억 {n}만 명", f"{m * 10**8 + n * 10**4:,} people"),
                (f"{m}억 명", f"{m / 10:g} billion people"),
                (f"{m}백만 개", f"{m} million"),
                (f"{m}M 파라미터", f"{m} million parameters"),
                (f"{n}밀리초", f"{n} ms"),
                (f"{n}밀리초", f"{n / 1000:.3f} seconds"),
                (f"{m}퍼센트", f"{m}%"),
                (f"{n}기가바이트", f"{n} GB"),
                (f"{n}배", f"{n}x"),
                (f"{n}달러", f"${n}"),
                (f"{m}분의 1", f"1/{m}"),
                (f"오후 {m % 11 + 1}시", f"{m % 11 + 13}:00"),
                (f"{2000 + m}년 {m % 12 + 1}월", f"{m % 12 + 1}/{2000 + m}"),
                (f"{SMALL[m % 10]} 가운데 {n}", f"{n} of {m % 10 + 1}"),
                (f"{m % 10 + 1}개", ENGLISH[m % 10]),
                (f"제{m}장", f"the {m}th chapter"),
            ]
        )
    )


@given(st.lists(written(), min_size=1, max_size=4))
def test_what_a_generator_writes_in_both_languages_is_the_same(several):
    korean = "; ".join(one for one, _ in several)
    english = "; ".join(other for _, other in several)

    assert difference(korean, english) is None


@given(st.lists(st.integers(2, 99_999), min_size=1, max_size=5, unique=True), st.data())
def test_one_changed_digit_is_found_once(numbers, data):
    where = data.draw(st.integers(0, len(numbers) - 1))
    text = str(numbers[where])
    at = data.draw(st.integers(0, len(text) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[at]]))
    changed = [*numbers[:where], int(text[:at] + digit + text[at + 1 :]), *numbers[where + 1 :]]
    assume(len({*changed}) == len(changed))
    found = difference(
        ", ".join(f"{n}개" for n in numbers) + "입니다", "; ".join(f"{n} of them" for n in changed)
    )

    assert found
    assert [f.quantity.numbers for f in found.translation] == [frozenset({changed[where]})]


PIECES = st.sampled_from(
    [
        *"0123456789 ,.:/-~^%$×xKMB²⁻−만억천십조시분초년월일제½１٣",
        *["e-", "분의 ", "오후 ", " million", "ies", " PM", "2026-", "twenty", "한 ", "GB", "১০"],
    ]
)


@given(
    st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=20),
    st.sampled_from(["ko", "en", "de", "bn"]),
)
@example("1/0", "en")
@example("0^-1", "en")
@example("১০,৫", "bn")
def test_any_text_can_be_read(text, language):
    for quantity in quantities(text, language):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
