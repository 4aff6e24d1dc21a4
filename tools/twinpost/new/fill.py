"""What is known of a new page, written into the fields that it has.

Edits of exact spans, so that order, comments and the style of quotes stay, in any format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from twinpost import fix, frontmatter
from twinpost.finding import Edit
from twinpost.frontmatter.scalar import resolve

WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)*")
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Known:
    """What every new page is told."""

    title: str
    date: str
    author: str = ""  # "" when nobody knows
    insisted: bool = False  # the author also takes the place of another


def fill(text: str, known: Known) -> str:
    """`text` with title, date, draft and author; a field that it does not have stays away."""
    front_matter = frontmatter.parse(text)
    edits = []
    for path, field in front_matter.fields.items():
        raw = field.value_span.of(text)
        for new in _new(path, field.value, raw, front_matter.format, known):
            blank = "" if raw or text[field.value_span.start - 1].isspace() else " "
            edits.append(Edit("", field.value_span, blank + new))
    return fix.edited(text, edits)


def quoted(text: str, raw: str = "", format: str = "yaml") -> str:
    """`text` in double quotes, or in single ones where they stood before or save the escapes."""
    single = raw.startswith("'") or re.search(r'["\\]', text)
    if format != "json" and single and "'" not in text and not ESCAPED.search(text):
        return f"'{text}'"
    return ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def _new(path: str, value: object, raw: str, format: str, known: Known) -> Iterator[str]:
    """What to write instead of a value, if anything."""
    if path == "title":
        yield quoted(known.title, raw, format)
    elif path == "date":
        quote = raw[:1] if raw[:1] in ("'", '"') else '"' if format == "json" else ""
        yield f"{quote}{known.date}{quote}"
    elif path == "draft":
        yield "true"
    elif path in ("author", "authors") and known.author:
        named = [name for name in (value if isinstance(value, list) else [value]) if name]
        if not named or (known.insisted and all(isinstance(name, str) for name in named)):
            yield _author(known.author, path, value, raw, format)


def _author(author: str, path: str, value: object, raw: str, format: str) -> str:
    if isinstance(value, str) or (path == "author" and value is None):
        return quoted(author, raw, format)
    plain = format == "yaml" and WORDS.fullmatch(author) and resolve(author) == author
    item = author if plain else quoted(author, format=format)
    return f"- {item}" if raw.startswith("-") else f"[{item}]"
