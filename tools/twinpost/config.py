"""`twinpost.yaml`, beside Hugo's configuration: which rules, how severe, with which options.

There is no list of settings here: a rule's keyword-only arguments are its options, and both the
validation and the JSON Schema are made from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from twinpost.errors import UserError
from twinpost.finding import SEVERITIES, Severity
from twinpost.lint import Rule
from twinpost.span import Lines, Span
from twinpost.text import Text

NAME = "twinpost.yaml"
LANGUAGES = ("en", "ko")
LEVELS = (*SEVERITIES, "off")


@dataclass(frozen=True)
class Config:
    """The choices of a site; what it does not choose is left to the rules' defaults."""

    language: str = ""  # of messages; "" follows the locale
    search: bool = False  # whether a build makes the index of twinpost.search
    severities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    chosen: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))

    def severity(self, rule: Rule) -> Severity | None:
        """The severity to report a rule with; None when it is off."""
        level = self.severities.get(rule.id, rule.severity)
        return next((s for s in SEVERITIES if s == level), None)

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The options of a rule that differ from its defaults."""
        return self.chosen.get(rule.id, {})


def load(root: Path, rules: Sequence[Rule]) -> Config:
    """The configuration of the site at `root`; the defaults when it has none.

    Raises UserError, with file, line and column, for anything that is not understood.
    """
    path = root / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError:
        raise UserError(
            Text(f"`{NAME}` is not UTF-8", f"`{NAME}` 파일이 UTF-8이 아닙니다"),
            Text("save it as UTF-8", "UTF-8로 저장해 주세요"),
            str(path),
        ) from None
    return parse(text, str(path), rules)


def parse(text: str, path: str, rules: Sequence[Rule]) -> Config:
    """The configuration that `text` makes; `path` is what errors name."""
    from twinpost.frontmatter import yaml

    raw, problems = yaml.read(text, Span(0, len(text)))
    reader = Reader(
        path, Lines(text), {key: (Span(*v[1:3]), Span(*v[3:5])) for key, v in raw.items()}
    )
    for problem in problems:
        raise UserError(problem.message, problem.help, reader.place(problem.span))
    values = {key: value[0] for key, value in raw.items() if "." not in key}
    return reader.config(values, {rule.id: rule for rule in rules})


@dataclass(frozen=True)
class Reader:
    """Reads a parsed twinpost.yaml, and says where something in it is wrong."""

    path: str
    lines: Lines
    spans: Mapping[str, tuple[Span, Span]]  # of key and value, by dotted path

    def config(self, values: Mapping[str, object], rules: Mapping[str, Rule]) -> Config:
        """The whole configuration."""
        self.known("", values, ("language", "search", "rules"))
        language = self.one_of("language", values.get("language", ""), ("", *LANGUAGES))
        search = self.typed("search", values.get("search", False), bool)
        severities: dict[str, str] = {}
        chosen: dict[str, dict[str, Any]] = {}
        section = self.mapping("rules", values.get("rules"))
        self.known("rules", section, tuple(rules))
        for name, value in section.items():
            if not isinstance(value, dict):
                severities[name] = self.one_of(f"rules.{name}", _word(value), LEVELS)
                continue
            options = rules[name].options
            self.known(f"rules.{name}", value, ("severity", *map(_key, options)))
            if "severity" in value:
                level = _word(value["severity"])
                severities[name] = self.one_of(f"rules.{name}.severity", level, LEVELS)
            chosen[name] = {
                option: self.typed(f"rules.{name}.{_key(option)}", value[_key(option)], hint)
                for option, (hint, _) in options.items()
                if _key(option) in value
            }
        return Config(language, search, severities, chosen)

    def known(self, path: str, given: Mapping[str, object], names: Sequence[str]) -> None:
        """Refuse a key that is not one of `names`."""
        for key in given:
            if key in names:
                continue
            near = get_close_matches(key, names, 1)
            span = self.spans[f"{path}.{key}" if path else key][0]
            raise UserError(
                Text(f"unknown key `{key}`", f"알 수 없는 키입니다: `{key}`"),
                Text(f"did you mean `{near[0]}`?", f"혹시 `{near[0]}`인가요?")
                if near
                else Text(f"use one of: {', '.join(names)}", f"쓸 수 있는 키: {', '.join(names)}"),
                self.place(span),
            )

    def mapping(self, path: str, value: object) -> dict[str, object]:
        """`value` as a mapping; nothing is an empty one."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.wrong(path, self.spans[path][1], "a mapping", "키와 값")
        return value

    def one_of(self, path: str, value: object, names: Sequence[str]) -> str:
        """`value` as one of some words."""
        if isinstance(value, str) and value in names:
            return value
        listed = ", ".join(name for name in names if name)
        raise self.wrong(path, self.spans[path][1], f"one of {listed}", f"{listed} 중 하나")

    def typed(self, path: str, value: object, hint: Any) -> Any:
        """`value` as the type of an option."""
        if _matches(value, hint):
            return _frozen(value)
        name = _named(hint)
        raise self.wrong(path, self.spans[path][1], name.en, name.ko)

    def wrong(self, path: str, span: Span, en: str, ko: str) -> UserError:
        """The refusal of a value."""
        return UserError(
            Text(f"`{path}` must be {en}", f"`{path}` 값의 형식이 다릅니다"),
            Text(f"write {en} there", f"이렇게 적어 주세요: {ko}"),
            self.place(span),
        )

    def place(self, span: Span) -> str:
        """Where a span is, for an editor to jump to."""
        position = self.lines.position(span.start)
        return f"{self.path}:{position.line}:{position.column}"


def schema(rules: Sequence[Rule]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of twinpost.yaml, for editors."""
    level = {"enum": list(LEVELS), "description": "How severe a finding is; `off` turns it off."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": NAME,
        "description": "Configuration of Twinpost, beside Hugo's own.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "language": {"enum": list(LANGUAGES), "description": "The language of messages."},
            "search": {
                "type": "boolean",
                "default": False,
                "description": "Whether `build` makes a search index of the pages with Pagefind.",
            },
            "rules": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {rule.id: _rule_schema(rule, level) for rule in rules},
            },
        },
    }


def _rule_schema(rule: Rule, level: dict[str, Any]) -> dict[str, Any]:
    options = {
        _key(name): {**_type_schema(hint), "default": _plain(default)}
        for name, (hint, default) in rule.options.items()
    }
    return {
        "description": rule.summary,
        "anyOf": [
            level,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {"severity": {**level, "default": rule.severity}, **options},
            },
        ],
    }


def _type_schema(hint: Any) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_type_schema(argument) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(arguments[0])}
    if origin is not None:
        return {"type": "object", "additionalProperties": _type_schema(arguments[1])}
    names = {bool: "boolean", int: "integer", float: "number", str: "string", NoneType: "null"}
    return {"type": names[hint]}


def _matches(value: object, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return value in arguments
    if origin in (Union, UnionType):
        return any(_matches(value, argument) for argument in arguments)
    if origin is tuple:
        return isinstance(value, list) and all(_matches(v, arguments[0]) for v in value)
    if origin is not None:
        return isinstance(value, dict) and all(_matches(v, arguments[1]) for v in value.values())
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is hint


def _named(hint: Any) -> Text:
    """A type in words."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        listed = ", ".join(map(str, arguments))
        return Text(f"one of {listed}", f"{listed} 중 하나")
    if origin in (Union, UnionType):
        names = [_named(argument) for argument in arguments]
        return Text(" or ".join(n.en for n in names), " 또는 ".join(n.ko for n in names))
    if origin is tuple:
        return Text("a list of texts", "문자열 목록")
    if origin is not None:
        each = _named(arguments[1])
        return Text(f"a mapping, with {each.en} for each key", f"키마다 {each.ko}")
    words = {
        bool: Text("true or false", "true 또는 false"),
        int: Text("a whole number", "정수"),
        float: Text("a number", "숫자"),
        str: Text("a text", "문자열"),
        NoneType: Text("empty", "빈 값"),
    }
    return words[hint]


def _key(option: str) -> str:
    """How twinpost.yaml writes an option."""
    return option.replace("_", "-")


def _word(value: object) -> object:
    """`off` written bare: YAML 1.1 reads it as false."""
    return "off" if value is False else value


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(v) for key, v in value.items()})
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {key: _plain(v) for key, v in value.items()}
    return value
