"""What breaks is proved against Hugo in test_frontmatter.py and tests/truth; here, that a finding tells of it."""

import pytest

from harness import findings, found, marked, site
from twinpost import fix
from twinpost.config import Config
from twinpost.lint import lint, load_rules

RULES = [rule for rule in load_rules() if rule.id == "front-matter-syntax"]


@pytest.mark.parametrize(
    "document",
    [
        "---\ntitle: 부팅\n---\n",
        "본문뿐\n",
        "",
        "---\r\ntitle: 부팅\r\n---\r\n",
    ],
)
def test_clean(document):
    archive, expected = marked(f"-- content/a.ko.md --\n{document}")

    assert found("front-matter-syntax", archive) == expected == []


@pytest.mark.parametrize(
    ("document", "fixed"),
    [
        ("---\nsummary: 'each module's role'\n---\n", '---\nsummary: "each module\'s role"\n---\n'),
        ("---\ntitle: 부팅: 첫 1초\n---\n본문\n", '---\ntitle: "부팅: 첫 1초"\n---\n본문\n'),
    ],
)
def test_fixes(document, fixed):
    before = site(f"-- content/a.ko.md --\n{document}")
    after, left = fix.until_done(before, lambda each: lint(each, RULES, Config()))

    assert (after.documents[0].text, left) == (fixed, [])


def test_side_files_are_read_by_hugo_too():
    archive = "-- content/a/index.md --\n글\n-- content/a/notes.md --\n---\na: 'b\n---\n"

    assert [path for path, _ in found("front-matter-syntax", archive)] == ["content/a/notes.md"]


@pytest.mark.parametrize(
    "front",
    [
        "params:\n  a: 1\n  a: 2",
        "description: >-\n  foo\n bar",
        "cover: {image} a",
        "title: x\n  sub: y",
        "a: 1\na: 2",
    ],
)
def test_what_may_change_the_meaning_is_not_done_by_itself(front):
    before = site(f"-- content/a.ko.md --\n---\n{front}\n---\n")
    found = lint(before, RULES, Config())

    assert found
    assert fix.apply(before, found) is before


@pytest.mark.parametrize(
    ("document", "safe"),
    [
        ('{"draft": True}', True),
        ('{"draft": yes}', True),
        ('{"answer": yes}', False),
        ('{"draft": tru}', False),
        ('{"draft": undefined}', False),
        ('{"draft": maybe}', None),
        ('{"weight": 010}', False),
        ('{"a": 010}', None),
        ('{"date": 2026-1-3}', True),
        ('{"a": 2026.1.3}', False),
        ('{"a": "\\d+"}', True),
        ('{"a": "C:\\dir\\new"}', False),
        ('{"title": "hello,\n"a": 1}', False),
        ('{"title": “글”}', True),
        ("+++\ndraft = True\n+++", True),
        ("+++\ndraft = off\n+++", True),
        ("+++\ndraft = flase\n+++", False),
        ("+++\ndraft = maybe\n+++", None),
        ("+++\nweight = 010\n+++", False),
        ("+++\ndate = 2026-3-5\n+++", True),
        ("+++\na = 2026.3.5\n+++", False),
        ("+++\ntags = a, 나\n+++", True),
        ("+++\ntitle = “글”\n+++", True),
    ],
)
def test_what_is_sure_in_toml_and_json(document, safe):
    (finding,) = findings("front-matter-syntax", f"-- content/a.ko.md --\n{document}\n")

    assert (finding.fix.safe if finding.fix else None) == safe
