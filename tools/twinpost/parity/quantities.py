"""The numbers of a text, and what each may be worth.

`1억 2,444만`, `124.4M` and `124,440,000` are one value; `3시` is 3:00 or 15:00, and `512B` bytes or
billions. Two numbers are the same if any of their readings is: a reading too many hides a mistake,
one too few reports what is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from twinpost.parity import number_words, numerals
from twinpost.parity.number_words import SINO_SCALES, sino
from twinpost.parity.numerals import SCALES
from twinpost.parity.units import AFTER_NUMBER, Unit, unit
from twinpost.span import Span

Kind = Literal["figure", "word", "name"]
Match = re.Match[str]

DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
POWER = re.compile(r"-?\d{1,3}")
NO_DIGIT = re.compile(r"\D")
PIECES = re.compile(r"(\d[\d,]*(?:\.\d+)?)([십백천만억조경]*)")
WITH_UNIT = re.compile(rf"(?P<article>\s(?:of\s)?an?(?=\s))?(?P<unit>{AFTER_NUMBER})")
SMALL_PART = 12  # smaller parts of a whole are written like the place in a row
BYTES = {"K": "KB", "M": "MB", "B": "B", "G": "GB", "T": "TB"}  # what a scale may be instead
DECADE = re.compile(r"\d0(?:s|ies|년대)\Z")  # `1990s`
SHORT_YEAR = re.compile(r"['’]?\d\d년\Z")  # `24년`
LARGEST_POWER = 60
FORENOON, EVENING = 9, 6  # hours from which on it is no night, and is one again
VERSION = re.compile(r"[vV](\d+(?:\.\d+)+)")
SHARED = re.compile(r"\s?(?:to|and|or|,)\s")  # between `five minutes` and `one`
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: in digits, in words, or in a name such as `GPT-2`."""

    span: Span  # in the text, its unit included
    written: str
    kind: Kind = "figure"
    numbers: frozenset[Fraction] = frozenset()  # what it may be, whatever it counts
    measures: frozenset[tuple[Fraction, str]] = frozenset()  # the same in the base of its unit
    token: str = ""  # versions and addresses are compared as they are written
    digits: int = 1  # how many of them count
    grain: Fraction = Fraction(0)  # what its last digit is worth, as a part of the whole
    coarse: Fraction = Fraction(0)  # the same if its last zeros are rounding
    about: bool = False  # whether the text says that it is rounded

    @property
    def counts(self) -> frozenset[str]:
        """What it may count; nothing for a bare number."""
        return frozenset(kind for _, kind in self.measures)


class Value(NamedTuple):
    """What the digits of a number say."""

    readings: tuple[Fraction, ...]  # the likeliest first
    digits: int
    last: Fraction  # what the last digit is worth
    zeros: int  # how many zeros it ends in


def quantities(text: str, language: str) -> list[Quantity]:
    """All numbers of a text, in its order."""
    digits = figures(text, language)
    taken = {at for quantity in digits for at in range(*quantity.span)}
    more = [word for word in words(text, language) if word.span.start not in taken]
    return sorted([*digits, *more], key=lambda q: q.span)


def figures(text: str, language: str) -> list[Quantity]:
    """The numbers in digits, and the names that hold some, in the order of the text."""
    if not DIGIT.search(text):
        return []
    text = text.translate(numerals.FULL_WIDTH)
    scanner = numerals.KNOWN if is_known(language) else numerals.FOREIGN
    found: list[Quantity] = []
    for match in scanner.finditer(text):
        for quantity in READERS[match.lastgroup or ""](match):
            if found:
                found[-1] = _of_range(found[-1], quantity, text)
                quantity = _in_century(found[-1], quantity, text)
            found.append(quantity)
    return found


def words(text: str, language: str) -> list[Quantity]:
    """The numbers in words, of the languages whose words are known."""
    read = {"ko": number_words.korean, "en": number_words.english}.get(language.partition("-")[0])
    if not read:
        return []
    found: list[Quantity] = []
    units: tuple[Unit, ...] = ()
    end = 0
    for span, number in read(text):
        counted = WITH_UNIT.match(text, span.end)
        if counted and counted["article"] and number.denominator == 1:
            counted = None  # `twice a day`, not `half a day`
        if counted:
            units = unit(counted["unit"].strip(" -"))
        elif not SHARED.fullmatch(text[end : span.start]):
            units = ()
        found.append(_word(span, span.of(text), number, units))
        end = counted.end() if counted else span.end
    return found


def _word(span: Span, written: str, number: Fraction, units: Iterable[Unit]) -> Quantity:
    """A number in words; `five minutes to one` counts minutes twice."""
    measures = {(number * factor, counted) for counted, factor in units}
    if number.denominator > 1:
        measures.add((number, "part"))
    numbers = {number}
    if number.numerator == 1 and number.denominator > SMALL_PART:
        numbers.add(1 / number)  # `the three-hundredth`, as well
    return Quantity(span, written, "word", frozenset(numbers), frozenset(measures))


def is_known(language: str) -> bool:
    """Whether it is a language whose number words are known."""
    return language.partition("-")[0] in ("ko", "en")


def _number(match: Match) -> Iterator[Quantity]:
    after = match.string[match.end() : match.end() + 2]
    if (after[:1].isascii() and after[:1].isupper()) or after == "xx":
        yield from _name(match)  # `3D`, `1Password`, `4xx`
        return
    if "foreign" in match.groupdict() and numerals.FOREIGN_SCALE.match(match.string, match.end()):
        yield from _name(match)
        return
    value = _value(match)
    most = max(value.readings) or Fraction(1)
    value = value._replace(readings=_signed(match, value.readings))
    years = _years(match)
    yield Quantity(
        Span(*match.span()),
        match[0],
        numbers=frozenset(value.readings) | years,
        measures=frozenset(_measures(match, value)),
        digits=max(value.digits, 1),
        grain=Fraction(0) if years else value.last / most,
        coarse=value.last * 10**value.zeros / most,
        about=_is_about(match),
    )


def _signed(match: Match, readings: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """`-5`; `영하 5도` may be five below zero."""
    minus = tuple(-n for n in readings)
    if match["sign"]:
        return minus
    before = match.string[max(match.start() - 4, 0) : match.start()]
    return minus + readings if numerals.BELOW_ZERO.search(before) else readings


def _value(match: Match) -> Value:
    groups = match.groupdict()
    if groups.get("foreign"):
        return _foreign(groups["foreign"], numerals.MYRIADS.get(groups["myriad"], 1))
    if groups["korean"]:
        return _korean(groups["korean"])
    written = groups["plain"].replace(",", "")
    whole, _, decimals = written.partition(".")
    factors = SCALES[_scale(match)] if _scale(match) else (1,)
    return Value(
        tuple(Fraction(written) * factor for factor in factors),
        len(f"{whole}{decimals}".lstrip("0")),
        Fraction(factors[0], 10 ** len(decimals)),
        0 if decimals else len(whole) - len(whole.rstrip("0")),
    )


def _years(match: Match) -> frozenset[Fraction]:
    """`24년` is 2024 as well, and the 1990s are the 90s."""
    plain = match.groupdict().get("plain") or ""
    year = int(plain) if plain.isdigit() else 0
    if SHORT_YEAR.search(match[0]) or (DECADE.search(match[0]) and 10 <= year < 100):
        return frozenset((Fraction(1900 + year), Fraction(2000 + year)))
    of_century = 1900 < year < 2100 and year % 100 and DECADE.search(match[0])
    return frozenset((Fraction(year % 100),)) if of_century else frozenset()


def _scale(match: Match) -> str:
    scale = (match.groupdict().get("scale") or "").strip().strip("-")
    return scale if scale in SCALES else scale.lower().removesuffix("s")


def _korean(written: str) -> Value:
    """`1억 2,444만`, `3천5백만`, `3만 5000`; `3만` may be `only 3`."""
    pieces = [(n.replace(",", ""), scales) for n, scales in PIECES.findall(written)]
    value = sino([part for n, s in pieces for part in [(Fraction(n), 0), *_scales(s)]])
    (number, scales) = pieces[-1]
    scale = sino([(1, 0), *_scales(scales)])
    only = (Fraction(number),) if len(pieces) == 1 and scales == "만" else ()
    digits = "".join(n for n, _ in pieces).replace(".", "")
    last = scale / 10 ** len(number.partition(".")[2])
    return Value((value, *only), len(digits.lstrip("0")), last, 0)


def _scales(scales: str) -> list[tuple[Fraction | int, int]]:
    return [(0, SINO_SCALES[scale]) for scale in scales]


def _foreign(written: str, scale: int) -> Value:
    """What a number may be: `1.234` is more than a thousand in half of Europe."""
    digits = NO_DIGIT.sub("", written)
    readings = []
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", written):
        readings.append(Fraction(digits))
    whole, _, decimals = re.sub(r"[.,](?=\d*\Z)", "|", written).partition("|")
    readings.append(Fraction(f"{NO_DIGIT.sub('', whole)}.{decimals or 0}"))
    last = Fraction(scale, 10 ** len(decimals))
    return Value(tuple(n * scale for n in readings), len(digits.lstrip("0")), last, 0)


def _measures(match: Match, value: Value) -> Iterator[tuple[Fraction, str]]:
    """What it counts, in the base of its unit; half of a whole is 50 %."""
    decade = match["unit"] == "s" and DECADE.search(match[0])
    spelled_unit = "" if decade else (match["unit"] or "").strip(" \u00a0-")
    for spelled in (spelled_unit, (match["money"] or "").strip()):
        for counted, factor in unit(spelled) if spelled else ():
            if counted == "°F":
                yield from (((n - 32) * Fraction(5, 9), "°C") for n in value.readings)
                continue
            yield from ((n * factor, counted) for n in value.readings)
            if counted == "%":
                yield from ((n / 100, "part") for n in value.readings)
    if (scale := match.groupdict().get("scale")) in BYTES and not match["unit"]:
        yield from ((value.readings[-1] * f, counted) for counted, f in unit(BYTES[scale]))


def _is_about(match: Match) -> bool:
    start, end = match.span()
    before = match.string[max(start - 16, 0) : start]
    return bool(numerals.APPROXIMATELY.search(before) or numerals.OR_SO.match(match.string, end))


def _name(match: Match) -> Iterator[Quantity]:
    """The digits of a name are no value, but may be what the other language writes apart."""
    if version := VERSION.fullmatch(match[0]):
        plain = version[1].count(".") == 1
        numbers = frozenset((Fraction(version[1]),)) if plain else frozenset()
        yield Quantity(Span(*match.span()), match[0], numbers=numbers, token=version[1], digits=2)
        return
    numbers = frozenset(Fraction(digits) for digits in DIGITS.findall(match[0]))
    yield Quantity(Span(*match.span()), match[0], "name", numbers)


def _token(match: Match) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), match[0], token=match[0].lower())


def _date(match: Match) -> Iterator[Quantity]:
    """Year, month and day are numbers of their own: others write them in another order."""
    for part in DIGITS.finditer(match[0]):
        start = match.start() + part.start()
        number = Fraction(part[0])
        yield Quantity(
            Span(start, start + len(part[0])), part[0], numbers=frozenset((number,)), digits=4
        )


def _clock(match: Match) -> Iterator[Quantity]:
    hour, *rest = (int(n) for n in DIGITS.findall(match[0]))
    seconds = sum(n * unit for n, unit in zip(rest, (60, 1), strict=False))
    hours = {hour}
    if "밤" in match[0]:  # `밤 11시`, `밤 2시`
        hours = {hour % 12 + (12 if hour % 12 >= EVENING else 0)}
    elif "낮" in match[0]:  # `낮 11시`, `낮 2시`
        hours = {hour % 12 + (12 if hour % 12 < FORENOON else 0)}
    elif numerals.AFTERNOON.search(match[0]):
        hours = {hour % 12 + 12}
    elif numerals.MORNING.search(match[0]):
        hours = {hour % 12}
    elif hour <= 12:
        hours |= {hour % 12, hour % 12 + 12}
    yield Quantity(
        Span(*match.span()),
        match[0],
        numbers=frozenset((Fraction(hour),)) if not rest else frozenset(),
        measures=frozenset((Fraction(h * 3600 + seconds), "clock") for h in hours),
        digits=4,
    )


def _part(match: Match) -> Iterator[Quantity]:
    first, second = (int(n) for n in DIGITS.findall(match[0]))
    over, under = (second, first) if "분의" in match[0] else (first, second)
    number = Fraction(over, under or 1)
    # `8분의 1`, `an eighth`, `8 times less`
    numbers = {number, Fraction(under)} if over == 1 else {number}
    yield Quantity(
        Span(*match.span()),
        match[0],
        numbers=frozenset(numbers),
        measures=frozenset(((number, "part"),)),
        token=f"{over}/{under}",
        digits=2,
    )


def _power(match: Match) -> Iterator[Quantity]:
    base = re.match(r"[\d.]+", match[0])[0]  # type: ignore[index]
    exponent = re.sub(r"[^\d⁰¹²³⁴-⁹⁻−-]", "", match[0][len(base) :])
    exponent = exponent.translate(numerals.RAISED)
    power = int(exponent) if POWER.fullmatch(exponent) else 0
    if not 0 < abs(power) <= LARGEST_POWER or len(base) > 9 or not Fraction(base):
        yield from _token(match)
        return
    scientific = "e" in match[0].lower()
    number = Fraction(base) * Fraction(10) ** power if scientific else Fraction(base) ** power
    yield Quantity(Span(*match.span()), match[0], numbers=frozenset((number,)), digits=4)


def _of_range(first: Quantity, last: Quantity, text: str) -> Quantity:
    """In `1~2만` and `60-80%` the first number has the scale and the unit of the last, too."""
    between = text[first.span.end : last.span.start]
    if first.measures or len(first.numbers) != 1 or not numerals.RANGE.fullmatch(between):
        return first
    (number,) = first.numbers
    bare = re.search(numerals.PLAIN, last.written)
    if last.token or last.kind != "figure" or not bare or not (raw := _bare(bare[0])):
        return first
    return replace(
        first,
        numbers=first.numbers | {number * n / raw for n in last.numbers},
        measures=frozenset(
            (number * n / raw, counted)
            for n, counted in last.measures
            if counted not in ("clock", "°C")
        ),
    )


def _in_century(first: Quantity, last: Quantity, text: str) -> Quantity:
    """The second year of `2024–25` is 2025 as well."""
    between = text[first.span.end : last.span.start]
    bare = re.match(r"\d\d(?!\d)", last.written)
    if not (bare and YEAR.fullmatch(first.written) and numerals.RANGE.fullmatch(between)):
        return last
    year = int(first.written) // 100 * 100 + int(bare[0])
    later = year > int(first.written)
    return replace(last, numbers=last.numbers | {Fraction(year)}) if later else last


def _bare(written: str) -> Fraction:
    return Fraction(written.replace(",", ""))


READERS: Mapping[str, Callable[[Match], Iterable[Quantity]]] = {
    "a_name": _name,
    "a_date": _date,
    "a_token": _token,
    "a_clock": _clock,
    "a_part": _part,
    "a_power": _power,
    "a_number": _number,
}
