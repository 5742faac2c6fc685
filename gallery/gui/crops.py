"""Portraits: the piece of a photo that shows a person, made once and kept with the thumbnails.

Runs on the reader pool: images and values only, no pixmaps.
"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

from gallery.gui.grid.render import image_of
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.photo import Card
from gallery.model.reasons import RefusedFile
from gallery.model.region import Region

LONGEST = 256  # px of a portrait: 128 at twice the scale
BLURRED = 0.75  # of ``LONGEST``: a smaller piece of a thumbnail had better come from the file


def portrait(library: Library, photo_id: int, region: Region) -> QImage | None:
    """Return the square around a region, upright; None when nothing of the photo can be read.

    Args:
        library: the open library.
        photo_id: the photo that the region is on.
        region: where the person is.

    Returns:
        At most 256 pixels a side; less where the file has no more.
    """
    with library.reading() as reader:
        card = next(iter(photos.cards(reader, [photo_id])), None)
    if card is None:
        return None
    square = region.portrait(max(card.width, 1), max(card.height, 1))
    thumbnail = image_of(library.thumbnails.get(card.digest))
    small = piece_of(thumbnail, square) if thumbnail else None
    # A thumbnail of a small file has all there is.
    is_all = thumbnail is not None and thumbnail.width() >= card.width
    if small is not None and (is_all or small.width() >= BLURRED * LONGEST):
        return small
    return image_of(_from_file(library, card, square)) or small


def piece_of(image: QImage, piece: Region) -> QImage:
    """Return a piece of an image, given in fractions of it; at least one pixel."""
    width, height = image.width(), image.height()
    place = QPoint(min(round(piece.x * width), width - 1), min(round(piece.y * height), height - 1))
    size = QSize(max(1, round(piece.width * width)), max(1, round(piece.height * height)))
    return image.copy(QRect(place, size).intersected(image.rect()))


def _from_file(library: Library, card: Card, square: Region) -> bytes | None:
    """Return the JPEG of a piece, kept from before or made from the first file that is read."""
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.thumbnail import make_crop

    key = " ".join(f"{side:.4f}" for side in square.sides)
    kept = library.thumbnails.crop(card.digest, key)
    if kept is not None:
        return kept
    with library.reading() as reader:
        paths = photos.paths(reader, library, [card.id]).get(card.id, [])
    for path in paths:
        with suppress(RefusedFile):
            made = make_crop(Path(path), square.sides, longest=LONGEST)
            library.thumbnails.put_crop(card.digest, key, made)
            return made
    return None
