"""What Hugo refuses in a front matter that it could read: the build stops.

Each check was made by asking Hugo; tests/rules/test_front_matter_type.py asks again. A check yields
the path of the field, what is wrong with it, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from twinpost import casts, dates
from twinpost.fields import ADAPTERS, KINDS
from twinpost.model import Document, Settings
from twinpost.text import Text

Refusal = tuple[str, Text, Text]  # where, why, what to do
Map = dict[str, object]
Check = Callable[[object], Iterator[Refusal]]

MARKUPS = frozenset(
    {
        *("md", "markdown", "mdown", "goldmark", "text/markdown"),
        *("htm", "html", "text/html", "org", "text/org", "rst", "text/rst"),
        *("asciidoc", "asciidocext", "adoc", "ad", "text/asciidoc", "pandoc", "pdc", "text/pandoc"),
    }
)
TOKENS = frozenset(
    {
        *("year", "month", "monthname", "day", "weekday", "weekdayname", "yearday"),
        *("section", "sections", "sectionslug", "sectionslugs", "title", "slug", "filename"),
        *("slugorfilename", "contentbasename", "slugorcontentbasename"),
    }
)
TOKEN = re.compile(r"(?<![:\\]):([A-Za-z0-9_]+)")
GO_TIME = re.compile(r"[1-6]|MST|Jan(?![a-z])|Mon(?![a-z])")  # Hugo takes these for Go's layouts
HTTP = re.compile(r"https?://")
BAD_GLOB = re.compile(r"\[[^\]]*\Z|\{[^}]*\Z")
MENU_TEXTS = ("name", "title", "parent", "identifier", "url", "pageref", "pre", "post")


def of(document: Document, settings: Settings) -> Iterator[Refusal]:
    """Everything that Hugo refuses in a page, its dates apart."""
    fields = document.front_matter.fields.values()
    top = {field.path: field.value for field in fields if "." not in field.path}
    yield from _fields("", top, settings)
    yield from _cascade(document.value("cascade"))
    for prefix in dates.cascades(document):
        values = document.value(prefix.removesuffix("."))
        if isinstance(values, dict):
            yield from _fields(prefix, values, settings)


def _fields(prefix: str, values: Map, settings: Settings) -> Iterator[Refusal]:
    passed_on = {"markup", "params"} if prefix else set()  # Hugo takes these from no cascade
    checks: dict[str, Check] = {**CHECKS, "outputs": partial(_outputs, formats=settings.outputs)}
    for name, check in checks.items():
        if name in passed_on or (name == "menu" and "menus" in values):
            continue
        if name in values:
            for path, why, what in check(values[name]):
                yield f"{prefix}{path}", why, what


def _removed(_: object) -> Iterator[Refusal]:
    yield (
        "_build",
        Text("Hugo has removed `_build`", "`_build`는 Hugo에서 없어졌습니다"),
        Text("write `build`", "`build`로 적어 주세요"),
    )


def _build(value: object) -> Iterator[Refusal]:
    if value is None:
        return
    if not isinstance(value, dict):
        yield _shape("build", "render: never", "render: never")
        return
    yield from _plain("build", value, ("render", "list"))
    yield from _flag("build", value, "publishresources")


def _sitemap(value: object) -> Iterator[Refusal]:
    if not isinstance(value, dict):
        return
    yield from _plain("sitemap", value, ("changefreq", "filename"))
    yield from _flag("sitemap", value, "disable")
    if not casts.is_number(value.get("priority")):
        yield _number("sitemap.priority", "0.5")


def _menus(name: str) -> Check:
    def check(value: object) -> Iterator[Refusal]:
        if isinstance(value, list):
            if any(isinstance(item, list | dict) for item in value):
                yield (
                    name,
                    Text(
                        "menus with settings stand in a mapping, not in a list",
                        "설정이 있는 메뉴는 목록이 아니라 `메뉴 이름: 설정` 꼴이어야 합니다",
                    ),
                    Text(
                        "write the name of the menu as a key: `main:`, its settings below it",
                        "`main:`처럼 메뉴 이름을 키로 쓰고 그 아래에 설정을 적어 주세요",
                    ),
                )
        elif isinstance(value, dict):
            for menu, entry in value.items():
                yield from _entry(f"{name}.{menu}", entry)

    return check


def _entry(path: str, entry: object) -> Iterator[Refusal]:
    if entry is None or (isinstance(entry, str) and entry.startswith("{")):
        return
    if not isinstance(entry, dict):
        yield _shape(path, "weight: 10", "weight: 10")
        return
    yield from _plain(path, entry, MENU_TEXTS)
    if not casts.is_number(entry.get("weight"), whole=True):
        yield _number(f"{path}.weight", "10")
    params = entry.get("params")
    items = params if isinstance(params, list) else [params]
    if any(item is not None and not isinstance(item, dict) for item in items):
        yield _shape(f"{path}.params", "key: value", "키: 값")


def _params(value: object) -> Iterator[Refusal]:
    is_json = isinstance(value, str) and value.startswith("{")
    if value is not None and not isinstance(value, dict) and not is_json:
        yield _shape("params", "key: value", "키: 값")


def _sites(value: object) -> Iterator[Refusal]:
    yield from _matrices("sites", value)


def _matrices(path: str, value: object) -> Iterator[Refusal]:
    if value is None:
        return
    if not isinstance(value, dict):
        yield _shape(path, "matrix: {languages: [en]}", "matrix: {languages: [en]}")
        return
    for name in ("matrix", "complements"):
        part = value.get(name)
        if part is not None and not isinstance(part, dict):
            yield _shape(f"{path}.{name}", "languages: [en]", "languages: [en]")
        elif part:
            for key in ("languages", "roles", "versions"):
                yield from _globs(f"{path}.{name}.{key}", part.get(key))


def _globs(path: str, value: object) -> Iterator[Refusal]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list | dict):
            yield (
                path,
                Text("it holds something other than texts", "글자가 아닌 값이 들어 있습니다"),
                Text("write a list of texts: `[en, ko]`", "`[en, ko]` 꼴의 목록으로 적어 주세요"),
            )
        elif isinstance(item, str) and BAD_GLOB.search(item):
            yield (
                path,
                Text(
                    f"the bracket of `{item}` is not closed", f"`{item}`의 괄호를 닫지 않았습니다"
                ),
                Text("close it", "괄호를 닫아 주세요"),
            )


def _outputs(value: object, formats: frozenset[str]) -> Iterator[Refusal]:
    for name in casts.words(value) or ():
        if name.lower() not in formats:
            yield (
                "outputs",
                Text(
                    f"the site has no output format `{name}`",
                    f"이 사이트에는 `{name}` 출력 형식이 없습니다",
                ),
                Text(
                    f"write one of: {', '.join(sorted(formats))}",
                    f"쓸 수 있는 형식: {', '.join(sorted(formats))}",
                ),
            )
            return


def _markup(value: object) -> Iterator[Refusal]:
    if isinstance(value, list | dict) or value in (None, ""):
        return
    name = casts.text(value)
    if name.lower().removeprefix(".") not in MARKUPS:
        yield (
            "markup",
            Text(f"Hugo knows no markup `{name}`", f"`{name}` 값은 Hugo가 모르는 마크업입니다"),
            Text(
                "write `markdown`, or leave `markup` out: the file's extension says it",
                "`markdown`으로 적거나 `markup`을 지워 주세요. 파일 확장자로 충분합니다",
            ),
        )


def _url(value: object) -> Iterator[Refusal]:
    url = casts.text(value)
    if HTTP.match(url):
        yield (
            "url",
            Text("it is a whole address, not a path", "경로가 아니라 주소 전체입니다"),
            Text("write the path alone: `/about/`", "`/about/`처럼 경로만 적어 주세요"),
        )
        return
    for token in TOKEN.findall(url):
        if token not in TOKENS and not GO_TIME.search(token):
            yield (
                "url",
                Text(
                    f"Hugo takes `:{token}` for a token, and knows none of that name",
                    f"Hugo는 `:{token}` 부분을 토큰으로 보는데, 그런 토큰이 없습니다",
                ),
                Text(
                    "take the colon out, or write one of Hugo's tokens, such as `:slug`",
                    "콜론을 빼거나 `:slug` 같은 Hugo의 토큰으로 적어 주세요",
                ),
            )
            return


def _aliases(value: object) -> Iterator[Refusal]:
    for alias in casts.words(value) or ():
        if HTTP.match(alias):
            yield (
                "aliases",
                Text(
                    f"`{alias}` is a whole address, not a path",
                    f"`{alias}` 값은 경로가 아니라 주소 전체입니다",
                ),
                Text("write the path alone: `/old/`", "`/old/`처럼 경로만 적어 주세요"),
            )
            return


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "_build": _removed,
        "aliases": _aliases,
        "build": _build,
        "markup": _markup,
        "menu": _menus("menu"),
        "menus": _menus("menus"),
        "params": _params,
        "sitemap": _sitemap,
        "sites": _sites,
        "url": _url,
    }
)


def _cascade(value: object) -> Iterator[Refusal]:
    """What is refused wherever a cascade goes."""
    if value is None:
        return
    if not isinstance(value, dict | list):
        yield _shape("cascade", "key: value", "키: 값")
        return
    for i, part in enumerate(value if isinstance(value, list) else [value]):
        path = f"cascade.{i}" if isinstance(value, list) else "cascade"
        if not isinstance(part, dict):
            continue
        for key in sorted({*ADAPTERS, "cascade"} & set(part)):
            yield (
                f"{path}.{key}",
                Text(
                    f"no cascade can set `{key}`", f"`cascade` 로는 `{key}` 값을 정할 수 없습니다"
                ),
                Text("take it out", "지워 주세요"),
            )
        target = part.get("target")
        if target is not None and not isinstance(target, dict):
            yield _shape(f"{path}.target", "kind: page", "kind: page")
        elif target:
            yield from _target(f"{path}.target", target)
            if "lang" in target and len(part) > 1:
                yield (
                    f"{path}.target.lang",
                    Text("Hugo has removed this key", "Hugo에서 없어진 키입니다"),
                    Text(
                        "write `sites: {matrix: {languages: [en]}}` instead",
                        "대신 `sites: {matrix: {languages: [en]}}` 꼴로 적어 주세요",
                    ),
                )


def _target(path: str, target: Map) -> Iterator[Refusal]:
    yield from _plain(path, target, ("kind", "lang", "path", "environment"))
    yield from _globs(f"{path}.path", _text(target.get("path")))
    yield from _matrices(f"{path}.sites", target.get("sites"))
    kind = target.get("kind")
    if isinstance(kind, str) and re.fullmatch(r"\w+", kind):
        known = {*KINDS, "taxonomyterm"}
        if kind.lower() not in known:
            yield (
                f"{path}.kind",
                Text(f"Hugo knows no kind `{kind}`", f"`{kind}` 값은 Hugo에 없는 종류입니다"),
                Text(
                    f"write one of: {', '.join(sorted(KINDS))}",
                    f"쓸 수 있는 종류: {', '.join(sorted(KINDS))}",
                ),
            )


def _text(value: object) -> object:
    return value if isinstance(value, str) else None


def _plain(path: str, values: Map, names: tuple[str, ...]) -> Iterator[Refusal]:
    """Where Hugo wants a text."""
    for name in names:
        if isinstance(values.get(name), list | dict):
            yield (
                f"{path}.{name}",
                Text("Hugo wants a single value here", "값이 하나만 있어야 합니다"),
                Text("write one value, without brackets", "괄호 없이 값 하나만 적어 주세요"),
            )


def _flag(path: str, values: Map, name: str) -> Iterator[Refusal]:
    """Where Hugo wants true or false, and is strict about it."""
    if casts.boolean(values.get(name)) is None:
        yield (
            f"{path}.{name}",
            Text("Hugo wants `true` or `false` here", "`true` 또는 `false` 여야 합니다"),
            Text("write `true` or `false`", "`true` 또는 `false`로 적어 주세요"),
        )


def _number(path: str, example: str) -> Refusal:
    return (
        path,
        Text("Hugo wants a number here", "숫자여야 합니다"),
        Text(f"write a number, such as `{example}`", f"`{example}` 같은 숫자로 적어 주세요"),
    )


def _shape(path: str, en: str, ko: str) -> Refusal:
    name = path.rpartition(".")[2]
    return (
        path,
        Text("Hugo wants keys with values here", "`키: 값` 묶음이어야 합니다"),
        Text(f"write `{en}` below `{name}:`", f"`{name}:` 아래에 `{ko}` 꼴로 적어 주세요"),
    )
