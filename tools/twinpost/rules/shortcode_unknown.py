"""Shortcodes without a template, for which Hugo stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Settings
from twinpost.shortcode import Tag, tags
from twinpost.span import Span


@rule(Document, severity="error", stops_build=True)
def shortcode_unknown(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every shortcode exists: in the site, its theme or Hugo."""
    known = settings.shortcodes
    if not known or ("{{<" not in document.text and "{{%" not in document.text):
        return
    found = list(tags(document.text, document.front_matter.span.end))
    for tag in found:
        name = tag.name.lower()
        if tag.kind in ("opening", "alone") and name not in known and not _is_inline(name):
            near = _nearest(name, known)
            yield at(
                document,
                tag.span,
                Text(f"there is no shortcode `{tag.name}`", f"`{tag.name}` 숏코드가 없습니다"),
                help=_advice(tag, near),
                fix=_renamed(document, found, tag, near) if near else None,
            )


def _is_inline(name: str) -> bool:
    """Whether the shortcode is its own template, `{{< time.inline >}}`."""
    return name.endswith(".inline")


def _nearest(name: str, known: Mapping[str, object]) -> str:
    """The name that was meant; "" when nobody knows."""
    if name.endswith("/"):  # `{{< box/>}}`
        return name[:-1] if name[:-1] in known else ""
    below = [other for other in sorted(known) if other.endswith(f"/{name}")]
    return next(iter(below or get_close_matches(name, known, 1)), "")


def _advice(tag: Tag, near: str) -> Text:
    if near and tag.name.endswith("/"):
        return Text(
            f"put a space between `{near}` and `/`", f"`{near}` 이름과 `/` 사이를 띄어 주세요"
        )
    path = f"layouts/_shortcodes/{tag.name}.html"
    if near:
        return Text(
            f"write `{near}`, or add `{path}`", f"`{near}`로 고치거나 `{path}`를 만들어 주세요"
        )
    return Text(f"correct the name, or add `{path}`", f"이름을 고치거나 `{path}`를 만들어 주세요")


def _renamed(document: Document, found: list[Tag], tag: Tag, near: str) -> Fix:
    """The name in the tag, and in the next closing tag of that name."""
    closings = [t for t in found if t.kind == "closing" and t.span > tag.span]
    pair = [t for t in closings if t.name == tag.name and tag.kind == "opening"][:1]
    edits = tuple(_edit(document, t, near) for t in (tag, *pair))
    if tag.name.endswith("/"):
        edits = (_edit(document, tag, f"{near} /"),)
    return Fix(Text(f"write `{near}`", f"`{near}`로 고치기"), edits, safe=False)


def _edit(document: Document, tag: Tag, name: str) -> Edit:
    start = document.text.index(tag.name, tag.span.start + 3)
    return Edit(document.path, Span(start, start + len(tag.name)), name)
