"""What the commands say: reports and changes on stdout, the rest on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

from twinpost import content, report
from twinpost.baseline import Compared
from twinpost.finding import Finding
from twinpost.model import Document
from twinpost.opened import Opened
from twinpost.report.summary import about_baseline, summary
from twinpost.text import Text


def tell(text: Text, language: str) -> None:
    """Say something on stderr."""
    print(text.to(language), file=sys.stderr)


def has_color(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: https://no-color.org, https://force-color.org."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def shown(path: Path) -> str:
    """A path as seen from here."""
    return content.relative(Path.cwd(), path)


def print_report(
    format: str, findings: Sequence[Finding], opened: Opened, compared: Compared | None = None
) -> None:
    make = report.load(format)
    site, compared = opened.site, compared or Compared(())
    if format == "text":
        width = min(get_terminal_size().columns, 120)
        make = partial(
            make,
            color=has_color(sys.stdout),
            width=width,
            root=Path.cwd(),
            hidden=compared.hidden,
            obsolete=compared.obsolete,
        )
    else:  # whose form has no place for it
        counted = summary(findings, site, compared.hidden, compared.obsolete)
        for text in about_baseline(counted):
            tell(text, opened.language)
    if format == "line":
        make = partial(make, root=Path.cwd())
    if format == "github":
        make = partial(make, root=Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()))
    sys.stdout.write(make(findings, site, opened.language))


def print_changes(changed: Sequence[Document], opened: Opened) -> int:
    """Print what fixing would change, as a unified diff; 1 when that is anything."""
    for document in changed:
        before = opened.site.by_path[document.path].text
        path = shown(opened.site.root / document.path)
        lines = unified_diff(
            before.splitlines(keepends=True), document.text.splitlines(keepends=True), path, path
        )
        for line in lines:
            sys.stdout.write(
                line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            )
    return int(bool(changed))
