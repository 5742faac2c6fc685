"""Paints portraits with their names, from memory alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from gallery.gui import icons
from gallery.gui.grid.canvas import BAND_OPACITY
from gallery.gui.grid.geometry import Box
from gallery.gui.grid.header import HeaderPainter
from gallery.gui.portraits.cutting import ROUND
from gallery.gui.portraits.entries import Entry
from gallery.gui.portraits.model import PortraitsModel
from gallery.gui.portraits.pictures import PortraitPictures
from gallery.gui.scene_icons import SCENE_ICONS
from gallery.gui.theme import (
    BODY,
    CELL_RADIUS,
    FIELD_RADIUS,
    GAP,
    SMALL,
    SMALL_GAP,
    Tokens,
    colour,
    sized,
    tokens_of,
)
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene

if TYPE_CHECKING:
    from gallery.gui.portraits.listing import PortraitList

PADDING = 8  # px around a picture
LINE, SECOND_LINE = 20, 16  # px: the name, and what stands below it
WORDS = GAP + LINE + SECOND_LINE + PADDING  # px below a picture
MARK_SHARE = 0.28  # of a picture's side: what stands where there is none
LETTER_SHARE = 0.34
CENTRE = Qt.AlignmentFlag.AlignCenter


class PortraitPainter:
    """Draws what is in sight.

    Attributes:
        focused: the row with the keyboard's focus, -1 for none.
        hovered: the row under the pointer.
        aimed: the row that a drag would drop on.
        band: the rubber band in content pixels.
    """

    def __init__(self, model: PortraitsModel, pictures: PortraitPictures) -> None:
        self._model = model
        self._pictures = pictures
        self.focused = self.hovered = self.aimed = -1
        self.band: Box | None = None
        self._wear(QFont())

    def _wear(self, font: QFont) -> None:
        """Measure the type once, and not once a portrait."""
        self._font = font
        self._body, self._small = sized(font, BODY), sized(font, SMALL)
        self._body_metrics = QFontMetrics(self._body)
        self._small_metrics = QFontMetrics(self._small)

    def paint(self, painter: QPainter, exposed: QRect, view: "PortraitList", scroll: int) -> None:
        """Paint the part ``exposed`` (viewport pixels) of the page scrolled by ``scroll``."""
        tokens = tokens_of(view.palette())
        if view.font() != self._font:
            self._wear(view.font())
        painter.fillRect(exposed, QColor(tokens.background))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = exposed.top() + scroll, exposed.bottom() + 1 + scroll
        chosen = view.choice.rows()
        for row in view.page.between(top, bottom):
            rect = view.cell_rect(row)
            self._paint_ground(painter, rect, tokens, row=row, chosen=row in chosen)
            self._paint_entry(painter, rect, self._model.entries[row], tokens)
        if view.is_parted:
            heads = HeaderPainter(tokens, view.font())
            for section in view.page.headers_between(top, bottom):
                box = view.page.header(section)
                heads.paint(painter, box._replace(y=box.y - scroll), self._model.header(section))
        if self.band is not None:
            self._paint_band(painter, self.band, scroll, tokens)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, tokens: Tokens, *, row: int, chosen: bool
    ) -> None:
        box = QRectF(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if row == self.aimed:
            painter.setBrush(colour(tokens.accent, 0.2))
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), FIELD_RADIUS, FIELD_RADIUS)
            return
        if chosen or row == self.hovered:
            painter.setBrush(colour(tokens.accent_soft if chosen else tokens.raised))
            painter.drawRoundedRect(box, FIELD_RADIUS, FIELD_RADIUS)
        if row == self.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), FIELD_RADIUS, FIELD_RADIUS)

    def _paint_entry(self, painter: QPainter, rect: QRect, one: Entry, tokens: Tokens) -> None:
        side = rect.width() - 2 * PADDING
        place = QRect(rect.left() + PADDING, rect.top() + PADDING, side, side)
        picture = self._pictures.get(one.scope)
        if picture is not None:
            self._paint_picture(painter, place, picture)
        else:
            self._paint_blank(painter, place, one, tokens)
        self._paint_words(painter, rect, one, tokens)

    @staticmethod
    def _paint_picture(painter: QPainter, place: QRect, picture: QPixmap) -> None:
        # Made for cells of another size, it stands in until the new one is here.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture)

    def _paint_blank(self, painter: QPainter, place: QRect, one: Entry, tokens: Tokens) -> None:
        radius = place.width() / 2 if one.scope.kind in ROUND else CELL_RADIUS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.line))
        painter.drawRoundedRect(QRectF(place), radius, radius)
        if one.scope.kind in ROUND:
            letter = QFont(self._font)
            letter.setPixelSize(max(SMALL, round(place.width() * LETTER_SHARE)))
            painter.setFont(letter)
            painter.setPen(colour(tokens.dim))
            painter.drawText(place, CENTRE, one.name[:1].upper())
            return
        mark = QRect(0, 0, *[round(place.width() * MARK_SHARE)] * 2)
        mark.moveCenter(place.center())
        bearer = one.bearer
        name = SCENE_ICONS[bearer.kind] if isinstance(bearer, Scene) else "images"
        icons.draw(painter, mark, name, colour(tokens.dim))

    def _paint_words(self, painter: QPainter, rect: QRect, one: Entry, tokens: Tokens) -> None:
        line = QRect(rect.left(), rect.bottom() + 1 - WORDS + GAP, rect.width(), LINE)
        line.adjust(SMALL_GAP, 0, -SMALL_GAP, 0)
        metrics = self._body_metrics
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(self._name(one), elide, line.width())
        room = line.width() - metrics.horizontalAdvance(name) - 6
        second = metrics.elidedText(one.second, elide, room) if room > 2 * GAP else ""
        whole = metrics.horizontalAdvance(name)
        whole += 6 + metrics.horizontalAdvance(second) if second else 0
        left = line.left() + (line.width() - whole) // 2
        painter.setFont(self._body)
        painter.setPen(colour(tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, line.top(), line.right() + 1 - left, LINE), middle, name)
        if second:
            left += metrics.horizontalAdvance(name) + 6
            painter.setPen(colour(tokens.dim))
            painter.drawText(QRect(left, line.top(), line.right() + 2 - left, LINE), middle, second)
        parts, lacks = self._model.below(one)
        metrics = self._small_metrics
        texts = (" · ".join(parts[start:]) for start in range(len(parts)))
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= line.width())
        below = next(fitting, parts[-1])  # the number is told in any case
        painter.setFont(self._small)
        painter.setPen(colour(tokens.warn if lacks else tokens.dim))
        line.setRect(line.left(), line.bottom() + 1, line.width(), SECOND_LINE)
        painter.drawText(line, CENTRE, metrics.elidedText(below, elide, line.width()))

    def _name(self, one: Entry) -> str:
        if isinstance(one.bearer, PhotoSet) and not one.name:
            return self._model.tr("Untitled set")
        return one.name

    @staticmethod
    def _paint_band(painter: QPainter, band: Box, scroll: int, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(tokens.accent))
        painter.setBrush(colour(tokens.accent, BAND_OPACITY))
        corner = QPoint(band.x, band.y - scroll)
        painter.drawRect(QRect(corner.x(), corner.y(), band.width - 1, band.height - 1))
