import pytest

from harness import findings, found, marked


def posts(*fronts: str, lang: str = "ko") -> str:
    return "".join(
        f"-- content/posts/{i}.{lang}.md --\n---\n{front}\n---\n" for i, front in enumerate(fronts)
    )


@pytest.mark.parametrize(
    "archive",
    [
        posts("series: [가]\nseries_idx: 1", "series: [가]\nseries_idx: 2"),
        posts("series: [가]\nseries_idx: 1", "series: [가]\nseries_idx: 4"),
        posts("series: [가]", "series: [가]"),  # by date
        posts("series: [가]\nseries_idx: 1", "series: [나]\nseries_idx: 1"),
        posts("series: [가]\nseries_idx: 1") + posts("series: [가]\nseries_idx: 1", lang="en"),
        posts("series: [가]\nseries_idx: 1", "series: [가]\nseries_idx: ⟦1⟧"),
        posts("series: [A B]\nseries_idx: 1", "series: a-b\nseries_idx: ⟦'1'⟧"),
        posts("series: [가]\nseries_idx: 1", "series: [⟦가⟧]"),
        posts("series: [가]\nseries_idx: 1", "series: ⟦나⟧\ntags: [x]"),
        posts("series: [가]\nseries_idx: 0", "series: [가]\nseries_idx: ⟦''⟧"),
        posts(
            "series: [가]\ndate: 2026-02-01\nseries_idx: ⟦3⟧",
            "series: [가]\ndate: 2026-01-01\nseries_idx: 3",
        ),
        posts("series: [A B, a-b]\nseries_idx: 1"),
        posts("series: [가]\nseries_idx: 1", "series_idx: 1"),
        posts("series: [가]\nseries_idx: 1", "series: [가]\nseries_idx: 1\ntitle: 'a's'"),
        "-- content/series/a/_index.ko.md --\n---\nseries: [가]\n---\n"
        + posts("series: [가]\nseries_idx: 1"),
        '-- content/1.md --\n+++\nseries = ["a"]\nseries_idx = 1\n+++\n'
        '-- content/2.md --\n{"series": ["a"], "series_idx": ⟦1⟧}\n',
    ],
)
def test_series_order(archive):
    archive, expected = marked(archive)

    assert found("series-order", archive) == expected


def test_the_next_number_is_named():
    (finding,) = findings(
        "series-order",
        posts("series: [가]\nseries_idx: 1", "series: [가]\nseries_idx: 4", "series: 가"),
    )

    assert finding.help
    assert "5 is the next" in finding.help.en


def test_another_field():
    archive = posts("series: [가]\nseries_order: 1", "series: [가]\nseries_order: 1")

    assert found("series-order", archive) == []
    assert len(found("series-order", archive, {"field": "series_order"})) == 1
