"""The list of groups: one is looked at, the next is already read when it is decided."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from gallery.gui.bridge import Bridge
from gallery.gui.duplicates.glances import Glances
from gallery.gui.duplicates.group_painter import (
    MOST_SHOWN,
    PICTURE,
    PICTURE_RADIUS,
    GroupPainter,
)
from gallery.gui.duplicates.group_rows import GroupRows
from gallery.gui.grid.render import Shape
from gallery.library.groups_of_same import GroupKey, SameGroup

SETTLE = 60  # ms of rest before pictures are asked for
AHEAD = 6  # rows below those in sight whose pictures are read, too


class GroupList(QListView):
    """Rows of groups, one of them at hand.

    Attributes:
        rows: the model.

    Signals:
        at_hand(): another group is at hand, or none.
    """

    at_hand = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.rows = GroupRows(self)
        self._glances = Glances(bridge, self)
        self._kept: tuple[GroupKey | None, int, int] = (None, 0, 0)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._want)
        self.setModel(self.rows)
        self.setItemDelegate(GroupPainter(self, self._glances))
        self._set_up()
        self._glances.arrived.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settle.start())
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._restore)
        self.rows.rowsInserted.connect(lambda: self._settle.start())
        self.rows.dataChanged.connect(lambda: self.at_hand.emit())
        self.selectionModel().currentChanged.connect(self._on_current)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Groups of photos that show the same"))

    @property
    def current(self) -> SameGroup | None:
        """The group at hand."""
        row = self.currentIndex().row()
        return self.rows.groups[row] if 0 <= row < len(self.rows.groups) else None

    @property
    def next(self) -> SameGroup | None:
        """The group that comes once this one is decided."""
        row = self.currentIndex().row() + 1
        return self.rows.groups[row] if 0 < row < len(self.rows.groups) else None

    def step(self, by: int) -> None:
        """Go on to the next group, or back."""
        last = len(self.rows.groups) - 1
        if last >= 0:
            self.go_to(min(last, max(0, self.currentIndex().row() + by)))

    def go_to(self, row: int) -> None:
        """Look at the group of a row."""
        self.setCurrentIndex(self.rows.index(row))

    def leave_out(self, keys: set[GroupKey]) -> None:
        """Take groups off; the one after the last of them is at hand, at the very same place."""
        row = self.currentIndex().row()
        before = sum(one.key in keys for one in self.rows.groups[:row])
        self.rows.leave_out(keys)
        last = len(self.rows.groups) - 1
        if last >= 0:
            self.go_to(min(last, max(0, row - before)))
        self.at_hand.emit()
        self._settle.start()
        if last < AHEAD and self.rows.canFetchMore(QModelIndex()):
            self.rows.fetchMore(QModelIndex())

    def _keep(self) -> None:
        current = self.current
        place = self.verticalScrollBar().value()
        self._kept = (current.key if current else None, self.currentIndex().row(), place)

    def _restore(self) -> None:
        key, row, place = self._kept
        last = len(self.rows.groups) - 1
        found = self.rows.row_of(key)
        if last >= 0:
            self.go_to(found if found >= 0 else min(last, max(0, row)))
        self.verticalScrollBar().setValue(place)
        self._settle.start()
        self.at_hand.emit()

    def _on_current(self, now: QModelIndex) -> None:
        self.at_hand.emit()
        self._settle.start()
        if now.row() + AHEAD >= len(self.rows.groups) and self.rows.canFetchMore(QModelIndex()):
            self.rows.fetchMore(QModelIndex())

    def _want(self) -> None:
        """Ask for the pictures of the rows in sight."""
        port = self.viewport().rect()
        first = self.indexAt(port.topLeft() + QPoint(1, 1)).row()
        last = self.indexAt(port.bottomLeft() + QPoint(1, -1)).row()
        if first < 0:
            return
        groups = self.rows.groups
        seen = groups[first : (last if last >= 0 else len(groups)) + 1 + AHEAD]
        side = round(PICTURE * self.devicePixelRatioF())
        shape = Shape(side, side, PICTURE_RADIUS * self.devicePixelRatioF())
        self._glances.want([p for one in seen for p in one.photo_ids[:MOST_SHOWN]], shape)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page has the keys, in whichever of its lists the focus is
