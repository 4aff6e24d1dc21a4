"""Fields where Hugo does not look for them, and text where nobody looks for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.frontmatter import Field, outline
from twinpost.model import Document, Settings
from twinpost.span import Span

# Of these, a theme's own field hardly has the name.
TOP_ONLY = frozenset({"aliases", "draft", "expirydate", "lastmod", "publishdate"})
# What stands below these is not the page's.
ELSEWHERE = frozenset({"_build", "build", "cascade", "menu", "menus", "params", "resources"})
MAPS = {
    "build": ("list", "publishresources", "render"),
    "cover": ("alt", "caption", "image", "relative"),
    "sitemap": ("changefreq", "priority"),
}
KEY = re.compile(
    r"^(?:([\w-]+|'[^'\n]*'|\"[^\"\n]*\")[ \t]*[:=]|(\[)[^\n]*\][ \t]*$)", re.MULTILINE
)
BEHIND = re.compile(r"[ \t]*(\S[^\r\n]*)")


def of(document: Document, settings: Settings) -> Iterator[Finding]:
    """The fields and texts of a page that stand in the wrong place."""
    for field in document.front_matter.fields.values():
        above, _, name = field.path.rpartition(".")
        if above and "." not in above and above not in ELSEWHERE:
            is_own = name in TOP_ONLY or name in settings.taxonomies.values()
            if is_own and not document.field(name):
                yield _below(document, field, above, name)
    yield from _empty_maps(document)
    yield from _twice(document)
    if document.front_matter.format != "json":
        yield from _behind_the_fence(document)


def _below(document: Document, field: Field, above: str, name: str) -> Finding:
    is_toml = document.front_matter.format == "toml"
    return at(
        document,
        field.key_span,
        Text(
            f"`{name}` stands below `{above}`: Hugo reads no `{name}` of the page there",
            f"`{name}` 필드가 `{above}` 아래에 있어 Hugo가 글의 `{name}` 값으로 읽지 않습니다",
        ),
        help=Text(f"move it above `[{above}]`", f"`[{above}]` 위로 옮겨 주세요")
        if is_toml
        else Text("move it to the margin", f"`{above}` 밖으로 내어 주세요"),
    )


def _twice(document: Document) -> Iterator[Finding]:
    """JSON lets a key stand twice; in the others, capitals make another key, but not to Hugo."""
    seen: set[str] = set()
    for key in _keys(document):
        typed = key.of(document.text).strip("'\"")
        if typed.lower() in seen:
            yield at(
                document,
                key,
                Text(
                    f"the key `{typed}` is there a second time: Hugo reads one of the two",
                    f"`{typed}` 키가 두 번 나와 Hugo가 둘 중 하나만 읽습니다",
                ),
                help=Text("remove one of the two", "둘 중 하나를 지워 주세요"),
            )
        seen.add(typed.lower())


def _keys(document: Document) -> Iterator[Span]:
    """The keys at the top, as they are written."""
    content, text = document.front_matter.content, document.text
    if document.front_matter.format == "json":
        for _, start, end, _ in outline.part(text, content.start).held:
            yield Span(start, end)
        return
    values = [f.value_span for p, f in document.front_matter.fields.items() if "." not in p]
    for key in KEY.finditer(text, content.start, content.end):
        if key[2]:  # a table of TOML: what follows is its own
            return
        if not any(value.start < key.start() < value.end for value in values):
            yield Span(*key.span(1))


def _empty_maps(document: Document) -> Iterator[Finding]:
    """`cover:` with nothing in it, and its fields below it at the margin."""
    for name, parts in MAPS.items():
        field = document.field(name)
        found = [each for part in parts if (each := document.field(part))]
        if field is None or field.value is not None or not found:
            continue
        first = min(found, key=lambda each: each.key_span)
        if first.key_span.start < field.key_span.end:
            continue
        yield at(
            document,
            first.key_span,
            Text(
                f"`{first.path}` is not indented, so `{name}` is empty to Hugo",
                f"`{first.path}` 필드가 들여 쓰여 있지 않아 `{name}` 값이 비게 됩니다",
            ),
            help=Text(
                f"indent what belongs to `{name}` by two spaces",
                f"`{name}` 아래의 필드를 두 칸 들여 써 주세요",
            ),
        )


def _behind_the_fence(document: Document) -> Iterator[Finding]:
    """Three signs close the front matter, and the rest of their line is text of the page."""
    text, front = document.text, document.front_matter
    behind = BEHIND.match(text, front.span.end)
    if behind is None or text[front.span.end - 3 : front.span.end] not in ("---", "+++"):
        return
    span = Span(*behind.span(1))
    typed = behind[1].rstrip()
    is_fence = not typed.strip("-+")
    yield at(
        document,
        span,
        Text(
            f"`{typed}` behind the closing `---` is text of the page",
            f"닫는 `---` 뒤의 `{typed}` 부분이 본문으로 나옵니다",
        ),
        help=Text("close with three signs", "세 글자로만 닫아 주세요")
        if is_fence
        else Text("begin the text on the next line", "본문은 다음 줄부터 적어 주세요"),
        fix=Fix(Text("delete it", "지우기"), (Edit(document.path, span, ""),))
        if is_fence
        else None,
    )
