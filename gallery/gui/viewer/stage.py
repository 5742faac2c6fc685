"""The photo in view, put on the canvas: its thumbnail, then sharp, played where it moves.

It joins what brings pictures (``loading``, ``playing``, ``renewing``) with what draws them; which
photo that is, the view says.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.drawing import Drawing
from gallery.gui.viewer.loading import Loader
from gallery.gui.viewer.pictures import FirstLook, Sharp
from gallery.gui.viewer.playing import Player
from gallery.gui.viewer.reel import Frame
from gallery.gui.viewer.renewing import Renewing


class Stage(QObject):
    """Shows one photo at a time.

    Attributes:
        loader, player: bring its pictures.
        shown_id: the photo on the canvas, which may lag behind; None at first.

    Signals:
        shown(PhotoDetails): the photo in view is on the canvas, or more is known of it.
        changed(): something else is to be said of it.
        readied(): a photo is as sharp as it gets.
    """

    shown = Signal(object)
    changed = Signal()
    readied = Signal()

    def __init__(self, bridge: Bridge, canvas: Canvas, drawing: Drawing) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing = drawing
        self._wanted: int | None = None
        self.shown_id: int | None = None
        self.player = Player(bridge, self)
        self.loader = Loader(bridge, canvas)
        self._renewing = Renewing(
            bridge, canvas, loader=self.loader, player=self.player, frames=drawing.frames
        )
        self.loader.looked.connect(self._on_looked)
        self._renewing.renewed.connect(self._on_looked)
        self.loader.sharpened.connect(self._on_sharpened)
        self.player.framed.connect(self._on_frame)
        self.player.changed.connect(self.changed)
        canvas.framed.connect(self._on_framed)

    def stand_at(self, ids: Sequence[int], index: int, *, coming: Sequence[int] = ()) -> None:
        """Show the photo at an index of a list, as far as it is here; see ``Loader.stand_at``."""
        self._wanted = ids[index]
        self.loader.stand_at(ids, index, coming=coming)
        look = self.loader.look(self._wanted)
        if look is not None:
            self._show(look)

    def look(self) -> FirstLook | None:
        """Return what is known of the photo in view."""
        return self.loader.look(self._wanted) if self._wanted is not None else None

    def sharp(self) -> Sharp | None:
        """Return the sharp picture of the photo in view, or why there is none."""
        return self.loader.sharp(self._wanted) if self._wanted is not None else None

    @property
    def is_ready(self) -> bool:
        """Whether the photo in view is shown as sharp as it gets."""
        sharp = self.sharp()
        failed = sharp is not None and sharp.reason is not None
        return failed or (self._canvas.is_sharp and self.shown_id == self._wanted)

    @property
    def is_watched(self) -> bool:
        """Whether a change of the files of the photo in view is noticed by now."""
        return self._renewing.is_watching

    def forget(self) -> None:
        """Let go of everything: the view is closed."""
        self.player.stop()
        self._renewing.rest()
        self.loader.forget()
        self.shown_id, self._wanted = None, None

    def _show(self, look: FirstLook) -> None:
        """Put a photo on the canvas: sharp if it is ready, else its thumbnail, in one step."""
        details = look.details
        if details.id != self.shown_id:
            self.player.stop()
            self.shown_id = details.id
            self._canvas.show_photo(details.width, details.height, look.thumbnail)
            self._take_sharp(details.id)
        self._drawing.show(details)
        self._renewing.watch(details)
        longest = max(self._canvas.width(), self._canvas.height())
        self.player.show(details, round(longest * self._canvas.devicePixelRatioF()))
        self.shown.emit(details)

    def _take_sharp(self, photo: int) -> None:
        sharp = self.loader.sharp(photo)
        if sharp is not None and photo == self.shown_id and not self.player.is_moving:
            self._canvas.set_sharp(sharp)
            self._on_framed()

    def _on_looked(self, photo: int) -> None:
        look = self.loader.look(photo)
        if photo != self._wanted or look is None:
            return
        if photo == self.shown_id and not self._canvas.is_sharp:
            self._canvas.set_thumbnail(look.thumbnail)
        self._show(look)
        self.changed.emit()

    def _on_sharpened(self, photo: int) -> None:
        self._take_sharp(photo)
        if photo == self._wanted:
            self.changed.emit()
        self.readied.emit()

    def _on_frame(self, frame: Frame) -> None:
        if self.shown_id is not None:
            wanted = self._canvas.wants_more
            self._canvas.set_sharp(Sharp(self.shown_id, (frame.image,), frame.is_whole))
            if wanted:
                self._on_framed()

    def _on_framed(self) -> None:
        self._drawing.follow()
        if self.shown_id is not None and self._canvas.wants_more:
            if self.player.is_moving:
                self.player.enlarge()
            else:
                self.loader.want_pieces()
        self.changed.emit()
