"""Portraits cut out of photos: from the thumbnail where it is large enough, else from the file."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gallery.gui.crops import LONGEST, portrait
from gallery.images.thumbnail import make_thumbnail
from gallery.library import files, photos
from gallery.library.database import Library
from gallery.model.region import Region

WIDTH, HEIGHT = 2400, 1600  # px
FACE = Region(0.75, 0.5, 0.1, 0.15)  # 240 × 240 px: 360 with its surroundings
HALF = Region(0.1, 0.1, 0.6, 0.9)


def drawn(path: Path, *, width: int = WIDTH, height: int = HEIGHT) -> None:
    """Draw a red face with a green nose on grey."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    box = (
        round(FACE.x * width),
        round(FACE.y * height),
        round(FACE.width * width),
        round(FACE.height * height),
    )
    with QPainter(image) as painter:
        painter.fillRect(*box, QColor(220, 20, 20))
        x, y, wide, high = box
        nose = (x + wide // 3, y + high // 3, wide // 3, high // 3)
        painter.fillRect(*nose, QColor(20, 200, 20))
    assert image.save(str(path), "JPG", 95)


@pytest.fixture
def photo(library: Library, tmp_path: Path) -> Path:
    """The file of photo 1, drawn, with its thumbnail made."""
    path = tmp_path / "face.jpg"
    drawn(path)
    add(library, path)
    return path


def add(library: Library, path: Path) -> None:
    data = path.read_bytes()
    made = make_thumbnail(path)
    digest = hashlib.sha256(data).hexdigest()
    with library.writing() as writer:
        facts = {"digest": digest, "width": made.width, "height": made.height, "format": "JPEG"}
        (photo_id,) = photos.add(writer, [facts | {"bytes": len(data)}])
        row = {"photo_id": photo_id, "path": str(path), "bytes": len(data), "modified_ns": 1}
        files.add_files(writer, [row])
    library.thumbnails.put_many({digest: made.jpeg})


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", cache=tmp_path / "cache")


def colours(image: QImage) -> tuple[str, str, str]:
    """Name the colours of the corner, the cheek and the nose."""
    size = image.width()
    places = ((2, 2), (size // 4, size // 4), (size // 2, size // 2))
    return tuple(named(image.pixelColor(x, y)) for x, y in places)  # type: ignore[return-value]


def named(colour: QColor) -> str:
    if colour.hsvSaturation() < 80:
        return "grey"
    return "green" if colour.green() > colour.red() else "red"


def test_a_portrait_shows_the_face_and_some_room(library: Library, photo: Path) -> None:
    found = portrait(library, 1, FACE)
    assert found is not None
    assert (found.width(), found.height()) == (LONGEST, LONGEST), "sharper than its thumbnail"
    assert colours(found) == ("grey", "red", "green")


def test_a_portrait_is_made_once(library: Library, photo: Path) -> None:
    first = portrait(library, 1, FACE)
    photo.unlink()
    assert portrait(library, 1, FACE) == first


def test_a_lost_file_leaves_the_thumbnail(library: Library, photo: Path) -> None:
    photo.unlink()
    found = portrait(library, 1, FACE)
    assert found is not None
    assert 40 < found.width() < LONGEST
    assert colours(found) == ("grey", "red", "green")


def test_a_large_piece_of_the_thumbnail_needs_no_file(library: Library, photo: Path) -> None:
    photo.unlink()
    found = portrait(library, 1, HALF)
    assert found is not None
    assert found.width() == found.height()
    assert found.width() >= 0.75 * LONGEST


def test_a_small_photo_gives_what_it_has(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "small.jpg"
    drawn(path, width=240, height=160)
    add(library, path)
    found = portrait(library, 1, FACE)
    assert found is not None
    assert found.width() == pytest.approx(36, abs=2)


def test_a_photo_that_went_has_no_portrait(library: Library, photo: Path) -> None:
    with library.writing() as writer:
        photos.remove(writer, [1])
    assert portrait(library, 1, FACE) is None


def test_nothing_readable_is_no_portrait(library: Library, photo: Path) -> None:
    library.thumbnails.clear()
    photo.write_bytes(b"no picture")
    assert portrait(library, 1, FACE) is None
