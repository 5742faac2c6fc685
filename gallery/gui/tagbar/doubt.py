"""The line that says what else the text may mean, and the key that changes it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gallery.gui.tagbar.piece_words import PieceWords
from gallery.gui.tagbar.pieces import Piece, doubts_of, pieces_of
from gallery.gui.tagbar.understanding import Understanding
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.words import shortened
from gallery.model.phrases import PhraseReading

TURN = "Alt+Down"
SIDE = 10  # px, as the rows of the list


class DoubtLine(QWidget):
    """Says what is meant and what else may be; hidden where there is no doubt.

    Signals:
        turned(int): it was clicked: mean the next reading.
    """

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)  # docked, the bar is narrow
        self._text.setProperty("look", "dim")
        key = QKeySequence(TURN).toString(QKeySequence.SequenceFormat.NativeText)
        self._key = QLabel(key)
        self._key.setProperty("look", "dim")
        line = QHBoxLayout(self)
        line.setContentsMargins(SIDE, 0, SIDE, SMALL_GAP)
        line.setSpacing(GAP)
        line.addWidget(self._text, 1)
        line.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click, or press {0}, to mean the other").format(key))
        self.hide()

    @property
    def text(self) -> str:
        """What it says, "" where there is no doubt."""
        return "" if self.isHidden() else self._text.text()

    def show_doubt(self, understood: Understanding) -> None:
        """Say what the text means and what the next reading would be."""
        ways, now = understood.readings, understood.reading
        place = ways.index(now) if now in ways else 0
        if len(ways) < 2:
            self.hide()
            return
        other = ways[(place + 1) % len(ways)]
        meant, instead = _words_apart(now, other), _words_apart(other, now)
        text = self.tr("Means {0}, but may mean {1}").format(meant, instead)
        more = len(ways) - 2
        if more:
            text += " · " + self.tr("%Ln more", "", more)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.turned.emit(1)


def _words_apart(reading: PhraseReading, other: PhraseReading) -> str:
    """Say those parts of a reading that the other does not have."""
    apart = doubts_of(reading, (other,)) or frozenset(reading.parts)
    places = {part.start for part in apart}
    pieces: list[Piece] = [piece for piece in pieces_of(reading) if piece.start in places]
    words = PieceWords()
    return ", ".join(words.label(replace(piece, name=shortened(piece.name))) for piece in pieces)
