"""`twinpost` as its user runs it: a process, a folder, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from twinpost.lint import load_rules

GOOD = (
    "---\ntitle: 제목\ndate: 2026-11-20T09:00:00+09:00\n"
    "description: 검색 결과에 한 줄로 보일 만큼 적어 둔 이 글의 설명입니다\n---\n글\n"
)
ENGLISH = (
    "---\ntitle: Title\ndate: 2026-11-20T09:00:00+09:00\n"
    "description: What the post says, in as many words as search results show in one line\n---\nText\n"
)
CONFIG = "baseURL: https://example.org/\ndefaultContentLanguage: ko\nlanguages: {ko: {weight: 1}, en: {weight: 2}}\n"


@pytest.fixture
def blog(tmp_path):
    """A clean bilingual site with one post."""
    (tmp_path / "hugo.yaml").write_text(CONFIG, encoding="utf-8")
    write(tmp_path, "posts/a/index.ko.md", GOOD)
    write(tmp_path, "posts/a/index.en.md", ENGLISH)
    return tmp_path


def write(root, name, text):
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def twinpost(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "twinpost", *map(str, arguments)],
        cwd=cwd,
        env={
            **os.environ,
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(sys.path),
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_clean(blog):
    done = twinpost("check", cwd=blog)

    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_is_1_and_a_warning_is_0(blog):
    path = write(blog, "posts/a/index.ko.md", GOOD + "\n# 제목\n")

    assert twinpost("check", cwd=blog).returncode == 0

    path.write_text(GOOD + "\n글과 ![부팅 순서](none.png)\n", encoding="utf-8")
    write(blog, "posts/a/index.en.md", ENGLISH + "\nText and a picture\n")
    done = twinpost("check", "--format", "line", cwd=blog)
    missing = (
        "content/posts/a/index.ko.md:8:4: error: there is no picture `none.png` [image-missing]"
    )

    assert done.returncode == 1
    assert missing in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check"], "no Hugo site"),
        (["check", "--site", "."], "no Hugo site"),
        (["check", "nowhere"], "there is no `nowhere`"),
        (["build"], "no Hugo site"),
        (["preview"], "no Hugo site"),
        (["doctor"], "no Hugo site"),
        (["new", "Title"], "no Hugo site"),
        (["explain", "heading-levle"], "`heading-level`"),
    ],
)
def test_what_cannot_work_is_2_with_a_cure_and_no_traceback(tmp_path, arguments, says):
    done = twinpost(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert says in done.stderr
    assert "help: " in done.stderr


def test_what_is_not_hugo_is_named(blog):
    done = twinpost("check", cwd=blog, TWINPOST_HUGO="/bin/false")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_errors_speak_korean(tmp_path):
    done = twinpost("check", cwd=tmp_path, LC_ALL="ko_KR.UTF-8")

    assert done.stderr.startswith("오류: ")


def test_a_wrong_configuration_is_named_by_place(blog):
    (blog / "twinpost.yaml").write_text("rules:\n  heading-levle: off\n", encoding="utf-8")
    done = twinpost("check", cwd=blog)

    assert done.returncode == 2
    assert f"{blog / 'twinpost.yaml'}:2:3" in done.stderr


@pytest.mark.parametrize(
    "where", [".", "content", "content/posts/a", "content/posts/a/index.ko.md"]
)
def test_the_site_is_found_from_a_path(blog, where):
    write(blog, "posts/a/index.ko.md", GOOD + "\n![부팅 순서](none.png)\n")
    above = blog.parent

    assert twinpost("check", blog / where, cwd=above).returncode == 1
    assert (
        twinpost("check", cwd=(blog / where if (blog / where).is_dir() else blog)).returncode == 1
    )


def test_a_site_without_content_has_not_passed(tmp_path):
    (tmp_path / "hugo.yaml").write_text(CONFIG, encoding="utf-8")
    done = twinpost("check", cwd=tmp_path)

    assert done.returncode == 2
    assert "has no content" in done.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_named(blog):
    write(blog, "posts/secret.ko.md", GOOD).chmod(0)
    done = twinpost("check", cwd=blog)

    assert done.returncode == 2
    assert "secret.ko.md" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_and_pipes_are_no_pages(blog):
    (blog / "content/loop.ko.md").symlink_to("loop.ko.md")
    (blog / "content/again").symlink_to("posts")
    os.mkfifo(blog / "content/pipe.ko.md")

    assert twinpost("check", cwd=blog).returncode == 0


def test_paths_filter_what_is_reported_not_what_is_read(blog):
    write(blog, "posts/b/index.ko.md", GOOD)
    write(blog, "posts/a/index.ko.md", GOOD + "\n![부팅 순서](none.png)\n")

    one = twinpost("check", "--format", "line", "content/posts/b", cwd=blog)
    other = twinpost("check", "--format", "line", "content/posts/a/index.en.md", cwd=blog)

    assert "missing-translation" in one.stdout
    assert "image-missing" not in one.stdout
    assert (other.returncode, other.stdout) == (0, "")
    assert twinpost("check", "hugo.yaml", cwd=blog).returncode == 2
    assert twinpost("check", "content/posts/a", "hugo.yaml", cwd=blog).returncode == 2


def test_json_alone_on_stdout_and_true_to_its_schema(blog):
    write(blog, "posts/a/index.ko.md", GOOD + "\n![a.png](none.png) \udcff\n\n# 제목\n")
    write(blog, "posts/a/index.en.md", GOOD + "\n**SM(Streaming)**을\n")
    done = twinpost("check", "--format", "json", cwd=blog)
    schema = json.loads(
        (resources.files("twinpost") / "schemas/findings.schema.json").read_text("utf-8")
    )
    told = json.loads(done.stdout)

    Draft202012Validator(schema).validate(told)
    assert {f["rule"] for f in told["findings"]} >= {
        "image-missing",
        "image-alt",
        "file-encoding",
        "heading-level",
    }
    assert done.returncode == 1


def test_fix_and_diff(blog):
    path = write(blog, "posts/a/index.ko.md", GOOD + "\r\n![부팅 순서](Cover.png)\r\n")
    write(blog, "posts/a/cover.png", "")
    before = path.read_bytes()
    shown = twinpost("check", "--diff", cwd=blog)

    assert shown.returncode == 1
    assert "+![부팅 순서](cover.png)" in shown.stdout
    assert path.read_bytes() == before

    fixed = twinpost("check", "--fix", cwd=blog)

    assert fixed.returncode == 0
    assert path.read_bytes() == before.replace(b"Cover", b"cover")
    assert (twinpost("check", "--diff", cwd=blog).returncode, path.read_bytes()) == (
        0,
        before.replace(b"Cover", b"cover"),
    )


def test_drafts_only_matter_for_publishing(blog):
    for language in ("ko", "en"):
        write(blog, f"posts/a/index.{language}.md", GOOD.replace("---\n글", "draft: true\n---\n글"))

    assert twinpost("check", cwd=blog).returncode == 0
    assert twinpost("check", "--publish", cwd=blog).returncode == 1


def test_color_only_where_asked(blog):
    write(blog, "posts/a/index.ko.md", GOOD + "\n# 제목\n")

    assert "\x1b[" not in twinpost("check", cwd=blog).stdout
    assert "\x1b[" in twinpost("check", cwd=blog, FORCE_COLOR="1").stdout
    assert "\x1b[" not in twinpost("check", cwd=blog, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_rules_and_explain(tmp_path):
    listed = twinpost("rules", cwd=tmp_path).stdout
    page = twinpost("explain", "heading_level", cwd=tmp_path, LC_ALL="ko_KR.UTF-8").stdout

    assert [line.split()[0] for line in listed.splitlines()] == [rule.id for rule in load_rules()]
    assert page.startswith("# heading-level\n")
    assert "## 고치는 법" in page


def test_a_closed_pipe_is_no_traceback(blog):
    for n in range(300):
        write(blog, f"posts/p{n}.ko.md", GOOD)
    command = f'"{sys.executable}" -m twinpost check --format line | head -1'
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        command, shell=True, cwd=blog, env=environment, capture_output=True, text=True, timeout=60
    )

    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
