"""The film strip of the tagging mode: it says which photos are tagged already."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gallery.gui.bridge import Bridge
from gallery.gui.theme import GAP, SMALL_GAP, Tokens, colour
from gallery.gui.viewer.filmstrip import Filmstrip

CELL = 48  # px
DOT = 5  # px: what marks a photo of which something is said


class FilmStrip(Filmstrip):
    """The neighbours of a photo in its list, with a dot under those that are tagged."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, cell=CELL, foot=DOT + GAP)

    def is_tagged(self, index: int) -> bool:
        """Whether something is said of the photo at an index, as far as it is known."""
        card = self.card(index)
        return card is not None and bool(card.phrase)

    def words(self, index: int) -> str:
        place = self.place(index)
        return place if self.is_tagged(index) else self.tr("{0}, not tagged yet").format(place)

    def paint_mark(self, painter: QPainter, tokens: Tokens, index: int) -> None:
        if self.is_tagged(index):
            rect = self.cell_rect(index)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent))
            dot = QRectF(0, 0, DOT, DOT)
            dot.moveCenter(rect.center())
            dot.moveTop(rect.bottom() + SMALL_GAP + 2)
            painter.drawEllipse(dot)
