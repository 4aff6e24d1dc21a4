import pytest

import hugo_truth
from harness import findings, found, marked, site
from twinpost import fix

OPTIONS = {
    "allowed": {"categories": ("writing", "Machine Learning", "c++"), "level": ("1", "2")},
    "types": {"version": "text", "toc": "boolean", "rating": "number", "gallery": "list",
              "author": "mapping"},
}  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        "---\ncategories: [writing]\ncomments: false\nseries_idx: 3\ncover: {relative: true}\n---\n",
        "---\ncategories:\n- ⟦Writing⟧\n- ⟦essays⟧\n- writing\n---\n",
        "---\ncategories: ⟦글쓰기⟧\n---\n",
        "---\ncategories: [⟦machine-learning⟧]\n---\n",
        "---\ncategories:\nlevel: 2\n---\n",
        "---\nlevel: ⟦3⟧\n---\n",
        "---\ncomments: ⟦'false'⟧\ncover:\n  relative: ⟦yes⟧\nseries_idx: ⟦\"3\"⟧\n---\n",
        "---\nparams:\n  comments: ⟦off⟧\n---\n",
        "---\ncomments: {host: hachyderm.io}\nseries_idx: 셋\ncover: a.png\n---\n",  # other themes
        "---\ncomments:\n---\n",
        "---\ntoc: ⟦3⟧\nrating: 4\nversion: ⟦1.10⟧\ngallery: ⟦a.png⟧\nauthor: ⟦김민수⟧\n---\n",
        "---\ntoc: true\nrating: 4.5\nversion: '1.10'\ngallery: [a.png]\nauthor: {name: 김민수}\n---\n",
        "+++\ncomments = ⟦'no'⟧\ncategories = ['writing', ⟦'C++'⟧]\n+++\n",
        '{"comments": ⟦"true"⟧, "categories": [⟦"Writing"⟧]}\n',
        "---\ncomments: 'no'\ntitle: 'module's'\n---\n",  # broken: another rule's business
    ],
)  # fmt: skip
def test_front_matter_value(document):
    archive, expected = marked(f"-- content/posts/a.md --\n{document}")

    assert found("front-matter-value", archive, OPTIONS) == expected


def test_side_files_are_data():
    archive = "-- content/a/index.md --\n글\n-- content/a/notes.md --\n---\ncomments: 'no'\n---\n"

    assert found("front-matter-value", archive) == []


@pytest.mark.parametrize(
    ("document", "mended", "safe"),
    [
        ("---\ncomments: 'false' # 끔\n---\n", "---\ncomments: false # 끔\n---\n", True),
        ("---\r\ncomments: On\r\n---\r\n", "---\r\ncomments: true\r\n---\r\n", True),
        ("---\nseries_idx: '03'\n---\n", "---\nseries_idx: 3\n---\n", True),
        ("---\nversion: 1.10\n---\n", '---\nversion: "1.10"\n---\n', True),
        ("---\ncategories: ['Writing']\n---\n", "---\ncategories: ['writing']\n---\n", True),
        ("---\ncategories: [C++]\n---\n", '---\ncategories: ["c++"]\n---\n', True),
        ("---\ncategories:\n  - wrting # 글\n---\n", "---\ncategories:\n  - writing # 글\n---\n", False),
        ("---\ncategories:\n  - machine_learning\n---\n",
         "---\ncategories:\n  - Machine Learning\n---\n", True),
        ("+++\ncomments = 'no'\n+++\n", "+++\ncomments = false\n+++\n", True),
        ('{"categories": ["Writing"]}\n', '{"categories": ["writing"]}\n', True),
    ],
)  # fmt: skip
def test_fixes(document, mended, safe):
    before = site(f"-- content/posts/a.md --\n{document}")
    told = findings("front-matter-value", before, OPTIONS)
    after = fix.apply(before, told, unsafe=True)

    assert [f.fix.safe for f in told] == [safe]
    assert after.documents[0].text == mended
    assert found("front-matter-value", after, OPTIONS) == []


def test_what_no_machine_can_know_has_no_fix():
    archive = "-- content/a.md --\n---\ncategories: [essays]\ngallery: a.png\n---\n"

    assert [f.fix for f in findings("front-matter-value", archive, OPTIONS)] == [None, None]


@pytest.mark.slow
def test_hugo_passes_them_on_as_they_are():
    fronts = ("comments: 'false'", "comments: no", "comments: false", "version: 1.10")

    params = [each["params"] for each in hugo_truth.read([f"---\n{f}\n---\n" for f in fronts])]

    assert [p.get("comments") for p in params] == ["false", "no", False, None]
    assert params[3]["version"] == 1.1
