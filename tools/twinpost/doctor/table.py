"""The examination as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.doctor.check import Check
from twinpost.report import cells
from twinpost.text import Text

LEVELS = {
    "ok": Text("ok", "정상"),
    "warning": Text("warning", "주의"),
    "error": Text("error", "오류"),
}
COLORS = {"ok": "32", "warning": "1;33", "error": "1;31"}
HELP = Text("help", "도움말")


def table(checks: Sequence[Check], language: str, *, color: bool = False) -> str:
    """A line for each check, its help below it."""
    level_width = max(cells.width(level.to(language)) for level in LEVELS.values())
    name_width = max((cells.width(check.name.to(language)) for check in checks), default=0)
    indent = " " * (level_width + 2 + name_width + 2)
    lines: list[str] = []
    for check in checks:
        level = _padded(LEVELS[check.ok].to(language), level_width)
        level = f"\x1b[{COLORS[check.ok]}m{level}\x1b[0m" if color else level
        found = cells.printable(check.found.to(language))
        lines.append(f"{level}  {_padded(check.name.to(language), name_width)}  {found}")
        lines += (f"{indent}= {line}" for line in _help(check, language))
    return "".join(f"{line}\n" for line in lines)


def _help(check: Check, language: str) -> Iterator[str]:
    if check.help:
        yield f"{HELP.to(language)}: {cells.printable(check.help.to(language))}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells.width(text))
