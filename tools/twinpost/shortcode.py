"""Hugo's shortcodes in a text: where they are, what they enclose, what they are given.

Hugo replaces them before the Markdown is parsed, even in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from twinpost.span import Span

TAG = re.compile(
    r"\{\{(?P<open>[<%])\s*(?P<body>(?:\"(?:\\.|[^\"\\])*\"|`[^`]*`|[^\"`])*?)\s*(?P<close>[>%])\}\}",
    re.DOTALL,
)
ESCAPED = re.compile(r"(?P<open>\{\{[<%])\s*/\*(?P<body>.*?)\*/\s*(?P<close>[>%]\}\})", re.DOTALL)
DELIMITER = re.compile(r"\{\{[<%]")
QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|`[^`]*`")
# Of a template, without its comments.
ACTION = re.compile(r"\{\{-?\s*(?!/\*)(?:\"(?:\\.|[^\"\\])*\"|`[^`]*`|[^\"`])*?\}\}")
INNER = re.compile(r"\.Inner(?:Deindent)?\b")
# What Hugo brings, older versions included; those with True want a closing tag.
OWN: Mapping[str, bool] = MappingProxyType(
    dict.fromkeys(("comment", "details", "highlight", "qr"), True)
    | dict.fromkeys(("figure", "gist", "instagram", "instagram_simple", "param", "ref"), False)
    | dict.fromkeys(("relref", "tweet", "twitter", "twitter_simple", "vimeo"), False)
    | dict.fromkeys(("vimeo_simple", "x", "x_simple", "youtube"), False)
)
PARAMETER = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\])*)"|`([^`]*)`|([^\s"`=]+))""")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode from its opening tag to its end; `inner` when a closing tag ends it."""

    name: str
    span: Span
    angle: bool  # `{{< >}}`; otherwise `{{% %}}`, whose output is Markdown
    inner: Span | None = None
    named: dict[str, str] = field(default_factory=dict)
    positional: tuple[str, ...] = ()

    @property
    def tags(self) -> tuple[Span, Span]:
        """The opening and the closing tag; the second is empty when there is none."""
        if self.inner is None:
            return self.span, Span(self.span.end, self.span.end)
        return Span(self.span.start, self.inner.start), Span(self.inner.end, self.span.end)

    def within(self, span: Span) -> bool:
        """Whether all of it lies in `span`."""
        return span.start <= self.span.start and self.span.end <= span.end


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands between two delimiters; `kind` "broken" is what Hugo can't read to its end."""

    kind: Literal["opening", "closing", "alone", "broken"]
    name: str
    span: Span


def takes_inside(template: str) -> bool:
    """Whether a template uses what its shortcode encloses; exactly then Hugo wants it closed."""
    return any(INNER.search(QUOTED.sub("", action)) for action in ACTION.findall(template))


def unescaped(text: str) -> str:
    """The text with its escaped shortcodes, `{{</* x */>}}`, as Hugo prints them."""
    return ESCAPED.sub(lambda m: f"{m['open']}{m['body']}{m['close']}", text)


def tags(text: str, start: int) -> Iterator[Tag]:
    """The tags of shortcodes from `start` on, in the order of the text, without escaped ones."""
    at = start
    while opener := DELIMITER.search(text, at):
        if escaped := ESCAPED.match(text, opener.start()):
            at = escaped.end()
            continue
        whole = TAG.match(text, opener.start())
        tag = _tag(whole) if whole else Tag("broken", "", Span(*opener.span()))
        at = tag.span.end
        yield tag


def _tag(whole: re.Match[str]) -> Tag:
    body = whole["body"]
    closing = body.startswith("/")
    name, *more = body.removeprefix("/").split(maxsplit=1) or [""]
    fits = (whole["open"], whole["close"]) in (("<", ">"), ("%", "%"))
    swallows = DELIMITER.search(QUOTED.sub("", body))
    if not fits or not name or name.startswith("*") or swallows or (closing and more):
        return Tag("broken", name, Span(whole.start(), whole.start() + 3))
    kind: Literal["opening", "closing", "alone"] = "closing" if closing else "opening"
    return Tag("alone" if more and body.endswith("/") else kind, name, Span(*whole.span()))


def shortcodes(text: str, start: int) -> tuple[Shortcode, ...]:
    """The shortcodes of `text` from `start` on; escaped ones, `{{</* x */>}}`, are text."""
    found: list[Shortcode] = []
    open_ones: list[int] = []  # indexes into `found`
    for tag in TAG.finditer(text, start):
        body = tag["body"]
        if (tag["open"], tag["close"]) not in (("<", ">"), ("%", "%")) or body.startswith("/*"):
            continue
        if body.startswith("/"):
            _close(found, open_ones, body[1:].strip(), tag)
        elif body:
            found.append(_opened(tag))
            if not body.endswith("/"):
                open_ones.append(len(found) - 1)
    return tuple(found)


def _opened(tag: re.Match[str]) -> Shortcode:
    name, _, rest = tag["body"].removesuffix("/").partition(" ")
    name, *more = name.split(maxsplit=1)  # a name may end at any white space
    named: dict[str, str] = {}
    positional: list[str] = []
    for m in PARAMETER.finditer(" ".join([*more, rest])):
        value = m[2] if m[2] is not None else m[3] if m[3] is not None else m[4]
        if m[1]:
            named[m[1].lower()] = value
        else:
            positional.append(value)
    return Shortcode(name, Span(*tag.span()), tag["open"] == "<", None, named, tuple(positional))


def _close(found: list[Shortcode], open_ones: list[int], name: str, tag: re.Match[str]) -> None:
    """Let a closing tag end the nearest open shortcode of its name."""
    for at in reversed(open_ones):
        if found[at].name == name:
            opened = found[at]
            found[at] = replace(
                opened,
                span=Span(opened.span.start, tag.end()),
                inner=Span(opened.span.end, tag.start()),
            )
            del open_ones[open_ones.index(at) :]
            return
