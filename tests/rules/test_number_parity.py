"""Numbers of a translation that differ from those of its source."""

from __future__ import annotations

import pytest

from harness import findings, found, marked, pair, post

TABLE = """\
| 모델 | 매개변수 |
| --- | --- |
| 작은 것 | 1억 2,444만 |
| 큰 것 | 15억 |"""
ENGLISH_TABLE = """\
| Model | Parameters |
| --- | --- |
| Small | 124.4M |
| Large | {} |"""


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        # The same
        (
            "2026년 11월 24일 오후 3시에 1억 2,444만 개",
            "124,440,000 on November 24, 2026, at 15:00",
        ),
        ("`8080` 포트를 엽니다.", "Open port 8080, and again 8080."),
        ("GPT-2와 K8s 1.30, 3.11.7", "GPT-2, K8s 1.30 and Python 3.11.7"),
        ("세 개 중 두 개를 씁니다", "2 of 3 are used"),
        ("평범한 문장입니다.", "A plain sentence."),
        # Two values in one place
        ("사용자가 10억 명", "⟦10 billion⟧ users"),
        ("보드 40대가 0.8초 만에", "40 boards in ⟦0.9 seconds⟧"),
        ("맵은 1,058개, 그중 30%", "1,058 maps, ⟦35%⟧ of them"),
        ("파이썬 3.11.7", "Python ⟦3.11.8⟧"),
        ("VNI는 약 1,677만 개", "about ⟦16.7 million⟧ VNIs"),
        ("## 8080 포트", "## Port ⟦8081⟧"),
        (TABLE, ENGLISH_TABLE.format("1.5B")),
        (TABLE, ENGLISH_TABLE.format("⟦1.6B⟧")),
        ("끝[^a]\n\n[^a]: 초당 8만 4천 건.", "End[^a]\n\n[^a]: ⟦8,400⟧ a second."),
        ("9월 말", "the end of ⟦October⟧"),
        ("42밀리초 만에", "in ⟦42 s⟧"),
        # One side only
        ("한글 설명은 ⟦25⟧자입니다.", "A description has letters."),
        ("설명은 짧습니다.", "A description has ⟦25⟧ letters."),
        ("노드 8개를 씁니다.", "The nodes are used."),
        # Not this rule's
        ("```\nx = 8080\n```", "```\nx = 8081\n```"),
        (TABLE + "\n| 더 큰 것 | 700억 |", ENGLISH_TABLE.format("1.6B")),
    ],
)
def test_number_parity(source, translation):
    archive, expected = marked(pair(source, translation))

    assert found("number-parity", archive) == expected


@pytest.mark.parametrize(
    ("source", "translation", "severity"),
    [
        ("40대가 0.8초", "40 in 0.9 seconds", "warning"),
        ("한글 설명은 25자입니다.", "A description has letters.", "note"),
    ],
)
def test_severity_and_related_place(source, translation, severity):
    (finding,) = findings("number-parity", pair(source, translation))
    (other,) = finding.related

    assert finding.severity == severity
    assert {finding.path, other.path} == {f"content/posts/a/index.{x}.md" for x in ("ko", "en")}


def test_notes_can_be_turned_off():
    one_sided = pair("한글 설명은 25자입니다.", "A description has letters.")

    assert found("number-parity", one_sided)
    assert not found("number-parity", one_sided, {"one_sided": False})


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The 1,234.5 ms", "Die 1.234,5 ms"),
        ("Three nodes, 40,000 users", "3つのノード、4万人のユーザー"),
        ("16.7 million, 40,000 more", "16,7 Millionen, 4万"),
        ("In 16 nodes of 4 GB", "In ⟦15⟧ Knoten mit 4 GB"),
        ("Nothing", "25"),
    ],
)
def test_other_languages_are_sure_or_silent(source, translation):
    archive, expected = marked(post(source, "index.en.md") + post(translation, "index.de.md"))

    assert found("number-parity", archive, languages=("en", "de")) == expected


def test_the_message_names_both_numbers():
    (finding,) = findings("number-parity", pair("사용자가 10억 명", "10 billion users"))

    assert finding.message.en == "`10 billion` stands here, and `10억` in the `ko` text"
    assert finding.message.ko == "여기 숫자는 `10 billion`, `ko` 글의 숫자는 `10억`입니다"
