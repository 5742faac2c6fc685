"""Chooses the planned set that pictures are moved to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from gallery.gui.dialogs.frame import Frame
from gallery.gui.palette.matching import score
from gallery.gui.theme import ROW_HEIGHT
from gallery.gui.widgets.tips import plain_tip

LIST_HEIGHT = 260  # px
MOST = 200  # rows shown; more typed letters find the rest
Target = tuple[str, str]  # a key, and what it is called


class MoveDialog(Frame):
    """A title is typed, ↑↓ choose, Enter takes."""

    def __init__(self, targets: Sequence[Target], *, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Move to a set"), done=self.tr("Move"))
        self._targets = tuple(targets)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Title of the set"))
        self.line.setAccessibleName(self.tr("Title of the set"))
        self.line.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Sets"))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemDoubleClicked.connect(self.accept)
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self._show("")

    @property
    def key(self) -> str | None:
        """The key that is chosen."""
        item = self.list.currentItem()
        key: str | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.list.count():
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        else:
            super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        scored = [(score(typed, title), key, title) for key, title in self._targets]
        found = [one for one in scored if one[0] > 0]
        if typed:
            found.sort(key=lambda one: -one[0])
        for _points, key, title in found[:MOST]:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(plain_tip(title))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.done_button.setEnabled(self.list.count() > 0)
