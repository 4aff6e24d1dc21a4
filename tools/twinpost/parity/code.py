"""Code without its comments, which are translated.

What a comment is depends on the language of the code; where that is not known, it is what most
languages share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twinpost.markdown import Node
from twinpost.parity.localised import has_letters

STRING = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
LONG_STRING = r"`(?:\\.|[^`\\])*`"
HASH = r"(?:^|(?<=[\s;{}()]))#(?!!).*$"
SLASHES = r"(?:^|(?<=[\s;{}(),]))//.*$"
STARS = r"(?<!\{\{[<%])/\*[\s\S]*?(?:\*/|\Z)"
MARKUP = r"<!--[\s\S]*?(?:-->|\Z)"
DASHES = r"(?:^|(?<=[\s;(),]))--(?=\s|$).*$"
SEMICOLON = r"(?:^|(?<=\s));.*$"
PERCENT = r"(?:^|(?<=[^\\])(?<=\s))%.*$"
DOCSTRING = r"(?:^[ \t]*)(?P<quotes>\"\"\"|''')[\s\S]*?(?P=quotes)"

# The signs of each family, and the languages that are of it.
FAMILIES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((DOCSTRING, STRING, HASH), "python py python3 starlark"),
    (
        (STRING, HASH),
        "bash sh shell zsh fish console yaml yml toml ruby rb perl r dockerfile docker make"
        " makefile nginx conf apache properties powershell ps1 elixir julia nim env dotenv"
        " gitignore graphql",
    ),
    (
        (STRING, LONG_STRING, STARS, SLASHES),
        "js javascript mjs jsx ts typescript tsx go golang json jsonc json5 vue svelte",
    ),
    (
        (STRING, STARS, SLASHES),
        "java kotlin kt scala swift rust rs c cpp c++ h cs csharp dart groovy scss less proto zig"
        " objc solidity",
    ),
    ((STRING, STARS, SLASHES, HASH), "php hcl terraform tf"),
    ((STARS,), "css"),
    ((STRING, STARS, DASHES), "sql mysql postgresql plsql"),
    ((STRING, DASHES), "lua haskell hs elm ada vhdl applescript"),
    ((MARKUP,), "html xml svg markdown md go-html-template"),
    ((PERCENT,), "tex latex matlab erlang prolog"),
    ((r"\"(?:\\.|[^\"\\])*\"", SEMICOLON), "lisp clojure clj scheme elisp racket"),
    ((STRING, SEMICOLON, HASH), "ini asm nasm cfg systemd"),
    ((r"^[ \t]*(?:REM\b|rem\b|::).*$",), "bat cmd batch"),
    ((r"^[ \t]*\".*$",), "vim viml"),
)
UNKNOWN = (STRING, MARKUP, STARS, SLASHES, HASH, DASHES, r"(?:^|(?<=\s));;.*$")
SIGNS = {name: signs for signs, names in FAMILIES for name in names.split()}
# Lengths of lines in a drawing follow those of its labels.
DRAWN = re.compile(r"([-=_+~.*^])\1{3,}|([─━═│┃║┌┐└┘├┤┬┴┼╌╎])\2+")


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code, line by line: as it is written, without comments, and that folded.

    Folded are white space and the lengths of what is drawn with signs.
    """

    language: str
    written: tuple[str, ...]
    plain: tuple[str, ...]
    bare: tuple[str, ...]


def of(text: str, language: str) -> Code:
    """The code of a text in a language, "" where none is named."""
    text = text.removesuffix("\n")
    plain = tuple(_comments(language).sub(_kept, text).split("\n"))
    return Code(language, tuple(text.split("\n")), plain, tuple(map(_folded, plain)))


def language(info: str) -> str:
    """The language that the info string of a fence names."""
    name = re.match(r"[^\s{]+", info.strip())
    return name[0].lower() if name else ""


def lines(node: Node) -> tuple[str, ...]:
    """The lines of a code block that a translator does not touch."""
    bare = of(node.text, language(node.title)).bare
    return tuple(line for line in bare if line and not has_letters(line))


@cache
def _comments(language: str) -> re.Pattern[str]:
    signs = SIGNS.get(language, UNKNOWN)
    return re.compile(
        "|".join(
            f"(?P<s{n}>{sign})" if sign in (STRING, LONG_STRING) else sign
            for n, sign in enumerate(signs)
        ),
        re.MULTILINE,
    )


def _kept(found: re.Match[str]) -> str:
    """A string as it is; of a comment, its line breaks."""
    if found.lastgroup and found.lastgroup != "quotes":
        return found[0]
    return "\n" * found[0].count("\n")


def _folded(line: str) -> str:
    return " ".join(DRAWN.sub(r"\1\2", line).split())
