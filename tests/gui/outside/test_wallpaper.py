"""The picture that a desktop is given."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from gallery.gui.outside import wallpaper
from gallery.model.photo import PhotoDetails, PhotoFile
from gallery.model.reasons import Reason


def details(path: Path, digest: str = "d" * 64) -> PhotoDetails:
    file = PhotoFile(1, str(path), path.name, 1)
    return PhotoDetails(
        id=1, digest=digest, width=8, height=4, format="PNG", bytes=1, taken_at="", title="",
        rating=0, favourite=False, damaged=None, frames=1, files=(file,), sets=(), people=(),
        scenes=(), statements=(), captions={}, source="", credit="", origins={},
    )  # fmt: skip


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    image = QImage(800, 400, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert image.save(str(path))
    return path


def test_it_is_a_small_enough_jpeg_on_white(photo: Path, tmp_path: Path) -> None:
    made = wallpaper.make(details(photo), tmp_path / "data" / "photosketch", longest=200)
    assert isinstance(made, Path)
    assert made.read_bytes()[:2] == b"\xff\xd8"
    image = QImage(str(made))
    assert image.size().toTuple() == (200, 100)
    assert image.pixelColor(100, 50) == QColor(255, 255, 255)
    assert sorted(one.name for one in made.parent.iterdir()) == [made.name]


def test_those_before_are_deleted_and_nothing_else(photo: Path, tmp_path: Path) -> None:
    first = wallpaper.make(details(photo, "a" * 64), tmp_path, longest=200)
    second = wallpaper.make(details(photo, "b" * 64), tmp_path, longest=200)
    assert isinstance(first, Path)
    assert isinstance(second, Path)
    assert first != second
    wallpaper.forget_others(second)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.png", second.name]


def test_a_vanished_photo_makes_none(tmp_path: Path) -> None:
    made = wallpaper.make(details(tmp_path / "gone.png"), tmp_path / "data", longest=200)
    assert made is Reason.VANISHED
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made_is_said(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    made = wallpaper.make(details(photo), tmp_path / "file" / "data", longest=200)
    assert made is Reason.CANNOT_WRITE
