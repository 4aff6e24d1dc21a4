"""The index that readers of the built site search, made by Pagefind (https://pagefind.app).

Pagefind reads the finished pages and writes `pagefind/` beside them; the site's own script loads
that. It is an extra, because not every site wants it: `pip install 'twinpost[search]'`.
"""

from __future__ import annotations

import json
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from twinpost import storage
from twinpost.errors import UserError
from twinpost.text import Text

# The extended one knows where words end in Chinese and Japanese.
PACKAGES = ("pagefind_bin_extended", "pagefind_bin")


def program() -> Path:
    """The path of Pagefind. Raises UserError when it is not installed."""
    for package in PACKAGES:
        if find_spec(package):
            return Path(import_module(package).get_executable())
    raise UserError(
        Text(
            "`search: true` needs Pagefind, which is not installed",
            "`search: true`에는 Pagefind가 필요한데 설치되어 있지 않습니다",
        ),
        help=Text(
            "install it with `pip install 'twinpost[search]'`, or set `search: false`",
            "`pip install 'twinpost[search]'`로 설치하거나 `search: false`로 바꿔 주세요",
        ),
    )


def index(public: Path) -> None:
    """Write the index of the site built in `public` into its folder `pagefind`.

    Raises UserError with Pagefind's reason when it can't.
    """
    command = [str(program()), "--quiet", "--site", str(public)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        said = done.stderr or done.stdout or f"exit {done.returncode}"
        words = " ".join(dict.fromkeys(map(str.strip, said.splitlines())))  # it says some twice
        raise UserError(
            Text(f"Pagefind failed: {words}", f"Pagefind가 실패했습니다: {words}"),
            help=Text(
                "build with `search: false` in twinpost.yaml to see the site without it",
                "twinpost.yaml에서 `search: false`로 두면 검색 없이 빌드할 수 있습니다",
            ),
        )
    _in_order(public / "pagefind" / "pagefind-entry.json")


def _in_order(entry: Path) -> None:
    """Pagefind lists the languages in an order that differs from run to run."""
    listed = json.loads(entry.read_text(encoding="utf-8"))
    storage.write(entry, json.dumps(listed, sort_keys=True, ensure_ascii=False).encode())
