"""A photo whose file is changed or removed by somebody else while it is in view.

What was shown stays until the new picture is here, and for good where there is none; the view
says which of the two it was.
"""

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.viewer.canvas import Canvas
from gallery.gui.viewer.loading import Loader
from gallery.gui.viewer.playing import Player
from gallery.gui.viewer.regions import RegionFrames
from gallery.gui.viewer.vigil import Vigil
from gallery.model.photo import PhotoDetails
from gallery.model.reasons import Reason

# Why a file could not be read though it may be as it was.
AWAY = frozenset({Reason.VANISHED, Reason.NO_PERMISSION, Reason.READ_ERROR})


class Renewing(QObject):
    """Has the photo in view decoded again when its file is another one.

    Args:
        frames: where it is said.

    Signals:
        renewed(int): there is another picture of this photo, to be shown as if it was just opened.
    """

    renewed = Signal(int)

    def __init__(
        self,
        bridge: Bridge,
        canvas: Canvas,
        *,
        loader: Loader,
        player: Player,
        frames: RegionFrames,
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._loader = loader
        self._player = player
        self._frames = frames
        self._photo: PhotoDetails | None = None
        self._is_awaited = False
        self._was_away = False  # its file, before it changed
        self._vigil = Vigil(bridge, self)
        self._vigil.changed.connect(self._on_changed)
        loader.sharpened.connect(self._on_sharpened)

    def watch(self, photo: PhotoDetails) -> None:
        """This photo is in view."""
        if self._photo is None or photo.id != self._photo.id:
            self._is_awaited = False
            self._frames.forget_notice()
        self._photo = photo
        paths = [file.path for file in photo.files]
        self._vigil.watch(photo.id, paths, since=self._loader.trace(photo.id))

    @property
    def is_watching(self) -> bool:
        """Whether a change of the photo's files is noticed by now."""
        return self._vigil.is_watching

    def rest(self) -> None:
        """The view is closed."""
        self._photo, self._is_awaited = None, False
        self._vigil.rest()

    def _on_changed(self, photo: int) -> None:
        before = self._loader.sharp(photo)
        self._was_away = before is not None and before.reason in AWAY
        self._is_awaited = True
        self._player.stop()
        self._loader.decode_again(photo)

    def _on_sharpened(self, photo: int) -> None:
        """Make room for a picture of another size before it is shown."""
        sharp = self._loader.sharp(photo)
        known = self._photo
        if not self._is_awaited or known is None or photo != known.id or sharp is None:
            return
        self._is_awaited = False
        if sharp.levels:
            size = sharp.size or (known.width, known.height)
            self._loader.size_is(photo, size)
            self._canvas.show_photo(*size, None)
            if self._was_away:
                words = self.tr("The file can be read again.")
            else:
                words = self.tr("The file was changed; this is what it shows now.")
            self._frames.say(words, passing=True)
            self.renewed.emit(photo)
