"""English plurals: every text with %n is in the file, and the file is installed."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.translations import install_translations
from gallery.model.resources import resource
from tests.translations import forms

GUI = Path(__file__).parents[2] / "gallery" / "gui"


def test_every_plural_of_the_sources_is_in_the_file() -> None:
    known = resource("translations/photosketch_en.ts").read_text(encoding="utf-8")
    missing = {
        text
        for path in GUI.rglob("*.py")
        for text in re.findall(r'tr\(\s*"([^"]*%L?n[^"]*)"', path.read_text(encoding="utf-8"))
        if f"<source>{text}</source>" not in known
    }
    assert not missing, "run python -m tests.translations"


def test_the_compiled_file_speaks(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("translations/photosketch_en.qm")))
    context, text = PhotoCommands.__name__, "%Ln photo(s) removed from the library"
    assert translator.translate(context, text, "", 1) == "%Ln photo removed from the library"
    assert translator.translate(context, text, "", 2) == "%Ln photos removed from the library"


def test_installing_is_harmless(qapp: QApplication) -> None:
    install_translations(qapp)
    assert isinstance(qapp, QObject)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%Ln photo(s)", ("%Ln photo", "%Ln photos")),
        ("%n photo(s) are damaged", ("%n photo is damaged", "%n photos are damaged")),
    ],
)
def test_forms(text: str, expected: tuple[str, str]) -> None:
    assert forms(text) == expected
