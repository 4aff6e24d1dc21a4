import pytest

from harness import FRONT, findings, found, marked, post, site
from twinpost import fix

TABLE = [
    ("10 GB, 20 MB, 3개, 5%, 7초", None),
    ("10GB와 20 MB", None),  # nobody has the majority
    ("3 개발자, 3개, 4개, 2 분리, 값이 0 일 때, 3 월드", None),
    ("GPT-4 개, v3 개, 3개, 4개", None),  # names of versions are no numbers
    ("`10GB`, `20GB`, 5 GB, [a](b/10GB)", None),
    ("10GB, 20GB, 30\nGB", None),
    ("10\u00a0GB, 10 GB, ⟦10GB⟧를", "10\u00a0GB, 10 GB, 10 GB를"),
    ("⟦10 GB⟧, 20MB, 5ms", "10GB, 20MB, 5ms"),
    ("10 GB, 20 MB, **⟦5**ms⟧ ", None),
    ("3개와 4명, ⟦5 개⟧의 1,024.5바이트", "3개와 4명, 5개의 1,024.5바이트"),
    ("5%, 6%, ⟦7 %⟧, 10 GB", "5%, 6%, 7%, 10 GB"),
    ("## 3개\n\n- 4개\n\n| ⟦5 개⟧ |\n|---|", "## 3개\n\n- 4개\n\n| 5개 |\n|---|"),
]


@pytest.mark.parametrize(("body", "_"), TABLE)
def test_unit_spacing(body, _):
    archive, expected = marked(post(body))

    assert found("unit-spacing", archive) == expected


@pytest.mark.parametrize(("body", "expected"), [row for row in TABLE if row[1]])
def test_fixed(body, expected):
    before = site(marked(post(body))[0])
    after, left = fix.until_done(before, lambda s: findings("unit-spacing", s))

    assert after.documents[0].text == f"{FRONT}{expected}\n"
    assert left == []


def test_only_korean():
    assert found("unit-spacing", post("10 GB, 20MB, 5ms", "index.en.md")) == []
