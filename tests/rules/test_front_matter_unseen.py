import pytest

import hugo_truth
from harness import findings, found, marked, site
from twinpost.fix import apply

ZERO, NO_BREAK = "\u200b", "\u00a0"
FIELDS = "title: 글\ndate: 2026-01-03\n"


@pytest.mark.parametrize(
    "document",
    [
        f"---\n{FIELDS}---\n본문\n",
        f"\ufeff\n---\n{FIELDS}---\n",
        "+++\ntitle = '글'\n+++\n",
        '{"title": "글"}\n',
        "",
        "본문뿐입니다.\n\n---\n\n둘째\n\n---\n",
        "제목: 글\n\n본문: 날짜\n",
        "Note: this page has no title.\n",
        "***\n\n글\n\n***\n",
        "# 제목\n\n---\n\nkey: value\n\n---\n",
        f"글\n\n```yaml\n---\n{FIELDS}---\n```\n",
        f"<!--\n---\n{FIELDS}---\n-->\n",
        "---\n---\n본문\n",
        f"⟦－－－⟧\n{FIELDS}－－－\n본문\n",
        f"⟦———⟧\n{FIELDS}———\n본문\n",
        "⟦***⟧\r\ntitle: 글\r\n***\r\n",
        f"⟦```yaml⟧\n{FIELDS}```\n본문\n",
        f"⟦```yaml⟧\n---\n{FIELDS}---\n```\n본문\n",
        f"\n⟦```⟧\n---\n{FIELDS}---\n\n본문\n```\n",
        "⟦~~~toml⟧\n+++\ntitle = '글'\n+++\n~~~\n",
        "```yaml\n---\nkey: value\n---\n```\n",
        "```js\nlet a\n```\n\n---\n\n글\n",
        f"⟦{ZERO}⟧---\n{FIELDS}---\n",
        f"\n⟦{NO_BREAK}⟧---\n{FIELDS}---\n",
        f"<!-- 검토 전 -->\n⟦---⟧\n{FIELDS}---\n본문\n",
        f"# 제목\n\n⟦---⟧\n{FIELDS}tags:\n- a\n---\n본문\n",
        "⟦title: 글⟧\ndate: 2026-01-03\n\n본문\n",
        "⟦title: 글⟧\ntags: [a]\n---\n본문\n",
        f"---\n⟦---⟧\n{FIELDS}---\n본문\n",
        # UTF-16 without a byte order mark.
        "⟦\x00-\x00-\x00-\x00\n⟧\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00x\x00\n\x00-\x00-\x00-\x00\n",
    ],
)
def test_front_matter_unseen(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-unseen", archive) == expected


def test_side_files_need_none():
    archive = f"-- content/a/index.md --\n---\ntitle: x\n---\n-- content/a/b.md --\n{FIELDS}\n"

    assert found("front-matter-unseen", archive) == []


FIXES = [
    (f"－－－\n{FIELDS}－－－\n본문\n", f"---\n{FIELDS}---\n본문\n", True),
    ("———\r\ntitle: 글\r\n———\r\n본문\r\n", "---\r\ntitle: 글\r\n---\r\n본문\r\n", True),
    ("~~~\ntitle = '글'\n~~~\n본문\n", "+++\ntitle = '글'\n+++\n본문\n", True),
    (f"```yaml\n{FIELDS}```\n본문\n", f"---\n{FIELDS}---\n본문\n", False),
    (f"```yaml\n---\n{FIELDS}---\n```\n\n본문\n", f"---\n{FIELDS}---\n\n본문\n", False),
    (
        f"```md\n---\n{FIELDS}---\n\n```js\n1\n```\n본문\n```\n",
        f"---\n{FIELDS}---\n\n```js\n1\n```\n본문\n",
        False,
    ),
    (f"{ZERO}---\n{FIELDS}---\n본문\n", f"---\n{FIELDS}---\n본문\n", True),
    (f"<!-- 전 -->\n---\n{FIELDS}---\n본문\n", f"---\n{FIELDS}---\n<!-- 전 -->\n\n본문\n", True),
    (f"# 글\n\n---\n{FIELDS}---\n본문\n", f"---\n{FIELDS}---\n# 글\n\n본문\n", False),
    (f"{FIELDS}\n본문\n", f"---\n{FIELDS}---\n\n본문\n", False),
    (f"{FIELDS}---\n본문\n", f"---\n{FIELDS}---\n본문\n", False),
    (f"---\n---\n{FIELDS}---\n본문\n", f"---\n{FIELDS}---\n본문\n", False),
]


@pytest.mark.parametrize(("before", "after", "safe"), FIXES)
def test_fixes(before, after, safe):
    archive = f"-- content/a.md --\n{before}"
    (finding,) = findings("front-matter-unseen", archive)
    fixed = apply(site(archive), [finding], unsafe=True)

    assert finding.fix
    assert finding.fix.safe == safe
    assert fixed.by_path["content/a.md"].text == after


@pytest.mark.slow
def test_hugo_sees_it_after_the_fix_and_not_before():
    before, after = ([fix[i] for fix in FIXES] for i in (0, 1))

    assert {page["title"] for page in hugo_truth.read(before)} == {""}
    assert {page["title"] for page in hugo_truth.read(after)} == {"글"}
