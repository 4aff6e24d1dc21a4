import pytest

from harness import found, marked

DATE = "date: 2026-11-20T09:00:00+09:00"


@pytest.mark.parametrize(
    "document",
    [
        f"---\ntitle: 부팅\n{DATE}\ndescription: 설명\n---\n",
        f"---\nTitle: 부팅\n{DATE}\nDescription: 설명\n---\n",
        f"+++\ntitle = '부팅'\n{DATE.replace(': ', ' = ')}\ndescription = '설명'\n+++\n",
        f"⟦---⟧\ntitle: 부팅\n{DATE}\n---\n",
        f"⟦---⟧\ntitle: ''\n{DATE}\ndescription:\n---\n",
        "⟦본문뿐⟧\n\n둘째 줄\n",
        "---\ntitle: 'module's'\n---\n",  # broken: another rule's business
    ],
)
def test_front_matter_required(document):
    archive, expected = marked(f"-- content/posts/a/index.ko.md --\n{document}")

    assert found("front-matter-required", archive) == expected


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("posts/a.md", 1),
        ("docs/a.md", 0),
        ("a.md", 1),
        ("docs/_index.md", 0),
        ("posts/_index.md", 0),
    ],
)
def test_sections(path, count):
    archive = f"-- content/{path} --\n---\ntitle: 글\n---\n"
    options = {"fields": ("title", "tags"), "sections": {"docs": ("title",)}}

    assert len(found("front-matter-required", archive, options)) == count


def test_side_files_have_no_front_matter():
    archive = "-- content/a/index.md --\n---\ntitle: x\n---\n-- content/a/notes.md --\n글\n"

    assert found("front-matter-required", archive, {"fields": ("title",)}) == []
