"""What numbers count, in both languages: `밀리초` and `ms`, `기가바이트` and `GB`.

A unit belongs to a kind, and has so many of the kind's base: 1,500 ms is 1.5 s. A spelling may mean
several (`m` metres or minutes, `KB` 1,000 or 1,024 bytes): then all of them count.
"""

from __future__ import annotations

import re
from fractions import Fraction

Unit = tuple[str, Fraction]  # its kind, and how many of the base of this kind it is

_SECONDS = {
    "ns nanosecond nanoseconds 나노초": "1e-9",
    "us µs μs microsecond microseconds 마이크로초": "1e-6",
    "ms msec millisecond milliseconds 밀리초": "1e-3",
    "s sec secs second seconds 초": "1",
    "m min mins minute minutes 분": "60",
    "h hr hrs hour hours 시간": "3600",
    "d day days 일": "86400",
    "week weeks 주 주일": "604800",
}
_MONTHS = {"month months 월 개월 달": "1", "year years 년 년대 연도": "12"}
_METRES = {
    "mm 밀리미터": "1e-3",
    "cm 센티미터": "1e-2",
    "m meter meters metre metres 미터": "1",
    "km kilometer kilometers kilometre kilometres 킬로미터": "1000",
    "inch inches 인치": "0.0254",
    "ft foot feet 피트": "0.3048",
    "yard yards 야드": "0.9144",
    "mi mile miles 마일": "1609.344",
}
_GRAMS = {
    "g gram grams 그램": "1",
    "kg kilogram kilograms 킬로그램": "1000",
    "oz ounce ounces 온스": "28.35",
    "lb lbs pound pounds 파운드": "453.59",
}
_HERTZ = {"Hz 헤르츠": "1", "kHz": "1e3", "MHz": "1e6", "GHz": "1e9"}
_BITS = {"bit bits 비트": "1"} | {"Kbps": "1e3", "Mbps": "1e6", "Gbps": "1e9"}
_PARTS = {"% percent 퍼센트 %p %포인트 퍼센트포인트": "1"}
_PIXELS = {"px pixel pixels 픽셀": "1", "megapixel megapixels 메가픽셀": "1e6"}
_TIMES = {"x × times 배": "1"}
_MONEY = {
    "$": "$ dollar dollars USD 달러 불",
    "₩": "₩ won KRW 원",
    "€": "€ euro euros EUR 유로",
    "¥": "¥ yen JPY 엔",
    "£": "£ pound pounds GBP 파운드",
}
_CELSIUS = {"°C ℃ ° degree degrees 도": "1"}
_FAHRENHEIT = {"°F ℉ ° degree degrees 도": "1"}
_PREFIXES = (
    ("K k", "kilo", "킬로", 1),
    ("M", "mega", "메가", 2),
    ("G", "giga", "기가", 3),
    ("T", "tera", "테라", 4),
    ("P", "peta", "페타", 5),
)


def _table() -> dict[str, tuple[Unit, ...]]:
    kinds = {
        "time": _SECONDS,
        "month": _MONTHS,
        "length": _METRES,
        "mass": _GRAMS,
        "frequency": _HERTZ,
        "bit": _BITS,
        "%": _PARTS,
        "pixel": _PIXELS,
        "x": _TIMES,
        "°C": _CELSIUS,
        "°F": _FAHRENHEIT,
        **{sign: {names: "1"} for sign, names in _MONEY.items()},
        "byte": {"B byte bytes 바이트": "1"},
    }
    table: dict[str, tuple[Unit, ...]] = {}
    for kind, units in kinds.items():
        for names, factor in units.items():
            for name in names.split():
                table[name] = (*table.get(name, ()), (kind, Fraction(factor)))
    for letters, latin, korean, power in _PREFIXES:
        decimal, binary = ("byte", Fraction(1000**power)), ("byte", Fraction(1024**power))
        both = [f"{letter}B" for letter in letters.split()]
        both += [f"{latin}byte", f"{latin}bytes", f"{korean}바이트"]
        table |= dict.fromkeys(both, (decimal, binary))
        table[f"{letters[0]}iB"] = (binary,)
    return table


UNITS = _table()
_LATIN = sorted((name for name in UNITS if name.isascii() and name.isalpha()), key=len)[::-1]
_OTHERS = sorted((name for name in UNITS if name not in (*_LATIN, "×", "도")), key=len)[::-1]
AFTER_NUMBER = (
    # `4 x 5` is a product, and `4x` four times.
    rf"[\s-]?(?:{'|'.join(_LATIN)}|×)(?![A-Za-z\d'’]|(?<=[x×])\s?\d)"
    rf"|\s?(?:{'|'.join(map(re.escape, _OTHERS))})"
    r"|도(?![구달메서시움입중착커표])"  # `20도`, not `3도메인`
)


def unit(spelling: str) -> tuple[Unit, ...]:
    """What a spelling may mean."""
    return UNITS.get(spelling) or UNITS.get(spelling.lower()) or ()
