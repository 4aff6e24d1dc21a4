"""The site: its configuration, languages, time zone, theme, and whether it can be watched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from twinpost import config
from twinpost.doctor.check import Check, failed, same
from twinpost.errors import UserError
from twinpost.lint import load_rules
from twinpost.model import Settings
from twinpost.text import Text

SITE = Text("site", "사이트")
LANGUAGES = Text("languages", "언어")
ZONE = Text("time zone", "시간대")
THEME = Text("theme", "테마")
WATCHING = Text("watching files", "파일 감시")
WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
KERNEL = Path("/proc/sys/kernel/osrelease")
WATCHERS = 2  # Hugo and Twinpost each watch every folder
UNWATCHED = frozenset({"node_modules", "resources"})


def ours(root: Path) -> Iterator[Check]:
    """Whether twinpost.yaml can be read."""
    name = same(config.NAME)
    try:
        config.load(root, load_rules())
    except UserError as error:
        yield failed(name, error)
        return
    exists = (root / config.NAME).is_file()
    found = same(str(root / config.NAME)) if exists else Text("none: defaults", "없음(기본값 사용)")
    yield Check(name, "ok", found)


def languages(settings: Settings) -> Iterator[Check]:
    """The languages in Hugo's order, the default one marked."""

    def listed(word: str) -> str:
        default = settings.default_language
        return ", ".join(f"{key} ({word})" if key == default else key for key in settings.languages)

    yield Check(LANGUAGES, "ok", Text(listed("default"), listed("기본")))


def zone(name: str) -> Iterator[Check]:
    """The time zone of the site, "" when it has none; and whether Python knows it."""
    if not name:
        yield Check(
            ZONE,
            "warning",
            Text(
                "not set: dates without an offset are UTC, nine hours behind Korea",
                "정해지지 않았습니다. 시차를 적지 않은 날짜는 한국보다 9시간 늦은 UTC가 됩니다",
            ),
            Text(
                "add `timeZone: Asia/Seoul` (or yours) to Hugo's configuration",
                "Hugo 설정에 `timeZone: Asia/Seoul`을 추가해 주세요",
            ),
        )
    elif name in ("UTC", "Local") or _is_known(name):
        yield Check(ZONE, "ok", same(name))
    else:
        yield Check(
            ZONE,
            "warning",
            Text(
                f"{name}, which Python does not know: `twinpost new` can't date posts",
                f"{name}, Python에 이 시간대의 정보가 없어 `twinpost new`를 쓸 수 없습니다",
            ),
            Text("`pip install tzdata`", "`pip install tzdata`를 실행해 주세요"),
        )


def theme(settings: Settings) -> Iterator[Check]:
    """Whether the theme and all modules are there."""
    for missing, cure in settings.incomplete:
        yield Check(THEME, "error", missing, cure)
    if not settings.incomplete:
        yield Check(THEME, "ok", Text("complete", "모두 있습니다"))


def watching(root: Path, settings: Settings) -> Iterator[Check]:
    """Whether Linux tells Hugo and Twinpost of every save."""
    if not WATCHES.is_file():
        return
    folders = sum(1 for _ in _watched(root, settings.publish_dir))
    yield enough(folders, int(WATCHES.read_text()))
    if "microsoft" in KERNEL.read_text().lower():
        yield from windows_drive(root)


def enough(folders: int, limit: int) -> Check:
    """Whether the kernel allows the watches that the folders need."""
    found = Text(
        f"{folders} folders; the system allows {limit:,} watches",
        f"폴더 {folders}개, 시스템 한도 {limit:,}개",
    )
    if folders * WATCHERS <= limit:
        return Check(WATCHING, "ok", found)
    order = "`sudo sysctl fs.inotify.max_user_watches=524288`"
    return Check(WATCHING, "warning", found, Text(order, f"{order} 를 실행해 주세요"))


def windows_drive(root: Path) -> Iterator[Check]:
    """WSL is told nothing of what happens on the drives of Windows."""
    if re.match(r"/mnt/[a-z]/", f"{root}/"):
        yield Check(
            WATCHING,
            "warning",
            Text(
                "the site is on a drive of Windows, whose saves WSL does not see",
                "사이트가 Windows 드라이브에 있어 WSL에서 저장을 알아채지 못합니다",
            ),
            Text(
                "move it into the Linux home folder, such as `~/blog`",
                "`~/blog`처럼 Linux 홈 폴더로 옮겨 주세요",
            ),
        )


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _watched(root: Path, publish_dir: Path) -> Iterator[str]:
    for folder, names, _ in os.walk(root):
        yield folder
        names[:] = [
            name
            for name in names
            if not name.startswith(".")
            and name not in UNWATCHED
            and Path(folder, name) != publish_dir
        ]
