"""The fixes that misreadings share."""

from __future__ import annotations

import json

from twinpost.finding import Edit, Fix, Text
from twinpost.frontmatter.quote_cures import quoted
from twinpost.model import Document
from twinpost.span import Span

QUOTE = Text("put the value in quotes", "값을 따옴표로 감싸 주세요")


def spelled(document: Document, text: str) -> str:
    """`text` as a quoted value of the document's format."""
    if document.front_matter.format == "yaml":
        return quoted(text)
    if "'" not in text and ('"' in text or "\\" in text) and document.front_matter.format == "toml":
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def quote(document: Document, span: Span, *, safe: bool = True) -> Fix:
    """Put what stands at `span` in quotes."""
    edit = Edit(document.path, span, spelled(document, span.of(document.text)))
    return Fix(Text("put it in quotes", "따옴표로 감싸기"), (edit,), safe)


def put(document: Document, span: Span, text: str, *, safe: bool = True) -> Fix:
    """Write `text` at `span`, as it is."""
    title = Text(f"write `{text}`", f"`{text}`로 적기")
    return Fix(title, (Edit(document.path, span, text),), safe)


def shortened(text: str) -> str:
    """The beginning of a text that is long, or has several lines."""
    line = text.partition("\n")[0].rstrip("\r")
    return f"{line[:40]}…" if len(line) > 40 or line != text else line
