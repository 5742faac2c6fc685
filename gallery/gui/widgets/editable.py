"""A value that is text until it is clicked, then a field, then text again."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from gallery.gui.theme import CELL_RADIUS, colour, tokens_of

SIDE = 6  # px around the text, so that the hover ground and the field do not touch it


class EditableValue(QWidget):
    """One value, edited in place on click, F2 or Enter; plain text that can be selected.

    Enter saves, Esc puts the old value back, leaving saves too.

    Signals:
        edited(str): the user wrote another value.
    """

    edited = Signal(str)

    def __init__(self, name: str) -> None:
        """Show nothing yet; ``name`` is what the value is called, for screen readers."""
        super().__init__()
        self._value = ""
        self._editing = False
        self._name = name
        self._label = _Text(self)
        self._field = _Field()
        self._field.setAccessibleName(name)
        self._field.ended.connect(self._on_ended)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._label)
        self._stack.addWidget(self._field)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_value(self, value: str, shown: str = "", *, dim: bool = False) -> None:
        """Show ``value``, worded as ``shown`` while it is not edited.

        Args:
            value: what the field starts with.
            shown: what is read, if another wording; what is dim is no value ("Mixed", "—").
            dim: whether to show it dim.
        """
        self._value = value
        if not self.is_editing:
            self._label.setText(shown or value)
            self._label.setProperty("look", "dim" if dim else None)
            self._label.style().polish(self._label)
            self.setAccessibleName(f"{self._name}: {shown or value}")

    def show_hint(self, words: str) -> None:
        """Say in the empty field how the value is written."""
        self._field.setPlaceholderText(words)

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self._editing

    @property
    def words(self) -> str:
        """What is read now."""
        return self._label.text()

    def finish(self) -> None:
        """Save what is in the open field, if it is open."""
        if self.is_editing:
            self._on_ended(True)

    def edit(self) -> None:
        """Open the field with the value selected."""
        self._editing = True
        self._field.setText(self._value)
        self._stack.setCurrentWidget(self._field)
        self._field.setFocus()
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_editing or not (self.underMouse() or self.hasFocus()):
            return
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(colour(tokens.accent), 2))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.raised))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _on_ended(self, saved: bool) -> None:  # noqa: FBT001 (a signal's argument)
        if not self._editing:
            return
        self._editing = False  # first, since hiding the field takes its focus, which saves
        had_focus = self._field.hasFocus()
        self._stack.setCurrentWidget(self._label)
        text = self._field.text().strip()
        if saved and text != self._value:
            self._label.setText(text)
            self.edited.emit(text)
        if had_focus:
            self.setFocus()


class _Text(QLabel):
    """The value as text; a click that selects nothing edits it."""

    def __init__(self, owner: EditableValue) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(SIDE, 3, SIDE, 3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self._owner.edit()


class _Field(QLineEdit):
    """The field while it is open.

    Signals:
        ended(bool): True when the value counts, False after Esc.
    """

    ended = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "inline")
        self.setTextMargins(SIDE - 4, 0, SIDE - 4, 0)
        self.installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        keeps = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in keeps:
            self.ended.emit(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc and single letters belong to the field while it is open
        return False
