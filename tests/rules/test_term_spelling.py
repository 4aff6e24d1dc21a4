import unicodedata

import pytest

from harness import findings, found, marked, site
from twinpost import fix

NFD = unicodedata.normalize("NFD", "한글")


def pages(*tags: str, lang: str = "ko", field: str = "tags") -> str:
    """A page for each list of tags."""
    return "".join(
        f"-- content/posts/{i}.{lang}.md --\n---\n{field}: {each}\n---\n"
        for i, each in enumerate(tags)
    )


@pytest.mark.parametrize(
    "archive",
    [
        pages("[Go]", "[Go]", "[go-lang]"),
        pages("[C, C++, 'C#', .NET, NET]", "[3.1, '31', 1-2, '12']"),
        pages("[Go]") + pages("[go]", lang="en"),  # translated, not misspelt
        pages("[Go]", "[Go]", "[⟦go⟧]"),
        pages("[Go]", "[⟦go⟧]"),
        pages("[go]", "[go]", "[⟦'GO'⟧, ⟦Go⟧]"),
        pages("[machine-learning]", "\n- machine-learning\n- x", "\n- ⟦Machine_Learning⟧"),
        pages("[머신러닝]", "[머신러닝]", "[⟦머신 러닝⟧]"),
        pages("[AI]", "[AI]", "[⟦ＡＩ⟧]"),
        pages("[한글]", f"[⟦{NFD}⟧]"),
        pages(f"[⟦{NFD}⟧]", "[한글]"),
        pages('["networking"]', '["networking"]', '["security", ⟦" networking"⟧]'),
        pages("Go", "Go", "⟦go⟧", field="categories"),
        pages("[kim]", "[kim]", "[⟦Kim⟧]", field="authors"),
        pages("[Go]", "[go]\ntitle: 'module's'"),  # broken: nothing is sure
        pages("[Go]", "[Go, ⟦go⟧]"),
        pages("[Go]", "[go]", field="keywords"),  # not a taxonomy
    ],
)
def test_term_spelling(archive):
    archive, expected = marked(archive)

    assert found("term-spelling", archive) == expected


@pytest.mark.parametrize(
    ("term", "tags"),
    [
        ("go", ["[Go]", "[Go]"]),  # Hugo makes one page of both
        ("machine-learning", ["[Machine Learning]", "[Machine Learning]"]),
        ("machine-learning", ["[⟦machinelearning⟧]", "[⟦machinelearning⟧]", "[Machine Learning]"]),
        ("Machine Learning", ["[⟦machine_learning⟧]"]),
        ("Go", ["[⟦go⟧]", "[Go]"]),
        ("go", ["[go]", "[⟦Go⟧]"]),
    ],
)
def test_the_page_of_a_term_decides(term, tags):
    page = f"-- content/tags/{term}/_index.ko.md --\n---\ntitle: 제목\n---\n"
    archive, expected = marked(page + pages(*tags))

    assert found("term-spelling", archive) == expected


def test_the_title_of_its_page_wins():
    page = "-- content/authors/Kim-Lee/_index.ko.md --\n---\ntitle: Kim Lee\n---\n"
    tags = pages("[⟦kim lee⟧]", "[⟦kim lee⟧]", "[Kim Lee]", field="authors")
    archive, expected = marked(page + tags)

    assert found("term-spelling", archive) == expected


def test_the_message_names_the_usual_spelling_and_a_place():
    (finding,) = findings("term-spelling", pages("[go]", "[Go]", "[Go]"))

    assert finding.message.en == "`go` in `tags` is spelled `Go` in 2 other places"
    assert [related.path for related in finding.related] == ["content/posts/1.ko.md"]


@pytest.mark.parametrize(
    ("right", "wrong", "fixed", "safe"),
    [
        ("---\ntags: [Go]", "---\ntags: [x, go]  # y", "---\ntags: [x, Go]  # y", True),
        ("---\ntags: [Go]", "---\ntags:\r\n  - 'go'\r", "---\ntags:\r\n  - 'Go'\r", True),
        ("---\ntags: [C# x]", "---\ntags: [C#-x]", '---\ntags: ["C# x"]', True),
        ("---\ntags: ['2024 a']", "---\ntags: [2024_a]", "---\ntags: [2024 a]", False),
        ("---\ntags: ['it''s']", "---\ntags: ['It''s']", '---\ntags: ["it\'s"]', True),
        ("---\ntags: [한글]", f"---\ntags: [{NFD}]", "---\ntags: [한글]", True),
        ('+++\ntags = ["a-b"]', "+++\ntags = ['a_b']", "+++\ntags = ['a-b']", False),
        ('{"tags": ["Go"]', '{"tags": ["go", "x"]', '{"tags": ["Go", "x"]', True),
    ],
)
def test_fix(right, wrong, fixed, safe):
    close = {"---": "\n---\n", "+++": "\n+++\n", '{"t': "}\n"}
    archive = "".join(
        f"-- content/{i}.ko.md --\n{text}{close[text[:3]]}"
        for i, text in enumerate([right, right, wrong])
    )
    before = site(archive)

    found_here = findings("term-spelling", before)
    after = fix.apply(before, found_here, unsafe=True)

    assert [finding.fix.safe for finding in found_here if finding.fix] == [safe]
    assert after.by_path["content/2.ko.md"].text == fixed + close[fixed[:3]]
    assert findings("term-spelling", after) == []


def test_a_page_that_names_both_is_left_to_the_author():
    (finding,) = findings("term-spelling", pages("[Go, go]", "[Go]"))

    assert finding.fix is None
    assert finding.help
    assert finding.help.en.startswith("remove it")
