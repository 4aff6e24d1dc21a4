"""Fixes: all edits or none, never two at one place, nothing else touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harness import post, site
from twinpost import fix
from twinpost.finding import Edit, Finding, Fix
from twinpost.span import Span
from twinpost.text import Text

TITLE = Text("fix", "고치기")
PATH = "content/posts/a/index.ko.md"


def finding(*edits: tuple[int, int, str], safe: bool = True, path: str = PATH) -> Finding:
    made = tuple(Edit(path, Span(start, end), text) for start, end, text in edits)
    return Finding(path, Span(0, 0), TITLE, fix=Fix(TITLE, made, safe))


def text_after(*findings: Finding, text: str = "0123456789", unsafe: bool = False) -> str:
    before = site(f"-- {PATH} --\n{text}")
    return fix.apply(before, findings, unsafe=unsafe).documents[0].text


def test_the_first_of_two_that_overlap_wins():
    assert text_after(finding((2, 5, "a")), finding((4, 6, "b"))) == "01a56789"


def test_neighbours_do_not_overlap():
    assert text_after(finding((2, 5, "a")), finding((5, 6, "b"))) == "01ab6789"


def test_two_insertions_at_one_place_are_not_both_made():
    assert text_after(finding((2, 2, "a")), finding((2, 2, "a"))) == "01a23456789"


def test_a_fix_is_made_whole_or_not_at_all():
    assert text_after(finding((0, 1, "a")), finding((0, 1, "b"), (5, 6, "b"))) == "a123456789"


def test_unsafe_ones_are_asked_for():
    assert text_after(finding((0, 1, "a"), safe=False)) == "0123456789"
    assert text_after(finding((0, 1, "a"), safe=False), unsafe=True) == "a123456789"


def test_a_file_that_is_no_document_is_left_alone():
    assert text_after(finding((0, 1, "a"), path="hugo.yaml")) == "0123456789"


def test_a_pair_that_fights_ends():
    def lint(_):
        return [finding((0, 0, "x"))]

    fixed, left = fix.until_done(site(post("글")), lint)

    assert len(left) == 1
    assert fixed.documents[0].text.startswith("x" * fix.ROUNDS)


@given(
    text=st.text(min_size=1),
    edits=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=3))),
)
def test_everything_outside_the_edits_stays(text, edits):
    made, taken = [], []
    for start, length, new in edits:
        start = min(start, len(text))
        span = Span(start, min(start + length, len(text)))
        if all(span.end < t.start or t.end < span.start for t in taken):
            taken.append(span)
            made.append(Edit(PATH, span, new))
    expected, at = "", 0
    for edit in sorted(made, key=lambda each: each.span):
        expected += text[at : edit.span.start] + edit.text
        at = edit.span.end

    assert fix.edited(text, made) == expected + text[at:]
