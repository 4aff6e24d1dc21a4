import pytest

from harness import findings, found, marked, post


def pair(ko: str, en: str) -> str:
    return post(f"표\n\n{ko}") + post(f"A table\n\n{en}", "index.en.md")


TABLE = "| a | b |\n| - | - |\n| gzip | 12 |\n| zstd | 4 |\n| lz4 | 2 |"


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        (TABLE, TABLE),
        (TABLE, TABLE.replace("| - | - |", "| :- | -: |")),
        (TABLE.replace("| zstd | 4 |", "| ⟦zstd | 4⟧ |"), TABLE.replace("| zstd | 4 |\n", "")),
        (TABLE.replace("| lz4 | 2 |", "| ⟦lz4 | 2⟧ |"), TABLE.replace("\n| lz4 | 2 |", "")),
        (TABLE.replace("\n| lz4 | 2 |", ""), TABLE.replace("| lz4 | 2 |", "| ⟦lz4 | 2⟧ |")),
        (
            "| 이름 | ⟦시간⟧ | 크기 |\n| - | - | - |\n| gzip | 12 | 5.1 |\n| zstd | 4 | 4.8 |",
            "| name | size |\n| - | - |\n| gzip | 5.1 |\n| zstd | 4.8 |",
        ),
        # nothing tells which
        ("| ⟦가 | 나⟧ |\n| - | - |\n| 다 | 라 |\n| 마 | 바 |", "| a | b |\n| - | - |\n| c | d |"),
    ],
)
def test_table_parity(ko, en):
    archive, expected = marked(pair(ko, en))
    places = [
        (path, span._replace(start=span.start, end=span.end))
        for path, span in found("table-parity", archive)
    ]

    assert [path for path, _ in places] == [path for path, _ in expected]
    assert all(
        one.start <= other.start and one.end >= other.end
        for (_, one), (_, other) in zip(places, expected, strict=True)
    )


def test_the_message_names_the_row():
    (finding,) = findings("table-parity", pair(TABLE, TABLE.replace("| zstd | 4 |\n", "")))

    assert finding.message.en == (
        "the table has 3 rows here and 2 in the `en` text, which lacks `zstd`"
    )
    assert finding.message.ko == "표의 행이 여기는 3개, `en` 글은 2개입니다. 빠진 행: `zstd`"
