"""Paints what is in sight of the grid, from memory alone."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from gallery.gui.grid.cell import PLAIN, CellPainter, CellState
from gallery.gui.grid.geometry import Box, Lines
from gallery.gui.grid.header import HeaderPainter, HeaderText, HeaderWords
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.selection import Ranges
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.gui.theme import Tokens, colour, tokens_of

BAND_OPACITY = 0.15
DIMMED = 0.35  # opacity of a photo that matches no longer


class Canvas:
    """Draws cells, headers, the sticky header and the rubber band.

    Attributes:
        hovered, focused: rows, -1 for none.
        band: the rubber band in content pixels, None when there is none.
    """

    def __init__(self, model: PhotosModel, thumbnails: Thumbnails, words: HeaderWords) -> None:
        self._model = model
        self._thumbnails = thumbnails
        self._words = words
        self._tokens: Tokens | None = None
        self.hovered = -1
        self.focused = -1
        self.band: Box | None = None

    def wear(self, palette: QPalette, font: QFont, ratio: float) -> None:
        """Take on colours, font and device pixels per pixel."""
        self._tokens = tokens_of(palette)
        self._background = QColor(self._tokens.background)
        self._cells = CellPainter(self._tokens, font, ratio)
        self._headers = HeaderPainter(self._tokens, font)

    def paint(
        self, painter: QPainter, exposed: QRect, layout: Lines, scroll: int, chosen: Ranges
    ) -> None:
        """Paint the part ``exposed`` (viewport pixels) of the page scrolled by ``scroll``."""
        painter.fillRect(exposed, self._background)
        top, bottom = exposed.top() + scroll, exposed.bottom() + 1 + scroll
        # Outlines reach into the gaps, so neighbours of the exposed part are painted too.
        for row, box in layout.places(layout.between(top - 4, bottom + 4)):
            rect = QRect(box.x, box.y - scroll, box.width, box.height)
            self._paint_cell(painter, rect, row, chosen)
        if self._model.has_headers:
            for section in layout.headers_between(top, bottom):
                self._paint_header(painter, layout.header(section), section, scroll)
            if scroll > 0 and layout.sections:
                self._paint_sticky(painter, layout, scroll)
        if self.band is not None:
            self._paint_band(painter, self.band, scroll)

    def _paint_cell(self, painter: QPainter, rect: QRect, row: int, chosen: Ranges) -> None:
        card = self._model.card(row)
        picture = self._thumbnails.get(card.digest) if card is not None else None
        state = PLAIN
        selected = row in chosen
        if selected or row == self.hovered or row == self.focused:
            state = CellState(selected, row == self.hovered, row == self.focused)
        if self._model.dimmed and self._model.ids[row] in self._model.dimmed:
            painter.setOpacity(DIMMED)
            self._cells.paint(painter, rect, card, picture, PLAIN)
            painter.setOpacity(1.0)
            self._cells.paint_state(painter, rect, state)
            return
        self._cells.paint(painter, rect, card, picture, state)

    def header(self, section: int) -> HeaderText:
        """Return what the header of a section says."""
        part = self._model.sections[section]
        known = self._model.headers.get(part.set_id) if part.set_id is not None else None
        return self._words.say(part, known)

    def badge_rect(self, layout: Lines, section: int, scroll: int) -> QRect:
        """Return where the badge of a section is in the viewport; empty without one."""
        if self._tokens is None:
            return QRect()
        box = layout.header(section)
        if section == layout.section_at(scroll):
            box = self._sticky_box(layout, section, scroll)
        box = box._replace(y=box.y - scroll)
        return self._headers.badge_rect(box, self.header(section)).toAlignedRect()

    def _paint_header(self, painter: QPainter, box: Box, section: int, scroll: int) -> None:
        self._headers.paint(painter, box._replace(y=box.y - scroll), self.header(section))

    def _paint_sticky(self, painter: QPainter, layout: Lines, scroll: int) -> None:
        """Keep the header of the topmost section in sight; the next one pushes it out."""
        section = layout.section_at(scroll)
        box = self._sticky_box(layout, section, scroll)
        if box.y <= layout.header(section).y:
            return
        shown = QRect(0, box.y - scroll, box.width, layout.head)
        painter.fillRect(shown, self._background)
        if self._tokens is not None:
            painter.fillRect(shown.adjusted(0, layout.head - 1, 0, 0), QColor(self._tokens.line))
        self._paint_header(painter, box, section, scroll)

    @staticmethod
    def _sticky_box(layout: Lines, section: int, scroll: int) -> Box:
        own = layout.header(section)
        return own._replace(y=max(own.y, min(scroll, layout.section_bottom(section) - layout.head)))

    def _paint_band(self, painter: QPainter, band: Box, scroll: int) -> None:
        if self._tokens is None:
            return
        corner = QPoint(band.x, band.y - scroll)
        painter.setPen(QColor(self._tokens.accent))
        painter.setBrush(colour(self._tokens.accent, BAND_OPACITY))
        painter.drawRect(
            QRect(corner, QPoint(corner.x() + band.width - 1, corner.y() + band.height - 1))
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
