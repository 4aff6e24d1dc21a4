import unicodedata

import pytest

from harness import found, marked
from twinpost.rules.front_matter_length import width

OPTIONS = {"title_max": 10, "description_min": 4, "description_max": 12}


@pytest.mark.parametrize(
    "front",
    [
        "title: Boot\ndescription: Four seconds",
        "title: 부팅\ndescription: 첫 1초",
        "title: ⟦Boot, twice⟧",
        "title: ⟦부팅을 두 번⟧",  # 7 characters, 12 wide
        "description: ⟦Four seconds.⟧",
        "description: ⟦네 걸음 만에요⟧",
        "description: ⟦>-\n  Four\n  seconds.⟧",
        "description: >-\n  Four\n  seconds",
        "description: ⟦'1초'⟧",
        "description: ''",  # of no length at all: front-matter-required
        "title: 2026\ndescription: [a]",  # no texts: another rule's business
        "Title: ⟦'Boot, twice'⟧",
        "title: 'module's first second, again'",  # broken: likewise
    ],
)
def test_front_matter_length(front):
    archive, expected = marked(f"-- content/posts/a.md --\n---\n{front}\n---\n")

    assert found("front-matter-length", archive, OPTIONS) == expected


@pytest.mark.parametrize(
    "front",
    ["+++\ntitle = ⟦'Boot, twice'⟧\n+++\n", '{"title": ⟦"Boot, twice"⟧}\n'],
)
def test_toml_and_json(front):
    archive, expected = marked(f"-- content/posts/a.md --\n{front}")

    assert found("front-matter-length", archive, OPTIONS) == expected


@pytest.mark.parametrize(
    ("path", "count"),
    [("posts/a.md", 1), ("docs/rules/a.md", 0), ("posts/_index.md", 0), ("posts/x/index.md", 1)],
)
def test_which_pages(path, count):
    archive = f"-- content/{path} --\n---\ndescription: 짧음\n---\n"

    assert len(found("front-matter-length", archive, {"skip": ("/docs/rules/*",)})) == count


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("Boot", 4),
        ("부팅", 4),
        (unicodedata.normalize("NFD", "부팅 é"), 6),  # as macOS writes file names
        ("ａ、", 4),
        ("“…”", 3),
        ("हिन्दी", 5),  # marks take no room of their own, but some vowels do
        (" a\n  b ", 3),
        ("", 0),
    ],
)
def test_width(text, wide):
    assert width(text) == wide
