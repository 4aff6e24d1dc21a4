"""What the preview says: short lines and findings, to somebody who is writing.

When nobody can hear it any more (the terminal is closed, the pipe is broken) the preview ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

from twinpost import content
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.model import Site
from twinpost.text import Text

WIDEST = 120
FEW = 10  # findings at the start; the author came to write
COLORS = {"good": "32", "bad": "1;31", "strong": "1", "plain": ""}


@dataclass(frozen=True)
class Voice:
    """Speaks `language` to `stream`."""

    stream: TextIO
    language: str
    color: bool

    def say(self, text: Text, style: str = "plain") -> None:
        """One line."""
        self._write(f"{self._styled(text.to(self.language), style)}\n")

    def report(
        self, findings: Sequence[Finding], site: Site, hidden: Sequence[Finding] = ()
    ) -> None:
        """What there is at the start, with a summary; of a long list only some errors."""
        if len(findings) <= FEW:
            from twinpost.report.text import report

            self._write(self._made(partial(report, hidden=hidden), findings, site))
            return
        errors = [finding for finding in findings if finding.severity == "error"]
        self.show(errors[:FEW], site)
        also, besides = (" more", "이 밖에 ") if errors else ("", "")
        count = len(findings) - len(errors[:FEW])
        self.say(
            Text(
                f"check: {count}{also} findings; `twinpost check` lists them",
                f"검사: {besides}{count}건이 있습니다. `twinpost check`로 볼 수 있습니다",
            )
        )

    def show(self, findings: Sequence[Finding], site: Site) -> None:
        """Some findings, without a summary of the site."""
        from twinpost.report.text import excerpts

        self._write(self._made(excerpts, findings, site))

    def trouble(self, error: UserError) -> None:
        """Why something of ours does not work for the moment."""
        place = f"{error.place}: " if error.place else ""
        self.say(Text(f"{place}{error.message.en}", f"{place}{error.message.ko}"), "bad")
        self.say(Text(f"  = help: {error.help.en}", f"  = 도움말: {error.help.ko}"))

    def _made(self, make: Callable[..., str], findings: Sequence[Finding], site: Site) -> str:
        width = min(get_terminal_size().columns, WIDEST)
        return make(findings, site, self.language, color=self.color, width=width, root=Path.cwd())

    def _styled(self, line: str, style: str) -> str:
        return f"\x1b[{COLORS[style]}m{line}\x1b[0m" if self.color and COLORS[style] else line

    def _write(self, text: str) -> None:
        try:
            self.stream.write(text)
            self.stream.flush()
        except OSError:
            raise KeyboardInterrupt from None


def both(words: str) -> Text:
    """What is the same in every language."""
    return Text(words, words)


def shown(path: Path) -> str:
    """A path as seen from here, which terminals make a link of."""
    return content.relative(Path.cwd(), path)
