"""The search line: understood pieces shine through as chips, a mistake is underlined.

It stays an ordinary line edit, so that typing, input methods for Hangul, undo and screen
readers work as everywhere; what is understood is only painted behind its text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit, QToolButton

from gallery.gui.icons import icon
from gallery.gui.theme import CELL_RADIUS, FIELD_HEIGHT, Tokens, colour, tokens_of
from gallery.gui.words import Words
from gallery.model.errors import QueryError

CHIP = 24  # px, the height of what is understood
CHIP_SIDE = 5  # px beside its text; the widened space holds it
WIDER_SPACE = 11  # px added to each space, so that chips do not touch
ICON_ROOM = 34  # px of the icon at the left
NEARER = 6  # px: Qt keeps the text further from the icon than the icon from the edge
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WAVE, WAVE_HEIGHT = 4.0, 1.5  # px of the underline


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the line that means something; ``is_field``: ``released:2024``."""

    start: int
    end: int
    is_field: bool = False


class SearchField(QLineEdit):
    """One wide line.

    Signals:
        query_changed(str): the line, at each change.
        key_given(QKeyEvent): arrows, Enter, Tab and Esc, first; accept it to keep it.
        left(): the user is done here and wants to be among the photos.
        asked(): Enter was pressed: what is found is wanted as it is now.
    """

    query_changed = Signal(str)
    asked = Signal()
    key_given = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        self._error: QueryError | None = None
        self.setFixedHeight(FIELD_HEIGHT)
        self.setTextMargins(-NEARER, 0, 0, 0)
        self.setMinimumWidth(200)
        self.setPlaceholderText(self.tr("Search people, scenes, sets, captions…"))
        self.setAccessibleName(self.tr("Search"))
        self.setObjectName("search")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x"), self.tr("Clear search"), self)
        self._clear.triggered.connect(self._on_clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(16, 16))
        self.textChanged.connect(self._on_text)

    @property
    def error(self) -> QueryError | None:
        """What cannot be read, None when all is well."""
        return self._error

    def show_error(self, error: QueryError | None) -> None:
        """Underline the place of a mistake; None takes it away."""
        if (error is None) != (self._error is None) or error != self._error:
            self._error = error
            self.setAccessibleDescription(Words().query(error) if error else "")
            self.update()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show what was understood of the line as it is now."""
        self._spans = tuple(spans)
        self.update()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put ``words`` in place of a stretch; one step of the field's own undo."""
        self.setSelection(start, end - start)
        self.insert(words)

    def x_of(self, place: int) -> int:
        """Return where a character of the line begins, in pixels of the field."""
        return int(_Laid(self).rect(place, place).left())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_given.emit(event)
        if event.isAccepted():
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._on_clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, *ENTER):
            if event.key() in ENTER:
                self.asked.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab completes a word while names are offered; else it moves the focus as usual.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            event.ignore()
            self.key_given.emit(event)
            if event.isAccepted():
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._room())
        laid = _Laid(self)
        for span in self._spans:
            self._paint_span(painter, span, laid, tokens)
        if self._error is not None:
            rect = laid.rect(self._error.start, self._error.end)
            self._paint_error(painter, rect, colour(tokens.error))

    def _room(self) -> QRect:
        """Return where text may be seen: between the buttons at both ends."""
        middle = self.width() // 2
        places = [button.geometry() for button in self.findChildren(QToolButton)]
        ends = [place.left() for place in places if place.left() > middle]
        left, right = ICON_ROOM - NEARER, min(ends, default=self.width())
        return QRect(left, 0, right - left, self.height())

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._space_words()
        self._spans = ()
        self._error = None
        self.query_changed.emit(text)

    def _space_words(self) -> None:
        font = self.font()
        wanted = WIDER_SPACE if self.text() else 0  # not the placeholder's spaces
        if font.wordSpacing() != wanted:
            font.setWordSpacing(wanted)
            self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space_words()  # another theme gives the field a font of its own

    def _on_clear(self) -> None:
        # Not clear(): that would also forget the field's own undo.
        self.selectAll()
        self.insert("")

    def _paint_span(self, painter: QPainter, span: Span, laid: "_Laid", tokens: Tokens) -> None:
        rect = laid.rect(span.start, span.end)
        rect.adjust(-CHIP_SIDE, 0, CHIP_SIDE, 0)
        path = QPainterPath()
        path.addRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        # Over the text and thin enough to read through: the text under it is the field's own.
        if span.is_field:
            painter.strokePath(path, QPen(colour(tokens.faint, 0.7), 1))
        else:
            painter.fillPath(path, colour(tokens.accent, 0.22))

    def _paint_error(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        room = self._room()  # beyond it nobody sees the wave, and a line may be very long
        x = max(rect.left(), room.left() - WAVE)
        right = min(max(rect.right(), rect.left() + 2 * WAVE), room.right() + WAVE)
        y = rect.bottom() - 3
        path = QPainterPath(QPointF(x, y))
        up = True
        while x < right:
            x += WAVE / 2
            path.lineTo(x, y - WAVE_HEIGHT if up else y + WAVE_HEIGHT)
            up = not up
        painter.strokePath(path, QPen(ink, 1.4))


class _Laid:
    """The text of a field, laid out as the field does it, once for all that is painted over it."""

    def __init__(self, field: QLineEdit) -> None:
        self._layout = QTextLayout(field.text(), field.font())  # kept: the line lives in it
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._layout.endLayout()
        self._top = field.height() / 2 - CHIP / 2
        self._left = float(field.cursorRect().center().x())
        if self._line.isValid():
            self._left -= _x(self._line.cursorToX(field.cursorPosition()))

    def rect(self, start: int, end: int) -> QRectF:
        """Return where a stretch of the text is, in pixels of the field."""
        if not self._line.isValid():
            return QRectF(self._left, self._top, 0, CHIP)
        first, last = _x(self._line.cursorToX(start)), _x(self._line.cursorToX(end))
        return QRectF(self._left + first, self._top, last - first, CHIP)


def _x(place: object) -> float:
    """PySide gives the place alone or with the cursor's, as the version goes."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]
