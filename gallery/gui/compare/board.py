"""The ground that the pictures hang on: which are seen where, and one framing for all."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.compare import label as labels
from gallery.gui.compare.pane import Pane
from gallery.gui.compare.placing import MOST_BESIDE, Mode, Shift, cells, placed, reference
from gallery.gui.theme import DARK, GAP
from gallery.gui.viewer.framing import Framing
from gallery.model.turn import UPRIGHT, Turn

OUTLINE = 2  # px around the active picture, in the gap beside it


class Board(QWidget):
    """Panes for photos, zoomed and moved as one while they are locked.

    Attributes:
        panes: one for each photo, in order, seen or not.
        framing: the frame that all pictures are drawn into, None before the first photos.
        mode: how they are compared.
        active: the place of the picture that keys are about.
        is_locked: whether all are moved with one.
        own_pixels: whether a smaller picture is drawn smaller.

    Signals:
        framed(): pictures were zoomed, moved or hung elsewhere.
        picked(int): the picture at this place was pressed.
    """

    framed = Signal()
    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panes: list[Pane] = []
        self.framing: Framing | None = None
        self.mode = Mode.SIDE
        self.active = 0
        self.is_locked = True
        self.own_pixels = False
        self._shifts: dict[int, Shift] = {}  # by photo
        self._aligned: dict[int, Shift] = {}  # as they hang before anybody moves one

    def hang(self, ids: Sequence[int], active: int, mode: Mode) -> None:
        """Hang other photos, all of them fitted and locked."""
        for pane in self.panes:
            pane.hide()
            pane.deleteLater()
        self.panes = [self._pane(photo) for photo in ids]
        self.mode, self.active = mode, active
        self.is_locked, self.own_pixels = True, False
        self._shifts, self._aligned = {}, {}
        self.framing = None
        self.arrange()

    def _pane(self, photo: int) -> Pane:
        pane = Pane(photo, self)
        pane.zoomed.connect(lambda factor, at: self.zoom(factor, at, photo=photo))
        pane.moved.connect(lambda by: self.move_by(by, photo=photo))
        pane.toggled.connect(self.toggle)
        pane.picked.connect(lambda: self.picked.emit(self.panes.index(pane)))
        return pane

    # Which are seen

    @property
    def seen(self) -> list[int]:
        """The places of the pictures that are in sight."""
        if not self.panes:
            return []
        if self.mode is not Mode.SIDE:
            return [self.active]
        start = self.active // MOST_BESIDE * MOST_BESIDE
        return list(range(start, min(start + MOST_BESIDE, len(self.panes))))

    @property
    def other(self) -> int:
        """The place of the picture that the active one is compared with: the one after it."""
        return (self.active + 1) % max(1, len(self.panes))

    @property
    def middle(self) -> QPointF:
        """The middle of the active picture's pane, in pixels of it."""
        if not self.panes:
            return QPointF()
        size = self.panes[self.active].picture_size
        return QPointF(size.width() / 2, size.height() / 2)

    def show_mode(self, mode: Mode) -> None:
        """Compare in another way; what is in the middle stays there."""
        self.mode = mode
        self.arrange()

    def make_active(self, place: int) -> None:
        """Let keys be about another picture, and show it."""
        self.active = place
        self.arrange()

    def swap(self) -> None:
        """Let the active picture and the one after it change places."""
        one, two = self.active, self.other
        self.panes[one], self.panes[two] = self.panes[two], self.panes[one]
        self.arrange()

    def arrange(self) -> None:
        """Hang the panes in sight where they belong, and put their pictures."""
        seen = self.seen
        for place, rect in zip(seen, self._rects(len(seen)), strict=True):
            self.panes[place].setGeometry(rect)
        for place in seen:  # first those that come, then those that go: nothing flickers
            self.panes[place].show()
        for place in set(range(len(self.panes))) - set(seen):
            self.panes[place].hide()
        self.update()
        self._refit()

    def _rects(self, count: int) -> list[QRect]:
        size = reference([pane.photo_size for pane in self.panes])
        edge = OUTLINE if self.mode is Mode.SIDE else 0
        room = self.size() - QSize(2 * edge, 2 * edge)
        rects = cells(count, room, size, gap=GAP, foot=labels.HEIGHT)
        return [rect.translated(edge, edge) for rect in rects]

    # One framing for all

    def _refit(self) -> None:
        if not self.panes:
            return
        room = self.panes[self.active].picture_size
        wide, high = reference([pane.photo_size for pane in self.panes])
        before, ratio = self.framing, self.devicePixelRatioF()
        if before is None or (before.width, before.height) != (wide, high):
            framing = Framing(room.width(), room.height(), wide, high, ratio=ratio).fitted()
        else:
            framing = before.resized(room.width(), room.height(), ratio)
        self.frame(framing)

    def frame(self, framing: Framing) -> None:
        """Show all pictures elsewhere or in another size."""
        self.framing = framing
        for pane in self.panes:
            shift = self._shifts.get(pane.photo)
            pane.put(placed(framing, pane.photo_size, shift=shift, own_pixels=self.own_pixels))
        self.framed.emit()

    def zoom(self, factor: float, at: QPointF, *, photo: int | None = None) -> None:
        """Enlarge all around a point of a pane; unlocked only ``photo``, or the active one."""
        if self.framing is None:
            return
        if self.is_locked:
            self.frame(self.framing.zoomed(factor, at.x(), at.y()))
            return
        photo = self.panes[self.active].photo if photo is None else photo
        self._shifts[photo] = self._shift(photo).zoomed(factor, at, self.framing)
        self.frame(self.framing)

    def move_by(self, by: QPointF, *, photo: int | None = None) -> None:
        """Move all by pixels of a pane; unlocked only ``photo``, or the active one."""
        if self.framing is None:
            return
        if self.is_locked:
            self.frame(self.framing.moved(by.x(), by.y()))
            return
        photo = self.panes[self.active].photo if photo is None else photo
        self._shifts[photo] = self._shift(photo).moved(by, self.framing)
        self.frame(self.framing)

    def toggle(self, at: QPointF) -> None:
        """Change between all of the pictures and 100 % at a point of a pane."""
        if self.framing is None:
            return
        if self.framing.is_fitted:
            self.frame(self.framing.actual(at.x(), at.y()))
        else:
            self.frame(self.framing.fitted())

    def turn(self, turns: Mapping[int, Turn]) -> None:
        """Turn these photos so, and all others upright; to be aligned or arranged then."""
        for pane in self.panes:
            pane.turn = turns.get(pane.photo, UPRIGHT)

    def align(self, shifts: Mapping[int, Shift]) -> None:
        """Hang pictures so against each other; none means each in the middle of the frame."""
        self._aligned = dict(shifts)
        self._shifts = dict(shifts)
        self.arrange()

    def fit(self) -> None:
        """Show all of the pictures, none of them moved by hand."""
        self._shifts = dict(self._aligned)
        if self.framing is not None:
            self.frame(self.framing.fitted())

    def keep_pixels(self, *, own: bool) -> None:
        """Draw pictures of fewer pixels smaller, or all into one frame."""
        self.own_pixels = own
        if self.framing is not None:
            self.frame(self.framing)

    @property
    def is_shifted(self) -> bool:
        """Whether a picture was moved by hand."""
        return self._shifts != self._aligned

    def _shift(self, photo: int) -> Shift:
        return self._shifts.get(photo, Shift())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(DARK.background))
            if self.mode is Mode.SIDE and self.panes:
                around = self.panes[self.active].geometry()
                around.adjust(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE)
                painter.fillRect(around, QColor(DARK.accent))
