"""The JSON Schema of a site's front matter: that it is one, what it takes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from harness import settings
from twinpost import commands, config, frontmatter, frontmatter_schema, hugo
from twinpost.config import Config
from twinpost.fields import ADAPTERS, HUGO, named
from twinpost.lint import load_rules
from twinpost.model import Site
from twinpost.rules.front_matter_required import section

BLOG = Path(__file__).parents[1] / "site"
CHOSEN = Config(
    severities={"front-matter-length": "off"},
    chosen={
        "front-matter-required": {
            "fields": ("title", "Description"),
            "sections": {"posts": ("title", "date", "cover.image", "cover.alt")},
        },
        "front-matter-unknown": {"fields": ("canonical", "cover.credit")},
        "front-matter-value": {
            "types": {"toc": "boolean", "version": "text"},
            "allowed": {"tags": ("go", "hugo"), "level": ("1", "2"), "version": ("1.10",)},
        },
    },
)


def schema(of: Config = CHOSEN, place: str = "") -> dict[str, Any]:
    terms = {"tag": "tags", "category": "categories"}
    return frontmatter_schema.schema(settings(Path(), taxonomies=terms), of, place)


def refused(front: str, made: dict[str, Any]) -> list[str]:
    """The paths of what a schema refuses in a YAML front matter."""
    fields = frontmatter.parse(f"---\n{front}\n---\n").fields
    values = {named(path): field.value for path, field in fields.items() if "." not in path}
    return sorted(
        "/".join(map(str, error.absolute_path))
        for error in Draft7Validator(made).iter_errors(values)
    )


def test_it_is_a_schema_of_what_hugo_knows():
    made = schema()

    Draft7Validator.check_schema(made)
    assert {named(name) for name in HUGO if name not in ADAPTERS} < set(made["properties"])
    assert all(p.get("description") for n, p in made["properties"].items() if n.lower() in HUGO)


@pytest.mark.parametrize(
    "front",
    [
        "title: 부팅\ndescription: 설명\ntags: [go]\ndraft: true\nweight: 3",
        "title: 부팅\ndescription: 설명\ndate: 2026-11-20T09:00:00+09:00",
        "title: 부팅\ndescription: 설명\ndate: 2026-11-20\nlastmod: 2026-11-20T09:00:00.5Z",
        "title: 부팅\ndescription: 설명\nlevel: 2\ntoc: false\nversion: '1.10'\nmath: true",
        "title: 부팅\ndescription: 설명\nlevel: [1, '2']\nmenus: main\naliases: /old",
        "title: 부팅\ndescription: 설명\ncover: {image: a.png, relative: true, credit: 나}",
        "title: 부팅\ndescription: 설명\ncover: a.png\nmenu: main",
        "title: 404\ndescription: 설명\nslug: 2026\ncategories: writing\nkeywords: 2026",
        "title: 부팅\ndescription: 설명\nmenu: [main, footer]\ncategories: [2026, 글]",
        "title: 부팅\ndescription: 설명\nmenu: {main: {weight: 1, name: 글}, footer: }",
        "title: 부팅\ndescription: 설명\nbuild: {render: never, list: false}\ntags: go",
        "title: 부팅\ndescription: 설명\nsitemap: {priority: 0.5, changefreq: weekly}",
        "title: 부팅\ndescription: 설명\nresources: [{src: a.png, title: 그림, params: {a: 1}}]",
    ],
)
def test_right(front):
    assert refused(front, schema()) == []


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("title: 부팅", ""),
        ("title: [부팅]\ndescription: 설명", "title"),
        ("title: 부팅\ndescription: 설명\ntags: [Go]", "tags/0"),
        ("title: 부팅\ndescription: 설명\ntags: Go", "tags"),
        ("title: 부팅\ndescription: 설명\ncategories: go, hugo", "categories"),
        ("title: 부팅\ndescription: 설명\ncategories: {a: 1}", "categories"),
        ("title: 부팅\ndescription: 설명\nbuild: {render: nevr}", "build/render"),
        ("title: 부팅\ndescription: 설명\nsitemap: {priority: high}", "sitemap/priority"),
        ("title: 부팅\ndescription: 설명\ncover: {image: [a.png]}", "cover/image"),
        ("title: 부팅\ndescription: 설명\ncover: {alt: {en: a}}", "cover/alt"),
        ("title: 부팅\ndescription: 설명\nmenu: {main: {weight: first}}", "menu/main/weight"),
        ("title: 부팅\ndescription: 설명\nresources: [{src: [a]}]", "resources/0/src"),
        ("title: 부팅\ndescription: 설명\ndraft: yes", "draft"),
        ("title: 부팅\ndescription: 설명\ndate: 2026/11/20", "date"),
        ("title: 부팅\ndescription: 설명\ndate: 2026-11-20T09:00+09:00", "date"),
        ("title: 부팅\ndescription: 설명\ncomments: 'false'", "comments"),
        ("title: 부팅\ndescription: 설명\ncover: {relative: yes}", "cover/relative"),
        ("title: 부팅\ndescription: 설명\nlevel: 3", "level"),
        ("title: 부팅\ndescription: 설명\nversion: 1.10", "version"),
        ("title: 부팅\ndescription: 설명\ntoc: 1", "toc"),
    ],
)
def test_wrong(front, where):
    assert set(refused(front, schema())) == {where}


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("title: 부팅\ndate: 2026-11-20\ncover: {image: a.png, alt: 그림}", []),
        ("title: 부팅\ndate: 2026-11-20\ncover: {image: a.png}", ["cover"]),
        ("title: 부팅\ndate: 2026-11-20", [""]),
    ],
)
def test_what_a_section_requires(front, where):
    assert refused(front, schema(place="posts")) == where


def test_without_a_configuration_only_a_title_is_required():
    made = schema(Config())

    assert made["required"] == ["title"]
    assert refused("title: 부팅", made) == []
    assert refused(f"title: 부팅\ndescription: {'a' * 161}", made) == ["description"]
    assert refused(f"title: 부팅\ndescription: {'가' * 25}", made) == []


def test_rules_that_are_off_ask_for_nothing():
    rules = ("front-matter-required", "front-matter-length", "front-matter-value")
    made = schema(Config(severities=dict.fromkeys(rules, "off")))

    assert "required" not in made
    assert refused(f"title: {'a' * 90}\ncomments: no", made) == []


@pytest.mark.slow
def test_it_takes_every_page_of_our_own_site():
    rules = load_rules()
    chosen, made = config.load(BLOG, rules), hugo.settings(BLOG)
    pages = [
        d
        for d in Site.load(BLOG, made).documents
        # The pages of the rules may have short descriptions: twinpost.yaml says so.
        if d.role == "page" and not d.key.startswith("/docs/rules/")
    ]
    schemas = {s: frontmatter_schema.schema(made, chosen, s) for s in map(section, pages)}
    wrong = {
        page.path: found
        for page in pages
        if (found := refused(page.front_matter.content.of(page.text), schemas[section(page)]))
    }

    assert len(pages) > 30
    assert wrong == {}


@pytest.mark.slow
def test_verb(capsys):
    assert commands.schema("front-matter", site=str(BLOG), section="posts") == 0

    made = json.loads(capsys.readouterr().out)
    assert made["title"] == "posts 섹션의 프런트매터"  # twinpost.yaml says `language: ko`
    assert "series" in made["properties"]


def test_descriptions_are_in_the_language_of_the_messages():
    told = [schema(Config(language=language)) for language in ("ko", "en", "")]

    assert [each["properties"]["title"]["description"] for each in told] == [
        "제목.",
        *("Its title.", "Its title."),
    ]
    assert [each["title"] for each in told] == ["프런트매터", "Front matter", "Front matter"]


def test_lengths_never_underline_what_the_rule_takes():
    made = schema(Config())

    for letter, wide in (("a", 1), ("가", 2)):
        for field, width in (("title", 60), ("description", 160), ("description", 50)):
            front = {"title": "글", field: letter * (width // wide)}
            assert list(Draft7Validator(made).iter_errors(front)) == []
