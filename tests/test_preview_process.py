"""A command that never outlives whoever started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from queue import SimpleQueue

import pytest

import twinpost
from twinpost.preview.process import Process

STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(1000)
"""
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)", sys.argv[1]])
print("ready", flush=True)
child.wait()
"""
STARTER = """
import os, sys, time
from pathlib import Path
from twinpost.preview.process import Process
Process(sys.argv[1:], cwd=Path.cwd(), environ=os.environ, on_line=print, on_end=print)
time.sleep(1000)
"""
ENVIRON = {**os.environ, "PYTHONPATH": str(Path(twinpost.__file__).parents[1])}
posix = pytest.mark.skipif(os.name == "nt", reason="signals")


def alive(mark):
    """The processes with `mark` in their command line."""
    listed = subprocess.run(["ps", "-axww", "-o", "args="], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if mark in line]


def wait_until(condition, seconds=20.0):
    """Whether it comes true."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Started:
    """A process, and what it tells."""

    def __init__(self, tmp_path, *command):
        self.lines, self.codes = SimpleQueue(), SimpleQueue()
        self.process = Process(
            command,
            cwd=tmp_path,
            environ=os.environ,
            on_line=lambda stream, line: self.lines.put((stream, line)),
            on_end=self.codes.put,
        )


def test_lines_and_code(tmp_path):
    script = "import sys; print('밖'); print('안', file=sys.stderr); sys.exit(3)"
    started = Started(tmp_path, sys.executable, "-X", "utf8", "-c", script)

    assert started.codes.get(timeout=20) == 3
    assert {started.lines.get(), started.lines.get()} == {("out", "밖"), ("err", "안")}


def test_a_command_that_is_not_there(tmp_path):
    started = Started(tmp_path, str(tmp_path / "nobody"))

    assert started.codes.get(timeout=20) == 127
    assert "nobody" in started.lines.get()[1]


@posix
@pytest.mark.parametrize("script", [STUBBORN, PARENT])
def test_stop_ends_everything(tmp_path, script):
    mark = str(tmp_path)
    started = Started(tmp_path, sys.executable, "-c", script, mark)
    started.lines.get(timeout=20)
    started.process.stop()

    assert alive(mark) == []


@posix
def test_what_a_command_leaves_behind_ends_with_it(tmp_path):
    mark = str(tmp_path)
    started = Started(tmp_path, sys.executable, "-c", PARENT.replace("child.wait()", ""), mark)
    started.codes.get(timeout=20)

    assert wait_until(lambda: not alive(mark))


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_starter_is_killed(tmp_path, number):
    mark = str(tmp_path)
    command = [sys.executable, "-c", STARTER, sys.executable, "-c", PARENT, mark]
    with subprocess.Popen(command, env=ENVIRON, start_new_session=True) as starter:
        assert wait_until(lambda: len(alive(mark)) >= 4)  # starter, guard, parent, child

        starter.send_signal(number)
        starter.wait()

    assert wait_until(lambda: not alive(mark))


@posix
@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05])
def test_nothing_is_left_when_interrupted_at_the_start(tmp_path, seconds):
    mark = str(tmp_path)
    script = STARTER.replace("Process(", "print('now', flush=True); Process(")
    command = [sys.executable, "-c", script, sys.executable, "-c", PARENT, mark]
    with subprocess.Popen(
        command,
        env=ENVIRON,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as starter:
        assert starter.stdout.readline() == b"now\n"

        time.sleep(seconds)
        os.killpg(starter.pid, signal.SIGINT)  # as a terminal does
        starter.wait()

    assert wait_until(lambda: not alive(mark))


@posix
def test_a_killed_guard_takes_the_command_with_it(tmp_path):
    mark = str(tmp_path)
    started = Started(tmp_path, sys.executable, "-c", PARENT, mark)
    started.lines.get(timeout=20)
    guard = subprocess.run(
        ["pgrep", "-f", f"guard.py.*{mark}"], capture_output=True, text=True
    ).stdout.split()
    os.kill(int(guard[0]), signal.SIGKILL)
    started.codes.get(timeout=20)

    assert wait_until(lambda: not alive(mark))
