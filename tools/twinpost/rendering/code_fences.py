"""Code fences that do not pair: what they swallow, and which of them is to blame.

A fence that stays open swallows all that follows, to the next fence or the end of the post. Where
pairs shift, many blocks are wrong and one line is the cause: that one is what `broken` yields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from twinpost.markdown import LEAVES, Markdown, Node
from twinpost.span import Span

# What stands before a fence in quotes and lists, and the fence itself.
FENCE = re.compile(
    r"^[> \t]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE
)
INNER = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE
)
WITH_LANGUAGE = re.compile(r"`{3,}[A-Za-z][\w+#-]*[ \t]*\r?\n")
LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True)
class Fenced:
    """A code block between fences; `closed` when it has a closing one."""

    text: str
    node: Node

    @property
    def info(self) -> str:
        """What stands behind the opening fence."""
        return self.node.title

    @cached_property
    def fence(self) -> str:
        """The opening fence."""
        start = self.node.span.start
        char = self.text[start]
        return re.match(f"{re.escape(char)}*", self.text[start:])[0]  # type: ignore[index]

    @property
    def opening(self) -> Span:
        """The line that opens it, from the fence on."""
        return _line(self.text, self.node.span.start)

    @cached_property
    def closed(self) -> bool:
        """Whether a fence closes it: one more line than its code has looks like a closing fence."""
        below = Span(self.opening.end, self.node.span.end).of(self.text)
        return self._closers(FENCE, below) > self._closers(FENCE, self.node.text)

    def _closers(self, pattern: re.Pattern[str], text: str) -> int:
        return sum(self.ends_with(m["fence"]) and not m["info"] for m in pattern.finditer(text))

    def ends_with(self, fence: str) -> bool:
        """Whether it could be closed by a fence."""
        return fence.startswith(self.fence)

    @property
    def swallowed(self) -> Span | None:
        """The first line of its code that is a fence with an info string, which closes nothing."""
        if not any(self._opens(m) for m in INNER.finditer(self.node.text)):
            return None
        for m in FENCE.finditer(self.text, self.opening.end, self.node.span.end):
            if self._opens(m):
                return _line(self.text, m.start("fence"))
        return None

    def _opens(self, m: re.Match[str]) -> bool:
        return self.ends_with(m["fence"]) and bool(m["info"]) and "`" not in m["info"]


@dataclass(frozen=True, slots=True)
class Broken:
    """A fence that does not do what its author meant.

    "open": nothing closes it before the end of the post; `before` is the fence of a list item or a
    quote that ended without it. "swallowed": it stands inside a block that was not closed, `block`.
    "printed": a line that opens no block, since its info holds a backtick.
    "inline": not where a fence may begin, so that its code is part of the paragraph.
    """

    kind: Literal["open", "swallowed", "printed", "inline"]
    span: Span
    block: Fenced | None = None
    before: Fenced | None = None


def broken(text: str, body: Markdown) -> Iterator[Broken]:
    """The fences to blame, in the order of the text."""
    if "```" not in text and "~~~" not in text:
        return
    cause, before = False, None
    for node in _blocks(body):
        if node.kind in LEAVES:
            for found in _in_text(text, node):
                cause = True
                yield found
        if node.kind != "code_block" or not node.level:
            continue
        block = Fenced(text, node)
        if line := block.swallowed:
            cause = True
            yield Broken("swallowed", line, block)
        elif not block.closed:
            if text[node.span.end :].strip():
                before = block
            # A bare fence after an odd one only was to close a block: the odd one is to blame.
            elif block.info or not cause:
                yield Broken("open", block.opening, block, before)


def _blocks(body: Markdown) -> Iterator[Node]:
    """The blocks in the order of the text, without what stands in a paragraph or the like."""
    ahead = list(reversed(body.blocks))
    while ahead:
        node = ahead.pop()
        yield node
        if node.kind not in LEAVES:
            ahead += node.children[::-1]


def _in_text(text: str, leaf: Node) -> Iterator[Broken]:
    """Fences in running text: their blocks are none."""
    if text.find("```", *leaf.span) < 0:
        return
    for node in leaf.walk():
        start = node.span.start
        if not text.startswith("```", start):
            continue
        line = _line(text, start)
        if node.kind == "code":
            at_begin = _begins_line(text, start) and FENCE.search(text, line.end, node.span.end)
            if at_begin or WITH_LANGUAGE.match(text, start, node.span.end):
                yield Broken("inline", line)
        elif node.kind == "text" and _begins_line(text, start) and "`" in line.of(text).lstrip("`"):
            yield Broken("printed", line)


def _begins_line(text: str, at: int) -> bool:
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return not text[begin:at].strip("> \t")


def _line(text: str, start: int) -> Span:
    """The rest of the line from an offset on, without blanks at its end."""
    m = LINE.match(text, start)
    return Span(start, start + len(m[0].rstrip()) if m else start)
