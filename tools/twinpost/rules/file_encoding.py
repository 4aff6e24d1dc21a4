"""Files that are not UTF-8: Hugo publishes them as gibberish, or without their front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span

BAD = re.compile("[\udc80-\udcff]")


@rule(Document, severity="error")
def file_encoding(document: Document) -> Iterator[Finding]:
    """The file is UTF-8."""
    if bad := BAD.search(document.text):
        count = len(BAD.findall(document.text))
        yield at(
            document,
            Span(*bad.span()),
            Text(
                f"{count} bytes of the file are not UTF-8",
                f"UTF-8이 아닌 바이트가 {count}개 있습니다",
            ),
            help=Text(
                "save the file as UTF-8 in your editor",
                "편집기에서 UTF-8로 다시 저장해 주세요",
            ),
        )
