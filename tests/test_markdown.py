"""The parse: its spans are true for any text, and it sees what Hugo sees."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinpost.markdown import INLINE, Goldmark, Markdown, Node, images, parse
from twinpost.span import Span

PLAIN = Goldmark(markdown_shortcodes=frozenset({"details", "md"}))
MATH = replace(PLAIN, passthrough=(("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")))
PIECES = st.sampled_from(
    [
        *(
            "**",
            "*",
            "`",
            "```\n",
            "~~",
            "_",
            "\\",
            "$",
            "$$",
            "\\(",
            "\\)",
            "|",
            "\n|-|\n",
            "\n\n",
        ),
        *(
            "\n- ",
            "\n1. ",
            "\n> ",
            "\n# ",
            "\n: ",
            "\n[^a]: ",
            "[^a]",
            "[",
            "](u)",
            "![",
            "<!--",
            "-->",
        ),
        *("<div>", "<b>", "</b>", "&amp;", "\t", "\r", "\r\n", "\0", "\ud800", "\udc80", "\ufeff"),
        *(
            "{{< md >}}",
            "{{< /md >}}",
            "{{% md %}}",
            "{{% /md %}}",
            "{{< fig src='가' >}}",
            "<!--more-->",
        ),
        *("가", "나다", "a", " ", "    ", "é", "𝐱", "😀", "\U0001fae9", "\u2028", "\x85"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))


def kinds(text: str, goldmark: Goldmark = PLAIN) -> list[str]:
    return [node.kind for node in parse(text, 0, goldmark).nodes if node.kind not in INLINE]


def texts(text: str, kind: str, goldmark: Goldmark = PLAIN) -> list[str]:
    """What the nodes of a kind cover."""
    return [n.span.of(text) for n in parse(text, 0, goldmark).nodes if n.kind == kind]


def sound(node: Node, within: Span) -> bool:
    """Whether a node and all below it lie where they should, in order."""
    inside = within.start <= node.span.start <= node.span.end <= within.end
    starts = [child.span.start for child in node.children]
    return inside and starts == sorted(starts) and all(sound(c, node.span) for c in node.children)


@settings(max_examples=400, deadline=None)
@given(before=st.sampled_from(["", "---\ntitle: 제목\n---\n"]), text=TEXTS)
@pytest.mark.parametrize("goldmark", [PLAIN, MATH, replace(MATH, unsafe=True)])
def test_any_text_can_be_parsed(goldmark, before, text):
    whole = before + text
    body = parse(whole, len(before), goldmark)

    assert all(sound(block, Span(len(before), len(whole))) for block in body.blocks)
    assert [b.span for b in body.blocks] == sorted(b.span for b in body.blocks)
    for shortcode in body.shortcodes:
        opening, closing = shortcode.tags
        assert whole[opening.start : opening.start + 2] == "{{"
        assert shortcode.span == (opening.start, closing.end)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_what_stands_before_changes_nothing(text):
    front = "---\n제목: 가\n---\n"
    alone, behind = parse(text, 0, PLAIN), parse(front + text, len(front), PLAIN)

    assert [moved(node, len(front)) for node in alone.blocks] == list(behind.blocks)


def moved(node: Node, by: int) -> Node:
    span = Span(node.span.start + by, node.span.end + by)
    return node._replace(span=span, children=tuple(moved(c, by) for c in node.children))


@pytest.mark.parametrize(
    ("text", "kind", "covered"),
    [
        ("가 **나** 다", "strong", ["**나**"]),
        ("**가** {{< x 나 >}} **다**", "strong", ["**가**", "**다**"]),
        ("# 제목 😀\n\n글", "heading", ["# 제목 😀"]),
        ("글\r\n\r\n둘째\r\n줄\r\n", "paragraph", ["글", "둘째\r\n줄"]),
        ("- 가\n- 나 **다**\n  - 라", "paragraph", ["가", "나 **다**", "라"]),
        ("- \\(가) 나", "paragraph", ["\\(가) 나"]),
        ("|가|나|\n|-|-|\n|`a`|**b**|", "table_cell", ["가", "나", "`a`", "**b**"]),
        ("글[^1]\n\n[^1]: 각주 **굵게**\n", "footnote_definition", ["[^1]: 각주 **굵게**"]),
        ("용어\n: 정의", "definition_list_title", ["용어"]),
        ("용어\n:정의", "definition_list_title", []),  # goldmark wants a blank
        ("\udc80 **나**", "strong", ["**나**"]),
        ("가\r**나\r\r다** 라", "strong", ["**나\r\r다**"]),  # a lone CR ends no line
        ("**a <!--more--> b**", "strong", []),  # Hugo cuts the paragraph
        ("**a <!-- more --> b**", "strong", ["**a <!-- more --> b**"]),
        ("{{< md >}}**가**{{< /md >}} {{< box >}}**나**{{< /box >}}", "strong", ["**가**"]),
        ("{{< box >}}{{< md >}}**가**{{< /md >}}{{< /box >}}", "strong", ["**가**"]),
        ("{{< md >}}가 {{< md >}}**나**{{< /md >}}{{< /md >}}", "strong", ["**나**"]),
        ("{{% box %}}\n**가**\n{{% /box %}}", "strong", ["**가**"]),
        ("{{% box %}}\n{{< md >}}**가**{{< /md >}}\n{{% /box %}}", "strong", ["**가**"]),
        ("{{< md >}}가{{< x >}}", "strong", []),
        ("{{</* md */>}}**가**{{</* /md */>}}", "strong", ["**가**"]),
        ('{{< fig alt="{{< 가 >}}" >}} **나**', "strong", ["**나**"]),
    ],
)
def test_spans(text, kind, covered):
    assert [part.strip() for part in texts(text, kind)] == covered


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("$a **b** c$ **d**", ["**d**"]),
        ("`$` **b** $", ["**b**"]),
        ("\\$ **b** $", ["**b**"]),
        ("\\\\$ **b** $", ["**b**"]),
        ('<b title="$">**b** $', ["**b**"]),
        ("$$ **b** $ **c** $$", []),
        ("$$ **b** $", ["**b**"]),  # no closer: the whole opener is text
        ("$$$$ **b** $", []),
        ("\\(**b**\\) \\[**c**\\]", []),
        ("- \\(> **b** \\)", []),
        ("$\n# **b**\n$", ["**b**"]),  # blocks come first
        ("|a $ b|**c** $|\n|-|-|", ["**c**"]),
    ],
)
def test_math_is_left_alone(text, strong):
    assert texts(text, "strong", MATH) == strong
    assert "x" not in [node.text for node in parse("a $b$", 0, PLAIN).nodes]


def test_text_is_what_stands_there():
    body = parse("\U0001fae9 가\udc80 나", 0, PLAIN)

    assert body.blocks[0].plain == "\U0001fae9 가\udc80 나"


def test_a_shortcode_in_code_is_no_block():
    assert kinds("```\n{{< md >}}\n**가**\n{{< /md >}}\n```")[0] == "code_block"


def test_pictures_of_every_kind():
    text = '![가](a.png) <img src="b.png" alt="나"> {{< figure src="c.png" alt="다" >}}'
    unsafe = replace(PLAIN, unsafe=True)
    found = [
        (i.target, i.alt, i.span.of(text)[:2]) for i in images(text, parse(text, 0, unsafe), unsafe)
    ]

    assert found == [("a.png", "가", "!["), ("b.png", "나", "<i"), ("c.png", "다", "{{")]


def test_every_block():
    """All blocks that a walk meets, in its order, and nothing of the running text."""
    text = "# *a*\n\n> - b **c**\n>   1. d\n\n```\ne\n```\n\n| f |\n|---|\n| `g` |\n"
    body = parse(text, 0, PLAIN)

    assert list(body.every_block) == [n for n in body.nodes if n.kind not in INLINE]


def test_nothing():
    assert parse("", 0, PLAIN) == Markdown()


def test_it_is_fast():
    """20 KB of Korean in some milliseconds; the limit only catches what grows with the square."""
    text = (
        "## 어텐션\n\n**어텐션(Attention)** 은 `kv`와 [링크](u)를 봅니다. 긴 문장입니다.\n\n" * 200
    )
    text += "{{< figure src='a.png' >}}\n\n" * 100
    start = time.perf_counter()
    parse(text, 0, MATH)

    assert len(text.encode()) > 20_000
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("## 제목 {#id .c key=val}", "제목"),
        ("## 집합 {a, b}", "집합 {a, b}"),  # pyromark drops it
        ("## 제목 {:#id}", "제목 {:#id}"),
        ("## 제목 \\{#id}", "제목 {#id}"),
    ],
)
def test_braces_at_the_end_of_a_heading(heading, shown):
    assert parse(heading, 0, PLAIN).blocks[0].plain == shown


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("10~20개, 30~40개", ["~20개, 30~"]),
        ("하나뿐인 1~2배, ~~둘~~, ~~셋~", ["~~둘~~", "~셋~"]),
        ("**1~2**, 3~4", []),
        ("> 1~2,\n> 3~4", ["~2,\n> 3~"]),
        ("https://a.b/~kim https://a.b/~lee", []),  # tildes of a URL
        ("[1~2, 3~4](u)", ["~2, 3~"]),
    ],
)
def test_tildes_as_goldmark_pairs_them(text, struck):
    assert texts(text, "strikethrough") == struck


def test_two_tildes_only():
    assert texts("1~2, 3~4, ~~5~~", "strikethrough", replace(PLAIN, single_tilde=False)) == [
        "~~5~~"
    ]
    assert texts("1~2, 3~4, ~~5~~", "strikethrough", replace(PLAIN, strikethrough=False)) == []
