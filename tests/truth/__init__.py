"""Front matters of our own, and what real Hugo makes of them.

The cases lie in `<group>.<kind>.txt`, one archive a group, written by hand; the answers in
`<group>.json`, written by `python tests/truth/record.py`. A new Hugo shows its differences in the
diff of the answers, and never in the cases.

In an archive each case follows a line `-- name --`. The kind of its group says what it is: `yaml`
and `toml` are what stands between the fences, `md` is a whole document. `⟨NBSP⟩` is a character
that an editor would hide or git would change (`SIGNS`, or `⟨U+XXXX⟩`, or a bad byte `⟨xFF⟩`), and
`⟨END⟩` ends a case without a newline. In a case that Hugo rejects, `⟦ ⟧` stand around what our
first problem covers, and what our fix leaves follows a line `=>`: that is a case of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twinpost.span import Span

FOLDER = Path(__file__).parent
NAME = re.compile(r"^-- (\S.*) --\n", re.M)
FENCES = {"yaml": ("---\n", "---\nBody.\n"), "toml": ("+++\n", "+++\nBody.\n"), "md": ("", "")}
SIGNS = {
    "TAB": "\t", "CR": "\r", "SP": " ", "NUL": "\0", "BEL": "\a",
    "NBSP": "\u00a0", "ZWSP": "\u200b", "BOM": "\ufeff", "WIDE": "\u3000",
}  # fmt: skip
SIGN = re.compile(r"⟨(?:U\+([0-9A-F]{4,6})|x([0-9A-F]{2})|([A-Z]+))⟩")


@dataclass(frozen=True)
class Case:
    """A document to ask Hugo about, and what is marked in it."""

    group: str
    name: str
    text: str
    marked: Span | None = None  # what our first problem should cover
    mended: Case | None = None  # what our fix should leave

    def __str__(self) -> str:
        return f"{self.group}: {self.name}"


def cases() -> list[Case]:
    """Every case of every group, those that our fixes should leave among them."""
    return [case for archive in sorted(FOLDER.glob("*.txt")) for case in group(archive)]


def group(archive: Path) -> Iterator[Case]:
    """The cases of one archive."""
    name, kind, _ = archive.name.split(".")
    first, *parts = NAME.split(archive.read_text("utf-8"))
    assert not first
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        before, arrow, after = text.partition("\n=>\n")
        mended = _case(name, f"{title}, mended", after, kind) if arrow else None
        yield _case(name, title, before + arrow[:1], kind, mended)
        if mended:
            yield mended


def _case(group: str, name: str, text: str, kind: str, mended: Case | None = None) -> Case:
    opening, closing = FENCES[kind]
    text = SIGN.sub(_sign, opening + text + closing).removesuffix("⟨END⟩\n")
    start, end = text.find("⟦"), text.find("⟧")
    if start == -1:
        return Case(group, name, text, None, mended)
    plain = text[:start] + text[start + 1 : end] + text[end + 1 :]
    return Case(group, name, plain, Span(start, end - 1), mended)


def _sign(match: re.Match[str]) -> str:
    code, byte, name = match.groups()
    if name:
        return SIGNS.get(name, match[0])
    return chr(int(code, 16)) if code else chr(0xDC00 + int(byte, 16))


HIDDEN = re.compile("[\x7f-\xa0\xad\u0430\u200b-\u200f\u2028-\u202f\u3000\ufeff\ufffd]")


def escaped(text: str) -> str:
    """JSON with all that an editor would hide written as `\\u00a0`."""
    return HIDDEN.sub(lambda odd: f"\\u{ord(odd[0]):04x}", text)


def answers() -> dict[str, dict[str, Any]]:
    """What Hugo answered, by group and name."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in FOLDER.glob("*.json")}
