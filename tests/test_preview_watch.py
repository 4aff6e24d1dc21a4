"""Which files were saved, whatever the editor does to save them."""

import errno
import os
import shutil
import time
import unicodedata
from queue import Empty, SimpleQueue

import pytest

from twinpost.preview import watch
from twinpost.preview.tree import Changes, Inputs
from twinpost.preview.watch import Pending, Watcher

# As the preview itself does; pytest has filters of its own.
pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")
NFD = unicodedata.normalize("NFD", "한글.md")


@pytest.fixture
def root(tmp_path):
    """A site with a few posts."""
    posts = tmp_path / "content/posts"
    posts.mkdir(parents=True)
    for name in ("a.md", "b.md", "가.md", NFD):
        (posts / name).write_text(name, "utf-8")
    (tmp_path / "hugo.yaml").write_text("title: a")
    return tmp_path


class Batches:
    """What a watcher tells."""

    def __init__(self, root, **options):
        inputs = Inputs(root, (root / "content", root / "assets"), frozenset({"hugo.yaml"}))
        self.root, self.notices, self.seen = root, [], []
        self._queue = SimpleQueue()
        self.watcher = Watcher(
            inputs, self._queue.put, on_notice=lambda text: self.notices.append(text.en), **options
        )

    def collect(self, first=15.0, calm=0.25):
        """Wait for batches until it is calm; what they come to, as a set of (kind, path).

        On a busy machine a save takes so long that its halves are told one after the other.
        """
        pause = first
        while True:
            try:
                self.seen.append(self._queue.get(timeout=pause))
            except Empty:
                return set(self._sum())
            pause = calm

    def _sum(self):
        first, last = {}, {}
        for kind, path in (item for changes in self.seen for item in self._items(changes)):
            first.setdefault(path, kind)
            last[path] = kind
        for path, kind in last.items():
            was, is_there = first[path] != "c", kind != "d"
            if was or is_there:
                yield {(1, 1): "m", (0, 1): "c", (1, 0): "d"}[was, is_there], path

    def _items(self, changes: Changes):
        for kind in ("modified", "created", "deleted"):
            for path in getattr(changes, kind):
                yield kind[0], path.relative_to(self.root).as_posix()


def plain(posts):
    (posts / "a.md").write_text("new")


def atomic(posts):
    (posts / ".a.md.tmp").write_text("new")
    (posts / ".a.md.tmp").replace(posts / "a.md")


def like_vim(posts):
    (posts / "4913").touch()
    (posts / "4913").unlink()
    (posts / "a.md").rename(posts / "a.md~")
    (posts / "a.md").write_text("new")
    (posts / "a.md~").unlink()


def like_emacs(posts):
    (posts / ".#a.md").symlink_to("nobody@nowhere")
    (posts / "#a.md#").write_text("n")
    shutil.copy(posts / "a.md", posts / "a.md~")
    (posts / "a.md").write_text("new")
    (posts / "#a.md#").unlink()
    (posts / ".#a.md").unlink()


def truncate_then_write(posts):
    with (posts / "a.md").open("w") as file:
        file.flush()
        time.sleep(0.01)
        file.write("new")


def nothing_new(posts):
    (posts / "a.md").write_text("first")
    (posts / "b.md").read_text()
    (posts.parent.parent / "public").mkdir()
    (posts.parent.parent / "public/index.html").write_text("built")
    (posts.parent.parent / "other.yaml").write_text("not ours")


def new_folders(posts):
    (posts / "x/y/z").mkdir(parents=True)
    (posts / "x/y/z/index.md").write_text("new")


def new_component(posts):
    assets = posts.parent.parent / "assets"
    (assets / "css").mkdir(parents=True)
    (assets / "css/main.css").write_text("a {}")


def delete(posts):
    (posts / "a.md").unlink()


def delete_folder(posts):
    shutil.rmtree(posts)


def move(posts):
    (posts / "a.md").rename(posts / "c.md")


def move_folder(posts):
    posts.rename(posts.parent / "notes")


def configuration(posts):
    (posts.parent.parent / "hugo.yaml").write_text("title: b")


def hangul(posts):
    (posts / "가.md").write_text("새 글", "utf-8")


def decomposed(posts):
    (posts / NFD).write_text("새 글", "utf-8")


def decomposed_new(posts):
    (posts / unicodedata.normalize("NFD", "새글.md")).write_text("새 글", "utf-8")


ALL = ("a.md", "b.md", "가.md", NFD)


@pytest.mark.parametrize(
    ("save", "told"),
    [
        (plain, {("m", "content/posts/a.md")}),
        (atomic, {("m", "content/posts/a.md")}),
        (like_vim, {("m", "content/posts/a.md")}),
        pytest.param(
            like_emacs,
            {("m", "content/posts/a.md")},
            marks=pytest.mark.skipif(os.name == "nt", reason="links need a privilege"),
        ),
        (truncate_then_write, {("m", "content/posts/a.md")}),
        (new_folders, {("c", "content/posts/x/y/z/index.md")}),
        (new_component, {("c", "assets/css/main.css")}),
        (delete, {("d", "content/posts/a.md")}),
        (delete_folder, {("d", f"content/posts/{name}") for name in ALL}),
        (move, {("d", "content/posts/a.md"), ("c", "content/posts/c.md")}),
        (
            move_folder,
            {("d", f"content/posts/{name}") for name in ALL}
            | {("c", f"content/notes/{name}") for name in ALL},
        ),
        (configuration, {("m", "hugo.yaml")}),
        (hangul, {("m", "content/posts/가.md")}),
        (decomposed, {("m", f"content/posts/{NFD}")}),
        (decomposed_new, {("c", f"content/posts/{unicodedata.normalize('NFD', '새글.md')}")}),
    ],
)
def test_what_a_save_tells(root, save, told):
    batches = Batches(root)
    with batches.watcher:
        save(root / "content/posts")

        assert batches.collect() == told


def test_what_is_not_new_is_not_told(root):
    batches = Batches(root)
    with batches.watcher:
        (root / "content/posts/a.md").write_text("first")
        batches.collect()
        nothing_new(root / "content/posts")

        assert batches.collect(first=0.4) == {("m", "content/posts/a.md")}
        assert len(batches.seen) == 1


def test_many_files_are_few_batches(root):
    batches = Batches(root)
    with batches.watcher:
        for i in range(200):
            (root / f"content/posts/{i}.md").write_text("new")
        told = batches.collect()

        assert told == {("c", f"content/posts/{i}.md") for i in range(200)}
        assert len(batches.seen) < 100  # one, unless the machine is too busy to write them at once


def test_our_own_writing_is_not_told_but_what_follows_is(root):
    batches = Batches(root)
    post = root / "content/posts/a.md"
    with batches.watcher:
        batches.watcher.expect(post, b"ours")
        post.write_bytes(b"ours")

        assert batches.collect(first=0.4) == set()

        post.write_bytes(b"theirs")

        assert batches.collect() == {("m", "content/posts/a.md")}


def test_a_half_written_file_is_told_when_it_stays_so(root):
    batches = Batches(root, settled=lambda _, content: content.endswith(b"."))
    with batches.watcher:
        plain(root / "content/posts")

        assert batches.collect() == {("m", "content/posts/a.md")}


def test_without_a_system_watcher_it_looks_for_itself(root, monkeypatch):
    def refuse():
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(watch, "Observer", refuse)
    batches = Batches(root)
    with batches.watcher:
        plain(root / "content/posts")

        assert batches.collect() == {("m", "content/posts/a.md")}
        assert batches.watcher.polling
        assert "No space left" in batches.notices[0]


def test_a_file_system_that_tells_nothing_is_found_out(root, monkeypatch):
    class Deaf(watch.Observer):
        def schedule(self, *_args, **_options):
            return None

    monkeypatch.setattr(watch, "Observer", Deaf)
    monkeypatch.setattr(watch, "LOOK", 0.05)
    monkeypatch.setattr(watch, "LOOK_AGAIN", 0.05)
    batches = Batches(root)
    with batches.watcher:
        plain(root / "content/posts")

        assert batches.collect() == {("m", "content/posts/a.md")}
        assert "does not report every change" in batches.notices[0]


@pytest.mark.parametrize(
    ("events", "due"),
    [
        ([(1, 10.0)], 10.018),
        ([(1, 10.0), (1, 10.01)], 10.028),
        ([(1, 10.0), (1, 10.09)], 10.1),  # it is never put off for longer than this
        ([(51, 10.0)], 10.1),
        ([(30, 10.0), (30, 11.0)], 11.1),
        ([(60, 10.0), (1, 13.0)], 12.0),
    ],
)
def test_when_to_look(root, events, due):
    pending = Pending()
    for n, (count, at) in enumerate(events):
        pending.add({f"{n} {i}": root for i in range(count)}, at)

    assert pending.due == pytest.approx(due)
