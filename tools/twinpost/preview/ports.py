"""Ports on this machine's own address."""

from __future__ import annotations

import errno
import socket
import sys

from twinpost.errors import UserError
from twinpost.text import Text

# From here on the system gives ports to whoever connects: one could be taken before we listen.
EPHEMERAL = 32768
TRIES = 100


def free(wanted: int) -> int:
    """`wanted`, or the next port that nobody listens on."""
    following = range(wanted + 1, min(wanted + TRIES, EPHEMERAL))
    candidates: tuple[int, ...] = (wanted, *following, *range(1313, 1313 + TRIES))
    for port in candidates:
        if not _is_taken(port):
            return port
    raise UserError(
        Text(f"no free port from {wanted} on", f"{wanted}번부터 빈 포트가 없습니다"),
        help=Text("name one with `--port`", "`--port`로 빈 포트를 지정해 주세요"),
    )


def _is_taken(port: int) -> bool:
    # Both: on macOS one can listen on a port that somebody has on all addresses, and browsers may
    # take `localhost` for ::1.
    return any(_answers(host, port) for host in ("127.0.0.1", "::1")) or not _is_ours(port)


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.5):
            return True
    except OSError:
        return False


def _is_ours(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        if sys.platform != "win32":  # there it would mean to share the port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise _forbidden(port) from error
            return False
    return True


def _forbidden(port: int) -> UserError:
    return UserError(
        Text(f"port {port} is only for administrators", f"{port}번 포트는 관리자만 쓸 수 있습니다"),
        help=Text("name one above 1023 with `--port`", "`--port`로 1024 이상을 지정해 주세요"),
    )
