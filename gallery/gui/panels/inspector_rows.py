"""Parts of the inspector's sections: a titled section, and rows of name and value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gallery.gui.icons import icon
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.editable import SIDE, EditableValue
from gallery.gui.widgets.tips import plain_tip

NAME_WIDTH = 74  # px of the column of names


class Section(QWidget):
    """A small title with content below it.

    Attributes:
        inside: the layout for the content.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self._head = QHBoxLayout()
        self._title = QLabel(title.upper())
        self._title.setProperty("look", "section")
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        outer.addLayout(self._head)
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(GAP)
        outer.addLayout(self.inside)

    def add_button(self, name: str, tip: str, clicked: Callable[[], None]) -> QToolButton:
        """Put a small icon button at the right of the title."""
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(24, 24)
        button.clicked.connect(lambda: clicked())
        self._head.addWidget(button)
        return button


class Row:
    """One line of ``Rows``: the name, the value, and where it came from.

    The origin stands beside a short value and below one that needs the room.
    """

    def __init__(
        self, name: QLabel, value: QWidget, origin: QLabel, *, grid: QGridLayout, line: int
    ) -> None:
        self._name = name
        self._value = value
        self._origin = origin
        self._grid = grid
        self._line = line
        self._is_visible = True
        self._is_beside = False

    @property
    def value(self) -> QWidget:
        """The widget with the value."""
        return self._value

    def show_origin(self, words: str, reason: str = "") -> None:
        """Say where the value came from, "" for nothing; ``reason`` at length, on hover."""
        self._origin.setText(words)
        self._origin.setToolTip(plain_tip(reason))
        self._value.setToolTip(plain_tip(reason))
        self._value.setAccessibleDescription(reason)
        self._origin.setVisible(bool(words) and self._is_visible)
        self.arrange()

    def arrange(self) -> None:
        """Put the origin where there is room for it."""
        if not self._origin.text():
            return
        text = self._words()
        needed = self._value.fontMetrics().horizontalAdvance(text) + 2 * SIDE + GAP
        needed += self._origin.fontMetrics().horizontalAdvance(self._origin.text()) + SIDE
        beside = bool(text) and needed <= self._value.width()
        if beside != self._is_beside:
            self._is_beside = beside
            # Beside the value it lies on its field, whose clicks and tooltip it lets through.
            self._origin.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, beside)
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            left, below = (0, 0) if beside else (SIDE, SMALL_GAP)
            self._origin.setContentsMargins(left, 0, 0, below)
            self._grid.removeWidget(self._origin)
            if beside:
                self._grid.addWidget(self._origin, self._line, 1, where)
                self._origin.raise_()
            else:
                self._grid.addWidget(self._origin, self._line + 1, 1)

    def _words(self) -> str:
        """Return the value when it is a text that the origin may stand beside."""
        if isinstance(self._value, EditableValue):
            return self._value.words
        return self._value.text() if isinstance(self._value, QLabel) else ""

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide the whole line."""
        self._is_visible = visible
        self._name.setVisible(visible)
        self._value.setVisible(visible)
        self._origin.setVisible(visible and bool(self._origin.text()))


class Rows(QWidget):
    """Names at the left, values at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[Row] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._rows:
            row.arrange()

    def add_editable(self, name: str, edited: Callable[[str], None]) -> tuple[Row, EditableValue]:
        """Add a line whose value is edited in place."""
        value = EditableValue(name)
        value.edited.connect(edited)
        return self._add(name, value), value

    def add_text(self, name: str) -> tuple[Row, QLabel]:
        """Add a line with a value that can be selected but not changed."""
        value = QLabel()
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setContentsMargins(SIDE, 3, SIDE, 3)
        value.setMinimumWidth(1)
        return self._add(name, value), value

    def add_widget(self, name: str, value: QWidget) -> Row:
        """Add a line with any widget."""
        return self._add(name, value)

    def _add(self, name: str, value: QWidget) -> Row:
        line = self._grid.rowCount()
        label = QLabel(name)
        label.setProperty("look", "dim")
        label.setContentsMargins(0, 3, GAP, 3)
        label.setBuddy(value)
        origin = QLabel()
        origin.setProperty("look", "small")
        origin.setTextFormat(Qt.TextFormat.PlainText)
        origin.setContentsMargins(SIDE, 0, 0, SMALL_GAP)
        origin.hide()
        self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, line, 1)
        self._grid.addWidget(origin, line + 1, 1)
        row = Row(label, value, origin, grid=self._grid, line=line)
        self._rows.append(row)
        return row
