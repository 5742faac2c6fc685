"""What tests of the tagging mode do: press, type, look."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gallery.edits.tagging import AddPhrases
from gallery.gui.main_window import MainWindow
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagging.keyed import KeyedChips
from gallery.gui.widgets.chip import Chip, Look
from gallery.library import captions, phrases
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Tagger:
    """Someone at the window, in the tagging mode."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.mode = window.tagging
        self.bar = window.tagging.findChild(TagBar)
        self.line = self.bar.findChild(PhraseField)

    def wait(self, done: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(done()))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        self.wait(lambda: self.bar.is_settled)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.wait(lambda: self.bar.is_settled)

    def begin(self, row: int = 0) -> None:
        self.window.grid.show_row(row)
        self.window.grid.setFocus()
        QTest.keyClick(self.window.grid, Key.Key_T, CONTROL)
        assert self.mode.isVisible()
        self.wait(lambda: self.line.hasFocus() and self.bar.is_settled)

    def said(self, photo_id: int) -> list[str]:
        with self.window.bridge.library.reading() as reader:
            return [one.text for one in phrases.said(reader, [photo_id]).get(photo_id, ())]

    def caption(self, photo_id: int) -> dict[str, str | None]:
        with self.window.bridge.library.reading() as reader:
            return captions.shared(reader, [photo_id])

    def tag(self, text: str, *photo_ids: int) -> None:
        with self.window.bridge.library.reading() as reader:
            reading = read_phrase(text, LibraryVocabulary(reader))
        self.window.bridge.editor.apply(AddPhrases(photo_ids, (reading,)))

    def chips(self, title: str) -> dict[str, Look]:
        (part,) = (
            one
            for one in self.mode.findChildren(KeyedChips)
            if any(label.text() == title.upper() for label in one.findChildren(QLabel))
        )
        return {chip.words: chip.look for chip in part.findChildren(Chip) if chip.isVisible()}
