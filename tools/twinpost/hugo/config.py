"""What Hugo says about a site: `hugo config`, turned into `Settings`.

Asked with `--printZero`: else Hugo leaves out what is false or empty, even whole languages.
A missing theme or module does not stop a check: Hugo is asked again without it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from twinpost.errors import UserError
from twinpost.globs import choose
from twinpost.hugo import said
from twinpost.hugo.binary import LEAST, Answer, binary, finish, start, too_old, version
from twinpost.hugo.templates import Templates
from twinpost.markdown import Goldmark, JoinedLines
from twinpost.model import MARKDOWN, Mount, Need, Settings
from twinpost.text import Text

UNMET = re.compile(
    r'Module "(?P<module>[^"]+)" is not compatible with this Hugo version: (?P<wanted>.+?);'
)
# The `cascade` of YAML with all that is indented below it, and each table of it in TOML.
CASCADE = re.compile(
    r"""^(?P<indent>[ ]*)["']?cascade["']?[ ]*[:=].*(?:\n(?:(?P=indent)[ -].*|[ \t\r]*$))*"""
    r"""|^[ \t]*\[+[ ]*(?:[\w-]+\.)*cascade\b.*(?:\n(?![ \t]*\[).*)*""",
    re.MULTILINE,
)
MOVES = re.compile(r"""\b(?:url|slug)["']?\s*[:=]""")
MIN_VERSION = re.compile(r"""^\s*min_version\s*=\s*["']?([\d.]+)""", re.MULTILINE)
# How Hugo is asked to leave out what it can't load: its themes, its imports, or both.
Omission = tuple[tuple[str, ...], dict[str, str]]
NOTHING: Omission = ((), {})
THEMES: Omission = (("--theme=",), {})
IMPORTS: Omission = ((), {"HUGO_MODULE_IMPORTS": "[]"})
BOTH: Omission = (THEMES[0], IMPORTS[1])
ADDRESSES = ("uglyurls", "disablepathtolower", "removepathaccents")


@dataclass(frozen=True)
class Module:
    """The project, its theme or a Hugo module, with what it mounts."""

    name: str
    root: Path
    mounts: tuple[dict[str, Any], ...]

    def mounted(self, component: str) -> Iterator[tuple[Path, str, dict[str, Any]]]:
        """The sources that it mounts at or below `content`, `static` ..., and where below."""
        for mount in self.mounts:
            target = PurePosixPath(mount["target"])
            if target.is_relative_to(component):
                below = target.relative_to(component).as_posix()
                source = Path(os.path.normpath(self.root / mount["source"]))  # as Hugo cleans it
                yield source, "" if below == "." else below, mount


def settings(root: Path, environment: str | None = None) -> Settings:
    """Ask Hugo about the site at `root`; `UserError` when its configuration is broken."""
    root = root.absolute()
    config, mounts, unloaded = _ask(root, environment)
    said_of_site = _json(config.stdout)
    project, *others = _modules(mounts.stdout)
    # `hugo config mounts` keeps the globs of `files` to itself.
    own = replace(project, mounts=tuple(said_of_site["module"]["mounts"]))
    warnings = said.warnings(mounts.stderr)
    return _settings(said_of_site, (own, *others), root, warnings, unloaded)


def _ask(root: Path, environment: str | None) -> tuple[Answer, Answer, str]:
    """Configuration and mounts, and the error of what had to be left out."""
    config, mounts = _query(root, environment, NOTHING)
    error = config.stderr if config.returncode else mounts.stderr if mounts.returncode else ""
    if not error:
        return config, mounts, ""
    if "failed to load modules" in error:
        order = (THEMES, IMPORTS, BOTH) if "not found in" in error else (IMPORTS, THEMES, BOTH)
        for omission in order:
            config, mounts = _query(root, environment, omission)
            if config.returncode == 0 == mounts.returncode:
                return config, mounts, error
    if version(binary()) < LEAST:
        raise too_old()
    raise said.configuration(error, root)


def _query(root: Path, environment: str | None, omission: Omission) -> tuple[Answer, Answer]:
    """`hugo config` and `hugo config mounts`, at the same time."""
    hugo, (arguments, extra) = str(binary()), omission
    chosen = [*arguments, *(("--environment", environment) if environment else ())]
    environ = {**os.environ, **extra}
    asked = [hugo, "config", "--format", "json", "--printZero", *chosen]
    config = start(asked, root, environ)
    mounts = start([hugo, "config", "mounts", *chosen], root, environ)
    return finish(config), finish(mounts)


def _json(stdout: str) -> Any:
    """The first object of the output; a launcher may have greeted before it."""
    if "{" not in stdout:
        raise UserError(
            Text(f"`{binary()}` is not Hugo", f"`{binary()}` 파일은 Hugo가 아닙니다"),
            help=Text(
                "unset `TWINPOST_HUGO`, or name a Hugo with it",
                "`TWINPOST_HUGO`를 지우거나 Hugo의 경로를 적어 주세요",
            ),
        )
    return json.JSONDecoder().raw_decode(stdout, stdout.index("{"))[0]


def _modules(stdout: str) -> tuple[Module, ...]:
    """The objects that `hugo config mounts` prints one after the other, the project first."""
    decoder, found, at = json.JSONDecoder(), [], stdout.find("{")
    while at >= 0:
        module, end = decoder.raw_decode(stdout, at)
        mounts = tuple(module["mounts"] or ())
        found.append(Module(module["path"], Path(module["dir"]), mounts))
        at = stdout.find("{", end)
    return tuple(found)


def _settings(
    config: dict[str, Any],
    modules: Sequence[Module],
    root: Path,
    warnings: Sequence[str],
    unloaded: str,
) -> Settings:
    languages = _languages(config["languages"])
    default = config["defaultcontentlanguage"].lower()
    templates = _templates(modules)
    one_host = not _several_hosts(modules[0])
    incomplete = tuple(_incomplete(modules, unloaded))
    return Settings(
        languages=languages,
        default_language=default,
        disabled_languages=frozenset(
            key.lower() for key, each in config["languages"].items() if each.get("disabled")
        ),
        cascades_languages=_cascades_languages(root),
        content=tuple(_content(modules[0], languages, default)),
        static=_mounted(modules, "static"),
        assets=_mounted(modules, "assets"),
        time_zone=config.get("timezone") or "",
        git_info=bool(config.get("enablegitinfo")),
        dates=MappingProxyType({k: tuple(v) for k, v in config["frontmatter"].items()}),
        builds_future=bool(config.get("buildfuture")),
        outputs=frozenset(config["outputformats"]),
        taxonomies=MappingProxyType(dict(config.get("taxonomies") or {})),
        host=urlsplit(config.get("baseurl") or "").netloc.lower(),
        base_path=_base_path(config.get("baseurl") or ""),
        rewrites_urls=bool(config.get("canonifyurls") or config.get("relativeurls")),
        redirects=tuple(_redirects(modules)),
        unseen_pages=_unseen_pages(root, modules),
        template_ids=templates.ids,
        reads_relative=None if incomplete else templates.reads_relative,
        default_in_subdir=bool(config.get("defaultcontentlanguageinsubdir")),
        one_host=one_host,
        patterned=tuple(_patterned(config.get("permalinks") or ())),
        plain_addresses=not any(config.get(key) for key in ADDRESSES),
        disabled_kinds=frozenset(kind.lower() for kind in config.get("disablekinds") or ()),
        goldmark=_goldmark(
            config["markup"]["goldmark"],
            templates,
            several=len(languages) > 1 and one_host,
            complete=not incomplete,
        ),
        shortcodes=MappingProxyType({}) if incomplete else templates.shortcodes,
        ignored_files=tuple(config.get("ignorefiles") or ()),
        publish_dir=root / (config.get("publishdir") or "public"),
        needs=_needs(config, modules, warnings),
        incomplete=incomplete,
    )


def _languages(config: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The enabled languages in Hugo's order: those without a weight are last."""
    enabled = [key for key, language in config.items() if not language.get("disabled")]

    def order(key: str) -> tuple[bool, int, str]:
        weight = config[key].get("weight") or 0
        return not weight, weight, key

    return tuple(key.lower() for key in sorted(enabled, key=order))


def _content(project: Module, languages: Sequence[str], default: str) -> Iterator[Mount]:
    """The content of the project, once for each language that a mount stands for."""
    for source, target, mount in project.mounted("content"):
        matrix = _matrix(mount)
        wanted = choose(matrix, languages) if matrix else (default,)
        for language in wanted:
            yield Mount(source, target, language, _files(mount))


def _matrix(mount: Mapping[str, Any]) -> Sequence[str]:
    """The globs of the languages that a mount is for; none means that it does not say."""
    return ((mount.get("sites") or {}).get("matrix") or {}).get("languages") or ()


def _mounted(modules: Sequence[Module], component: str) -> tuple[Mount, ...]:
    """What all modules mount there; the project, first, wins."""
    found = (place for module in modules for place in module.mounted(component))
    return tuple(
        Mount(source, target, files=_files(mount))
        for source, target, mount in found
        if source.exists()
    )


def _files(mount: Mapping[str, Any]) -> tuple[str, ...]:
    """The globs of the files that a mount takes."""
    return tuple(mount.get("files") or ())


def _base_path(base_url: str) -> str:
    """`/blog/` of `https://example.org/blog`."""
    return f"/{urlsplit(base_url).path.strip('/')}/".replace("//", "/")


def _several_hosts(project: Module) -> bool:
    """Whether languages have base URLs of their own: Hugo mounts `static` once for each then."""
    return any(_matrix(mount) for _, _, mount in project.mounted("static"))


def _patterned(permalinks: Sequence[Any] | Mapping[str, Any]) -> Iterator[str]:
    """The globs of `permalinks`; a Hugo that has none yet names sections, by kind or without."""
    if not isinstance(permalinks, Mapping):
        yield from (pattern["target"].get("path") or "**" for pattern in permalinks)
        return
    for name, value in permalinks.items():
        sections = value if isinstance(value, Mapping) else (name,)
        yield from ("/*" if s == "/" else f"/{{{s},{s}/**}}" for s in sections)


def _goldmark(
    config: Mapping[str, Any], templates: Templates, *, several: bool, complete: bool
) -> Goldmark:
    """`several` languages share a host; a theme that is not `complete` may have any hook."""
    extensions = config["extensions"]
    extras = extensions.get("extras") or {}
    cjk = extensions.get("cjk") or {}
    return Goldmark(
        strikethrough=extensions["strikethrough"] or _enabled(extras.get("delete")),
        single_tilde=extensions["strikethrough"],
        tables=extensions["table"],
        task_lists=extensions["tasklist"],
        footnotes=_enabled(extensions["footnote"]),
        definition_lists=extensions["definitionlist"],
        heading_attributes=config["parser"]["attribute"]["title"],
        block_attributes=config["parser"]["attribute"]["block"],
        typographer=not extensions["typographer"]["disable"],
        linkify=extensions["linkify"],
        unsafe=config["renderer"]["unsafe"],
        escaped_space=_enabled(cjk) and bool(cjk.get("escapedspace")),
        joined_lines=_joined_lines(cjk, hard_wraps=config["renderer"]["hardwraps"]),
        passthrough=_passthrough(extensions.get("passthrough") or {}),
        markdown_shortcodes=templates.markdown_shortcodes,
        plain_shortcodes=templates.plain_shortcodes,
        block_shortcodes=templates.block_shortcodes,
        link_hook=templates.hook("link", config, one_host=several) if complete else "own",
        image_hook=templates.hook("image", config, one_host=several) if complete else "own",
        heading_ids=templates.heading_ids(config["parser"]) if complete else "",
    )


def _enabled(extension: object) -> bool:
    """Whether an extension is on: `footnote` was a plain boolean in older versions of Hugo."""
    return bool(extension.get("enable") if isinstance(extension, dict) else extension)


def _joined_lines(cjk: Mapping[str, Any], *, hard_wraps: bool) -> JoinedLines:
    """How `eastAsianLineBreaks` joins lines; a line break that is kept joins none."""
    if hard_wraps or not (_enabled(cjk) and cjk.get("eastasianlinebreaks")):
        return ""
    css = str(cjk.get("eastasianlinebreaksstyle")).lower() == "css3draft"
    return "css3draft" if css else "simple"


def _passthrough(config: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    delimiters = config.get("delimiters") or {}
    pairs = [*(delimiters.get("block") or ()), *(delimiters.get("inline") or ())]
    return tuple(dict.fromkeys((a, b) for a, b in pairs)) if _enabled(config) else ()


def _templates(modules: Sequence[Module]) -> Templates:
    mounted = (place for module in modules for place in module.mounted("layouts"))
    return Templates(tuple(source for source, _, _ in mounted if source.is_dir()))


def _redirects(modules: Sequence[Module]) -> Iterator[str]:
    """The addresses in `_redirects`, a file by which Netlify, Cloudflare and GitLab are told."""
    for mount in _mounted(modules, "static"):
        file = mount.source / "_redirects"
        if file.is_file():
            for line in file.read_text("utf-8", "replace").splitlines():
                source, *more = line.split() or [""]
                if source.startswith("/") and "404" not in more:
                    source = re.sub(r"/\*$|\*", "**", source.rstrip("/"))
                    yield re.sub(r":\w+", "*", source)


def _unseen_pages(root: Path, modules: Sequence[Module]) -> bool:
    """Whether a module brings pages, or `cascade` may give pages other addresses.

    `hugo config` keeps the cascade to itself.
    """
    brought = (source for module in modules[1:] for source, _, _ in module.mounted("content"))
    files = (file for source in brought for file in source.rglob("*.*"))
    if any(file.suffix in MARKDOWN and file.name[:7] != "_index." for file in files):
        return True
    return any("cascade" in text and MOVES.search(text) for _, text in _configuration(root))


def _cascades_languages(root: Path) -> bool:
    """Whether the configuration puts pages into other languages than their files say."""
    for file, text in _configuration(root):
        if file.stem == "cascade" or (file.suffix == ".json" and "cascade" in text):
            cascades = [text]
        else:
            cascades = [found[0] for found in CASCADE.finditer(text)]
        if any("matrix" in cascade for cascade in cascades):
            return True
    return False


def _configuration(root: Path) -> Iterator[tuple[Path, str]]:
    """The files of the configuration, lower-cased."""
    for pattern in ("hugo.*", "config.*", "config/**/*.*"):
        for file in root.glob(pattern):
            if file.suffix in (".yaml", ".yml", ".toml", ".json"):
                yield file, file.read_text("utf-8", "replace").lower()


def _needs(
    config: Mapping[str, Any], modules: Sequence[Module], warnings: Sequence[str]
) -> tuple[Need, ...]:
    """What asks for a version of Hugo; whether it is met, Hugo itself decides."""
    wanted: dict[str, str] = {}
    if least := ((config.get("module") or {}).get("hugoversion") or {}).get("min"):
        wanted["project"] = f"Min {least}"
    for module in modules[1:]:
        if (description := module.root / "theme.toml").is_file():
            text = description.read_text("utf-8", "replace")
            if found := MIN_VERSION.search(text):
                wanted[module.name] = f"Min {found[1]}"
    said_unmet = (found for line in warnings if (found := UNMET.search(line)))
    unmet = {found["module"]: found["wanted"] for found in said_unmet}
    every = {**wanted, **unmet}
    return tuple(Need(module, words, module not in unmet) for module, words in every.items())


def _incomplete(modules: Sequence[Module], unloaded: str) -> Iterator[tuple[Text, Text]]:
    """What of theme and modules is not there, with its cure."""
    if unloaded:
        yield said.unloaded(unloaded)
    for module in modules[1:]:
        if not module.root.is_dir() or not any(module.root.iterdir()):
            yield (
                Text(
                    f"theme `{module.name}` is an empty directory",
                    f"테마 `{module.name}`의 디렉터리가 비어 있습니다",
                ),
                said.GET_THEME,
            )
