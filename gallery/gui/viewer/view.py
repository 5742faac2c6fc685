"""The full view over the main window: keys, the way through the photos, what is said of them."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.viewer import keys
from gallery.gui.viewer.around import Around
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.drawing import Drawing
from gallery.gui.viewer.overlay import Overlay, Said
from gallery.gui.viewer.pictures import FirstLook
from gallery.gui.viewer.reel import Frame
from gallery.gui.viewer.showing import Showing
from gallery.gui.viewer.stage import Stage
from gallery.gui.viewer.telling import Telling
from gallery.gui.words import number
from gallery.model.photo import PhotoDetails

IDLE = 2500  # ms without a movement before the overlay and the pointer go away
NEAR = 2000  # places on either side where a photo is looked for before it is everywhere
PASSING = (  # why the focus may be elsewhere without anybody having turned away
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Viewer(QWidget):
    """One photo at a time, over all of its parent.

    Docked, it is part of another widget, which says what is known of the photo and has the
    keys: it takes no focus by itself.

    Attributes:
        canvas, overlay, drawing, frames, stage, player, around, showing: its parts.

    Signals:
        moved(int): another photo is shown; the index into the ids given.
        closed(): Esc or the close button; the window takes the focus back.
        box_removed(Outcome): a box around a person was taken off the photo.
        boxes_switched(bool): all boxes are shown now, or no longer.
        show_wanted(): the slide show shall begin, or end.
        full_screen_left(): one step back leads out of the full screen that was begun here.
    """

    moved = Signal(int)
    closed = Signal()
    box_removed = Signal(object)
    boxes_switched = Signal(bool)
    show_wanted = Signal()
    full_screen_left = Signal()

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, *, docked: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_docked = docked
        self._ids: array[int] = array("q")
        self._index = -1
        self._box_wanted = False  # as soon as the photo is shown
        self._was_full = False  # whether the window had the whole screen when it was opened
        self.canvas = Canvas(self)
        self.drawing = Drawing(bridge, self.canvas, view=self)
        self.frames = self.drawing.frames
        self.stage = Stage(bridge, self.canvas, self.drawing)
        self.player = self.stage.player
        self.overlay = Overlay(self.canvas, closes=not docked)
        self.around = Around(bridge, self, canvas=self.canvas, overlay=self.overlay)
        self.showing = self._slide_show()
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._connect()
        policy = Qt.FocusPolicy.NoFocus if docked else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        self.setAccessibleDescription(self.tr("Full view"))
        self._let_through(covered=True)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    def _connect(self) -> None:
        self.stage.loader.missed.connect(self._on_missed)
        self.stage.shown.connect(self._on_shown)
        self.stage.changed.connect(self._say)
        self.player.changed.connect(self._on_played)
        self.player.framed.connect(self._on_frame)
        self.overlay.timeline.sought.connect(self.player.seek)
        self.canvas.covering.connect(lambda on: self._let_through(covered=on))
        self.canvas.poked.connect(self.wake)
        self.canvas.toggled.connect(self.canvas.toggle)
        self.overlay.frames_wanted.connect(self._switch_boxes)
        self.overlay.box_wanted.connect(self.begin_box)
        self.drawing.told.connect(self._say)
        self.drawing.removed.connect(self.box_removed)
        self.overlay.close_wanted.connect(self.leave)
        self.overlay.back_wanted.connect(lambda: self.step(-1))
        self.overlay.on_wanted.connect(lambda: self.step(1))
        self.overlay.turn_wanted.connect(self.canvas.turn)
        self.overlay.play_wanted.connect(self.player.toggle)
        self.overlay.show_wanted.connect(self.show_wanted)
        self.around.picked.connect(self._go)
        self.around.lay_out_wanted.connect(self._lay_out)
        self.showing.changed.connect(self._on_show_changed)
        self._idle.timeout.connect(self._on_idle)

    def _slide_show(self) -> Showing:
        result = Showing(
            self,
            canvas=self.canvas,
            bar=self.overlay.slide_bar,
            go=self._go,
            is_ready=lambda index: self.stage.loader.sharp(self._ids[index]) is not None,
        )
        self.stage.readied.connect(result.look_again)
        result.fade.stackUnder(self.frames)
        return result

    # What the window asks

    @property
    def ids(self) -> "array[int]":
        """The photos to go through."""
        return self._ids

    @property
    def index(self) -> int:
        """The place of the photo in the ids given."""
        return self._index

    @property
    def count(self) -> int:
        """How many photos there are to go through."""
        return len(self._ids)

    @property
    def shown_id(self) -> int | None:
        """The photo on the canvas, which may lag behind; None at first."""
        return self.stage.shown_id

    def current_id(self) -> int | None:
        """Return the photo that is shown, None when the view is closed."""
        return self._ids[self._index] if 0 <= self._index < len(self._ids) else None

    def neighbour(self, by: int) -> int | None:
        """Return the photo so many places on from the one shown, None beyond the ends."""
        place = self._index + by
        return self._ids[place] if self._index >= 0 and 0 <= place < len(self._ids) else None

    def show_photo(self, ids: Sequence[int], index: int) -> None:
        """Open the view, or go on to another photo in it."""
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        if not self.isVisible():
            self._was_full = self.window().isFullScreen()
        self._cover()
        self.show()
        self.raise_()
        if not self._is_docked:
            self.setFocus()
        self._go(index)
        self.wake()

    def refresh(self, ids: Sequence[int]) -> None:
        """The photos are other ones now: stay with the same one, or where it was."""
        if self.current_id() is None:
            return
        before = self._ids[self._index]
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        if not self._ids:
            self.leave()
            return
        index = _place_near(self._ids, before, self._index)
        index = min(self._index, len(self._ids) - 1) if index is None else index
        self.showing.recount(len(self._ids), index)
        self._go(index)

    def begin_box(self) -> None:
        """Draw a box around a person on the photo in view, once it is shown."""
        self._box_wanted = self.shown_id != self.current_id()
        if not self._box_wanted:
            self.drawing.begin()
            self.wake()

    def show_boxes(self, *, shown: bool) -> None:
        """Show all boxes around people, or only the one under the pointer."""
        self.frames.show_all(shown=shown)

    def _switch_boxes(self) -> None:
        self.show_boxes(shown=not self.frames.shows_all)
        self.boxes_switched.emit(self.frames.shows_all)

    def highlight(self, person_id: int | None) -> None:
        """Show where a person is on the photo, None: nobody any more."""
        self.frames.highlight(person_id)

    def step(self, by: int) -> None:
        """Go on or back; the first and the last photo are the ends."""
        index = min(len(self._ids) - 1, max(0, self._index + by))
        if index != self._index:
            self._go(index)

    @property
    def has_info(self) -> bool:
        """Whether it says by itself what is known of the photo: not as part of a page."""
        return not self._is_docked

    def go_back(self) -> None:
        """Go one step back: out of the slide show, the full screen begun here, the view."""
        if self.showing.end():
            return
        if self.window().isFullScreen() and not self._was_full:
            self.full_screen_left.emit()
        else:
            self.leave()

    def leave(self) -> None:
        """Close the view."""
        self.showing.end()
        if not self.isHidden():  # the end of a slide show may have closed it
            self.hide()
            self.closed.emit()

    # The way through the photos

    def _go(self, index: int) -> None:
        self._index = index
        self._box_wanted = False
        self.showing.at(index)
        self.around.show_place(self._ids, index)
        self._want()
        self._say()
        self.moved.emit(index)

    def _want(self) -> None:
        """Show this photo, and have those that come next made ready."""
        self.stage.stand_at(self._ids, self._index, coming=self.showing.coming())

    def _on_shown(self, photo: PhotoDetails) -> None:
        self.overlay.offer_frames(there=bool(photo.regions))
        if self._box_wanted:
            self.begin_box()

    def _on_played(self) -> None:
        player = self.player
        self.overlay.offer_pause(is_moving=player.is_moving, is_paused=player.is_paused)

    def _on_frame(self, frame: Frame) -> None:
        self.overlay.timeline.show_frame(frame.index, self.player.count)

    def _on_missed(self, photo: int) -> None:
        """Go on without a photo that left the library."""
        if photo == self.current_id():
            self.refresh(self._ids[: self._index] + self._ids[self._index + 1 :])

    # What is said

    def _say(self) -> None:
        if self.current_id() is None:
            return
        look = self.stage.look()
        place = f"{number(self._index + 1)} / {number(len(self._ids))}"
        said = Said(place=place) if look is None else self._said(place, look)
        if look is not None and not self._is_docked:
            self.around.tell_of(look.details)
        if self._is_docked:
            said = Said(zoom=said.zoom, movement=said.movement, problem=said.problem)
        last, before = len(self._ids) - 1, self.overlay.said
        self.overlay.say(said, has_back=self._index > 0, has_on=self._index < last)
        # The view has the focus, so it is what is read out.
        self.setAccessibleName(self.drawing.spoken or said.spoken)
        is_same = before.title and (before.place, before.title) == (said.place, said.title)
        if is_same and before.choices != said.choices:
            self.wake()  # to show that the key did something
        elif said.problem:
            self.overlay.appear(shown=True)
        if self.stage.is_ready:
            self.showing.arrived(self._index)

    def _said(self, place: str, look: FirstLook) -> Said:
        canvas, player = self.canvas, self.player
        framing = canvas.framing if self.shown_id == look.details.id else None
        telling = Telling()
        said = telling.said(place, look, self.stage.sharp(), is_kept=canvas.is_sharp)
        wants_more = canvas.wants_more and not said.problem  # else it will not come
        return replace(
            said,
            zoom=telling.zoom(framing, wants_more=wants_more),
            movement=telling.movement(is_moving=player.is_moving, is_paused=player.is_paused),
        )

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(keys.press(self, event))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and keys.before_qt(self, event):
            return True
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def _let_through(self, *, covered: bool) -> None:
        """Say whether all of the view is painted: else Qt paints what it covers, too.

        Its canvas and film strip fill it, but of a widget that is not itself opaque Qt does not
        ask that, and each photo would cost 200 paintings that nobody sees.
        """
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, covered)

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        size = self.around.lay_out().size()
        self.showing.fade.stop()
        self.frames.resize(size)
        self.overlay.resize(size)

    def _longest(self) -> int:
        """Return the longer side of the view in device pixels."""
        return round(max(self.width(), self.height()) * self.devicePixelRatioF())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drawing.drop()
        self._idle.stop()
        self.unsetCursor()
        self.showing.end()
        self.around.forget()
        self.stage.forget()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:  # somebody tags or names: the photo stays
            self.showing.pause()

    def _on_show_changed(self) -> None:
        self.around.leave_alone(alone=self.showing.is_running)
        self.overlay.offer_show(is_running=self.showing.is_running)
        if self.current_id() is not None:
            self._want()

    def wake(self) -> None:
        """Somebody is there: show what is said, and the pointer."""
        self.unsetCursor()
        self.overlay.appear(shown=True)
        self._idle.start()

    def _on_idle(self) -> None:
        if self.isVisible() and not self.drawing.is_busy:
            self.overlay.appear(shown=False)
            self.setCursor(Qt.CursorShape.BlankCursor)


def _place_near(ids: "array[int]", photo: int, index: int) -> int | None:
    """Return where a photo stands in a list, looked for near a place first; None if nowhere.

    To look through a million takes longer than a frame, and most edits move no photo far.
    """
    if 0 <= index < len(ids) and ids[index] == photo:
        return index
    start = max(0, index - NEAR)
    near = ids[start : index + NEAR]
    if photo in near:
        return start + near.index(photo)
    return ids.index(photo) if photo in ids else None
