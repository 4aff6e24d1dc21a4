"""Code blocks that stay open: what follows them is printed as code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost import markdown
from twinpost.finding import Edit, Finding, Fix, Related, Text, at
from twinpost.fix import edited
from twinpost.lint import rule
from twinpost.model import Document
from twinpost.rendering import code_fences
from twinpost.rendering.code_fences import Broken, Fenced
from twinpost.span import Span

MARKDOWN = ("markdown", "md", "mdx")  # infos of blocks that may well show fences


@rule(Document, severity="error")
def fence_unclosed(document: Document) -> Iterator[Finding]:
    """Every code fence is closed, and swallows nothing of the post."""
    for broken in code_fences.broken(document.text, document.body):
        message, cure = _words(document, broken)
        yield at(
            document,
            broken.span,
            message,
            help=cure,
            fix=_fix(document, broken),
            related=_related(document, broken),
        )


def _words(document: Document, broken: Broken) -> tuple[Text, Text]:
    line, fence = broken.span.of(document.text), ""
    shown = f"`` {line} ``"
    if broken.block:
        fence = f"`` {broken.block.fence} ``"
    if broken.kind == "printed":
        return (
            Text(
                f"{shown} is printed and opens no code block: its info holds a backtick",
                f"정보 부분에 백틱이 있어 코드 블록이 열리지 않고 {shown} 줄이 그대로 보입니다",
            ),
            Text(
                "remove the backticks behind the fence, or write the fence with `~~~`",
                "여는 줄 뒤의 백틱을 지우거나 여는 줄을 `~~~`로 적어 주세요",
            ),
        )
    if broken.kind == "inline":
        return (
            Text(
                f"{shown} opens no code block: its code is part of the paragraph",
                f"{shown} 줄이 코드 블록을 열지 못해 코드가 문단의 일부로 나옵니다",
            ),
            Text(
                "put the fence on a line of its own, indented like the text above it",
                "여는 줄을 따로 한 줄에 두고 윗글과 같은 깊이로 들여 써 주세요",
            ),
        )
    if broken.kind == "swallowed" and broken.block:
        number = document.lines.position(broken.block.node.span.start).line
        message = Text(
            f"{shown} is printed: the code block of line {number} is still open",
            f"{number}번째 줄의 코드 블록이 아직 닫히지 않아 {shown} 줄이 그대로 보입니다",
        )
        if _shows_markdown(broken.block):
            return message, Text(
                "open and close the outer block with one backtick more than it shows",
                "바깥 코드 블록은 안에 보이는 것보다 백틱을 하나 더 써서 여닫아 주세요",
            )
        return message, Text(
            f"close the block before it with {fence} alone on a line; a closing fence has no info",
            f"그 앞에서 {fence} 기호만 있는 줄로 닫아 주세요. 닫는 줄에는 언어를 적지 않습니다",
        )
    message = Text(
        f"code block never closes: all from {shown} to the end of the post is code",
        f"코드 블록이 닫히지 않아 {shown} 줄부터 글 끝까지 모두 코드로 나옵니다",
    )
    if broken.before:
        return message, Text(
            "it was to close a block above: indent it like the fence that opens that block",
            "위쪽 코드 블록을 닫으려던 줄입니다. 여는 줄과 같은 깊이로 들여 써 주세요",
        )
    return message, Text(
        f"close it with {fence} alone on a line, or find the fence above that has no partner",
        f"{fence} 기호만 있는 줄로 닫거나, 위에서 짝이 없는 줄을 찾아 고쳐 주세요",
    )


def _related(document: Document, broken: Broken) -> tuple[Related, ...]:
    other = broken.before or (broken.block if broken.kind == "swallowed" else None)
    if not other:
        return ()
    said = Text("this block is not closed", "이 코드 블록이 닫히지 않았습니다")
    return (Related(document.path, other.opening, said),)


def _fix(document: Document, broken: Broken) -> Fix | None:
    block = broken.block
    if not block or broken.before:
        return None
    if broken.kind == "open":
        return _closed_at_the_end(document, block)
    proposals = _proposals(document, block, broken.span)
    return next((fix for fix in proposals if _mends(document, fix.edits)), None)


def _closed_at_the_end(document: Document, block: Fenced) -> Fix | None:
    """The fence that is missing, where only code follows: readers see no difference."""
    text, span = document.text, block.node.span
    code = Span(block.opening.end, span.end).of(text).strip()
    indent = text[max(text.rfind("\n", 0, span.start), -1) + 1 : span.start]
    # A fence without a language may have been meant to close a block.
    if not code or not block.info or indent.strip() or "\n\n" in code.replace("\r", ""):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    edit = Edit(document.path, Span(span.end, span.end), f"{newline}{indent}{block.fence}")
    return Fix(Text("close the code block", "코드 블록 닫기"), (edit,))


def _proposals(document: Document, block: Fenced, line: Span) -> Iterator[Fix]:
    """What may have been meant, for `_mends` to judge: nobody is sure of it."""
    text, path = document.text, document.path
    if _shows_markdown(block):
        return
    if "\n\n" not in Span(block.opening.end, line.start).of(text).strip():
        newline = "\r\n" if "\r\n" in text else "\n"
        begin = text.rfind("\n", 0, line.start) + 1
        prefix = text[begin : line.start]
        added = f"{prefix}{block.fence}{newline}{prefix.rstrip()}{newline}"
        yield Fix(
            Text("close the block before it", "그 앞에서 코드 블록 닫기"),
            (Edit(path, Span(begin, begin), added),),
            safe=False,
        )
    fence = line.of(text)
    if fence.lstrip("`~").strip() == block.info:
        bare = fence[: len(fence) - len(fence.lstrip("`~"))]
        yield Fix(
            Text(f"write `` {bare} ``", f"`` {bare} `` 기호만 남기기"),
            (Edit(path, line, bare),),
            safe=False,
        )


def _mends(document: Document, edits: Sequence[Edit]) -> bool:
    """Whether all fences of the post pair then."""
    text = edited(document.text, edits)
    body = markdown.parse(text, document.front_matter.span.end, document.goldmark)
    return not any(code_fences.broken(text, body))


def _shows_markdown(block: Fenced) -> bool:
    return block.info.partition(" ")[0].lower() in MARKDOWN
