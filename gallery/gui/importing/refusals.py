"""Files that did not get in, or are not whole, each with why, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.theme import GAP, ROW_HEIGHT
from gallery.gui.words import Words
from gallery.model.reasons import Reason

Problem = tuple[str, Reason]
MOST_ROWS = 7  # rows shown at once


class Refusals(QWidget):
    """A list of paths and reasons that can be copied."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        words = Words()
        self._lines = [f"{shown(path)}\t{words.reason(reason)}" for path, reason in problems]
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Files and reasons"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for path, reason in problems:
            self._list.addItem(_item(path, words.reason(reason)))
        rows = max(1, min(MOST_ROWS, len(problems)))
        self._list.setFixedHeight(rows * ROW_HEIGHT)
        copy = QPushButton(self.tr("Copy the list"))
        copy.setProperty("look", "link")
        copy.clicked.connect(self.copy)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addWidget(self._list)
        lines.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def copy(self) -> None:
        """Put the chosen lines, or all, on the clipboard."""
        chosen = sorted(self._list.row(item) for item in self._list.selectedItems())
        lines = [self._lines[row] for row in chosen] or self._lines
        QGuiApplication.clipboard().setText("\n".join(lines))


def shown(path: str) -> str:
    """Return a path that can be drawn: bytes that are no text become a mark."""
    return path.encode("utf-8", "replace").decode("utf-8", "replace")


def _item(path: str, words: str) -> QListWidgetItem:
    name = shown(path).replace("\\", "/").rsplit("/", 1)[-1]
    item = QListWidgetItem(f"{name} — {words}")
    item.setToolTip(shown(path))
    item.setSizeHint(QSize(0, ROW_HEIGHT))
    return item
