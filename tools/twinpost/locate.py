"""Where the site is, and which of its files the user speaks of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from twinpost.content import relative
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.model import Document, Post, Site
from twinpost.text import Text

NAMES = tuple(f"hugo.{suffix}" for suffix in ("yaml", "yml", "toml", "json"))
OLD_NAMES = tuple(f"config.{suffix}" for suffix in ("yaml", "yml", "toml", "json"))


def site_root(paths: Sequence[str], site: str | None) -> Path:
    """The directory with Hugo's configuration: `site`, or the one above the paths.

    Raises UserError when there is none, or when the paths lie in several sites.
    """
    starts = [Path(site)] if site is not None else [Path(path) for path in paths or ["."]]
    for start in starts:
        if not start.exists():
            raise UserError(
                Text(f"there is no `{start}`", f"`{start}` 경로가 없습니다"),
                Text("check the path", "경로를 확인해 주세요"),
            )
    above = [start.resolve()] if site is not None else []
    roots = {root for start in starts if (root := _found(start.resolve(), above))}
    if len(roots) == 1:
        return roots.pop()
    if roots:
        raise UserError(
            Text("the paths belong to several sites", "경로가 여러 사이트에 걸쳐 있습니다"),
            Text("check one site at a time", "사이트를 하나씩 검사해 주세요"),
        )
    raise UserError(
        Text(f"no Hugo site at `{starts[0]}`", f"`{starts[0]}`에 Hugo 사이트가 없습니다"),
        Text(
            "go to a folder with `hugo.yaml` (or `hugo.toml`), or name it with `--site DIR`",
            "`hugo.yaml`(또는 `hugo.toml`)이 있는 폴더에서 실행하거나 `--site 폴더`를 붙여 주세요",
        ),
    )


def _found(start: Path, only: list[Path]) -> Path | None:
    return next((p for p in only or (start, *start.parents) if _is_site(p)), None)


def _is_site(directory: Path) -> bool:
    if any((directory / name).is_file() for name in NAMES):
        return True
    if (directory / "config" / "_default").is_dir():
        return True
    # Other programs have a config.toml as well: ask for something of Hugo's beside it.
    content = any((directory / name).is_dir() for name in ("content", "layouts", "themes"))
    return content and any((directory / name).is_file() for name in OLD_NAMES)


def among(findings: Iterable[Finding], site: Site, paths: Sequence[str]) -> list[Finding]:
    """The findings in files at or below `paths`; all of them when no path is given.

    Raises UserError when a path does not exist, or when one of them holds no file of the site.
    """
    wanted = _wanted(site, paths)
    return [finding for finding in findings if not wanted or _below(_nfc(finding.path), wanted)]


def posts(site: Site, paths: Sequence[str]) -> list[Post]:
    """The posts that have a file at or below `paths`, likewise."""
    wanted = _wanted(site, paths)
    return [
        post
        for post in site.posts
        if not wanted
        or any(_below(_nfc(p), wanted) for p in (*(d.path for d in post.documents), *post.files))
    ]


def document(site: Site, path: str) -> Document:
    """The document at a path; raises UserError when that is none, but a folder for example."""
    name = _named(Path(path), site)
    for document in site.documents:
        if _nfc(document.path) == name:
            return document
    raise UserError(
        Text(
            f"`{path}` is no document of the site", f"`{path}` 파일은 이 사이트의 문서가 아닙니다"
        ),
        Text(
            "name one Markdown file of its content", "content 아래의 Markdown 파일을 지정해 주세요"
        ),
    )


def _wanted(site: Site, paths: Sequence[str]) -> list[str]:
    """The paths as the site names them; none when all of it is meant."""
    wanted = [_named(Path(path), site) for path in paths]
    if not wanted or "." in wanted:
        return []
    files = [d.path for d in site.documents] + list(site.files.content)
    for typed, path in zip(paths, wanted, strict=True):
        if any(_below(_nfc(file), [path]) for file in files):
            continue
        raise UserError(
            Text(
                f"no document of the site at `{typed}`",
                f"`{typed}`에는 이 사이트의 문서가 없습니다",
            ),
            Text(
                "name a file or a folder of its content, or nothing to check all of it",
                "content 아래의 파일이나 폴더를 지정하거나, 전체를 검사하려면 경로를 빼 주세요",
            ),
        )
    return wanted


def _named(path: Path, site: Site) -> str:
    if not path.exists():
        raise UserError(
            Text(f"there is no `{path}`", f"`{path}` 경로가 없습니다"),
            Text("check the path", "경로를 확인해 주세요"),
        )
    inside = relative(site.root, path.resolve())
    # The folder that a site lies in means the whole site.
    return "." if site.root.is_relative_to(path.resolve()) else _nfc(inside)


def _below(file: str, wanted: Sequence[str]) -> bool:
    return any(file == path or file.startswith(f"{path}/") for path in wanted)


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
