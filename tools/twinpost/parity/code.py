"""Lines of code that must be the same in every language: without comments, Hangul and white space.

What a comment is depends on the language of the code; where that is not known, the signs that most
languages share.
"""

from __future__ import annotations

import re

from twinpost.markdown import Node

HANGUL = re.compile(r"[ᄀ-ᇿㄱ-ㆎ가-힣]")
COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|//|--(?=\s)|;;|%(?=\s)|<!--|/\*|\*(?=\s)|\"\"\").*$")


def lines(node: Node) -> tuple[str, ...]:
    """The lines of a code block that a translator does not touch, white space folded."""
    bare = (" ".join(COMMENT.sub("", line).split()) for line in node.text.split("\n"))
    return tuple(line for line in bare if line and not HANGUL.search(line))
