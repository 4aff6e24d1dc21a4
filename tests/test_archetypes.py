"""Archetypes: which one a page begins from, what Hugo makes of it, and what comes along."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

import hugo_truth
from harness import files
from test_new import KIM, NOW, everything
from twinpost import config, frontmatter, hugo, new
from twinpost.config import Config
from twinpost.errors import UserError
from twinpost.lint import lint, load_rules
from twinpost.model import Site
from twinpost.new import NewPost

pytestmark = pytest.mark.slow

SEOUL = "2026-11-21T00:30:12+09:00"
CONFIGURATION = """\
title: Blog
timeZone: Asia/Seoul
defaultContentLanguage: ko
languages: {ko: {weight: 1, title: 블로그}, en: {weight: 2}}
"""


def laid(root: Path, archive: str, configuration: str = CONFIGURATION) -> Site:
    """A real site with the files of an archive."""
    for path, text in {"hugo.yaml": configuration, **files(archive)}.items():
        hugo_truth.write(root / path, text)
    return Site.load(root, hugo.settings(root))


def plan(site: Site, title: str = "A title", **more: object) -> NewPost:
    return new.plan(title, site, Config(), **{"now": NOW, "user": KIM, **more})  # type: ignore[arg-type]


def texts(post: NewPost) -> Mapping[str, str]:
    """The files by their name in the bundle."""
    bundle = f"{post.folders[0]}/"
    return {
        path.removeprefix(bundle): data.decode("utf-8", "replace")
        for path, data in post.files.items()
    }


# Which archetype

KO, EN, PLAIN = (f"---\nfrom: {name}\n---\n" for name in ("ko", "en", "plain"))
DIRECTORY = f"-- archetypes/posts/index.ko.md --\n{KO}-- archetypes/posts/index.en.md --\n{EN}"
SINGLE = f"-- archetypes/posts.md --\n{PLAIN}"


@pytest.mark.parametrize(
    ("archive", "section", "ko", "en"),
    [
        (DIRECTORY, "posts", KO, EN),
        (DIRECTORY, "posts/deep", KO, EN),  # Hugo, too, goes by the first folder
        (DIRECTORY + SINGLE, "posts", KO, EN),
        (SINGLE, "posts", PLAIN, PLAIN),
        (f"-- archetypes/posts/index.md --\n{PLAIN}", "posts", PLAIN, PLAIN),
        (
            f"-- archetypes/posts/index.md --\n{PLAIN}-- archetypes/posts/index.EN.md --\n{EN}",
            "posts", PLAIN, EN,
        ),
        (f"-- archetypes/posts.ko.md --\n{KO}{SINGLE}", "posts", KO, PLAIN),
        (f"-- archetypes/나의 글.md --\n{PLAIN}", "나의 글", PLAIN, PLAIN),
    ],
)  # fmt: skip
def test_each_language_begins_from_its_archetype(tmp_path, archive, section, ko, en):
    made = texts(plan(laid(tmp_path, archive), section=section))

    assert made == {"index.ko.md": ko, "index.en.md": en}


@pytest.mark.parametrize(
    ("archive", "section"),
    [
        (f"-- archetypes/default.md --\n{PLAIN}", "posts"),
        (f"-- archetypes/default.md --\n{PLAIN}", "."),
        (f"-- archetypes/notes.md --\n{PLAIN}", "posts"),
        (f"-- archetypes/posts/template.md --\n{PLAIN}", "posts"),
        (f"-- archetypes/posts/index.fr.md --\n{PLAIN}", "posts"),
    ],
)
def test_other_archetypes_are_left_alone(tmp_path, archive, section):
    plain = plan(laid(tmp_path / "plain", ""), section=section)

    assert plan(laid(tmp_path / "site", archive), section=section) == plain


def test_language_without_archetype_has_the_built_in_page(tmp_path):
    made = texts(plan(laid(tmp_path, f"-- archetypes/posts/index.ko.md --\n{KO}"), title="Boot"))

    assert made["index.ko.md"] == KO
    assert made["index.en.md"].startswith('---\ntitle: "Boot"\ndate: 2026-')


def test_index_of_a_section_makes_a_profile(tmp_path):
    archive = '-- archetypes/authors/_index.ko.md --\n---\ntitle: ""\ndescription: ""\n---\n소개\n'
    post = plan(laid(tmp_path, archive), "Kim Minsu", section="authors")

    assert post.key == "/authors/kim-minsu"
    assert texts(post) == {
        "_index.ko.md": '---\ntitle: "Kim Minsu"\ndescription: ""\n---\n소개\n',
        "_index.en.md": '---\ntitle: "Kim Minsu"\n---\n',
    }


# Hugo evaluates it

TEMPLATE = """\
---
title: {{ .Name }}
date: {{ .Date }}
lastmod: {{ .Date }}
site: {{ site.Title }} / {{ site.Language.Lang }} / {{ site.Params.level }} / {{ len site.Pages }}
file: {{ .File.Path }} {{ .Type }}
---
{{ partial "greeting.html" "안녕" }}
{{< note warning >}}
"""
MADE = f"""\
---
title: "A title"
date: {SEOUL}
lastmod: {SEOUL}
site: 블로그 / ko / 3 / 4
file: posts/a-title/index.ko.md posts
---
[안녕]
{{{{< note warning >}}}}
"""
PARTIAL = "-- layouts/_partials/greeting.html --\n[{{ . }}]{{ return }}\n"
ORDINARY = "content/posts/a-title/index.ko.md"


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("", ORDINARY),
        ("theme: [missing]\n", ORDINARY),
        ("module: {imports: [{path: example.org/missing}]}\n", ORDINARY),
        ("module: {mounts: [{source: text, target: content}]}\n", "text/posts/a-title/index.ko.md"),
        ("newContentEditor: vi\n", ORDINARY),
    ],
)
def test_template_is_evaluated_in_the_real_site(tmp_path, more, path):
    archive = (
        f"-- archetypes/posts.md --\n{TEMPLATE}-- layouts/_partials/greeting.html --\n[{{{{ . }}}}]"
    )
    site = laid(tmp_path, archive, f"{CONFIGURATION}params: {{level: 3}}\n{more}")
    before = everything(tmp_path)
    post = plan(site)

    assert post.files[path].decode() == MADE
    assert everything(tmp_path) == before


def test_content_directories_of_languages_are_as_good(tmp_path):
    own = CONFIGURATION.replace("1,", "1, contentDir: text/ko,")
    own = own.replace("weight: 2", "weight: 2, contentDir: text/en")
    archive = DIRECTORY + "-- archetypes/posts/data.json --\n{}\n"

    assert {
        path: data.decode() for path, data in plan(laid(tmp_path, archive, own)).files.items()
    } == {
        "text/ko/posts/a-title/index.md": KO,
        "text/en/posts/a-title/index.md": EN,
        "text/ko/posts/a-title/data.json": "{}\n",
    }


def test_other_files_come_along(tmp_path):
    archive = (
        f"{DIRECTORY}-- archetypes/posts/images/a.svg --\n<svg>{{{{ 0 }}}}</svg>\n"
        "-- archetypes/posts/notes.md --\n{{ .Name }}: {{ site.Title }}\n"
        "-- archetypes/posts/index.fr.md --\nautre\n"
    )
    made = texts(plan(laid(tmp_path, archive)))

    assert made == {
        "index.ko.md": KO,
        "index.en.md": EN,
        "images/a.svg": "<svg>{{ 0 }}</svg>\n",
        "notes.md": "notes: 블로그\n",
    }


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("a: 한글 {{ .Nope }}", "archetypes/posts/index.ko.md:4:10", "asks for `.Nope`"),
        ("a: {{ nope }}", "archetypes/posts/index.ko.md:4:1", "no template function `nope`"),
        ("a: {{ end }}", "archetypes/posts/index.ko.md:4:1", "unexpected {{end}}"),
        ('a: {{ partial "p.html" . }}', "layouts/_partials/p.html:2:4", "asks for `.Nope`"),
        ('a: {{ partial "none" }}', "archetypes/posts/index.ko.md:4:7", "no partial `none`"),
        ('a: {{ errorf "no %s" "key" }}', "archetypes/posts/index.ko.md", "no key"),
        ("a: b: c", "archetypes/posts/index.ko.md", "a colon and a space"),
    ],
)
def test_broken_archetype_says_where_and_why(tmp_path, line, place, said):
    archive = f"-- archetypes/posts/index.ko.md --\n---\ntitle: x\n\n{line}\n---\n"
    site = laid(tmp_path, f"{archive}-- layouts/_partials/p.html --\n\n{{{{ .Nope }}}}\n")
    before = everything(tmp_path)

    with pytest.raises(UserError) as refused:
        plan(site)

    assert refused.value.place == place
    assert said in refused.value.message.en
    assert refused.value.help.ko
    assert everything(tmp_path) == before


def test_taken_place_is_refused_before_hugo_is_asked(tmp_path):
    broken = "-- archetypes/posts.md --\n{{ nope }}\n"
    site = laid(tmp_path, f"{broken}-- content/posts/a-title.md --\n---\ntitle: x\n---\n")

    with pytest.raises(UserError) as refused:
        plan(site)

    assert "there is a page at `/posts/a-title`" in refused.value.message.en


# Covers


@pytest.mark.parametrize(
    ("image", "there", "drawn"),
    [
        ("cover.png", "", "PNG"),
        ("./art/front.JPG", "", "JPEG"),
        ("art/front.webp", "", "WEBP"),
        ("art/front.svg", "", ""),
        ("/cover.png", "", ""),
        ("../cover.png", "", ""),
        ("https://example.org/cover.png", "", ""),
        ("", "", ""),
        ("cover.png", "archetypes/posts/cover.png", ""),
        ("cover.png", "assets/cover.png", ""),
        ("cover.png", "static/cover.png", ""),
    ],
)
def test_cover_is_drawn_where_none_is(tmp_path, image, there, drawn):
    archive = f"-- archetypes/posts/index.md --\n---\ncover:\n  image: {image}\n---\n"
    post = plan(laid(tmp_path, archive + (f"-- {there} --\nmine\n" if there else "")))
    pictures = [data for path, data in post.files.items() if not path.endswith(".md")]

    formats = [Image.open(io.BytesIO(data)).format for data in pictures if data != b"mine\n"]
    assert formats == [drawn] * bool(drawn)


# The archetypes of this blog

SITE = Path(__file__).parents[1] / "site"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """This repository's site, without its posts and pages."""
    for folder in ("archetypes", "assets", "i18n", "layouts", "static"):
        shutil.copytree(SITE / folder, tmp_path / folder)
    for path in [*SITE.glob("*.yaml"), *SITE.glob("content/[ap]*/**/_index.*.md")]:
        copy = tmp_path / path.relative_to(SITE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return tmp_path


def opened(root: Path) -> Site:
    return Site.load(root, hugo.settings(root))


def hugo_runs(*arguments: str, root: Path) -> None:
    subprocess.run([hugo_truth.binary(), *arguments], cwd=root, check=True, capture_output=True)


def test_own_pages_lack_only_what_their_author_knows_and_build(blog):
    for title, section in (("부팅: 4초", "posts"), ("Kim", "authors"), ("Page", "docs")):
        new.write(blog, plan(opened(blog), title, section=section))
    chosen = config.load(blog, load_rules())
    found = lint(opened(blog), load_rules(), chosen)
    hugo_runs("--buildDrafts", "--buildFuture", "--panicOnWarning", root=blog)

    assert {finding.message.en for finding in found if finding.rule != "draft-in-publish"} == {
        "front matter lacks `description`",
        "front matter lacks `tags`, `categories`, `summary`, `description`",
        "this paragraph still says what its template put there",
        "`title` of the `en` page is in Korean: `부팅: 4초`",
    }
    # A profile is no draft: readers would see it as it is.
    left = {f.path.split("/")[1] for f in found if f.rule == "front-matter-placeholder"}
    assert left == {"authors"}
    assert (blog / "public/posts/부팅-4초/index.html").exists()
    assert (blog / "public/en/authors/kim/index.html").exists()
    assert (blog / "public/docs/page/index.html").exists()


@pytest.mark.parametrize(("section", "name"), [("posts", "index"), ("authors", "_index")])
def test_own_archetypes_serve_plain_hugo(blog, section, name):
    hugo_runs("new", "content", f"{section}/kim-minsu", "--kind", section, root=blog)
    made = [blog / f"content/{section}/kim-minsu/{name}.{lang}.md" for lang in ("ko", "en")]
    read = [frontmatter.parse(path.read_text("utf-8")).fields for path in made]

    assert [fields["title"].value for fields in read] == ["Kim Minsu"] * 2
    assert list(read[0]) == list(read[1])


def test_own_archetype_has_every_field_of_the_posts():
    posts = [d for d in opened(SITE).documents if d.key.startswith("/posts/") and d.is_page]
    used = {path for post in posts for path in post.front_matter.fields if path[-1].isalpha()}
    for language in ("ko", "en"):
        text = (SITE / f"archetypes/posts/index.{language}.md").read_text("utf-8")
        offered = set(re.findall(r"^(?:# )?( *\w+):", text, re.MULTILINE))

        assert {path.replace("cover.", "  ") for path in used} <= offered
