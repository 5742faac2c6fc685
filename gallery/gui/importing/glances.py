"""The small pictures of planned files: what is in sight is made first, by child processes.

The wish list is replaced as a whole, so that a set that was passed by is not looked at. One
batch is under way at a time; the child processes stay until the dialog goes.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Rendered, Shape, render
from gallery.gui.grid.thumbnails import Picture
from gallery.importing.plan import PlannedFile
from gallery.jobs.workers import Workers
from gallery.model.errors import Cancelled
from gallery.model.reasons import Reason, Refused

BATCH = 6  # pictures asked for at once: some 60 ms, so that newer wishes are soon heard
CHILDREN = 2
CACHE_BYTES = 96 * 1024 * 1024
FRAME = 16  # ms: pictures that arrive within one frame are painted together
Where = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a file by looking at it; ``picture`` None: there is nothing to see."""

    picture: Picture | None
    size: tuple[int, int] = (0, 0)
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    where: Where
    rendered: Rendered | None
    size: tuple[int, int]
    refused: Refused | None


class Glances(QObject):
    """A cache of pictures by the place of their file.

    Signals:
        arrived(): pictures that were wanted are here; at most once a frame.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._seen: OrderedDict[Where, Seen] = OrderedDict()
        self._bytes = 0
        self._shape = Shape(1, 1, 0)
        self._wanted: list[PlannedFile] = []
        self._passwords: dict[str, str] = {}
        self._is_busy = self._is_closed = False
        self._workers: Workers | None = None
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self.arrived)

    def set_passwords(self, passwords: dict[str, str]) -> None:
        """Take the passwords of archives, by path."""
        self._passwords = passwords

    def set_shape(self, shape: Shape) -> None:
        """Make pictures of this size from now on."""
        self._shape = shape

    def get(self, file: PlannedFile) -> Seen | None:
        """Return what is known of a file, None while it was not looked at; memory only."""
        return self._seen.get(file.where)

    def want(self, files: Iterable[PlannedFile]) -> None:
        """Ask for these files, most important first; earlier wishes are dropped."""
        self._wanted = [file for file in files if not self._is_fresh(file)]
        self._next()

    def close(self) -> None:
        """Want nothing any more and end the child processes."""
        self._is_closed = True
        self._wanted = []
        if not self._is_busy:
            self._end_workers()

    def _is_fresh(self, file: PlannedFile) -> bool:
        seen = self._seen.get(file.where)
        if seen is None:
            return False
        self._seen.move_to_end(file.where)
        return seen.picture is None or seen.picture.shape == self._shape

    def _next(self) -> None:
        if self._is_busy or self._is_closed or not self._wanted:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        if self._workers is None:
            self._workers = Workers(CHILDREN)
        self._is_busy = True
        passwords = {file.path: self._passwords.get(file.path, "") for file in batch}
        work = partial(_look, self._workers, batch, passwords, self._shape, self._check)
        self._bridge.compute(work, self._on_made, failed=self._on_failed)

    def _check(self) -> None:
        """Asked in the reader's thread: the dialog may be gone by now."""
        if self._is_closed:
            raise Cancelled

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False
        self._end_workers()

    def _on_made(self, made: tuple[Shape, list[_Made]]) -> None:
        self._is_busy = False
        if self._is_closed:
            self._end_workers()
            return
        shape, pictures = made
        for one in pictures:
            self._keep(one.where, Seen(_picture(one.rendered, shape), one.size, one.refused))
        if not self._frame.isActive():
            self._frame.start()
        self._next()

    def _keep(self, where: Where, seen: Seen) -> None:
        older = self._seen.pop(where, None)
        self._bytes += _weight(seen) - (_weight(older) if older else 0)
        self._seen[where] = seen
        while self._bytes > CACHE_BYTES and len(self._seen) > 1:
            self._bytes -= _weight(self._seen.popitem(last=False)[1])

    def _end_workers(self) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()


def _weight(seen: Seen) -> int:
    return seen.picture.bytes if seen.picture else 0


def _picture(rendered: Rendered | None, shape: Shape) -> Picture | None:
    if rendered is None:
        return None
    return Picture(QPixmap.fromImage(rendered.image), shape, rendered.covers)


def refusal_of(found: object, path: str) -> Refused:
    """Return why there is nothing to see, also when a child process found no answer."""
    return found if isinstance(found, Refused) else Refused(path, Reason.UNREADABLE_PICTURE)


def _look(
    workers: Workers,
    files: list[PlannedFile],
    passwords: dict[str, str],
    shape: Shape,
    check: Callable[[], None],
) -> tuple[Shape, list[_Made]]:
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.importing.previews import Glance, Glimpse, look_at

    glances = [
        Glance(number, file.path, file.name, file.bytes, file.entry, passwords[file.path])
        for number, file in enumerate(files)
    ]
    made = []
    try:
        for glance, found in workers.run(look_at, glances, check=check):
            where = files[glance.number].where
            if isinstance(found, Glimpse):
                size = found.width, found.height
                made.append(_Made(where, render(found.jpeg, shape), size, None))
            else:
                made.append(_Made(where, None, (0, 0), refusal_of(found, glance.path)))
        check()
    except Cancelled:
        workers.close()  # here, since nobody hears of it once the window goes too
        raise
    return shape, made
