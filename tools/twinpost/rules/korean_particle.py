"""Korean particles that do not fit the sound before them.

Without a dictionary nobody knows whether `차이` ends in a particle. So behind Hangul only what can
be nothing else is found; behind digits, Latin words and closing signs every particle is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.particles import FINALS, fitting
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span

PAIRS = {
    form: pair
    for pair in (
        "은/는",
        "이/가",
        "을/를",
        "과/와",
        "으로/로",
        "이나/나",
        "이라고/라고",
        "이라는/라는",
    )
    for form in pair.split("/")
}


def _in(sounds: str, but: str = "") -> str:
    """All syllables that end in one of these sounds; in a vowel for ""."""
    finals = [i for i, sound in enumerate(FINALS) if sound in (tuple(sounds) or ("",))]
    codes = (code for first in finals for code in range(ord("가") + first, ord("힣") + 1, 28))
    return "".join(c for c in map(chr, codes) if c not in but)


CONSONANT = "".join(FINALS)
# Syllables in which borrowed nouns end, and no Korean word that goes on: 모델, 시스템; 서버, 코드.
BORROWED = "템켓킷릿젝팩랙렉픽릭닉즘램썬슨콘폰션킹딩링팅밍닝룹봇샷"
BORROWED_L = "델듈셀쉘널넬툴쿨룰플블클"
BORROWED_OPEN = "트드스프크브츠즈터퍼커처버"
# Words that end in `을` and `은` themselves (마을, 지을; 나은), and stems of verbs (신는, 남는).
IN_EUL = "가고그긋나노마모무부이자저지쏘쪼"
IN_EUN = "가고그기나노다도라모무미보부사서세소수시아예유의이자재저조주지채초태하해혜"
IN_N = "간것긴난든란린만본안신온운은인준진푼한된던"
IN_M = "감곪굶금남넘닮담듬뿜삶삼숨심옮움잠점젊참춤품짐"
SIGN = r"A-Za-z\d%℃)\]\"'”’」』》〉"
END = r"(?![가-힣(/])"  # `을(를)` and `은/는` leave the choice to the reader
MORE = rf"(?:는|도|만|의|부터|써|서)?{END}"
# What can be wrong, and behind what; all else is never looked at.
BEFORE = {
    "를": f"[{_in(CONSONANT)}]",
    "을": f"[가-힣][{_in('', IN_EUL)}]",
    "은": f"[가-힣][{_in('', IN_EUN)}]",
    "는": f"[{_in('ㄹㅇ')}{_in('ㄴㅁ', IN_N + IN_M)}{BORROWED}법]",
    "가": f"[가-힣][{BORROWED}{BORROWED_L}]",
    "이": f"[가-힣][{BORROWED_OPEN}]",
    "과": f"[가-힣][{BORROWED_OPEN}]",
    "와": f"[가-힣][{_in(CONSONANT)}]",
    "으로": f"[{_in('')}{_in('ㄹ')}]",
    "로": f"[가-힣][{BORROWED}]",
    "나": f"[가-힣][{BORROWED}{BORROWED_L}]",
    "라고": f"[가-힣][{BORROWED}{BORROWED_L}]",
    "라는": f"[가-힣][{BORROWED}{BORROWED_L}]",
}
LONGER = ("으로", "로", "과", "와")  # `으로는`, `과의`
CANDIDATE = re.compile(
    "|".join(
        rf"{form}(?:(?<={before}{form})|(?<=[{SIGN}]{form})){MORE if form in LONGER else END}"
        for form, before in BEFORE.items()
    )
)
NO_PARTICLE = ("어버이", "컴퓨터과")


@rule(Document, severity="warning")
def korean_particle(document: Document) -> Iterator[Finding]:
    """A Korean particle fits the sound of the word before it."""
    if document.lang != "ko":
        return
    for prose in document.prose:
        for m in CANDIDATE.finditer(prose.text):
            particle = next(form for form in BEFORE if m[0].startswith(form))
            place = Span(m.start(), m.start() + len(particle))
            right = fitting(prose.text[: place.start], PAIRS[particle])
            if not right or right == particle or prose.text[: place.end].endswith(NO_PARTICLE):
                continue
            # Behind a tag, as in `요청<sup>Request</sup>을`, it may follow the word before that.
            if document.text[prose.span(*place).start - 1] != ">":
                yield _finding(document, prose, place, right)


def _finding(document: Document, prose: Prose, place: Span, right: str) -> Finding:
    particle, span = place.of(prose.text), prose.span(*place)
    before = prose.text[: place.start].rpartition(HIDDEN)[2].split()
    word = before[-1] if before else ""
    literal = span.of(document.text) == particle  # otherwise an entity stands there
    return at(
        document,
        span,
        Text(
            f"the particle `{particle}` does not fit `{word}`",
            f"`{word}` 뒤에는 `{particle}` 대신 `{right}` 조사가 옵니다",
        ),
        help=Text(f"write `{word}{right}`", f"이렇게 적어 주세요: `{word}{right}`"),
        fix=Fix(
            Text(f"write `{right}`", f"`{right}` 조사로 고치기"),
            (Edit(document.path, span, right),),
        )
        if literal
        else None,
    )
