"""What the templates of a site and its theme make of Markdown: hooks, shortcodes, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from twinpost.markdown import Hook
from twinpost.shortcode import OWN, takes_inside

ID = re.compile(r"""\bid=(?:"([^"{}]+)"|'([^'{}]+)'|([^\s"'{}>]+))""")
RELATIVE = re.compile(r"\{\{[^{}]*\.relative\b", re.IGNORECASE)
BARE = re.compile(r"\{\{-?\s*(?:\.Inner(?:Deindent)?)\s*(?:\|\s*safeHTML\s*)?-?\}\}")
# What renders it after all, shows it as code, or hands it to a script.
SHOWS = re.compile(
    r"\bmarkdownify\b|\bRenderString\b|\bhighlight|<(?:code|pre|samp|script|style|svg|textarea)\b"
    r"|mermaid|katex|math",
    re.IGNORECASE,
)
# From the tag on, Markdown means nothing up to the next empty line.
BLOCK = re.compile(
    r"\s*<(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|header|li|main|nav|ol|p|section|summary|table|td|tr|ul)\b"
    r"((?:(?!\n[ \t]*\n|\.Inner)[\s\S])*)\{\{-?\s*\.Inner\s*(?:\|\s*safeHTML\s*)?-?\}\}",
    re.IGNORECASE,
)
RENDERS = re.compile(r"\bmarkdownify\b|\bRenderString\b")


@dataclass(frozen=True)
class Templates:
    """The templates in some directories of layouts; what lies in the first of them wins."""

    layouts: tuple[Path, ...]

    @cached_property
    def texts(self) -> Mapping[Path, str]:
        """What the templates say."""
        files = (file for layout in self.layouts for file in sorted(layout.rglob("*.*")))
        return {file: file.read_text("utf-8", "replace") for file in files if file.is_file()}

    @property
    def ids(self) -> frozenset[str]:
        """The ids of elements that they write; not those that they work out."""
        found = (m for text in self.texts.values() for m in ID.finditer(text))
        return frozenset(m[1] or m[2] or m[3] for m in found)

    @property
    def reads_relative(self) -> bool:
        """Whether they ask a page where its cover lies, as PaperMod's do."""
        return any(RELATIVE.search(text) for text in self.texts.values())

    @property
    def shortcodes(self) -> Mapping[str, bool | None]:
        """By name in small letters, whether a shortcode takes what it encloses, Hugo's own too;
        None where several templates of one name differ."""
        known: dict[str, bool | None] = dict(OWN)
        for layout in reversed(self.layouts):
            taking: dict[str, set[bool]] = {}
            for name, template in _shortcodes(layout):
                taking.setdefault(name.lower(), set()).add(takes_inside(self.texts[template]))
            known |= {name: None if len(does) > 1 else does.pop() for name, does in taking.items()}
        return MappingProxyType(known)

    @property
    def markdown_shortcodes(self) -> frozenset[str]:
        """The shortcodes whose template renders what they enclose."""
        renders = {"details": True}  # Hugo's own
        for layout in reversed(self.layouts):
            for name, template in _shortcodes(layout):
                text = self.texts[template]
                renders[name] = ".Inner" in text and bool(RENDERS.search(text))
        return frozenset(name for name, does in renders.items() if does)

    @property
    def plain_shortcodes(self) -> frozenset[str]:
        """The shortcodes whose template prints what they enclose as HTML, unrendered."""
        prints: dict[str, bool] = {}
        for layout in reversed(self.layouts):
            for name, template in _shortcodes(layout):
                text = self.texts[template]
                prints[name] = bool(BARE.search(text)) and not SHOWS.search(text)
        return frozenset(name for name, does in prints.items() if does)

    @property
    def block_shortcodes(self) -> frozenset[tuple[str, str]]:
        """The shortcodes that put their inside into a block of HTML, and the line end before it."""
        opened: dict[str, tuple[str, str] | None] = {}
        for layout in reversed(self.layouts):
            for name, template in _shortcodes(layout):
                block = BLOCK.match(self.texts[template].replace("\r", ""))
                opened[name] = (name, "\n" * (block[1][-1:] == "\n")) if block else None
        return frozenset(each for each in opened.values() if each)

    def hook(self, kind: str, goldmark: Mapping[str, Any], *, one_host: bool) -> Hook:
        """Who renders links or images; `one_host` when several languages share one."""
        settings = (goldmark.get("renderhooks") or {}).get(kind) or {}
        wanted = settings.get("useembedded") or "auto"
        if settings.get("enabledefault") is not None:  # as older versions of Hugo call it
            wanted = "fallback" if settings["enabledefault"] else "never"
        own = any(template.name.startswith(f"render-{kind}.") for template in self.texts)
        if own and wanted != "always":
            return "own"
        shares = one_host and not goldmark.get("duplicateresourcefiles")
        embedded = wanted in ("always", "fallback") or (wanted == "auto" and shares)
        return "embedded" if embedded else "none"

    def heading_ids(self, parser: Mapping[str, Any]) -> str:
        """How headings get their ids; "" when they get none, or a template works them out."""
        hooks = [text for file, text in self.texts.items() if file.name[:15] == "render-heading."]
        if not parser["autoheadingid"] or not all(".Anchor" in text for text in hooks):
            return ""
        return str(parser.get("autoidtype") or parser.get("autoheadingidtype") or "github")


def _shortcodes(layouts: Path) -> Iterator[tuple[str, Path]]:
    """The templates of shortcodes, by the names that they are called with."""
    for folder in (*layouts.glob("**/shortcodes"), *layouts.glob("**/_shortcodes")):
        for template in sorted(folder.rglob("*.*")):
            if template.is_file():
                below = template.relative_to(folder)
                yield below.with_name(below.name.partition(".")[0]).as_posix(), template
