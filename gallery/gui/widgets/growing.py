"""A field for several lines of plain text that grows with them."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from gallery.gui.theme import FIELD_HEIGHT
from gallery.gui.widgets.keyboard import ENTER

MOST_LINES = 8


class GrowingField(QPlainTextEdit):
    """Plain text: Enter is done, Shift+Enter a new line, Esc gives up.

    Signals:
        finished(): Enter.
        abandoned(): Esc.
        stepped(int): Page Down (1) or Page Up (-1).
        height_changed(): it grew or shrank.
    """

    finished = Signal()
    abandoned = Signal()
    stepped = Signal(int)
    height_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif key == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepped.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Only ever plain text, whatever a web page put on the clipboard.
        self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @staticmethod
    def _is_own(event: QEvent) -> bool:
        keys = (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        return isinstance(event, QKeyEvent) and event.key() in keys

    def _fit(self) -> None:
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        frame = FIELD_HEIGHT - self.fontMetrics().height()
        wanted = max(FIELD_HEIGHT, lines * self.fontMetrics().lineSpacing() + frame)
        full = self.document().size().height() > MOST_LINES
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(policy)
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.height_changed.emit()
