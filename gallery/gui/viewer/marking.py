"""What is being marked on the photo: a new box, or one that is there; by mouse and by keys.

No widgets here: the canvas hands over what the mouse does, the view its keys; ``changed`` says
that it looks otherwise now, ``edited`` gives what has to be stored.
"""

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal

from gallery.edits.regions import AddRegion, MoveRegion, NameRegion, RemoveRegion
from gallery.gui.viewer import boxes
from gallery.gui.viewer.boxes import Ground, Handle
from gallery.model.facts import Origin
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Part
from gallery.model.region import Region

SETTLE = 700  # ms after the last arrow key; one move is one step, however many keys it took
A_DRAG = 8  # px; less is a click by an unsteady hand
STEP, FINE_STEP = 10, 1  # px that an arrow key moves a box
NARROWEST = 12  # px that keys make a box

Key, Cursor = Qt.Key, Qt.CursorShape
ARROWS = {
    Key.Key_Left: QPointF(-1, 0),
    Key.Key_Right: QPointF(1, 0),
    Key.Key_Up: QPointF(0, -1),
    Key.Key_Down: QPointF(0, 1),
}
ALONG = {  # the cursor over a handle, by the product of its directions
    1: Cursor.SizeFDiagCursor,
    -1: Cursor.SizeBDiagCursor,
}


class Hold(Enum):
    """What the mouse does with a box, if it does not pull a handle."""

    DRAW = auto()
    MOVE = auto()


class Marking(QObject):
    """The box in hand and the boxes of the photo.

    Attributes:
        ground: where the photo stands in the view, None before the first one.
        active: the box in hand with its sides as they are shown, None without one.
        is_drawing: a new box was asked for: the next drag draws it wherever it begins.

    Signals:
        changed(): something looks otherwise.
        naming_asked(): the box in hand waits for its name.
        refused(): what was drawn is too small to show anybody.
        edited(Edit): something is to be stored.
        sought(): the box in hand was taken or moved by keys, and had better be in sight.
        let_go(): no box is in hand any more.
    """

    changed = Signal()
    naming_asked = Signal()
    refused = Signal()
    edited = Signal(object)
    sought = Signal()
    let_go = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ground: Ground | None = None
        self.active: Region | None = None
        self.is_drawing = False
        self._photo: PhotoDetails | None = None
        self._regions: tuple[Region, ...] = ()
        self._unread: dict[int, Region] = {}  # as they will be once the library is read again
        self._hold: Hold | Handle | None = None
        self._pressed = QPointF()
        self._place = QRectF()  # of the box in hand when the mouse took it
        self._last_id = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.store)

    # What is known

    @property
    def photo_id(self) -> int:
        """The photo in view, 0 before the first one."""
        return self._photo.id if self._photo else 0

    @property
    def in_hand(self) -> tuple[int, int] | None:
        """Which box of which photo is in hand, as photo and region; a new one's id is 0."""
        return (self.photo_id, self.active.id) if self.active is not None else None

    @property
    def is_new(self) -> bool:
        """Whether the box in hand is not in the library yet."""
        return self.active is not None and not self.active.id

    @property
    def is_held(self) -> bool:
        """Whether the mouse has something in hand right now."""
        return self._hold is not None

    @property
    def regions(self) -> list[Region]:
        """The boxes as they are shown, without the one in hand."""
        shown = [self._unread.get(one.id, one) for one in self._regions]
        shown += [self._unread[0]] if 0 in self._unread else []
        return [one for one in shown if self.active is None or one.id != self.active.id]

    @property
    def place(self) -> QRectF:
        """Where the box in hand is in the view."""
        if self.active is None or self.ground is None:
            return QRectF()
        return self.ground.place_of(self.active)

    def position(self) -> tuple[int, int]:
        """Return which box, counted from 1, is in hand, and of how many."""
        ids = [one.id for one in self._in_order()]
        active = self.active.id if self.active else 0
        return (ids.index(active) + 1 if active in ids else 0), len(ids)

    # What happens to the photo

    def show(self, photo: PhotoDetails) -> None:
        """The photo in view, or what is newly known of it."""
        if photo.id != self.photo_id:
            self.drop()
            self._last_id = 0
        self._photo, self._regions, self._unread = photo, photo.regions, {}
        active = self.active
        if active is not None and active.id and not self._settle.isActive() and not self.is_held:
            self.active = next((one for one in self._regions if one.id == active.id), None)
            if self.active is None:
                self._finish()
        self.changed.emit()

    def follow(self, ground: Ground | None) -> None:
        """The photo stands elsewhere, or is turned."""
        self.ground = ground
        self.changed.emit()

    def forget_unread(self) -> None:
        """What was to be stored was not: show what is."""
        self._unread = {}
        self.changed.emit()

    # Taking, naming and letting go

    def begin(self) -> None:
        """Take a new box in hand, in the middle; the next drag may draw it elsewhere."""
        if self.ground is not None and self._photo is not None:
            self.drop()
            self.is_drawing = True
            self._draw(self.ground.first_place())

    def step(self, by: int) -> bool:
        """Take the next box (1) or the previous one (-1) in hand; False when there is none."""
        if self.is_new:
            return True  # it is not placed yet
        order = self._in_order()
        if not order:
            return False
        ids = [one.id for one in order]
        before = self.active.id if self.active else self._last_id
        at_end = -1 if by > 0 else 0
        self.take(order[((ids.index(before) if before in ids else at_end) + by) % len(order)])
        return True

    def take(self, region: Region) -> None:
        """Take a box in hand."""
        self.store()
        self.is_drawing = False
        self.active, self._last_id = region, region.id
        self.changed.emit()
        self.sought.emit()

    def name(self, who: Part | None) -> None:
        """Name the box in hand, and let it go."""
        box = self.active
        if box is None:
            return
        self.store()
        if box.id:
            self.edited.emit(NameRegion(box.id, who))
        else:
            self.edited.emit(AddRegion(self.photo_id, box, who))
        self._unread[box.id] = replace(box, name=_shown(who))
        self._finish()

    def remove(self) -> None:
        """Take the box in hand off the photo."""
        box = self.active
        if box is not None and box.id:
            self._settle.stop()
            self.edited.emit(RemoveRegion(box.id))
            self._regions = tuple(one for one in self._regions if one.id != box.id)
        self._finish()

    def drop(self) -> None:
        """Let go: a new box is given up, one that is there stays as it is shown."""
        if self.active is not None or self.is_drawing:
            self.store()
            self._finish()

    def store(self) -> None:
        """Store where the box in hand is by now."""
        self._settle.stop()
        box = self.active
        if box is None or not box.id:
            return
        before = next((one for one in self._regions if one.id == box.id), box)
        if self._unread.get(box.id, before).sides != box.sides:
            self._unread[box.id] = box
            self.edited.emit(MoveRegion(box.id, box))

    def _finish(self) -> None:
        self.active, self._hold, self.is_drawing = None, None, False
        self._settle.stop()
        self.changed.emit()
        self.let_go.emit()

    def _in_order(self) -> list[Region]:
        if self.ground is None:
            return []
        return boxes.in_reading_order(self.ground, [one for one in self._regions if one.id])

    # The mouse

    def press(self, point: QPointF) -> bool:
        """The left button went down; return whether the drag that may follow is about a box."""
        if self.ground is None:
            return False
        self._pressed, self._place, self._hold = point, self.place, None
        if self.active is not None:
            self._hold = boxes.handle_at(self._place, point)
            if self._hold is None and self._place.contains(point):
                self._hold = Hold.MOVE
            if self._hold is None and not self.is_drawing:
                self.drop()
        if self._hold is None and (self.is_drawing or not self.ground.framing.can_move):
            self._hold = Hold.DRAW
        return self.is_held

    def drag(self, point: QPointF) -> None:
        """The mouse moved with the button down."""
        if self.ground is None or self._hold is None:
            return
        by, picture = point - self._pressed, self.ground.picture
        if self._hold is Hold.DRAW:
            if by.manhattanLength() >= A_DRAG or (self.is_new and not self.is_drawing):
                self.is_drawing = False
                self._draw(boxes.spanned(self._pressed, point, picture))
        elif self._hold is Hold.MOVE:
            self._put(boxes.moved(self._place, by, picture))
        else:
            self._put(boxes.resized(self._place, self._hold, by, picture))

    def release(self, point: QPointF) -> None:
        """The button went up."""
        hold, self._hold = self._hold, None
        if hold is Hold.DRAW and (not self.is_new or self.is_drawing):
            self.click(point)
        elif self.is_new and self._is_seen():
            self.naming_asked.emit()
        elif self.is_new:
            self.drop()
            self.refused.emit()
        else:
            self.store()
        self.changed.emit()

    def click(self, point: QPointF) -> None:
        """A click: take the box that is there."""
        if self.ground is None or self.is_drawing:
            return
        here = boxes.front_at(self.ground, self._in_order(), point)
        if here is not None:
            self.take(here)

    def double_click(self, point: QPointF) -> bool:
        """A double click on the box in hand names it; return whether it was one."""
        if self.active is not None and self.place.contains(point):
            self.naming_asked.emit()
            return True
        return self.is_drawing

    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor that says what the mouse would do, None for the usual one."""
        if self.active is not None:
            handle = boxes.handle_at(self.place, point)
            if handle is not None:
                across, down = handle
                straight = Cursor.SizeHorCursor if across else Cursor.SizeVerCursor
                return ALONG.get(across * down, straight)
            if self.place.contains(point):
                return Cursor.SizeAllCursor
        return Cursor.CrossCursor if self.is_drawing else None

    # Keys

    def key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """A key was pressed in the view; return whether it was for the box in hand."""
        if self.active is None:
            return False
        if key in ARROWS:
            fine = bool(held & Qt.KeyboardModifier.ControlModifier)
            by = ARROWS[Key(key)] * (FINE_STEP if fine else STEP)
            self._nudge(by, resizes=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
            self.naming_asked.emit()
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.remove()
        elif key == Key.Key_Escape:
            self.drop()
        else:
            return False
        return True

    def _nudge(self, by: QPointF, *, resizes: bool) -> None:
        if self.ground is None:
            return
        place, picture = self.place, self.ground.picture
        if not resizes:
            self._put(boxes.moved(place, by, picture))
        elif by.x() + by.y() > 0 or self._is_roomy(place, by):
            self._put(boxes.resized(place, (1, 1), by, picture))
        self.sought.emit()
        if not self.is_new:
            self._settle.start()

    @staticmethod
    def _is_roomy(place: QRectF, by: QPointF) -> bool:
        """Whether a box that is made smaller is still large enough to be taken hold of."""
        return min(place.width() + by.x(), place.height() + by.y()) >= NARROWEST

    def _draw(self, place: QRectF) -> None:
        self.active = Region(0, 0, 0, 0, origin=Origin.USER)
        self._put(place)

    def _put(self, place: QRectF) -> None:
        if self.active is not None and self.ground is not None:
            self.active = self.ground.region_at(place, self.active)
            self.changed.emit()

    def _is_seen(self) -> bool:
        photo, box = self._photo, self.active
        return photo is not None and box is not None and box.is_seen(photo.width, photo.height)


def _shown(who: Part | None) -> str:
    if who is None:
        return ""
    return who.known.shown if who.known else who.text
