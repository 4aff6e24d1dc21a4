"""What `hugo server` writes, read as facts.

Its records have several lines and come on two streams, so they are read together, when it is quiet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SERVING = re.compile(r"Web Server is available at (\S+)")
BUILT = re.compile(r"(?:Built|Rebuilt|Total) in (\d+) ms")
RECORD = re.compile(r"^(?=(?:ERROR|WARN|INFO|DEBUG)\b|Error:|panic:|fatal error:)", re.MULTILINE)
TAKEN = re.compile(r"server startup failed: listen|port \d+ already in use")


@dataclass(frozen=True, slots=True)
class Said:
    """What it said in one go."""

    urls: tuple[str, ...] = ()  # where it serves
    milliseconds: int | None = None  # of a build that it tells to have ended, well or not
    errors: str = ""  # as written, for `hugo.errors`
    warnings: tuple[str, ...] = ()

    @property
    def port_taken(self) -> bool:
        """Whether it could not have its port."""
        return bool(TAKEN.search(self.errors))


def read(out: Sequence[str], err: Sequence[str]) -> Said:
    """The facts in lines of its standard output and standard error."""
    records = [record.strip() for record in RECORD.split("\n".join(err))]
    built = [int(found[1]) for line in out if (found := BUILT.match(line))]
    errors = [r for r in records if r.startswith(("ERROR", "Error:", "panic:", "fatal error:"))]
    return Said(
        urls=tuple(dict.fromkeys(found[1] for line in out if (found := SERVING.match(line)))),
        milliseconds=built[-1] if built else None,
        errors="\n".join(errors),
        warnings=tuple(r.removeprefix("WARN").strip() for r in records if r.startswith("WARN")),
    )
