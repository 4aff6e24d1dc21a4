"""Which Korean particle a word takes: `은` or `는`, `으로` or `로`.

The sound that a word ends in decides. Hangul shows it; of digits and Latin words one has to know
how they are read aloud. Where people read them in several ways all of these count, and where nobody
knows, nothing is said: `fitting` would rather be silent than wrong.
"""

from __future__ import annotations

import re
from functools import cache

# The final sounds as Unicode orders them in Hangul; "" is a vowel.
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
Sounds = frozenset[str]  # the final sounds that a word may have; empty when nobody knows
UNKNOWN: Sounds = frozenset()
VOWEL: Sounds = frozenset({""})

ONES = ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", "")  # 영 일 이 삼 사 오 육 칠 팔 구
ZEROS = ("", *"ㅂㄱㄴㄴㄴㄴㄴㄱㄱㄱㄱ")  # by their number: 십 백 천 만 십만 ... 억 ...
LETTERS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}  # 엘 엠 엔 알; all others end in a vowel
SIGNS = frozenset("%℃°")  # 퍼센트, 도
# Units behind a number: those that end in a vowel however they are read (기가바이트, 기가, 지비),
# and those that do not (킬로미터, 킬로, 케이엠).
UNITS = {
    "": "kb mb gb tb pb kib mib gib tib ms us ns d k hz khz mhz ghz",
    "?": "b g kg mg m km cm mm nm l ml s w kw mw v px em rem kbps mbps",
}

# Words whose ending does not tell how they are read, by their final sound.
WORDS = {
    "": "alias analytics bit blog boot break bug byte canvas check cloud config database"
    " date debug delete deepseek devops flag hit id ide ip jenkins kubernetes log loop"
    " method mlops network node note ops pandas pipe rag readme reboot redis remote root route"
    " scope site soap state tag theme update vite website windows write",
    "ㄱ": "mac spec grok ngrok",
    "ㅂ": "app colab crop desktop drop gitlab hadoop hop job lab laptop pop prototype shop tab type"
    " web whatsapp workshop",
    "ㅅ": "chat commit copilot git private robot secret snapshot screenshot tablet template"
    " toolkit unit wallet widget gadget",
    "?": "acme attr cidr char dir expr github her iii ix jar jpeg latex mpeg pip pod repr resume"
    " str tar tex var vii viii xii xiii",
}
# How other words end. What is not here is read now with a consonant, now without: 맵, 루프.
ENDINGS = {
    "": "a i o u w x y f v z sh ch th gh ph er or ar ir ur our ss us is ous id ed nd rd ld ad od"
    " nt st ct xt pt rt lt ft ht mp lp rp sp nk rk sk lk nc ie ee ue oe ye be ce de fe ge he ke re"
    " se ve ze",
    "ㄱ": "ic ack ick ock uck ook",
    "ㄴ": "n ne",
    "ㄹ": "l le",
    "ㅁ": "m me",
    "ㅂ": "up ip ep map",
    "ㅅ": "put out ket net bot",
    "ㅇ": "ng",
}
# Capitals that may be read as a word, and then end in another sound than their last letter:
# `ZIP`, `RADAR`, `STRING`, `TABLE`.
AS_A_WORD = re.compile(
    r"[AEIOUY](?:[BCKPRT]|CK|PP)\Z|[A-Z][AEIOUY].+R\Z|ING\Z|[AEIOUY].*[^AEIOUY]E\Z"
)
VOWEL_LETTER = re.compile("[aeiouy]", re.IGNORECASE)
SEGMENT = re.compile(r"[A-Z]{2,}\Z|[A-Z]?[a-z]+\Z|[A-Z]\Z")  # `SQL` in `MySQL`
LATIN = re.compile(r"[A-Za-z]+\Z")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)*\Z")
# A number before this is not read as it stands: fractions, dates, powers, prices.
NOT_AS_WRITTEN = re.compile(r"(?:\d\s?[/-]|[$€£¥₩^_×])\Z")
NAMED = re.compile(r"[A-Za-z][\s./_-]?\Z")  # in `GPT-4` the number may be read in English


def fitting(word: str, pair: str) -> str | None:
    """The particle of `pair`, such as `은/는`, that fits `word`; None where that is not sure.

    A pair names first the particle that follows a consonant.
    """
    after_consonant, after_vowel = pair.split("/")
    fit = {
        after_vowel if sound == "" or (sound == "ㄹ" and pair == "으로/로") else after_consonant
        for sound in finals(word)
    }
    return fit.pop() if len(fit) == 1 else None


def finals(text: str) -> Sounds:
    """The sounds in which the last word of `text` may end, read aloud."""
    text = text.rstrip("\"'”’»」』》〉*")
    if not text:
        return UNKNOWN
    last = text[-1]
    if "가" <= last <= "힣":
        return frozenset({FINALS[(ord(last) - ord("가")) % len(FINALS)]})
    if last.isascii() and last.isalpha():
        return _of_latin(text)
    if last.isascii() and last.isdigit():
        return _of_number(text)
    if last in ")]":
        return _of_brackets(text)
    return VOWEL if last in SIGNS else UNKNOWN


def _of_brackets(text: str) -> Sounds:
    """A particle may follow what is in the brackets, or the word before them."""
    opening = text.rfind("(" if text[-1] == ")" else "[")
    inside, before = text[opening + 1 : -1].rstrip(), text[: max(opening, 0)].rstrip()
    if not inside:
        return finals(before)
    readings = finals(inside), finals(before)
    return readings[0] | readings[1] if all(readings) else UNKNOWN


def _of_number(text: str) -> Sounds:
    number = NUMBER.search(text)
    before = text[: number.start()] if number else ""
    if not number or NOT_AS_WRITTEN.search(before):
        return UNKNOWN
    digits = number[0].replace(",", "").rpartition(".")[2]
    sounds = _of_digits(digits)
    return sounds | _of_english(digits) if NAMED.search(before) else sounds


def _of_digits(digits: str) -> Sounds:
    """Digits in Sino-Korean: 십, 삼백이."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == len(digits):
        return frozenset({"ㅇ", ""})  # 영, 제로
    if zeros >= len(ZEROS):
        return UNKNOWN
    return frozenset({ZEROS[zeros] if zeros else ONES[int(digits[-1])]})


def _of_english(digits: str) -> Sounds:
    """Digits in English: 텐, 틴, 티, 원, 세븐, 나인, 에잇 or 에이트; all others end in a vowel."""
    two = int(digits[-2:])
    if 10 <= two < 20:
        return VOWEL if two == 12 else frozenset("ㄴ")
    if two % 10 == 8:
        return frozenset({"ㅅ", ""})
    return frozenset("ㄴ") if two % 10 in (1, 7, 9) else VOWEL


def _of_latin(text: str) -> Sounds:
    word = LATIN.search(text)
    assert word
    before = text[: word.start()]
    if before[-1:].isdigit() or (before[-1:] == " " and before[-2:-1].isdigit()):
        unit = UNIT.get(word[0].lower())
        if unit is not None:
            return unit
    if not before[-1:].isascii() and before[-1:].isalpha() and not "가" <= before[-1] <= "힣":
        return UNKNOWN  # `é` and other letters: no English word
    return _of_word(word[0])


@cache
def _of_word(word: str) -> Sounds:
    """A Latin word, or its last part: `MySQL` ends as `SQL` does."""
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return _of_plural(word)
    part = SEGMENT.search(word)
    last = part[0] if part else word
    for each in (word.lower(), last.lower()):
        if each in KNOWN:
            return KNOWN[each]
    if last.isupper() or not VOWEL_LETTER.search(last):
        unclear = len(last) > 2 and AS_A_WORD.search(last)
        return UNKNOWN if unclear else frozenset({LETTERS.get(last[-1].lower(), "")})
    return _of_ending(last.lower())


def _of_ending(word: str) -> Sounds:
    for length in (3, 2, 1):
        if word[-length:] in ENDING:
            return ENDING[word[-length:]]
    return _of_plural(word) if word[-1] == "s" and len(word) > 2 else UNKNOWN


def _of_plural(word: str) -> Sounds:
    """Many a plural is read as its singular: `tokens` as 토큰."""
    singular = _of_word(word[:-1])
    return singular | VOWEL if singular else UNKNOWN


def _by_word(table: dict[str, str]) -> dict[str, Sounds]:
    return {
        word: UNKNOWN if sound == "?" else frozenset({sound})
        for sound, words in table.items()
        for word in words.split()
    }


KNOWN = _by_word(WORDS)
ENDING = _by_word(ENDINGS)
UNIT = _by_word(UNITS)
