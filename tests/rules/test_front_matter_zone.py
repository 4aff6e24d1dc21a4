import pytest

import hugo_truth
from harness import findings, found, marked


def page(fields: str) -> str:
    return f"---\ntitle: 글\n{fields}\n---\n"


@pytest.mark.parametrize(
    "document",
    [
        page("date: 2026-01-03\nlastmod: 2026-01-04T10:00:00+09:00"),
        page("date: 2026-01-03T10:00:00Z\nlastmod: 1767398400\ncreated: 2026-01-03T10:00:00"),
        page("date: ⟦2026-01-03T10:00:00⟧\nlastmod: 2026-01-04 10:00:00"),
        page("date: ⟦'2026-01-03 10:00:00'⟧ # 아침"),
        page("date: ⟦Sat, 03 Jan 2026 10:00:00 KST⟧"),  # the name says nothing to Hugo
        page("date: 3:04PM"),  # has no day: front-matter-misread
        "+++\ndate = ⟦2026-01-03T10:00:00⟧\n+++\n",
        '{"date": ⟦"2026-01-03T10:00:00"⟧}\n',
        page("date: 2026-01-03T10:00:00\nsummary: 'module's'"),  # another rule's business
    ],
)
def test_front_matter_zone(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-zone", archive) == expected
    assert found("front-matter-zone", archive, time_zone="Asia/Seoul") == []


def test_it_speaks_once():
    date = page("date: 2026-01-03T10:00:00")
    archive = f"-- content/a.md --\n{date}-- content/b.md --\n{date}-- content/c.md --\n{date}"
    (finding,) = findings("front-matter-zone", archive)

    assert finding.message.en.endswith("and 2 more")
    assert finding.message.ko.endswith("같은 날짜가 2개 더 있습니다")


@pytest.mark.slow
def test_hugo_takes_it_for_utc():
    dates = ("2026-01-03T10:00:00", "Sat, 03 Jan 2026 10:00:00 KST")
    answers = hugo_truth.ask([page(f"date: {date}") for date in dates])

    assert [answer["date"] for answer in answers if isinstance(answer, dict)] == [
        "2026-01-03T10:00:00Z"
    ] * 2
