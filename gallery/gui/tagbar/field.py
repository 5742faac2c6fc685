"""The tag bar's line: a real line edit that draws what it understood as chips.

Why chips are painted under the text of one line edit and are no widgets between which the
text is broken up: typing, deleting, an input method for Hangul, paste, undo and a screen
reader then work as in any field, because it is any field. The spaces beside a piece are
widened instead, so that a chip has room around its name.

Why as the format of an input method: it is the one way in which a line edit takes formats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QLineEdit, QToolTip

from gallery.gui.tagbar.chip_paint import CHIP_HEIGHT, chip_around, paint_chip
from gallery.gui.tagbar.piece_words import PieceWords
from gallery.gui.tagbar.pieces import Look, Piece
from gallery.gui.theme import HEADING, colour, sized, tokens_of
from gallery.gui.widgets.keyboard import DIGITS
from gallery.gui.widgets.tips import plain_tip

HEIGHT = 34  # px
SIDE = 9  # px before the text and behind it
WIDER_SPACE = 11  # px added to a space beside a piece: it holds the sides of two chips, and a gap

LAST_SINGLE = "\uffff"  # characters behind it are two units in Qt's strings

OWN_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the line that is written in its own way; ``start`` as Qt counts it."""

    start: int
    length: int
    look: QTextCharFormat

    def as_range(self) -> QTextLayout.FormatRange:
        """Return it as a layout takes it."""
        found: Any = QTextLayout.FormatRange()  # the stubs know none of its fields
        found.start, found.length, found.format = self.start, self.length, self.look
        return found


class PhraseField(QLineEdit):
    """A line of text, with pieces of it drawn as chips.

    Signals:
        typed(): the text, the composition of an input method or the caret changed.
        key_given(event): a key or composition, before the field has it; accepted, it is kept.
    """

    typed = Signal()
    key_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self._composing = ""
        self._row_words = ""
        self._worn: list[Stretch] = []
        self._underlined: tuple[QInputMethodEvent.Attribute, ...] = ()
        self.setFont(sized(self.font(), HEADING))
        self.setProperty("look", "bare")
        self.setFrame(False)
        self.setTextMargins(SIDE, 0, SIDE, 0)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self.typed)

    @property
    def shown_text(self) -> str:
        """The text with what an input method is still composing."""
        text, place = self.text(), self._caret()
        return text[:place] + self._composing + text[place:]

    @property
    def shown_caret(self) -> int:
        """The caret's place in ``shown_text``, in characters."""
        return self._caret() + len(self._composing)

    def _caret(self) -> int:
        return characters(self.text(), self.cursorPosition())

    def sizeHint(self) -> QSize:
        # The style sheet takes a bare field's height away; the chips need it.
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Draw these pieces of ``shown_text``."""
        self._pieces = tuple(pieces)
        self._tell_pieces()
        self._wear_formats()

    def describe(self, row: str) -> None:
        """Tell a screen reader the highlighted row, "" to tell what is understood again."""
        self._row_words = row
        self._tell_pieces()

    def _tell_pieces(self) -> None:
        words = self._row_words or PieceWords().described(self._pieces)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def replace_words(self, start: int, end: int, words: str) -> None:
        """Put ``words`` in place of a stretch of the text; one step of the field's own undo."""
        first, last = units(self.text(), start), units(self.text(), end)
        self.setSelection(first, last - first)
        self.insert(words)

    def event(self, event: QEvent) -> bool:
        # The bar's keys are not the window's shortcuts while the field is open.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        if is_override and isinstance(event, QKeyEvent) and self._is_for_library(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_label(event)
            return True
        return super().event(event)

    def _show_label(self, event: QHelpEvent) -> None:
        """Say what the chip under the pointer stands for."""
        for piece, rect in self._places():
            chip = chip_around(rect, is_joined=self._is_joined(piece))
            if piece.kind is not None and chip.contains(QPointF(event.pos())):
                tip = plain_tip(PieceWords().label(piece))
                QToolTip.showText(event.globalPos(), tip, self, chip.toRect())
                return
        QToolTip.hideText()

    def _is_for_library(self, event: QKeyEvent) -> bool:
        """Whether an Undo or Redo finds nothing in the line to take back."""
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        return not self.shown_text and (undoes or event.matches(QKeySequence.StandardKey.Redo))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(sized(self.font(), HEADING))  # another theme's style sheet has its own
            self._wear_formats()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._is_kept(event):
            return
        before = self._composing
        self._composing = event.preeditString()
        self._underlined = tuple(event.attributes())
        super().inputMethodEvent(event)
        self._worn = []  # the input method brought its own
        if before != self._composing:
            self._on_text_changed()
        else:
            self._wear_formats()

    def _wear_formats(self) -> None:
        """Widen the spaces beside pieces and dim the links."""
        ranges = self._formats()
        if ranges == self._worn:
            self.update()
            return
        self._worn = ranges
        place = self.cursorPosition()
        kept = self._underlined if self._composing else ()
        wear = QInputMethodEvent.AttributeType.TextFormat
        attributes = [
            QInputMethodEvent.Attribute(wear, one.start - place, one.length, one.look)
            for one in ranges
        ]
        super().inputMethodEvent(QInputMethodEvent(self._composing, [*kept, *attributes]))

    def _formats(self) -> list[Stretch]:
        text = self.shown_text
        tokens = tokens_of(QGuiApplication.palette())  # the style sheet's is its own
        wide, dim = QTextCharFormat(), QTextCharFormat()
        wide.setFontWordSpacing(WIDER_SPACE)
        dim.setForeground(colour(tokens.dim))
        ranges = []
        for piece in self._pieces:
            if piece.look is Look.LINK:
                ranges.append(_stretch(text, piece.start, piece.end, dim))
            elif text[piece.start - 1 : piece.start] == " ":
                ranges.append(_stretch(text, piece.start - 1, piece.start, wide))
            if text[piece.end : piece.end + 1] == " ":
                ranges.append(_stretch(text, piece.end, piece.end + 1, wide))
        return ranges

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_kept(event):
            super().keyPressEvent(event)

    def _is_kept(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        event.ignore()
        self.key_given.emit(event)
        return event.isAccepted()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 (Qt's signature)
        return False  # Tab completes; the bar moves the focus itself when there is nothing to

    def _on_text_changed(self) -> None:
        # Pieces before the place of the change still hold; the rest waits for the next reading.
        text = self.shown_text
        self._pieces = tuple(p for p in self._pieces if p.end < min(len(text), self.shown_caret))
        self._wear_formats()
        self.typed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())  # the style sheet's is its own
        places = self._places()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece, rect in places:
            paint_chip(painter, tokens, piece, rect, is_joined=self._is_joined(piece))
        painter.end()
        super().paintEvent(event)

    def _places(self) -> list[tuple[Piece, QRectF]]:
        """Return where each piece is drawn, by laying the line out as the field does."""
        layout = QTextLayout(self.shown_text, self.font())
        layout.setFormats([one.as_range() for one in self._formats()])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        if not line.isValid():
            return []
        text = self.shown_text
        left = self.cursorRect().center().x() - _x(line, units(text, self.shown_caret))
        middle = self.height() / 2
        result = []
        for piece in self._pieces:
            start, end = (_x(line, units(text, place)) for place in (piece.start, piece.end))
            rect = QRectF(QPointF(left + start, 0), QPointF(left + end, CHIP_HEIGHT))
            rect.moveTop(middle - CHIP_HEIGHT / 2)
            result.append((piece, rect))
        return result

    def _is_joined(self, piece: Piece) -> bool:
        """Whether a Korean particle follows without a space."""
        return bool(self.shown_text[piece.end : piece.end + 1].strip())


def _is_own(event: QKeyEvent) -> bool:
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() in OWN_KEYS or (alt and event.key() in DIGITS)


def units(text: str, place: int) -> int:
    """Return a place in characters as Qt counts it: an emoji is two units of UTF-16."""
    return place + sum(char > LAST_SINGLE for char in text[:place])


def characters(text: str, place: int) -> int:
    """Return a place as Qt counts it in characters."""
    found = 0
    while place > 0 and found < len(text):
        place -= 2 if text[found] > LAST_SINGLE else 1
        found += 1
    return found


def _stretch(text: str, start: int, end: int, look: QTextCharFormat) -> Stretch:
    """Return a stretch of ``text`` that is given in characters."""
    first = units(text, start)
    return Stretch(first, units(text, end) - first, look)


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # PySide gives the place too, the stubs say not
    return float(found[0] if isinstance(found, tuple) else found)
