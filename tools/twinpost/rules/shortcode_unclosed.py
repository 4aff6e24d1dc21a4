"""Shortcodes that do not pair, for which Hugo stops.

Hugo wants a closing tag exactly where the template of a shortcode uses what it encloses.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Edit, Finding, Fix, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Settings
from twinpost.shortcode import Tag, tags
from twinpost.span import Span


@rule(Document, severity="error", stops_build=True)
def shortcode_unclosed(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every shortcode that encloses something is closed, and no other."""
    if not settings.shortcodes or ("{{<" not in document.text and "{{%" not in document.text):
        return
    open_ones: list[Tag] = []
    for tag in tags(document.text, document.front_matter.span.end):
        encloses = settings.shortcodes.get(tag.name.lower())
        if tag.kind == "broken":
            yield _broken(document, tag)
        elif tag.kind == "opening" and encloses is not False:
            open_ones.append(tag)
        elif tag.kind == "alone" and encloses is False:
            yield _alone(document, tag)
        elif tag.kind == "closing":
            # Hugo does not mind pairs that cross, so only the one of this name is closed.
            pair = _pair(open_ones, tag)
            if pair:
                open_ones.remove(pair)
            if not pair and encloses is False:
                yield _takes_nothing(document, tag)
            elif not pair or pair.name != tag.name:
                yield _closes_nothing(document, tag, pair)
    for tag in open_ones:
        if settings.shortcodes.get(tag.name.lower()):
            yield _unclosed(document, tag)


def _pair(open_ones: list[Tag], closing: Tag) -> Tag | None:
    """The nearest open tag of that name, or of one that differs in capitals only."""
    near = [tag for tag in reversed(open_ones) if tag.name.lower() == closing.name.lower()]
    return next((tag for tag in near if tag.name == closing.name), next(iter(near), None))


def _unclosed(document: Document, tag: Tag) -> Finding:
    name, end = tag.name, f"{tag.span.of(document.text)[-3:]}"
    opener = tag.span.of(document.text)[:3]
    return at(
        document,
        tag.span,
        Text(f"shortcode `{name}` is not closed", f"`{name}` 숏코드가 닫히지 않았습니다"),
        help=Text(
            f"end it with `{opener} /{name} {end}`, or write ` /{end}` when it encloses nothing",
            f"`{opener} /{name} {end}`로 닫거나, 감싸는 내용이 없으면 ` /{end}`로 끝내 주세요",
        ),
    )


def _takes_nothing(document: Document, tag: Tag) -> Finding:
    name = tag.name
    return at(
        document,
        tag.span,
        Text(
            f"shortcode `{name}` takes no content, but has a closing tag",
            f"`{name}` 숏코드는 내용을 감싸지 않는데 닫는 태그가 있습니다",
        ),
        help=Text("remove the closing tag", "닫는 태그를 지워 주세요"),
        fix=Fix(
            Text("remove the closing tag", "닫는 태그 지우기"),
            (Edit(document.path, tag.span, ""),),
            safe=False,
        ),
    )


def _alone(document: Document, tag: Tag) -> Finding:
    start = document.text.rindex("/", tag.span.start, tag.span.end)
    return at(
        document,
        tag.span,
        Text(
            f"shortcode `{tag.name}` takes no content, but is closed with `/`",
            f"`{tag.name}` 숏코드는 내용을 감싸지 않는데 `/`로 닫혀 있습니다",
        ),
        help=Text("remove the `/`", "`/`를 지워 주세요"),
        fix=Fix(
            Text("remove the `/`", "`/` 지우기"),
            (Edit(document.path, Span(start, start + 1), ""),),
        ),
    )


def _closes_nothing(document: Document, tag: Tag, cased: Tag | None) -> Finding:
    name = tag.name
    start = document.text.index(name, tag.span.start)
    return at(
        document,
        tag.span,
        Text(
            f"closing tag `{name}` closes no open shortcode",
            f"닫는 태그 `{name}`에 맞는 여는 태그가 없습니다",
        ),
        help=Text(
            "give it the name of the shortcode that it closes, in the same letters, or remove it",
            "여는 태그와 대소문자까지 같은 이름으로 고치거나 지워 주세요",
        ),
        fix=Fix(
            Text(f"write `{cased.name}`", f"`{cased.name}` 이름으로 고치기"),
            (Edit(document.path, Span(start, start + len(name)), cased.name),),
        )
        if cased
        else None,
    )


def _broken(document: Document, tag: Tag) -> Finding:
    opener = tag.span.of(document.text)
    closer = f"{'>' if opener[2] == '<' else '%'}}}}}"
    return at(
        document,
        tag.span,
        Text(
            f"shortcode tag is not complete: `{opener}` and a name want `{closer}`",
            f"숏코드 태그가 완전하지 않습니다: `{opener}` 뒤에 이름과 `{closer}`가 있어야 합니다",
        ),
        help=Text(
            f"end it with `{closer}`; to print it, write `{opener}/* ... */{closer}`",
            f"`{closer}`로 끝내 주세요. 그대로 보이려면 `{opener}/* ... */{closer}`처럼 적습니다",
        ),
    )
