"""What Hugo makes of values of another type, as Hugo itself says."""

from __future__ import annotations

import pytest

import hugo_truth
from twinpost import casts, frontmatter

VALUES = """
5|0|-1|1.5|1.0|0.10|1e3|1_000|010|08|0x10|0b11|+5|1.10|0.0000001|1000000.0|123456789.123|-0.0
true|True|TRUE|tRue|yes|on|y|no|false|F|t|1.|.5|''|' '|abc|2026-01-03|12:30|null|~|참
"true"|"true "|"T"|"1"|"0"|"5"|" 5"|"010"|"08"|"1.5"|"1.9"|"0x10"|"1,000"|"1e3"|"-5"|"+5"
[a, b]|[]|{a: b}|{}|99999999999999999999
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "cast"),
    [
        ("draft", lambda value: bool(casts.boolean(value))),
        ("weight", lambda value: casts.integer(value) or 0),
        ("linktitle", casts.text),
        ("keywords", casts.words),
    ],
)
def test_hugo_casts_the_same(name, cast):
    written = [value for line in VALUES.split("\n") for value in line.split("|") if value]
    texts = [f"---\ntitle: x\n{name}: {value}\n---\n" for value in written]
    pages = hugo_truth.read(texts)
    ours = [cast(frontmatter.parse(text).fields[name].value) for text in texts]

    assert dict(zip(written, [page["params"][name] for page in pages], strict=True)) == dict(
        zip(written, ours, strict=True)
    )


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        *((word, True) for word in ("yes", "Yes", "y", "on", "true ", "true.", "참", "네")),
        *((word, False) for word in ("no", "NO", "off", "false;", "아니요")),
        *((word, None) for word in ("maybe", "", 2, ["true"], None)),
    ],
)
def test_meant_boolean(value, meant):
    assert casts.meant_boolean(value) is meant
