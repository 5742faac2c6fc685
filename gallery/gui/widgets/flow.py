"""A layout that lays its items in lines, like words: chips of any width in a narrow panel."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of items, left to right, wrapped at the width given.

    An item wider than the line is narrowed to it, so that a chip with a 60-letter title is
    elided by itself instead of pushing the panel wider.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        lines = self._lines(inner.width())
        height = sum(line_height for _, line_height in lines)
        height += self._line_gap * max(0, len(lines) - 1)
        return height + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for items, line_height in self._lines(inner.width()):
            left = inner.left()
            for item in items:
                size = self._size(item, inner.width())
                place = QPoint(left, top + (line_height - size.height()) // 2)
                item.setGeometry(QRect(place, size))
                left += size.width() + self._gap
            top += line_height + self._line_gap

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() + self._gap for item in shown)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(0, height).grownBy(self.contentsMargins())

    def _lines(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        lines: list[tuple[list[QLayoutItem], int]] = []
        line: list[QLayoutItem] = []
        used = height = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, width)
            if line and used + self._gap + size.width() > width:
                lines.append((line, height))
                line, used, height = [], 0, 0
            used += size.width() + (self._gap if line else 0)
            height = max(height, size.height())
            line.append(item)
        if line:
            lines.append((line, height))
        return lines

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        return QSize(min(size.width(), max(width, 0)), size.height())
