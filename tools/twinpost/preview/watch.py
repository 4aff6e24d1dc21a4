"""Tells which files were saved: what the system reports becomes batches of real changes.

Events are only hints of where to look; what changed is decided by comparing (tree.py). So editors
may save as they like, and what the system does not report is found by looking at everything, which
is done now and then. It knows nothing of Hugo, of posts or of servers.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from twinpost.preview.tree import Changes, Inputs, Places, Settled, Tree, key
from twinpost.text import Text

QUIET = 0.018  # seconds without an event that end a save ...
CAP = 0.1  # ... or this long after its first one
HOLD = 0.06  # how long a file may be empty, half-written or away, from the first event on
STORM = 50  # more paths than this are not one save, but a checkout or a copy:
STORM_QUIET, STORM_CAP = 0.1, 2.0  # one batch, when it has calmed down
LOOK = 2.0  # between two looks at everything,
LOOK_AGAIN = 1.0  # at something that no event has told of (watchdog itself may take half a second),
LOOK_POLLING = 0.5  # and where the system reports nothing

# Opening and reading are not among them, or a check would cause the next.
EVENTS: list[type[FileSystemEvent]] = [
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

# What watchdog logs (its own end, a full queue) and warns of (a folder that it met twice) is no
# news for an author, and the next look at everything cures it.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")


@dataclass(slots=True)
class Pending:
    """Places with events that are not yet looked at, and when to look."""

    places: dict[str, Path] = field(default_factory=dict)
    first: float = 0.0
    last: float = 0.0
    not_before: float = 0.0

    def add(self, places: Places, now: float) -> None:
        """Note events."""
        if places:
            self.first = self.first if self.places else now
            self.last = now
            self.places |= places

    @property
    def storm(self) -> bool:
        """Whether this is more than a save."""
        return len(self.places) > STORM

    @property
    def due(self) -> float:
        """When to look."""
        if self.storm:
            return min(self.last + STORM_QUIET, self.first + STORM_CAP)
        return max(min(self.last + QUIET, self.first + CAP), self.not_before)


def has_content(_path: Path, content: bytes) -> bool:
    """Whether a file looks whole: one that is truncated and then written is empty in between."""
    return bool(content)


class Watcher(FileSystemEventHandler):
    """Watches `inputs` while it is entered; calls `on_changes` from a thread of its own."""

    def __init__(
        self,
        inputs: Inputs,
        on_changes: Callable[[Changes], None],
        *,
        settled: Settled = has_content,
        on_notice: Callable[[Text], None] = lambda _: None,
    ) -> None:
        self._inputs = inputs
        self._on_changes = on_changes
        self._on_notice = on_notice
        self._settled = settled
        self._pending = Pending()
        self._suspects: frozenset[str] = frozenset()
        self._next_look = 0.0
        self._observer: BaseObserver | None = None
        self._watches: dict[Path, ObservedWatch] = {}
        self._wake = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def __enter__(self) -> Watcher:
        self._observe()
        started = time.monotonic()
        self._tree = Tree(self._inputs, self._settled)
        self._plan_look(time.monotonic() - started)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if self._observer:
            self._observer.stop()
        self._thread.join(2.0)

    @property
    def polling(self) -> bool:
        """Whether it looks for itself, for the system does not report everything."""
        return self._observer is None

    def expect(self, path: Path, content: bytes) -> None:
        """Say before it that you will write `content` to `path`: it is not reported."""
        self._tree.expect(path, content)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note where something happened (called by the observer's thread)."""
        paths = [Path(os.fsdecode(place)) for place in (event.src_path, event.dest_path) if place]
        places = {key(path): path for path in paths if self._inputs.concern(path)}
        if places:
            with self._wake:
                self._pending.add(places, time.monotonic())
                self._wake.notify()

    # What follows runs in our own thread, or before it starts.

    def _run(self) -> None:
        while not self._stopped:
            if pending := self._wait():
                self._see(pending)
            elif time.monotonic() >= self._next_look:
                self._look()

    def _wait(self) -> Pending | None:
        """Sleep until something is due; what that is, or None for a look at everything."""
        with self._wake:
            pending = self._pending
            due = pending.due if pending.places else self._next_look
            pause = due - time.monotonic()
            if pause > 0:
                self._wake.wait(pause)
                return None
            self._pending = Pending()
            return pending if pending.places else None

    def _see(self, pending: Pending) -> None:
        """Report what changed; later, when something is only half there."""
        self._renew(pending.places)
        files = self._tree.files(pending.places)
        if pending.storm:
            files |= self._tree.differences()
        whole_by = pending.first + HOLD
        if time.monotonic() < whole_by and not self._tree.are_whole(files):
            self._put_back(pending, whole_by)
            return
        changes = self._tree.update(files)
        if changes.paths:
            self._on_changes(changes)

    def _put_back(self, pending: Pending, not_before: float) -> None:
        with self._wake:
            if self._pending.places:
                pending.add(self._pending.places, self._pending.last)
            pending.not_before = not_before
            self._pending = pending

    def _look(self) -> None:
        """Find what no event told of: at once when polling, otherwise what is seen twice."""
        started = time.monotonic()
        found = self._tree.differences()
        missed = {k: p for k, p in found.items() if self.polling or k in self._suspects}
        self._suspects = frozenset(found) - missed.keys()
        if missed and not self.polling:
            self._poll(
                Text(
                    "this file system does not report every change",
                    "이 파일 시스템은 변경을 모두 알려 주지 않습니다",
                )
            )
        with self._wake:
            self._pending.add(missed, time.monotonic())
        self._plan_look(time.monotonic() - started)

    def _plan_look(self, took: float) -> None:
        """Look often, but never spend more than a fiftieth of the time on it."""
        pause = LOOK_AGAIN if self._suspects else LOOK_POLLING if self.polling else LOOK
        self._next_look = time.monotonic() + max(pause, 50 * took)

    # The observer

    def _observe(self) -> None:
        try:
            self._observer = Observer()
            self._observer.start()
            self._watch(self._inputs.root, recursive=False)
            for directory in self._inputs.directories:
                if directory.is_dir():
                    self._watch(directory)
        except OSError as error:
            self._give_up(error)

    def _renew(self, places: Places) -> None:
        """Watch directories that came into being, some of them for the second time."""
        try:
            for directory in self._inputs.directories:
                if key(directory) in places and directory.is_dir():
                    self._watch(directory)
        except OSError as error:
            self._give_up(error)

    def _watch(self, directory: Path, *, recursive: bool = True) -> None:
        if self._observer:
            if watch := self._watches.pop(directory, None):
                self._observer.unschedule(watch)
            self._watches[directory] = self._observer.schedule(
                self, str(directory), recursive=recursive, event_filter=EVENTS
            )

    def _give_up(self, error: OSError) -> None:
        """There are too many watches (ENOSPC) or watchers (EMFILE) on this machine."""
        self._poll(
            Text(
                f"the system's file watcher gives up ({error.strerror})",
                f"시스템의 파일 감시 기능을 쓸 수 없습니다({error.strerror})",
            )
        )

    def _poll(self, why: Text) -> None:
        """Do without the observer from now on."""
        observer, self._observer = self._observer, None
        if observer:
            observer.stop()
        self._on_notice(
            Text(
                f"{why.en}; looking for changes every half second instead",
                f"{why.ko}. 대신 0.5초마다 직접 확인합니다",
            )
        )
