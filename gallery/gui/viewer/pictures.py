"""Decodes photos for the full view, on the reader pool: values in, images out.

A picture is a chain of images, each half as large as the one before: drawing takes the
smallest that is still large enough, which is as crisp as averaging and costs one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from gallery.gui.grid.render import image_of, upright_preview
from gallery.gui.viewer.cutting import Cut
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.photo import PhotoDetails
from gallery.model.reasons import Reason, RefusedFile

if TYPE_CHECKING:  # it brings in Pillow, which nothing needs before the first paint
    from gallery.images.decode import Picture
    from gallery.images.pieces import Pixels

FORMATS = {  # as decoded, and as drawn fastest
    "RGB": (QImage.Format.Format_RGB888, QImage.Format.Format_RGB32),
    "RGBA": (QImage.Format.Format_RGBA8888, QImage.Format.Format_ARGB32_Premultiplied),
}
SMALLEST_LEVEL = 512  # px of the longer side; nothing is drawn much smaller than that


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What is known of a photo at once.

    ``thumbnail`` is the preview inside the file while there is no other, None without one.
    """

    details: PhotoDetails
    thumbnail: QImage | None


@dataclass(frozen=True, slots=True)
class Sharp:
    """A decoded photo, largest level first; no levels and a ``reason`` when that failed.

    ``is_whole`` says that the first level has every pixel of the file, ``size`` how many of them
    there are across and down, as far as that is known.
    """

    photo: int
    levels: tuple[QImage, ...]
    is_whole: bool
    reason: Reason | None = None
    size: tuple[int, int] | None = None

    @property
    def bytes(self) -> int:
        """Memory it takes, in bytes."""
        return sum(level.sizeInBytes() for level in self.levels)

    def level_for(self, width: float) -> QImage:
        """Return the smallest level at least ``width`` device pixels wide."""
        enough = [level for level in self.levels if level.width() >= width]
        return enough[-1] if enough else self.levels[0]


@dataclass(frozen=True, slots=True)
class CutOut:
    """A piece of a photo, or the ``reason`` why there is none.

    ``pixels`` are those of the whole photo, to cut the next piece from; without a ``cut`` there
    are these alone.
    """

    cut: Cut | None
    image: QImage | None
    pixels: "Pixels | None"
    reason: Reason | None = None


def first_looks(library: Library, ids: Sequence[int]) -> dict[int, FirstLook]:
    """Read facts and thumbnails of photos; vanished photos are left out."""
    with library.reading() as reader:
        found = photos.details_many(reader, library, list(ids))
    stored = library.thumbnails.get_many([details.digest for details in found])
    result = {}
    for details in found:
        image = image_of(stored.get(details.digest)) or _preview_of(details)
        result[details.id] = FirstLook(details, image)
    return result


def _preview_of(details: PhotoDetails) -> QImage | None:
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.preview import embedded_preview

    size = details.width, details.height
    for file in details.files:
        try:
            found = embedded_preview(Path(file.path))
        except RefusedFile:
            continue
        if found is not None:
            return upright_preview(found.jpeg, size=size, orientation=found.orientation)
    return None


def sharpen(details: PhotoDetails, longest: int | None) -> Sharp:
    """Decode the first file of a photo that can be read.

    Args:
        details: the photo.
        longest: the longer side in pixels at most; None for every pixel.
    """
    reason = Reason.VANISHED
    for file in details.files:
        try:
            image, is_whole, size = _decoded(Path(file.path), longest)
        except RefusedFile as error:
            reason = error.reason
            continue
        return Sharp(details.id, levels_of(image), is_whole, size=size)
    return Sharp(details.id, (), is_whole=False, reason=reason)


def cut_out(details: PhotoDetails, cut: Cut | None, pixels: "Pixels | None") -> CutOut:
    """Cut out a piece of a photo.

    Args:
        details: the photo.
        cut: the piece, in pixels of the photo as the library knows it; None for none yet.
        pixels: of the photo where it was decoded before, else it is now.
    """
    if pixels is None:
        found = _pixels_of(details)
        if isinstance(found, Reason):
            return CutOut(cut, None, None, found)
        pixels = found
    if cut is None:
        return CutOut(None, None, pixels)
    # The picture inside a camera RAW has fewer pixels, and a file may have become another one.
    across, down = pixels.width / max(1, details.width), pixels.height / max(1, details.height)
    left, top = int(cut.left * across), int(cut.top * down)
    right = min(pixels.width, max(left + 1, round(cut.right * across)))
    bottom = min(pixels.height, max(top + 1, round(cut.bottom * down)))
    size = min(cut.across, right - left), min(cut.down, bottom - top)
    image, _ = drawn(pixels.piece((left, top, right, bottom), size))
    return CutOut(cut, image, pixels)


def _pixels_of(details: PhotoDetails) -> "Pixels | Reason":
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.pieces import read_pixels

    reason = Reason.VANISHED
    for file in details.files:
        try:
            return read_pixels(Path(file.path))
        except RefusedFile as error:
            reason = error.reason
    return reason


def _decoded(path: Path, longest: int | None) -> tuple[QImage, bool, tuple[int, int]]:
    """Return an image in the format that is drawn fastest, whether it is all, and of how much.

    The decoder's own pixels are let go on return: a 200-megapixel photo holds 600 MB of them.
    """
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.decode import decode

    picture = decode(path, longest=longest, strict=False)
    return *drawn(picture), (picture.original_width, picture.original_height)


def drawn(picture: "Picture") -> tuple[QImage, bool]:
    """Return decoded pixels in the format that is drawn fastest, and whether they are all."""
    given, fastest = FORMATS[picture.mode]
    stride = picture.width * len(picture.mode)
    image = QImage(picture.pixels, picture.width, picture.height, stride, given)
    whole = max(picture.original_width, picture.original_height)
    return image.convertToFormat(fastest), max(picture.width, picture.height) >= whole


def levels_of(image: QImage) -> tuple[QImage, ...]:
    """Return ``image`` and its halves."""
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) >= 2 * SMALLEST_LEVEL:
        last = levels[-1]
        half = QSize(max(1, last.width() // 2), max(1, last.height() // 2))
        # Halving by two, the smooth scaling is an exact average of four.
        levels.append(
            last.scaled(
                half,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return tuple(levels)
