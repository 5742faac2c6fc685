"""The comparison over the main window: what is loaded for it, what is said of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.compare import keys
from gallery.gui.compare.aligning import Aligning
from gallery.gui.compare.bar import HEIGHT, CompareBar
from gallery.gui.compare.board import Board
from gallery.gui.compare.differing import Differing
from gallery.gui.compare.pictures import Pictures
from gallery.gui.compare.placing import Mode
from gallery.gui.compare.telling import Telling
from gallery.gui.words import number

FEWEST = 2  # photos that can be compared


class CompareView(QWidget):
    """Two photos or more, over all of its parent.

    Attributes:
        board, bar, pictures: its parts.
        is_choosing: whether somebody waits for one to be chosen, so that a digit alone picks a
            photo; else digits rate the active one, as everywhere.

    Signals:
        closed(): Esc, the close button, or a choice; the window takes the focus back.
        chosen(int): this photo was chosen; the view closes after it.
        moved(int): keys are about another photo; its place among those given.
    """

    closed = Signal()
    chosen = Signal(int)
    moved = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self.is_choosing = False
        self.pictures = Pictures(bridge, self)
        self.bar = CompareBar(self)
        self.board = Board(self)
        self._differing = Differing(bridge, self.board)
        self._aligning = Aligning(bridge, self.board, self.pictures)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(self.tr("Comparison"))
        # Bar and board fill it; else what it covers would be painted anew under each frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    def _connect(self) -> None:
        self.pictures.looked.connect(self._on_looked)
        self.pictures.sharpened.connect(self._on_sharpened)
        self.board.framed.connect(self._on_framed)
        self.board.picked.connect(self.make_active)
        self._differing.changed.connect(self._say)
        self.bar.mode_wanted.connect(self.show_mode)
        self.bar.lock_wanted.connect(self.toggle_lock)
        self.bar.pixels_wanted.connect(self.toggle_pixels)
        self.bar.alignment_wanted.connect(self.toggle_alignment)
        self.bar.swap_wanted.connect(self.swap)
        self.bar.choose_wanted.connect(self.choose)
        self.bar.close_wanted.connect(self.leave)

    # What is asked of it

    @property
    def ids(self) -> tuple[int, ...]:
        """The photos that are compared, in the order in which they hang."""
        return self._ids

    @property
    def index(self) -> int:
        """The place of the photo that keys are about."""
        return self.board.active

    @property
    def count(self) -> int:
        """How many photos are compared."""
        return len(self._ids)

    def current_id(self) -> int | None:
        """Return the photo that keys are about, None when the view is closed."""
        return self._ids[self.index] if 0 <= self.index < len(self._ids) else None

    def neighbour(self, by: int) -> int | None:
        """Return the photo so many places on from the active one, None beyond the ends."""
        place = self.index + by
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def show_photos(
        self,
        ids: Sequence[int],
        *,
        first: int | None = None,
        mode: Mode = Mode.SIDE,
        choosing: bool = False,
    ) -> None:
        """Open the view on photos.

        Args:
            ids: of fewer than two nothing is opened; side by side at most four are seen at once.
            first: the id of the photo that keys are about at first; else the first one.
            mode: how they are compared at first.
            choosing: digits pick a photo instead of rating the active one, and crops lie where
                they were cut out.
        """
        wanted = tuple(dict.fromkeys(ids))
        if len(wanted) < FEWEST:
            return
        self._ids = wanted
        self.is_choosing = choosing
        self._aligning.start(on=choosing)
        self._cover()
        active = self._ids.index(first) if first in self._ids else 0
        self.board.hang(self._ids, active, mode)
        self.show()
        self.raise_()
        self.setFocus()
        self.pictures.want(self._ids)
        self._want_pixels()
        self._say()
        self.moved.emit(active)

    def make_active(self, place: int) -> None:
        """Let keys be about another photo; flipped, it takes the place of the one before."""
        if 0 <= place < len(self._ids) and place != self.board.active:
            self.board.make_active(place)
            self._want_pixels()
            self._say()
            self.moved.emit(place)

    def step(self, by: int) -> None:
        """Go on to the next photo, from the last one to the first."""
        if self._ids:
            self.make_active((self.index + by) % len(self._ids))

    def show_mode(self, mode: Mode) -> None:
        """Compare in another way."""
        self.board.show_mode(mode)
        self._want_pixels()
        self._say()

    def toggle_lock(self) -> None:
        """Zoom and move all together, or each by itself; what was moved stays so."""
        self.board.is_locked = not self.board.is_locked
        self._say()

    def toggle_pixels(self) -> None:
        """Draw a smaller copy smaller, or all into one frame."""
        self.board.keep_pixels(own=not self.board.own_pixels)
        self._say()

    def toggle_alignment(self) -> None:
        """Let crops lie where they were cut out, or each picture fill the frame."""
        self._aligning.toggle()
        self._say()

    def swap(self) -> None:
        """Let the active photo and the next one change places."""
        one, two = self.board.active, self.board.other
        ids = list(self._ids)
        ids[one], ids[two] = ids[two], ids[one]
        self._ids = tuple(ids)
        self.board.swap()
        self._say()
        self.moved.emit(self.index)

    def choose(self) -> None:
        """Choose the active photo and close."""
        photo = self.current_id()
        if photo is not None:
            self.chosen.emit(photo)
            self.leave()

    def leave(self) -> None:
        """Close the view."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    # What is loaded

    def _want_pixels(self) -> None:
        framing = self.board.framing
        if framing is None or not self._ids:
            return
        longest = max(framing.width, framing.height) * framing.scale * framing.ratio
        room = max(self.width(), self.height()) * self.devicePixelRatioF()
        first = [self._ids[place] for place in (*self.board.seen, self.board.other)]
        self.pictures.want_pixels(first, round(max(longest, room)))

    def _on_looked(self) -> None:
        there = tuple(photo for photo in self._ids if self.pictures.look(photo) is not None)
        if len(there) < FEWEST:  # what is left has nothing to be compared with
            self.leave()
            return
        if there != self._ids:
            self._hang_anew(there)
        for photo in self._ids:
            self._hang(photo)
        self.board.arrange()
        self._aligning.look()
        self._want_pixels()
        self._say()

    def _hang_anew(self, ids: tuple[int, ...]) -> None:
        """Go on without photos that left the library."""
        current = self.current_id()
        self._ids = ids
        active = ids.index(current) if current in ids else 0
        self.board.hang(ids, active, self.board.mode)
        self.moved.emit(active)

    def _on_sharpened(self, photo: int) -> None:
        if photo in self._ids:
            self._hang(photo)
            self._on_framed()

    def _hang(self, photo: int) -> None:
        look = self.pictures.look(photo)
        if look is not None:
            size = look.details.width, look.details.height
            pane = self.board.panes[self._ids.index(photo)]
            pane.show_picture(size, look.thumbnail, self.pictures.sharp(photo))

    def _on_framed(self) -> None:
        if self.isVisible():
            self._want_pixels()
            self._differing.look()
            self._say()

    # What is said

    def _say(self) -> None:
        board = self.board
        if not self._ids or len(board.panes) != len(self._ids):
            return
        telling = Telling()
        looks = [self.pictures.look(photo) for photo in self._ids]
        for place, pane in enumerate(board.panes):
            sharp = self.pictures.sharp(self._ids[place])
            zoom = self._zoom(place)
            label = telling.label(place, looks, sharp=sharp, zoom=zoom, turn=pane.turn)
            pane.say(label, is_active=place == board.active)
        self._name_pair()
        said = telling.state(locked=board.is_locked, own_pixels=board.own_pixels)
        self.bar.show_state(
            board.mode,
            locked=board.is_locked,
            own_pixels=board.own_pixels,
            aligned=self._aligning.is_on,
            said=said,
        )
        spoken = board.panes[board.active].label.spoken
        which = self.tr("{n} of {count}").format(n=board.active + 1, count=number(len(self._ids)))
        self.setAccessibleName(", ".join(part for part in (which, spoken, said) if part))

    def _zoom(self, place: int) -> str:
        """Say how large a photo is shown, "" when all of it is."""
        framing, pane = self.board.framing, self.board.panes[place]
        if framing is None or (framing.is_fitted and not self.board.is_shifted):
            return ""
        percent = pane.place.width() * framing.ratio / pane.photo_size[0] * 100
        drawn = pane.drawn
        if drawn is None or not self.pictures.is_all(pane.photo):
            return f"{round(percent)} %"
        return Telling().zoom(percent, sharp=drawn.across / pane.photo_size[0] * 100)

    def _name_pair(self) -> None:
        """Say below a difference which two photos it is of."""
        board = self.board
        if board.mode is Mode.DIFFERENCE:
            pane, other = board.panes[board.active], board.panes[board.other]
            name = Telling().pair(pane.label.name, other.label.name)
            found = self._differing.found
            facts = Telling().difference(found) if found is not None else ()
            pane.say(replace(pane.label, name=name, facts=facts), is_active=True)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_own = keys.is_own(event, choosing=self.is_choosing)
            if event.type() is QEvent.Type.ShortcutOverride and is_own:
                event.accept()
                return True
            # Before Qt moves the focus with it.
            tabs = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.type() is QEvent.Type.KeyPress and tabs and keys.press(self, event):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setGeometry(0, 0, self.width(), HEIGHT)
        self.board.setGeometry(0, HEIGHT, self.width(), max(1, self.height() - HEIGHT))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():  # the window is minimised
            return
        self.hide()  # not shown again when what it covers is
        self._differing.forget()
        self.pictures.forget()
        self.board.hang((), 0, Mode.SIDE)
        self._ids = ()
