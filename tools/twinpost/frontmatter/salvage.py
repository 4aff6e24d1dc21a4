"""What can still be read of a broken front matter: top-level `key: value` lines, best effort.

It is for other rules, so that a broken `summary` does not hide the title from them.
"""

from __future__ import annotations

import re

from twinpost.frontmatter.model import Raw
from twinpost.frontmatter.scalar import resolve
from twinpost.span import Span

YAML_LINE = re.compile(
    r"""^([^\W\d][\w-]*)[ ]*:(?:[ ]+(?:'((?:[^'\r\n]|'')*)'|"([^"\\\r\n]*)"|"""
    r"""([^\s'"\[\]{},&*!|>%@`#][^\r\n]*?)))?[ \t]*(?:[ ]\#[^\r\n]*)?$""",
    re.M,
)


def yaml(text: str, content: Span) -> dict[str, Raw]:
    """The fields of lines that are whole in themselves."""
    fields: dict[str, Raw] = {}
    for line in YAML_LINE.finditer(text, content.start, content.end):
        single, double, plain = line[2], line[3], line[4]
        value: object = double
        if single is not None:
            value = single.replace("''", "'")
        elif plain is not None:
            value = resolve(plain)
        group = line.lastindex or 1
        start, end = line.span(group)
        if group == 1:
            continue
        if group in (2, 3):
            start, end = start - 1, end + 1
        fields.setdefault(line[1].lower(), (value, *line.span(1), start, end))
    return fields
