"""Files that are not UTF-8: Hugo publishes them as gibberish, or without their front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Finding, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span

UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")  # its byte order mark, either way round
BAD = re.compile("[\udc80-\udcff]")


@rule(Document, severity="error")
def file_encoding(document: Document) -> Iterator[Finding]:
    """The file is UTF-8."""
    if bad := BAD.search(document.text):
        count = len(BAD.findall(document.text))
        message = Text(
            f"{count} bytes of the file are not UTF-8",
            f"UTF-8이 아닌 바이트가 {count}개 있습니다",
        )
        if document.text.startswith(UTF_16):
            message = Text("the file is UTF-16", "파일이 UTF-16으로 저장되어 있습니다")
        yield at(
            document,
            Span(*bad.span()),
            message,
            help=Text(
                "save the file as UTF-8 in your editor",
                "편집기에서 UTF-8로 다시 저장해 주세요",
            ),
        )
