"""Where people are on the photo: a frame with a name under the pointer, or all frames at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import BODY, CELL_RADIUS, DARK, SMALL_GAP, colour, sized
from gallery.gui.viewer.framing import Framing
from gallery.model.region import Region

LINE = 2  # px of a frame
SHADOW = 4  # px of the dark line under it, so that it is seen on bright photos too
SHADOW_OPACITY = 0.45
CHIP_HEIGHT = 24  # px
CHIP_SIDE = 10  # px around the name
CHIP_OPACITY = 0.72
OTHERS = 0.6  # opacity of the frames that are not under the pointer


class RegionFrames(QWidget):
    """Lies over the photo and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._regions: tuple[Region, ...] = ()
        self._framing: Framing | None = None
        self._turns = 0
        self._pointer = QPointF(-1, -1)
        self.shows_all = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_regions(self, regions: Sequence[Region]) -> None:
        """Frame these from now on."""
        self._regions = tuple(regions)
        self.update()

    def follow(self, framing: Framing | None, turns: int) -> None:
        """The photo stands elsewhere, or is turned by ``turns`` quarters to the right."""
        self._framing, self._turns = framing, turns
        self.update()

    def point(self, pointer: QPointF) -> None:
        """The pointer is there; outside the view it is nowhere."""
        before = self.hovered
        self._pointer = pointer
        if self.hovered != before:
            self.update()

    def toggle(self) -> None:
        """Show all frames with their names, or only the one under the pointer."""
        self.shows_all = not self.shows_all
        self.update()

    @property
    def hovered(self) -> Region | None:
        """The region under the pointer; of several the smallest, which is in front."""
        found = [one for one in self._regions if self.place_of(one).contains(self._pointer)]
        return min(found, key=lambda one: one.width * one.height, default=None)

    def place_of(self, region: Region) -> QRectF:
        """Return where a region is in the view."""
        if self._framing is None:
            return QRectF()
        framing, turned = self._framing, turned_by(region, self._turns)
        wide, high = framing.width * framing.scale, framing.height * framing.scale
        return QRectF(
            framing.x + turned.x() * wide,
            framing.y + turned.y() * high,
            turned.width() * wide,
            turned.height() * high,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        hovered = self.hovered
        shown = self._regions if self.shows_all else (hovered,) if hovered else ()
        if not shown:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for region in shown:
                is_faint = hovered is not None and region is not hovered
                painter.setOpacity(OTHERS if is_faint else 1.0)
                self._paint_frame(painter, self.place_of(region))
            for region in shown:
                painter.setOpacity(1.0)
                self._paint_name(painter, region)

    @staticmethod
    def _paint_frame(painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, ink in (
            (SHADOW, colour(DARK.scrim, SHADOW_OPACITY)),
            (LINE, QColor(DARK.on_photo)),
        ):
            painter.setPen(QPen(ink, width))
            painter.drawRoundedRect(place, CELL_RADIUS, CELL_RADIUS)

    def _paint_name(self, painter: QPainter, region: Region) -> None:
        """Paint the name below the frame, or inside it where there is no room below."""
        place = self.place_of(region)
        painter.setFont(sized(self.font(), BODY))
        metrics = QFontMetricsF(painter.font())
        room = self.width() - 2 * CHIP_SIDE - 2 * SMALL_GAP
        name = region.name or self.tr("Nobody named")
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        size = QSizeF(metrics.horizontalAdvance(text) + 2 * CHIP_SIDE, CHIP_HEIGHT)
        left = place.center().x() - size.width() / 2
        left = min(max(left, SMALL_GAP), self.width() - size.width() - SMALL_GAP)
        top = place.bottom() + SMALL_GAP
        if top + CHIP_HEIGHT > self.height() - SMALL_GAP:
            top = min(place.bottom(), self.height()) - CHIP_HEIGHT - SMALL_GAP
        chip = QRectF(QPointF(left, top), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(DARK.scrim, CHIP_OPACITY))
        painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        painter.setPen(QColor(DARK.on_photo))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)


def turned_by(region: Region, turns: int) -> QRectF:
    """Return a region in fractions of the photo turned by quarters to the right."""
    x, y, width, height = region.x, region.y, region.width, region.height
    for _ in range(turns % 4):
        x, y, width, height = 1 - y - height, x, height, width
    return QRectF(x, y, width, height)
