"""Git, asked; a machine without it answers nothing."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class User:
    """Whom git takes for the author of a commit; "" where it does not know."""

    name: str = ""
    email: str = ""


def ask(root: Path, *arguments: str) -> str:
    """What git answers at `root`, without the last newline; "" when it has no answer."""
    try:
        done = subprocess.run(
            ["git", "-C", root, *arguments],
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.rstrip("\r\n") if done.returncode == 0 else ""


def user(root: Path) -> User:
    """The user of the repository at `root`."""
    return User(*(ask(root, "config", "--get", key) for key in ("user.name", "user.email")))
