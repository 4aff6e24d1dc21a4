"""Runs one command, and ends it when whoever asked for it is gone.

The asker holds the other end of our standard input and never writes: however it ends (`kill -9` and
a closed terminal included), the system closes that pipe, and we end the command and all that it
started. Started by path with `python -I -S`, so it imports nothing but the standard library.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading

GRACE = 2.0  # seconds between asking and killing


def main(command: list[str]) -> int:
    """Run `command` to its end; its exit code, as a shell gives it."""
    _ignore_signals()
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    abandoned = threading.Event()
    watch = threading.Thread(target=_end_when_abandoned, args=(child, abandoned), daemon=True)
    watch.start()
    code = child.wait()
    if abandoned.is_set():
        watch.join()
    _signal_all("SIGTERM")  # what the command started and left behind
    return code if code >= 0 else 128 - code


def _end_when_abandoned(child: subprocess.Popen[bytes], abandoned: threading.Event) -> None:
    # Not sys.stdin: its lock would still be held when the interpreter ends before us.
    while os.read(0, 512):
        pass
    abandoned.set()
    child.terminate()
    _signal_all("SIGTERM")
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE)
    child.kill()
    _signal_all("SIGKILL")  # ourselves as well: there is nobody left to tell


def _ignore_signals() -> None:
    """Only the pipe ends us. Handlers, for the command would inherit SIG_IGN."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: None)


def _signal_all(name: str) -> None:
    """Signal our process group; nobody if we do not lead one, for then it is the asker's."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(os.getpid(), getattr(signal, name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
