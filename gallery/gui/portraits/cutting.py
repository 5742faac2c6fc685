"""Cuts portraits to squares and discs; runs on the reader pool."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter

from gallery.gui.crops import portrait
from gallery.gui.grid.render import HEAD_ROOM, image_of
from gallery.gui.scope import ScopeKind
from gallery.library import portraits
from gallery.library.database import Library, Reader
from gallery.library.portraits import Portrait

ROUND = (ScopeKind.PERSON, ScopeKind.GROUP)  # who is shown in a disc
READERS = {
    ScopeKind.PERSON: portraits.of_persons,
    ScopeKind.GROUP: portraits.of_groups,
    ScopeKind.SCENE: portraits.of_scenes,
    ScopeKind.SET: portraits.of_sets,
}


def pictures(
    reader: Reader,
    library: Library,
    kind: ScopeKind,
    ids: Sequence[int],
    *,
    share: float = 1.0,
) -> dict[int, QImage]:
    """Return a square picture by person, group, scene or set; without one they are left out.

    Args:
        reader: the library, as it is now.
        library: where thumbnails and files are.
        kind: what the ids are of.
        ids: whose pictures.
        share: how much of the shorter side is shown where nobody said where a face is.
    """
    found = READERS[kind](reader, ids)
    stored = library.thumbnails.get_many([one.digest for one in found.values()])
    made: dict[int, QImage] = {}
    for key, one in found.items():
        image = _picture(library, one, stored, share)
        if image is not None:
            made[key] = image
    return made


def _picture(
    library: Library, one: Portrait, stored: Mapping[str, bytes], share: float
) -> QImage | None:
    if one.region is not None:
        seen = portrait(library, one.photo_id, one.region)
        if seen is not None:
            return squared(seen)
    image = image_of(stored.get(one.digest))
    return squared(image, share=share) if image is not None else None


def squared(image: QImage, *, share: float = 1.0) -> QImage:
    """Return the square where faces mostly are: in the middle, towards the top."""
    side = max(1, int(min(image.width(), image.height()) * share))
    left = (image.width() - side) // 2
    top = int((image.height() - side) * HEAD_ROOM)
    return image.copy(QRect(left, top, side, side))


def shaped(square: QImage, side: int, radius: float) -> QImage:
    """Return a square of ``side`` pixels with round corners; half of ``side`` makes a disc."""
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = square.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    result = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled))
    painter.drawRoundedRect(QRectF(0, 0, side, side), radius, radius)
    painter.end()
    return result
