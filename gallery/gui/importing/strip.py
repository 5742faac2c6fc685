"""A strip of small pictures of a planned set, so that one sees what is coming in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.theme import CELL_RADIUS, GAP, colour, tokens_of
from gallery.importing.plan import PlannedFile
from gallery.model.reasons import RefusedFile

MOST = 6
CELL = QSize(92, 68)  # px
LONGEST = 256  # px of the decoded picture: sharp at 200 %
# What decodes in some 30 ms at draft scale; anything else waits for the import.
QUICK = (".jpg", ".jpeg")
QUICK_BYTES = 30_000_000


class Strip(QWidget):
    """Up to six pictures, each shown when it is read; the room for them is always there."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._files: tuple[PlannedFile, ...] = ()
        self._count = 0
        self._images: dict[int, QImage] = {}
        self._number = 0
        self.setFixedHeight(CELL.height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_files(self, files: tuple[PlannedFile, ...]) -> None:
        """Show the first of ``files``."""
        if files[:MOST] == self._files:
            return
        self._files, self._count = files[:MOST], len(files)
        self._images = {}
        self._number += 1
        for place, file in enumerate(self._files):
            if file.entry < 0 and file.bytes < QUICK_BYTES and _is_quick(file):
                self._bridge.compute(
                    partial(_read, self._number, place, file.path),
                    self._on_read,
                    group=f"plan-strip-{place}",
                )
        self.setAccessibleName(", ".join(file.name for file in self._files))
        self.update()

    def _on_read(self, found: tuple[int, int, QImage | None]) -> None:
        number, place, image = found
        if number == self._number and image is not None:
            self._images[place] = image
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitting = min(len(self._files), (self.width() + GAP) // (CELL.width() + GAP))
        for place in range(fitting):
            cell = QRectF(place * (CELL.width() + GAP), 0, CELL.width(), CELL.height())
            path = QPainterPath()
            path.addRoundedRect(cell, CELL_RADIUS, CELL_RADIUS)
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(cell, colour(tokens.raised))
            if place in self._images:
                _draw_cropped(painter, cell, self._images[place])
            more = self._count - fitting
            if more > 0 and place == fitting - 1:
                painter.fillRect(cell, colour(tokens.scrim, 0.55))
                painter.setPen(colour(tokens.on_photo))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"+{more + 1}")
            painter.restore()


def _draw_cropped(painter: QPainter, cell: QRectF, image: QImage) -> None:
    size = image.size().scaled(cell.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    whole = QRectF(0, 0, size.width(), size.height())
    whole.moveCenter(cell.center())
    painter.drawImage(whole, image)


def _is_quick(file: PlannedFile) -> bool:
    return file.name.casefold().endswith(QUICK)


def _read(number: int, place: int, path: str) -> tuple[int, int, QImage | None]:
    from gallery.images.decode import decode  # Pillow, not needed before the first paint

    try:
        picture = decode(Path(path), longest=LONGEST, strict=False)
    except RefusedFile:
        return number, place, None
    alpha = picture.mode == "RGBA"
    form = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    stride = picture.width * (4 if alpha else 3)
    image = QImage(picture.pixels, picture.width, picture.height, stride, form)
    return number, place, image.copy()  # the copy owns its pixels
