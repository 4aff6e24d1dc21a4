"""Writing a new post: the whole bundle, or nothing.

It grows in a folder whose name starts with a dot, which Hugo and the preview do not see.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

from twinpost import storage
from twinpost.errors import UserError
from twinpost.text import Text


class Planned(Protocol):
    """Files to write, and the folders that they make."""

    @property
    def files(self) -> Mapping[str, bytes]: ...
    @property
    def folders(self) -> tuple[str, ...]: ...


def write(root: Path, post: Planned) -> None:
    """Create the post below `root`.

    Raises UserError when one of its folders exists, or can't be made; nothing is left then.
    """
    for folder in post.folders:
        if (root / folder).exists():
            raise UserError(
                Text(f"`{folder}` exists", f"`{folder}` 폴더가 이미 있습니다"),
                help=Text("name another with `--slug`", "`--slug`로 다른 이름을 정해 주세요"),
            )
    try:
        with ExitStack() as undo:
            _create(root, post, undo)
            undo.pop_all()
    except OSError as error:
        raise UserError(
            Text(
                f"the post can't be written: {error.strerror}",
                f"글을 쓸 수 없습니다: {error.strerror}",
            ),
            help=Text(
                "check the folder and the space on the disk",
                "폴더의 권한과 디스크의 빈 공간을 확인해 주세요",
            ),
            place=str(error.filename or ""),
        ) from error


def _create(root: Path, post: Planned, undo: ExitStack) -> None:
    grown = {}
    for folder in post.folders:
        target = root / folder
        _make_parents(target.parent, undo)
        hidden = target.with_name(f".twinpost-{secrets.token_hex(4)}")
        undo.callback(shutil.rmtree, hidden, ignore_errors=True)
        grown[hidden] = target
        for path, data in post.files.items():
            if Path(path).is_relative_to(folder):
                file = hidden / Path(path).relative_to(folder)
                file.parent.mkdir(parents=True, exist_ok=True)
                storage.write(file, data)
    for hidden, target in grown.items():
        hidden.rename(target)
        # Not before: what somebody else has made there meanwhile is theirs.
        undo.callback(shutil.rmtree, target, ignore_errors=True)


def _make_parents(folder: Path, undo: ExitStack) -> None:
    for missing in [p for p in reversed((folder, *folder.parents)) if not p.exists()]:
        missing.mkdir(exist_ok=True)
        undo.callback(_remove_empty, missing)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
