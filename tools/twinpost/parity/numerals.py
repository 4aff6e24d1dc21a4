"""How numbers in digits are written: the patterns that `quantities` reads a text with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from twinpost.parity.units import AFTER_NUMBER

PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# In other languages a point may stand for a comma, and a blank for either.
ANYWHERE = r"(?:\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
# `3만큼`, `5만약`, `1조각`, `2백엔드`: no scales.
KOREAN_SCALE = (
    r"(?:[십천]|백(?!엔드|업|신)|만(?!큼|약|들|점|화|족)|억|조(?!각|건|합|직|회)|경(?!우|로|험|계))"
)
PIECE = rf"{PLAIN}{KOREAN_SCALE}+"
PIECES = rf"{PIECE}(?:\s?{PIECE})*(?:\s?\d[\d,]*(?![\d.]))?"
ENGLISH_SCALE = (
    r"(?:(?:bn|mn|tn|[KkMBGT])(?![A-Za-z\d])"
    r"|[\s-]?(?i:hundred|thousand|million|billion|trillion)s?(?![A-Za-z]))"
)
SCALES: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("K", "k"), (1000, 1024, 1)),  # `4K` may be a name, and `64K` is 65,536
    **dict.fromkeys(("M", "mn"), (10**6, 1)),
    **dict.fromkeys(("B", "G", "bn"), (10**9, 1)),
    **dict.fromkeys(("T", "tn"), (10**12, 1)),
    "hundred": (100,),
    "thousand": (1000,),
    "million": (10**6,),
    "billion": (10**9,),
    "trillion": (10**12,),
}
MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
# `16,7 Millionen`, `5 mil millones`, `3 млн`: numbers in words of languages that are not known.
FOREIGN_SCALE = re.compile(
    r"\s?(?:mil|mio|mld|mrd|tausend|tusen|bilj|тыс|мил|млн|млрд|тис|мільй|bin\b|ribu|juta|हज़ार|লক্ষ)",
    re.IGNORECASE,
)
SIGN = r"(?:(?<=[\s(\[|])|^)[-−](?=[$€£¥₩\d])"
CURRENCY = r"[$€£¥₩]\s?"
NOON = r"(?:[aApP][mM]|[ap]\.m\.)(?![A-Za-z])"
HALF = r"(?:오전|오후|새벽|아침|저녁|밤|낮)"
YEAR, MONTH = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])"
NAME = (
    r"(?<![A-Za-z\d_])[A-Za-z_](?:[A-Za-z_]|[-_/.+#](?=[A-Za-z\d_]))*\d"
    r"(?:[A-Za-z\d_]|[-_/.+](?=[A-Za-z\d_]))*|0x[\dA-Fa-f]+|\d+(?!x\d)[A-Za-z]+\d\w*"
)
DATE = (
    rf"(?<![\d.])(?:{YEAR}(?:-{MONTH}-\d{{1,2}}|/{MONTH}/\d{{1,2}}|\.\s?{MONTH}\.\s?\d{{1,2}}"
    rf"|-(?:0[1-9]|1[0-2]))|\d{{1,2}}(?:\.\d{{1,2}}\.|/\d{{1,2}}/){YEAR}|{MONTH}/{YEAR})(?!\d|-\d)"
)
TOKEN = r"\d+(?:\.\d+){2,}(?:[/:]\d+)?|\d+(?::\d+){2,}|\d+(?:\.\d+)*\.[xX](?![A-Za-z\d])"
CLOCK = (
    rf"(?<![\d:.])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])(?:\s?{NOON})?"
    rf"|(?:{HALF}\s?)?(?<!\d)\d{{1,2}}\s?시(?![간점리도스작크켜키])(?:\s?\d{{1,2}}\s?분)?"
    rf"|(?<![\d.,])\d{{1,2}}\s?(?:{NOON}|o['’]clock)"
)
PART = r"\d+\s?분의\s?\d+|(?<![\d/.])\d+/\d+(?![\d/]|\.\d)"
POWER = r"\d+(?:\.\d+)?(?:[eE][+-]?\d+(?![A-Za-z\d])|\^\{?[-−]?\d+\}?|[⁻⁰¹²³⁴-⁹]+)"
NUMBER = (
    rf"(?P<sign>{SIGN})?(?P<money>{CURRENCY})?"
    rf"(?:(?P<korean>{PIECES})|(?P<plain>{PLAIN})(?P<scale>{ENGLISH_SCALE})?)"
    rf"(?P<unit>{AFTER_NUMBER}|(?:st|nd|rd|th|s|ies)(?![A-Za-z]))?"
)
NUMBER_ANYWHERE = (
    rf"(?P<sign>{SIGN})?(?P<money>{CURRENCY})?"
    rf"(?P<foreign>{ANYWHERE})(?P<myriad>[万萬億亿兆])?(?P<unit>{AFTER_NUMBER})?"
)

RANGE = re.compile(r"\s?(?:[~∼〜–—-]|to|에서)\s?")
APPROXIMATELY = re.compile(
    r"(?:약|대략|거의|대충|(?<!\d)[~≈]|\b(?:about|around|roughly|approximately|nearly|almost|some))"
    r"\s?\Z",
    re.IGNORECASE,
)
OR_SO = re.compile(r"\s?(?:여|or so|[가-힣]{0,2}?\s?(?:정도|쯤|가량|남짓))")
BELOW_ZERO = re.compile(r"영하\s?\Z")
AFTERNOON = re.compile(r"오후|저녁|p", re.IGNORECASE)
MORNING = re.compile(r"오전|새벽|아침|a\.?m", re.IGNORECASE)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def _scanner(number: str) -> re.Pattern[str]:
    forms = {
        "a_name": NAME,
        "a_date": DATE,
        "a_clock": CLOCK,
        "a_token": TOKEN,
        "a_part": PART,
        "a_power": POWER,
        "a_number": number,
    }
    return re.compile("|".join(f"(?P<{name}>{form})" for name, form in forms.items()))


KNOWN, FOREIGN = _scanner(NUMBER), _scanner(NUMBER_ANYWHERE)
