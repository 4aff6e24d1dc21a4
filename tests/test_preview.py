"""The preview as its author meets it: real Hugo, real signals, real processes."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

import pytest

import twinpost
from harness import FRONT, files
from twinpost.preview import ports

pytestmark = pytest.mark.slow
posix = pytest.mark.skipif(os.name == "nt", reason="signals and terminals")
KO, EN = "content/posts/a/index.ko.md", "content/posts/a/index.en.md"
SITE = f"""\
-- hugo.yaml --
baseURL: https://example.org/blog/
title: 작은 블로그
defaultContentLanguage: ko
disableKinds: [taxonomy, term, rss, sitemap]
languages:
  ko: {{weight: 1}}
  en: {{weight: 2}}
-- layouts/all.html --
<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}
-- {KO} --
{FRONT}본문
-- {EN} --
{FRONT}body
"""
BROKEN = FRONT.replace("title: 제목", 'title: "제목')


@pytest.fixture
def root(tmp_path):
    """A small bilingual site in which all is well."""
    for path, text in files(SITE).items():
        write(tmp_path / "blog" / path, text)
    # What the tests write into one language only is no subject of theirs.
    off = "rules: {missing-block: off, image-parity: off}\n"
    write(tmp_path / "blog" / "twinpost.yaml", off)
    return tmp_path / "blog"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def alive(root):
    """The processes that speak of the site in their command line."""
    listed = subprocess.run(["ps", "-axww", "-o", "args="], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if str(root) in line]


class Preview:
    """A running `twinpost preview`; leaving it must leave nothing behind."""

    def __init__(self, root, *options, terminal=None, within=(), **environ):
        self.root, self.lines, self.said = root, SimpleQueue(), []
        self.port = ports.free(20000 + hash(root) % 10000)
        command = [*within, sys.executable, "-m", "twinpost", "preview", "--site", str(root)]
        command += ["--port", str(self.port), *options]
        if terminal is not None:  # the leader of a session that opens a terminal controls it
            command = ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(terminal), *command]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(twinpost.__file__).parents[1]),
                "TWINPOST_CACHE_DIR": str(root.parent / "cache"),
                "LC_ALL": "C.UTF-8",
                **environ,
            },
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        with self.process.stderr as stream:
            for line in stream:
                self.lines.put(line.decode().rstrip())
        self.lines.put(None)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(30)
        self.ends_cleanly()

    def ends_cleanly(self):
        """No process, no listener, no traceback."""
        end = time.monotonic() + 20
        while alive(self.root) and time.monotonic() < end:
            time.sleep(0.05)
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", self.port))

        assert alive(self.root) == []
        assert "Traceback" not in "\n".join(self.said)

    def hear(self, pattern, seconds=60.0):
        """Wait for a line like `pattern`; what was said up to there since the last time."""
        end, heard = time.monotonic() + seconds, []
        while True:
            try:
                line = self.lines.get(timeout=max(end - time.monotonic(), 0))
            except Empty:
                line = None
            if line is None:
                pytest.fail("\n".join([f"waited for {pattern!r} and heard:", *heard]))
            self.said.append(line)
            heard.append(line)
            if re.search(pattern, line):
                return heard

    def is_up(self):
        """Wait until it serves."""
        return self.hear(r"Ctrl-C")


def test_an_hour_of_writing(root):
    with Preview(root) as preview:
        start = preview.is_up()
        url = f"http://localhost:{preview.port}/blog/"

        assert f"preview: {url} (ko)" in start
        assert f"preview: {url}en/ (en)" in start
        assert "제목" in urllib.request.urlopen(f"{url}posts/a/").read().decode()

        write(root / KO, BROKEN + "본문\n")

        assert any(KO in line for line in preview.hear(r"twinpost explain front-matter-syntax"))
        preview.hear(f"hugo: can't build the site for {KO}")

        write(root / KO, FRONT + "고친 본문\n")
        preview.hear(f"{KO}: clean")
        preview.hear("hugo: rebuilt in")

        write(root / KO, FRONT + "![](a.png)\n\n![a cat](b.png)\n")
        preview.hear(r"there is no picture `b.png`")
        write(root / KO, FRONT + "![a cat](b.png)\n")
        preview.hear(f"{KO}: 2 mended, 1 left")
        write(root / "content/posts/a/b.png", "picture")
        preview.hear(f"{KO}: clean")

        write(root / "content/posts/b/index.ko.md", FRONT + "새 글\n")
        preview.hear(r"missing-translation")
        (root / "content/posts/b/index.ko.md").unlink()
        preview.hear("hugo: rebuilt in")

        write(root / "layouts/all.html", "{{ if }}")
        preview.hear(r"layouts/all.html:1:1")
        write(root / "layouts/all.html", "{{ .Title }}")
        preview.hear("hugo: rebuilt in")

        assert {path.name for path in root.iterdir()} == {
            "content",
            "hugo.yaml",
            "layouts",
            "twinpost.yaml",
        }


def test_in_korean(root):
    write(root / "twinpost.yaml", "language: ko\n")
    with Preview(root) as preview:
        assert "미리 보기: 끝내려면 Ctrl-C를 눌러 주세요" in preview.is_up()

        write(root / KO, FRONT + "![](a.png)\n")
        preview.hear("`a.png` 그림이 없습니다")
        write(root / KO, FRONT)
        preview.hear(f"{KO}: 고칠 곳이 없습니다")


def test_a_port_that_is_taken(root):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with Preview(root, "--port", str(taken)) as preview:
            moved = preview.hear(f"port {taken} is taken")[-1]
            preview.port = int(moved.rpartition(" ")[2])

            assert f"preview: http://localhost:{preview.port}/blog/ (ko)" in preview.is_up()


def test_a_broken_post_at_the_start(root):
    write(root / KO, BROKEN)
    with Preview(root) as preview:
        preview.hear(r"twinpost explain front-matter-syntax")
        preview.hear("the next save starts it again")
        write(root / KO, FRONT + "본문\n")
        preview.hear(f"{KO}: clean")

        assert preview.is_up()


def test_a_configuration_that_breaks_and_is_mended(root):
    good = (root / "hugo.yaml").read_text("utf-8")
    with Preview(root) as preview:
        preview.is_up()
        write(root / "hugo.yaml", good + "menus: [\n")
        preview.hear(r"hugo.yaml:\d+:\d+: Hugo can't read the configuration")
        write(root / "hugo.yaml", good.replace("/blog/", "/notes/"))

        assert f"preview: http://localhost:{preview.port}/notes/ (ko)" in preview.is_up()


@posix
def test_a_hugo_that_dies_comes_back_with_the_next_save(root):
    with Preview(root) as preview:
        preview.is_up()
        hugo = subprocess.run(
            ["pgrep", "-f", f"^[^ ]*hugo server --source {root}"], capture_output=True, text=True
        )
        os.kill(int(hugo.stdout), signal.SIGKILL)
        preview.hear("Hugo has ended")
        write(root / KO, FRONT + "다시\n")
        preview.hear("it is up again")


UNWATCHED = [
    *("unshare", "--user", "--map-root-user", "sh", "-c"),
    'echo 0 >/proc/sys/user/max_inotify_watches && exec "$@"',
    "unwatched",
]


def can_be_unwatched():
    """Whether a process may be started for which the system watches no folder."""
    try:
        return subprocess.run([*UNWATCHED, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not can_be_unwatched(), reason="no user namespaces")
def test_hugo_looks_for_changes_where_nobody_tells_of_them(root):
    with Preview(root, within=UNWATCHED) as preview:
        preview.is_up()
        write(root / KO, FRONT + "새 글\n")
        preview.hear("hugo: rebuilt in")
        page = f"http://localhost:{preview.port}/blog/posts/a/"

        assert "새 글" in urllib.request.urlopen(page).read().decode()


def test_the_browser_is_opened_when_it_serves(root):
    opened = root.parent / "opened"
    with Preview(root, "--open", BROWSER=f"sh -c 'echo %s >{opened}'") as preview:
        preview.is_up()
        end = time.monotonic() + 20
        while not (opened.is_file() and opened.read_text()) and time.monotonic() < end:
            time.sleep(0.05)

        assert opened.read_text().strip() == f"http://localhost:{preview.port}/blog/"


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_quietly_when_told(root, number):
    with Preview(root) as preview:
        preview.is_up()
        preview.process.send_signal(number)

        assert preview.process.wait(30) == 0
        preview.ends_cleanly()


@posix
def test_nothing_is_left_when_it_is_killed(root):
    with Preview(root) as preview:
        preview.is_up()
        preview.process.kill()


@posix
def test_nothing_is_left_when_the_terminal_is_closed(root):
    import pty

    master, slave = pty.openpty()
    with Preview(root, terminal=slave) as preview:
        said = b""
        while b"Ctrl-C" not in said:
            said += os.read(master, 4096)
        os.close(slave)
        os.close(master)

        assert preview.process.wait(30) == 0
