"""`hugo server`, kept running: on a free port, known by a mark, again when it is worth a try.

Everything here happens in the thread that calls; what the process says comes through `post`, which
must bring a call into that thread.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

from twinpost.preview import log, ports
from twinpost.preview.process import Process, Stream

SILENCE = 0.03  # seconds; Hugo writes a record in one go
PATIENCE = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds from a start that failed to the next one
HEADER = "X-Twinpost-Preview"

Post = Callable[[Callable[[], None]], None]


class Audience(Protocol):
    """Who is told how the server fares."""

    def on_up(self, urls: tuple[str, ...]) -> None:
        """It serves at `urls`."""

    def on_said(self, said: log.Said) -> None:
        """It spoke, while it runs or with its last breath."""

    def on_down(self, code: int) -> None:
        """It ended by itself; it starts again after `retry`."""

    def on_moved(self, taken: int, port: int) -> None:
        """It could not have the port `taken`."""


class Server:
    """One `hugo server` at a time. `command` makes its arguments for a port.

    It is `marked`, so that it is known from others, unless the site has settings for its server.
    """

    def __init__(
        self,
        root: Path,
        command: Callable[[int], Sequence[str]],
        environ: Mapping[str, str],
        audience: Audience,
        post: Post,
        *,
        port: int,
        marked: bool = True,
    ) -> None:
        self.port = port
        self.is_up = False
        self._root = root
        self._command = command
        self._environ = dict(environ)
        self._audience = audience
        self._post = post
        self._token = secrets.token_hex(16) if marked else ""
        self._process: Process | None = None
        self._lines: dict[Stream, list[str]] = {"out": [], "err": []}
        self._speak_at: float | None = None
        self._start_at: float | None = None
        self._started = 0.0
        self._failures = 0

    def start(self) -> None:
        """Start it, on the next free port from the one that it had."""
        port = ports.free(self.port)
        if port != self.port:
            self._audience.on_moved(self.port, port)
        self.port, self.is_up, self._start_at = port, False, None
        self._started = time.monotonic()
        life = object()  # tells what this process says from the last words of the one before
        self._life = life
        self._process = Process(
            self._command(port),
            cwd=self._root,
            environ=self._environ | self._identification(),
            on_line=lambda stream, line: self._post(partial(self._hear, life, stream, line)),
            on_end=lambda code: self._post(partial(self._end, life, code)),
        )

    def stop(self) -> None:
        """End it; returns when it is gone."""
        process, self._process, self._life = self._process, None, object()
        self._speak_at = self._start_at = None
        self._lines = {"out": [], "err": []}
        if process:
            process.stop()

    def restart(self) -> None:
        """End it and start it anew, for what it read only once has changed."""
        self.stop()
        self.start()

    def retry(self) -> None:
        """Something changed: if it ended, start it again, but not again and again."""
        if self._process is None:
            pause = PATIENCE[min(self._failures, len(PATIENCE) - 1)]
            self._start_at = max(time.monotonic(), self._started + pause)

    @property
    def due(self) -> float | None:
        """When `tick` has something to do, by the monotonic clock."""
        return min((at for at in (self._speak_at, self._start_at) if at is not None), default=None)

    def tick(self) -> None:
        """Do what is due."""
        now = time.monotonic()
        if self._speak_at is not None and self._speak_at <= now:
            self._speak()
        if self._start_at is not None and self._start_at <= now:
            self.start()

    def _hear(self, life: object, stream: Stream, line: str) -> None:
        if life is self._life:
            self._lines[stream].append(line)
            self._speak_at = time.monotonic() + SILENCE

    def _speak(self) -> log.Said:
        said = log.read(self._lines["out"], self._lines["err"])
        self._lines = {"out": [], "err": []}
        self._speak_at = None
        if not said.port_taken:
            self._audience.on_said(said)
        if said.urls and not self.is_up:
            self._open(said.urls)
        return said

    def _open(self, urls: tuple[str, ...]) -> None:
        if self._token and not answers(urls[0], self._token):
            self._elude()
            return
        self.is_up = True
        self._failures = 0
        self._audience.on_up(urls)

    def _elude(self) -> None:
        """Somebody else answers on our port: take another, and Hugo's word for it."""
        self.stop()
        taken, self.port, self._token = self.port, ports.free(self.port + 1), ""
        self._audience.on_moved(taken, self.port)
        self.start()

    def _end(self, life: object, code: int) -> None:
        if life is not self._life:
            return
        self._process = None
        said = self._speak()
        if said.port_taken:  # between our look and its own
            self.start()
            return
        self.is_up = False
        self._failures += not said.errors  # a mistake of the author's is worth every try
        self._audience.on_down(code)

    def _identification(self) -> dict[str, str]:
        """Let every answer carry our mark; this replaces all that the site says of its server."""
        if not self._token:
            return {}
        headers = [{"for": "/**", "values": {HEADER: self._token}}]
        return {"HUGO_SERVER": json.dumps({"headers": headers})}


def answers(url: str, token: str) -> bool:
    """Whether the server at `url` is the one that was given `token`."""
    return _head(url).get(HEADER.lower()) == token


def exists(url: str) -> bool:
    """Whether there is a page at `url`."""
    return _head(url).get(":status") == "200"


def _head(url: str) -> Mapping[str, str]:
    parts = urlsplit(url)
    connection = HTTPConnection("127.0.0.1", parts.port or 80, timeout=10)
    try:
        connection.request("HEAD", quote(parts.path or "/", "/%"), headers={"Host": parts.netloc})
        response = connection.getresponse()
    except (OSError, HTTPException):
        return {}
    finally:
        connection.close()
    return {":status": str(response.status)} | {k.lower(): v for k, v in response.getheaders()}
