"""Front matter in JSON."""

from __future__ import annotations

import json

from twinpost.frontmatter import outline
from twinpost.frontmatter.model import Problem, Raw
from twinpost.span import Span


def read(text: str, content: Span) -> tuple[dict[str, Raw], tuple[Problem, ...]]:
    """The fields and the problems of the JSON at `content`."""
    source = content.of(text)
    try:
        value = json.loads(source, parse_constant=_constant)
        place = outline.part(text, content.start)
    except (json.JSONDecodeError, Constant, outline.Lost, RecursionError) as error:
        # Imported here: most front matters are fine.
        from twinpost.frontmatter import json_causes

        return {}, (json_causes.explain(text, content, error),)
    fields: dict[str, Raw] = {}
    lowered = outline.lowered(value)
    for parts, start, end, inner in place.held:
        name = ".".join(parts).lower()
        outline.note(fields, name, outline.held(lowered, parts), start, end, inner)
    return fields, ()


class Constant(ValueError):
    """NaN or Infinity, which Python's reader takes and Hugo's does not."""


def _constant(name: str) -> object:
    raise Constant(name)
