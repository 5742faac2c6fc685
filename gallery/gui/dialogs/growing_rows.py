"""Rows of fields of which there is always one more, empty, to be filled in."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from gallery.gui.icons import icon
from gallery.gui.theme import FIELD_HEIGHT, SMALL_GAP


class GrowingRow(QWidget):
    """One row.

    Signals:
        edited(): something in it is another.
        removed(): the user does not want it.
    """

    edited = Signal()
    removed = Signal()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        raise NotImplementedError

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes to, in order; the first has the name."""
        raise NotImplementedError

    def show_place(self, place: int, *, is_last: bool) -> None:
        """Look like the row at ``place``; the last one is empty and waits."""
        raise NotImplementedError


class GrowingRows(QWidget):
    """The rows, scrolled from so many on.

    Attributes:
        rows: from the top; the last is empty.

    Signals:
        changed(): a row is another, came or went.
    """

    changed = Signal()

    def __init__(self, *, most_shown: int) -> None:
        super().__init__()
        self.rows: list[GrowingRow] = []
        self._most_shown = most_shown
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SMALL_GAP)
        self._lines.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def empty_row(self) -> GrowingRow:
        """Return a new row with nothing in it."""
        raise NotImplementedError

    def add(self, row: GrowingRow) -> None:
        """Put a row at the end."""
        row.edited.connect(self.settle)
        row.removed.connect(lambda: self._remove(row))
        for part in row.parts():
            part.installEventFilter(self)
        self._lines.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def place(self, row: GrowingRow, place: int) -> None:
        """Move a row."""
        self.rows.remove(row)
        self.rows.insert(place, row)
        self._lines.insertWidget(place, row)
        self.settle()

    def settle(self) -> None:
        """Let one empty row stand at the end, show all in their places, and tell."""
        if not self.rows or not self.rows[-1].is_empty:
            self.add(self.empty_row())
        shown = min(len(self.rows), self._most_shown)
        self._area.setFixedHeight(shown * FIELD_HEIGHT + (shown - 1) * SMALL_GAP)
        before: QWidget | None = None
        for place, row in enumerate(self.rows):
            row.show_place(place, is_last=place == len(self.rows) - 1)
            for part in row.parts():
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        self.changed.emit()

    def _remove(self, row: GrowingRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.settle()
        self.rows[min(place, len(self.rows) - 1)].parts()[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)


def small_button(symbol: str, tip: str) -> QToolButton:
    """Return the button of a row."""
    button = QToolButton()
    button.setIcon(icon(symbol))
    button.setIconSize(QSize(14, 14))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def show_in_place(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a widget whose room stays."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.setVisible(shown)
