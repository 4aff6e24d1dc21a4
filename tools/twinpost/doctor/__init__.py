"""`twinpost doctor`: whether this machine has what the site needs, a line for each thing.

It never stops half-way: what can't be examined because something else is broken is left out, and
the broken thing has its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from twinpost import git, hugo
from twinpost.doctor import blog, tools
from twinpost.doctor.check import Check as Check
from twinpost.doctor.check import failed
from twinpost.doctor.table import table as table
from twinpost.errors import UserError
from twinpost.model import Settings
from twinpost.text import Text


def examine(root: Path | None) -> list[Check]:
    """Everything about this machine and the site at `root`."""
    ours = tools.our_hugo()
    folder = root.resolve() if root else Path.cwd()
    settings = _settings(folder) if root and isinstance(ours, tools.Ours) else None
    return [
        *tools.python(),
        *tools.hugos(ours),
        *tools.gits(folder, isinstance(settings, Settings) and settings.git_info),
        *(_site(folder, ours, settings) if root else _no_site()),
    ]


def _settings(root: Path) -> Settings | UserError:
    try:
        return hugo.settings(root)
    except UserError as error:
        return error


def _site(
    root: Path, ours: tools.Ours | UserError, settings: Settings | UserError | None
) -> Iterator[Check]:
    yield from blog.ours(root)
    if isinstance(ours, UserError) or settings is None:
        return  # only Hugo can say more of a site
    top = git.ask(root, "rev-parse", "--show-toplevel")
    yield from tools.elsewhere(Path(top) if top else root, ours)
    if isinstance(settings, UserError):
        yield failed(blog.SITE, settings)
        return
    yield Check(blog.SITE, "ok", Text(str(root), str(root)))
    yield from tools.needs(settings.needs)
    yield from blog.theme(settings)
    yield from blog.languages(settings)
    yield from blog.zone(settings.time_zone)
    yield from blog.watching(root, settings)


def _no_site() -> Iterator[Check]:
    yield Check(
        blog.SITE,
        "error",
        Text("no Hugo site here", "여기에 Hugo 사이트가 없습니다"),
        Text(
            "go to a folder with `hugo.yaml`, or name it with `--site DIR`",
            "`hugo.yaml`이 있는 폴더에서 실행하거나 `--site 폴더`로 지정해 주세요",
        ),
    )
