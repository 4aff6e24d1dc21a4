import re

import pytest

from harness import findings, found, marked, post, site
from hugo_rendering import render
from twinpost import fix


@pytest.mark.parametrize(
    "body",
    [
        "## 방법\n\n### 센서\n\n#### 보정\n\n## 결과",
        "⟦# 결과⟧\n\n글",
        "⟦# 하나⟧\n\n⟦# 둘⟧\n\n## 셋",
        "## 방법\n\n⟦#### 센서⟧\n\n##### 보정",
        "⟦### 처음부터 H3⟧",
        "⟦제목\n====⟧\n\n소제목\n------",
        "## A\n\n### B\n\n## C\n\n⟦#### D⟧",
        "> # 인용 속 제목은 목차가 아니다\n\n- # 목록 속도",
        "```bash\n# 주석은 제목이 아니다\n```\n\n    # 이것도\n",
        "#해시태그는 제목이 아니다",
        "{{< highlight bash >}}\n# 주석\n{{< /highlight >}}",
        "{{% note %}}\n⟦# 노트⟧\n{{% /note %}}",
    ],
)
def test_heading_level(body):
    archive, expected = marked(post(body))

    assert found("heading-level", archive) == expected


def test_top():
    archive, expected = marked(post("# 결과\n\n⟦### 표⟧"))

    assert found("heading-level", archive, {"top": 1}) == expected


TITLE = "---\ntitle: \"보드의 '첫' 부팅\"\n---\n"


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("# 보드의 '첫' 부팅\n\n글\n", "글\n"),
        ("\n# 보드의  ‘첫’ 부팅. ##\n글\n", "\n글\n"),
        ("글\n\n보드의 '첫' 부팅\n====\n\n\n글\n", "글\n\n글\n"),
        ("  # 보드의 '첫' 부팅\r\n\r\n글\r\n", "글\r\n"),
        ("# 보드의 '첫' 부팅", ""),
        ("# 보드의 둘째 부팅\n\n글\n", None),
        ("## 보드의 '첫' 부팅\n\n글\n", None),
        ("# 보드의 '첫' 부팅 {#top}\n\n글\n", None),
        ("# 보드의 '첫' [부팅](u)\n\n글\n", None),
        ("# 보드의 '첫' 부팅\n\n[위로](#보드의-첫-부팅)\n", None),
        ("## 하나\n\n# 보드의 '첫' 부팅\n\n글\n", None),
        ("- 가\n\n# 보드의 '첫' 부팅\n- 나\n", None),
    ],
)
def test_the_title_is_not_repeated(body, after):
    before = site(f"-- content/a.ko.md --\n{TITLE}{body}")
    fixed = fix.apply(before, findings("heading-level", before))

    assert fixed.documents[0].text == TITLE + (body if after is None else after)


def test_a_list_of_pages_may_print_no_title():
    (finding,) = findings("heading-level", f"-- content/_index.md --\n{TITLE}# 보드의 '첫' 부팅\n")

    assert finding.fix
    assert not finding.fix.safe


@pytest.mark.slow
def test_hugo_renders_the_rest_as_before():
    rests = [
        "글",
        "- 가\n- 나",
        "> 글",
        "```\n# 코드\n```",
        "    코드",
        "|가|\n|-|\n|나|",
        "{{< word >}}",
        "[^1]: 각주",
    ]
    befores = [
        "",
        "글\n\n",
        "- 가\n\n",
        "> 글\n",
        "```\n코드\n```\n",
        "<!-- 주석 -->\n",
        "[a]: u\n",
    ]
    headings = ["# 보드의 '첫' 부팅\n", "보드의 '첫' 부팅\n===\n", "  # 보드의 '첫' 부팅 #\n\n\n"]
    cases = []
    for body in (b + h + r for b in befores for h in headings for r in rests):
        before = site(f"-- content/a.ko.md --\n{TITLE}{body}")
        after = fix.apply(before, findings("heading-level", before)).documents[0].text
        if after != TITLE + body:
            cases.append((body, after.removeprefix(TITLE)))
    pages = render([text for case in cases for text in case])
    wrong = [
        case
        for case, old, new in zip(cases, pages[::2], pages[1::2], strict=True)
        if re.sub(r"<h1.*?</h1>|\s", "", old) != re.sub(r"\s", "", new)
    ]

    assert wrong == []
    assert len(cases) > 50
