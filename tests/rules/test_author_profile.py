import pytest

from harness import findings, found, marked


def archive_of(profiles: list[str], *authors: str) -> str:
    """Profiles of authors, and a page for each list of names."""
    parts = [f"-- content/{path} --\n---\ntitle: 이름\n---\n" for path in profiles]
    parts += [f"-- content/{i}.ko.md --\n---\n{each}\n---\n" for i, each in enumerate(authors)]
    return "".join(parts)


KIM = ["authors/_index.ko.md", "authors/kim-minji/_index.ko.md"]


@pytest.mark.parametrize(
    ("profiles", "authors"),
    [
        (KIM, ["authors: [kim-minji]", "authors: [Kim Minji]", "author: 김민지"]),
        ([], ["authors: [kim]"]),
        (["authors/_index.ko.md"], ["authors: [kim]"]),
        (["authors/kim/_index.en.md"], ["authors: [⟦kim⟧]"]),  # English has profiles
        (["authors/_index.en.md"], ["authors: [kim]"]),
        (KIM, ["authors: ⟦Kim Minji, Lee⟧", "authors: ⟦'Kim Minji, Lee'⟧"]),
        (KIM, ["authors: ⟦'King, Jr.'⟧"]),  # one name, without a profile
        (["authors/kim,-lee/_index.ko.md"], ["authors: Kim, Lee"]),  # so they are called
        ([], ["authors: ⟦Kim, Lee⟧"]),
        (["authors/Kim-Minji/_index.ko.md"], ["authors: [kim minji, Kim Minji, kim-minji]"]),
        (KIM, ["authors: [⟦kim-minjii⟧]", "authors:\n- ⟦'kim-minj'⟧"]),
        (KIM, ["authors: [⟦lee⟧, kim-minji]", "authors: [lee]"]),
        (KIM, ["authors: ⟦홍길동⟧"]),
        (KIM, ["authors: [kim_minji]"]),  # term-spelling says so
        (KIM, ["authors: [lee]\ntitle: 'module's'"]),
        (["author/kim-minji/_index.ko.md"], ["author: kim-minji", "author: ⟦lee⟧"]),
        (["author/kim-minji/_index.ko.md"], ["author: Minji"]),  # a name to print
    ],
)
def test_author_profile(profiles, authors):
    archive, expected = marked(archive_of(profiles, *authors))

    assert found("author-profile", archive) == expected


def test_a_profile_in_another_language():
    profiles = [*KIM, "authors/lee/_index.en.md"]
    (finding,) = findings("author-profile", archive_of(profiles, "authors: [Lee]"))

    assert finding.message.en == "author `Lee` of 1 page has no profile in `ko`"
    assert finding.help
    assert finding.help.en == "write `content/authors/lee/_index.ko.md`"
    assert [related.path for related in finding.related] == ["content/authors/lee/_index.en.md"]


@pytest.mark.parametrize("path", ["authors/kim.ko.md", "authors/kim/index.ko.md"])
def test_an_ordinary_page_lists_no_posts(path):
    archive = archive_of([path], "authors: [kim]")

    assert [path for path, _ in found("author-profile", archive)] == [f"content/{path}"]


def test_other_fields():
    archive = archive_of(["writers/kim/_index.ko.md"], "writers: [lee]")
    more = {"taxonomies": {"writer": "writers"}}

    assert found("author-profile", archive, **more) == []
    assert len(found("author-profile", archive, {"fields": ("writers",)}, **more)) == 1


def test_several_authors_in_one_text():
    (finding,) = findings("author-profile", archive_of(KIM, "authors: 'Kim, Lee'"))

    assert finding.help
    assert finding.help.en == "write a list: `['Kim', 'Lee']`"
    assert finding.fix
    assert [edit.text for edit in finding.fix.edits] == ["['Kim', 'Lee']"]


def test_where_the_profile_of_another_language_lies():
    (finding,) = findings(
        "author-profile", archive_of(["authors/kim/_index.en.md"], "authors: [Kim]")
    )

    assert finding.help
    assert finding.help.en == "write `content/authors/kim/_index.ko.md`"


def test_a_profile_is_named_as_it_is_titled():
    archive = (
        "-- content/authors/kim-minji/_index.ko.md --\n---\ntitle: Kim Minji\n---\n"
        "-- content/a.ko.md --\n---\nauthors: [Kim Minjii]\n---\n"
    )
    (finding,) = findings("author-profile", archive)

    assert finding.message.en == "author `Kim Minjii` has no profile; `Kim Minji` has one"
