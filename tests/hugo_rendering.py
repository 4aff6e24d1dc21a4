"""What real Hugo makes of a body: thousands of them in one build."""

from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from harness import FRONT
from hugo_truth import binary, write
from twinpost import fix
from twinpost.lint import Rule
from twinpost.markdown import Goldmark
from twinpost.model import Document

LAYOUT = (
    "{{ range site.RegularPages }}"
    "{{ dict `file` .File.LogicalName `html` (string .Content) | jsonify }}\n{{ end }}"
)
SHORTCODES = {
    "box": "<div>{{ .Inner }}</div>",  # prints what it encloses, unrendered
    "md": "<div>{{ .Inner | .Page.RenderString }}</div>",
    "raw": "{{ .Inner }}",  # for `{{% raw %}}`
    "word": "낱말",
    "note": '<div class="note">{{ .Inner }}</div>',  # for `{{% note %}}`
    "note2": '<div class="note">\n{{ .Inner }}\n</div>\n',
}
AT_ONCE = 4000  # pages in one build
UNSEEN = "pre, code, script, style, template, textarea"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def configuration(goldmark: Goldmark) -> str:
    """The site's configuration with these settings; JSON is YAML too."""
    passthrough = {
        "enable": bool(goldmark.passthrough),
        "delimiters": {
            "block": [pair for pair in goldmark.passthrough if pair[0] in ("$$", "\\[")],
            "inline": [pair for pair in goldmark.passthrough if pair[0] not in ("$$", "\\[")],
        },
    }
    extensions = {
        "passthrough": passthrough,
        "cjk": {
            "enable": goldmark.escaped_space or bool(goldmark.joined_lines),
            "escapedSpace": goldmark.escaped_space,
            "eastAsianLineBreaks": bool(goldmark.joined_lines),
            "eastAsianLineBreaksStyle": goldmark.joined_lines or "simple",
        },
        "strikethrough": goldmark.single_tilde,
        "extras": {"delete": {"enable": not goldmark.single_tilde}},
        "typographer": {"disable": not goldmark.typographer},
    }
    return json.dumps(
        {
            "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "section"],
            "markup": {
                "goldmark": {"renderer": {"unsafe": goldmark.unsafe}, "extensions": extensions}
            },
        }
    )


def render(bodies: Sequence[str], goldmark: Goldmark | None = None) -> list[str]:
    """The HTML of each body."""
    parts = (bodies[i : i + AT_ONCE] for i in range(0, len(bodies), AT_ONCE))
    return [html for part in parts for html in _render(part, goldmark or Goldmark())]


def _render(bodies: Sequence[str], goldmark: Goldmark) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "hugo.yaml", configuration(goldmark))
        write(root / "layouts/home.html", LAYOUT)
        write(root / "layouts/page.html", "")
        write(root / "layouts/_markup/render-passthrough.html", "<code>{{ .Inner }}</code>")
        for name, template in SHORTCODES.items():
            write(root / f"layouts/_shortcodes/{name}.html", template)
        for i, body in enumerate(bodies):
            write(root / f"content/{i:05}.md", f"---\ntitle: t\n---\n{body}")
        pages = _build(root)
    return [pages[f"{i:05}.md"] for i in range(len(bodies))]


def _build(root: Path) -> Mapping[str, str]:
    done = subprocess.run(
        [binary(), "--source", root, "--logLevel", "error", "--noBuildLock"],
        capture_output=True,
        text=True,
        timeout=250,
        env={"TZ": "UTC", "HOME": str(root), "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

    lines = (root / "public/index.html").read_text("utf-8").split("\n")
    pages = [json.loads(line) for line in lines if line]
    return {page["file"]: page["html"] for page in pages}


def seen(html: str) -> str:
    """What a reader sees of it outside code, each tag as a line break."""
    tree = LexborHTMLParser(f"<body>{COMMENT.sub('<wbr>', html)}</body>")
    for node in tree.css(UNSEEN):
        node.decompose()
    assert tree.body

    return tree.body.text(separator="\n")


def mended(rule: Rule, pieces: Sequence[str], seed: int) -> tuple[str, str] | None:
    """A body made of some of the pieces, and what all fixes of the rule make of it, if it has any."""
    chance = random.Random(seed)
    body = "".join(chance.choice(pieces) for _ in range(chance.randint(3, 14)))
    document = Document("a.ko.md", "ko", f"{FRONT}{body}", "/a", goldmark=Goldmark())
    edits = [edit for found in rule.check(document) if found.fix for edit in found.fix.edits]
    return (body, fix.edited(document.text, edits).removeprefix(FRONT)) if edits else None


def shown(html: str, alike: Mapping[int, str] | None = None) -> tuple[list[str], str]:
    """The tags, and the text without blanks, with straight quotes and what is `alike` replaced."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    assert tree.body

    straight = dict(zip(map(ord, "“”‘’"), "\"\"''", strict=True)) | dict(alike or {})
    tags = [node.tag for node in tree.body.traverse(include_text=False)]
    return tags, "".join(tree.body.text().translate(straight).split())
