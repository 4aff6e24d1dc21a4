"""The JSON Schema of a site's front matter, for editors: made of what the rules are told.

Draft-07, which all of them understand. A schema knows neither widths nor other pages, and wants one
spelling where Hugo takes several: what is published is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from twinpost.config import Config
from twinpost.fields import ADAPTERS, ALSO, HUGO, Kind, named
from twinpost.frontmatter.scalar import resolve
from twinpost.lint import Rule
from twinpost.model import Settings
from twinpost.rules.front_matter_length import front_matter_length
from twinpost.rules.front_matter_required import front_matter_required, required
from twinpost.rules.front_matter_unknown import front_matter_unknown
from twinpost.rules.front_matter_value import THEMES, Type, front_matter_value
from twinpost.text import Text

DATE = r"^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d:\d\d(\.\d+)?( ?([Zz]|[+-]\d\d:?\d\d))?)?$"
Schema = Mapping[str, Any]
# `title: 404` is the text "404" to Hugo.
TEXT: Schema = MappingProxyType({"type": ["string", "number"]})
TEXTS: Schema = MappingProxyType({"type": ["array", "string", "number"], "items": dict(TEXT)})
# One text is one term: `go, hugo` is hardly meant to be.
TERMS: Schema = MappingProxyType({**TEXTS, "uniqueItems": True, "pattern": "^[^,]*$"})
KINDS: Mapping[Kind, Schema] = MappingProxyType(
    {
        "text": TEXT,
        "date": {"type": "string", "pattern": DATE},
        "boolean": {"type": "boolean"},
        "integer": {"type": "integer"},
        "list": TEXTS,
        "mapping": {"type": "object"},
        "mappings": {"type": ["object", "array"]},
    }
)
TYPES: Mapping[Type, str] = MappingProxyType(
    {"text": "string", "list": "array", "mapping": "object"}
)
MENU = {
    "type": ["object", "null"],
    "properties": {
        **{name: dict(TEXT) for name in ("name", "title", "parent", "identifier", "pageRef")},
        **{name: dict(TEXT) for name in ("url", "pre", "post")},
        "weight": {"type": "integer"},
        "params": {"type": "object"},
    },
}
# What stands below a field of Hugo's, or below the one that themes have for a picture.
NESTED: Mapping[str, Schema] = MappingProxyType(
    {
        "build.render": {"enum": ["always", "never", "link", True, False]},
        "build.list": {"enum": ["always", "never", "local", True, False]},
        "build.publishResources": {"type": "boolean"},
        "sitemap.changefreq": {
            "enum": ["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"]
        },
        "sitemap.priority": {"type": "number", "maximum": 1},
        "sitemap.filename": TEXT,
        "sitemap.disable": {"type": "boolean"},
        "cover.image": {"type": "string"},
        "cover.alt": TEXT,
        "cover.caption": TEXT,
    }
)
RESOURCE = {
    "type": "object",
    "properties": {
        **{name: dict(TEXT) for name in ("src", "name", "title")},
        "params": {"type": "object"},
    },
}
MEANT: Mapping[str, Text] = MappingProxyType(
    {
        "aliases": Text(
            "Addresses that lead here, such as the old one of a post that moved.",
            "이 글로 이어지는 다른 주소. 옮긴 글의 옛 주소 같은 것입니다.",
        ),
        "build": Text(
            "Whether the page is rendered and listed.",
            "페이지를 만들고 목록에 넣을지 정합니다.",
        ),
        "cascade": Text(
            "Values that all pages below this one inherit.",
            "아래에 있는 모든 페이지가 물려받는 값.",
        ),
        "date": Text(
            "When it was published, with seconds and zone: 2026-11-22T09:00:00+09:00.",
            "게시한 때. 초와 시간대까지 2026-11-22T09:00:00+09:00처럼 적습니다.",
        ),
        "description": Text(
            "What search results and link previews show.",
            "검색 결과와 링크 미리 보기에 나오는 설명.",
        ),
        "draft": Text(
            "Whether it is unfinished, and not published: true or false, not yes or no.",
            "아직 게시하지 않을 초안인지. yes나 no가 아니라 true나 false로 적습니다.",
        ),
        "expirydate": Text(
            "From when on it is published no more.",
            "이때부터는 게시하지 않습니다.",
        ),
        "headless": Text(
            "Whether the bundle has no page of its own.",
            "페이지 없이 파일만 담은 번들인지.",
        ),
        "iscjklanguage": Text(
            "Whether words are counted by syllables, as in Korean.",
            "한국어처럼 글자 수로 분량을 셀지.",
        ),
        "keywords": Text(
            "Words for search engines; the theme decides whether they are used.",
            "검색 엔진에 알릴 낱말. 쓸지는 테마가 정합니다.",
        ),
        "lastmod": Text(
            "When it was last changed.",
            "마지막으로 고친 때.",
        ),
        "layout": Text(
            "The template that renders it, instead of the usual one.",
            "보통 템플릿 대신 쓸 템플릿.",
        ),
        "linktitle": Text(
            "A shorter title, for menus and links.",
            "메뉴와 링크에 쓸 짧은 제목.",
        ),
        "markup": Text(
            "The format of the body; Hugo knows by the name of the file.",
            "본문 형식. 적지 않으면 파일 확장자로 정합니다.",
        ),
        "menus": Text(
            "The menus that it stands in.",
            "이 글이 들어갈 메뉴.",
        ),
        "outputs": Text(
            "The formats in which it is published, such as html and json.",
            "게시할 형식. html, json 같은 것입니다.",
        ),
        "params": Text(
            "Parameters for the theme.",
            "테마에 넘길 값.",
        ),
        "publishdate": Text(
            "From when on it is published, if not from its date on.",
            "이때부터 게시합니다. 없으면 date부터입니다.",
        ),
        "resources": Text(
            "Names, titles and parameters of the files beside it.",
            "함께 있는 파일의 이름과 제목, 값.",
        ),
        "sitemap": Text(
            "How often it changes, and how important it is.",
            "얼마나 자주 바뀌고 얼마나 중요한지.",
        ),
        "sites": Text(
            "The languages that it is published in.",
            "게시할 언어.",
        ),
        "slug": Text(
            "The last part of its address.",
            "주소의 마지막 부분.",
        ),
        "summary": Text(
            "What lists and the feed show.",
            "목록과 피드에 나오는 요약.",
        ),
        "title": Text(
            "Its title.",
            "제목.",
        ),
        "translationkey": Text(
            "What its translations share, where their paths differ.",
            "경로가 서로 다른 번역을 묶는 값.",
        ),
        "type": Text(
            "Its type, which chooses the templates; the section if not said.",
            "템플릿을 고르는 종류. 없으면 섹션 이름입니다.",
        ),
        "url": Text(
            "Its whole address.",
            "주소 전체.",
        ),
        "weight": Text(
            "Its place in lists: the smallest stands first.",
            "목록에서의 순서. 작은 값이 먼저입니다.",
        ),
    }
)
TERM = Text("Terms of a taxonomy of this site.", "이 사이트에서 쓰는 분류의 용어.")


def schema(settings: Settings, config: Config, section: str = "") -> dict[str, Any]:
    """The schema for the pages of a section."""
    root: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _title(section).to(config.language),
        "type": "object",
    }
    for name, kind in _hugo().items():
        meant = MEANT[ALSO.get(name, name)].to(config.language)
        _below(root, name).update(KINDS[kind], description=meant)
    for name in ("menu", "menus"):
        _below(root, name).update(type=["object", "array", "string"], additionalProperties=MENU)
    _below(root, "resources")["items"] = RESOURCE
    _below(root, "cover")["type"] = ["object", "string"]  # to some themes it is the picture alone
    for path, of_part in NESTED.items():
        _below(root, path).update(of_part)
    for name in settings.taxonomies.values():
        _below(root, name).update(TERMS, description=TERM.to(config.language))
    for path in _options(front_matter_unknown, config).get("fields", ()):
        _below(root, path)
    _add_values(root, config)
    _add_lengths(root, config)
    _add_required(root, config, section)
    return root


def _title(section: str) -> Text:
    if section:
        return Text(f"Front matter of {section}", f"{section} 섹션의 프런트매터")
    return Text("Front matter", "프런트매터")


def _hugo() -> dict[str, Kind]:
    known = {**HUGO, **{also: HUGO[name] for also, name in ALSO.items()}}
    return {name: kind for name, kind in known.items() if name not in ADAPTERS}


def _options(rule: Rule, config: Config) -> Mapping[str, Any]:
    """What a rule is told; its defaults included, and nothing if it is off."""
    if not config.severity(rule):
        return {}
    defaults = {name: default for name, (_, default) in rule.options.items()}
    return {**defaults, **config.options(rule)}


def _below(root: dict[str, Any], path: str) -> dict[str, Any]:
    """The schema of a field at a dotted path, made where it is not there yet."""
    for part in _parts(path):
        root.setdefault("type", "object")
        root = root.setdefault("properties", {}).setdefault(part, {})
    return root


def _parts(path: str) -> list[str]:
    first, *more = path.split(".")
    return [named(first.lower()) if first.lower() in {*HUGO, *ALSO} else first, *more]


def _add_values(root: dict[str, Any], config: Config) -> None:
    options = _options(front_matter_value, config)
    types: Mapping[str, Type] = {**THEMES, **options["types"]} if options else {}
    for path, name in types.items():
        _below(root, path)["type"] = TYPES.get(name, name)
    for path, values in options.get("allowed", {}).items():
        # `level: 2` is a number, and allowed as the text that it is written with.
        one = {"enum": list(dict.fromkeys(v for text in values for v in (text, resolve(text))))}
        field = _below(root, path)
        if "array" in field.get("type", ""):
            field["items"] = one
            field.update({"if": {"type": ["string", "number"]}, "then": one})
        elif "type" in field:
            field.update(one)
        else:
            field["anyOf"] = [one, {"type": "array", "items": one}]


def _add_lengths(root: dict[str, Any], config: Config) -> None:
    options = _options(front_matter_length, config)
    if not options:
        return
    # The rule counts a letter of Hangul as two, as wide as it is shown, and a schema cannot. These
    # bounds are those of letters that all count one, or all two: what the rule takes is never
    # underlined, and what is longer in Hangul alone the rule finds.
    _below(root, "title")["maxLength"] = options["title_max"]
    field = _below(root, "description")
    field["minLength"] = -(-options["description_min"] // 2)
    field["maxLength"] = options["description_max"]


def _add_required(root: dict[str, Any], config: Config, section: str) -> None:
    """Only what is listed: a schema can't see what the other pages of the section have."""
    options = _options(front_matter_required, config)
    listed = options and (options["fields"] is not None or section in options["sections"])
    wanted = required(section, options) if listed else ("title",) if options else ()
    for path in wanted:
        place = root
        for part in _parts(path):
            place["type"] = "object"
            names = place.setdefault("required", [])
            if part not in names:
                names.append(part)
            place = _below(place, part)
