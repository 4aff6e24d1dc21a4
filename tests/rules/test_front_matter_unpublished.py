from datetime import UTC, datetime

import pytest

from harness import found, marked

NOW = datetime(2026, 6, 1, 0, 0, tzinfo=UTC)


def page(fields: str) -> str:
    return f"---\ntitle: 글\n{fields}\n---\n"


@pytest.mark.parametrize(
    "document",
    [
        page("date: 2026-06-01"),
        page("date: 2026-06-01T09:00:00+09:00\nlastmod: 2999-01-01"),
        page("date: ⟦2026-06-01T09:00:01+09:00⟧ # 아침"),
        page("date: ⟦2026-06-02⟧"),
        page("date: ⟦2026-06-02⟧\ndraft: false"),
        page("date: 2026-06-02\ndraft: true"),
        page("date: 2026-06-02\npublishDate: 2026-01-01"),  # Hugo asks publishDate first
        page("date: 2026-01-01\npublishDate: ⟦2026-06-02⟧"),
        page("date: 2025-01-01\nexpiryDate: ⟦2026-01-01⟧"),
        page("unpublishdate: 2036-01-01"),
        page("date: 2999년"),
        "+++\ndate = ⟦2026-06-02⟧\n+++\n",
        '{"date": ⟦"2026-06-02"⟧}\n',
        page("date: 2026-06-02\nsummary: 'module's'"),  # broken: another rule's business
    ],
)
def test_front_matter_unpublished(document):
    archive, expected = marked(f"-- content/posts/a.ko.md --\n{document}")

    assert found("front-matter-unpublished", archive, now=NOW) == expected


def test_sites_that_build_the_future():
    archive = f"-- content/a.md --\n{page('date: 2999-01-01')}"

    assert found("front-matter-unpublished", archive)
    assert not found("front-matter-unpublished", archive, builds_future=True)


def test_the_zone_of_the_site():
    archive = f"-- content/a.md --\n{page('date: 2026-06-01T09:00:00')}"

    assert found("front-matter-unpublished", archive, now=NOW)
    assert not found("front-matter-unpublished", archive, now=NOW, time_zone="Asia/Seoul")
