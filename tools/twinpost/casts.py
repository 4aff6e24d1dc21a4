"""What Hugo makes of a value where it wants one of another type (spf13/cast, mapstructure).

It never complains: what cannot be read is false, 0 or empty. tests/test_casts.py asks Hugo.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from math import isfinite

from twinpost.frontmatter.scalar import written

TRUE = frozenset({"1", "t", "T", "true", "TRUE", "True"})
FALSE = frozenset({"0", "f", "F", "false", "FALSE", "False"})
# What people write for them, and Hugo takes for mere text.
YES = frozenset({"yes", "y", "on", "true", "t", "1", "예", "네", "참"})
NO = frozenset({"no", "n", "off", "false", "f", "0", "아니요", "아니오", "거짓"})
DECIMAL = re.compile(r"([-+]?\d+)(?:\.\d+)?")
FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def boolean(value: object) -> bool | None:
    """True or false; None for a text, list or mapping, which Hugo takes for false."""
    if value is None or isinstance(value, bool | int | float):
        return bool(value)
    if isinstance(value, str):
        return True if value in TRUE else False if value in FALSE or not value else None
    return None


def meant_boolean(value: object) -> bool | None:
    """What someone means who writes `value` for true or false."""
    word = value.strip().strip(".;,\"'").lower() if isinstance(value, str) else ""
    return True if word in YES else False if word in NO else None


def integer(value: object) -> int | None:
    """A whole number; None where Hugo makes 0 of something else."""
    if value is None or isinstance(value, bool | int | float):
        with suppress(ValueError, OverflowError):
            whole = int(value or 0)
            return whole if abs(whole) < 1 << 63 else None
        return None
    if not isinstance(value, str):
        return None
    if match := DECIMAL.fullmatch(value):
        digits = match[1]
        octal = len(digits.lstrip("+-")) > 1 and digits.lstrip("+-")[0] == "0"
        return _whole(digits, 8 if octal else 10)
    return 0 if value == "" else _whole(value, 0)


def _whole(digits: str, base: int) -> int | None:
    if digits != digits.strip():
        return None
    with suppress(ValueError):
        whole = int(digits, base)
        return whole if abs(whole) < 1 << 63 else None
    return None


def is_number(value: object, *, whole: bool = False) -> bool:
    """Whether Hugo can decode `value` as a number; it refuses to where it cannot."""
    if isinstance(value, str):
        is_float = not whole and FLOAT.fullmatch(value)
        is_whole = "." not in value and integer(value) is not None
        return value == "" or bool(is_float) or is_whole
    return not isinstance(value, list | dict)


def text(value: object) -> str:
    """How Hugo prints a value where it wants a text: nothing, for a list or a mapping."""
    if isinstance(value, list | dict) or value is None:
        return ""
    if isinstance(value, float) and isfinite(value):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return written(value)


def words(value: object) -> list[str] | None:
    """A list of texts, one text being split at blanks; None where Hugo takes nothing at all."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        if any(isinstance(item, list | dict) for item in value):
            return None
        return [text(item) for item in value]
    if isinstance(value, dict) or value is None:
        return None
    return [text(value)]
