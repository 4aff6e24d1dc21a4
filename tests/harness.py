"""How tests speak of sites and findings.

An archive is one text with all the files of a site, each after a line `-- path --`.
`⟦ ⟧` in it marks what findings must cover, so that no test counts offsets.
A picture says its size, `(1200 x 630 pixels)`, or is whatever else stands there.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from twinpost.config import Config
from twinpost.finding import Finding
from twinpost.lint import Rule, lint, load_rules
from twinpost.markdown import Goldmark
from twinpost.model import Mount, Settings, Site
from twinpost.span import Span

FILE = re.compile(r"^-- (?P<path>\S.*?) --\n", re.MULTILINE)
PIXELS = re.compile(r"\((\d+) x (\d+) pixels(?:, ([\d,]+) bytes)?\)\n*")
FRONT = (
    "---\ntitle: 제목\ndate: 2026-11-20T09:00:00+09:00\n"
    "description: 검색 결과에 한 줄로 보일 만큼 적어 둔 이 글의 설명입니다\n---\n"
)


def files(archive: str) -> dict[str, str]:
    """The files of an archive."""
    parts = FILE.split(archive)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def settings(root: Path, goldmark: Goldmark | None = None, **more: Any) -> Settings:
    """What Hugo would say of a plain bilingual site at `root`."""
    chosen: dict[str, Any] = {
        "languages": ("ko", "en"),
        "default_language": "ko",
        "content": (Mount(root / "content"),),
        "static": (Mount(root / "static"),),
        "assets": (Mount(root / "assets"),),
        "taxonomies": {
            "tag": "tags",
            "category": "categories",
            "series": "series",
            "author": "authors",
        },
        "goldmark": goldmark or Goldmark(),
    }
    return Settings(**{**chosen, **more})


def site(archive: str, goldmark: Goldmark | None = None, **more: Any) -> Site:
    """The site that an archive describes."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        for path, text in files(archive).items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw(path, text))
        loaded = Site.load(root, settings(root, goldmark, **more))
        listed = loaded.files
        for file in (*listed.content.values(), *listed.static.values(), *listed.assets.values()):
            assert file.size  # which is looked up now, for soon there is nothing to look at
        return loaded


def raw(path: str, text: str) -> bytes:
    """What a file of an archive holds."""
    size = PIXELS.fullmatch(text)
    if not size:
        return text.encode("utf-8", "surrogateescape")
    file = io.BytesIO()
    suffix = Path(path).suffix.lower()
    Image.new("RGB", (int(size[1]), int(size[2]))).save(file, Image.registered_extensions()[suffix])
    return file.getvalue().ljust(int((size[3] or "0").replace(",", "")), b"\0")


def post(body: str, name: str = "index.ko.md") -> str:
    """The archive of one good post with this body."""
    return f"-- content/posts/a/{name} --\n{FRONT}{body}\n"


def pair(source: str, translation: str) -> str:
    """The archive of one good post in Korean and English, with these bodies."""
    return post(source) + post(translation, "index.en.md")


def marked(archive: str) -> tuple[str, list[tuple[str, Span]]]:
    """The archive without its marks, and what they cover."""
    clean, spans = "", []
    for path, text in files(archive).items():
        plain, opened = "", []
        for part in re.split("([⟦⟧])", text):
            if part == "⟦":
                opened.append(len(plain))
            elif part == "⟧":
                spans.append((path, Span(opened.pop(), len(plain))))
            else:
                plain += part
        clean += f"-- {path} --\n{plain}"
    return clean, sorted(spans)


def rules(*names: str) -> tuple[Rule, ...]:
    """The rules of these names."""
    found = tuple(rule for rule in load_rules() if rule.id in names)
    assert len(found) == len(names), f"no such rule among {names}"
    return found


def findings(
    name: str, of: str | Site, options: Mapping[str, Any] | None = None, **more: Any
) -> list[Finding]:
    """What one rule finds in an archive or a site."""
    (rule,) = rules(name)
    chosen = choices(rule, options or {})
    return lint(of if isinstance(of, Site) else site(of, **more), [rule], chosen)


def choices(rule: Rule, options: Mapping[str, Any] | None = None) -> Config:
    """A configuration that has the rule on, with these options."""
    severities = {rule.id: "warning"} if rule.severity == "off" else {}
    return Config(severities=severities, chosen={rule.id: options or {}})


def found(
    name: str, of: str | Site, options: Mapping[str, Any] | None = None, **more: Any
) -> list[tuple[str, Span]]:
    """Where one rule finds something: to compare with what `marked` expects."""
    return [(finding.path, finding.span) for finding in findings(name, of, options, **more)]
