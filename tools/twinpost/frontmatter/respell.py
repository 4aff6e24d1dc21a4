"""A value in the place of another, in the quotes of the other."""

from __future__ import annotations

import json
import re

from twinpost.frontmatter.quote_cures import quoted
from twinpost.frontmatter.scalar import resolve

# What YAML reads as it stands, in a list in brackets as well.
PLAIN = re.compile(r"[^\W_][\w.+/-]*(?: [\w.+/-]+)*[#+]*")


def respelled(source: str, value: str) -> str:
    """`value`, a text of one line, as it would be written where `source` stands now."""
    if source[:1] == "'" and "'" not in value:
        return f"'{value}'"
    if source[:1] in ('"', "'"):
        return json.dumps(value, ensure_ascii=False)
    return value if PLAIN.fullmatch(value) and resolve(value) == value else quoted(value)
