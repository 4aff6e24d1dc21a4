import pytest

from harness import choices, findings, found, marked, rules, site
from twinpost import fix
from twinpost.lint import lint

KO = "-- content/posts/a/index.ko.md --\n---\n{}\n---\n본문\n"
EN = "-- content/posts/a/index.en.md --\n---\n{}\n---\nText\n"


def pair(ko, en):
    return KO.format(ko) + EN.format(en)


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        # dates: by day in the zone of the site, then by the time of day
        ("date: 2026-11-20", "date: 2026-11-20"),
        ("date: 2026-11-20", "date: ⟦2026-11-21⟧"),
        ("date: 2026-11-20", "date: 2026-11-20T09:00:00+09:00"),
        ("date: 2026-11-20T01:00:00+09:00", "date: 2026-11-19T16:00:00Z"),
        ("date: 2026-11-20T01:00:00+09:00", "date: ⟦2026-11-20T10:00:00+09:00⟧"),
        ("⟦date⟧: 2026-11-20", "title: a"),
        ("lastmod: 2026-11-20", "lastmod: 2026-11-21"),
        # what is written for one language
        ("title: 부팅\nsummary: 가\nslug: 부팅", "title: Boot\nsummary: a\nslug: boot"),
        ("keywords: [부팅]\naliases: [/a/]", "description: Boot"),
        # the same in each
        ("weight: 2", "weight: ⟦3⟧"),
        ("⟦weight⟧: 2", "title: a"),
        ("weight: 0", "title: a"),
        ("layout: wide", "layout: ⟦narrow⟧"),
        ("title: 가", "⟦layout⟧: search"),
        ("toc: true", "toc: ⟦false⟧"),
        ("toc: true", 'toc: "yes"'),
        ("rating: 4", "rating: ⟦5⟧"),
        ("wordCount: 4", "wordCount: 5"),
        ("mood: 좋음", "mood: good"),
        ("params:\n  toc: true", "toc: ⟦false⟧"),
        # on one side only
        ("⟦comments⟧: false", "title: a"),
        ("math: false\nhidden: false", "title: a"),
        ("math: true", "title: a"),
        ("series_idx: 1", "title: a"),
        ("draft: true", "title: a"),
        ("isCJKLanguage: true", "title: a"),
        # covers
        ("cover: {image: cover.ko.png}", "cover: {image: images/cover.en.png}"),
        ("cover: {image: cover.png}", "cover: {image: https://cdn.example/cover_EN.webp?w=1}"),
        ("cover: {image: cover.png}", "cover: {image: ⟦other.png⟧}"),
        ("cover: {image: 표지.png}", "cover: {image: cover.png}"),
        ("cover:\n  ⟦image⟧: a.png", "title: a"),
        ("cover: a.png", "image: a.png"),
        ("cover: {image: a.png, ⟦relative⟧: true}", "cover: {image: a.png}"),
        ("cover: {image: a.png, relative: false}", "cover: {image: a.png}"),
        ("cover: {image: a.png, relative: true}", "cover: {image: a.png, relative: ⟦false⟧}"),
        ("cover: {alt: 고양이, caption: 고양이}", "cover: {alt: A cat}"),
        # terms
        ("tags: [배포, 도커]", "tags: [deploy, docker]"),
        ("tags: [배포, 도커, 도커]", "⟦tags⟧: [deploy]"),
        ("⟦tags⟧: [배포]", "tags: []"),
        ("title: 가", "⟦series⟧: [Boot]"),
        # authors
        ("authors: [kim, lee]", "authors: [lee, kim]"),
        ("authors: [Kim]", "authors: [⟦kim⟧]"),
        ("author: Kim", "author: ⟦kim⟧"),
        ("authors: [김철수]", "authors: [Kim Cheolsu]"),
        ("authors: [kim]", "authors: [⟦lee⟧]"),
        ("authors: [kim, ⟦lee⟧]", "authors: [kim]"),
        ("⟦authors⟧:\n  - kim", "title: a"),
        # what can't be read is another rule's
        ("weight: 2\ntitle: 'a'b", "weight: 3"),
        ("", ""),
    ],
)
def test_of_two_languages(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("front-matter-parity", archive, time_zone="Asia/Seoul") == expected


@pytest.mark.parametrize(
    ("ko", "en", "severity"),
    [
        ("date: 2026-11-20", "date: 2026-11-21", "warning"),
        ("date: 2026-11-20T01:00:00", "date: 2026-11-20T02:00:00", "note"),
        ("tags: [a, b]", "tags: [a]", "note"),
        ("tags: [a, b]", "title: a", "warning"),
        ("toc: true", "title: a", "note"),
    ],
)
def test_what_readers_hardly_see_is_a_note(ko, en, severity):
    (finding,) = findings("front-matter-parity", pair(ko, en))

    assert finding.severity == severity
    assert finding.related


def test_formulas_need_the_switch_in_each_language():
    archive = pair("math: true", "title: a")

    assert found("front-matter-parity", archive) == []
    assert found("front-matter-parity", archive.replace("Text", "It is $x_1$."))


def test_a_theme_that_does_not_ask():
    archive = pair("cover: {image: a.png, relative: true}", "cover: {image: a.png}")

    assert found("front-matter-parity", archive, reads_relative=False) == []


def test_options():
    ko_and_en = pair("toc: true\nmood: good", "toc: false\nmood: bad")
    names = [
        [each.message.en.split("`")[1] for each in findings("front-matter-parity", ko_and_en, o)]
        for o in ({}, {"skip": ("t*",)}, {"fields": ("mood",)}, {"skip": ("toc",)})
    ]

    assert names == [["toc"], [], ["toc", "mood"], []]


@pytest.mark.parametrize(
    ("ko", "en", "mended"),
    [
        ("date: 2026-11-20", "date: 2026-11-21", "date: 2026-11-20"),
        ("title: 가\nweight: 2", "title: a\ntags: []", "title: a\nweight: 2\ntags: []"),
        (
            "cover:\n  image: a.png\n  relative: true",
            "cover:\n    image: a.png # the same\n    alt: A",
            "cover:\n    image: a.png # the same\n    relative: true\n    alt: A",
        ),
        ("authors: [Kim]", "authors: ['kim']", "authors: ['Kim']"),
        ("layout: wide", "title: a", None),
        ("title: 가\nauthors: [kim]", "title: a", None),
    ],
)
def test_fix(ko, en, mended):
    (rule,) = rules("front-matter-parity")
    before = site(pair(ko, en))
    told = lint(before, [rule], choices(rule))
    fixed = fix.apply(before, told, unsafe=True)

    assert fixed.by_path["content/posts/a/index.en.md"].text == f"---\n{mended or en}\n---\nText\n"
    assert bool(lint(fixed, [rule], choices(rule))) == (mended is None)


def test_the_rarer_spelling_of_an_author_is_mended_for_sure():
    more = "-- content/b.en.md --\n---\nauthors: [Kim]\n---\n"
    told = findings("front-matter-parity", pair("authors: [kim]", "authors: [Kim]") + more)

    assert [(each.path[-5:-3], each.fix.safe) for each in told] == [("ko", True)]


def test_what_term_spelling_says_too_is_a_note():
    more = "-- content/b.en.md --\n---\nauthors: [Kim]\n---\n"
    archive = pair("authors: [Kim]", "authors: [kim]") + more

    assert [finding.severity for finding in findings("front-matter-parity", archive)] == ["note"]
    assert found("term-spelling", archive)


def test_two_files_of_one_language_are_no_translations():
    twice = pair("weight: 2", "title: a").replace("index.en.md", "index.md")

    assert found("front-matter-parity", twice) == []
