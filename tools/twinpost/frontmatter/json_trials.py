"""What the causes in JSON share: where lines begin and end, and whether an edit helps."""

from __future__ import annotations

import json
import re

from twinpost.frontmatter import fences
from twinpost.frontmatter.bare import Edits
from twinpost.frontmatter.model import Problem
from twinpost.span import Span
from twinpost.text import Text

NEWLINE = re.compile(r"[\r\n]")


def problem(
    span: Span, message: Text, advice: Text, edits: Edits = (), safe: bool | None = None
) -> Problem:
    return Problem(span, message, advice, edits, advice if edits else None, safe)


def is_readable(text: str, content: Span, edits: Edits) -> bool:
    """Whether nothing else is wrong."""
    source = edited(text, edits)[content.start :]
    found = fences.find(source)
    try:
        json.loads(source[: found.content_end] if found and found.closed else source)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def edited(text: str, edits: Edits) -> str:
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def line_start(text: str, content: Span, at: int) -> int:
    return max(text.rfind("\n", 0, at) + 1, content.start)


def line_end(text: str, at: int) -> int:
    newline = NEWLINE.search(text, at)
    return newline.start() if newline else len(text)
