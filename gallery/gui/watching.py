"""Watched folders as the window sees them: looked at now and then, their news offered.

The system tells of changes in up to ``MOST_TOLD`` folders; for the rest, for network disks and
for what it forgets there is a slow clock, and a look when the window gets the focus. Such a
look first compares the times of the folders, which costs next to nothing.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.file_names import shown_path
from gallery.gui.work import Work, WorkKind
from gallery.jobs.progress import Cancellable
from gallery.library import watched
from gallery.library.database import Reader
from gallery.model.errors import Cancelled

if TYPE_CHECKING:
    from gallery.importing.arrivals import Arrivals, Survey

SOON = 6_000  # ms: a file counts as whole 5 s after it was last written to
SLOW = 300_000  # ms between looks that nothing asked for
MOST_TOLD = 500  # folders the system is asked to tell of: it lends few of these to a user
BRINGING = frozenset({WorkKind.IMPORT, WorkKind.SAMPLE})

Footprint: TypeAlias = frozenset[tuple[str, int]]


class Watching(QObject):
    """Looks at the watched folders.

    Attributes:
        news: what waits there, as last seen.

    Signals:
        changed(): ``news`` is another.
        folders_changed(): other folders are watched.
    """

    changed = Signal()
    folders_changed = Signal()

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self.news: tuple[Arrivals, ...] = ()
        self._declined: frozenset[str] = frozenset()
        self._footprint: Footprint = frozenset()
        self._is_begun = self._is_looking = self._is_wanted = False
        self._progress = Cancellable()
        self._askers: list[Callable[[], object]] = []
        self._told = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._slow = QTimer(self, interval=SLOW)
        self._told.directoryChanged.connect(self._on_told)
        self._soon.timeout.connect(lambda: self.look())
        self._slow.timeout.connect(self._glance)
        bridge.background.finished.connect(self._on_finished)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Look for the first time, and from now on."""
        self._is_begun = True
        self._slow.start()
        self.look()

    def end(self) -> None:
        """Look no more: the window closes."""
        self._is_begun = False
        self._progress.cancel()
        self._soon.stop()
        self._slow.stop()

    def look(self, done: Callable[[], object] | None = None) -> None:
        """Look at every file there; ``done`` is told after a whole look."""
        if done is not None:
            self._askers.append(done)
        self._ask(is_thorough=True)

    def decline(self, news: Collection["Arrivals"]) -> None:
        """Offer these files no more."""
        library = self._bridge.library
        told = tuple(news)
        self._declined = self._declined.union(*(one.marks for one in told))
        self._show(self.news)

        def decline() -> None:
            from gallery.importing import arrivals  # not needed before the first paint

            for one in told:
                arrivals.decline(library, one)

        self._bridge.compute(decline, lambda _: self.look())

    def add(self, folders: Sequence[str], done: Callable[[], object] = lambda: None) -> None:
        """Watch folders from now on."""
        library = self._bridge.library

        def add() -> None:
            with library.writing() as writer:
                for folder in folders:
                    watched.add(writer, library, folder)

        self._bridge.compute(add, lambda _: self._on_folders(done))

    def remove(self, folders: Sequence[str], done: Callable[[], object] = lambda: None) -> None:
        """Watch folders no longer; their photos stay."""
        library = self._bridge.library

        def remove() -> None:
            with library.writing() as writer:
                for folder in folders:
                    watched.remove(writer, library, folder)

        self._bridge.compute(remove, lambda _: self._on_folders(done))

    def list_folders(self, done: Callable[[dict[str, bool]], object]) -> None:
        """Ask which folders are watched, and whether each is there now."""
        library = self._bridge.library

        def ask(reader: Reader) -> dict[str, bool]:
            folders = watched.all_watched(reader, library)
            return {one.path: Path(one.path).is_dir() for one in folders}

        self._bridge.read(ask, done)

    def eventFilter(self, there: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._glance()
        return super().eventFilter(there, event)

    def _glance(self) -> None:
        """Look again if a folder changed, or if what is offered may be gone."""
        self._ask(is_thorough=bool(self.news))

    def _ask(self, *, is_thorough: bool) -> None:
        if not self._is_begun:
            return
        if self._is_looking:
            self._is_wanted = True  # what runs may have passed the change already
            return
        self._is_looking = True
        askers, self._askers = self._askers, []
        library, before, progress = self._bridge.library, self._footprint, self._progress

        def work() -> "tuple[Footprint, Survey] | None":
            with library.reading() as reader:
                folders = watched.all_watched(reader, library)
            # Here, since the import is not needed before the first paint, nor without folders.
            from gallery.importing import arrivals

            if not folders:
                return frozenset(), arrivals.Survey()
            now = arrivals.footprint(library)
            if now == before and not is_thorough:
                return None
            try:
                return now, arrivals.survey(library, progress)
            except Cancelled:
                return None

        def looked(seen: "tuple[Footprint, Survey] | None") -> None:
            self._on_looked(seen)
            for asker in askers:
                asker()

        self._bridge.compute(work, looked, failed=lambda _: looked(None))

    def _on_looked(self, seen: "tuple[Footprint, Survey] | None") -> None:
        self._is_looking = False
        if not self._is_begun:
            return
        if seen is not None:
            self._footprint, found = seen
            self._listen()
            self._show(found.arrivals)
            if found.growing:
                self._soon.start()
        if self._is_wanted:
            self._is_wanted = False
            self.look()

    def _listen(self) -> None:
        """Let the system tell of changes in the folders there are now."""
        paths = [path for path, _time in sorted(self._footprint) if shown_path(path) == path]
        wanted = set(paths[:MOST_TOLD])
        there = set(self._told.directories())
        if there - wanted:
            self._told.removePaths(sorted(there - wanted))
        if wanted - there:
            self._told.addPaths(sorted(wanted - there))

    def _show(self, news: "tuple[Arrivals, ...]") -> None:
        # A look that began before the answer was written down still finds it.
        news = tuple(one for one in news if not one.marks <= self._declined)
        if news != self.news:
            self.news = news
            self.changed.emit()

    def _on_told(self, _folder: str) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_finished(self, work: Work) -> None:
        if work.kind in BRINGING:
            self.look()

    def _on_folders(self, done: Callable[[], object]) -> None:
        self.folders_changed.emit()
        done()
        self.look()


def folder_name(path: str) -> str:
    """Return what a folder is called, for people."""
    return shown_path(PurePath(path).name or path)
