"""What the commands write: fixes, the baseline, records of what is in step, pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twinpost import content, storage
from twinpost import sync as records
from twinpost.baseline import NAME as BASELINE
from twinpost.baseline import Baseline
from twinpost.commands.saying import shown, tell
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.model import Document
from twinpost.opened import Opened
from twinpost.text import Text

if TYPE_CHECKING:
    from twinpost.parity.marking import Mark


def write_fixed(changed: Sequence[Document], opened: Opened) -> None:
    """Write the documents that fixing changed, unless somebody else changed them meanwhile."""
    for document in changed:
        path = opened.site.root / document.path
        if content.read(path) != opened.site.by_path[document.path].text:
            raise UserError(
                Text(
                    f"`{shown(path)}` changed meanwhile",
                    f"그사이 `{shown(path)}` 파일이 바뀌었습니다",
                ),
                Text("run it again", "다시 실행해 주세요"),
            )
        storage.write(path, document.text.encode("utf-8", "surrogateescape"))
        tell(Text(f"fixed {shown(path)}", f"고쳤습니다: {shown(path)}"), opened.language)


def renew_baseline(before: Baseline, findings: Sequence[Finding], opened: Opened) -> Baseline:
    """Write today's findings beside twinpost.yaml."""
    path = opened.site.root / BASELINE
    now = before.renewed(findings, opened.site, opened.rules)
    storage.write(path, now.written)
    count = sum(now.entries.values())
    tell(
        Text(
            f"wrote {shown(path)}: {count} findings",
            f"{shown(path)} 파일에 {count}건을 적었습니다",
        ),
        opened.language,
    )
    return now


def write_records(marks: Sequence[Mark], lost: Sequence[str], opened: Opened) -> None:
    root = opened.site.root
    for mark in marks:
        path = records.path(root, mark.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            storage.write(path, mark.after.written)
        except OSError as error:
            raise UserError(
                Text(
                    f"can't write `{shown(path)}`: {error.strerror}",
                    f"`{shown(path)}` 파일을 쓸 수 없습니다: {error.strerror}",
                ),
                Text("get the right to write there", "그 폴더에 쓸 권한이 필요합니다"),
            ) from error
    for name in (*lost, *(mark.former for mark in marks if mark.former)):
        records.path(root, name).unlink(missing_ok=True)


def write_page(path: Path, text: str, language: str) -> None:
    try:
        storage.write(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise UserError(
            Text(
                f"can't write `{shown(path)}`: {error.strerror}",
                f"`{shown(path)}` 파일을 쓸 수 없습니다: {error.strerror}",
            ),
            Text("name a file in a folder that exists", "있는 폴더 안의 파일을 지정해 주세요"),
        ) from error
    tell(Text(f"wrote {shown(path)}", f"{shown(path)} 파일을 썼습니다"), language)
