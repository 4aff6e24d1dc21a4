"""The state of all posts: from findings and git to a table, JSON and a page.

`GOLDEN=write pytest tests/test_status.py` writes the golden files anew; review their diff.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import harness
from browser import SCHEMES, SCREENS, VIOLATIONS, axe, listen
from twinpost import cli, locate, status
from twinpost.errors import UserError
from twinpost.finding import Finding, Severity, Text
from twinpost.model import Mount, Site
from twinpost.report import cells
from twinpost.span import Span
from twinpost.status import Status, page, table
from twinpost.status import json as for_programs
from twinpost.status.history import Change
from twinpost.status.post import Hint, Row
from twinpost.sync import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BLOG = """\
-- content/posts/boot/index.ko.md --
---
title: 젯슨 보드의 부팅 시간을 40초에서 4초로 줄이기
---
부팅이 `systemd` 때문에 느렸습니다.
-- content/posts/boot/index.en.md --
---
title: Cutting the start-up time of our boards
---
It was slow because of `systemd`.
-- content/posts/boot/notes.ko.md --
메모
-- content/posts/boot/cover.png --
(2 x 2 pixels)
-- content/posts/kv-cache/index.ko.md --
---
title: KV 캐시
---
캐시.
-- content/posts/kv-cache/index.en.md --
---
title: The KV cache
draft: true
---
A cache.
-- content/about.ko.md --
---
title: 소개
---
소개합니다.
"""
MISSING = "missing-translation"


def made(root: Path, archive: str) -> Path:
    """The files of an archive, on the disk."""
    for path, text in harness.files(archive).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(harness.raw(path, text))
    return root


def load(root: Path, **more: Any) -> Site:
    return Site.load(root, harness.settings(root, **{"now": NOW, **more}))


def found(path: str, rule: str, severity: Severity = "warning") -> Finding:
    return Finding(path, Span(0, 0), Text("a", "가"), rule=rule, severity=severity)


def rows(site: Site, *findings: Finding, hidden: tuple[Finding, ...] = ()) -> dict[str, Row]:
    return {row.key: row for row in status.of(site, site.posts, findings, hidden).rows}


def git(folder: Path, *arguments: str, date: str = "") -> None:
    identity = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"]
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_AUTHOR_DATE": date} if date else None,
    )


def commit(folder: Path, date: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "one", date=date)


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a repository, committed on the first of November."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    root = made(tmp_path / "blog", BLOG)
    git(root, "init", "--quiet")
    commit(root, "2026-11-01T10:00:00+09:00")
    return root


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("Two words — and three more!", 5),
        ("don't split it, e.g. at 3.5 GHz", 7),
        ("`git`을 쓰면 좋습니다. `make`", 3),  # 을 is what is left of a word
        ("```\nnot this\n```\n\n## 제목\n\n- 하나\n\n| 표 | 칸 |\n|---|---|\n| a | b |", 6),
        ("https://example.org/ $$a + b$$ ![그림](a.png) * … -", 0),
        ("漢字かな and text", 6),
        ("." * 50_000, 0),
    ],
)
def test_words(body: str, words: int) -> None:
    site = harness.site(f"-- content/a.ko.md --\n{body}\n")

    assert rows(site)["/a"].versions[0].words == words


@pytest.mark.parametrize(
    ("front", "state"),
    [
        ("title: a", "there"),
        ("draft: true", "draft"),
        ("date: 2027-01-01", "future"),
        ("publishDate: 2027-01-01\ndraft: true", "draft"),
        ("date: 2026-01-01\nexpiryDate: 2026-02-01", "expired"),
        ("expiryDate: 2027-02-01", "there"),
    ],
)
def test_states(front: str, state: str) -> None:
    site = harness.site(f"-- content/a.ko.md --\n---\n{front}\n---\n", now=NOW)

    assert [v.state for v in rows(site)["/a"].versions] == [state, "missing"]


def test_rows_are_what_hugo_pairs() -> None:
    site = harness.site(
        "-- content/_index.ko.md --\n-- content/posts/_index.ko.md --\n-- content/posts/a.ko.md --\n"
        "-- content/about.en.md --\n---\ntranslationKey: about\ntitle: About\n---\n"
        "-- content/소개.ko.md --\n---\ntranslationKey: about\ntitle: 소개\n---\n"
        "-- content/both.md --\n---\nsites: {matrix: {languages: [ko, en]}}\ntitle: 1\n---\n"
    )
    found = rows(site)

    assert {key: row.section for key, row in found.items()} == {
        "/": "", "/posts": "posts", "/posts/a": "posts", "/소개": "", "/both": "",
    }  # fmt: skip
    assert [v.path for v in found["/both"].versions] == ["content/both.md"] * 2
    assert [found["/소개"].title(language).title for language in ("en", "ko", "fr")] == [
        "About", "소개", "소개",
    ]  # fmt: skip


def test_findings_of_all_its_files_count_for_a_post(tmp_path: Path) -> None:
    site = load(made(tmp_path, BLOG))
    folder = "content/posts/boot"
    found_here = [
        *(found(f"{folder}/index.{to}.md", "missing-block") for to in ("ko", "en")),
        found(f"{folder}/index.en.md", "diverged-section"),
        found(f"{folder}/index.en.md", "stale-translation"),
        found(f"{folder}/notes.ko.md", "side-file", "note"),
        found(f"{folder}/cover.png", "cover-size", "error"),
        found("content/about.ko.md", MISSING, "error"),
        found("hugo.yaml", "some-rule", "note"),
    ]
    shown = status.of(
        site, site.posts, found_here, [found("content/about.ko.md", "image-alt", "note")]
    )
    boot, about = (next(r for r in shown.rows if r.key == key) for key in ("/posts/boot", "/about"))

    assert boot.severities == {"warning": 4, "note": 1, "error": 1}
    assert (about.severities, shown.elsewhere, shown.hidden) == (
        {"error": 1},
        {"note": 1},
        {"note": 1},
    )
    assert [row.key for row in shown.rows] == ["/about", "/posts/boot", "/posts/kv-cache"]
    summary = json.loads(for_programs.report(shown))["summary"]
    assert [summary[name] for name in ("missing_translations", "missing_blocks")] == [1, 2]
    assert [summary[name] for name in ("diverged_sections", "stale_blocks")] == [1, 1]


def test_paths_choose_posts_and_leave_them_whole(tmp_path: Path) -> None:
    root = made(tmp_path, BLOG)
    site = load(root)

    def keys(*paths: str) -> list[str]:
        return [post.key for post in locate.posts(site, [str(root / path) for path in paths])]

    assert keys() == keys(".") == ["/about", "/posts/boot", "/posts/kv-cache"]
    assert keys("content/posts") == ["/posts/boot", "/posts/kv-cache"]
    assert keys("content/posts/boot/index.en.md", "content/about.ko.md") == [
        "/about",
        "/posts/boot",
    ]
    assert keys("content/posts/boot/cover.png") == ["/posts/boot"]
    with pytest.raises(UserError):
        keys("content/none")


def test_last_commits_of_all_files_are_asked_for_at_once(
    blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (blog / "content/about.ko.md").write_text("새 소개", "utf-8")
    (blog / "content/한글 이름.ko.md").write_text("글", "utf-8")
    commit(blog, "2026-11-05T10:00:00+09:00")
    (blog / "content/posts/kv-cache/index.ko.md").write_text("고침", "utf-8")
    (blog / "content/new.ko.md").write_text("새 글", "utf-8")
    # What a user may have chosen changes nothing.
    for setting in ("log.showSignature=true", "color.ui=always", "log.follow=true"):
        git(blog, "config", *setting.split("="))
    monkeypatch.setenv("GIT_TRACE", str(blog.parent / "trace"))
    found = rows(load(blog))
    asked = (blog.parent / "trace").read_text("utf-8").count("trace: built-in: git")

    def change(key: str) -> Change:
        return found[key].versions[0].change

    first, second = (
        datetime.fromisoformat(f"2026-11-{day}T10:00:00+09:00") for day in ("01", "05")
    )
    assert change("/about") == Change(second, False, True)
    assert change("/한글-이름") == Change(second, False, False)
    assert change("/posts/boot") == Change(first, False, False)
    assert change("/posts/kv-cache") == Change(first, True, True)
    assert change("/new") == Change(None, True, False)
    assert found["/new"].changed(NOW) == NOW
    assert asked == 3


def test_site_in_a_folder_of_its_repository(blog: Path) -> None:
    made(blog, "-- site/content/a.ko.md --\n글\n-- rules/b.md --\n글\n")
    commit(blog, "2026-11-05T10:00:00+09:00")
    root = blog / "site"
    outside = blog.parent / "elsewhere"
    made(outside, "-- c.md --\n글\n")
    found = rows(
        load(root, content=(Mount(root / "content"), Mount(blog / "rules"), Mount(outside)))
    )
    dated = {key: bool(row.versions[0].change.date) for key, row in found.items()}

    assert dated == {"/a": True, "/b": True, "/c": False}


def test_edge_of_a_shallow_clone_is_not_believed(blog: Path) -> None:
    (blog / "content/about.ko.md").write_text("새 소개", "utf-8")
    commit(blog, "2026-11-05T10:00:00+09:00")
    (blog / "content/posts/boot/index.ko.md").write_text("고침", "utf-8")
    commit(blog, "2026-11-09T10:00:00+09:00")
    clone = blog.parent / "clone"
    git(blog.parent, "clone", "--quiet", "--depth", "2", f"file://{blog}", str(clone))
    site = load(clone)
    shown = status.of(site, site.posts, ())
    dates = {row.key: row.changed(NOW) for row in shown.rows}

    assert shown.cut
    assert dates["/about"] is None
    assert dates["/posts/boot"] == datetime.fromisoformat("2026-11-09T10:00:00+09:00")
    assert "shallow" in table.table(shown, "en")
    assert not status.of(load(blog), (), ()).cut


@pytest.mark.parametrize("kind", ["no repository", "no commit", "no git"])
def test_git_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = made(tmp_path / "blog", BLOG)
    if kind == "no commit":
        git(root, "init", "--quiet")
    if kind == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    site = load(root)
    shown = status.of(site, site.posts, ())
    versions = json.loads(for_programs.report(shown))["posts"][0]["languages"].values()

    assert {version["changed"] for version in versions} == {None}
    assert ("changed" in table.table(shown, "en")) is (kind == "no commit")
    assert ("git knows none" in table.table(shown, "en")) is (kind != "no commit")


def test_dates_hint_at_what_was_changed_alone(blog: Path) -> None:
    boot = "content/posts/boot/index"
    assert {row.hint for row in rows(load(blog)).values()} == {None}

    (blog / f"{boot}.ko.md").write_text("고침", "utf-8")
    commit(blog, "2026-11-13T11:00:00+09:00")
    made(blog, "-- content/about.en.md --\nA new translation.\n")
    commit(blog, "2026-11-20T11:00:00+09:00")
    found = rows(load(blog))

    assert found["/posts/boot"].hint == Hint("ko", ("en",), 12)
    assert found["/about"].hint is None, "a translation that came later is no hint"
    assert not found["/posts/boot"].severities

    record = {"posts/boot.en": Record("ko", "en")}
    assert rows(replace(load(blog), sync=record))["/posts/boot"].hint is None

    (blog / f"{boot}.en.md").write_text("Mended", "utf-8")  # not committed: now

    assert rows(load(blog))["/posts/boot"].hint == Hint("en", ("ko",), 11)


def many(root: Path) -> Status:
    """A site in more languages than a table has room for."""
    languages = ("en", "ko", "ja", "de", "fr", "pt-br", "zh-cn")
    archive = "".join(
        f"-- content/{key}.{language}.md --\n---\ntitle: {key} {language}\n{more}---\nWords.\n"
        for key, language, more in (
            *(("kubernetes", language, "") for language in languages),
            ("pod", "en", ""),
            ("pod", "ko", "draft: true\n"),
            ("serverless-architecture-of-the-whole", "ja", ""),
        )
    )
    site = load(made(root, archive), languages=languages, default_language="en")
    return status.of(site, site.posts, [found("content/pod.en.md", MISSING, "error")])


def usual(root: Path) -> Status:
    site = load(root)
    told = [
        *[found("content/posts/boot/index.en.md", "missing-block")] * 2,
        *[found("content/posts/boot/index.ko.md", "sentence-length", "note")] * 12,
        found("content/posts/kv-cache/index.ko.md", "stale-translation"),
        found("content/about.ko.md", MISSING, "error"),
        found("hugo.yaml", "side-file", "note"),
    ]
    hidden = [found("content/about.ko.md", "image-alt", "warning")]
    return status.of(site, site.posts, told, hidden)


@pytest.mark.parametrize(
    ("name", "language", "width", "color"),
    [
        ("en", "en", 120, False),
        ("ko", "ko", 120, False),
        ("narrow.ko", "ko", 60, False),
        ("color.en", "en", 100, True),
        ("many.en", "en", 100, False),
    ],
)
def test_table(blog: Path, name: str, language: str, width: int, color: bool) -> None:
    (blog / "content/posts/boot/index.ko.md").write_text("---\ntitle: 부팅\n---\n고침", "utf-8")
    commit(blog, "2026-11-13T11:00:00+09:00")
    shown = many(blog.parent / "many") if "many" in name else usual(blog)
    told = table.table(shown, language, color=color, width=width)
    golden = GOLDEN / f"status.{name}.txt"
    reviewed = told.replace("\x1b", "␛")
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(reviewed, "utf-8", newline="\n")

    assert reviewed == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("build", [usual, many])
def test_no_line_is_wider_than_the_terminal(blog: Path, build: Any, language: str) -> None:
    shown = build(blog)
    for width in range(64, 160, 5):
        told = table.table(shown, language, width=width)

        assert max(map(cells.width, told.splitlines())) <= width


HOSTILE = '</th><script>alert("1")</script>&amp;\x1b[31m\u202e$title `a`'
BAD = f"""\
-- content/posts/a/index.ko.md --
---
title: {json.dumps(HOSTILE)}
---
글
-- content/posts/<img src=x onerror=alert(1)>/index.ko.md --
글
"""


def test_titles_drive_neither_terminal_nor_browser(tmp_path: Path) -> None:
    site = load(made(tmp_path, BAD), host="<b>")
    shown = status.of(site, site.posts, ())

    assert not re.search(r"[\x1b\u202e]", table.table(shown, "en", width=300))
    assert not re.search(r"[\x1b\u202e]", for_programs.report(shown))
    written = page.page(shown, "ko")
    assert written.count("<script>") == 1
    assert not re.search(r"[\x1b\u202e]|<img|<b>(?!<span)", written)
    assert "$title `a`" in written


def test_page_needs_nothing_else(tmp_path: Path) -> None:
    site = load(made(tmp_path, BLOG))
    written = page.page(status.of(site, site.posts, ()), "en")

    assert "default-src 'none'" in written
    assert not re.search(r"\b(?:src|href|url|import)\b\s*[=(]", written)


def test_json_is_true_to_its_schema(blog: Path) -> None:
    (blog / "content/posts/boot/index.ko.md").write_text("고침", "utf-8")
    commit(blog, "2026-11-13T11:00:00+09:00")
    schema = json.loads((resources("twinpost") / "schemas/status.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for shown in (usual(blog), many(blog.parent / "many")):
        told = json.loads(for_programs.report(shown))
        Draft202012Validator(schema).validate(told)
    told = json.loads(for_programs.report(usual(blog)))
    boot = next(post for post in told["posts"] if post["key"] == "/posts/boot")

    assert boot["languages"]["ko"]["changed"] == "2026-11-13T11:00:00+09:00"
    assert boot["hint"] == {"language": "ko", "older": ["en"], "days": 12}
    assert told["summary"]["languages"]["en"]["draft"] == 1


CONFIG = (
    "-- hugo.yaml --\nbaseURL: https://example.org/\ndefaultContentLanguage: ko\n"
    "languages: {ko: {weight: 1}, en: {weight: 2}}\n"
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(["status", *arguments])
    return code, *capsys.readouterr()


def test_command(blog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(blog, CONFIG)
    site = ("--site", str(blog))
    target = blog.parent / "status.html"
    code, out, err = run(capsys, *site)

    assert (code, err) == (0, ""), "errors in the content are no trouble of its own"
    assert "missing translation" in out

    code, out, err = run(capsys, *site, "--html", str(target), "--json")

    assert (code, json.loads(out)["version"]) == (0, 1)
    assert "status.html" in err
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert run(capsys, *site, "--html", str(target))[1] == ""

    code, out, err = run(capsys, *site, "--html", str(blog.parent / "none/status.html"))

    assert (code, out) == (2, "")
    assert "can't write" in err
    assert run(capsys, "--site", str(blog.parent))[0] == 2
    assert run(capsys, *site, str(blog / "hugo.yaml"))[0] == 2


@pytest.fixture
def opened(blog: Path, chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The page in a browser that can reach nothing, and what goes wrong in it."""
    target = blog.parent / "status.html"
    hostile = made(blog, BAD.replace("posts/a/", "posts/zz/"))
    target.write_text(page.page(usual(hostile), "en"), "utf-8")
    with chromium.new_context(offline=True) as context:
        tab = context.new_page()
        trouble = listen(tab)
        tab.goto(target.as_uri())
        yield tab, trouble


def titles(tab: Page) -> list[str]:
    return [each for each in tab.locator("tbody tr:visible .post b").all_inner_texts() if each]


def sorts(tab: Page) -> list[str | None]:
    return [head.get_attribute("aria-sort") for head in tab.locator("thead th").all()]


@pytest.mark.slow
@pytest.mark.browser
def test_page_sorts_by_mouse_and_keyboard(opened: tuple[Page, list[str]]) -> None:
    tab, trouble = opened
    keys = tab.locator("tbody .post code")
    worst = keys.all_inner_texts()

    assert worst[0] == "/about"

    tab.get_by_role("button", name="notes").click()

    assert keys.first.inner_text() == "/posts/boot"
    assert sorts(tab).count("descending") == 1

    tab.get_by_role("button", name="post", exact=True).focus()
    tab.keyboard.press("Enter")
    shown = titles(tab)

    assert shown == sorted(shown, key=str.casefold) or "소개" in shown
    assert sorts(tab)[0] == "ascending"

    tab.keyboard.press("Space")

    assert titles(tab) == shown[::-1]

    tab.keyboard.press("Space")

    assert (keys.all_inner_texts(), set(sorts(tab))) == (worst, {None})
    assert not trouble


@pytest.mark.slow
@pytest.mark.browser
def test_page_filters_and_speaks_both_languages(opened: tuple[Page, list[str]]) -> None:
    tab, trouble = opened
    tab.get_by_role("searchbox").fill("kv")

    assert titles(tab) == ["The KV cache"]
    assert tab.get_by_role("status").inner_text() == "1 of 5"

    tab.get_by_role("button", name="한국어").click()

    assert titles(tab) == ["KV 캐시"]
    assert tab.title().startswith("모든 글 한눈에 보기")
    assert tab.locator("h1").inner_text() == "모든 글 한눈에 보기"
    assert tab.evaluate("document.documentElement.lang") == "ko"
    assert tab.get_by_role("button", name="한국어").get_attribute("aria-pressed") == "true"

    tab.get_by_role("searchbox").fill("zz none")

    assert tab.get_by_text("해당하는 글이 없습니다.").is_visible()

    tab.get_by_role("searchbox").fill("")
    tab.get_by_role("checkbox").check()

    assert tab.get_by_role("status").inner_text() == "5편 중 3편"
    assert "script" not in "".join(each.lower() for each in trouble)

    tab.reload()

    assert tab.locator("h1").inner_text() == "모든 글 한눈에 보기", "the choice is remembered"
    assert not trouble


@pytest.mark.slow
@pytest.mark.browser
def test_anyone_can_read_the_page(opened: tuple[Page, list[str]]) -> None:
    """Nothing that axe finds, and nothing wider than the screen; axe itself needs the policy off."""
    tab, trouble = opened
    path = Path(tab.url.removeprefix("file://"))
    text = path.read_text("utf-8")
    path.write_text(re.sub("<meta http-equiv.*>", "", text), "utf-8")
    tab.reload()
    tab.evaluate(axe())
    tab.locator("summary").click()
    for language in ("ko", "en"):
        tab.locator(f".switch [value={language}]").click()
        for width, height in SCREENS:
            tab.set_viewport_size({"width": width, "height": height})
            wider = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wider > 0:
                trouble.append(f"{width}: {wider} wider than the screen")
            for scheme in SCHEMES:
                tab.emulate_media(color_scheme=scheme)
                trouble += [f"{width}, {scheme}: {each}" for each in tab.evaluate(VIOLATIONS)]

    assert not trouble


@pytest.mark.slow
@pytest.mark.browser
def test_page_is_a_table_without_scripts_and_on_paper(blog: Path, chromium: Browser) -> None:
    target = blog.parent / "status.html"
    target.write_text(page.page(usual(blog), "ko"), "utf-8")
    with chromium.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(target.as_uri())

        assert tab.get_by_text("젯슨 보드의").first.is_visible()
        assert not tab.get_by_role("searchbox").is_visible()
        assert not tab.get_by_role("button", name="English").is_visible()

        tab.set_viewport_size({"width": 700, "height": 900})
        tab.emulate_media(media="print")

        assert tab.locator("thead").evaluate("e => getComputedStyle(e).display") == (
            "table-header-group"
        )
