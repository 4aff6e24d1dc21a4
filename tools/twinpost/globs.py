"""Globs as Hugo reads them: `*` stays within a folder, `**` does not, capitals don't count.

https://gohugo.io/quick-reference/#glob-patterns lists them; `tests/test_content.py` asks Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import PurePosixPath

NOT = "! "
TOKEN = re.compile(r"\*\*|\[!?[^]]*\]|\\.|.", re.DOTALL)
PLAIN = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:"}
CHOICE = {",": "|", "}": ")"}  # in braces only
NOTHING = re.compile("(?!)")


def takes(globs: Sequence[str], path: str, *, folder: bool = False) -> bool:
    """Whether the `files` of a mount take `path`, which is below it: the first match decides."""
    path = f"/{path}"
    for glob in globs:
        anchored = f"/{glob.removeprefix(NOT).removeprefix('/')}"
        if matches(path, [anchored]):
            return not glob.startswith(NOT)
        # Hugo enters the folders that a glob names. `**.md` names none: it stays at the top.
        above = map(str, PurePosixPath(anchored).parents)
        if folder and not glob.startswith(NOT) and matches(path, above):
            return True
    return all(glob.startswith(NOT) for glob in globs)


def choose(globs: Iterable[str], languages: Iterable[str]) -> tuple[str, ...]:
    """The languages that the globs of `sites.matrix` choose; here, capitals do count."""
    globs = tuple(globs)
    return tuple(language for language in languages if _chosen(language, globs))


def _chosen(language: str, globs: Sequence[str]) -> bool:
    """Hugo reads from left to right: `en` adds, `! en` takes out for good, and so it does with what
    no glob before it has added."""
    chosen: bool | None = None
    for glob in globs:
        hit = bool(_expression(glob.removeprefix(NOT), exact=True).fullmatch(language))
        if not glob.startswith(NOT):
            chosen = chosen or hit
        elif hit or chosen is False:
            return False
        else:
            chosen = True
    return bool(chosen)


def matches(text: str, globs: Iterable[str]) -> bool:
    """Whether one of `globs` is about the whole of `text`."""
    return any(_expression(glob).fullmatch(text) for glob in globs)


@cache
def _expression(glob: str, *, exact: bool = False) -> re.Pattern[str]:
    """The regular expression of a glob; Hugo does not build with one that matches nothing here."""
    depth, parts = 0, []
    for token in TOKEN.findall(glob):
        parts.append(CHOICE[token] if depth and token in CHOICE else _piece(token))
        depth = max(0, depth + {"{": 1, "}": -1}.get(token, 0))
    try:
        return re.compile("".join(parts), re.DOTALL | (0 if exact else re.IGNORECASE))
    except re.error:
        return NOTHING


def _piece(token: str) -> str:
    if token in PLAIN:
        return PLAIN[token]
    if token[0] == "[" and len(token) > 2:
        inner = re.escape(token[1:-1]).replace(r"\-", "-")
        return f"[^{inner[1:]}]" if inner[0] == "!" else f"[{inner}]"
    return re.escape(token[1:] if token[0] == "\\" and token[1:] else token)
