"""A planned picture shown large, over the plan: Enter, Space or a double click, then ← and →."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gallery.gui import icons
from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import image_of
from gallery.gui.importing.glances import Where, refusal_of
from gallery.gui.theme import BODY, DARK, LARGE_GAP, PAGE, SMALL, colour, sized
from gallery.gui.words import Words
from gallery.importing.plan import PlannedFile
from gallery.jobs.workers import Workers
from gallery.model.errors import Cancelled
from gallery.model.reasons import Refused

LONGEST = 2048  # pixels: sharp on a large screen, some 400 kB to hand over
KEPT = 12  # pictures, some 100 MB decoded
FOOT = 44  # px for the line below the picture
MARK = 40  # px of the icon where there is nothing to see
NEXT, PREVIOUS = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)
OUT = (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Shown = QImage | Refused
Tell = Callable[[PlannedFile], Sequence[str]]


class QuickLook(QWidget):
    """Covers its parent while it is open; dark in both themes, as the full view is.

    Signals:
        moved(int): the row that is shown.
        closed(): the plan is wanted again.
    """

    moved = Signal(int)
    closed = Signal()

    def __init__(self, bridge: Bridge, tell: Tell, parent: QWidget) -> None:
        """Prepare.

        Args:
            bridge: for work beside the window's thread.
            tell: says what is known of a file.
            parent: what is covered.
        """
        super().__init__(parent)
        self._tell = tell
        self._files: Sequence[PlannedFile] = ()
        self._row = 0
        self._looks = Looks(bridge, self)
        self._looks.arrived.connect(self.update)
        self._looks.arrived.connect(self._want)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        parent.installEventFilter(self)
        self.hide()

    def look(self, files: Sequence[PlannedFile], row: int, passwords: dict[str, str]) -> None:
        """Show a picture, and let the keys go on to its neighbours."""
        self._files = files
        self._looks.passwords = passwords
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._go(row)
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Give the plan back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def close_all(self) -> None:
        """End the child process; nothing is looked at any more."""
        self._looks.close()

    def _go(self, row: int) -> None:
        self._row = min(max(row, 0), len(self._files) - 1)
        self.setAccessibleName(", ".join(self._tell(self._files[self._row])))
        self._want()
        self.update()
        self.moved.emit(self._row)

    def _want(self) -> None:
        """Want this picture, then its neighbours."""
        rows = (self._row, self._row + 1, self._row - 1)
        self._looks.want([self._files[row] for row in rows if 0 <= row < len(self._files)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._files) - 1}
        if event.key() in OUT:
            self.leave()
        elif event.key() in NEXT:
            self._go(self._row + 1)
        elif event.key() in PREVIOUS:
            self._go(self._row - 1)
        elif event.key() in ends:
            self._go(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._files:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(DARK.background))
        file = self._files[self._row]
        room = self.rect().adjusted(LARGE_GAP, LARGE_GAP, -LARGE_GAP, -FOOT)
        seen = self._looks.get(file)
        if isinstance(seen, QImage):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(_fitted(seen.size(), room, self.devicePixelRatioF()), seen)
        elif seen is not None:
            self._paint_refused(painter, room, seen)
        else:
            self._paint_note(painter, room, self.tr("Opening the picture…"))
        self._paint_words(painter, file)

    def _paint_refused(self, painter: QPainter, room: QRect, refused: Refused) -> None:
        place = QRect(0, 0, MARK, MARK)
        place.moveCenter(room.center())
        icons.draw(painter, place, "image-off", colour(DARK.dim))
        self._paint_note(painter, room, Words().reason(refused.reason, refused.detail))

    def _paint_note(self, painter: QPainter, room: QRect, words: str) -> None:
        painter.setFont(sized(self.font(), BODY))
        painter.setPen(colour(DARK.dim))
        below = room.adjusted(PAGE, room.height() // 2 + MARK, -PAGE, 0)
        align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, align | Qt.TextFlag.TextWordWrap, words)

    def _paint_words(self, painter: QPainter, file: PlannedFile) -> None:
        place = self.tr("{0} of {1}").format(self._row + 1, len(self._files))
        line = self.rect().adjusted(PAGE, self.height() - FOOT, -PAGE, 0)
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(colour(DARK.dim))
        keys = self.tr("← → other pictures · Esc back to the plan")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(keys) - PAGE)
        painter.setFont(sized(self.font(), BODY))
        painter.setPen(colour(DARK.text))
        words = " · ".join((place, *self._tell(file)))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class Looks(QObject):
    """The large pictures, made one at a time by a child process.

    Attributes:
        passwords: of archives, by path.

    Signals:
        arrived(): one more is here.
    """

    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._seen: OrderedDict[Where, Shown] = OrderedDict()
        self._is_busy = self._is_closed = False
        self._wanted: list[PlannedFile] = []
        self._workers: Workers | None = None
        self.passwords: dict[str, str] = {}

    def get(self, file: PlannedFile) -> Shown | None:
        """Return the picture of a file, or why there is none; None while nobody knows."""
        return self._seen.get(file.where)

    def want(self, files: Sequence[PlannedFile]) -> None:
        """Ask for these, most important first; earlier wishes are dropped."""
        self._wanted = [file for file in files if file.where not in self._seen]
        if self._is_busy or self._is_closed or not self._wanted:
            return
        self._is_busy = True
        if self._workers is None:
            self._workers = Workers(1)
        file = self._wanted.pop(0)
        work = partial(_make, self._workers, file, self.passwords, lambda: self._is_closed)
        self._bridge.compute(work, self._on_made, failed=self._on_failed)

    def close(self) -> None:
        """Want nothing any more."""
        self._is_closed = True
        if not self._is_busy:
            self._end()

    def _on_made(self, made: tuple[Where, Shown]) -> None:
        self._is_busy = False
        if self._is_closed:
            self._end()
            return
        self._seen[made[0]] = made[1]
        while len(self._seen) > KEPT:
            self._seen.popitem(last=False)
        self.arrived.emit()

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False
        self._end()

    def _end(self) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()


def _fitted(size: QSize, room: QRect, ratio: float) -> QRect:
    """Return where a picture stands in its room: whole, never larger than it is."""
    whole = QSize(round(size.width() / ratio), round(size.height() / ratio))
    if whole.width() > room.width() or whole.height() > room.height():
        whole = whole.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), whole)
    place.moveCenter(room.center())
    return place


def _make(
    workers: Workers, file: PlannedFile, passwords: dict[str, str], is_closed: Callable[[], bool]
) -> tuple[Where, Shown]:
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.importing.previews import Glance, Glimpse, look_at

    def check() -> None:
        if is_closed():
            raise Cancelled

    password = passwords.get(file.path, "")
    glance = Glance(0, file.path, file.name, file.bytes, file.entry, password, LONGEST)
    shown: Shown = refusal_of(None, file.path)
    try:
        for _, found in workers.run(look_at, [glance], check=check):
            image = image_of(found.jpeg) if isinstance(found, Glimpse) else None
            shown = image if image is not None else refusal_of(found, file.path)
        check()
    except Cancelled:
        workers.close()  # here, since nobody hears of it once the window goes too
        raise
    return file.where, shown
