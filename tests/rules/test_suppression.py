import pytest

from harness import marked, post, rules, site
from twinpost import fix
from twinpost.config import Config
from twinpost.lint import lint

BOTH = rules("heading-level", "image-alt", "suppression", "front-matter-required")


def found(archive):
    return [(f.path, f.span) for f in lint(site(archive), BOTH, Config())]


@pytest.mark.parametrize(
    "body",
    [
        "<!-- twinpost-ignore heading-level: 까닭 -->\n\n# 하나\n\n글\n\n# 둘",  # at the top: the file
        "글\n\n<!-- twinpost-ignore heading-level: 까닭 -->\n\n# 하나\n\n글\n\n⟦# 둘⟧",
        "글\n\n<!-- twinpost-ignore heading-level, image-alt -->\n\n# ![](a.png)",
        "글\n\n<!-- twinpost-ignore image-alt -->\n<!-- twinpost-ignore heading-level -->\n\n# ![](a.png)",
        "⟦<!-- twinpost-ignore heading-levle: 오타 -->⟧\n\n⟦# 하나⟧",
        "⟦<!-- twinpost-ignore image-alt: 이제 없음 -->⟧\n\n⟦# 하나⟧",
        "글 <!-- twinpost-ignore image-alt --> ![](a.png)",
        "글\n\n⟦<!-- twinpost-ignore heading-level image-alt: 쉼표 없음 -->⟧\n\n⟦# 하나⟧",
        "글\n\n⟦<!-- twinpost-ignore -->⟧\n\n⟦<!-- Twinpost-Ignore: 까닭뿐 -->⟧\n\n⟦# 하나⟧",
        "- 목록\n\n  <!-- twinpost-ignore image-alt -->\n\n  ![](a.png)\n\n  ⟦![](b.png)⟧",
        "`<!-- twinpost-ignore image-alt -->` ⟦![](a.png)⟧",
        "<!-- 보통 주석 -->\n\n<!-- twinpost-ignore image-alt -->\n\n글\n\n![](a.png)",
    ],
)
def test_suppression(body):
    archive, expected = marked(post(body))

    assert found(archive) == expected


@pytest.mark.parametrize(
    "document",
    [
        "---\n# twinpost-ignore front-matter-required: 옛 글\ntitle: 글\n---\n",
        "---\n⟦# twinpost-ignore front-matter-requierd⟧\ndate: 2026-11-20\ntitle: 글\ndescription: d\n---\n",
        "---\n⟦# twinpost-ignore image-alt⟧\ndate: 2026-11-20\ntitle: 글\ndescription: d\n---\n⟦![](a.png)⟧\n",
    ],
)
def test_in_front_matter(document):
    archive, expected = marked(f"-- content/a.ko.md --\n{document}")

    assert found(archive) == expected


def test_what_did_not_run_is_not_called_unused():
    archive = post("<!-- twinpost-ignore draft-in-publish: 나중에 -->\n\n글")

    assert found(archive) == []


def test_the_fix_removes_the_comment_and_its_line():
    before = site(post("글\n\n<!-- twinpost-ignore image-alt -->\n\n끝"))
    fixed = fix.apply(before, lint(before, BOTH, Config()))

    assert fixed.documents[0].text.endswith("글\n\n\n끝\n")
