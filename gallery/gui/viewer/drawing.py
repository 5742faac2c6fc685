"""Boxes around people in the full view: what is marked, how it looks, its name, its keys."""

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gallery.edits.base import Edit
from gallery.edits.regions import RemoveRegion
from gallery.gui.bridge import Bridge
from gallery.gui.viewer.boxes import Ground
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.marking import Marking
from gallery.gui.viewer.naming import NameBar
from gallery.gui.viewer.regions import RegionFrames
from gallery.gui.widgets.keyboard import DIGITS
from gallery.model.errors import GalleryError
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Bearer, Part

EDGE = 24  # px that a box brought into sight keeps from the edge of the view


class Drawing(QObject):
    """Joins the boxes of one view with the library.

    Attributes:
        frames: the boxes as they are drawn over the canvas.
        marking: the boxes, and which is in hand.
        bar: asks for the name.
        bridge: the way to the library.

    Signals:
        told(): what is said of the box in hand is another thing.
        removed(Outcome): a box was taken off the photo.
    """

    told = Signal()
    removed = Signal(object)

    def __init__(self, bridge: Bridge, canvas: Canvas, *, view: QWidget) -> None:
        super().__init__(view)
        self.bridge = bridge
        self._view = view
        self._canvas = canvas
        self.marking = Marking(self)
        self.frames = RegionFrames(self.marking, canvas)
        self.bar = NameBar(bridge, view)
        self._focus_before: QWidget | None = None
        self._spoken = ""
        canvas.give_mouse(self.marking)
        canvas.pointed.connect(self.frames.point)
        self.marking.changed.connect(self._on_changed)
        self.marking.naming_asked.connect(self._ask_name)
        self.marking.refused.connect(self._on_refused)
        self.marking.edited.connect(self._on_edited)
        self.marking.sought.connect(self._bring_into_sight)
        self.marking.let_go.connect(self._on_let_go)
        self.bar.named.connect(self._on_named)
        self.bar.digit_given.connect(self._name_by_digit)
        self.bar.given_up.connect(self._on_given_up)
        self.bar.left.connect(self._on_left)
        bridge.failed.connect(self._on_failed)

    # What the view asks

    @property
    def is_busy(self) -> bool:
        """Whether a box is in hand."""
        return self.marking.active is not None

    @property
    def spoken(self) -> str:
        """What a screen reader says of the box in hand, "" without one."""
        box = self.marking.active
        if box is None:
            return ""
        if not box.id:
            return self.tr("New box")
        place, count = self.marking.position()
        named = self.tr("Box around {name}, {place} of {count}")
        words = named if box.name else self.tr("Box without a name, {place} of {count}")
        return words.format(name=box.name, place=place, count=count)

    def show(self, photo: PhotoDetails) -> None:
        """The photo in view, or what is newly known of it."""
        self.marking.show(photo)

    def follow(self) -> None:
        """The photo stands elsewhere in the view."""
        framing = self._canvas.framing
        self.marking.follow(Ground(framing, self._canvas.turns) if framing else None)
        if self.bar.isVisible():
            self._ask_name()

    def begin(self) -> None:
        """Begin a new box: crosshair for the mouse, a box in the middle for the keys."""
        self._take_focus()
        self.marking.begin()

    def drop(self) -> None:
        """Let go of the box in hand; a new one is given up."""
        self.marking.drop()

    def key(self, event: QKeyEvent) -> bool:
        """Return whether a key was for a box."""
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier and key in DIGITS and self.is_busy:
            self._name_by_digit(DIGITS.index(Qt.Key(key)))
            return True
        return self.marking.key(key, held)

    def is_own(self, event: QKeyEvent) -> bool:
        """Whether a key that the window has a shortcut for is meant for the box in hand."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        named = alt and event.key() in DIGITS
        return self.is_busy and (named or event.key() == Qt.Key.Key_Delete)

    def step(self, by: int) -> bool:
        """Take the next box or the previous one in hand; False when there is none."""
        return self.marking.step(by)

    # The box in hand

    def _take_focus(self) -> None:
        """Have the keys, though the view may be part of a page whose bar has them."""
        if not self._view.hasFocus():
            self._focus_before = QApplication.focusWidget()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        marking = self.marking
        if marking.is_held or self.bar.isVisible():
            self.frames.say("")
        elif marking.is_new:
            around = self.tr("Drag around a face, or move this box with the arrows")
            keys = self.tr("Shift+arrows resize · Enter names · Esc gives up")
            self.frames.say(f"{around}\n{keys}")
        elif marking.active is not None:
            if not self._view.hasFocus() and not self.bar.isVisible():
                self._take_focus()
            self.frames.say(
                self.tr("Arrows move · Shift+arrows resize · Enter names · Del removes")
            )
        else:
            self.frames.say("")
        if self.spoken != self._spoken:
            self._spoken = self.spoken
            self.told.emit()

    def _bring_into_sight(self) -> None:
        """Move an enlarged photo so far that the box in hand is seen."""
        framing, place = self._canvas.framing, self.marking.place
        seen = QRectF(self._canvas.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        across = max(seen.left() - place.left(), 0) + min(seen.right() - place.right(), 0)
        down = max(seen.top() - place.top(), 0) + min(seen.bottom() - place.bottom(), 0)
        if framing is not None and framing.can_move and (across or down):
            self._canvas.frame(framing.moved(across, down))

    def _on_let_go(self) -> None:
        self.bar.close_bar()
        before, self._focus_before = self._focus_before, None
        if before is not None and self._view.hasFocus():
            before.setFocus()
        self._canvas.set_hand()

    def _on_refused(self) -> None:
        self.frames.say(self.tr("This box is too small to show anybody."), passing=True)

    def _on_edited(self, edit: Edit) -> None:
        done = self.removed.emit if isinstance(edit, RemoveRegion) else None
        self.bridge.apply(edit, done)

    def _on_failed(self, _error: GalleryError) -> None:
        self.marking.forget_unread()

    # Its name

    def _name_by_digit(self, place: int) -> None:
        """Name the box in hand after somebody of the set."""
        marking, digits = self.marking, self.bridge.digits
        asked = marking.in_hand

        def name(people: tuple[Bearer, ...]) -> None:
            if marking.in_hand == asked and place < len(people):
                marking.name(Part(people[place].name, people[place]))

        if asked is not None:
            photo_id, _ = asked
            self.bridge.read(lambda reader: digits.of(reader, photo_id).people, name)

    def _ask_name(self) -> None:
        place = self.marking.place.toAlignedRect().intersected(self._canvas.rect())
        near = QRect(self._canvas.mapTo(self._view, place.topLeft()), place.size())
        box = self.marking.active
        if box is not None:
            self.bar.open_for(near, self.marking.photo_id, box.name)
            self._on_changed()

    def _on_named(self, who: Part | None) -> None:
        self.marking.name(who)

    def _on_given_up(self) -> None:
        self.bar.close_bar()
        if self.marking.is_new:
            self.marking.drop()
        self._on_changed()

    def _on_left(self) -> None:
        """The focus went elsewhere; the mouse that moves the box brings it back."""
        if not self.marking.is_held:
            self._on_given_up()
