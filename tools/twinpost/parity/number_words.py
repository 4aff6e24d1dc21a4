"""Numbers in words: `twenty-one`, `half a million`, `두 번째`, `백만`.

Words are idiom as often as they count something, so nothing is ever missing because of one: they
only explain why the other language has a digit there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from twinpost.span import Span

Number = tuple[Span, Fraction]


def _counted(words: str, numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(words.split(), numbers, strict=True))


def _by_word(table: dict[Fraction | int, str]) -> dict[str, Fraction | int]:
    return {word: number for number, words in table.items() for word in words.split()}


_ONES = _counted(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
    range(1, 20),
)
_TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_ORDINALS = _counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    range(1, 20),
) | {f"{tens[:-1]}ieth": number for tens, number in _TENS.items()}
MONTHS = _counted("jan feb mar apr may jun jul aug sep oct nov dec", range(1, 13))
_ALIKE = _by_word(
    {
        0: "zero no none without never",
        1: "single once only",
        2: "twice double doubled doubles doubling dual both pair pairs couple",
        3: "thrice triple tripled triples",
        4: "quadruple quadrupled quad",
        Fraction(1, 2): "half halves halved halving",
        Fraction(1, 4): "quarter quarters",
    }
)
_ORDINALS |= {"hundredth": 100, "thousandth": 1000}
_PARTS = {"quarter": 4} | _counted(
    "third fourth fifth sixth seventh eighth ninth tenth", range(3, 11)
)
_PARTS |= {"hundredth": 100, "thousandth": 1000}
_PART = re.compile(rf"({'|'.join(_PARTS)})s?\Z")
_COUNTS = "|".join([*_ONES, *_TENS, *_SCALES])
ENGLISH = re.compile(
    rf"\b(?:(?:{_COUNTS})s?"
    rf"(?:[\s-](?:(?:(?<=dred\s)|(?<=sand\s)|(?<=lion\s))and\s)?(?:{'|'.join(_PARTS)}|{_COUNTS})s?)*"
    r"|half a (?:million|billion|dozen)"
    rf"|{'|'.join(_ORDINALS)}(?:ly|s)?|{'|'.join(_ALIKE)}"
    r"|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\b",
    re.IGNORECASE,
)

# What says a year without its number.
A_YEAR = re.compile(
    r"\b(?:a|one|next|last|this|that|(?:the )?(?:same|following|previous)) years?\b"
    r"|\byears? (?:later|before|earlier|after|ago)\b"
    r"|이듬해|작년|내년|올해|지난해|다음 해|같은 해|그해",
    re.IGNORECASE,
)

_NATIVE = _by_word(
    {
        1: "하나 한 첫",
        2: "둘 두",
        3: "셋 세 석",
        4: "넷 네",
        5: "다섯",
        6: "여섯",
        7: "일곱",
        8: "여덟",
        9: "아홉",
    }
)
_NATIVE_TENS = _counted("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔", range(10, 100, 10)) | {
    "스무": 20
}
_SINO = _counted("일 이 삼 사 오 육 칠 팔 구", range(1, 10))
SINO_SCALES = _counted("십 백 천 만 억 조 경", (10, 100, 1000, 10**4, 10**8, 10**12, 10**16))
_KOREAN_ALIKE = _by_word(
    {
        0: "없 영",
        1: "하루",
        2: "이중 양쪽 양 쌍 갑절 이틀",
        3: "삼중 사흘",
        4: "나흘",
        10: "열흘",
        Fraction(1, 2): "절반 반",
    }
)
_COUNTER = (
    r"(?=\s|째|개|번|가지|줄|명|단계|배|사람|달|시|칸|쪽|편|글|곳|군데|차례|마리|장|대|종류|언어|층"
    r"|쌍|축|갈래|겹|자|살|해|주)"
)
KOREAN = re.compile(
    rf"(?<![가-힣\d])(?:(?:{'|'.join(_NATIVE_TENS)})(?:{'|'.join(_NATIVE)})?"
    rf"|(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|(?:한|첫|두|세|석|네){_COUNTER}"
    rf"|{'|'.join(_KOREAN_ALIKE)}|[{''.join(_SINO)}{''.join(SINO_SCALES)}]{{2,}}|[백천만억]{_COUNTER})"
)


def english(text: str) -> Iterator[Number]:
    """The numbers that an English text has in words."""
    for found in ENGLISH.finditer(text):
        value = _english(found[0].lower())
        if value is not None:
            yield Span(*found.span()), value


def korean(text: str) -> Iterator[Number]:
    """The numbers that a Korean text has in words."""
    for found in KOREAN.finditer(text):
        yield Span(*found.span()), _korean(found[0])


def _english(words: str) -> Fraction | None:
    if words in _ALIKE:
        return Fraction(_ALIKE[words])
    for ordinal in (words, words.removesuffix("ly"), words.removesuffix("s")):
        if ordinal in _ORDINALS:
            return Fraction(_ORDINALS[ordinal])
    if words[:3] in MONTHS and words.isalpha() and words not in _ONES and words not in _SCALES:
        return Fraction(MONTHS[words[:3]])
    if words.startswith("half a "):
        return Fraction(_SCALES[words.removeprefix("half a ")], 2)
    part = _PART.search(words)
    whole = _cardinal(re.split(r"[\s-]", words[: part.start()] if part else words))
    return _fraction(whole, part[1], words) if part else whole


def _fraction(whole: Fraction, part: str, words: str) -> Fraction:
    """`two thirds`; `a three-hundredth` is none of three hundredths, and `twenty-fifth` no part."""
    if words.endswith(part) and whole > 1:
        if _PARTS[part] >= 100:
            return 1 / (whole * _PARTS[part])
        if whole >= 20:
            return whole + _PARTS[part]
    return whole / _PARTS[part]


def _cardinal(words: list[str]) -> Fraction:
    """Words to add up, but for scales, which multiply what stands before them."""
    total, group = 0, 0
    for word in words:
        one = word if word in _ONES or word in _TENS or word in _SCALES else word.removesuffix("s")
        if one in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[one]
        elif one in _SCALES:
            total, group = total + max(group, 1) * _SCALES[one], 0
        else:
            group += _ONES.get(one) or _TENS.get(one, 0)
    return Fraction(total + group)


def _korean(word: str) -> Fraction:
    for table in (_KOREAN_ALIKE, _NATIVE):
        if word in table:
            return Fraction(table[word])
    for tens, value in _NATIVE_TENS.items():
        if word.startswith(tens):
            return Fraction(value + _NATIVE.get(word[len(tens) :], 0))
    return sino([(_SINO.get(c, 0), SINO_SCALES.get(c, 0)) for c in word])


def sino(parts: Sequence[tuple[Fraction | int, int]]) -> Fraction:
    """Digits and scales in turn: 천, 백 and 십 make a group, which 만, 억 and 조 multiply."""
    total, group, digit = Fraction(0), Fraction(0), Fraction(0)
    for value, scale in parts:
        if not scale:
            digit = Fraction(value)
        elif scale < 10**4:
            group, digit = group + (digit or 1) * scale, Fraction(0)
        else:
            total, group, digit = total + ((group + digit) or 1) * scale, Fraction(0), Fraction(0)
    return total + group + digit
