"""`twinpost sync`: what it records survives edits, merges, squashes, shallow clones and renames."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import post, site
from rules.test_stale_translation import EN, KO
from test_cli import CONFIG, GOOD, twinpost, write
from twinpost import hugo, sync
from twinpost.parity import alignment, changes, digests, records
from twinpost.preview.blog import Blog
from twinpost.preview.tree import Changes
from twinpost.sync import Entry, Record

FRONT = GOOD.removesuffix("글\n")
LETTERS = "가나다힣abcXYZ0189ñé日本"


@pytest.fixture
def blog(tmp_path):
    """A bilingual blog with two posts that were never synchronised."""
    root = tmp_path / "blog"
    root.mkdir()
    (root / "hugo.yaml").write_text(CONFIG, "utf-8")
    for name in ("a", "b"):
        texts(root, KO, EN, name)
    return root


@pytest.fixture
def synced(blog):
    """The same, synchronised."""
    assert twinpost("sync", "--all", cwd=blog).returncode == 0
    return blog


def texts(root, ko, en, name="a"):
    write(root, f"posts/{name}/index.ko.md", FRONT + ko)
    write(root, f"posts/{name}/index.en.md", FRONT + en)


def stale(root):
    """Where `check` finds something stale: path and line."""
    done = twinpost("check", "--format", "json", cwd=root)
    found = json.loads(done.stdout)["findings"]
    return [
        (f["path"].removeprefix("content/posts/"), f["line"])
        for f in found
        if f["rule"] == "stale-translation"
    ]


def git(root, *arguments):
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"]  # fmt: skip
    done = subprocess.run(["git", *name, *arguments], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(root, message):
    git(root, "add", "-A")
    git(root, "commit", "-m", message)


# --- the command ---


def test_a_post_is_marked_and_then_there_is_nothing_to_do(blog):
    done = twinpost("sync", "content/posts/a", cwd=blog)

    assert (done.returncode, done.stderr) == (0, "wrote 1 record in twinpost-sync/\n")
    assert done.stdout == "content/posts/a/index.en.md: 7 blocks in step (ko, en)\n"
    assert (blog / "twinpost-sync/posts/a.en.txt").is_file()
    assert not (blog / "twinpost-sync/posts/b.en.txt").exists()

    before = (blog / "twinpost-sync/posts/a.en.txt").stat().st_mtime_ns
    again = twinpost("sync", "content/posts/a/index.ko.md", cwd=blog)

    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "nothing to do: all is recorded\n"
    assert (blog / "twinpost-sync/posts/a.en.txt").stat().st_mtime_ns == before
    assert "할 일이 없습니다" in twinpost("sync", "content/posts/a", cwd=blog, LC_ALL="ko_KR.UTF-8").stderr  # fmt: skip


def test_one_block_of_two_by_its_line(synced):
    texts(synced, KO.replace("40초", "12초").replace("900 ms", "800 ms"), EN)

    assert stale(synced) == [("a/index.en.md", 8), ("a/index.en.md", 13)]

    # The file and the line of either language will do, and the path from the root of the site.
    done = twinpost(
        "sync", "content/posts/a/index.en.md", "--site", synced, "--block", 15, cwd=synced.parent
    )

    assert done.returncode == 0
    assert "index.en.md:13: | Part | Time |" in done.stdout
    assert stale(synced) == [("a/index.en.md", 8)]

    twinpost("sync", "content/posts/a/index.ko.md", "--block", 8, cwd=synced)

    assert stale(synced) == []
    assert "nothing to do" in twinpost("sync", "--all", "--check", cwd=synced).stderr


def test_sync_prints_what_it_marks(synced):
    texts(synced, KO.replace("40초", "12초"), EN.replace("`quiet`", "`loglevel=3`"))
    done = twinpost("sync", "content/posts/a", cwd=synced)

    assert done.stdout.splitlines() == [
        "content/posts/a/index.en.md:8: It takes 40 seconds from power to picture on the board of a…",
        "content/posts/a/index.ko.md:11: 커널에는 `quiet` 옵션을 주었습니다.",
    ]
    assert stale(synced) == []


def test_check_writes_nothing(synced):
    texts(synced, KO.replace("40초", "12초"), EN.replace("40 sec", "12 sec"))
    record = synced / "twinpost-sync/posts/a.en.txt"
    before = record.read_bytes()
    done = twinpost("sync", "--all", "--check", cwd=synced)

    assert (done.returncode, record.read_bytes()) == (1, before)
    assert "1 record is out of date" in done.stderr
    assert twinpost("sync", "--all", cwd=synced).returncode == 0
    assert twinpost("sync", "--all", "--check", cwd=synced).returncode == 0

    # Only from here on is a change of one of them seen.
    texts(synced, KO.replace("40초", "11초"), EN.replace("40 sec", "12 sec"))

    assert stale(synced) == [("a/index.en.md", 8)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "say what is in step: posts, or `--all`"),
        (["content", "--all"], "say what is in step: posts, or `--all`"),
        (["--block", "8"], "a block is one of one file"),
        (["content/posts/a", "--block", "8"], "is no document of the site"),
        (["content/posts/a/index.en.md", "--block", "3"], "no block with a counterpart at line 3"),
        (["content/posts/none"], "there is no `content/posts/none`"),
        (["content/alone.ko.md"], "`content/alone.ko.md` has no translation to be in step with"),
        (["content/broken.ko.md"], "the front matter of `content/broken.ko.md` can't be read"),
        (["content/two.md"], "are one page in one language"),
    ],
)
def test_what_cannot_be_marked_is_2_with_a_cure(blog, arguments, says):
    write(blog, "alone.ko.md", GOOD)
    write(blog, "broken.ko.md", '---\ntitle: "a\n---\n글\n')
    write(blog, "broken.en.md", GOOD)
    for name in ("two.md", "two.ko.md", "two.en.md"):
        write(blog, name, GOOD)
    done = twinpost("sync", *arguments, cwd=blog)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "help: " in done.stderr
    assert not (blog / "twinpost-sync").exists()


def test_all_passes_over_what_has_one_language(blog):
    write(blog, "alone.ko.md", GOOD)

    assert twinpost("sync", "--all", cwd=blog).stderr == "wrote 2 records in twinpost-sync/\n"


def test_a_renamed_post_takes_its_record_with_it_and_a_deleted_one_leaves_none(synced):
    (synced / "content/posts/a").rename(synced / "content/posts/c")
    texts(synced, KO.replace("40초", "12초"), EN, "c")

    # Of two orphans with the same words, any will do: here is one.
    assert stale(synced) == [("c/index.en.md", 8)]

    twinpost("sync", "content/posts/c", cwd=synced)

    assert sorted(p.name for p in (synced / "twinpost-sync/posts").iterdir()) == ["b.en.txt", "c.en.txt"]  # fmt: skip

    for file in (synced / "content/posts/b").iterdir():
        file.unlink()

    assert "deleted 1" in twinpost("sync", "--all", cwd=synced).stderr
    assert [p.name for p in (synced / "twinpost-sync/posts").iterdir()] == ["c.en.txt"]


def test_a_broken_record_is_2_with_a_cure(synced):
    path = synced / "twinpost-sync/posts/a.en.txt"
    good = path.read_text("utf-8")
    for text, says in (
        (f"{good}<<<<<<< HEAD\n", "has a merge conflict"),
        (f"{good}\nwhat is this\n", "can't be read"),
        ("", "can't be read"),
        (good.replace("sync 1", "sync 9"), "another version of Twinpost"),
    ):
        path.write_text(text, "utf-8")
        done = twinpost("check", cwd=synced)

        assert (done.returncode, done.stdout) == (2, "")
        assert says in done.stderr
        assert "a.en.txt" in done.stderr
    path.write_bytes(b"\xff\xfe\x00")

    assert twinpost("check", cwd=synced).returncode == 2


def test_the_preview_hears_of_it(synced):
    texts(synced, KO.replace("40초", "12초"), EN)
    preview = Blog(synced, publish=False)
    preview.open()
    rules = [finding.rule for finding in preview.findings]

    assert rules.count("stale-translation") == 1

    path = synced / "twinpost-sync/posts/a.en.txt"
    path.unlink()
    preview.change(Changes(deleted=frozenset([path])))

    assert preview.inputs.concern(path)
    assert "stale-translation" not in [finding.rule for finding in preview.findings]


# --- git ---


def test_branches_merge_where_the_text_merges(synced):
    """New posts, other posts, and neighbouring paragraphs of one post."""
    git(synced, "init", "-b", "main")
    commit(synced, "start")
    edits = {
        "one": (KO.replace("40초", "12초"), EN.replace("40 sec", "12 sec"), "n1"),
        "two": (KO.replace("900 ms", "800 ms"), EN.replace("900 ms", "800 ms"), "n2"),
    }
    for branch, (ko, en, new) in edits.items():
        git(synced, "checkout", "-b", branch, "main")
        texts(synced, ko, en)
        texts(synced, KO, EN, new)
        twinpost("sync", "--all", cwd=synced)
        commit(synced, branch)
    git(synced, "merge", "one")

    assert stale(synced) == []
    assert twinpost("sync", "--all", "--check", cwd=synced).returncode == 0


def test_a_true_conflict_keeps_both(synced):
    git(synced, "init", "-b", "main")
    commit(synced, "start")
    for branch, seconds in (("one", 12), ("two", 9)):
        git(synced, "checkout", "-b", branch, "main")
        texts(synced, KO.replace("40초", f"{seconds}초"), EN.replace("40 sec", f"{seconds} sec"))
        twinpost("sync", "--all", cwd=synced)
        commit(synced, branch)
    subprocess.run(["git", "merge", "one"], cwd=synced, capture_output=True, check=False)
    path = synced / "twinpost-sync/posts/a.en.txt"
    lines = path.read_text("utf-8").splitlines()

    assert "merge conflict" in twinpost("check", cwd=synced).stderr

    kept = [line for line in lines if not sync.CONFLICT.match(line)]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    texts(synced, KO.replace("40초", "12초"), EN.replace("40 sec", "12 sec"))

    assert stale(synced) == []

    texts(synced, KO.replace("40초", "7초"), EN.replace("40 sec", "12 sec"))

    assert stale(synced) == [("a/index.en.md", 8)]


def test_one_pull_request_squashed_and_cloned_without_history(synced, tmp_path):
    git(synced, "init", "-b", "main")
    commit(synced, "start")
    git(synced, "checkout", "-b", "topic")
    texts(synced, KO, EN, "new")
    twinpost("sync", "content/posts/new", cwd=synced)
    commit(synced, "a post in two languages")
    texts(synced, KO.replace("40초", "12초"), EN, "new")
    commit(synced, "a correction in one")
    here = stale(synced)
    git(synced, "checkout", "main")
    git(synced, "merge", "--squash", "topic")
    commit(synced, "all of it")
    git(tmp_path, "clone", "--depth", "1", synced.as_uri(), "clone")

    assert here == [("new/index.en.md", 8)]
    assert stale(synced) == here
    assert git(tmp_path / "clone", "rev-list", "--count", "HEAD").strip() == "1"
    assert stale(tmp_path / "clone") == here


@pytest.mark.slow
def test_hugo_publishes_no_record(synced):
    (synced / "layouts").mkdir()
    (synced / "layouts/all.html").write_text("{{ .Content }}", "utf-8")
    hugo.build(synced, hugo.settings(synced))

    assert (synced / "public/posts/a/index.html").is_file()
    assert not list((synced / "public").rglob("*.txt"))


# --- digests ---


def signs(body):
    (document,) = site(post(body)).documents
    found = digests.of(document)
    return [digest for digest in found.values() if digest]


WORDS = st.lists(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=8), min_size=1, max_size=30
).filter(lambda words: not words[0].isdigit())


@given(WORDS, st.randoms())
def test_markup_blanks_and_links_keep_the_digest(words, chance: random.Random):
    forms = ("{}", "**{}**", "*{}*", "[{}](https://example.org/x)", "{},", '"{}"', "{}\n", "{}  ")
    # A word of its own each: `*` and `_` beside a letter are a subject of their own.
    dressed = " ".join(chance.choice(forms).format(word) for word in words)
    prefix = chance.choice(("", "- ", "> ", "## ", "1. "))
    if "\n" in dressed and prefix:
        dressed = " ".join(dressed.split())

    assert signs(prefix + dressed) == signs(" ".join(words))
    assert signs(" ".join(words).swapcase()) == signs(" ".join(words))


@given(WORDS, st.data())
def test_any_other_letter_or_digit_changes_it(words, data):
    number = data.draw(st.integers(0, len(words) - 1))
    word = words[number]
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(
        st.sampled_from(LETTERS).filter(lambda c: c.casefold() != word[at].casefold())
    )
    other = [*words]
    other[number] = word[:at] + letter + word[at + 1 :]

    assert signs("x " + " ".join(other)) != signs("x " + " ".join(words))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1,000 files", "1000 files", True),
        ("3.5 GB", "35 GB", False),
        ("at -5 degrees", "at 5 degrees", False),
        ("from 3-5 to 9", "from 3–5 to 9", True),
        ("C and C++", "C and C", False),
        ("5% of it", "5 of it", False),
        ("café", "cafe\u0301", True),
        ("할 수 있다", "할수있다", True),
        ("10 20", "1020", False),
        ("run `a == b` now", "run `a != b` now", False),
        ("run `ls -l` now", "run **`ls -l`** now", True),
        ("see https://a.example/ now", "see https://b.example/ now", True),
        ("the $x^2$ of", "the $x^3$ of", False),
        ("![a b](c.png) d", "![e f](g.png) d", True),
        ('a {{< ref "a.md" >}} b', 'a {{< ref "b.md" >}} b', True),
        ("```\na  = 1\n```", "```py\na = 1\n```", True),
        ("```\na = 1\n```", "```\na == 1\n```", False),
        ("<div>a b</div>", '<div class="x">a b</div>', True),
        ("<div>a b</div>", "<div>a c</div>", False),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | :-: |\n| 1 | 3 |", False),
    ],
)
def test_what_counts(one, other, same):
    assert (signs(one) == signs(other)) is same


def test_what_a_shortcode_encloses_is_counted_once():
    one = signs("{{< details >}}\n하나\n{{< /details >}}\n\n{{< box >}}둘{{< /box >}}")
    other = signs("{{< details >}}\n셋\n{{< /details >}}\n\n{{< box >}}넷{{< /box >}}")

    assert len(one) == len(other) == 2
    assert not set(one) & set(other)


@given(
    st.lists(
        st.builds(
            Entry,
            *[
                st.lists(
                    st.text(st.sampled_from(digests.LETTERS), min_size=4, max_size=20), min_size=1
                ).map(tuple)
            ]
            * 2,
        )
    )
)
def test_a_record_comes_back_from_its_file(entries):
    record = Record("ko", "zh-hant", tuple(entries))

    assert sync.parse(record.written.decode(), "a") == record
    assert sync.parse(record.written.decode().replace("\n", "\r\n"), "a") == record


# --- changes ---


def pair_of(ko, en):
    archive = f"-- content/a.ko.md --\n{FRONT}{ko}\n-- content/a.en.md --\n{FRONT}{en}\n"
    (pair,) = alignment.of_post(site(archive).posts[0])
    return pair


PARAGRAPHS = [
    (f"보드 {n}번은 `part_{n}` 값을 {n * 7}초마다 재고 서버로 보냅니다.",
     f"Board {n} measures `part_{n}` every {n * 7} seconds, and sends it to the server.")
    for n in range(1, 9)
]  # fmt: skip


def bodies(edited=(), side=0):
    texts = [list(pair) for pair in PARAGRAPHS]
    for n in edited:
        texts[n][side] += " 덧붙인 말입니다." if side == 0 else " And one more thing."
    return ["\n\n".join(text[i] for text in texts) for i in (0, 1)]


@given(st.sets(st.integers(0, 7)), st.integers(0, 1), st.data())
def test_marking_settles_what_it_marks_and_a_revert_is_clean(edited, side, data):
    record = records.renewed(pair_of(*bodies()), None)
    now = pair_of(*bodies(edited, side))
    found = changes.of(now, record)
    stood = [now.pairs.index(change.pair) for change in found]

    assert stood == sorted(edited)
    assert {change.side for change in found} <= {("source", "translation")[side]}
    assert changes.of(pair_of(*bodies()), record) == ()
    assert changes.of(now, records.renewed(now, record)) == ()
    if edited:
        marked = data.draw(st.sampled_from(sorted(edited)))
        partly = records.with_pair(now, record, now.pairs[marked])
        left = [now.pairs.index(change.pair) for change in changes.of(now, partly)]

        assert left == sorted(edited - {marked})
        assert len(partly.entries) == len(record.entries)


def test_windows_lines_make_no_difference():
    before = site(post("하나 둘\n셋\n\n넷\n"))
    (document,) = before.documents
    other = replace(document, text=document.text.replace("\n", "\r\n"))

    assert list(digests.of(document).values()) == list(digests.of(other).values())
