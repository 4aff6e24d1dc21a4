import pytest

from harness import found, marked, post


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
