"""A `translationKey` joins pages, and parts those that do not have it."""

from __future__ import annotations

from collections.abc import Iterator

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Site
from twinpost.pairing.translation_keys import Torn, torn
from twinpost.span import Span


@rule(Site, severity="error")
def translation_key(site: Site) -> Iterator[Finding]:
    """Pages that belong together have the same `translationKey`, or none."""
    for each in torn(site):
        yield at(
            each.document,
            _place(each.document),
            _message(each),
            help=_help(each),
            related=(Related(each.other.path, _place(each.other), _there(each.other)),),
        )


def _place(document: Document) -> Span:
    field = document.field("translationkey")
    return field.value_span if field else document.top


def _there(other: Document) -> Text:
    key = other.translation_key
    if not key:
        return Text("has none", "값이 없습니다")
    return Text(f"has `{key}`", f"여기 값은 `{key}`입니다")


def _message(each: Torn) -> Text:
    key, other = each.document.translation_key, each.other
    if each.kind == "one-sided" and key:
        return Text(
            f"`{other.path}` has no `translationKey`: this page does not lead to it",
            f"`{other.path}`에 `translationKey` 값이 없어 이 글에서 그 번역으로 갈 수 없습니다",
        )
    if each.kind == "one-sided":
        return Text(
            f"`{other.path}` has `translationKey: {other.translation_key}`, and this page has not: "
            "it does not lead here",
            f"`{other.path}`에는 `translationKey: {other.translation_key}` 값이 있고 여기에는 "
            "없어 그 글에서 여기로 올 수 없습니다",
        )
    if each.kind == "different":
        return Text(
            f"`translationKey` is `{key}` here and `{other.translation_key}` in `{other.path}`: "
            "Hugo does not pair the two",
            f"`translationKey` 값이 여기는 `{key}`, `{other.path}` 파일은 "
            f"`{other.translation_key}`라서 Hugo가 둘을 짝으로 보지 않습니다",
        )
    return Text(
        f"only this page has the `translationKey` `{key}`; `{other.path}` has "
        f"`{other.translation_key}`",
        f"`translationKey` 값 `{key}`: 이 글에만 있고 `{other.path}` 파일은 "
        f"`{other.translation_key}`입니다",
    )


def _help(each: Torn) -> Text:
    document, other = each.document, each.other
    key = other.translation_key
    if key:
        return Text(f"write `translationKey: {key}` here", f"`translationKey: {key}`로 적어 주세요")
    mine = document.translation_key
    return Text(
        f"take it out: the path pairs the two; or write `translationKey: {mine}` in "
        f"`{other.path}`, too",
        f"경로로 짝이 되므로 이 값을 지우거나, `{other.path}`에도 `translationKey: {mine}` 값을 "
        "적어 주세요",
    )
