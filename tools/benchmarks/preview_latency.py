"""How long after a save the preview prints what is wrong, beside Hugo's own rebuild of that save.

    PYTHONPATH=tools python tools/benchmarks/preview_latency.py [SITE] [SAVES]

Works on a copy of the site. Both times are from the end of writing to the line on stderr in the
same run; Hugo looks for changes every 500 ms, so its time depends on when in that the save falls.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]


def main(site: Path, saves: int) -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory).resolve() / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".git", "public", "resources"))
        for mounted in ("rules", "schemas"):  # our own site mounts them from beside itself
            shutil.copytree(
                ROOT / "tools/twinpost" / mounted, copy.parent / "tools/twinpost" / mounted
            )
        times = list(_measure(copy, saves))
    ours, hugos = zip(*times, strict=True)
    print(f"{site.name}: {saves} saves")
    for name, column in (("finding printed", ours), ("Hugo rebuilt", hugos)):
        print(f"{name:<16} median {_ms(statistics.median(column))}  p95 {_ms(_p95(column))}")
    ratio = statistics.median(hugos) / statistics.median(ours)
    print(f"Hugo takes {ratio:.1f} times as long")


def _measure(site: Path, saves: int) -> Iterator[tuple[float, float]]:
    post = max(site.glob("content/posts/**/*.md"), key=lambda path: path.stat().st_size)
    text = post.read_text("utf-8")
    command = [sys.executable, "-m", "twinpost", "preview", "--site", str(site), "--port", "20313"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ) as preview:
        assert preview.stderr
        _hear(preview.stderr, "Ctrl-C")
        for i in range(saves):
            time.sleep(0.6 + random.random() / 2)
            post.write_text(f"{text}\n\n**굵게(bold {i})**는\n", "utf-8")
            saved = time.perf_counter()
            found = _hear(preview.stderr, rf"\(bold {i}\)")
            rebuilt = _hear(preview.stderr, r"hugo: .*\d+ ms")
            yield found - saved, rebuilt - saved
        preview.terminate()


def _hear(stream: IO[str], pattern: str) -> float:
    """When a line like `pattern` comes."""
    heard = []
    for line in stream:
        if re.search(pattern, line):
            return time.perf_counter()
        heard.append(line)
    raise SystemExit(f"{''.join(heard)}the preview ended before it said {pattern!r}")


def _p95(values: tuple[float, ...]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:6.0f} ms"


if __name__ == "__main__":
    site, saves = [*sys.argv[1:], *(str(ROOT / "site"), "20")[len(sys.argv) - 1 :]]
    main(Path(site).resolve(), int(saves))
