import pytest

from harness import found, marked


def pages(*fronts: str) -> str:
    return "".join(
        f"-- content/{i}/index.ko.md --\n---\n{front}\n---\n" for i, front in enumerate(fronts)
    )


@pytest.mark.parametrize(
    "archive",
    [
        pages("description: 하나", "description: 둘", "description:", "description: ''"),
        pages("description: 시리즈입니다", "description: ⟦시리즈입니다⟧"),
        pages("description: 하나\ntitle: 하나\nsummary: 하나", "description: 둘\ntitle: 하나"),
        pages("description: 하나", "description: ⟦>\n  하나⟧\ntitle: x"),
        pages("description: 하나", "description: 하나\ndraft: true"),
        pages("description: 하나", "description: 하나\nbuild: {render: never}"),
        pages("description: 하나", "description: ⟦하나⟧", "description: ⟦하나⟧"),
        "-- content/a.ko.md --\n---\ndescription: x\n---\n"
        "-- content/a.en.md --\n---\ndescription: x\n---\n",
    ],
)
def test_description_unique(archive):
    archive, expected = marked(archive)

    assert found("description-unique", archive) == expected
