import pytest

from harness import findings, found, marked


def page(fields: str) -> str:
    return f"---\ntitle: 글\n{fields}\n---\n"


@pytest.mark.parametrize(
    "document",
    [
        page("date: 2026-01-03\nlastmod: 2026-01-04\nexpiryDate: 2036-01-03"),
        page("date: 2026-01-03\nlastmod: 2026-01-03"),
        page("date: 2026-01-03T23:00:00+09:00\nlastmod: 2026-01-03"),  # the same day
        page("date: 2026-01-03T10:00:00+09:00\nlastmod: 2026-01-03T01:00:00Z"),  # the same time
        page("lastmod: 2026-01-03"),
        page("date: x\nlastmod: 2025-01-03"),
        page("date: 2026-01-03\nlastmod: ⟦2025-01-04⟧ # 고침"),
        page("date: 2026-01-03T10:00:00+09:00\nlastmod: ⟦2026-01-03T00:59:59Z⟧"),
        page("date: 2026-01-03\nmodified: ⟦2025-01-04⟧"),
        page("date: 2026-01-03\nexpiryDate: ⟦2026-01-02⟧"),
        page("date: 2026-01-03\npublishDate: 2026-02-01\nexpiryDate: ⟦2026-01-15⟧"),
        "+++\ndate = 2026-01-03\nlastmod = ⟦2025-01-03T10:00:00⟧\n+++\n",
        '{"date": "2026-01-03", "lastmod": ⟦"2025-01-03"⟧}\n',
        page("date: 2026-01-03\nlastmod: 2025-01-03\nsummary: 'module's'"),
    ],
)
def test_front_matter_time(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-time", archive) == expected


def test_the_zone_of_the_site():
    fields = "date: 2026-01-03T09:30:00\nlastmod: 2026-01-03T01:00:00Z"
    archive = f"-- content/a.md --\n{page(fields)}"

    assert not found("front-matter-time", archive, time_zone="Asia/Seoul")
    assert found("front-matter-time", archive)


def test_messages():
    text = page("date: 2026-01-03\nlastmod: 2025-01-03")
    (finding,) = findings("front-matter-time", f"-- content/a.md --\n{text}")

    assert finding.message.en == "`lastmod` 2025-01-03 is before `date` 2026-01-03"
    assert finding.related[0].span.of(text) == "2026-01-03"
