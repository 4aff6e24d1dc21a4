"""`twinpost new`: where the files go, what stands in them, and that Hugo reads them so."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from PIL import Image

import hugo_truth
from harness import files, settings, site
from twinpost import frontmatter, hugo, new
from twinpost.config import Config
from twinpost.errors import UserError
from twinpost.git import User
from twinpost.lint import lint, load_rules
from twinpost.model import Mount, Site
from twinpost.new import NewPost, cover
from twinpost.new.fill import Known, fill
from twinpost.new.slug import slugify

NOW = datetime(2026, 11, 20, 15, 30, 12, 345678, UTC)
KIM = User("Kim Minsu", "12345+minsu@users.noreply.github.com")
UGLY = [
    "Each module's role",
    "부팅: 40초에서 4초로 #1",
    'Say "no" to C:\\temp',
    '"quotes", it\'s \\ both',
    "- [x] @home %a &b *c !d |e >f {g} `h`",
    "yes",
    "2026-01-02",
    "010",
    "null",
    "~",
    "🚀 ❤️ 👩‍💻 emoji",
    "trailing colon:",
    "# not a comment",
    "{{ .Title }} {{< ref >}}",
    "tab-less\u00a0no-break",
    "--- fences",
    "\ufeffbom \u200b zero width",
    "가나다",  # NFD
]
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
TITLES = st.text(LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)


def plan(of: Site, title: str = "A title", config: Config | None = None, **more: object) -> NewPost:
    chosen = {"now": NOW, "user": KIM, **more}
    return new.plan(title, of, config or Config(), **chosen)  # type: ignore[arg-type]


def page(post: NewPost, language: str = "ko") -> str:
    """The text of the post in one language."""
    return next(data.decode() for path, data in post.files.items() if f"index.{language}" in path)


def value(post: NewPost, field: str, language: str = "ko") -> object:
    found = frontmatter.parse(page(post, language)).fields.get(field)
    return found.value if found else None


def article(path: str, *lines: str) -> str:
    front = "\n".join(["title: T", *lines])
    return f"-- {path} --\n---\n{front}\n---\ntext\n"


# Where


SUFFIXED = article("content/posts/a/index.ko.md") + article("content/posts/a/index.en.md")
PLAIN = article("content/posts/a/index.md") + article("content/posts/a/index.en.md")
SINGLE = article("content/posts/a.md") + article("content/posts/a.en.md")
ELSEWHERE = article("content/notes/a.md") + article("content/notes/a.en.md")


@pytest.mark.parametrize(
    ("archive", "expected"),
    [
        ("", {"content/posts/a-title/index.ko.md", "content/posts/a-title/index.en.md"}),
        (SUFFIXED, {"content/posts/a-title/index.ko.md", "content/posts/a-title/index.en.md"}),
        (PLAIN, {"content/posts/a-title/index.md", "content/posts/a-title/index.en.md"}),
        (SINGLE, {"content/posts/a-title/index.md", "content/posts/a-title/index.en.md"}),
        (ELSEWHERE, {"content/posts/a-title/index.md", "content/posts/a-title/index.en.md"}),
    ],
)
def test_files_are_named_as_the_others_are(archive, expected):
    post = plan(site(archive))

    assert {path for path in post.files if path.endswith(".md")} == expected
    assert post.key == "/posts/a-title"
    assert post.folders == ("content/posts/a-title",)


def test_each_language_has_its_content_directory():
    empty = site("")
    homes = tuple(Mount(empty.root / f"content/{key}", "", key) for key in ("ko", "en"))

    post = plan(replace(empty, settings=settings(empty.root, content=homes)))

    assert list(post.files) == [
        "content/ko/posts/a-title/index.md",
        "content/en/posts/a-title/index.md",
        "content/ko/posts/a-title/images/cover.png",
    ]
    assert post.folders == ("content/ko/posts/a-title", "content/en/posts/a-title")


def test_section_may_be_the_top():
    assert plan(EMPTY, section=".").key == "/a-title"
    assert "content/a-title/index.ko.md" in plan(EMPTY, section="").files


def test_section_may_be_new_below_another():
    assert "content/posts/b/a-title/index.ko.md" in plan(site(SUFFIXED), section="posts/b").files


def test_site_in_one_language_needs_no_suffix():
    empty = site("")
    korean = settings(
        empty.root, languages=("ko",), content=(Mount(empty.root / "text", "", "ko"),)
    )

    assert "text/posts/a-title/index.md" in plan(replace(empty, settings=korean)).files


def test_other_languages_are_left_to_their_translators():
    many = settings(Path("/x"), languages=("en", "fr", "ko"), default_language="en")
    asked = Config(chosen={"missing-translation": {"languages": ("fr",)}})
    empty = replace(site(""), settings=many, root=Path("/x"))

    assert [p for p in plan(empty).files if "fr" in p] == []
    assert len([p for p in plan(empty).files if p.endswith(".md")]) == 2
    assert [p for p in plan(empty, config=asked).files if p.endswith(".md")] == [
        "content/posts/a-title/index.fr.md"
    ]


@pytest.mark.parametrize(
    ("archive", "options", "said", "cure"),
    [
        (SUFFIXED, {"title": "A"}, "there is a page at `/posts/a`", "--slug"),
        (article("content/Posts/B C.md"), {"title": "b c"}, "there is a page at `/posts/b-c`", ""),
        ("", {"title": "🚀!"}, "no letters for a slug", "--slug"),
        ("", {"title": "  "}, "the title is empty", ""),
        ("", {"title": "two\nlines"}, "U+000A", "one line"),
        ("", {"title": "--help"}, "`--help` is no title", "`invoke --help new`"),
        ("", {"title": "CON"}, "Windows", "--slug"),
        ("", {"title": "x", "slug": "com1.2"}, "Windows", "--slug"),
        ("", {"title": "x", "slug": "My Slug"}, "`My Slug`", "`--slug my-slug`"),
        ("", {"title": "x", "slug": "../up"}, "`../up`", "`--slug up`"),
        ("", {"title": "x", "slug": ""}, "slug", "letters"),
        ("", {"title": "x", "section": "../posts"}, "`../posts`", "posts"),
        ("", {"title": "x", "section": ".posts"}, "`.posts`", "posts"),
        (SUFFIXED, {"title": "x", "section": "post"}, "no section `post`", "`--section posts`"),
    ],
)
def test_refusals_name_the_cure(archive, options, said, cure):
    with pytest.raises(UserError) as refused:
        plan(site(archive), **options)

    assert said in refused.value.message.en
    assert cure in refused.value.help.en


# Slugs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hugo 0.168, 한 달 써 보니!", "hugo-0.168-한-달-써-보니"),
        ("Each module's role", "each-modules-role"),
        ("  A  -  B  ", "a-b"),
        ("C++ & C#", "c-c"),
        ("`**용어(Term)**은` 왜?", "용어term은-왜"),
        ("❤️ x", "x"),
        ("가나", "가나"),  # NFD to NFC
        ("_draft.", "draft"),
        ("a/b\\c", "abc"),
    ],
)
def test_slugify(title, slug):
    assert slugify(title) == slug


def test_long_titles_end_between_words():
    slug = slugify("아주 긴 제목 " * 40)

    assert len(slug.encode()) <= 200
    assert slug.endswith(("아주", "긴", "제목"))
    assert len(slugify("가" * 300).encode()) <= 200


def urlized(texts: Sequence[str], root: Path) -> list[str]:
    """What Hugo's `urlize` makes of texts."""
    template = "{{ range site.Data.texts }}{{ dict `slug` (urlize .) | jsonify }}\n{{ end }}"
    hugo_truth.site(root, template)
    hugo_truth.write(root / "data/texts.json", json.dumps(texts))
    lines = hugo_truth.build(root).split("\n")
    return [unquote(json.loads(line)["slug"]) for line in lines if line]


@pytest.mark.slow
@examples(max_examples=5, deadline=None, derandomize=True)
@given(st.lists(TITLES, min_size=30, max_size=60))
def test_hugo_keeps_the_slug_as_it_is(tmp_path_factory, titles):
    slugs = [slug for title in [*titles, *UGLY] if (slug := slugify(title))]

    assert urlized(slugs, tmp_path_factory.mktemp("slugs")) == slugs


def test_words_become_what_hugo_makes_of_them(tmp_path):
    titles = [
        "A - B",
        "한글 제목",
        "Ünï cödé",
        "snake_case  two",
        "Hugo 0.168",
        "हिन्दी लेख",
        "1 2 3",
    ]

    assert [slugify(title) for title in titles] == urlized(titles, tmp_path)


# What stands in them


@given(TITLES)
def test_titles_read_back(title):
    post = plan(NO_COVER, title, slug="b")

    assert [value(post, "title", language) for language in ("ko", "en")] == [title, title]


@pytest.mark.parametrize("title", UGLY)
def test_ugly_titles_read_back(title):
    assert value(plan(EMPTY, title, slug="a"), "title") == title


@pytest.mark.slow
@examples(max_examples=5, deadline=None, derandomize=True)
@given(st.lists(TITLES, min_size=20, max_size=50))
def test_hugo_reads_the_titles(titles):
    titles = [*titles, *UGLY]
    texts = [page(plan(NO_COVER, title, slug="b")) for title in titles]

    assert [read["title"] for read in hugo_truth.read(texts)] == titles


EMPTY = site("")
NO_COVER = site(SUFFIXED)  # drawing hundreds of covers takes a while
BLOG = article("content/authors/minsu/_index.ko.md", "email: m@x.kr") + article(
    "content/posts/a/index.ko.md", "date: 2026-01-02", "authors: [minsu]", "tags: [x]"
)


def test_first_post_has_every_field():
    assert page(plan(EMPTY, "부팅: 4초")).startswith(
        '---\ntitle: "부팅: 4초"\ndate: 2026-11-20T15:30:12+00:00\ndraft: true\n'
        'authors: [Kim Minsu]\ntags: []\ncategories: []\nsummary: ""\ndescription: ""\n'
        'cover:\n  image: images/cover.png\n  alt: "<커버 그림 설명>"\n'
        '  caption: ""\n  relative: true\n---\n\n이 글이'
    )


def test_later_posts_have_the_fields_of_their_section():
    front = page(plan(site(BLOG))).partition("\n---\n")[0]

    assert front == (
        '---\ntitle: "A title"\ndate: 2026-11-20T15:30:12+00:00\ndraft: true\n'
        'authors: [minsu]\ntags: []\ndescription: ""'
    )


def test_required_fields_are_written():
    wanted = {"sections": {"posts": ("title", "cover.image", "series", "Layout")}}
    config = Config(chosen={"front-matter-required": wanted})

    post = plan(site(BLOG), config=config)

    assert list(frontmatter.parse(page(post)).fields)[-5:] == [
        "series", "layout", "cover", "cover.image", "cover.alt",
    ]  # fmt: skip
    assert "content/posts/a-title/images/cover.png" in post.files


def test_cover_lies_where_the_others_lie():
    first = article("content/posts/a/index.ko.md", "cover:", "  image: art/front.jpg")
    post = plan(site(first + "-- content/posts/a/art/front.jpg --\n"))

    assert value(post, "cover.image") == "art/cover.png"
    assert value(post, "cover.relative") is None
    assert "content/posts/a-title/art/cover.png" in post.files


def test_cover_is_a_small_picture_and_always_the_same():
    data = cover.draw("부팅")
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))

    assert len(data) < 10_000
    assert data == cover.draw("부팅")


@pytest.mark.parametrize(
    ("zone", "date"),
    [
        ("Asia/Seoul", "2026-11-21T00:30:12+09:00"),
        ("America/New_York", "2026-11-20T10:30:12-05:00"),
        ("UTC", "2026-11-20T15:30:12+00:00"),
    ],
)
def test_date_is_in_the_zone_of_the_site(zone, date):
    assert new.stamp(NOW, zone) == date


def test_unknown_zone_names_the_cure():
    with pytest.raises(UserError) as refused:
        new.stamp(NOW, "Asia/Soul")

    assert "tzdata" in refused.value.help.en


def test_both_languages_have_the_same_outline():
    post = plan(EMPTY)
    outlines = [
        [line.split(" ")[0] for line in page(post, language).split("\n") if line.startswith("#")]
        for language in ("ko", "en")
    ]

    assert outlines == [["##"] * 3] * 2


def test_own_rules_ask_only_for_what_the_author_must_write(tmp_path):
    post = plan(EMPTY)
    new.write(tmp_path, post)
    found = lint(Site.load(tmp_path, settings(tmp_path)), load_rules(), Config())
    mine = [f for f in found if f.rule != "draft-in-publish"]

    assert [f for f in mine if f.severity == "error"] == []
    assert {f.rule for f in mine} <= {"front-matter-required"}


# What is filled into an archetype

DATE = "2026-11-20T15:30:12+00:00"


@pytest.mark.parametrize(
    ("archetype", "filled"),
    [
        ('title: ""', 'title: "It\'s"'),
        ("title: # 제목", 'title: "It\'s" # 제목'),
        ("title: \ndate:", f'title: "It\'s" \ndate: {DATE}'),
        ("title: 'x' # kept", 'title: "It\'s" # kept'),
        ("Title: >-\n  two\n  lines\nweight: 1", 'Title: "It\'s"\nweight: 1'),
        ("date: 2020-01-01", f"date: {DATE}"),
        ("date: '2020-01-01'", f"date: '{DATE}'"),
        ("draft: false # !", "draft: true # !"),
        ("draft:", "draft: true"),
        ("authors: []", "authors: [kim]"),
        ("authors:", "authors: [kim]"),
        ("authors:\n  -\ntags: []", "authors:\n  - kim\ntags: []"),
        ("authors: [  ] # 글쓴이", "authors: [kim] # 글쓴이"),
        ("author: ''", "author: 'kim'"),
        ("author:", 'author: "kim"'),
        ("authors: [lee]", "authors: [lee]"),
        ("{title: , draft: false}", '{title: "It\'s", draft: true}'),
        ("slug: x\nparams:\n  title: y", "slug: x\nparams:\n  title: y"),  # nothing is added
    ],
)
def test_fields_are_filled_and_the_rest_stays(archetype, filled):
    known = Known("It's", DATE, "kim")

    assert fill(f"---\n{archetype}\n---\n본문\n", known) == f"---\n{filled}\n---\n본문\n"


@pytest.mark.parametrize(
    ("archetype", "filled"),
    [
        (
            "+++\ntitle = ''  # 제목\ndate = 2020-01-01T00:00:00Z\ndraft = false\n"
            "authors = []\n[cover]\nimage = 'x'\n+++\n",
            f"+++\ntitle = '말 \"a\"'  # 제목\ndate = {DATE}\ndraft = true\n"
            'authors = ["kim"]\n[cover]\nimage = \'x\'\n+++\n',
        ),
        (
            "+++\ndate = '{{ .Date }}'\ntitle = \"\"\n+++\n",
            f"+++\ndate = '{DATE}'\ntitle = '말 \"a\"'\n+++\n",
        ),
        (
            '{\n  "title": "", "date": null, "draft": false,\n  "authors": []\n}\n본문\n',
            '{\n  "title": "말 \\"a\\"", "date": "' + DATE + '", "draft": true,\n'
            '  "authors": ["kim"]\n}\n본문\n',
        ),
        ("---\r\ntitle:\r\ndraft: no\r\n---\r\n", "---\r\ntitle: '말 \"a\"'\r\ndraft: true\r\n---\r\n"),
        ("no front matter\n", "no front matter\n"),
    ],
)  # fmt: skip
def test_every_format_is_filled(archetype, filled):
    assert fill(archetype, Known('말 "a"', DATE, "kim")) == filled


@pytest.mark.parametrize(
    ("archetype", "filled"),
    [
        ("---\nauthors: [lee]\n---\n", "---\nauthors: [kim]\n---\n"),
        ("---\nauthors:\n- lee\n- park\n---\n", "---\nauthors:\n- kim\n---\n"),
        ("---\nauthors: lee\n---\n", '---\nauthors: "kim"\n---\n'),
        ("+++\n[[authors]]\nname = 'lee'\n+++\n", "+++\n[[authors]]\nname = 'lee'\n+++\n"),
    ],
)
def test_author_who_is_asked_for_takes_the_place_of_another(archetype, filled):
    assert fill(archetype, Known("T", DATE, "kim", insisted=True)) == filled


# Authors


MINSU = article("content/authors/minsu/_index.ko.md").replace("title: T", "title: 김민수")
LEE = article("content/authors/Lee-Young/_index.en.md", "email: young@x.kr")


@pytest.mark.parametrize(
    ("archive", "user", "author"),
    [
        ("", KIM, ["Kim Minsu"]),
        ("", User(), []),
        (MINSU + LEE, KIM, ["minsu"]),  # by the e-mail of GitHub
        (MINSU + LEE, User("MINSU", ""), ["minsu"]),
        (MINSU + LEE, User("김민수", ""), ["minsu"]),
        (MINSU + LEE, User("Lee Young", ""), ["Lee-Young"]),
        (MINSU + LEE, User("L", "young@x.kr"), ["Lee-Young"]),
        (MINSU + LEE, User("Park", "park@x.kr"), []),
        (MINSU, User("Park", "park@x.kr"), ["minsu"]),  # the only one
        (
            MINSU + LEE + article("content/posts/a.ko.md", "authors: [Lee Young]"),
            User("lee young", ""),
            ["Lee Young"],
        ),
        (article("content/posts/a.ko.md", "authors: [Kim Minsu]"), User("kim minsu", ""),
         ["Kim Minsu"]),
        (article("content/posts/a.ko.md", "authors: [Kim Minsu]"), User("Park: [x]", ""),
         ["Park: [x]"]),
    ],
)  # fmt: skip
def test_author_is_git_s_user_as_the_site_spells_them(archive, user, author):
    config = Config(chosen={"front-matter-required": {"fields": ("authors",)}})

    assert value(plan(site(archive), config=config, user=user), "authors") == author


@pytest.mark.parametrize(
    ("wanted", "author"), [("minsu", "minsu"), ("김민수", "minsu"), ("lee-young", "Lee-Young")]
)
def test_named_author_is_spelled_as_the_site_does(wanted, author):
    config = Config(chosen={"front-matter-required": {"fields": ("authors",)}})

    assert value(plan(site(MINSU + LEE), config=config, author=wanted), "authors") == [author]


def test_unknown_author_is_refused_with_the_known_ones():
    with pytest.raises(UserError) as refused:
        plan(site(MINSU + LEE), author="park")

    assert "`Lee-Young`, `minsu`" in refused.value.help.en
    assert value(plan(EMPTY, author="park"), "authors") == ["park"]


def test_begin_asks_git_and_the_clock(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    for arguments in (["init"], ["config", "user.name", "박 하나"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    empty = Site(tmp_path, settings(tmp_path))

    post = new.begin("A title", empty)

    assert value(post, "authors") == ["박 하나"]
    assert str(value(post, "date")) <= datetime.now(UTC).isoformat()


def test_git_is_not_needed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert value(new.begin("A title", Site(tmp_path, settings(tmp_path))), "authors") == []


# Writing


def everything(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def two_folders(root: Path) -> NewPost:
    homes = tuple(Mount(root / f"content/{key}", "", key) for key in ("ko", "en"))
    return plan(Site(root, settings(root, content=homes)))


def test_write_leaves_the_bundle_and_nothing_else(tmp_path):
    post = plan(EMPTY)
    new.write(tmp_path, post)

    written = [path for path in everything(tmp_path) if (tmp_path / path).is_file()]
    assert written == sorted(post.files)
    assert all((tmp_path / path).read_bytes() == data for path, data in post.files.items())


def test_existing_folder_is_not_touched(tmp_path):
    kept = tmp_path / "content/posts/a-title/notes.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    before = everything(tmp_path)

    with pytest.raises(UserError) as refused:
        new.write(tmp_path, plan(EMPTY))

    assert "`content/posts/a-title` exists" in refused.value.message.en
    assert (everything(tmp_path), kept.read_text()) == (before, "mine")


def test_failure_takes_back_what_was_done(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/en").write_text("a file where the folder should be")

    with pytest.raises(UserError):
        new.write(tmp_path, two_folders(tmp_path))

    assert everything(tmp_path) == ["content", "content/en"]


class Interrupted(dict[str, bytes]):
    """Files at whose second one the author presses Ctrl-C."""

    def items(self) -> Iterator[tuple[str, bytes]]:  # type: ignore[override]
        yield next(iter(super().items()))
        raise KeyboardInterrupt


def test_interruption_takes_back_what_was_done(tmp_path):
    post = two_folders(tmp_path)

    with pytest.raises(KeyboardInterrupt):
        new.write(tmp_path, replace(post, files=Interrupted(post.files)))

    assert everything(tmp_path) == []


# Hugo

HUGO = """\
timeZone: Asia/Seoul
defaultContentLanguage: ko
buildDrafts: true
buildFuture: true
disableKinds: [RSS, sitemap, robotsTXT, '404']
taxonomies: {author: authors, tag: tags, category: categories}
languages:
"""
SHARED = "  ko: {weight: 1}\n  en: {weight: 2}\n"
OWN = "  ko: {weight: 1, contentDir: text/ko}\n  en: {weight: 2, contentDir: text/en}\n"
PAGES = """\
{{ range .AllTranslations }}{{ range .Site.RegularPages }}{{ if .Draft -}}
{{ dict "lang" .Language.Lang "title" .Title "path" .Path "zone" (.Date.Format "-07:00")
  "translations" (len .Translations) "cover" (len (.Resources.Match .Params.cover.image))
  | jsonify }}
{{ end }}{{ end }}{{ end }}"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("languages", "archive"),
    [
        (SHARED, ""),
        (SHARED, PLAIN.replace("title: T", "cover: {image: x.png, alt: x}")),
        (OWN, ""),
    ],
)
def test_hugo_pairs_the_post_in_every_language(tmp_path, languages, archive):
    for path, text in files(archive).items():
        hugo_truth.write(tmp_path / path, text)
    hugo_truth.write(tmp_path / "hugo.yaml", HUGO + languages)
    for name, template in (("home", PAGES), ("page", ""), ("list", "")):
        hugo_truth.write(tmp_path / f"layouts/{name}.html", template)
    blog = Site.load(tmp_path, hugo.settings(tmp_path))
    title = '부팅: each module\'s "role" #1'

    new.write(tmp_path, plan(blog, title))
    pages = [json.loads(line) for line in hugo_truth.build(tmp_path).split("\n") if line.strip()]

    expected = {"title": title, "path": "/posts/부팅-each-modules-role-1", "zone": "+09:00",
                "translations": 1, "cover": 1}  # fmt: skip
    assert pages == [{"lang": "ko", **expected}, {"lang": "en", **expected}]
