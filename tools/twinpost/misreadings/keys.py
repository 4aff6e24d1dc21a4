"""Keys with characters that nobody sees: Hugo reads another key, and the field is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Finding, Fix, Text, at
from twinpost.frontmatter import Field
from twinpost.misreadings.rewrite import put
from twinpost.model import Document

BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = re.compile(f"[{BLANK}\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
LEADING = re.compile(f"[ {BLANK}]*[{BLANK}][ {BLANK}]*")


def of(document: Document) -> Iterator[Finding]:
    """The keys of a front matter that are not what they seem."""
    if not INVISIBLE.search(document.front_matter.content.of(document.text)):
        return
    for field in document.front_matter.fields.values():
        if field.key_span == field.value_span:  # an item of a list
            continue
        typed = field.key_span.of(document.text)
        if sign := INVISIBLE.search(typed):
            yield _finding(document, field, typed, f"U+{ord(sign[0]):04X}")


def _finding(document: Document, field: Field, typed: str, sign: str) -> Finding:
    leading = LEADING.match(typed)
    is_indent = leading and _is_below(document, field)
    indent = " " * len(leading[0]) if leading and is_indent else ""
    name = INVISIBLE.sub("", typed).strip()
    clean = indent + name
    where = Text("before", "앞") if leading else Text("in", "안")
    return at(
        document,
        field.key_span,
        Text(
            f"an invisible {sign} stands {where.en} the key `{name}`: Hugo reads another key",
            f"`{name}` 키 {where.ko}에 보이지 않는 글자({sign})가 있어 다른 키로 읽힙니다",
        ),
        help=Text(
            "indent with plain spaces" if is_indent else "delete the character",
            "일반 공백으로 들여 써 주세요" if is_indent else "그 글자를 지워 주세요",
        ),
        fix=_fix(document, field, clean, name),
    )


def _is_below(document: Document, field: Field) -> bool:
    """Whether a key is meant to stand below another: so does, or opens it, the line above."""
    content = document.front_matter.content
    above = document.text[content.start : field.key_span.start].rstrip().rpartition("\n")[2]
    return above[:1].isspace() or above.endswith(":")


def _fix(document: Document, field: Field, clean: str, name: str) -> Fix | None:
    above = field.path.rpartition(".")[0]
    if document.field(f"{above}.{name}" if above else name):
        return None  # the key would be there twice
    return put(document, field.key_span, clean)
