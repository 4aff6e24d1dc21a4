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
        '⟦{"title": "부팅", "description": "설명"}⟧\n',
        "⟦본문뿐⟧\n\n둘째 줄\n",
        "⟦---⟧\ntitle: 'module's'\n---\n",  # broken, and it is plain how it is meant
        "---\ntitle: [a\nb\n---\n",  # broken, and nobody knows
        # Another rule says why.
        f"---\ntitle: #1 글\n{DATE}\ndescription: 설명\n---\n",
        f"---\n\u00a0title: 글\n{DATE}\ndescription: 설명\n---\n",
        f"---\ntitle: 글\n{DATE}\ndescripton: 설명\n---\n",
        f"－－－\ntitle: 글\n{DATE}\n－－－\n",
        f"```yaml\n---\ntitle: 글\n{DATE}\n---\n```\n본문\n",
        "\udcff\udcfe-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00x\x00\n\x00",  # UTF-16
        "---\ntitle: 검색\nlayout: search\n---\n",
        "⟦---⟧\nlayout: search\n---\n",
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


@pytest.mark.parametrize(
    "front",
    [
        "⟦---⟧\ntitle: 글\n---\n",
        "---\ntitle: 글\n⟦cover⟧:\n  image: a.png\n---\n",
        "---\ntitle: 글\n⟦cover⟧:\n  image: a.png\n  alt: ''\n---\n",
        "---\ntitle: 글\ncover: {image: a.png, alt: 그림}\n---\n",
        "---\ntitle: 글\nparams:\n  cover: {image: a.png, alt: 그림}\n---\n",  # Hugo reads both alike
        "+++\ntitle = '글'\n[⟦cover⟧]\nimage = 'a.png'\n+++\n",
        '{"title": "글", ⟦"cover"⟧: {"image": "a.png"}}\n',
    ],
)
def test_what_a_cover_needs(front):
    archive, expected = marked(f"-- content/posts/a.md --\n{front}")
    options = {"fields": ("cover.image", "cover.alt")}

    assert found("front-matter-required", archive, options) == expected


def section(place, pages, more=""):
    """A section with `pages` pages, the first of which has `more`."""
    return "".join(
        f"-- content/{place}{i}.md --\n---\ntitle: 글\n{more if i == 0 else ''}---\n"
        for i in range(pages)
    )


@pytest.mark.parametrize(
    ("archive", "options", "count"),
    [
        (section("terms/", 4), {}, 4),  # too few to tell a habit
        (section("terms/", 5), {}, 0),
        (section("terms/", 5, "date: 2026-01-01\n"), {}, 0),
        (section("terms/", 5), {"fields": ("title", "date")}, 5),  # said, so meant
        (section("terms/", 5), {"sections": {"terms": ("date",)}}, 5),
        (section("terms/", 5).replace("title: 글", "weight: 1", 1), {}, 1),  # a title always
        (section("", 2, "description: 설명\n"), {}, 1),  # pages at the top have no date
        (section("posts/", 6).replace("글\n", f"글\n{DATE}\ndescription: 설명\n", 5), {}, 1),
    ],
)
def test_what_most_pages_of_a_section_do_without_is_not_asked_for(archive, options, count):
    assert len(found("front-matter-required", archive, options)) == count


def test_side_files_have_no_front_matter():
    archive = "-- content/a/index.md --\n---\ntitle: x\n---\n-- content/a/notes.md --\n글\n"

    assert found("front-matter-required", archive, {"fields": ("title",)}) == []
