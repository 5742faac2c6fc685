"""The tag bar's line: a real line edit that draws what it understood as chips.

Why chips are painted under the text of one line edit and are no widgets between which the
text is broken up: typing, deleting, an input method for Hangul, paste, undo and a screen
reader then work as in any field, because it is any field. Spaces are widened instead, so
that a chip has room around its name.
"""

from collections.abc import Sequence
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
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from gallery.gui.tagbar.chip_paint import CHIP_HEIGHT, chip_around, paint_chip
from gallery.gui.tagbar.piece_words import PieceWords
from gallery.gui.tagbar.pieces import Look, Piece
from gallery.gui.theme import HEADING, Tokens, colour, sized, tokens_of
from gallery.gui.widgets.keyboard import DIGITS
from gallery.gui.widgets.tips import plain_tip

HEIGHT = 34  # px
SIDE = 9  # px before the text and behind it
WIDER_SPACE = 11  # px added to each space, so that it holds the sides of two chips, and a gap

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
        self._space_words()
        self.setProperty("look", "bare")
        self.setFrame(False)
        self.setTextMargins(SIDE, 0, SIDE, 0)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self.typed)

    def _space_words(self) -> None:
        """Widen the spaces of a text, not those of the placeholder."""
        font = sized(self.font(), HEADING)
        font.setWordSpacing(WIDER_SPACE if self.shown_text else 0)
        if font != self.font():
            self.setFont(font)

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
        self.update()

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
            self._space_words()  # another theme's style sheet brings its own font

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._is_kept(event):
            return
        before = self._composing
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        if before != self._composing:
            self._on_text_changed()

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
        self._space_words()
        text = self.shown_text
        self._pieces = tuple(p for p in self._pieces if p.end < min(len(text), self.shown_caret))
        self.update()
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
        if not self.hasSelectedText():
            self._paint_links_dim(places, tokens)

    def _places(self) -> list[tuple[Piece, QRectF]]:
        """Return where each piece is drawn, by laying the line out as the field does."""
        layout = QTextLayout(self.shown_text, self.font())
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

    def _paint_links_dim(self, places: list[tuple[Piece, QRectF]], tokens: Tokens) -> None:
        """Draw the links once more, dim, over the field's own equal letters."""
        painter = QPainter(self)
        painter.setClipRect(self._text_rect())
        painter.setFont(self.font())
        painter.setPen(colour(tokens.dim))
        for piece, rect in places:
            if piece.look is not Look.LINK:
                continue
            words = self.shown_text[piece.start : piece.end]
            painter.fillRect(rect, colour(tokens.panel))
            line = rect.adjusted(0, 0, SIDE, 0)
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, middle, words)
        painter.end()

    def _text_rect(self) -> QRectF:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        style = self.style()
        return QRectF(style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self))


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


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # PySide gives the place too, the stubs say not
    return float(found[0] if isinstance(found, tuple) else found)
