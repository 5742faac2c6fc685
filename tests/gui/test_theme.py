"""The colours: readable, complete, and worn by everything at once."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gallery.gui.theme import DARK, LIGHT, Mode, Theme, Tokens, mixed, palette, tokens_of
from tests.appearing import appear

GUI = Path(__file__).parents[2] / "gallery" / "gui"
READABLE = 4.5  # WCAG 2.1 AA for text of usual size


def luminance(value: str) -> float:
    """The relative luminance of WCAG 2.1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor(value)
    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ink", ["text", "dim", "accent", "warn", "error"])
@pytest.mark.parametrize("ground", ["panel", "background", "raised"])
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= READABLE


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
def test_text_on_what_is_selected_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= READABLE
    assert contrast(tokens.text, tokens.accent_soft) >= READABLE
    assert contrast(tokens.dim, tokens.accent_soft) >= READABLE


def test_a_palette_tells_its_tokens() -> None:
    assert tokens_of(palette(DARK)) is DARK
    assert tokens_of(palette(LIGHT)) is LIGHT


def test_mixing() -> None:
    assert mixed("#FFFFFF", "#000000", 0.0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1.0) == "#FFFFFF"


def test_a_switch_reaches_every_widget_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp, Mode.DARK)
    label = QLabel("x")
    qtbot.addWidget(label)
    appear(qtbot, label)
    assert tokens_of(label.palette()) is DARK
    with qtbot.waitSignal(theme.changed):
        theme.toggle()
    assert tokens_of(label.palette()) is LIGHT
    assert theme.mode is Mode.LIGHT


def test_no_colour_is_written_anywhere_else() -> None:
    written = [
        f"{path.relative_to(GUI)}: {found}"
        for path in GUI.rglob("*.py")
        if path.name != "theme.py"
        for found in re.findall(r"[\"'\s:]#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b", path.read_text())
    ]
    assert not written
