"""Shortcodes that do one thing in one language, and another in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twinpost.finding import Finding, Related, Text, at
from twinpost.lint import rule
from twinpost.model import Document, Post
from twinpost.parity import alignment, embeds, images
from twinpost.parity.alignment import Alignment
from twinpost.parity.contents import Lone
from twinpost.parity.embeds import Difference
from twinpost.shortcode import Shortcode

Sides = tuple[Document, Document]


@rule(Post, severity="warning")
def shortcode_parity(post: Post) -> Iterator[Finding]:
    """Every language of a post has the same shortcodes, with the same parameters."""
    for each in alignment.of_post(post):
        if each.source.body.shortcodes or each.translation.body.shortcodes:
            yield from _findings(each)


def _findings(pair: Alignment) -> tuple[Finding, ...]:
    found = embeds.comparison(pair)
    sides = (pair.source, pair.translation)
    return (
        *_lone(found.lone[0], sides),
        *_lone(found.lone[1], sides[::-1]),
        *(finding for couple in found.replaced for finding in _replaced(*couple, pair)),
        *(_named(ours, theirs, pair) for (ours, theirs), _ in found.swapped),
        *(finding for couple in found.same for finding in _judged(*couple, pair)),
    )


def _lone(lone: Sequence[Lone[Shortcode]], sides: Sides) -> Iterator[Finding]:
    here, there = sides
    for one in lone:
        if images.is_picture(one.item):
            continue  # of which `image-parity` speaks
        name = one.item.name
        yield at(
            here,
            one.item.tags[0],
            Text(
                f"the `{there.lang}` text has no `{name}` shortcode here",
                f"`{there.lang}` 글에는 여기에 `{name}` 숏코드가 없습니다",
            ),
            help=Text(
                f"put it into the `{there.lang}` text, or take it out here",
                f"`{there.lang}` 글에도 넣거나 여기서 빼 주세요",
            ),
            related=(Related(there.path, one.beside, Text("expected here", "있어야 할 곳")),),
        )


def _replaced(ours: Shortcode, theirs: Shortcode, pair: Alignment) -> Iterator[Finding]:
    """A picture is no counterpart of anything else; of two pictures, the names can be compared."""
    if images.is_picture(ours) == images.is_picture(theirs):
        yield _named(ours, theirs, pair)


def _named(ours: Shortcode, theirs: Shortcode, pair: Alignment) -> Finding:
    lang = pair.source.lang
    return _finding(
        pair,
        (ours, theirs),
        Text(
            f"this shortcode is `{theirs.name}`, and `{ours.name}` in the `{lang}` text",
            f"여기 숏코드는 `{theirs.name}`, `{lang}` 글의 숏코드는 `{ours.name}`입니다",
        ),
        Text(
            f"use `{ours.name}`, or change the `{lang}` text",
            f"`{ours.name}` 숏코드를 쓰거나 `{lang}` 글을 고쳐 주세요",
        ),
    )


def _judged(ours: Shortcode, theirs: Shortcode, pair: Alignment) -> Iterator[Finding]:
    found = [*embeds.differences(ours, theirs, pair)]
    if found:
        yield _unequal(ours, theirs, found[0], pair)
    elif (ours.inner is None) != (theirs.inner is None):
        yield _unclosed(ours, theirs, pair)


def _unequal(ours: Shortcode, theirs: Shortcode, found: Difference, pair: Alignment) -> Finding:
    lang = pair.source.lang
    name = f"parameter {found.name}" if found.name.isdigit() else f"`{found.name}`"
    korean = f"{found.name}번째 값" if found.name.isdigit() else f"`{found.name}` 값"
    here, there = (f"`{v}`" if v else "" for v in (found.translation, found.source))
    return _finding(
        pair,
        (ours, theirs),
        Text(
            f"{name} of `{theirs.name}` is {here or 'missing'} here and {there or 'missing'} in "
            f"the `{lang}` text",
            f"`{theirs.name}` 숏코드의 {korean}: 여기는 {here or '없음'}, "
            f"`{lang}` 글은 {there or '없음'}",
        ),
        Text(
            "give it the same value in both languages",
            "두 언어에 같은 값을 적어 주세요",
        ),
    )


def _unclosed(ours: Shortcode, theirs: Shortcode, pair: Alignment) -> Finding:
    lang = pair.source.lang
    closed = theirs.inner is not None
    there, here = ("stands alone", "encloses text") if closed else ("encloses text", "stands alone")
    return _finding(
        pair,
        (ours, theirs),
        Text(
            f"`{theirs.name}` {here} here and {there} in the `{lang}` text",
            f"`{theirs.name}` 숏코드가 `{lang}` 글에서는 "
            + ("내용을 감싸지 않습니다" if closed else "내용을 감쌉니다"),
        ),
        Text("write it in the same way in both languages", "두 언어에서 같은 방식으로 써 주세요"),
    )


def _finding(
    pair: Alignment, couple: tuple[Shortcode, Shortcode], message: Text, help: Text
) -> Finding:
    ours, theirs = couple
    lang = pair.source.lang
    related = Related(
        pair.source.path, ours.tags[0], Text(f"in the `{lang}` text", f"`{lang}` 글에서는 여기")
    )
    return at(pair.translation, theirs.tags[0], message, help=help, related=(related,))
