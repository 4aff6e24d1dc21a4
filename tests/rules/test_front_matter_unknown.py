from types import MappingProxyType

import pytest

import hugo_truth
from harness import findings, found, marked, site
from twinpost import fix
from twinpost.keys import distance

TERMS = MappingProxyType({"tag": "tags", "category": "categories", "series": "series"})
USUAL = "".join(
    f"-- content/posts/usual{i}.md --\n---\ntitle: 글\ndate: 2026-01-0{i}\ndescription: 설명\n"
    f"translationKey: u{i}\ntags: [a]\ncategories: [b]\nseries_idx: {i}\n"
    f"cover: {{image: a.png, alt: 그림}}\n---\n"
    for i in range(1, 4)
)


def page(front):
    return f"-- content/posts/a.md --\n---\n{front}\n---\n"


@pytest.mark.parametrize(
    "front",
    [
        "title: 부팅\ntags: [a]\ncover:\n  image: a.png",
        "Title: 부팅\nTAGS: [a]",
        "⟦Titel⟧: 부팅",
        "⟦descripton⟧: 설명",
        "⟦catagories⟧: [a]",
        "⟦category⟧: a",
        "⟦tag⟧: a",
        "⟦'tag'⟧: a\ntitle: 부팅",
        "⟦series-idx⟧: 1",
        "⟦translation_key⟧: a",
        "cover:\n  ⟦imgae⟧: a.png\n  alt: 그림",
        "cover: {⟦imgae⟧: a.png}",
        "⟦제목⟧: 부팅\n⟦설명⟧: 설명",
        "⟦ｔｉｔｌｅ⟧: 부팅",
        "⟦slgu⟧: 부팅",  # no post has a slug, but Hugo knows it
        "⟦darft⟧: true",
        "⟦tgas⟧: [a]",
        "slog: 부팅",
        "⟦expirydat⟧: 2027-01-01",  # Hugo's own, and long enough
        "build: {⟦rendr⟧: never, ⟦lst⟧: never}\nsitemap: {⟦priorty⟧: 0.5}",
        "build: {render: never, publishResources: false}\nsitemap: {changefreq: weekly}",
        "cover: {⟦img⟧: a.png, ⟦atl⟧: 그림}",
        "cover: {image: a.png, img: b.png, lat: 37.5}",
        "⟦alias⟧: /old/",
        "⟦alias⟧: [old/page]",
        "alias: 홍길동",
        "alias: /old/\naliases: [/other/]",
        # What themes have, once.
        "title: 부팅\ntag: a\ntags: [a]",
        "math: true\ndata: sales.csv\nheight: 300\npaths: [a]\nkeyword: a\nlayouts: x",
        "subtitle: 부제\nimages: [a.png]\nShowToc: true\ntoc: true\ncoverImage: a.png",
        "제목: 부팅\ntitle: Boot",
        "resources:\n- src: a.png\n  titel: 그림",
        "descripton: 'module's'",  # broken: another rule's business
    ],
)
def test_front_matter_unknown(front):
    archive, expected = marked(page(front) + USUAL)

    assert found("front-matter-unknown", archive, taxonomies=TERMS) == expected


@pytest.mark.parametrize(
    "document",
    [
        "+++\n⟦titel⟧ = '부팅'\n[cover]\n⟦imgae⟧ = 'a.png'\n+++\n",
        "+++\n⟦cover.imgae⟧ = 'a.png'\n+++\n",
        '{⟦"titel"⟧: "부팅", "cover": {⟦"imgae"⟧: "a.png"}}\n',
    ],
)
def test_toml_and_json(document):
    archive, expected = marked(f"-- content/posts/a.md --\n{document}{USUAL}")

    assert found("front-matter-unknown", archive, taxonomies=TERMS) == expected


def test_two_languages_of_a_post_are_one_mistake_and_several_posts_are_none():
    one = "---\ndescripton: 설명\n---\n"
    pair = f"-- content/posts/a.ko.md --\n{one}-- content/posts/a.en.md --\n{one}"

    assert len(found("front-matter-unknown", pair + USUAL)) == 2
    assert found("front-matter-unknown", f"{pair}-- content/posts/b.md --\n{one}{USUAL}") == []


def test_listed_keys_are_right_and_can_be_misspelt():
    options = {"fields": ("Tagline", "color_scheme")}

    assert found("front-matter-unknown", page("tagline: 글") + USUAL, options) == []
    assert len(found("front-matter-unknown", page("colour_scheme: 글") + USUAL, options)) == 1


@pytest.mark.parametrize(
    ("front", "mended", "safe"),
    [
        ("descripton: '설명' # 검색", "description: '설명' # 검색", True),
        ("'catagories' : [a]", "'categories' : [a]", True),
        ("제목: 부팅", "title: 부팅", False),
        ("translation-key: a", "translationKey: a", True),
        ("날짜: 2026년 1월 3일", "date: 2026년 1월 3일", False),  # what builds must go on to build
        ("Titel: 부팅", "title: 부팅", False),
        ("tag: a", "tags: a", False),
        ("cover: {imgae: a.png}", "cover: {image: a.png}", False),
    ],
)
def test_fix_renames_the_key_alone(front, mended, safe):
    before = site(page(front) + USUAL, taxonomies=TERMS)
    told = findings("front-matter-unknown", before)
    after = fix.apply(before, told, unsafe=True)

    assert [f.fix.safe for f in told] == [safe]
    assert after.by_path["content/posts/a.md"].text == f"---\n{mended}\n---\n"
    assert found("front-matter-unknown", after) == []


def test_two_that_mean_the_same_are_not_both_renamed():
    told = findings("front-matter-unknown", page("descripton: a\ndesciption: b") + USUAL)

    assert [bool(f.fix) for f in told] == [True, False]


def test_toml_tables_are_not_renamed():
    toml = "+++\n[covre]\nimage = 'a.png'\n[covre.more]\na = 1\n+++\n"
    told = findings("front-matter-unknown", f"-- content/posts/a.md --\n{toml}{USUAL}")

    assert [f.fix for f in told] == [None]


@pytest.mark.slow
def test_hugo_reads_none_of_them():
    """Neither singular taxonomies nor hyphens nor Korean names nor full-width letters."""
    fronts = ("제목: x", "ｔｉｔｌｅ: x", "Titel: x", "ti-tle: x", "ti_tle: x", "TITLE: x")

    titles = [each["title"] for each in hugo_truth.read([f"---\n{f}\n---\n" for f in fronts])]

    assert titles == ["", "", "", "", "", "x"]


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("", "", 0), ("", "ab", 2), ("titel", "title", 1), ("ca", "abc", 3), ("tag", "tags", 1)],
)
def test_distance(one, other, far):
    assert distance(one, other) == distance(other, one) == far


@pytest.mark.parametrize(
    "front",
    [
        "cover:\n  ⟦imgae⟧: a.png\n  alt: 그림",
        "⟦tag⟧: a",
        "⟦category⟧: [a]",
        "author: Kim\ncover:\n  link: x\nseries: [a]",
        "\u00a0title: 글",  # front-matter-misread names the character
    ],
)
def test_a_small_site(front):
    archive, expected = marked(page(front))

    assert found("front-matter-unknown", archive, taxonomies=TERMS) == expected


@pytest.mark.parametrize(
    ("others", "front"),
    [
        ("authors: [a]", "⟦auther⟧: [a]"),
        ("authors: [a]", "⟦authr⟧: [a]"),
        ("author: a", "⟦auther⟧: a"),
        ("math: true", "auther: a"),
        ("keywords: [a]", "⟦keyword⟧: [a]"),
        ("math: true", "keyword: a\nimg: a.png"),
        ("series_idx: 1", "⟦series_index⟧: 2"),
        ("series_order: 1", "series_index: 2"),
        ("cover: {image: a.png}", "cover: {⟦img⟧: a.png}"),
        ("math: true", "cover: {img: a.png}"),
        ("math: true", "cover: {⟦atl⟧: 그림}"),
    ],
)
def test_what_other_posts_have(others, front):
    archive = "".join(f"-- content/{i}.md --\n---\n{others}\n---\n" for i in range(3))
    archive, expected = marked(page(front) + archive)

    assert found("front-matter-unknown", archive, taxonomies=TERMS) == expected
