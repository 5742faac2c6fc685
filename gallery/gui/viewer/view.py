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
from gallery.gui.viewer.loading import Loader
from gallery.gui.viewer.overlay import Overlay, Said
from gallery.gui.viewer.pictures import FirstLook, Sharp
from gallery.gui.viewer.playing import Player
from gallery.gui.viewer.reel import Frame
from gallery.gui.viewer.renewing import Renewing
from gallery.gui.viewer.showing import Showing
from gallery.gui.viewer.telling import Telling
from gallery.gui.words import number

IDLE = 2500  # ms without a movement before the overlay and the pointer go away
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
        canvas, overlay, drawing, frames, player, around, showing: its parts.
        shown_id: the photo on the canvas, which may lag behind; None at first.

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
        self.shown_id: int | None = None
        self._box_wanted = False  # as soon as the photo is shown
        self._was_full = False  # whether the window had the whole screen when it was opened
        self.player = Player(bridge, self)
        self.canvas = Canvas(self)
        self._loader = Loader(bridge, self.canvas)
        self.drawing = Drawing(bridge, self.canvas, view=self)
        self.frames = self.drawing.frames
        self._renewing = Renewing(
            bridge, self.canvas, loader=self._loader, player=self.player, frames=self.frames
        )
        self.overlay = Overlay(self.canvas, closes=not docked)
        self.around = Around(bridge, self, canvas=self.canvas, overlay=self.overlay)
        self.showing = self._slide_show()
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._connect()
        policy = Qt.FocusPolicy.NoFocus if docked else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        self.setAccessibleDescription(self.tr("Full view"))
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    def _connect(self) -> None:
        self._loader.looked.connect(self._on_looked)
        self._renewing.renewed.connect(self._on_looked)
        self._loader.sharpened.connect(self._on_sharpened)
        self.player.framed.connect(self._on_frame)
        self.player.changed.connect(self._on_played)
        self.canvas.framed.connect(self._on_framed)
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
            is_ready=lambda index: self._loader.sharp(self._ids[index]) is not None,
        )
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
        elif before in self._ids:
            same = 0 <= self._index < len(self._ids) and self._ids[self._index] == before
            self._go(self._index if same else self._ids.index(before))
        else:
            self._go(min(self._index, len(self._ids) - 1))

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
        look = self._loader.look(self._ids[index])
        if look is not None:
            self._show(look)
        self._say()
        self.moved.emit(index)

    def _want(self) -> None:
        """Have this photo and those that come next made ready."""
        self._loader.stand_at(self._ids, self._index, coming=self.showing.coming())

    def _show(self, look: FirstLook) -> None:
        """Put a photo on the canvas: sharp if it is ready, else its thumbnail, in one step."""
        details = look.details
        if details.id != self.shown_id:
            self.player.stop()
            self.shown_id = details.id
            self.canvas.show_photo(details.width, details.height, look.thumbnail)
            self._take_sharp(details.id)
        self.drawing.show(details)
        self._renewing.watch(details)
        self.overlay.offer_frames(there=bool(details.regions))
        self.player.show(details, self._longest())
        if self._box_wanted:
            self.begin_box()

    def _on_frame(self, frame: Frame) -> None:
        if self.shown_id is not None:
            wanted = self.canvas.wants_more
            self.canvas.set_sharp(Sharp(self.shown_id, (frame.image,), frame.is_whole))
            if wanted:
                self._on_framed()

    def _on_played(self) -> None:
        player = self.player
        self.overlay.offer_pause(is_moving=player.is_moving, is_paused=player.is_paused)
        self._say()

    def _take_sharp(self, photo: int) -> None:
        sharp = self._loader.sharp(photo)
        if sharp is not None and photo == self.shown_id and not self.player.is_moving:
            self.canvas.set_sharp(sharp)
            self._on_framed()

    def _on_looked(self, photo: int) -> None:
        look = self._loader.look(photo)
        if photo != self.current_id() or look is None:
            return
        if photo == self.shown_id and not self.canvas.is_sharp:
            self.canvas.set_thumbnail(look.thumbnail)
        self._show(look)
        self._say()

    def _on_sharpened(self, photo: int) -> None:
        self._take_sharp(photo)
        if photo == self.current_id():
            self._say()
        self.showing.look_again()

    def _on_framed(self) -> None:
        self.drawing.follow()
        if self.shown_id is not None and self.canvas.wants_more:
            if self.player.is_moving:
                self.player.enlarge()
            else:
                self._loader.want_pieces()
        self._say()

    # What is said

    def _say(self) -> None:
        photo = self.current_id()
        if photo is None:
            return
        look = self._loader.look(photo)
        place = f"{number(self._index + 1)} / {number(len(self._ids))}"
        said = Said(place=place) if look is None else self._said(place, look)
        if look is not None and not self._is_docked:
            self.around.tell_of(look.details)
        if self._is_docked:
            said = Said(zoom=said.zoom, movement=said.movement, problem=said.problem)
        last = len(self._ids) - 1
        self.overlay.say(said, has_back=self._index > 0, has_on=self._index < last)
        # The view has the focus, so it is what is read out.
        self.setAccessibleName(self.drawing.spoken or said.spoken)
        if said.problem:
            self.overlay.appear(shown=True)
        if said.problem or (self.canvas.is_sharp and self.shown_id == photo):
            self.showing.arrived(self._index)

    def _said(self, place: str, look: FirstLook) -> Said:
        canvas, player = self.canvas, self.player
        framing = canvas.framing if self.shown_id == look.details.id else None
        telling, sharp = Telling(), self._loader.sharp(look.details.id)
        return replace(
            telling.said(place, look, sharp, is_kept=canvas.is_sharp),
            zoom=telling.zoom(framing, wants_more=canvas.wants_more),
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
        self.player.stop()
        self.showing.end()
        self.around.forget()
        self._renewing.rest()
        self._loader.forget()
        self.shown_id = None

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
