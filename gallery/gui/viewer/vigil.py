"""Watches the files of the photo in view: somebody else may change or remove them.

Why a look once a second and not the system's notices: these know nothing of network drives,
end at the first replaced file and are counted. The look happens on the reader pool, so that a
drive that sleeps holds nobody up.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gallery.gui.bridge import Bridge

EVERY = 1000  # ms
Trace = tuple[tuple[int, ...] | None, ...]  # of each: written when, bytes, whether it may be read


class Vigil(QObject):
    """Looks at the files of one photo at a time.

    Signals:
        changed(int): a file of this photo is another one, is gone or is there again.
    """

    changed = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._photo: int | None = None
        self._paths: tuple[str, ...] = ()
        self._trace: Trace | None = None
        self._is_looking = False
        self._clock = QTimer(self, interval=EVERY)
        self._clock.timeout.connect(self._look)

    def watch(self, photo: int, paths: Sequence[str], *, since: Trace | None) -> None:
        """Watch the files of a photo.

        Args:
            photo: whose they are.
            paths: where they are.
            since: their trace when what is shown of them was read; None: they are watched as
                they are now.
        """
        if photo != self._photo or tuple(paths) != self._paths:
            self._photo, self._paths, self._trace = photo, tuple(paths), since
            self._clock.start()
            self._look()

    @property
    def is_watching(self) -> bool:
        """Whether the files were looked at, so that a change is noticed from now on."""
        return self._trace is not None

    def rest(self) -> None:
        """Watch nothing."""
        self._photo, self._trace = None, None
        self._clock.stop()

    def _look(self) -> None:
        if self._is_looking or self._photo is None:
            return
        self._is_looking = True
        photo, paths = self._photo, self._paths
        self._bridge.compute(lambda: (photo, trace_of(paths)), self._on_looked)

    def _on_looked(self, answer: tuple[int, Trace]) -> None:
        photo, trace = answer
        self._is_looking = False
        if photo != self._photo:
            self._look()
            return
        before, self._trace = self._trace, trace
        if before is not None and before != trace:
            self.changed.emit(photo)


def trace_of(paths: Sequence[str]) -> Trace:
    """Return what tells whether files are the same as before; None for one that is not there."""
    result: list[tuple[int, ...] | None] = []
    for path in paths:
        try:
            facts = Path(path).stat()
        except OSError:
            result.append(None)
        else:
            result.append((facts.st_mtime_ns, facts.st_size, os.access(path, os.R_OK)))
    return tuple(result)
