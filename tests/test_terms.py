import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from harness import findings, site
from hugo_truth import build, write
from twinpost import fix, terms

SPELLINGS = [
    "Go",
    "go",
    "Machine Learning",
    "machine-learning",
    "machine_learning",
    "Machine  Learning",
    " 머신 러닝",
    "머신-러닝",
    unicodedata.normalize("NFD", "한글"),
    "한글",
    "ＡＩ",
    "AI",
    "a\u00a0b",
    "C#",
    "C++",
    ".NET",
    "a/b",
    "A, B",
    "it's",
    "🚀go",
    "Straße",
]
HOME = (
    "{{ range site.RegularPages }}{{ $file := .File.LogicalName }}{{ range .GetTerms `tags` }}"
    "{{ dict `file` $file `path` .Path `posts` (len .Pages) | jsonify }}\n{{ end }}{{ end }}"
)


def post(tags: list[str]) -> str:
    return f"---\ntitle: x\ntags: {json.dumps(tags, ensure_ascii=False)}\n---\n"


def asked(root: Path, pages: Mapping[str, str]) -> dict[str, list[tuple[str, int]]]:
    """The terms that Hugo has for each page: their paths, and how many pages they list."""
    write(root / "hugo.yaml", "disableKinds: [RSS, sitemap, robotsTXT, '404']\n")
    write(root / "layouts/home.html", HOME)
    write(root / "layouts/all.html", "")
    for name, text in pages.items():
        write(root / f"content/{name}", text)
    answers: dict[str, list[tuple[str, int]]] = {}
    for line in filter(None, build(root).split("\n")):
        answer = json.loads(line)
        answers.setdefault(answer["file"], []).append((answer["path"], answer["posts"]))
    return answers


def test_path_is_what_hugo_makes_of_a_term(tmp_path):
    found = asked(tmp_path, {f"{i}.md": post([each]) for i, each in enumerate(SPELLINGS)})

    paths = {SPELLINGS[int(name.removesuffix(".md"))]: each[0][0] for name, each in found.items()}
    assert paths == {spelling: f"/tags/{terms.path(spelling)}" for spelling in SPELLINGS}


def test_an_ordinary_page_in_the_place_of_a_term_lists_no_posts(tmp_path):
    pages = {"a.md": post(["x", "y", "z"]), "tags/x.md": "", "tags/y/index.md": ""}

    assert asked(tmp_path, pages) == {"a.md": [("/tags/x", 0), ("/tags/y", 0), ("/tags/z", 1)]}


def test_hugo_reads_the_spelling_that_the_fix_wrote(tmp_path):
    pages = {"a.md": post(["C# x"]), "b.md": post(["C# x"]), "c.md": "---\ntags: [C#_x]\n---\n"}
    before = site("".join(f"-- content/{name} --\n{text}" for name, text in pages.items()))

    after = fix.apply(before, findings("term-spelling", before), unsafe=True)

    texts = {name: after.by_path[f"content/{name}"].text for name in pages}
    assert asked(tmp_path, texts) == {name: [("/tags/c#-x", 3)] for name in pages}


@pytest.mark.parametrize(
    "same",
    [
        ("Machine Learning", "machine-learning", "machine_learning", "machinelearning"),
        ("ＡＩ", "AI", "ai"),
        ("머신 러닝", "머신러닝", unicodedata.normalize("NFD", "머신러닝")),
        (" padded", "padded"),
        ("node.js", "Node.js"),
    ],
)
def test_spellings_of_one_term(same):
    assert len({terms.fold(spelling) for spelling in same}) == 1


def test_other_terms():
    others = ["C", "C#", "C++", ".NET", "NET", "3.1", "31", "1-2", "12", "node.js", "nodejs", "-"]

    assert len({terms.fold(spelling) for spelling in others}) == len(others)


@pytest.mark.parametrize(
    ("front", "spellings"),
    [
        ("---\ntags: [A, 'B', 2024]\n---\n", ["A", "B", "2024"]),
        ("---\nTags:\n- A\n- [B]\n- true\n- ''\n---\n", ["A"]),
        ("---\ntags: A, B\n---\n", ["A, B"]),
        ("---\nparams:\n  tags: [가]\n---\n", ["가"]),
        ('+++\ntags = ["A"]\n+++\n', ["A"]),
        ('{"tags": ["A"]}\n', ["A"]),
        ("---\ntags: [A]\ntitle: 'module's'\n---\n", []),
        ("---\ntags:\n---\n", []),
    ],
)
def test_of(front, spellings):
    (document,) = site(f"-- content/a.md --\n{front}").documents

    assert [use.spelling for use in terms.of(document, "tags")] == spellings
    for use in terms.of(document, "tags"):
        assert use.spelling in terms.span(document, use).of(document.text)
