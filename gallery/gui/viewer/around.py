"""What stands around the photo in view: the film strip under it, what is known of it beside it."""

from array import array
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.theme import LARGE_GAP
from gallery.gui.viewer.buttons import BUTTON
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.facts import Facts
from gallery.gui.viewer.filmstrip import DarkFilmstrip
from gallery.gui.viewer.info import InfoCard
from gallery.gui.viewer.overlay import Overlay
from gallery.metadata.camera import Camera, camera_of
from gallery.model.photo import PhotoDetails

RESTS = 200  # ms on a photo before its file is asked for the camera


class Around(QObject):
    """Shows or hides them, and gives the photo the room that they leave.

    Attributes:
        strip: the film strip.
        info: the card with what is known.
        has_strip, has_info: whether they are shown while no slide show runs.

    Signals:
        strip_switched(bool), info_switched(bool): it is shown now, or no longer.
        picked(int): go to the photo at this index.
        lay_out_wanted(): there is another room for the photo.
    """

    strip_switched = Signal(bool)
    info_switched = Signal(bool)
    picked = Signal(int)
    lay_out_wanted = Signal()

    def __init__(self, bridge: Bridge, view: QWidget, *, canvas: Canvas, overlay: Overlay) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        self._canvas = canvas
        self._overlay = overlay
        self._photo: PhotoDetails | None = None
        self._camera: tuple[int, Camera] | None = None
        self.has_strip, self.has_info = False, False
        self._is_alone = False
        self.info = InfoCard(canvas)
        self.info.stackUnder(overlay)
        self.strip = DarkFilmstrip(bridge, view)
        self.strip.hide()
        self.strip.picked.connect(self.picked)
        overlay.info_wanted.connect(self.switch_info)
        overlay.strip_wanted.connect(self.switch_strip)
        self._rest = QTimer(self, singleShot=True, interval=RESTS)
        self._rest.timeout.connect(self._ask_camera)

    def lay_out(self) -> QRect:
        """Give the photo all the room that the film strip leaves; return it."""
        width, height = self._view.width(), self._view.height()
        foot = 0 if self.strip.isHidden() else self.strip.height()
        room = QRect(0, 0, width, height - foot)
        self._canvas.setGeometry(room)
        self.strip.setGeometry(0, room.height(), width, self.strip.height())
        beside = 2 * LARGE_GAP + BUTTON  # the buttons at the edges
        self.info.stand_in(room.adjusted(beside, beside, -beside, -LARGE_GAP))
        return room

    def show_place(self, ids: "array[int]", index: int) -> None:
        """The photo at this index is in view."""
        self.strip.show_photos(ids, index)

    def show_strip(self, *, shown: bool) -> None:
        """Show the film strip, or not; a slide show has the photo alone."""
        self.has_strip = shown
        self._arrange()

    def show_info(self, *, shown: bool) -> None:
        """Show what is known of the photo, or not."""
        self.has_info = shown
        self._arrange()

    def switch_strip(self) -> None:
        """Show the film strip if it is not shown, or the other way round."""
        self.show_strip(shown=not self.has_strip)
        self.strip_switched.emit(self.has_strip)

    def switch_info(self) -> None:
        """Show what is known of the photo if it is not shown, or the other way round."""
        self.show_info(shown=not self.has_info)
        self.info_switched.emit(self.has_info)

    def leave_alone(self, *, alone: bool) -> None:
        """Show the photo without anything around it, or as before."""
        self._is_alone = alone
        self._arrange()

    def tell_of(self, photo: PhotoDetails) -> None:
        """Say what is known of the photo in view."""
        before, self._photo = self._photo, photo
        if before is photo:  # nothing newer is known
            return
        if self._camera is not None and self._camera[0] != photo.id:
            self._camera = None
        if not self.info.isHidden():
            self._say()
            if before is None or before.id != photo.id:
                self._rest.start()

    def forget(self) -> None:
        """The view is closed."""
        self._photo, self._camera = None, None
        self._rest.stop()

    def _arrange(self) -> None:
        self.strip.setVisible(self.has_strip and not self._is_alone)
        self.info.setVisible(self.has_info and not self._is_alone)
        if self._photo is not None and not self.info.isHidden():
            self._say()
            self._rest.start()
        self._overlay.mark(strip=self.has_strip, info=self.has_info)
        self.lay_out_wanted.emit()

    def _say(self) -> None:
        if self._photo is not None:
            camera = self._camera[1] if self._camera is not None else None
            self.info.show_facts(Facts().facts(self._photo, camera))

    def _ask_camera(self) -> None:
        photo = self._photo
        if photo is None or not photo.files or self.info.isHidden():
            return
        path = Path(photo.files[0].path)
        self._bridge.compute(
            lambda: (photo.id, camera_of(path)), self._on_camera, group="camera-of-photo"
        )

    def _on_camera(self, answer: tuple[int, Camera]) -> None:
        if self._photo is not None and answer[0] == self._photo.id:
            self._camera = answer
            self._say()
