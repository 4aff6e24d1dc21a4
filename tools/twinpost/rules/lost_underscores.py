"""Names of Python such as `__init__`, which Markdown takes for bold text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.span import Span

NAMES = frozenset(
    (
        *("all", "annotations", "bool", "bytes", "call", "class", "contains", "debug", "del"),
        *("delattr", "delitem", "dict", "doc", "enter", "eq", "exit", "file", "future", "getattr"),
        *("getitem", "hash", "init", "init_subclass", "iter", "len", "main", "module", "mro"),
        *("name", "new", "next", "package", "path", "post_init", "pycache", "repr", "reversed"),
        *("setattr", "setitem", "slots", "str", "tests", "typename", "version", "wrapped"),
    )
)
BEHIND = re.compile(r"\.(?:pyi?|pyc)(?![a-z0-9_])|\(|/")


@rule(Document, severity="error")
def lost_underscores(document: Document) -> Iterator[Finding]:
    """No name loses its underscores to bold text."""
    text = document.text
    if "__" not in text or not document.is_page:
        return
    for node in document.body.of_kind("strong"):
        written = node.span.of(text)
        name = written.strip("_")
        around = text[max(node.span.start - 1, 0) : node.span.start] + text[node.span.end :][:1]
        is_name = written.startswith("__") and re.fullmatch(r"[a-z][a-z0-9_]*", name)
        if not is_name or "_" in around:
            continue
        behind = BEHIND.match(text, node.span.end)
        if name in NAMES or behind:
            file = behind[0] if behind and behind[0].startswith(".") else ""
            yield _finding(document, node.span, f"{written}{file}", name)


def _finding(document: Document, span: Span, name: str, shown: str) -> Finding:
    whole = Span(span.start, span.start + len(name))
    return at(
        document,
        whole,
        Text(
            f"`{name}` is bold to Markdown: readers see {shown} without its underscores",
            f"`{name}` 이름이 굵은 글씨로 처리되어 밑줄이 사라집니다",
        ),
        help=Text("write it in backticks", "백틱으로 감싸 주세요"),
        fix=Fix(
            Text("put it in backticks", "백틱으로 감싸기"),
            (Edit(document.path, whole, f"`{name}`"),),
        ),
    )
