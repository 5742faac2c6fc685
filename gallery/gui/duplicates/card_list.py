"""The photos of one group, side by side: a list whose items are cards."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from gallery.gui.duplicates.card_painter import FACE, CardPainter
from gallery.gui.duplicates.card_places import card_size, places_in
from gallery.gui.duplicates.faces import Face
from gallery.gui.duplicates.looks import Looks
from gallery.gui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex


class CardRows(QAbstractListModel):
    """The faces of the photos of one group."""

    def __init__(self, parent: "CardList") -> None:
        super().__init__(parent)
        self.faces: tuple[Face, ...] = ()

    def show(self, faces: Sequence[Face]) -> None:
        """Take other faces; the same photos in their order keep their rows."""
        same = [one.photo_id for one in faces] == [one.photo_id for one in self.faces]
        if same:
            self.faces = tuple(faces)
            if faces:
                self.dataChanged.emit(self.index(0), self.index(len(faces) - 1))
            return
        self.beginResetModel()
        self.faces = tuple(faces)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.faces[index.row()]
        if role == FACE:
            return face
        if role == Qt.ItemDataRole.DisplayRole:
            return face.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(face.name)
        return None


class CardList(QListView):
    """Cards in one line where they fit, else in several.

    Attributes:
        rows: the model.

    Signals:
        fate_asked(int, QPoint): what becomes of a photo was clicked; where its menu opens.
        look_asked(int): a photo was double-clicked.
        at_hand(int): the keys are at this photo now.
    """

    fate_asked = Signal(int, QPoint)
    look_asked = Signal(int)
    at_hand = Signal(int)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.rows = CardRows(self)
        self._looks = looks
        self._painter = CardPainter(self, looks)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self.fit)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self._set_up()
        looks.arrived.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Photos of this group"))

    @property
    def current(self) -> Face | None:
        """The photo that the keys are at."""
        row = self.currentIndex().row()
        return self.rows.faces[row] if 0 <= row < len(self.rows.faces) else None

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show the photos of a group; another group begins at its best."""
        same = {one.photo_id for one in faces} == {one.photo_id for one in self.rows.faces}
        before = self.current
        self.rows.show(faces)
        self.fit()
        wanted = before.photo_id if same and before else None
        row = next((n for n, one in enumerate(faces) if one.photo_id == wanted), None)
        if row is None:
            row = next((n for n, one in enumerate(faces) if one.is_best), 0)
        if faces:
            self.setCurrentIndex(self.rows.index(row))
        if not same:
            self.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go on to the next photo of the group, or back."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.rows.faces):
            self.setCurrentIndex(self.rows.index(row))

    @property
    def longest_picture(self) -> int:
        """The longer side of the room for a picture, in device pixels."""
        faces = self.rows.faces
        if not faces:
            return 0
        cell = self.visualRect(self.rows.index(0))
        room = places_in(cell, len(faces[0].lines)).picture
        return round(max(room.width(), room.height()) * self.devicePixelRatioF())

    def fit(self) -> None:
        """Give the cards the size that the room allows."""
        faces = self.rows.faces
        room = self.maximumViewportSize()
        size = self._card_size(room)
        lines = -(-len(faces) // max(1, room.width() // max(1, size.width())))
        scrolls = lines * size.height() > room.height()
        if scrolls:
            size = self._card_size(room - QSize(self.verticalScrollBar().sizeHint().width(), 0))
        # Said outright: where Qt decides, it keeps room for the bar and begins another line.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        if size != self._painter.size:
            self._painter.size = size
            self.scheduleDelayedItemsLayout()

    def _card_size(self, room: QSize) -> QSize:
        faces = self.rows.faces
        facts = len(faces[0].lines) if faces else 0
        tallest = max((one.height / max(1, one.width) for one in faces), default=1.0)
        return card_size(len(faces), facts, room, tallest=tallest)

    def fate_place(self, photo_id: int) -> QPoint:
        """Return where the menu of a photo's fate opens, in pixels of the screen."""
        row = next(n for n, one in enumerate(self.rows.faces) if one.photo_id == photo_id)
        cell = self.visualRect(self.rows.index(row))
        fate = places_in(cell, len(self.rows.faces[row].lines)).fate
        return self.viewport().mapToGlobal(fate.bottomLeft() + QPoint(0, 3))

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid():
            self.at_hand.emit(self.rows.faces[now.row()].photo_id)

    def _fate_at(self, place: QPoint) -> Face | None:
        """Return the photo whose fate is at a place."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        face = self.rows.faces[index.row()]
        fate = places_in(self.visualRect(index), len(face.lines)).fate
        return face if fate.contains(place) and not face.is_best else None

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        face = self._fate_at(event.position().toPoint())
        if face is not None and event.button() is Qt.MouseButton.LeftButton:
            self.fate_asked.emit(face.photo_id, self.fate_place(face.photo_id))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self._fate_at(place) is None:
            self.look_asked.emit(self.rows.faces[index.row()].photo_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._fate_at(event.position().toPoint()) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page has the keys, in whichever of its lists the focus is
