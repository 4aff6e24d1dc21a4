"""A new field after another, written as that one is: on a line of its own, or in its braces."""

from __future__ import annotations

import re

from twinpost.frontmatter.model import FrontMatter
from twinpost.span import Span

NEWLINE = re.compile(r"\r\n|\n|\r")


def beside(
    text: str, front_matter: FrontMatter, path: str, name: str, value: str
) -> tuple[Span, str]:
    """The edit that gives the field at `path` a neighbour: `value`, as it is to be written."""
    field = front_matter.fields[path]
    above, _, own = path.rpartition(".")
    key, between = field.key_span.of(text), text[field.key_span.end : field.value_span.start]
    blank = "" if between == ":" else " "
    if NEWLINE.search(between):
        between = between.rstrip() + blank
    start = key.lower().rindex(own)
    new = f"{key[:start]}{name}{key[start + len(own) :]}{between}{value}"
    before = NEWLINE.split(text[: field.key_span.start])[-1]
    newline = NEWLINE.search(text, field.value_span.end)
    line = f"{newline[0]}{before}" if newline and not before.strip() else ""
    parent = front_matter.fields.get(above)
    if front_matter.format == "json" or (parent and parent.value_span.of(text).startswith("{")):
        return Span(field.value_span.end, field.value_span.end), f",{line or blank}{new}"
    end = newline.start() if newline else len(text)
    return Span(end, end), f"{line}{new}"
