"""Paints the pictures of a planned set, from memory alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gallery.gui import icons
from gallery.gui.grid import marks
from gallery.gui.grid.canvas import BAND_OPACITY
from gallery.gui.grid.cell import CellPainter, CellState
from gallery.gui.grid.geometry import Box
from gallery.gui.importing.glances import Glances, Seen
from gallery.gui.importing.pictures_model import PicturesModel
from gallery.gui.theme import ICON_SIZE, SMALL, SMALL_GAP, Tokens, colour, sized, tokens_of
from gallery.importing.plan import PlannedFile
from gallery.model.quality import CopyVerdict

if TYPE_CHECKING:
    from gallery.gui.importing.pictures import Pictures

PLACE, PLACE_SIDE = 18, 6  # px: the height of a place's number, and left and right of it
OUT = 0.28  # opacity of a picture that is left out
ICONS = {
    CopyVerdict.BETTER: "arrow-up",
    CopyVerdict.LESSER: "arrow-down",
    CopyVerdict.EQUAL: "equal",
}


class PicturesPainter:
    """Draws cells and the rubber band.

    Attributes:
        focused: the row with the keyboard's focus, -1 for none.
        band: the rubber band in content pixels, None when there is none.
    """

    def __init__(self, model: PicturesModel, glances: Glances) -> None:
        self._model = model
        self._glances = glances
        self.focused = -1
        self.band: Box | None = None

    def paint(self, painter: QPainter, exposed: QRect, view: "Pictures", scroll: int) -> None:
        """Paint the part ``exposed`` (viewport pixels) of the page scrolled by ``scroll``."""
        tokens, ratio = tokens_of(view.palette()), view.devicePixelRatioF()
        cells = CellPainter(tokens, view.font(), ratio)
        painter.fillRect(exposed, QColor(tokens.background))
        chosen = view.choice.rows()
        for row in view.page.between(exposed.top() + scroll - 4, exposed.bottom() + scroll + 5):
            file = self._model.files[row]
            rect, seen = view.cell_rect(row), self._glances.get(file)
            state = CellState(selected=row in chosen, focused=row == self.focused)
            is_out = file.where in self._model.out
            painter.setOpacity(OUT if is_out else 1.0)
            cells.paint(painter, rect, None, seen.picture if seen else None, CellState())
            painter.setOpacity(1.0)
            self._paint_marks(painter, rect, file, seen=seen, tokens=tokens, ratio=ratio)
            if state.selected or state.focused:
                cells.paint_state(painter, rect, state)
        if self.band is not None:
            corner = QPoint(self.band.x, self.band.y - scroll)
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(colour(tokens.accent, BAND_OPACITY))
            painter.drawRect(QRect(corner.x(), corner.y(), self.band.width, self.band.height))

    def _paint_marks(
        self,
        painter: QPainter,
        rect: QRect,
        file: PlannedFile,
        *,
        seen: Seen | None,
        tokens: Tokens,
        ratio: float,
    ) -> None:
        if seen is not None and seen.picture is None:
            size = ICON_SIZE + SMALL_GAP
            place = QRect(0, 0, size, size)
            place.moveCenter(rect.center())
            icons.draw(painter, place, "image-off", colour(tokens.dim))
        x = rect.left() + SMALL_GAP
        for name, ink in self._badges(file, tokens):
            mark = marks.badge(name, ink, tokens, ratio)
            painter.drawPixmap(QPointF(x, rect.top() + SMALL_GAP), mark)
            x += marks.BADGE + SMALL_GAP
        if file.position and file.where not in self._model.out:
            self._paint_place(painter, rect, str(file.position), tokens)

    def _paint_place(self, painter: QPainter, rect: QRect, text: str, tokens: Tokens) -> None:
        """Say in a corner which place of the set a picture takes."""
        painter.setFont(sized(painter.font(), SMALL))
        width = max(PLACE, painter.fontMetrics().horizontalAdvance(text) + 2 * PLACE_SIDE)
        chip = QRectF(rect.left() + SMALL_GAP, rect.bottom() + 1 - SMALL_GAP - PLACE, width, PLACE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.scrim, marks.EDGE))
        painter.drawRoundedRect(chip, PLACE / 2, PLACE / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(colour(tokens.on_photo))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _badges(self, file: PlannedFile, tokens: Tokens) -> list[tuple[str, str]]:
        badges = []
        if file.where in self._model.out:
            badges.append(("x", tokens.on_photo))
        if file.copy is not None:
            ink = (
                tokens.star_on_photo if file.copy.verdict is CopyVerdict.BETTER else tokens.on_photo
            )
            badges.append((ICONS[file.copy.verdict], ink))
        if file.digest:
            badges.append(("check", tokens.on_photo))
        return badges
