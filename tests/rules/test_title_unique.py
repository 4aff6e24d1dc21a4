import pytest

from harness import findings, found, marked

DATE = "date: 2026-11-20T09:00:00+09:00"


def pages(**fronts: str) -> str:
    """Pages by path, in which `__` stands for a slash."""
    return "".join(
        f"-- content/{name.replace('__', '/')}.ko.md --\n---\n{front}\n---\n"
        for name, front in fronts.items()
    )


@pytest.mark.parametrize(
    "archive",
    [
        pages(posts__a="title: 하나", posts__b="title: 둘", posts__c="x: 1", posts__d="title: ''"),
        pages(posts__a="title: 하나", posts__b="title: ⟦하나⟧"),
        pages(posts__a="title: Boot  up", posts__b="title: ⟦'boot up'⟧"),
        pages(docs__a__install="title: 설치", docs__b__install="title: 설치"),
        pages(x__a=f"title: 설치\n{DATE}", y__a=f"title: ⟦설치⟧\n{DATE}"),
        pages(x__a="title: 설치", x__b=f"title: 설치\n{DATE}"),
        pages(x__a="title: 설치", x__b="title: 설치\ndraft: true"),
        pages(x___index="title: 설치", x__b="title: 설치"),
        pages(x__a="title: 설치", x__a__index="title: 설치"),  # a conflict of files
        pages(x__a="title: 설치", x__b="title: 설치\ntags: 'module's'"),
        pages(x__a="title: 2024", x__b="title: 2024"),
        "-- content/a.ko.md --\n---\ntitle: Go\n---\n-- content/a.en.md --\n---\ntitle: Go\n---\n",
        '-- content/a.md --\n+++\ntitle = "Go"\n+++\n-- content/b.md --\n{"title": ⟦"Go"⟧}\n',
        "-- content/a/index.md --\n---\ntitle: Go\n---\n-- content/a/b.md --\n---\ntitle: Go\n---\n",
    ],
)
def test_title_unique(archive):
    archive, expected = marked(archive)

    assert found("title-unique", archive) == expected


def test_the_older_page_keeps_its_title():
    archive = pages(
        x__a=f"title: ⟦설치⟧\n{DATE}", x__b=f"title: 설치\n{DATE.replace('2026', '2025')}"
    )
    archive, expected = marked(archive)
    (finding,) = findings("title-unique", archive)

    assert [(finding.path, finding.span)] == expected
    assert finding.message.en == "`content/x/b.ko.md` has the same title"
    assert [related.path for related in finding.related] == ["content/x/b.ko.md"]
