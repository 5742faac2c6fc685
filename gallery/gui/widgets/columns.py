"""A layout that lays its items into columns of nearly one height, in their order."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnsLayout(QLayout):
    """As many columns as fit, filled from the top of the first to the end of the last."""

    def __init__(self, parent: QWidget | None = None, *, narrowest: int, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._narrowest = narrowest
        self._gap = gap
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
        inner = width - margins.left() - margins.right()
        column = self._column_width(inner)
        heights = [_height(item, column) for item in self._shown()]
        return self._tallest(heights, inner) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(self._narrowest, 0).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        shown = self._shown()
        column = self._column_width(inner.width())
        heights = [_height(item, column) for item in shown]
        tallest = self._tallest(heights, inner.width())
        left, top = inner.left(), inner.top()
        for item, height in zip(shown, heights, strict=True):
            if top > inner.top() and top + height > inner.top() + tallest:
                left, top = left + column + self._gap, inner.top()
            item.setGeometry(QRect(left, top, column, height))
            top += height + self._gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _number(self, width: int) -> int:
        return max(1, (width + self._gap) // (self._narrowest + self._gap))

    def _column_width(self, width: int) -> int:
        number = self._number(width)
        return (width - (number - 1) * self._gap) // number

    def _tallest(self, heights: list[int], width: int) -> int:
        """Return the least height of columns that hold all."""
        least, most = max(heights, default=0), sum(heights) + self._gap * len(heights)
        while least < most:
            middle = (least + most) // 2
            if self._columns(heights, middle) <= self._number(width):
                most = middle
            else:
                least = middle + 1
        return least

    def _columns(self, heights: list[int], tallest: int) -> int:
        """Return how many columns of this height are needed."""
        number, used = 1, 0
        for height in heights:
            if used and used + height > tallest:
                number, used = number + 1, 0
            used += height + self._gap
        return number


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
