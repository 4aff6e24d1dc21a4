"""What a plain YAML scalar means to Hugo: goccy/go-yaml's idea of YAML 1.2."""

from __future__ import annotations

import re

CONSTANTS: dict[str, object] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
FIRST = frozenset("~nNtTfF.-+0123456789")
INTEGER = re.compile(r"\+?-?(?:0x(?P<x>[\da-fA-F]+)|0o(?P<o>[0-7]+)|0b(?P<b>[01]+)|(?P<d>\d+))")
FLOAT = re.compile(r"\+?-?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?")


def resolve(plain: str) -> object:
    """The value of a plain scalar: `010` is 8, `1e3`, `yes` and dates are strings."""
    if plain in CONSTANTS:
        return CONSTANTS[plain]
    if plain[0] not in FIRST:
        return plain
    return _number(plain)


def _number(plain: str) -> object:
    # goccy drops every `_`, but a value does not start with one.
    digits = plain.replace("_", "") if plain[0] != "_" else plain
    if match := INTEGER.fullmatch(digits):
        return _integer(plain, match)
    if FLOAT.fullmatch(digits):
        value = float(digits.lstrip("+"))
        return plain if value in (float("inf"), float("-inf")) else value
    return plain


def _integer(plain: str, match: re.Match[str]) -> object:
    kind = match.lastgroup or "d"
    digits = match[kind]
    base = {"x": 16, "o": 8, "b": 2, "d": 10}[kind]
    if kind == "d" and len(digits) > 1 and digits[0] == "0":
        base = 8
    try:
        value = int(digits, base)
    except ValueError:  # 08
        return plain
    if plain.startswith("-"):
        return -value if value <= 1 << 63 else plain
    return value if value < 1 << 64 else plain


def written(value: object) -> str:
    """How Go prints a value: what becomes of a key that is a number."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return {"inf": "+Inf", "-inf": "-Inf", "nan": "NaN"}.get(repr(value)) or f"{value:g}"
    return str(value)


ODD_KEY = re.compile(r"[-+.~\d]|(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)?\Z")
