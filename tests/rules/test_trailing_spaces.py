"""What a fix does to the page is put before real Hugo."""

import pytest

from harness import FRONT, findings, found, marked, post
from hugo_rendering import render
from twinpost.fix import edited

CASES = [
    "한 줄입니다.\n두 줄입니다.",
    "요청을 모아서 한 번에 처리하면 처리량은 늘지만,⟦  ⟧\n지연도 늘어납니다.",
    "요청을 모아서 한 번에 처리하면 처리량을⟦   ⟧\n늘릴 수 있습니다.",
    "The scheduler collects all the requests⟦  ⟧\nand hands them to the model.",
    "먼저 도착한 요청은 기다립니다.⟦  ⟧\n나중 요청은 아닙니다.",
    "> - 먼저 도착한 **요청은 기다립니다.**⟦  ⟧\n>   나중 요청은 아닙니다.",
    "먼저 도착한 요청은 기다립니다.⟦  ⟧\r\n나중 요청은 아닙니다.",
]
SILENT = [
    "문단 끝입니다.  \n\n다음 문단입니다.  ",
    "먼저 도착한 요청은 기다립니다.\\\n나중 요청은 아닙니다.<br>\n끝.",
    "서울시 종로구,  \n세종대로 1",
    "저장소: https://example.com/a  \n복사본: https://example.com/b",
    "```\n끝입니다.  \n다음\n```",
    "# 제목입니다.  \n글",
    "하나다.  \n둘이다.  \n셋이다.  \n넷이다.  \n다섯이다.  \n여섯이다.",
]


@pytest.mark.parametrize("body", CASES + SILENT)
def test_trailing_spaces(body):
    archive, expected = marked(post(body))

    assert found("trailing-spaces", archive) == expected


def test_the_midst_of_a_sentence_is_a_warning():
    severities = [
        finding.severity
        for body in CASES[1:]
        for finding in findings("trailing-spaces", post(body.replace("⟦", "").replace("⟧", "")))
    ]

    assert severities == ["warning"] * 3 + ["note"] * 3


@pytest.mark.slow
def test_hugo_renders_every_fix():
    """A backslash keeps the page as it is; without the blanks, the break is gone and no more."""
    before, after, severities = [], [], []
    for case in CASES[1:]:
        body = case.replace("⟦", "").replace("⟧", "")
        (finding,) = findings("trailing-spaces", post(body))
        assert finding.fix
        assert not finding.fix.safe
        before.append(body)
        after.append(edited(FRONT + body, finding.fix.edits).removeprefix(FRONT))
        severities.append(finding.severity)
    pages = render([*before, *after])
    half = len(before)

    for severity, old, new in zip(severities, pages[:half], pages[half:], strict=True):
        assert "<br>" in old
        assert new == (old.replace("<br>", "") if severity == "warning" else old)
