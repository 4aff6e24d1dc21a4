"""Code blocks that say what they are in, so that Hugo can colour them."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.rendering import code_language
from twinpost.rendering.code_fences import Fenced
from twinpost.span import Span


@rule(Document, severity="warning")
def fence_language(document: Document) -> Iterator[Finding]:
    """A code block names its language."""
    if not document.is_page or ("```" not in document.text and "~~~" not in document.text):
        return
    for node in document.body.every_block:
        # A title that is no language, `{linenos=true}`, was written by someone who knows.
        if (
            node.kind == "code_block"
            and node.level
            and not node.title.strip()
            and node.text.strip()
        ):
            yield _nameless(document, node)


def _nameless(document: Document, node: Node) -> Finding:
    block = Fenced(document.text, node)
    end = node.span.start + len(block.fence)
    name = code_language.certain(node.text)
    coded = name or code_language.looks_like_code(node.text)
    return at(
        document,
        block.opening,
        Text(
            f"code block names no language, and is in `{name}`"
            if name
            else "code block names no language",
            f"코드 블록에 언어가 없습니다. 내용은 `{name}`입니다"
            if name
            else "코드 블록에 언어가 없습니다",
        ),
        help=_order(name, coded=bool(coded)),
        fix=Fix(
            Text(f"write `{name or 'text'}` behind the opening fence", f"`{name or 'text'}` 적기"),
            (Edit(document.path, Span(end, end), name or "text"),),
            safe=False,
        ),
        severity="error" if coded else "note",  # what is no code may well be without colours
    )


def _order(name: str | None, *, coded: bool) -> Text:
    if name:
        return Text(
            f"write `{name}` behind the opening fence",
            f"여는 줄 뒤에 이렇게 적어 주세요: `{name}`",
        )
    if coded:
        return Text(
            "write the language behind the opening fence, such as `python`; `text` for none",
            "여는 줄 뒤에 `python`처럼 언어를 적고, 코드가 아니면 `text`라고 적어 주세요",
        )
    return Text(
        "write `text` behind the opening fence if it is no code, otherwise the language",
        "코드가 아니면 여는 줄 뒤에 `text`를, 코드면 언어를 적어 주세요",
    )
