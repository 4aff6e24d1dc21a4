"""What `twinpost build --no-check` costs over bare Hugo, on the site of this repository.

Both run in turns with warm caches, so that a busy machine slows both alike. Prints medians.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from twinpost import hugo

ROUNDS = 7
SITE = Path(__file__).parents[2] / "site"


def seconds(command: Sequence[str | Path]) -> float:
    """How long a command takes; it must succeed."""
    started = perf_counter()
    subprocess.run(command, cwd=SITE, check=True, capture_output=True)
    return perf_counter() - started


def main() -> None:
    """Time both, in turns."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory)
        bare = [hugo.binary(), "--gc", "--minify", "--noBuildLock", "--destination", out / "bare"]
        ours = [
            sys.executable,
            "-m",
            "twinpost",
            "build",
            "--site",
            SITE,
            "--destination",
            out / "o",
        ]
        commands = {"hugo": bare, "build --no-check": [*ours, "--no-check"], "build": ours}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command)  # fills the caches
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = median(times["hugo"])
    for name, taken in times.items():
        middle = median(taken)
        print(f"{name:<18}{middle:7.3f} s  {middle / base:5.2f} x  {middle - base:+7.3f} s")


if __name__ == "__main__":
    main()
