"""The list of open guesses: many chosen at once, answered by keys, their photos looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import Shape
from gallery.gui.grid.selection import merged
from gallery.gui.suggestions.glances import MOST, GuessGlances
from gallery.gui.suggestions.painter import (
    PICTURE,
    PICTURE_RADIUS,
    GuessPainter,
    picture_places,
)
from gallery.gui.suggestions.rows import GuessRows
from gallery.library.suggestions import Suggested

SETTLE = 60  # ms of rest before pictures are asked for
Flag = QItemSelectionModel.SelectionFlag


class GuessList(QListView):
    """Rows of guesses.

    Attributes:
        rows: the model.

    Signals:
        chosen(): other rows are selected.
        accept_asked(), refuse_asked(): Enter or a double click; Delete.
        look_asked(Suggested, int): a small picture was clicked; which photo of the guess.
    """

    chosen = Signal()
    accept_asked = Signal()
    refuse_asked = Signal()
    look_asked = Signal(object, int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.rows = GuessRows(self)
        self._glances = GuessGlances(bridge, self)
        self._kept: tuple[list[int], int, int, int] = ([], 0, 0, 0)
        self._is_showing = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._want)
        self.setModel(self.rows)
        self.setItemDelegate(GuessPainter(self, self._glances))
        self._set_up()
        self._glances.arrived.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settle.start())
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Suggestions"))

    @property
    def selected(self) -> list[Suggested]:
        """The selected guesses, in the order shown."""
        parts = self.selectionModel().selection().toList()
        ranges = merged(range(part.top(), part.bottom() + 1) for part in parts)
        return [one for rows in ranges for one in self.rows.rows[rows.start : rows.stop]]

    def doubt_pictures(self) -> None:
        """The library changed: ask for the pictures in sight again."""
        self._glances.doubt()
        self._settle.start()

    # What is selected stays so; where it was answered, the row that takes its place

    def _keep(self) -> None:
        self._is_showing = True
        row = self.currentIndex().row()
        rows = self.rows.rows
        current = rows[row].id if 0 <= row < len(rows) else 0
        place = self.verticalScrollBar().value()
        self._kept = ([one.id for one in self.selected], current, row, place)

    def _restore(self) -> None:
        ids, current, row, place = self._kept
        wanted = set(ids)
        found = [n for n, one in enumerate(self.rows.rows) if one.id in wanted] if ids else []
        last = len(self.rows.rows) - 1
        if not found and last >= 0:
            found = [min(max(row, 0), last)]
        at = self.rows.row_of(current)
        selection = QItemSelection()
        for span in merged(range(n, n + 1) for n in found):
            selection.select(self.rows.index(span.start), self.rows.index(span.stop - 1))
        model = self.selectionModel()
        if found:
            index = self.rows.index(at if at in found else found[0])
            model.setCurrentIndex(index, Flag.NoUpdate)
        model.select(selection, Flag.ClearAndSelect)
        self.verticalScrollBar().setValue(place)
        self._is_showing = False
        self._settle.start()
        self.chosen.emit()

    def _on_selected(self) -> None:
        if not self._is_showing:
            self.chosen.emit()

    # Pictures

    def _want(self) -> None:
        """Ask for the pictures of the rows in sight."""
        port = self.viewport().rect()
        first = self.indexAt(port.topLeft() + QPoint(1, 1)).row()
        last = self.indexAt(port.bottomLeft() + QPoint(1, -1)).row()
        if first < 0:
            return
        seen = self.rows.rows[first : last + 1 if last >= 0 else len(self.rows.rows)]
        side = round(PICTURE * self.devicePixelRatioF())
        radius = PICTURE_RADIUS * self.devicePixelRatioF()
        self._glances.want([one.id for one in seen], Shape(side, side, radius))

    def _picture_at(self, place: QPoint) -> tuple[Suggested, int] | None:
        """Return the guess and the number of its picture at a place."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        one = self.rows.rows[index.row()]
        places = picture_places(self.visualRect(index), min(one.photos, MOST))
        hit = [number for number, rect in enumerate(places) if rect.contains(place)]
        return (one, hit[0]) if hit else None

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._picture_at(event.position().toPoint())
        if hit and event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            self.look_asked.emit(*hit)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._picture_at(event.position().toPoint()):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.indexAt(place).isValid() and self._picture_at(place) is None:
            self.accept_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.accept_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.refuse_asked.emit()
        elif key == Qt.Key.Key_Space and plain:
            self._look_at_current()
        else:
            super().keyPressEvent(event)

    def _look_at_current(self) -> None:
        rows: Sequence[Suggested] = self.rows.rows
        row = self.currentIndex().row()
        if 0 <= row < len(rows):
            self.look_asked.emit(rows[row], 0)
