"""Where people are on the photo: a frame with a name under the pointer, or all frames at once."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import (
    BODY,
    CELL_RADIUS,
    DARK,
    GAP,
    LARGE_GAP,
    SMALL_GAP,
    colour,
    sized,
)
from gallery.gui.viewer import boxes
from gallery.gui.viewer.marking import Marking
from gallery.model.region import Region

LINE = 2  # px of a frame
SHADOW = 4  # px of the dark line under it, so that it is seen on bright photos too
SHADOW_OPACITY = 0.45
CHIP_HEIGHT = 24  # px
CHIP_SIDE = 10  # px around the name
CHIP_OPACITY = 0.72
AMONG_OTHERS = 160  # px of a name while all are shown: a long one would cover those beside it
OTHERS = 0.6  # opacity of the frames that are not under the pointer
AROUND = 0.35  # opacity of the dark over what is not in the box in hand
GRIP = 9  # px of a handle
CORNERS_ONLY = 56  # px: the edges of a smaller box have no room for handles of their own
HINT_TOP = 64  # px: below the buttons of the overlay
HINT_STAYS = 4000  # ms that a notice stays


class RegionFrames(QWidget):
    """Lies over the photo and lets the mouse through.

    Attributes:
        shows_all: whether all frames are shown, with their names.
        highlighted: the person whose frame is shown because something else speaks of them.
        hint: what can be done, or why something cannot.
    """

    def __init__(self, marking: Marking, parent: QWidget) -> None:
        super().__init__(parent)
        self._marking = marking
        self._pointer = QPointF(-1, -1)
        self.hint = ""
        self.shows_all = False
        self.highlighted: int | None = None
        self._hint_ends = QTimer(self, singleShot=True, interval=HINT_STAYS)
        self._hint_ends.timeout.connect(lambda: self.say(""))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drawn: tuple[object, ...] = ()
        self._drawn_at = QRect()
        marking.changed.connect(self._on_changed)

    def point(self, pointer: QPointF) -> None:
        """The pointer is there; outside the view it is nowhere."""
        before = self.hovered
        self._pointer = pointer
        if self.hovered != before:
            self.update()

    def show_all(self, *, shown: bool) -> None:
        """Show all frames with their names, or only the one under the pointer."""
        self.shows_all = shown
        self.update()

    def highlight(self, person_id: int | None) -> None:
        """Show where a person is, None: nobody any more."""
        self.highlighted = person_id
        self.update()

    def say(self, hint: str, *, passing: bool = False) -> None:
        """Say what can be done now, in lines, "" for nothing; ``passing``: for some seconds."""
        if not hint and self._hint_ends.isActive():
            return  # what passes goes by itself
        self._hint_ends.stop()
        if passing:
            self._hint_ends.start()
        if hint != self.hint:
            self.hint = hint
            self.update()

    def forget_notice(self) -> None:
        """Say nothing in passing any more: it was about another photo."""
        if self._hint_ends.isActive():
            self._hint_ends.stop()
            self.say("")

    @property
    def hovered(self) -> Region | None:
        """The region under the pointer; of several the smallest, which is in front."""
        ground = self._marking.ground
        return boxes.front_at(ground, self._marking.regions, self._pointer) if ground else None

    def place_of(self, region: Region) -> QRectF:
        """Return where a region is in the view."""
        return self._marking.ground.place_of(region) if self._marking.ground else QRectF()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_others(painter)
            if self._marking.active is not None:
                self._paint_active(painter, self._marking.active)
            for place, line in enumerate(self.hint.splitlines()):
                top = HINT_TOP + place * (CHIP_HEIGHT + SMALL_GAP)
                self._paint_chip(
                    painter, *self._chip(QPointF(self.width() / 2, top), line, self.width())
                )

    def _on_changed(self) -> None:
        """Paint again: all of it, or if only the box in hand moved, where it was and is.

        On a large screen all of it takes 12 ms a step of the mouse.
        """
        marking = self._marking
        drawn = (marking.in_hand, marking.ground, tuple(marking.regions))
        place = QRect() if marking.active is None else self._area_of(marking.active)
        is_same, before = drawn == self._drawn, self._drawn_at
        self._drawn, self._drawn_at = drawn, place
        if is_same and marking.active is not None:
            self.update(place.united(before))
        else:
            self.update()

    def _area_of(self, region: Region) -> QRect:
        """Return all that is painted of a box: its frame, its handles, its name."""
        place = self.place_of(region).adjusted(-GRIP, -GRIP, GRIP, GRIP)
        return place.united(self._name_chip(region)[0]).toAlignedRect()

    def _shown(self) -> list[Region]:
        regions, hovered = self._marking.regions, self.hovered
        if self.shows_all or self._marking.active is not None:
            return regions
        return [
            one
            for one in regions
            if one is hovered or not one.id or one.person_id == self.highlighted is not None
        ]

    def _paint_others(self, painter: QPainter) -> None:
        shown, hovered = self._shown(), self.hovered
        in_hand = self._marking.active is not None
        for region in shown:
            is_faint = in_hand or (hovered is not None and region is not hovered)
            painter.setOpacity(OTHERS if is_faint else 1.0)
            self._paint_frame(painter, self.place_of(region), QColor(DARK.on_photo))
        for region in shown:
            painter.setOpacity(OTHERS if in_hand else 1.0)
            self._paint_name(painter, region)
        painter.setOpacity(1.0)

    def _paint_active(self, painter: QPainter, region: Region) -> None:
        """Paint the box in hand: what is around it darker, its frame with handles."""
        place = self.place_of(region)
        around, inside = QPainterPath(), QPainterPath()
        around.addRect(QRectF(self.rect()))
        inside.addRoundedRect(place, CELL_RADIUS, CELL_RADIUS)
        painter.fillPath(around.subtracted(inside), colour(DARK.scrim, AROUND))
        self._paint_frame(painter, place, QColor(DARK.accent))
        painter.setPen(QPen(colour(DARK.scrim, SHADOW_OPACITY), 1))
        painter.setBrush(QColor(DARK.on_photo))
        is_small = min(place.width(), place.height()) < CORNERS_ONLY
        for (across, down), where in boxes.handle_places(place).items():
            if not is_small or across * down:
                grip = QRectF(0, 0, GRIP, GRIP)
                grip.moveCenter(where)
                painter.drawRoundedRect(grip, 2, 2)
        if region.id or region.name:
            self._paint_name(painter, region)

    @staticmethod
    def _paint_frame(painter: QPainter, place: QRectF, ink: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, line in ((SHADOW, colour(DARK.scrim, SHADOW_OPACITY)), (LINE, ink)):
            painter.setPen(QPen(line, width))
            painter.drawRoundedRect(place, CELL_RADIUS, CELL_RADIUS)

    def _paint_name(self, painter: QPainter, region: Region) -> None:
        chip, text = self._name_chip(region)
        self._paint_chip(painter, chip, text)

    def _name_chip(self, region: Region) -> tuple[QRectF, str]:
        """Return the name's place below the frame, or inside it where there is no room below."""
        place = self.place_of(region)
        top = place.bottom() + GAP
        if top + CHIP_HEIGHT > self.height() - SMALL_GAP:
            top = min(place.bottom(), self.height()) - CHIP_HEIGHT - GAP
        name = region.name or self.tr("Nobody named")
        alone = region is self._marking.active or not self.shows_all
        widest = self.width() if alone else max(place.width(), AMONG_OTHERS)
        return self._chip(QPointF(place.center().x(), top), name, widest)

    def _chip(self, middle: QPointF, words: str, widest: float) -> tuple[QRectF, str]:
        """Return a chip with ``middle`` of its upper edge, all of it in the view, and its text."""
        metrics = QFontMetricsF(sized(self.font(), BODY))
        room = min(widest, self.width() - 2 * LARGE_GAP) - 2 * CHIP_SIDE
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        size = QSizeF(metrics.horizontalAdvance(text) + 2 * CHIP_SIDE, CHIP_HEIGHT)
        left = middle.x() - size.width() / 2
        left = min(max(left, SMALL_GAP), self.width() - size.width() - SMALL_GAP)
        return QRectF(QPointF(left, middle.y()), size), text

    def _paint_chip(self, painter: QPainter, chip: QRectF, text: str) -> None:
        painter.setFont(sized(self.font(), BODY))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(DARK.scrim, CHIP_OPACITY))
        painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        painter.setPen(QColor(DARK.on_photo))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
