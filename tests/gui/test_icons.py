"""Icons: those that are named exist, those that exist are named, and they follow the theme."""

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gallery.gui import icons
from gallery.gui.theme import DARK, LIGHT, Mode, Theme
from gallery.model.resources import resource

GUI = Path(__file__).parents[2] / "gallery" / "gui"
OWN = {"photosketch"}


def here() -> set[str]:
    return {path.stem for path in resource("icons").glob("*.svg")} - OWN


def test_every_icon_is_used() -> None:
    sources = "\n".join(path.read_text() for path in GUI.rglob("*.py"))
    quoted = set(re.findall(r"\"([a-z0-9-]+)\"", sources))
    assert here() - quoted == set()


def test_the_licence_is_there() -> None:
    assert "ISC" in resource("icons/LICENSE").read_text()


def test_every_drawing_can_be_drawn(qapp: QApplication) -> None:
    for name in here():
        image = icons.pixmap(name, QColor("#FF0000"), QSize(16, 16), 2.0).toImage()
        inked = any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(32))
        assert inked, name
        assert (image.width(), image.devicePixelRatio()) == (32, 2.0)


def test_an_icon_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    sharp = icons.icon("menu").pixmap(QSize(16, 16), 2.0)
    assert (sharp.size(), sharp.devicePixelRatio()) == (QSize(32, 32), 2.0)
    assert icons.icon("menu").pixmap(16, 16).size() == QSize(16, 16)


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, Mode.DARK)
    icon = icons.icon("square", "text")
    assert brightest(icon.pixmap(16, 16).toImage()) == QColor(DARK.text).lightness()
    theme.set_mode(Mode.LIGHT)
    assert brightest(icon.pixmap(16, 16).toImage()) == QColor(LIGHT.text).lightness()


def test_icons_survive_being_copied_and_dropped(qapp: QApplication) -> None:
    for _ in range(500):
        copy = icons.icon("camera")
        other = copy.pixmap(16, 16)
        assert not other.isNull()


def brightest(image: object) -> int:
    """The lightness of the pixel with most ink."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest = max(points, key=lambda point: image.pixelColor(*point).alpha())
    return image.pixelColor(*strongest).lightness()
