"""Which language a block of code is in, as far as its text leaves no doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

INTERPRETER = re.compile(r"#!\s*(?:\S*/)?(?:env\s+(?:-S\s+)?)?(?P<name>[a-z]+)")
INTERPRETERS = {
    "bash": "bash",
    "dash": "sh",
    "node": "javascript",
    "perl": "perl",
    "python": "python",
    "ruby": "ruby",
    "sh": "sh",
    "zsh": "zsh",
}
PROMPT = re.compile(r"\$ [a-z./~]")
# What drawings and plans have in them, and code has not.
DRAWN = re.compile(r"[\u2190-\u21ff\u2500-\u25ff]|-->|<--|---")
# Lines that nobody writes but in code: ends of statements and blocks, declarations, commands.
CODE = re.compile(
    r"[A-Za-z\d_)\"'\]];[ \t]*$|\S \{[ \t]*$|^[ \t]*\}[;,]?[ \t]*$|^[ \t]*</?\w[^<>\n]*>"
    r"|^[ \t]*(?:def \w+\(.*:|class \w+.*[:{]|(?:const|let|var|public|private|static) \w+"
    r"|import (?:[\w.*]+;?$|.* from [\"'])|from [\w.]+ import |SELECT .*\bFROM\b|curl -"
    r"|(?:sudo|npm|npx|pip|git|docker|kubectl|helm|apt|brew) [a-z-]+(?: .*)?$)",
    re.MULTILINE,
)


def certain(code: str) -> str | None:
    """The language, as Hugo names it, where nobody would say another."""
    text = code.strip()
    return next((name for name, tells in TELLS.items() if tells(text)), None) or _shebang(text)


def looks_like_code(code: str) -> bool:
    """Whether colours would help: neither a drawing, nor output, nor plain text."""
    return bool(CODE.search(code)) and not DRAWN.search(code)


def _shebang(text: str) -> str | None:
    m = INTERPRETER.match(text)
    return INTERPRETERS.get(m["name"]) if m else None


def _is_json(text: str) -> bool:
    if text[:1] not in ("{", "[") or '"' not in text:
        return False
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return bool(value) and (isinstance(value, dict) or isinstance(value[0], dict))


TELLS: dict[str, Callable[[str], object]] = {
    "console": PROMPT.match,
    "json": _is_json,
    "xml": re.compile(r"<\?xml\s").match,
    "html": re.compile(r"<!doctype html", re.IGNORECASE).match,
    "php": re.compile(r"<\?php\s").match,
    "diff": re.compile(r"diff --git a/|--- \S+.*\n\+\+\+ \S+.*\n@@ -").match,
    "yaml": re.compile(r"apiVersion: \S+\nkind: \w+\n").match,
}
