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
BEHIND = re.compile(r"[ \t]*(\S[^\r\n]*)")


def of(document: Document, settings: Settings) -> Iterator[Finding]:
    """The fields and texts of a page that stand in the wrong place."""
    for field in document.front_matter.fields.values():
        above, _, name = field.path.rpartition(".")
        if above and "." not in above and above not in ELSEWHERE:
            is_own = name in TOP_ONLY or name in settings.taxonomies.values()
            if is_own and not document.field(name):
                yield _below(document, field, above, name)
    if document.front_matter.format == "json":
        yield from _twice(document)
    else:
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
    """JSON lets a key stand twice, and Hugo takes the last."""
    text = document.text
    seen: set[str] = set()
    for parts, start, end, _ in outline.part(text, document.front_matter.content.start).held:
        name = parts[-1].lower()
        if name in seen:
            yield at(
                document,
                Span(start, end),
                Text(
                    f"the key `{parts[-1]}` is there a second time: Hugo reads this one only",
                    f"`{parts[-1]}` 키가 두 번 나와 Hugo가 나중 값만 읽습니다",
                ),
                help=Text("remove one of the two", "둘 중 하나를 지워 주세요"),
            )
        seen.add(name)


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
