"""The files of a site, found and paired by Hugo's rules.

https://gohugo.io/content-management/multilingual/#translate-your-content says the rules, and
`tests/test_content.py` asks Hugo itself. Everything is listed once, here; nothing else walks.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    virtual: PurePosixPath  # below content/, as Hugo reads it
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
        and not _is_disabled(file.virtual.stem, settings)
    ]
    bundles = _leaf_bundles(found, settings)
    pages: dict[str, list[Found]] = {}
    for file in found:
        if file.virtual.suffix.lower() in PAGES:
            pages.setdefault(file.path, []).append(file)
    documents = {}
    for path in sorted(pages):
        document = _document(root, pages[path], bundles, settings)
        old = known.get(path)
        documents[path] = old if old == document else document
    others = [file for file in found if file.path not in documents]
    return tuple(documents.values()), _files(root, others, settings)


def read(path: Path) -> str:
    """The text of a file as it is: newlines and BOM kept, bad bytes as lone surrogates."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def relative(root: Path, path: Path) -> str:
    """How findings name `path`: relative to the root, with `/`."""
    return Path(os.path.relpath(path, root)).as_posix()


def language(name: str, settings: Settings) -> tuple[str, str]:
    """The stem of a file name without its language, and that language or "".

    Hugo takes any part between dots, from the right, and drops what stands behind it.

    >>> language("index.EN", settings), language("v1.2.en.draft", settings)
    (("index", "en"), ("v1.2", "en"))
    """
    return _split(name, settings.languages)


def logical(path: str) -> str:
    """A logical path, from which pages of one page differ in nothing: blanks are hyphens there.

    Only the blank is, no other white space, and letters are made small one by one, as Go does it.
    """
    path = path.replace(" ", "-")
    return path.lower() if path.isascii() else "".join(c.lower()[:1] for c in path)


def _split(name: str, languages: Sequence[str]) -> tuple[str, str]:
    parts = name.split(".")
    for i in range(len(parts) - 1, -1, -1):
        if len(parts) > 1 and (part := parts[i].lower()) in languages:
            return ".".join(parts[:i]) if i else name, part
    return name, ""


def _is_disabled(name: str, settings: Settings) -> bool:
    """Whether a file name has the suffix of a language that is switched off."""
    disabled = settings.disabled_languages
    return bool(disabled) and _split(name, (*settings.languages, *disabled))[1] in disabled


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
                virtual = PurePosixPath(mount.target, _as_hugo(below), _as_hugo(name))
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
    root: Path, found: Sequence[Found], bundles: frozenset[PurePosixPath], settings: Settings
) -> Document:
    """The document of a file, which Hugo may find through several mounts.

    It belongs where the deepest of them puts it: an English page in `content/en`, though `content`
    is mounted, too.
    """
    keys: dict[str, list[str]] = {}
    suffix = language(found[0].virtual.stem, settings)[1]
    for file in sorted(found, key=lambda each: -len(each.mount.source.parts)):
        languages = keys.setdefault(_key(file, bundles, settings), [])
        languages.append(suffix or file.mount.language or settings.default_language)
    file = max(found, key=lambda each: len(each.mount.source.parts))
    (key, mounted), *more = keys.items()
    role, above = _role(file, bundles, settings)
    document = Document(
        path=file.path,
        lang=mounted[0],
        text=_text(root / file.path),
        key=key,
        role=role,
        bundle=_directory(file, above) if above is not None or role == "branch" else "",
        goldmark=settings.goldmark,
        mounted=tuple(dict.fromkeys(mounted)),
        of_site=settings.languages,
        elsewhere=tuple((other, tuple(dict.fromkeys(languages))) for other, languages in more),
    )
    chosen = document.matrix
    return replace(document, lang=chosen[0]) if chosen and document.lang not in chosen else document


def _role(
    file: Found, bundles: frozenset[PurePosixPath], settings: Settings
) -> tuple[Role, PurePosixPath | None]:
    """What a file is, and the leaf bundle that it lies in."""
    stem = language(file.virtual.stem, settings)[0].lower()
    above = next((p for p in reversed(file.virtual.parents) if p in bundles), None)
    if above is not None and (above != file.virtual.parent or stem != "index"):
        return "resource", above
    return ("branch" if stem == "_index" else "page"), above


def _key(file: Found, bundles: frozenset[PurePosixPath], settings: Settings) -> str:
    """The logical path of a file: `/posts/boot` of `Posts/boot/index.en.md`."""
    stem = language(file.virtual.stem, settings)[0]
    path = file.virtual.parent
    if stem.lower() not in ("index", "_index") or _role(file, bundles, settings)[0] == "resource":
        path /= stem
    return "/" if str(path) == "." else f"/{logical(str(path))}"


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
    yield _nfc(str(file.virtual))
    stem, suffix = language(file.virtual.stem, settings)
    if suffix:
        yield _nfc(str(file.virtual.with_name(stem + file.virtual.suffix)))


def _listed(root: Path, mounts: tuple[Mount, ...]) -> dict[str, File]:
    """What lies in several mounts is taken from the first: a site's own goes before its theme's."""
    found = [found for mount in mounts for found in _walk(root, mount)]
    return {_nfc(str(one.virtual)): one.file for one in reversed(found)}


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _as_hugo(path: str) -> str:
    """A path as Hugo reads it: the two spellings of Hangul are one on macOS only."""
    return _nfc(path) if sys.platform == "darwin" else path
