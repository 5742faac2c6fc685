"""The picture that a desktop is given: upright, a JPEG, no larger than the screen needs.

Why a copy and not the photo's own file: no desktop reads every format that is kept here, some
show pictures lying on their side, and a wallpaper shall not vanish with its photo.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from gallery.gui.viewer.pictures import sharpen
from gallery.model.photo import PhotoDetails
from gallery.model.reasons import Reason

QUALITY = 95  # of the JPEG, of 100
NAME = "wallpaper-"  # how the files begin that are made here
DIGITS = 16  # of the photo's digest, in the name: another picture has another one


def make(details: PhotoDetails, folder: Path, *, longest: int) -> Path | Reason:
    """Write the picture for the desktop and return where it is, or why there is none.

    Args:
        details: the photo.
        folder: of the user's data; it is made when it is not there.
        longest: the longer side in pixels at most.
    """
    sharp = sharpen(details, longest)
    if not sharp.levels:
        return sharp.reason or Reason.VANISHED
    target = folder / f"{NAME}{details.digest[:DIGITS]}.jpg"
    unfinished = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writer = QImageWriter(str(unfinished), b"jpeg")
        writer.setQuality(QUALITY)
        if not writer.write(_opaque(sharp.levels[0])):
            unfinished.unlink(missing_ok=True)
            return Reason.CANNOT_WRITE
        unfinished.replace(target)
    except OSError:
        return Reason.CANNOT_WRITE
    return target


def forget_others(kept: Path) -> None:
    """Delete the pictures made before: the desktop shows another one now."""
    for path in kept.parent.glob(f"{NAME}*"):
        if path != kept:
            try:
                path.unlink()
            except OSError:  # it is deleted the next time
                continue


def _opaque(image: QImage) -> QImage:
    """Return an image on white where one can see through it."""
    if not image.hasAlphaChannel():
        return image
    result = QImage(image.size(), QImage.Format.Format_RGB32)
    result.fill(Qt.GlobalColor.white)
    with QPainter(result) as painter:
        painter.drawImage(0, 0, image)
    return result
