import pytest

from harness import findings, found, marked


def pages(**fronts: str) -> str:
    """Korean pages by path, in which `__` stands for a slash."""
    return "".join(
        f"-- content/{name.replace('__', '/')}.ko.md --\n---\n{front}\n---\n"
        for name, front in fronts.items()
    )


@pytest.mark.parametrize(
    "archive",
    [
        pages(a="slug: x", b="slug: y", s__a="slug: x", c="aliases: [/old/, /c/]"),
        pages(a="slug: x", b="slug: ⟦x⟧"),
        pages(a="slug: ⟦B⟧", b=""),
        pages(s__a="slug: 한글", s__b="slug: ⟦'한글!'⟧"),
        pages(a="url: /x/", b="url: ⟦/x⟧"),
        pages(a="url: ⟦/s/b/⟧", s__b=""),
        pages(a="url: /:slug/", b="url: /:slug/"),
        pages(a="aliases: [⟦/b⟧]", b=""),
        pages(a="aliases:\n- /old/", b="aliases:\n- ⟦/old/⟧"),
        pages(s__a="aliases: [⟦b⟧]", s__b=""),
        pages(a="slug: x", b="slug: x\ndraft: true"),
        pages(a="slug: x", b="slug: x\nexpiryDate: 2026-01-01"),
        pages(a="slug: x", b="slug: x\nbuild: {render: never}"),
        pages(search="", search2="url: /search/\noutputs: [json]"),
        pages(a="", a__index=""),  # two files of one page: another rule's business
        pages(a='tags: [its, ⟦"it\'s"⟧]'),
        pages(a="tags: [Go, go]"),  # one page
        pages(a="tags: [⟦🚀⟧]"),
        pages(a="tags: [⟦🚀go⟧]", b="tags: [go]", c="tags: [go]"),
        pages(a="tags: [⟦'metodologia\"'⟧]", b="tags: metodologia", c="tags: metodologia"),
        pages(a="tags: [go]", b="url: ⟦/tags/go/⟧"),
        pages(a="tags: [go]", tags__go___index="", b="aliases: [⟦/tags/go/⟧]"),
        pages(a="tags: [go]", tags__go=""),  # no term beside a page
        pages(s__a="", b="slug: ⟦s⟧"),
        pages(b="aliases: [⟦/⟧]"),
        pages(s___index="slug: moved", s__a="slug: x", s__b="slug: x"),
        pages(s___index="cascade: {url: '/:year/:slug/'}", s__a="slug: x", s__b="slug: x"),
        pages(a="slug: x", b="slug: x\ntitle: 'module's'"),
        "-- content/a.ko.md --\n---\nurl: ⟦/x/⟧\n---\n-- content/a.en.md --\n---\nurl: /x/\n---\n",
        "-- content/a.ko.md --\n---\nurl: x\n---\n-- content/a.en.md --\n---\nurl: x\n---\n",
        "-- content/a.ko.md --\n---\nurl: ⟦/en/b/⟧\n---\n-- content/b.en.md --\n---\n---\n",
        "-- content/a.ko.md --\n---\naliases: [/b/]\n---\n-- content/b.en.md --\n---\n---\n",
        "-- content/s/A&B.md --\n---\n---\n-- content/s/ab.md --\n⟦---⟧\n---\n",
        '-- content/a.md --\n+++\nslug = "x"\n+++\n-- content/b.md --\n{"slug": ⟦"x"⟧}\n',
    ],
)
def test_address_conflict(archive):
    archive, expected = marked(archive)

    assert found("address-conflict", archive) == expected


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"patterned": ("/{s,s/**}",)}, 0),
        ({"patterned": ("/{posts,posts/**}",)}, 1),
        ({"plain_addresses": False}, 0),
    ],
)
def test_configured_addresses(more, count):
    archive = pages(s__a="slug: x", s__b="slug: x")

    assert len(found("address-conflict", archive, **more)) == count


@pytest.mark.parametrize(
    ("archive", "more"),
    [
        (
            "-- content/a.ko.md --\n---\nurl: /x/\n---\n-- content/a.en.md --\n---\nurl: /x/\n---\n",
            {"one_host": False},
        ),
        (pages(a='tags: [its, "it\'s"]'), {"disabled_kinds": frozenset({"term"})}),
        (pages(a="url: /tags/"), {"disabled_kinds": frozenset({"taxonomy"})}),
        (pages(a="slug: s", s__b=""), {"disabled_kinds": frozenset({"section"})}),
    ],
)
def test_what_hugo_does_not_make(archive, more):
    assert len(found("address-conflict", archive)) == 1
    assert found("address-conflict", archive, **more) == []


def test_the_owner_of_the_address_is_named():
    (finding,) = findings("address-conflict", pages(a="slug: b", b=""))

    assert finding.message.en == "the address `/b/` belongs to `content/b.ko.md`"
    assert [related.path for related in finding.related] == ["content/b.ko.md"]


def test_a_term_is_named():
    (finding,) = findings("address-conflict", pages(a='tags: [its, its, "it\'s"]'))

    assert finding.message.en == (
        "`it's` in `tags` has the address `/tags/its/`, which belongs to `its` in `tags`"
    )


def test_two_aliases_replace_no_page():
    (finding,) = findings(
        "address-conflict", pages(a="aliases: [/old/]", b="aliases: [/x/, /old/]")
    )

    assert finding.message.en == "`content/a.ko.md` has the alias `/old/`, too"
    assert finding.help
    assert "one of the two" in finding.help.en


def test_an_alias_may_replace_a_page():
    (finding,) = findings("address-conflict", pages(a="aliases: [/b/]", b=""))

    assert finding.help
    assert finding.help.en == "remove the alias: it may replace the page itself"
