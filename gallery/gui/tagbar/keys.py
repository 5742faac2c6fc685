"""What each key of the line asks for."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from gallery.gui.tagbar.choices import chip_before
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.reading import LineReader
from gallery.gui.tagbar.said import SaidChips
from gallery.gui.widgets.keyboard import DIGITS, ENTER
from gallery.model.phrases import BearerKind

Key = Qt.Key
Held = Qt.KeyboardModifier
STEPS: Mapping[int, int] = {Key.Key_Up: -1, Key.Key_Down: 1}
PAGES: Mapping[int, int] = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}


class BarKeys(QObject):
    """Tells what the user wants by a key, once the line is read as far as that key needs.

    Signals:
        answered(), made_new(), repeated(): Enter; with Control; with Control and Shift.
        went_back(): Escape.
        digit_given(int, BearerKind): a person or scene of the set, by its place from 0.
        turned(int), moved(int): up (-1) or down (1) among the readings, or among the rows.
        paged(int): Page Up (-1) or Page Down (1).
        tabbed(), backtabbed(): Tab, Shift+Tab.
    """

    answered = Signal()
    made_new = Signal()
    repeated = Signal()
    went_back = Signal()
    digit_given = Signal(int, object)
    turned = Signal(int)
    moved = Signal(int)
    paged = Signal(int)
    tabbed = Signal()
    backtabbed = Signal()

    def __init__(self, reader: LineReader, field: PhraseField, said: SaidChips) -> None:
        super().__init__(reader)
        self._reader, self._field, self._said = reader, field, said
        reader.key_pressed.connect(self._on_key)

    def _on_key(self, event: QKeyEvent) -> None:
        if self._tell(event) or self._is_backspace_for_chips(event):
            event.accept()

    def _tell(self, event: QKeyEvent) -> bool:
        """Tell what is wanted; False if the key is none of the bar's."""
        key, held = event.key(), event.modifiers()
        alt = bool(held & Held.AltModifier)
        if key in ENTER:
            self._tell_enter(held)
        elif key == Key.Key_Escape:
            self.went_back.emit()
        elif alt and key in DIGITS:
            of_scenes = bool(held & Held.ShiftModifier)
            sort = BearerKind.SCENE if of_scenes else BearerKind.PERSON
            self.digit_given.emit(DIGITS.index(key), sort)
        elif key in STEPS:
            (self.turned if alt else self.moved).emit(STEPS[key])
        elif key in PAGES:
            self.paged.emit(PAGES[key])
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            (self.tabbed if key == Key.Key_Tab else self.backtabbed).emit()
        else:
            return False
        return True

    def _tell_enter(self, held: Qt.KeyboardModifier) -> None:
        if not held & Held.ControlModifier:
            self.answered.emit()
        elif held & Held.ShiftModifier:
            self.repeated.emit()
        else:
            self.made_new.emit()

    def _is_backspace_for_chips(self, event: QKeyEvent) -> bool:
        if event.key() != Key.Key_Backspace:
            return False
        if self._field.shown_text:
            return not event.isAutoRepeat() and self._take_back(event.modifiers())
        return event.isAutoRepeat() or self._said.backspace()

    def _take_back(self, held: Qt.KeyboardModifier) -> bool:
        """Remove the chip before the caret: taken from the list, or with Control any."""
        understood = self._reader.understood
        if not self._reader.is_read or self._field.hasSelectedText():
            return False
        whole = bool(held & Held.ControlModifier)
        chip = chip_before(understood, self._reader.choices, any_chip=whole)
        if chip is not None:
            self._field.replace_words(chip.start, understood.caret, "")
        return chip is not None
