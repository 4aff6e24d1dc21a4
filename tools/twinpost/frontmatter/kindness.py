"""What libyaml refuses and Hugo reads.

libyaml says where it stops. Where Hugo was seen to go on, the text is changed there, as little as
makes libyaml go on too. Each kindness of Hugo is one function: it gets the text, where libyaml
stopped and where what it was reading began, and gives the change, or None where Hugo stops as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from twinpost.frontmatter import tree
from twinpost.frontmatter.model import Raw
from twinpost.frontmatter.tree import Broken

Change = tuple[int, int, str]  # start, end, and what stands there instead
Kindness = Callable[[str, int, int], Change | None]
MOST = 50  # changes of one text


def change(source: str, broken: Broken) -> Change | None:
    """What makes libyaml go on where Hugo does."""
    found = (kind(source, broken.at, broken.context) for kind in KINDNESSES.get(broken.problem, ()))
    return next((each for each in found if each), None)


# `tags: A` and deeper lines with dashes below it are one text.
GLUED = re.compile(
    r"^( *)((?:- +)*)(?![^\r\n]*(?::[ \t]*\r?\n| #))"
    r"([^\s'\"\[{&*!|>#][^\r\n]*(?:\r?\n\1 +-[^\r\n]*)+)",
    re.M,
)
INDICATOR = re.compile(r"[:#'\"&*!|>%@`,\[\]{}?-]")


def glued(source: str) -> str:
    """`source` with the signs of such lines hidden, one for one."""
    return GLUED.sub(_hidden_lines, tree.hide(source))


def _hidden_lines(match: re.Match[str]) -> str:
    first, newline, rest = match[3].partition("\n")
    signs = INDICATOR.sub(lambda sign: chr(tree.PRIVATE + ord(sign[0])), rest)
    return f"{match[1]}{match[2]}{first}{newline}{signs}"


def hidden(source: str, at: int) -> Change:
    """The sign at `at`, taken for text."""
    return at, at + 1, chr(tree.PRIVATE + ord(source[at]))


def before(source: str, at: int) -> str:
    """The last character before `at` that is no blank."""
    return source[:at].rstrip()[-1:]


def tight_colon(source: str, at: int, start: int) -> Change | None:
    """`{a:1}`: in braces a colon ends a key, blank or no blank; elsewhere it is text."""
    braces = source.count("{", 0, start) > source.count("}", 0, start)
    if not braces or before(source, start) == ":" or source[at + 1 : at + 2] == "/":
        return hidden(source, at)
    return at + 1, at + 1, " "


def second_colon(source: str, at: int, _: int) -> Change | None:
    """`{a: b: c}` and `{a:: b}`: the second colon is text, unless a quote or bracket ends there."""
    first = source.rfind(":", 0, at)
    if source[at : at + 1] != ":" or source[at - 1] in "'\"]}":
        return None
    if re.search(r"[\n{\[,]", source[first:at]):
        return None
    return hidden(source, at)


def closer(source: str, at: int, _: int) -> Change | None:
    """`title: }x` and `title: ,x`: text, where nothing is open."""
    last = before(source, at)
    if source[at : at + 1] == "," and last == "{":
        return at, at + 1, " "
    if source[at : at + 1] in ("}", ",") and last not in ("[", "{", ","):
        return hidden(source, at)
    return None


def dash(source: str, at: int, _: int) -> Change | None:
    """`{a: - b}`: Hugo makes a list of it."""
    listed = re.match(r"-[ \t]", source[at:]) and before(source, at) != "{"
    return hidden(source, at) if listed else None


def percent(source: str, at: int, _: int) -> Change | None:
    """`%` begins a directive on lines without indentation only."""
    line = source.rfind("\n", 0, at) + 1
    return hidden(source, at) if source[at] == "%" and source[line] == " " else None


KEYED = re.compile(r"[^\r\n]*:\s")


def tab(source: str, at: int, _: int) -> Change | None:
    """A tab behind a dash, or behind blanks that go deeper than the key above, is nothing."""
    above, newline, lead = source[:at].rpartition("\n")
    if not newline or source[at] != "\t" or lead.strip(" -") or not lead:
        return None
    if lead.endswith("-"):
        return None if KEYED.match(source, at) else (at, at + 1, " ")
    start = re.match(r" *(?:- +)*", above.rstrip().rpartition("\n")[2])
    return (at, at + 1, "") if start and start.end() < len(lead) else None


def digits(source: str, at: int, _: int) -> Change | None:
    r"""`\u12zz`: what follows counts as digits, whatever it is."""
    count = {"x": 2, "u": 4, "U": 8}[source[at - 1]]
    found = source[at : at + count]
    if "\n" in found or "\r" in found or at + count >= len(source):
        return None
    return at, at + count, "fffd".rjust(count, "0")[-count:]


PAIR = re.compile(r"\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})")


def surrogates(source: str, at: int, _: int) -> Change | None:
    r"""`\ud83d\ude00`: one character in two halves, as JSON writes it."""
    pair = PAIR.match(source, at - 2)
    if pair is None:
        return None
    high, low = (int(half, 16) & 0x3FF for half in pair.groups())
    code = 0x10000 + (high << 10) + low
    return pair.start(), pair.end(), f"\\U{code:08x}"


def odd_tag(source: str, _: int, start: int) -> Change | None:
    """`!한글`: a tag goes on up to the next blank."""
    tag = re.match(r"![^\s{}]+(?![{}])", source[start:])
    if tag is None:
        return None
    return start, start + tag.end(), re.sub(r"[^!,a-zA-Z]", "x", tag[0])


def odd_anchor(source: str, _: int, start: int) -> Change | None:
    """`&한글`: so does the name of an anchor."""
    anchor = re.match(r"[&*]([^\s,\[\]{}&*][^\s,\[\]{}]*)", source[start:])
    if anchor is None:
        return None
    plain = re.sub(r"[^a-zA-Z0-9]", lambda odd: chr(97 + ord(odd[0]) % 26), anchor[1])
    return (start + 1, start + anchor.end(), plain) if plain != anchor[1] else None


def margin(source: str, _: int, start: int) -> Change | None:
    """A value on the line below its key, and not indented."""
    above, _newline, indent = source[:start].rpartition("\n")
    key = above.rstrip().rpartition("\n")[2]
    if source[start : start + 1] == "{" or not key.endswith(":") or indent.strip(" "):
        return None
    return (start, start, " ") if len(key) - len(key.lstrip(" ")) == len(indent) else None


KINDNESSES: dict[str, tuple[Kindness, ...]] = {
    "found unexpected ':'": (tight_colon,),
    "did not find expected ',' or '}'": (second_colon,),
    "did not find expected node content": (closer, dash, second_colon),
    "did not find expected key": (closer,),
    "did not find expected '-' indicator": (closer,),
    "found character that cannot start any token": (percent, tab),
    "did not find expected hexdecimal number": (digits,),
    "found invalid Unicode character escape code": (surrogates,),
    "did not find expected whitespace or line break": (odd_tag,),
    "did not find expected alphabetic or numeric character": (odd_anchor,),
    "could not find expected ':'": (margin,),
}


class Changed:
    """A text with changes, which knows where each of its places was before."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.moved: list[tuple[int, int]] = []  # in the order of the changes

    def apply(self, change: Change) -> None:
        """Make one more change."""
        start, end, text = change
        self.source = self.source[:start] + text + self.source[end:]
        if len(text) != end - start:
            self.moved.append((start + len(text), len(text) - (end - start)))

    def original(self, at: int) -> int:
        """Where the place `at` was before all changes."""
        for end, grown in reversed(self.moved):
            at -= grown if at >= end else 0
        return at

    def broken(self, stopped: Broken) -> Broken:
        """An error at the places that they had before."""
        key = str(self.original(int(stopped.key))) if stopped.key else ""
        context = self.original(stopped.context) if stopped.context >= 0 else -1
        return Broken(stopped.problem, self.original(stopped.at), context, key)

    def originally(self, fields: dict[str, Raw], offset: int) -> dict[str, Raw]:
        """The fields, at the places that they had before, in a document from `offset` on."""

        def place(at: int) -> int:
            return offset + self.original(at)

        return {
            path: (value, place(key), place(key_end), place(start), place(end))
            for path, (value, key, key_end, start, end) in fields.items()
        }
