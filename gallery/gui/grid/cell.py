"""Paints one cell: the photo, and on it only what is asked for by hover or selection.

Selection is an accent outline around a gap in the page's colour; the focus is a fine line of
its own inside it, so that both can be told apart at a glance.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from gallery.gui.grid import marks
from gallery.gui.grid.thumbnails import Picture
from gallery.gui.theme import BODY, CELL_RADIUS, GAP, SMALL_GAP, Tokens, colour, sized
from gallery.model.photo import Card

OUTLINE, OUTLINE_GAP = 3, 2  # px
GAP_RADIUS = CELL_RADIUS - OUTLINE_GAP - 1  # px: of the gap's inner corners
SHADE = 56  # px: the height of the gradient under a caption
SHADE_OPACITY = 0.72
STAR_SHADE, STAR_SHADE_OPACITY = 34, 0.45
CAP = 10  # px: the ends of a shade, in which the cell's corners are
LEAST_MARKED = 44  # px of width and height: below, marks would cover the photo
CUT = 1.5  # device pixels that a picture may be cut at its sides without losing its corners
LEAST_CAPTIONED = 120  # px of width: below, a caption would be three letters and dots
SEVERAL_PICTURES = (".tif", ".tiff", ".mpo", ".ico")  # formats whose frames are not a movement


@dataclass(frozen=True, slots=True)
class CellState:
    """How a cell stands: chosen, under the pointer, with the keyboard's focus."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


PLAIN = CellState()


class CellPainter:
    """Paints cells with the tokens and the font of one moment."""

    def __init__(self, tokens: Tokens, font: QFont, ratio: float) -> None:
        self._tokens = tokens
        self._ratio = ratio
        self._font = sized(font, BODY)
        self._metrics = QFontMetricsF(self._font)
        self._shades: dict[tuple[int, bool], QPixmap] = {}
        self._placeholder = QColor(tokens.raised)
        self._panel = QColor(tokens.panel)
        self._on_photo = QColor(tokens.on_photo)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        card: Card | None,
        picture: Picture | None,
        state: CellState,
    ) -> None:
        """Paint the cell of ``card`` into ``rect``; what is not known yet is left calm."""
        if picture is None or not picture.covers:
            ground = self._placeholder if picture is None else self._panel
            _fill_rounded(painter, QRectF(rect), CELL_RADIUS, ground)
        if picture is not None:
            self._paint_picture(painter, rect, picture)
        if card is not None and min(rect.width(), rect.height()) >= LEAST_MARKED:
            is_whole = picture is not None and not picture.covers
            self._paint_marks(painter, rect, card, state, is_whole=is_whole)
        self.paint_state(painter, rect, state)

    def paint_state(self, painter: QPainter, rect: QRect, state: CellState) -> None:
        """Paint what shows that a cell is chosen, and that it has the focus."""
        if state.selected:
            self._paint_selection(painter, rect)
        if state.focused:
            self._paint_focus(painter, rect, state)

    def _paint_picture(self, painter: QPainter, rect: QRect, picture: Picture) -> None:
        pixmap, wanted = picture.pixmap, self._pixels(rect)
        if (pixmap.width(), pixmap.height()) == wanted:
            painter.drawPixmap(rect, pixmap)
            return
        # Made coarse, or for cells of another size: stands in until the new one is here.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        middle = _middle(pixmap, *wanted)
        painter.drawPixmap(QRectF(rect), pixmap, middle)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        lost = max(pixmap.width() - middle.width(), pixmap.height() - middle.height())
        if picture.covers and not picture.is_coarse and lost > CUT:
            self._round(painter, QRectF(rect))

    def _round(self, painter: QPainter, box: QRectF) -> None:
        """Give a cell its corners, which its picture lost at the sides."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addRect(box)
        path.addRoundedRect(box, CELL_RADIUS, CELL_RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, QColor(self._tokens.background))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _pixels(self, rect: QRect) -> tuple[int, int]:
        return round(rect.width() * self._ratio), round(rect.height() * self._ratio)

    def _paint_marks(
        self, painter: QPainter, rect: QRect, card: Card, state: CellState, *, is_whole: bool
    ) -> None:
        shown = state.selected or state.hovered
        if shown and card.phrase and rect.width() >= LEAST_CAPTIONED:
            self._paint_caption(painter, rect, card)
        if card.rating:
            row = marks.stars(card.rating, self._tokens, self._ratio)
            if row.deviceIndependentSize().width() + 2 * SMALL_GAP <= rect.width():
                if not is_whole:  # beside a panorama there is no photo to be darkened
                    self._shade(painter, rect, STAR_SHADE, STAR_SHADE_OPACITY, from_top=True)
                painter.drawPixmap(marks.place_right(row, rect, SMALL_GAP), row)
        if card.favourite:
            mark = marks.heart(self._tokens, self._ratio)
            size = mark.deviceIndependentSize()
            corner = QPointF(rect.right() + 1 - size.width(), rect.bottom() + 1 - size.height())
            painter.drawPixmap(corner - QPointF(SMALL_GAP + 1, SMALL_GAP + 1), mark)
        if (
            card.damaged is not None
            or card.duplicate
            or card.variants
            or (shown and card.frames > 1)
        ):
            self._paint_badges(painter, rect, card, shown=shown)

    def _paint_badges(self, painter: QPainter, rect: QRect, card: Card, *, shown: bool) -> None:
        x = float(rect.left() + SMALL_GAP + 2)
        drawn = [
            marks.badge(name, ink, self._tokens, self._ratio)
            for name, ink in self._badges(card, shown=shown)
        ]
        if card.variants:
            drawn.insert(0, marks.stack(card.variants + 1, self._tokens, self._ratio))
        for mark in drawn:
            width = mark.deviceIndependentSize().width()
            if x + width > rect.right():
                break
            painter.drawPixmap(QPointF(x, rect.top() + SMALL_GAP + 2), mark)
            x += width + SMALL_GAP

    def _badges(self, card: Card, *, shown: bool) -> list[tuple[str, str]]:
        result = []
        if card.damaged is not None:
            result.append(("triangle-alert", self._tokens.star_on_photo))
        if card.duplicate:
            result.append(("copy", self._tokens.on_photo))
        if card.frames > 1 and shown:
            several = card.name.casefold().endswith(SEVERAL_PICTURES)
            result.append(("layers" if several else "film", self._tokens.on_photo))
        return result

    def _paint_caption(self, painter: QPainter, rect: QRect, card: Card) -> None:
        self._shade(painter, rect, SHADE, SHADE_OPACITY, from_top=False)
        painter.setFont(self._font)
        painter.setPen(self._on_photo)
        heart = marks.HEART + GAP if card.favourite else 0
        line = QRectF(rect).adjusted(GAP, 0, -GAP - heart, -GAP + 1)
        text = self._metrics.elidedText(card.phrase, Qt.TextElideMode.ElideRight, line.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, align | Qt.TextFlag.TextSingleLine, text)

    def _shade(
        self, painter: QPainter, rect: QRect, height: int, opacity: float, *, from_top: bool
    ) -> None:
        """Darken the upper or lower edge of a cell; drawn once, then copied at any width."""
        height = min(height, rect.height())
        key = (height, from_top)
        if key not in self._shades:
            self._shades[key] = marks.shade(
                3 * CAP, height, self._tokens.scrim, opacity, ratio=self._ratio, from_top=from_top
            )
        shade, cap = self._shades[key], min(CAP, rect.width() // 2)
        strip = QRect(rect.left(), rect.top(), rect.width(), height)
        strip.moveTop(rect.top() if from_top else rect.bottom() + 1 - height)
        across, down = CAP * self._ratio, shade.height()
        # Its ends have the cell's corners, its middle is stretched.
        for left, width, source, wide in (
            (0, cap, 0.0, cap * self._ratio),
            (cap, rect.width() - 2 * cap, across, across),
            (rect.width() - cap, cap, shade.width() - cap * self._ratio, cap * self._ratio),
        ):
            part = QRectF(strip.left() + left, strip.top(), width, height)
            painter.drawPixmap(part, shade, QRectF(source, 0, wide, down))

    def _paint_selection(self, painter: QPainter, rect: QRect) -> None:
        box = QRectF(rect)
        gap = box.adjusted(OUTLINE_GAP, OUTLINE_GAP, -OUTLINE_GAP, -OUTLINE_GAP)
        outer = box.adjusted(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._tokens.background
        _fill_ring(painter, box.adjusted(-1, -1, 1, 1), gap, CELL_RADIUS, page)
        _fill_ring(painter, outer, box, CELL_RADIUS + OUTLINE, self._tokens.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_focus(self, painter: QPainter, rect: QRect, state: CellState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state.selected:  # inside the gap that the selection leaves, on any photo
            edge = QPen(colour(self._tokens.background, 0.6), 1)
            _ring(painter, rect, OUTLINE_GAP + 2.5, GAP_RADIUS - 2.5, pen=edge)
            ink = QPen(QColor(self._tokens.text), 2)
            _ring(painter, rect, OUTLINE_GAP + 1, GAP_RADIUS - 1, pen=ink)
        else:
            pen = QPen(QColor(self._tokens.text), 1.5)
            _ring(painter, rect, -2.5, CELL_RADIUS + 2.5, pen=pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _middle(pixmap: QPixmap, width: int, height: int) -> QRectF:
    """Return the largest part of a pixmap that has the form of a cell."""
    across = min(pixmap.width(), pixmap.height() * width / max(1, height))
    down = min(pixmap.height(), pixmap.width() * height / max(1, width))
    return QRectF((pixmap.width() - across) / 2, (pixmap.height() - down) / 2, across, down)


def _ring(painter: QPainter, rect: QRect, inset: float, radius: float, *, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def _fill_rounded(painter: QPainter, box: QRectF, radius: float, ink: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(box, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _fill_ring(painter: QPainter, outer: QRectF, inner: QRectF, radius: float, ink: str) -> None:
    inside = max(1.0, radius - (outer.width() - inner.width()) / 2)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addRoundedRect(outer, radius, radius)
    path.addRoundedRect(inner, inside, inside)
    painter.fillPath(path, QColor(ink))
