"""What Hugo says in prose, as findings and errors.

Hugo reports only the first mistake of a build, often through a chain of places: the page, its
layout, a shortcode, the shortcode's template. The place that its author can mend is the finding's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twinpost import frontmatter
from twinpost.errors import UserError
from twinpost.finding import Finding, Related
from twinpost.hugo.reasons import explain
from twinpost.model import MARKDOWN
from twinpost.shortcode import shortcodes
from twinpost.span import Span
from twinpost.text import Text

RULE = "hugo-build"
# Found at every quote, as a path may hold one itself; only files that exist are places.
PLACE = re.compile(r'(?=("(?P<path>(?:[A-Za-z]:)?[^:\n]+):(?P<line>\d+):(?P<column>\d+)"))')
UNMARSHAL = re.compile(r'config for path "([^"\n]+)": "_stream\.\w+:(\d+:\d+)"')
FIELD = re.compile(
    r'the "(?P<named>\w+)" front matter field|failed to decode (?P<decoded>\w+) from front matter|'
    r"(?P<address>URL)s with protocol"
)
# Markdown that a shortcode or a layout renders; the line is that of the string.
STRING = re.compile(r'"(?P<path>[^"\n]+) \(rendered from string\):\d+:\d+"')
SUMMARY = re.compile(r"error building site: logged \d+ error")
CONFIG_FILES = ("hugo", "config")
CONFIG_FORMATS = (".toml", ".yaml", ".yml", ".json")
GET_THEME = Text(
    "get it with `git submodule update --init --recursive`, or put it in `themes/`",
    "`git submodule update --init --recursive`로 받거나 `themes/`에 넣어 주세요",
)
CORRECT = Text(
    "correct the configuration; `hugo config` must succeed",
    "설정을 고쳐 주세요. `hugo config`가 성공해야 합니다",
)
# What Hugo wraps around the cause, from the outside in.
WRAPPING = re.compile(
    r"(?:error (?:building site|copying static files)|assemble|render|toml|unmarshal failed|"
    r"failed to (?:load config|create config from result|create config|init config)|"
    r'failed to decode "[^"]*"|failed to create page from pageMetaSource .*?|'
    r"\[[^\]]*\] failed to render pages|render of \"[^\"]*\" failed|"
    r"(?:execute|parse) of template failed|template: [^:]*:\d+(?::\d+)?|"
    r"executing \"[^\"]*\" at <.*?>|error calling \w+|failed to extract shortcode|"
    r'failed to render shortcode "[^"]*"|failed to process shortcode): |\[\d+:\d+\] '
)


@dataclass(frozen=True)
class Place:
    """A place that Hugo names: `start` and `end` are where its error names it."""

    path: Path
    line: int
    column: int
    start: int
    end: int


def warnings(stderr: str) -> tuple[str, ...]:
    """What Hugo warns of, each once."""
    return tuple(dict.fromkeys(_entries(stderr, "WARN")))


def errors(stderr: str, root: Path) -> tuple[Finding, ...]:
    """The errors of a build; those without a place stand at the site's configuration."""
    found = tuple(dict.fromkeys(_entries(stderr, "ERROR")))
    real = tuple(entry for entry in found if not SUMMARY.match(entry))
    return tuple(_finding(entry, root) for entry in real or found)


def configuration(stderr: str, root: Path) -> UserError:
    """The error of a configuration that Hugo can't read."""
    error = next(_entries(stderr, "ERROR"), stderr.strip())
    message, cure = explain(error) or (_unexplained(error), CORRECT)
    places = _places(error, root)
    path = _shown(places[-1].path, root) if places else configuration_file(root)
    position = f":{places[-1].line}:{places[-1].column}" if places else ""
    return UserError(
        Text(
            f"Hugo can't read the configuration: {message.en}",
            f"Hugo가 설정을 읽지 못합니다: {message.ko}",
        ),
        help=cure,
        place=path + position,
    )


def unloaded(stderr: str) -> tuple[Text, Text]:
    """Which theme or modules could not be loaded, and how to get them."""
    error = next(_entries(stderr, "ERROR"), stderr.strip())
    if found := re.search(r'module "([^"]+)" not found', error):
        return (
            Text(f"theme `{found[1]}` is missing", f"`{found[1]}` 테마가 없습니다"),
            GET_THEME,
        )
    if 'binary with name "go" not found' in error:
        return (
            Text(
                "the site's Hugo modules need Go, which is not installed",
                "이 사이트의 Hugo 모듈에 필요한 Go가 설치되어 있지 않습니다",
            ),
            Text(
                "install Go (https://go.dev/dl), or commit the modules with `hugo mod vendor`",
                "Go(https://go.dev/dl)를 설치하거나 `hugo mod vendor`로 모듈을 저장소에 두세요",
            ),
        )
    if "failed to download modules" in error:
        found = re.search(r"\bgo: ([^\s:]+)", error)
        module = f" (`{found[1]}`)" if found else ""
        return (
            Text(
                f"the site's Hugo modules can't be downloaded{module}",
                f"이 사이트의 Hugo 모듈을 내려받지 못했습니다{module}",
            ),
            Text(
                "check the network and try again, or commit the modules with `hugo mod vendor`",
                "네트워크를 확인하고 다시 하거나, `hugo mod vendor`로 모듈을 저장소에 두세요",
            ),
        )
    reason = _cause(error).removeprefix("failed to load modules: ")
    return (
        Text(
            f"Hugo modules can't be loaded: {reason}", f"Hugo 모듈을 불러올 수 없습니다: {reason}"
        ),
        Text(
            "look at `module.imports` and go.mod, and try `hugo mod get`",
            "`module.imports`와 go.mod를 확인하고 `hugo mod get`을 해 보세요",
        ),
    )


def configuration_file(root: Path) -> str:
    """The name of the file that configures the site, as far as one can be named."""
    for name in CONFIG_FILES:
        for folder in ("", "config/_default/"):
            for ending in CONFIG_FORMATS:
                if (root / (path := f"{folder}{name}{ending}")).is_file():
                    return path
    return "hugo.yaml"


def _entries(stderr: str, level: str) -> Iterator[str]:
    """The messages of one level, with the lines that continue them."""
    for entry in re.split(r"^(?=(?:ERROR|WARN|INFO|DEBUG)\b|Error:)", stderr, flags=re.MULTILINE):
        if found := re.match(r"(ERROR|WARN|Error:)\s+", entry):
            if found[1].strip(":").upper() == level:
                yield re.split(r"\nYou can suppress this ", entry[found.end() :])[0].strip()
        elif level == "ERROR" and entry.startswith(("panic:", "fatal error:")):
            yield entry.strip()


def _finding(error: str, root: Path) -> Finding:
    short = error.replace(f"{root}{os.sep}", "")
    message, cure = explain(short) or (_unexplained(short), None)
    chain = _places(error, root)
    if not chain:
        path, span = _page(error, root)
        return Finding(path, span, message, cure, rule=RULE)
    place = _mendable(error, chain)
    text = _read(place.path)
    span = _field(error, text) or _inner_shortcode(error, text, _span(error, place, text))
    if problem := _front_matter_problem(error, text, span):
        span, message, cure = problem.span, problem.message, problem.help
    related = tuple(_related(error, chain, place, root))
    return Finding(_shown(place.path, root), span, message, cure, related=related, rule=RULE)


def _places(error: str, root: Path) -> list[Place]:
    """The places that an error names, the outermost first; only those of files that exist."""
    error = UNMARSHAL.sub(lambda m: f'"{m[1]}:{m[2]}"', error)
    found: dict[int, Place] = {}
    for m in PLACE.finditer(error):
        if m.end(1) not in found and (path := root / m["path"]).is_file():
            found[m.end(1)] = Place(path, int(m["line"]), int(m["column"]), m.start(1), m.end(1))
    return list(found.values())


def _mendable(error: str, chain: list[Place]) -> Place:
    """The shortcode that failed, else the innermost place."""
    for place in chain:
        if error.startswith(": failed to render shortcode", place.end):
            return place
    return chain[-1]


def _related(error: str, chain: list[Place], place: Place, root: Path) -> Iterator[Related]:
    """The template behind a shortcode, and the page that was rendered."""
    last = chain[-1]
    if last.path != place.path:
        yield Related(
            _shown(last.path, root),
            _span(error, last, _read(last.path)),
            Text("the template fails here", "템플릿의 이 자리에서 멈췄습니다"),
        )
    page = re.search(r'render of "([^"\n]+)" failed', error)
    if page and (path := root / page[1]).is_file() and path != place.path:
        yield Related(
            _shown(path, root),
            Span(0, 0),
            Text("while this page was rendered", "이 글을 만드는 중이었습니다"),
        )


def _span(error: str, place: Place, text: str) -> Span:
    """What a place covers: a shortcode's tag, a word, what a template evaluates, or its line."""
    lines = text.split("\n")
    if place.line > len(lines):
        return Span(len(text), len(text))
    start = sum(len(line) + 1 for line in lines[: place.line - 1])
    line = lines[place.line - 1].rstrip("\r")
    if error.startswith(": parse of template failed", place.end):  # without a column
        words = line.strip()
        return Span(start + line.index(words), start + line.index(words) + len(words))
    at = _column(error, place, line)
    if error.startswith(": execute of template failed", place.end):
        at -= len(re.search(r"[\w.$]*$", line[:at])[0])  # type: ignore[index]  # matches always
    covered = re.compile(r"\{\{.*?\}\}|[\w.$-]+|\"[^\"]*\"|\S|").match(line, at)
    return Span(start + at, start + (covered.end() if covered else at))


def _column(error: str, place: Place, line: str) -> int:
    """The character that Hugo means, from 0.

    It counts bytes, from 1 in content and from 0 in templates; but characters in YAML.
    """
    if re.match(r": (?:failed to load translations: )?\[\d+:\d+\]", error[place.end :]):
        return min(place.column - 1, len(line))
    template = error.startswith(": execute of template failed", place.end)
    return _characters(line, place.column - (not template))


def _characters(line: str, count: int) -> int:
    """How many characters the first `count` bytes of a line are."""
    return len(line.encode("utf-8", "surrogateescape")[: max(count, 0)].decode("utf-8", "ignore"))


def _inner_shortcode(error: str, text: str, span: Span) -> Span:
    """The tag of the shortcode that failed: Hugo places one inside another at that other's tag."""
    names = re.findall(r'failed to render shortcode "([^"]+)"', error)
    if len(names) < 2:
        return span
    found = shortcodes(text, 0)
    for outer in found:
        if outer.span.start == span.start and (inside := outer.inner):
            inner = (s for s in found if s.name == names[-1] and s.within(inside))
            return next((s.tags[0] for s in inner), span)
    return span


def _front_matter_problem(error: str, text: str, span: Span) -> frontmatter.Problem | None:
    """The same mistake as our own reader of front matter sees and explains it."""
    if "pageMetaSource" not in error or "front matter delimiter" in error:
        return None
    front_matter = frontmatter.parse(text)
    return next(iter(front_matter.problems), None) if span.start <= front_matter.span.end else None


def _field(error: str, text: str) -> Span | None:
    """The value of the front matter field that an error is about; Hugo lower-cases its name."""
    if not (found := FIELD.search(error)):
        return None
    fields = frontmatter.parse(text).fields
    name = "url" if found["address"] else found["named"] or found["decoded"]
    return fields[name].value_span if name in fields else Span(0, 0)


def _page(error: str, root: Path) -> tuple[str, Span]:
    """The page that an error speaks of without a position, or the site's configuration."""
    if (found := STRING.search(error)) and (path := root / found["path"]).is_file():
        return _shown(path, root), _quoted(error[: found.start()], _read(path))
    for found in re.finditer(r'\bsee (.+)$|"([^"\n]+\.\w+)"', error):
        path = root / (found[1] or found[2])
        if path.suffix in MARKDOWN and path.is_file():
            return _shown(path, root), _field(error, _read(path)) or Span(0, 0)
    return configuration_file(root), Span(0, 0)


def _quoted(words: str, text: str) -> Span:
    """Where the text has what an error quotes, if it has it once; else its start."""
    for quote in re.findall(r'"([^"\n]+)"', words):
        if text.count(quote) == 1:
            return Span(text.index(quote), text.index(quote) + len(quote))
    return Span(0, 0)


def _unexplained(error: str) -> Text:
    cause = _cause(error)
    return Text(cause, f"Hugo가 멈췄습니다: {cause}")


def _cause(error: str) -> str:
    """Hugo's own words without the chain that leads to them."""
    first = error.partition("\n")[0]
    if places := list(re.finditer(r'"[^"\n]+:\d+:\d+"', first)):
        before = re.sub(r"[\s:(]*(?:[Ss]ee|at|in)?[\s:(]*$", "", first[: places[-1].start()])
        first = first[places[-1].end() :].strip(" :.") or before
    while found := WRAPPING.match(first):
        first = first[found.end() :]
    return first.strip() or error.strip()


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _shown(path: Path, root: Path) -> str:
    """A path as findings have it: relative to the root when it lies inside."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
