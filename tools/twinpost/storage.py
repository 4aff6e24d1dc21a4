"""Writing files so that nothing is ever lost: each is old or new, never half."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, or create it; its mode stays.

    Raises OSError when that can't be done, and then leaves the old file.
    """
    path = path.resolve()  # a link keeps pointing at the file
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".twinpost-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
