import pytest

from harness import findings, found, marked, pair, site
from twinpost import fix

KO = "## 커널\n\n먼저 줄입니다.\n\n### 설정\n\n`make`를 씁니다.\n\n## 측정\n\n4초입니다."


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        (KO, "## Kernel\n\nFirst.\n\n### Settings\n\nUse `make`.\n\n## Measured\n\nIn 4 s."),
        (KO, "## Kernel\n\nFirst.\n\n⟦## Settings⟧\n\nUse `make`.\n\n## Measured\n\nIn 4 s."),
        (KO, "⟦### Kernel⟧\n\nFirst.\n\n#### Settings\n\nUse `make`.\n\n### Measured\n\nIn 4 s."),
        (KO, "## Kernel\n\nFirst.\n\n### Settings\n\nUse `make`.\n\n⟦Measured\n===⟧\n\nIn 4 s."),
        ("## 측정\n\n4초입니다.", "⟦**Measured**⟧\n\nIn 4 seconds."),
        ("⟦**측정**⟧\n\n4초입니다.", "## Measured\n\nIn 4 seconds."),
        # ids
        ("## 측정 {#measured}\n\n4초입니다.", "## Measured\n\nIn 4 seconds."),
        ("## 측정 {#time}\n\n4초입니다.", "⟦## Measured⟧\n\nIn 4 seconds."),
        ("## 측정\n\n4초입니다.", "## Measured {#time}\n\nIn 4 seconds."),
        ("## 측정\n\n4초입니다.", ""),
    ],
)
def test_heading_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("heading-parity", archive) == expected


def test_nothing_is_said_of_another_text():
    ko = "## 가\n\n하나.\n\n## 나\n\n둘."
    en = "### A `x`\n\nOne.\n\n" + "".join(f"## B{n}\n\nMore of `{n}`.\n\n" for n in range(6))

    assert not found("heading-parity", pair(ko, en))


def test_beside_a_heading_that_only_one_side_has_nothing_is_sure():
    """A section is gone from the source, and its headings were taken for those behind it."""
    ko = "## 커널\n\n먼저 `make`를 씁니다.\n\n## 맺음\n\n끝."
    en = "## Kernel\n\nFirst `make`.\n\n## Logs\n\nA lot of `log`.\n\n### Log\n\nThe end."
    told = found("heading-parity", pair(ko, en))

    assert not told


def test_a_branch_is_counted():
    en = "### Kernel\n\nFirst.\n\n#### Settings\n\nUse `make`.\n\n### Measured\n\nIn 4 s."
    (finding,) = findings("heading-parity", pair(KO, en))

    assert finding.message.en.startswith("3 headings from here on are 1 level deeper")
    assert finding.message.ko.startswith("여기부터 제목 3개가 `ko` 글보다 1단계 낮은")


def test_the_fix_is_offered_for_the_whole_branch():
    en = "### Kernel\n\nFirst.\n\n#### Settings #\n\nUse `make`.\n\n### Measured\n\nIn 4 s."
    before = site(pair(KO, en))
    offered = findings("heading-parity", before)
    fixed = fix.apply(before, offered, unsafe=True)
    assert not offered[0].fix.safe
    text = fixed.by_path["content/posts/a/index.en.md"].text

    assert "\n## Kernel\n" in text
    assert "\n### Settings #\n" in text
    assert not findings("heading-parity", fixed)
