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

DATE = r"^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d:\d\d(\.\d+)?( ?([Zz]|[+-]\d\d:?\d\d))?)?$"
TERMS = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
KINDS: Mapping[Kind, dict[str, Any]] = MappingProxyType(
    {
        "text": {"type": "string"},
        "date": {"type": "string", "pattern": DATE},
        "boolean": {"type": "boolean"},
        "integer": {"type": "integer"},
        "list": {"type": ["array", "string"], "items": {"type": "string"}},
        "mapping": {"type": "object"},
        "mappings": {"type": ["object", "array"]},
    }
)
TYPES: Mapping[Type, str] = MappingProxyType(
    {"text": "string", "list": "array", "mapping": "object"}
)
MEANT: Mapping[str, str] = MappingProxyType(
    {
        "aliases": "Addresses that lead here, such as the old one of a post that moved.",
        "build": "Whether the page is rendered and listed.",
        "cascade": "Values that all pages below this one inherit.",
        "date": "When it was published, with seconds and zone: 2026-11-22T09:00:00+09:00.",
        "description": "What search results and link previews show.",
        "draft": "Whether it is unfinished, and not published: true or false, not yes or no.",
        "expirydate": "From when on it is published no more.",
        "headless": "Whether the bundle has no page of its own.",
        "iscjklanguage": "Whether words are counted by syllables, as in Korean.",
        "keywords": "Words for search engines; the theme decides whether they are used.",
        "lastmod": "When it was last changed.",
        "layout": "The template that renders it, instead of the usual one.",
        "linktitle": "A shorter title, for menus and links.",
        "markup": "The format of the body; Hugo knows by the name of the file.",
        "menus": "The menus that it stands in.",
        "outputs": "The formats in which it is published, such as html and json.",
        "params": "Parameters for the theme.",
        "publishdate": "From when on it is published, if not from its date on.",
        "resources": "Names, titles and parameters of the files beside it.",
        "sitemap": "How often it changes, and how important it is.",
        "sites": "The languages that it is published in.",
        "slug": "The last part of its address.",
        "summary": "What lists and the feed show.",
        "title": "Its title.",
        "translationkey": "What its translations share, where their paths differ.",
        "type": "Its type, which chooses the templates; the section if not said.",
        "url": "Its whole address.",
        "weight": "Its place in lists: the smallest stands first.",
    }
)


def schema(settings: Settings, config: Config, section: str = "") -> dict[str, Any]:
    """The schema for the pages of a section."""
    root: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Front matter of {section}" if section else "Front matter",
        "type": "object",
    }
    for name, kind in _hugo().items():
        _below(root, name).update(KINDS[kind], description=MEANT[ALSO.get(name, name)])
    _below(root, "menus")["type"] = ["object", "array", "string"]
    for name in settings.taxonomies.values():
        _below(root, name).update(TERMS, description="Terms of a taxonomy of this site.")
    for path in _options(front_matter_unknown, config).get("fields", ()):
        _below(root, path)
    _add_values(root, config)
    _add_lengths(root, config)
    _add_required(root, config, section)
    return root


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
        elif "type" in field:
            field.update(one)
        else:
            field["anyOf"] = [one, {"type": "array", "items": one}]


def _add_lengths(root: dict[str, Any], config: Config) -> None:
    options = _options(front_matter_length, config)
    if not options:
        return
    _below(root, "title")["maxLength"] = options["title_max"]
    field = _below(root, "description")
    field["minLength"] = -(-options["description_min"] // 2)  # as few letters of Hangul are as wide
    field["maxLength"] = options["description_max"]


def _add_required(root: dict[str, Any], config: Config, section: str) -> None:
    """Only what is listed: a schema can't see what the other pages of the section have."""
    options = _options(front_matter_required, config)
    listed = options and (options["fields"] is not None or section in options["sections"])
    wanted = required(section, options) if listed else ("title",) if options else ()
    for path in wanted:
        place = root
        for part in _parts(path):
            names = place.setdefault("required", [])
            if part not in names:
                names.append(part)
            place = _below(place, part)
