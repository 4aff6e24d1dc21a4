"""One preview, from start to end: what changes is checked, what Hugo says is passed on.

The watcher and the server know nothing of each other; both put calls into one queue, and the main
thread makes them one after the other. So nothing here needs a lock.
"""

from __future__ import annotations

import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from queue import Empty, SimpleQueue

from twinpost import hugo
from twinpost.errors import UserError
from twinpost.finding import Finding
from twinpost.preview import server
from twinpost.preview.blog import Blog
from twinpost.preview.log import Said
from twinpost.preview.news import News
from twinpost.preview.tree import Changes, Inputs
from twinpost.preview.voice import Voice, both, shown
from twinpost.preview.watch import Watcher
from twinpost.text import Text

# Windows wakes no waiting thread for Ctrl-C.
NAP = 0.5 if sys.platform == "win32" else 3600.0


class Session:
    """A preview of `blog`; `run` returns only by an exception."""

    def __init__(
        self, blog: Blog, voice: Voice, *, port: int, open_browser: bool, publish: bool
    ) -> None:
        self._blog = blog
        self._voice = voice
        self._publish = publish
        self._open_browser = open_browser
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._warned: set[str] = set()
        self._urls: tuple[str, ...] = ()
        self._trouble = ""  # the configuration file that can't be read, if there is one
        self._inputs = blog.inputs
        self._watching = ExitStack()
        self._polls = False
        self._server = server.Server(
            blog.root,
            self._command,
            hugo.environ(blog.root, blog.settings),
            self,
            self._calls.put,
            port=port,
            marked=not blog.configures_server,
        )

    def run(self) -> None:
        """Check, serve and watch until the thread is interrupted."""
        with self._watching:
            try:
                self._server.start()
                self._watch(self._inputs)
                self._blog.open()
                self._voice.report(self._blog.findings, self._blog.site, self._blog.hidden)
                while True:
                    self._next()
            finally:
                self._server.stop()

    def _next(self) -> None:
        """Make the next call, or do what is due."""
        due = self._server.due
        pause = NAP if due is None else max(due - time.monotonic(), 0.0)
        try:
            call = self._calls.get(timeout=min(pause, NAP))
        except Empty:
            call = self._server.tick
        try:
            call()
        except UserError as error:
            self._voice.trouble(error)

    # What the watcher tells

    def _watch(self, inputs: Inputs) -> None:
        self._watching.close()
        self._inputs = inputs
        watcher = Watcher(
            inputs,
            lambda changes: self._calls.put(partial(self._changed, changes)),
            settled=self._blog.is_whole,
            on_notice=lambda text: self._calls.put(partial(self._unwatched, text)),
        )
        self._watching.enter_context(watcher)

    def _unwatched(self, notice: Text) -> None:
        """The system does not tell of every change: Hugo, too, has to look for them."""
        self._voice.say(notice)
        if not self._polls:
            self._polls = True
            self._server.restart()

    def _changed(self, changes: Changes) -> None:
        try:
            change = self._blog.change(changes)
        except UserError as error:  # a configuration: the one before is still good for posts
            self._trouble = error.place.partition(":")[0]
            self._voice.trouble(error)
        except OSError as error:  # it was there a moment ago
            self._voice.say(both(f"{error.filename}: {error.strerror}"))
        else:
            self._trouble = ""
            for one in change.news:
                self._tell(one)
            if change.reconfigured:
                self._reconfigure()
        self._server.retry()

    def _tell(self, news: News) -> None:
        self._voice.show(news.new, self._blog.site)
        path = self._blog.root / news.path
        if not path.exists():
            return
        name = shown(path)
        if not news.left:
            self._voice.say(Text(f"{name}: clean", f"{name}: 고칠 곳이 없습니다"), "good")
        elif news.mended and not news.new:
            self._voice.say(
                Text(
                    f"{name}: {news.mended} mended, {news.left} left",
                    f"{name}: {news.mended}건 해결, {news.left}건 남음",
                )
            )

    def _reconfigure(self) -> None:
        """Serve what the new configuration makes of the site; Hugo itself takes up to a minute."""
        self._server.restart()
        if self._blog.inputs != self._inputs:
            self._watch(self._blog.inputs)

    # What the server tells

    def on_up(self, urls: tuple[str, ...]) -> None:
        """It serves: say where, the first time for each place."""
        if urls == self._urls:
            self._voice.say(Text("preview: it is up again", "미리 보기: 다시 시작했습니다"), "good")
            return
        self._urls = urls
        for language, url in self._homes(urls):
            place = f"{url} ({language})"
            self._voice.say(Text(f"preview: {place}", f"미리 보기: {place}"), "strong")
        self._voice.say(Text("preview: Ctrl-C ends it", "미리 보기: 끝내려면 Ctrl-C를 눌러 주세요"))
        if self._open_browser:
            self._open_browser = False
            threading.Thread(target=webbrowser.open, args=(urls[0],), daemon=True).start()

    def on_said(self, said: Said) -> None:
        """Pass on warnings once, errors as findings, and a build in one line."""
        for warning in said.warnings:
            if warning not in self._warned:
                self._warned.add(warning)
                self._voice.say(both(f"hugo: {warning}"))
        if said.errors:
            self._blame(hugo.errors(said.errors, self._blog.root))
        elif self._server.is_up and said.milliseconds is not None:
            self._voice.say(
                Text(
                    f"hugo: rebuilt in {said.milliseconds} ms",
                    f"hugo: 다시 만들었습니다({said.milliseconds} ms)",
                )
            )

    def on_down(self, code: int) -> None:
        """It ended: say that it comes back."""
        self._voice.say(
            Text(
                f"preview: Hugo has ended (code {code}); the next save starts it again",
                f"미리 보기: Hugo가 멈췄습니다(코드 {code}). 다음에 저장할 때 다시 시작합니다",
            ),
            "bad",
        )

    def on_moved(self, taken: int, port: int) -> None:
        """Say which port it is."""
        self._voice.say(
            Text(
                f"preview: port {taken} is taken, so it is {port}",
                f"미리 보기: {taken}번 포트는 사용 중이라 {port}번을 씁니다",
            )
        )

    def _blame(self, findings: tuple[Finding, ...]) -> None:
        """Say why Hugo can't build; in full only what the check did not find."""
        known = {f.path for f in self._blog.findings if f.severity == "error"} | {self._trouble}
        self._voice.show([f for f in findings if f.path not in known], self._blog.site)
        for name in sorted({f.path for f in findings} & known):
            path = shown(self._blog.root / name)
            self._voice.say(
                Text(
                    f"hugo: can't build the site for {path}",
                    f"hugo: {path} 때문에 사이트를 만들지 못했습니다",
                ),
                "bad",
            )

    def _homes(self, urls: tuple[str, ...]) -> list[tuple[str, str]]:
        """The home page of each language."""
        settings = self._blog.settings
        if len(urls) > 1:
            return list(zip(settings.languages, urls, strict=False))
        below = [(lang, f"{urls[0]}{lang}/") for lang in settings.languages]
        return [
            (lang, urls[0] if lang == settings.default_language else url)
            for lang, url in below
            if lang == settings.default_language or server.exists(url)
        ]

    def _command(self, port: int) -> list[str]:
        settings = self._blog.settings
        return hugo.server_command(
            self._blog.root,
            settings,
            port=port,
            base_url=f"http://localhost:{port}{settings.base_path}",
            unpublished=not self._publish,
            poll=self._polls,
        )
