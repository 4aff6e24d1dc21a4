"""What was found, for a reader: a terminal, an editor, a program, GitHub.

Each format is a module of that name whose `report(findings, site, language)` makes the whole
output; it ends with a newline unless it is empty. They are pure but for one thing: a finding may be
about a file that is no document, and `source` reads it. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

FORMATS = ("text", "line", "json", "github")


def load(name: str) -> Callable[..., str]:
    """The report of one of the FORMATS; see its module for the options that it takes."""
    report: Callable[..., str] = import_module(f"{__name__}.{name}").report
    return report
