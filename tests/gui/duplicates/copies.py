"""A small real library with copies of pictures: in three sizes, in two qualities, mirrored."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from gallery.library import duplicates, files, photos, sets
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.variants import Relation
from tests import ready

SCALE = 100  # px


@dataclass(frozen=True, slots=True)
class Copy:
    """One photo: which picture it shows, how large, how well kept, and where its file is."""

    picture: int
    width: int
    height: int
    quality: int = 90
    source: str = ""
    inside: bool = False
    name: str = ""
    mirrored: bool = False


# Photos 1 to 3 show one picture, 4 and 5 another, 6 and 7 a third; 8 and 9 are mirrored; 10
# stands alone.
COPIES = (
    Copy(1, 900, 600, 92, "Weverse", inside=True, name="240127_LWA_01.jpg"),
    Copy(1, 450, 300, 80, "X", inside=True, name="Fv8kD2aaAA.jpg"),
    Copy(1, 300, 200, 60, inside=True, name="preview.jpg"),
    Copy(2, 800, 600, 50, inside=True, name="뷔 사진.jpg"),
    Copy(2, 800, 600, 95, inside=True, name="V photo.jpg"),
    Copy(3, 640, 480, 90, name="kept.jpg"),
    Copy(3, 320, 240, 90, name="outside.jpg"),
    Copy(4, 640, 480, 90, inside=True, name="left.jpg"),
    Copy(4, 640, 480, 88, inside=True, name="right.jpg", mirrored=True),
    Copy(5, 640, 480, 90, inside=True, name="alone.jpg"),
)
SURE = ((2, 1), (3, 1), (5, 4), (7, 6))
MAYBE = ((9, 8, Relation.MIRRORED),)


def drawn(copy: Copy) -> bytes:
    """Return the copy as a JPEG."""
    image = QImage(copy.width, copy.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, copy.width, copy.height)
    ground.setColorAt(0, QColor.fromHsv(copy.picture * 67 % 360, 120, 90))
    ground.setColorAt(1, QColor.fromHsv((copy.picture * 67 + 40) % 360, 90, 190))
    painter.fillRect(image.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((copy.picture * 67 + 180) % 360, 110, 230))
    across = copy.height // 2
    painter.drawEllipse(copy.width // 8, copy.height // 4, across, across)
    painter.end()
    if copy.mirrored:
        image = image.flipped(Qt.Orientation.Horizontal)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", copy.quality)
    return bytes(data.data())


def library(folder: Path, copies: Sequence[Copy] = COPIES) -> Library:
    """Open a library with these photos, the first two in a set; nothing is marked yet."""
    made = ready.empty(folder / "library", cache=folder / "cache")
    pictures = [drawn(one) for one in copies]
    digests = [hashlib.sha256(data).hexdigest() for data in pictures]
    with made.writing() as writer:
        rows = [
            {
                "digest": digest,
                "bytes": len(data),
                "width": one.width,
                "height": one.height,
                "format": "JPEG",
                "source": one.source,
            }
            for one, data, digest in zip(copies, pictures, digests, strict=True)
        ]
        ids = photos.add(writer, rows)
        _add_files(made, folder, list(zip(ids, copies, pictures, strict=True)), writer=writer)
        set_id = sets.create(writer, {"title": "Love wins all · MV photo sketch", "expected": 12})
        sets.add_members(writer, set_id, [(ids[0], 1), (ids[-1], 2)])
    made.thumbnails.put_many(dict(zip(digests, pictures, strict=True)))
    return made


def mark(made: Library) -> None:
    """Mark all pairs as analysis does."""
    with made.writing() as writer:
        duplicates.mark(writer, [SamePicture(*pair) for pair in SURE])
        pairs = [SamePicture(one, other, relation=relation) for one, other, relation in MAYBE]
        duplicates.mark(writer, pairs)


def _add_files(made: Library, folder: Path, given: list, *, writer: object) -> None:
    rows = []
    for photo_id, one, data in given:
        home = made.originals / "copies" if one.inside else folder / "elsewhere"
        home.mkdir(parents=True, exist_ok=True)
        path = home / one.name
        path.write_bytes(data)
        row = {"photo_id": photo_id, "path": str(path), "bytes": len(data)}
        rows.append(row | {"modified_ns": path.stat().st_mtime_ns})
    files.add_files(writer, rows)
