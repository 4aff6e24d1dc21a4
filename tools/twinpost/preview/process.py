"""A long-running command that never outlives us.

It knows nothing of Hugo. Both it and its guard (guard.py) live in a session of their own: Ctrl-C in
the terminal reaches us alone, and we end it in our own time.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal

from twinpost.preview import guard

Stream = Literal["out", "err"]
PATIENCE = guard.GRACE + 2.0  # seconds for the guard to do its work


class Process:
    """A running command. `on_line` and `on_end` are called from threads of ours.

    `on_end` comes once, with the exit code, after the last line; also after `stop`.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        environ: Mapping[str, str],
        on_line: Callable[[Stream, str], None],
        on_end: Callable[[int], None],
    ) -> None:
        self._on_line = on_line
        self._on_end = on_end
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env=dict(environ),
            **_apart(),
        )
        self._readers = [
            _thread(self._read, "out", self._guard.stdout),
            _thread(self._read, "err", self._guard.stderr),
        ]
        self._waiter = _thread(self._wait)

    def stop(self) -> None:
        """End the command and all that it started; returns when they are gone."""
        self._let_go()
        try:
            self._guard.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._guard.kill()
            self._guard.wait()
        self._waiter.join(PATIENCE)

    def _let_go(self) -> None:
        if self._guard.stdin:
            with contextlib.suppress(OSError):
                self._guard.stdin.close()

    def _read(self, stream: Stream, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._on_line(stream, line.decode("utf-8", "replace").rstrip("\r\n"))

    def _wait(self) -> None:
        code = self._guard.wait()
        self._let_go()
        _kill_group(self._guard.pid)
        for reader in self._readers:
            reader.join(1.0)  # on Windows a grandchild may still hold the pipe
        self._on_end(code)


def _thread(target: Callable[..., None], *args: object) -> threading.Thread:
    thread = threading.Thread(target=target, args=args, daemon=True)
    thread.start()
    return thread


def _apart() -> dict[str, Any]:
    """How to start a process that the terminal's signals do not reach."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _kill_group(leader: int) -> None:
    """Kill what a guard left behind: nothing, unless somebody killed the guard itself."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)
