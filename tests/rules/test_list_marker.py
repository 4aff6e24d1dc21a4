"""The fixes are put before real Hugo: the page stays as it is."""

import random

import pytest

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.fix import edited
from twinpost.markdown import Goldmark
from twinpost.model import Document
from twinpost.rules.list_marker import list_marker


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        ("- a\n- b\n\n글\n\n- c", None),
        ("* a\n\n글\n\n* b", None),
        ("- a\n\n글\n\n⟦*⟧ b\n* c", "- a\n\n글\n\n- b\n- c"),
        (
            "* a\n\n글\n\n* b\n\n글\n\n⟦-⟧ c\n\n글\n\n⟦+⟧ d",
            "* a\n\n글\n\n* b\n\n글\n\n* c\n\n글\n\n* d",
        ),
        ("* a\n  - b\n* c\n  - d", None),
        ("* a\n  - b\n* c\n  ⟦+⟧ d\n  + e", "* a\n  - b\n* c\n  - d\n  - e"),
        ("1. a\n   - b\n2. c\n   ⟦*⟧ d", "1. a\n   - b\n2. c\n   - d"),
        ("> - 가\n\n글\n\n> ⟦*⟧ 나", "> - 가\n\n글\n\n> - 나"),
        ("- a\n⟦*⟧ b", None),  # two lists, which would be one
        ("- a\n\n⟦*⟧ b\n\n글\n\n⟦+⟧ c", "- a\n\n* b\n\n글\n\n- c"),
        ("- a\n\n글\n\n⟦*⟧ b\n\n⟦+⟧ c", "- a\n\n글\n\n- b\n\n+ c"),
        ("- a\n\n글\n\n⟦*⟧ ---", None),  # `- ---` is a rule
        ("- a\n\n⟦*⟧", None),
        ("1. a\n\n- b\n\n***\n\n1) c", None),
        ("```\n* a\n```\n\n- b", None),
        ("- [ ] 할 일\n\n글\n\n⟦*⟧ [x] 한 일", "- [ ] 할 일\n\n글\n\n- [x] 한 일"),
    ],
)
def test_list_marker(body, fixed):
    archive, expected = marked(post(body))
    before = archive.partition(FRONT)[2]
    edits = [e for f in findings("list-marker", archive) if f.fix for e in f.fix.edits]
    after = edited(FRONT + before, edits).removeprefix(FRONT).removesuffix("\n")

    assert found("list-marker", archive) == expected
    assert after == (fixed or before.removesuffix("\n"))


PIECES = ["가", "나 다", "`x`", "**b**", "---", "- x", "* y", "[ ] z", "", "1. n", "> q", "# h"]


def bodies():
    """Lists in any order and depth."""
    for seed in range(400):
        chance = random.Random(seed)
        lines = []
        for _ in range(chance.randint(2, 9)):
            indent = chance.choice(["", "", "", "  ", "    ", "> "])
            sign = chance.choice(["- ", "* ", "+ ", "-   ", "1. ", ""])
            lines += [
                f"{indent}{sign}{chance.choice(PIECES)}",
                *chance.choice([[], [""], ["", "글", ""]]),
            ]
        yield "\n".join(lines)


@pytest.mark.slow
def test_hugo_sees_no_fix():
    before, after = [], []
    for body in bodies():
        document = Document("a.ko.md", "ko", FRONT + body, "/a", goldmark=Goldmark())
        edits = [e for f in list_marker.check(document) if f.fix for e in f.fix.edits]
        if edits:
            before.append(body)
            after.append(edited(FRONT + body, edits).removeprefix(FRONT))
    pages = render([*before, *after])
    half = len(before)

    assert [
        b for b, old, new in zip(before, pages[:half], pages[half:], strict=True) if old != new
    ] == []
    assert half > 100
