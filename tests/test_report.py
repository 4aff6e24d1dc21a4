"""Every report: whole outputs as golden files, and what must hold for any finding on any text.

`GOLDEN=write pytest tests/test_report.py` writes the golden files anew; review their diff.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from twinpost.finding import SEVERITIES, Edit, Finding, Fix, Related, Text
from twinpost.model import Document, Settings, Site
from twinpost.report import FORMATS, github, line, load, text
from twinpost.report import json as json_report
from twinpost.report.cells import printable, shown, width
from twinpost.report.excerpt import marked
from twinpost.span import Span

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = Settings(languages=("ko", "en"), default_language="ko", content=())
SCHEMA = json.loads((files("twinpost") / "schemas/findings.schema.json").read_text("utf-8"))
CONTRACT = Draft202012Validator(SCHEMA)
# Nothing of this may reach a terminal, a log or an encoder.
RAW = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

KO = """\
---
title: 젯슨 보드의 부팅 시간을 40초에서 4초로 줄이기
---

## 측정

시스템 서비스가 **“느린 이유”**를 알아보려면 `systemd-analyze`를 먼저 실행합니다. \
각 서비스가 시작하는 데 걸린 시간을 비교하고, 꼭 필요하지 않은 서비스는 나중에 시작하도록 미룹니다.

\t- 탭 다음의 ![](측정.png) 그림
"""
EN = """\
---
title: Cutting the start-up time of our boards from forty seconds to four
---

### Measuring

A pasted \x1b[31mred\x1b[0m word, a bell \x07 and a hidden \u202eword.
"""


def site(*texts: tuple[str, str], root: Path = Path("/blog")) -> Site:
    """A site with these documents."""
    return Site(root, SETTINGS, tuple(Document(path, "ko", text, path) for path, text in texts))


def span(text: str, part: str) -> Span:
    """Where `part` stands in the text."""
    start = text.index(part)
    return Span(start, start + len(part))


BLOG = site(("content/posts/boot/index.en.md", EN), ("content/posts/boot/index.ko.md", KO))
IN_EN, IN_KO = BLOG.by_path
FINDINGS = (
    Finding(
        IN_EN,
        span(EN, "Cutting the start-up time of our boards from forty seconds to four"),
        Text(
            "title has 66 characters; search results show 60",
            "제목이 66자입니다. 검색 결과에는 60자까지 보입니다",
        ),
        help=Text(
            "shorten it, and put the full sentence in `description`",
            "제목을 줄이고 전체 문장은 `description`에 넣어 주세요",
        ),
        rule="title-length",
        severity="warning",
    ),
    Finding(
        IN_EN,
        span(EN, "### Measuring"),
        Text("heading has level 3; its translation has 2", "제목은 수준 3이고 번역은 2입니다"),
        fix=Fix(
            Text("make it `## Measuring`", "`## Measuring`으로 바꾸기"),
            (Edit(IN_EN, span(EN, "###"), "##"),),
        ),
        related=(
            Related(IN_KO, span(KO, "## 측정"), Text("the translation", "번역은 여기 있습니다")),
        ),
        rule="heading-level",
        severity="warning",
    ),
    Finding(
        IN_EN,
        span(EN, "\x1b[31mred\x1b[0m word, a bell \x07 and a hidden \u202eword"),
        Text("control characters: `\x1b`, `\x07`", "제어 문자가 있습니다: `\x1b`, `\x07`"),
        rule="control-character",
    ),
    Finding(
        IN_KO,
        span(KO, "**“느린 이유”**"),
        Text("`**` is shown as it is", "`**`가 그대로 보입니다"),
        help=Text(
            "move the quotation marks out of the emphasis, or put a space after the closing `**`, "
            "or write `<strong>`; readers see the same in all three",
            "따옴표를 강조 밖으로 옮기거나, 닫는 `**` 뒤에 한 칸을 띄우거나, `<strong>` 태그를 "
            "써 주세요. 셋 모두 화면에는 똑같이 굵게 보입니다",
        ),
        fix=Fix(
            Text("move the quotation marks out", "따옴표를 강조 밖으로 옮기기"),
            (Edit(IN_KO, span(KO, "**“느린 이유”**"), "“**느린 이유**”"),),
        ),
        rule="literal-emphasis",
    ),
    Finding(
        IN_KO,
        span(KO, "서비스는 나중에"),
        Text("`서비스` stands twice in one sentence", "한 문장에 `서비스`가 두 번 나옵니다"),
        fix=Fix(
            Text("leave the second one out", "두 번째 것을 빼기"),
            (Edit(IN_KO, span(KO, "서비스는 나중에"), "나중에"),),
            safe=False,
        ),
        rule="repeated-word",
        severity="note",
    ),
    Finding(
        IN_KO,
        Span(KO.index("시스템"), len(KO)),
        Text("the translation has no such paragraphs", "번역에는 이 문단들이 없습니다"),
        rule="missing-paragraph",
        severity="note",
    ),
    Finding(
        IN_KO,
        span(KO, "![](측정.png)"),
        Text("image has no alt text", "그림에 대체 텍스트가 없습니다"),
        help=Text("say what the picture shows", "그림이 무엇을 보여 주는지 적어 주세요"),
        rule="image-alt",
    ),
    Finding(
        "content/posts/boot/측정.png",
        Span(0, 0),
        Text("picture takes 4.1 MB", "그림이 4.1 MB입니다"),
        rule="image-weight",
        severity="warning",
    ),
    Finding(
        IN_KO,
        span(KO, "젯슨 보드의"),
        Text("title has 72 cells", "제목이 72칸입니다"),
        rule="title-length",
        severity="warning",
    ),
)


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("text.en.txt", text.report(FINDINGS, BLOG, "en")),
        ("text.ko.txt", text.report(FINDINGS, BLOG, "ko")),
        ("text.narrow.ko.txt", text.report(FINDINGS, BLOG, "ko", width=48)),
        ("text.color.en.txt", text.report(FINDINGS, BLOG, "en", color=True, width=120)),
        ("text.one.ko.txt", text.report(FINDINGS[3:4], BLOG, "ko")),
        ("text.clean.en.txt", text.report((), BLOG, "en")),
        ("text.clean.ko.txt", text.report((), BLOG, "ko")),
        ("line.en.txt", line.report(FINDINGS, BLOG, "en")),
        ("line.ko.txt", line.report(FINDINGS, BLOG, "ko", root=Path("/blog/content"))),
        ("json.en.json", json_report.report(FINDINGS, BLOG, "en")),
        ("json.ko.json", json_report.report(FINDINGS, BLOG, "ko")),
        ("github.en.txt", github.report(FINDINGS, BLOG, "en", root=Path("/"))),
        ("github.ko.txt", github.report(FINDINGS * 8, BLOG, "ko")),
    ],
)
def test_golden(name: str, output: str) -> None:
    reviewed = output.replace("\x1b", "\\e")
    if os.environ.get("GOLDEN") == "write":
        (GOLDEN / name).write_text(reviewed, "utf-8", newline="\n")

    assert reviewed == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "line", "carets"),
    [
        ("plain ⟦text⟧ here", "plain text here", "      ^^^^"),
        ("⟦한글⟧ 뒤", "한글 뒤", "^^^^"),
        ("한글 다음의 ⟦오류⟧", "한글 다음의 오류", "            ^^^^"),
        (unicodedata.normalize("NFD", "맥의 ⟦한글⟧ 이름"),
         unicodedata.normalize("NFD", "맥의 한글 이름"), "     ^^^^"),
        ("\u1112⟦\u1161\u11ab⟧ 글", "\u1112\u1161\u11ab 글", "^^"),  # inside one syllable
        ("ㅎㅎ、ＡＢ。⟦漢字⟧", "ㅎㅎ、ＡＢ。漢字", "            ^^^^"),
        ("\t⟦tab\tinside⟧\tafter", "    tab    inside    after", "    ^^^^^^^^^^^^^"),
        ("cafe\u0301 ⟦re\u0301sume\u0301⟧", "cafe\u0301 re\u0301sume\u0301", "     ^^^^^^"),
        ("\ufeffa\u200bb ⟦c\u200bd⟧", "ab cd", "   ^^"),
        ("x ⟦\u200b⟧y", "x y", " ^"),  # nothing to see: one caret, below what it hangs on
        ("👩‍💻 ❤️ 👍🏽 🇰🇷 ⟦😀⟧", "👩💻 ❤ 👍 🇰🇷 😀", "             ^^"),
        ("\u3164⟦채움⟧", "  채움", "  ^^^^"),
        ("\x1b[1m⟦bold⟧\x07", "␛[1mbold␇", "    ^^^^"),
        ("a \u202e⟦txet⟧ b", "a \ufffdtxet b", "   ^^^^"),
        ("\udcff\x85⟦x⟧", "\ufffd\ufffdx", "  ^"),
        ("end of line⟦⟧", "end of line", "           ^"),
        ("⟦⟧", "", "^"),
        ("글 ⟦⟧", "글 ", "   ^"),
        ("⟦0123456789012345678901234567890123456789⟧", "01234567890123456789012345678…", "^" * 30),
        ("⟦mark⟧ 0123456789012345678901234567890123456789", "mark 012345678901234567890123…",
         "^^^^"),
        ("0123456789012345678901234567890123456789 ⟦mark⟧", "…678901234567890123456789 mark",
         " " * 26 + "^^^^"),
        ("가나다라마바사아자차카타파하 ⟦표시⟧ 가나다라마바사아자차카타파하",
         "…차카타파하 표시 가나다라마바…", "            ^^^^"),
        ("0123456789⟦0123456789012345678901234567890⟧1", "01234567890123456789012345678…",
         " " * 10 + "^" * 20),
    ],
)  # fmt: skip
def test_carets(source: str, line: str, carets: str) -> None:
    start, end = source.index("⟦"), source.index("⟧") - 1

    assert marked(re.sub("[⟦⟧]", "", source), start, end, 30) == (line, carets)


ANY = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(
        "\n\r\t\x1b\x07\x85\u2028\u202e\u200b\u200d\ufe0f\ufeff\u0301가각한글ㅎ。😀🏽🇰🇷%:,"
    ),
    st.integers(0xDC80, 0xDCFF).map(chr),  # bytes that are not UTF-8
)
TEXT = st.text(ANY, max_size=100)
LINE = TEXT.map(lambda t: re.sub("[\r\n]", " ", t))


@given(LINE, st.integers(0, 100), st.integers(0, 100), st.integers(20, 120))
@example("\u0301" * 50 + "가" * 50, 60, 90, 20)
def test_carets_stand_below_the_mark(source: str, start: int, end: int, room: int) -> None:
    start, end = sorted((min(start, len(source)), min(end, len(source))))
    line, carets = marked(source, start, end, room)
    at, marks = carets.count(" "), carets.count("^")
    cells = [c for c in line for _ in range(width(c))]
    below = "".join(cells[at : at + marks])
    mark = "".join(c for c in shown(source[start:end]) for _ in range(width(c)))

    assert width(line) <= room
    assert not RAW.search(line)
    assert below.endswith(mark) or ("…" in below and mark.startswith(below[: below.index("…")]))


PATHS = st.sampled_from(
    [
        "content/a.md",
        "content/b.md",
        "hugo.yaml",
        "picture.png",
        "no/such,file:1%",
        "content",
        "a\0b",
    ]
)
SPANS = st.builds(Span, st.integers(-5, 120), st.integers(-5, 120))
TEXTS = st.builds(Text, TEXT, TEXT)
COUNTED = st.builds(lambda start, size: Span(start, start + size), *[st.integers(0, 99)] * 2)
FIXES = st.builds(
    Fix, TEXTS, st.lists(st.builds(Edit, PATHS, COUNTED, TEXT)).map(tuple), st.booleans()
)
ANY_FINDING = st.builds(
    Finding,
    path=PATHS,
    span=SPANS,
    message=TEXTS,
    help=st.none() | TEXTS,
    fix=st.none() | FIXES,
    related=st.lists(st.builds(Related, PATHS, SPANS, TEXTS), max_size=2).map(tuple),
    rule=st.sampled_from(["image-alt", "h1"]),
    severity=st.sampled_from(SEVERITIES),
)
SOME = st.lists(ANY_FINDING, max_size=8)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with files that are no documents."""
    root = tmp_path_factory.mktemp("blog")
    (root / "content").mkdir()
    (root / "hugo.yaml").write_bytes("title: 블로그\r\nbroken: ".encode() + b"\xff\n")
    (root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return root


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME, TEXT, TEXT, st.sampled_from(["ko", "en", "ja"]), st.integers(1, 200))
def test_any_finding_on_any_text(
    root: Path, found: list[Finding], a: str, b: str, language: str, columns: int
) -> None:
    blog = site(("content/a.md", a), ("content/b.md", b), root=root)
    outputs = {name: load(name)(found, blog, language) for name in FORMATS}
    outputs["narrow"] = text.report(found, blog, language, width=columns, root=root / "content")
    colored = text.report(found, blog, language, color=True)

    for output in outputs.values():
        assert not RAW.search(output)
        assert output == "" or output.endswith("\n")
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == outputs["text"]
    assert outputs["line"].count("\n") == len(found)
    assert all(command.startswith("::") for command in outputs["github"].splitlines())
    assert outputs["github"].count("\n") <= 3 * github.LIMIT
    check_contract(outputs["json"], found, blog)


def check_contract(output: str, found: list[Finding], blog: Site) -> None:
    """The JSON obeys its schema, and its places and edits are those of the findings."""
    contents = json.loads(output)
    CONTRACT.validate(contents)

    assert len(contents["findings"]) == len(found)
    assert sum(contents["summary"]["severities"].values()) == len(found)
    assert sum(contents["summary"]["rules"].values()) == len(found)
    for printed, finding in zip(contents["findings"], found, strict=True):
        edits = [edit["text"] for edit in (printed["fix"] or {"edits": []})["edits"]]

        assert edits == [edit.text for edit in (finding.fix.edits if finding.fix else ())]
        if document := blog.by_path.get(finding.path):
            starts = document.lines.starts
            start = starts[printed["line"] - 1] + printed["column"] - 1
            end = starts[printed["end_line"] - 1] + printed["end_column"] - 1

            assert start == min(max(finding.span.start, 0), len(document.text))
            assert end == min(max(finding.span.end, start), len(document.text))


@pytest.mark.parametrize(
    "broken",
    [
        {"version": 2},
        {"extra": 1},
        {"findings": [{}]},
        {"findings": [{"rule": "Not An Id"}]},
        {"summary": {"documents": 1}},
    ],
)
def test_the_schema_is_strict(broken: dict[str, object]) -> None:
    good = json.loads(json_report.report((), BLOG, "en"))

    assert CONTRACT.is_valid(good)
    assert not CONTRACT.is_valid({**good, **broken})


def test_every_object_of_the_schema_names_its_keys() -> None:
    objects = [o for o in [SCHEMA, *SCHEMA["$defs"].values()] if o["type"] == "object"]

    assert all(o["additionalProperties"] is False for o in objects)
    assert all(sorted(o["required"]) == sorted(o["properties"]) for o in objects)


@pytest.mark.parametrize(
    ("path", "message", "command"),
    [
        ("a.md", "plain, with: marks", "::error file=a.md,line=1,endLine=1,col=1,endColumn=3,"
         "title=image-alt::plain, with: marks"),
        ("한글 글.md", "대체 텍스트가 없습니다", "::error file=한글 글.md,line=1,endLine=1,col=1,"
         "endColumn=3,title=image-alt::대체 텍스트가 없습니다"),
        ("a.md", "100%\r\nsecond\nthird", "::error file=a.md,line=1,endLine=1,col=1,endColumn=3,"
         "title=image-alt::100%25%0Asecond%0Athird"),
        ("50%, a:b.md", "x", "::error file=50%25%2C a%3Ab.md,line=1,endLine=1,col=1,endColumn=3,"
         "title=image-alt::x"),
        ("a.md", "%0A::error::\x1b[1m", "::error file=a.md,line=1,endLine=1,col=1,endColumn=3,"
         "title=image-alt::%250A::error::␛[1m"),
    ],
)  # fmt: skip
def test_github_escapes(path: str, message: str, command: str) -> None:
    finding = Finding(path, Span(0, 2), Text(message, message), rule="image-alt")

    assert github.report([finding], site((path, "글 x")), "en") == f"{command}\n"


@given(TEXT.filter(bool), TEXT)
def test_github_reads_back_what_was_written(path: str, message: str) -> None:
    """Undone as actions/runner does it, in its order."""
    finding = Finding(path, Span(0, 0), Text(message, message), rule="h1")
    command = github.report([finding], site(("a.md", "")), "en").removesuffix("\n")
    properties, _, written = command.removeprefix("::error ").partition("::")
    read = dict(pair.split("=", 1) for pair in properties.split(","))

    assert undone(read["file"]) == shown_to_github(path)
    assert undone(written) == shown_to_github(message)


def undone(text: str) -> str:
    """Without GitHub's escapes."""
    for escape, c in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
        text = text.replace(escape, c)
    return text


def shown_to_github(text: str) -> str:
    """A text as a log can hold it."""
    return "\n".join(printable(part) for part in text.replace("\r\n", "\n").split("\n"))


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "printed", "rest"),
    [
        (0, 0, 0, (0, 0, 0), None),
        (10, 10, 10, (10, 10, 10), None),
        (11, 0, 0, (10, 0, 1), "not shown here: 1 error."),
        (25, 3, 12, (10, 3, 10), "not shown here: 15 errors, 3 notes."),
        (0, 11, 10, (0, 10, 10), "not shown here: 1 warning, 1 note."),
    ],
)
def test_github_says_what_it_drops(
    errors: int, warnings: int, notes: int, printed: tuple[int, ...], rest: str | None
) -> None:
    numbers = zip(SEVERITIES[::-1], (notes, warnings, errors), strict=True)
    found = [
        Finding("a.md", Span(0, 0), Text("x", "x"), rule="h1", severity=severity)
        for severity, n in numbers
        for _ in range(n)
    ]
    commands = github.report(found, site(("a.md", "")), "en").splitlines()
    kinds = [re.match("::([a-z]+)", command)[1] for command in commands]  # type: ignore[index]

    assert tuple(kinds.count(kind) for kind in ("error", "warning", "notice")) == printed
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert rest is None or rest in commands[-1]


@pytest.mark.parametrize(
    ("marked_text", "properties"),
    [
        ("a\n⟦bc⟧\n", "line=2,endLine=2,col=1,endColumn=3"),
        ("a\n⟦bc\n⟧d", "line=2,endLine=2,col=1,endColumn=3"),  # a whole line ends on its line
        ("⟦a\r\nb⟧", "line=1,endLine=2"),
        ("한글⟦⟧", "line=1,endLine=1,col=3,endColumn=3"),
    ],
)
def test_github_gives_columns_on_one_line_only(marked_text: str, properties: str) -> None:
    start, end = marked_text.index("⟦"), marked_text.index("⟧") - 1
    finding = Finding("a.md", Span(start, end), Text("x", "x"), rule="h1")
    output = github.report([finding], site(("a.md", re.sub("[⟦⟧]", "", marked_text))), "en")

    assert output == f"::error file=a.md,{properties},title=h1::x\n"


@pytest.mark.parametrize("report", [text.report, line.report, github.report])
@pytest.mark.parametrize(
    ("root", "path"),
    [
        (None, "content/a.md"),
        ("/work/blog", "content/a.md"),
        ("/work", "blog/content/a.md"),
        ("/work/blog/content", "a.md"),
        ("/work/blog/layouts", "../content/a.md"),
    ],
)
def test_paths_start_from_the_root(report: Callable[..., str], root: str | None, path: str) -> None:
    blog = site(("content/a.md", "글"), root=Path("/work/blog"))
    finding = Finding("content/a.md", Span(0, 1), Text("x", "x"), rule="h1")
    output = report([finding], blog, "en", root=Path(root) if root else None)

    assert f" {path}:1:1" in f" {output}" or f"file={path}," in output


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("hugo.yaml", "hugo.yaml:2:4"),  # read from the disk
        ("picture.png", "picture.png"),  # no text: no line
        ("missing.yaml", "missing.yaml"),
        ("content", "content"),
        ("content/a.md", "content/a.md:1:16"),  # not what is on the disk: the editor's text
    ],
)
def test_files_that_are_no_documents(root: Path, path: str, place: str) -> None:
    blog = site(("content/a.md", "an editor's text"), root=root)
    (root / "content/a.md").write_text("\n\n\n\nsaved")
    finding = Finding(path, Span(15, 16), Text("x", "x"), rule="h1")

    assert f"--> {place}\n" in text.report([finding], blog, "en")


def test_the_rules_page_is_named_once_for_each_rule() -> None:
    twice = [replace(finding, rule="heading-level") for finding in FINDINGS[:2]]
    output = text.report(twice, BLOG, "ko")

    assert output.count("twinpost explain heading-level\n") == 1
    assert output.count("[heading-level]") == 2


def test_what_hugo_reports_has_no_page() -> None:
    output = text.report([replace(FINDINGS[0], rule="hugo-build")], BLOG, "ko")

    assert "[hugo-build]" in output
    assert "twinpost explain" not in output


def test_nothing_heavy_is_imported_early() -> None:
    program = (
        "import sys; from twinpost.report import FORMATS, load; [load(name) for name in FORMATS]; "
        "print({'rich', 'pyromark', 'ruamel.yaml', 'twinpost.model'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    output = subprocess.check_output([sys.executable, "-c", program], text=True, env=environment)

    assert output == "set()\n"


def test_lines_end_as_in_commonmark() -> None:
    source = "a\r\nb\rc\n가나\n"
    finding = Finding("a.md", span(source, "나"), Text("x", "x"), rule="h1")
    output = text.report([finding], site(("a.md", source)), "en")

    assert "a.md:4:2\n  |\n4 | 가나\n  |   ^^\n" in output
