"""The baseline: what was there stays quiet wherever it moves, and what is new does not."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import post, site
from test_cli import CONFIG, ENGLISH, GOOD, twinpost, write
from twinpost import baseline
from twinpost.baseline import Baseline
from twinpost.config import Config
from twinpost.lint import lint, load_rules
from twinpost.model import Site
from twinpost.preview.blog import Blog
from twinpost.preview.tree import Changes

OLD = "\n# 오래된 제목\n\n![](none.png)\n"
KO = "posts/a/index.ko.md"
RULES = load_rules()
BODIES = [
    "# 오래된 제목",
    "![](none.png) 글 ![](none.png)",
    "**어텐션(attention)**은 그리고 **어텐션(attention)**은",
    "### 건너뛴 제목",
    "그냥 글입니다.",
    "```\n# 코드\n```",
    "- 목록\n- ![cat.png](cat.png)",
]


@pytest.fixture
def blog(tmp_path):
    """A clean bilingual blog with one post."""
    (tmp_path / "hugo.yaml").write_text(CONFIG, "utf-8")
    # What the tests write into one language only is no subject of theirs.
    (tmp_path / "twinpost.yaml").write_text("rules: {missing-block: off}\n", "utf-8")
    write(tmp_path, KO, GOOD)
    write(tmp_path, "posts/a/index.en.md", ENGLISH)
    return tmp_path


@pytest.fixture
def old(blog):
    """A blog with an error and two warnings, all of them recorded."""
    write(blog, KO, GOOD + OLD)
    twinpost("check", "--write-baseline", cwd=blog)
    return blog


def lines(done):
    """The rules of a report, one for each finding."""
    return [line.rpartition("[")[2].rstrip("]") for line in done.stdout.splitlines()]


def check(root, *more):
    return twinpost("check", "--format", "line", *more, cwd=root)


def test_an_old_blog_starts_clean(blog):
    write(blog, KO, GOOD + OLD)

    assert twinpost("check", cwd=blog).returncode == 1

    written = twinpost("check", "--write-baseline", cwd=blog)

    assert written.returncode == 0
    assert written.stderr == "wrote twinpost-baseline.jsonl: 3 findings\n"
    assert (
        written.stdout == "2 files checked, nothing new\nthe baseline hides 1 error, 2 warnings\n"
    )
    assert twinpost("check", cwd=blog).returncode == 0
    assert twinpost("check", "--publish", cwd=blog).returncode == 0


def test_one_entry_a_line_sorted(old):
    header, *entries = (old / baseline.NAME).read_text("utf-8").splitlines()

    assert json.loads(header) == {"version": 1}
    assert [tuple(json.loads(line).values())[:3] for line in entries] == [
        (f"content/{KO}", "heading-level", "# 오래된 제목"),
        (f"content/{KO}", "image-alt", "![](none.png)"),
        (f"content/{KO}", "image-missing", "![](none.png)"),
    ]


def test_only_what_is_new_fails(old):
    write(old, KO, GOOD + "\n앞에 넣은 문단 ![보드 사진](other.png)\n" + OLD)
    done = check(old)

    assert done.returncode == 1
    assert "`other.png`" in done.stdout
    assert lines(done) == ["image-missing"]
    assert done.stderr == "the baseline hides 1 error, 2 warnings\n"


def test_all_can_be_shown(old):
    done = check(old, "--no-baseline")

    assert (done.returncode, done.stderr) == (1, "")
    assert lines(done) == ["heading-level", "image-alt", "image-missing"]


def test_an_edit_beside_it_revives_nothing(old):
    write(old, KO, GOOD + "\n새 문단.\n" + OLD.replace("![](none.png)", "앞 ![](none.png) 뒤"))

    assert check(old).stdout == ""


def test_another_file_is_another_finding(old):
    (old / "content/posts/a").rename(old / "content/posts/b")

    assert lines(check(old)) == ["heading-level", "image-alt", "image-missing"]


def test_paths_and_the_json_are_spared_too(old):
    write(old, "posts/a/index.en.md", ENGLISH + OLD.replace("오래된 제목", "An old heading"))

    assert lines(check(old, f"content/{KO}")) == []
    assert len(json.loads(twinpost("check", "--format", "json", cwd=old).stdout)["findings"]) == 3
    assert twinpost("check", "--format", "github", cwd=old).stdout.count("::error") == 1


def test_what_is_gone_can_be_dropped(old):
    write(old, KO, GOOD + OLD.replace("# 오래된", "## 오래된"))
    done = twinpost("check", cwd=old)

    assert done.returncode == 0
    assert "1 entry of the baseline can go: `twinpost check --write-baseline`" in done.stdout

    twinpost("check", "--write-baseline", cwd=old)

    assert "heading-level" not in (old / baseline.NAME).read_text("utf-8")
    assert "can go" not in twinpost("check", cwd=old).stdout


def test_of_three_alike_the_one_that_was_added_is_new(blog):
    write(blog, KO, GOOD + "\n하나 ![](a.png)\n\n둘 ![](a.png)\n")
    twinpost("check", "--write-baseline", cwd=blog)
    write(blog, KO, GOOD + "\n하나 ![](a.png)\n\n셋 ![](a.png)\n\n둘 ![](a.png)\n")
    places = {line.split(":")[1] for line in check(blog).stdout.splitlines()}

    assert places == {"10"}


def test_what_stops_the_build_is_never_hidden(blog):
    write(blog, KO, GOOD.replace("title: 제목", 'title: "제목') + OLD)
    done = twinpost("check", "--write-baseline", cwd=blog)

    assert done.returncode == 1
    assert "front-matter-syntax" in done.stdout
    assert "front-matter-syntax" not in (blog / baseline.NAME).read_text("utf-8")


def test_a_draft_that_was_recorded_is_not_lost_by_an_ordinary_run(blog):
    for language in ("ko", "en"):
        draft = GOOD.replace("---\n글", "draft: true\n---\n글")
        write(blog, f"posts/a/index.{language}.md", draft)
    twinpost("check", "--publish", "--write-baseline", cwd=blog)

    assert "can go" not in twinpost("check", cwd=blog).stdout

    twinpost("check", "--write-baseline", cwd=blog)

    assert twinpost("check", "--publish", cwd=blog).returncode == 0


def test_fix_mends_what_is_recorded_as_well(blog):
    write(blog, KO, GOOD + "\n**어텐션(attention)**은 비쌉니다.\n")
    twinpost("check", "--write-baseline", cwd=blog)
    done = twinpost("check", "--fix", cwd=blog)

    assert "**어텐션**(attention)은" in (blog / "content" / KO).read_text("utf-8")
    assert "1 entry of the baseline can go" in done.stdout


def test_the_rest_after_fixing_can_be_recorded_at_once(blog):
    write(blog, KO, GOOD + OLD + "\n**어텐션(attention)**은 비쌉니다.\n")
    twinpost("check", "--fix", "--write-baseline", cwd=blog)
    recorded = (blog / baseline.NAME).read_text("utf-8")

    assert "image-alt" in recorded
    assert "literal-emphasis" not in recorded


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<<<<<<< HEAD\n", "`twinpost-baseline.jsonl` has a merge conflict"),
        ('{"path": "a"}\n', "can't be read as a baseline"),
        ("[1, 2]\n", "can't be read as a baseline"),
        ("not json\n", "can't be read as a baseline"),
        ('{"path": "a", "rule": "b", "text": "c", "line": "d", "count": 0}\n', "can't be read"),
        ('{"version": 99}\n', "another version of Twinpost"),
    ],
)
def test_a_broken_file_is_2_with_a_cure(old, text, says):
    path = old / baseline.NAME
    path.write_text(f'{{"version": 1}}\n\n{text}', "utf-8")
    done = twinpost("check", cwd=old)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert f"{baseline.NAME}:3" in done.stderr
    assert "help: " in done.stderr
    assert twinpost("check", "--no-baseline", cwd=old).returncode == 1
    assert twinpost("check", "--write-baseline", cwd=old).returncode == 0
    assert twinpost("check", cwd=old).returncode == 0


def test_a_file_that_is_no_text(old):
    (old / baseline.NAME).write_bytes(b"\xff\xfe\x00")

    assert twinpost("check", cwd=old).returncode == 2


def test_a_part_of_the_site_has_no_baseline(old):
    done = twinpost("check", "content/posts", "--write-baseline", cwd=old)

    assert done.returncode == 2
    assert "leave out the paths" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("names", "attributes"), [("0z", ""), ("19", " merge=union")])
def test_git_merges_what_two_branches_wrote(old, names, attributes):
    def git(*arguments):
        name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        return subprocess.run(["git", *name, *arguments], cwd=old, capture_output=True, check=True)

    (old / ".gitattributes").write_text(f"{baseline.NAME}{attributes}\n", "utf-8")
    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "start")
    for branch, name in zip(("one", "two"), names, strict=True):
        git("checkout", "-b", branch, "main")
        for language in ("ko", "en"):
            text = (GOOD + OLD).replace("제목", name).replace("검색", name)
            write(old, f"posts/{name}/index.{language}.md", text)
        twinpost("check", "--write-baseline", cwd=old)
        git("add", "-A")
        git("commit", "-m", branch)
    git("merge", "one")
    done = twinpost("check", cwd=old)

    assert "nothing new" in done.stdout
    assert "can go" not in done.stdout


@pytest.mark.slow
def test_the_build_passes_over_what_is_recorded(old):
    (old / "layouts").mkdir()
    (old / "layouts/all.html").write_text("{{ .Content }}", "utf-8")
    done = twinpost("build", cwd=old)

    assert done.returncode == 0
    assert "check: the baseline hides 1 error, 2 warnings" in done.stderr

    write(old, KO, GOOD + OLD + "\n![보드 사진](new.png)\n")

    assert twinpost("build", cwd=old).returncode == 1


def test_the_preview_hears_of_it(old):
    preview = Blog(old, publish=False)
    preview.open()

    assert (len(preview.findings), len(preview.hidden)) == (0, 3)

    path = old / baseline.NAME
    path.unlink()
    change = preview.change(Changes(deleted=frozenset([path])))

    assert preview.inputs.concern(path)
    assert len(preview.findings) == 3
    assert [len(news.new) for news in change.news] == [3]


# --- a finding keeps its name ---


def recorded(text: str) -> Baseline:
    return of(site(post(text)))


def of(blog: Site) -> Baseline:
    return Baseline().renewed(lint(blog, RULES, Config()), blog, RULES)


@given(
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=6),
    st.integers(0, 5),
    st.sampled_from(
        ["\n\n", "그냥 넣은 문단입니다.\n\n", "<!-- 설명 -->\n\n", "```sh\nls\n```\n\n"]
    ),
)
def test_shifting_lines_keeps_every_entry(bodies, at, added):
    before = recorded("\n\n".join(bodies))
    shifted = [*bodies[:at], added.strip("\n"), *bodies[at:]]
    after = recorded("\n\n".join(shifted))

    assert before.entries.items() <= after.entries.items()
    assert before.entries


@given(st.text(max_size=200))
def test_any_text_comes_back_from_the_file(text):
    entry = baseline.Entry("content/a.md", "image-alt", baseline._short(baseline._plain(text)), "")
    kept = Baseline({entry: 3})

    assert baseline.parse(kept.written.decode(), "a").entries == kept.entries


def test_windows_lines_make_no_difference():
    before = site(post("# 오래된   제목\n\n![](none.png)\n"))
    document = before.documents[0]
    after = before.with_document(replace(document, text=document.text.replace("\n", "\r\n")))

    assert of(before) == of(after)
