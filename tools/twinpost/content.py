"""The files of a site, found and paired by Hugo's rules.

https://gohugo.io/content-management/multilingual/#translate-your-content says the rules, and
`tests/test_content.py` asks Hugo itself. Everything is listed once, here; nothing else walks.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from twinpost.errors import UserError
from twinpost.globs import takes
from twinpost.model import MARKDOWN, Document, File, Files, Mount, Role, Settings
from twinpost.text import Text

# Extensions that Hugo takes for pages; all but Markdown need a permission in `security`.
PAGES = MARKDOWN | {".html", ".htm", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc", ".org"}


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a mount: where it is, and as what Hugo sees it."""

    path: str  # relative to the root, with `/`, as it is on the disk
    virtual: PurePosixPath  # below content/, NFC
    mount: Mount
    file: File


def load(
    root: Path, settings: Settings, known: Mapping[str, Document]
) -> tuple[tuple[Document, ...], Files]:
    """The documents and files of the site at `root`.

    `known` documents are taken over where their text is the same, with what was parsed of them.
    Raises UserError when a file can't be read.
    """
    ignored = [re.compile(pattern) for pattern in settings.ignored_files]
    found = [
        file
        for mount in settings.content
        for file in _walk(root, mount)
        if not any(p.search(str(root / file.path)) for p in ignored)
    ]
    bundles = _leaf_bundles(found, settings)
    documents: dict[str, Document] = {}
    others: list[Found] = []
    for file in found:
        if file.path in documents:
            continue  # a directory that is mounted twice
        if file.virtual.suffix.lower() in PAGES:
            document = _document(root, file, bundles, settings)
            old = known.get(file.path)
            documents[file.path] = old if old == document else document
        else:
            others.append(file)
    return tuple(sorted(documents.values(), key=lambda d: d.path)), _files(root, others, settings)


def read(path: Path) -> str:
    """The text of a file as it is: newlines and BOM kept, bad bytes as lone surrogates."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def relative(root: Path, path: Path) -> str:
    """How findings name `path`: relative to the root, with `/`."""
    return Path(os.path.relpath(path, root)).as_posix()


def language(name: str, settings: Settings) -> tuple[str, str]:
    """The stem of a file name without its language, and that language or "".

    >>> language("index.EN", settings)
    ("index", "en")
    """
    stem, dot, last = name.rpartition(".")
    if dot and last.lower() in settings.languages:
        return stem, last.lower()
    return name, ""


def _walk(root: Path, mount: Mount) -> Iterator[Found]:
    """The files of a mount, without those that Hugo ignores."""
    for directory, names, files in os.walk(mount.source):
        below = Path(directory).relative_to(mount.source).as_posix()
        prefix = relative(root, Path(directory))
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".") and _takes(mount, below, name, folder=True)
        )
        for name in sorted(files):
            if name.startswith((".", "#")) or name.endswith("~"):
                continue
            if not _takes(mount, below, name, folder=False):
                continue
            location = Path(directory, name)
            seen = location.lstat()
            # Hugo follows no links below its content, and a pipe would never end.
            if stat.S_ISREG(seen.st_mode):
                virtual = PurePosixPath(mount.target, below, unicodedata.normalize("NFC", name))
                path = name if prefix == "." else f"{prefix}/{name}"
                yield Found(path, virtual, mount, File(location, seen.st_size))


def _takes(mount: Mount, below: str, name: str, *, folder: bool) -> bool:
    path = name if below == "." else f"{below}/{name}"
    return takes(mount.files, path, folder=folder)


def _leaf_bundles(found: list[Found], settings: Settings) -> frozenset[PurePosixPath]:
    """The directories with an `index` page: everything below them belongs to it."""
    return frozenset(
        file.virtual.parent
        for file in found
        if file.virtual.suffix.lower() in PAGES
        and language(file.virtual.stem, settings)[0].lower() == "index"
    )


def _document(
    root: Path, file: Found, bundles: frozenset[PurePosixPath], settings: Settings
) -> Document:
    virtual = file.virtual
    stem, suffix = language(virtual.stem, settings)
    above = next((p for p in reversed(virtual.parents) if p in bundles), None)
    role: Role = "page"
    if above is not None and (above != virtual.parent or stem.lower() != "index"):
        role = "resource"
    elif stem.lower() == "_index":
        role = "branch"
    in_bundle = above is not None or role == "branch"
    logical = virtual.parent if stem.lower() in ("index", "_index") else virtual.parent / stem
    if role == "resource":
        logical = virtual.parent / stem
    return Document(
        path=file.path,
        lang=suffix or file.mount.language or settings.default_language,
        text=_text(root / file.path),
        key="/" + re.sub(r"\s", "-", "" if str(logical) == "." else str(logical).lower()),
        role=role,
        bundle=_directory(file, above) if in_bundle else "",
        goldmark=settings.goldmark,
    )


def _text(path: Path) -> str:
    try:
        return read(path)
    except OSError as error:
        raise UserError(
            Text(
                f"can't read the file: {error.strerror}",
                f"파일을 읽을 수 없습니다: {error.strerror}",
            ),
            Text(
                "Hugo can't either: get the right to read it, or move it away",
                "Hugo도 읽지 못합니다. 읽기 권한을 주거나 다른 곳으로 옮겨 주세요",
            ),
            str(path),
        ) from error


def _directory(file: Found, above: PurePosixPath | None) -> str:
    """The directory of the bundle that a file lies in, relative to the root."""
    directory = PurePosixPath(file.path).parent
    depth = len(file.virtual.parent.parts) - len(above.parts) if above else 0
    return str(directory.parents[depth - 1] if depth else directory)


def _files(root: Path, others: list[Found], settings: Settings) -> Files:
    return Files(
        content={_nfc(found.path): found.file for found in others},
        published={name: found.file for found in others for name in _names(found, settings)},
        static=_listed(root, settings.static),
        assets=_listed(root, settings.assets),
    )


def _names(file: Found, settings: Settings) -> Iterator[str]:
    """What pages may call a file: Hugo finds `cover.en.png` as `cover.png`, too."""
    yield str(file.virtual)
    stem, suffix = language(file.virtual.stem, settings)
    if suffix:
        yield str(file.virtual.with_name(stem + file.virtual.suffix))


def _listed(root: Path, mounts: tuple[Mount, ...]) -> dict[str, File]:
    """What lies in several mounts is taken from the first: a site's own goes before its theme's."""
    found = [found for mount in mounts for found in _walk(root, mount)]
    return {str(one.virtual): one.file for one in reversed(found)}


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
