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


@pytest.mark.parametrize(
    ("ko", "en", "severities"),
    [
        ("| 작은 것 | 12 |\n| 큰 것 | 4 |", "| Small | 12 |\n| Large | 4 |", []),
        ("| 작은 것 | 12 |\n| 큰 것 | 4 |", "| Large | 4 |\n| Small | 12 |", ["warning"]),
        ("| y | 시간 |\n| 큰 것 | 4 |", "| Large | 4 ms |\n| y | time |", ["warning"]),
        (
            "| 나무 | 1 |\n| 바위 | 2 |\n| 사과 | 3 |\n| 책 | 4 |",
            "| Apple | 3 |\n| Book | 4 |\n| Rock | 2 |\n| Tree | 1 |",
            ["note"],
        ),
        ("| gzip | 12 |\n| zstd | 4 |", "| gzip | 4 |\n| zstd | 12 |", []),
        ("| 큰 API | 가 |\n| 작은 것 | 나 |", "| Large | a |\n| Small API | b |", []),
    ],
)
def test_rows_in_another_order(ko, en, severities):
    head = "| x | y |\n| - | - |\n"
    told = findings("table-parity", pair(f"{head}{ko}", f"{head}{en}"))

    assert [finding.severity for finding in told] == severities
    assert bool(severities) <= (not found("number-parity", pair(f"{head}{ko}", f"{head}{en}")))


def test_the_message_names_the_first_row_of_another_order():
    swapped = TABLE.replace("| zstd | 4 |\n| lz4 | 2 |", "| lz4 | 2 |\n| zstd | 4 |")
    (finding,) = findings("table-parity", pair(TABLE, swapped))

    assert finding.message.en == (
        "the rows of the table are in another order than in the `ko` text, from `lz4` on"
    )
    assert finding.message.ko == "표의 행 순서가 `ko` 글과 다릅니다. 처음 다른 행: `lz4`"
