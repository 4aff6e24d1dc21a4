"""What an author is told after a save: only what that save changed."""

import re

import pytest

from harness import site
from twinpost.finding import Finding, Text
from twinpost.preview.news import news, see
from twinpost.span import Span

POST = "content/a.ko.md"


def checked(text):
    """A post with a finding of rule `r` at every word that starts with `!`."""
    of = site(f"-- {POST} --\n{text}\n")
    marks = re.finditer(r"!\w+", of.documents[0].text)
    return see(of, [Finding(POST, Span(*m.span()), Text(m[0], ""), rule="r") for m in marks])


@pytest.mark.parametrize(
    ("before", "after", "new", "mended", "left"),
    [
        ("plain", "with a !fault", ["!fault"], 0, 1),
        ("with a !fault", "plain", [], 1, 0),
        ("!one !two", "!one plain", [], 1, 1),
        ("!one plain", "!one !two", ["!two"], 0, 2),
        ("!one", "!two", ["!two"], 1, 1),
        ("고친 !글", "고친 !글 또 !글", ["!글"], 0, 2),
    ],
)
def test_news(before, after, new, mended, left):
    (told,) = news(checked(before), checked(after))

    assert [finding.message.en for finding in told.new] == new
    assert (told.mended, told.left) == (mended, left)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("plain", "other words"),
        ("!fault", "!fault"),
        ("a !fault", "lines\n\nabove it a !fault"),
    ],
)
def test_no_news(before, after):
    assert news(checked(before), checked(after)) == ()


def test_of_two_alike_the_one_in_the_new_line_is_told():
    after = checked("new !x\n\nold !x")
    (told,) = news(checked("old !x"), after)

    assert told.new == (after[0].finding,)
