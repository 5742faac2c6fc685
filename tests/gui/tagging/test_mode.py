"""The tagging mode with real keys in the real window: in, photo by photo, out again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gallery.edits.photos import RemovePhotos
from gallery.edits.tagging import AddPhrases
from gallery.gui.grid import GridView
from gallery.gui.main_window import MainWindow
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.offers import OfferList
from gallery.gui.tagging.caption import CaptionLine
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


@pytest.fixture
def tagger(qtbot: QtBot, window: MainWindow) -> Tagger:
    return Tagger(qtbot, window)


def test_enter_adds_and_on_an_empty_line_goes_on(tagger: Tagger) -> None:
    tagger.begin(1)
    tagger.type("V with camcorder")
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: tagger.said(2) == ["V with camcorder"])
    assert tagger.mode.current_id() == 2
    tagger.press(Key.Key_Return)
    assert tagger.mode.current_id() == 3
    assert tagger.line.hasFocus()


def test_page_keys_move_and_what_is_typed_stays(tagger: Tagger) -> None:
    tagger.begin(4)
    tagger.type("V wi")
    tagger.press(Key.Key_PageDown)
    assert tagger.mode.current_id() == 6
    tagger.press(Key.Key_PageUp)
    tagger.press(Key.Key_PageUp)
    assert tagger.mode.current_id() == 4
    assert tagger.line.text() == "V wi"
    assert tagger.line.hasFocus()


def test_the_ends_are_ends(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_PageUp)
    assert tagger.mode.current_id() == 1
    tagger.press(Key.Key_Escape)
    tagger.begin(11)
    last = [one.text() for one in tagger.mode.findChildren(QLabel) if one.isVisible()]
    assert any("last photo" in text for text in last)
    tagger.press(Key.Key_Return)
    assert tagger.mode.current_id() == 12
    assert tagger.mode.isVisible()


def test_escape_takes_back_what_is_typed_then_leads_to_the_same_photo(tagger: Tagger) -> None:
    tagger.begin(2)
    tagger.press(Key.Key_PageDown)
    tagger.type("V wi")
    tagger.press(Key.Key_Escape)
    assert tagger.line.text() == ""
    assert tagger.mode.isVisible()
    QTest.keyClick(tagger.line, Key.Key_Escape)
    assert not tagger.mode.isVisible()
    assert isinstance(QApplication.focusWidget(), GridView)
    assert tagger.window.grid.selected_ids() == [4]
    assert not tagger.window.subject.is_viewing


def test_tab_takes_what_is_typed_and_leads_to_the_caption_and_on(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.type("V with camcorder")
    tagger.press(Key.Key_Tab)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, "Filming again")
    QTest.keyClick(field, Key.Key_Return)
    tagger.wait(lambda: tagger.caption(1) == {"en": "Filming again"})
    assert tagger.said(1) == ["V with camcorder"]
    assert tagger.mode.current_id() == 2
    assert tagger.line.hasFocus()


def test_keys_after_a_tab_that_waits_go_to_the_caption(tagger: Tagger) -> None:
    """A fast hand is in the caption before the phrase is read."""
    tagger.begin(0)
    for text in ("V with camcorder", "\t", "Filming"):
        QTest.keyClicks(tagger.line, text)
    tagger.wait(lambda: tagger.said(1) == ["V with camcorder"])
    field = tagger.mode.findChild(CaptionLine).findChild(QPlainTextEdit)
    tagger.wait(lambda: field.toPlainText() == "Filming")
    assert tagger.line.text() == ""


def test_tab_asks_before_it_makes_a_name(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.type("V wearing tall hat")
    tagger.press(Key.Key_Tab)
    assert tagger.line.hasFocus()
    assert tagger.said(1) == []
    tagger.press(Key.Key_Tab)
    assert not tagger.line.hasFocus()
    tagger.wait(lambda: tagger.said(1) == ["V wearing tall hat"])


def test_escape_in_the_caption_drops_it_and_leads_back(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_Tab)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Nothing to keep")
    QTest.keyClick(field, Key.Key_Escape)
    assert tagger.line.hasFocus()
    assert tagger.caption(1) == {}
    assert field.toPlainText() == ""


def test_page_keys_in_the_caption_save_and_stay_in_the_captions(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_Tab)
    field = QApplication.focusWidget()
    for text in ("One", "Two"):
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_PageDown)
        assert field.hasFocus()
        assert field.toPlainText() == ""
    tagger.wait(lambda: tagger.caption(2) == {"en": "Two"})
    assert tagger.caption(1) == {"en": "One"}
    QTest.keyClick(field, Key.Key_PageUp)
    tagger.wait(lambda: field.toPlainText() == "Two")


def test_leaving_saves_a_caption_that_is_being_written(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Half a thought")
    tagger.mode.leave()
    tagger.wait(lambda: tagger.caption(1) == {"en": "Half a thought"})


def test_a_few_letters_say_a_phrase_of_the_set_again(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(4)
    tagger.type("c")
    assert tagger.bar.findChild(OfferList).highlighted().text == "V with camcorder"
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: tagger.said(5) == ["V with camcorder"])
    assert tagger.mode.current_id() == 5


def test_down_on_an_empty_line_lists_what_can_be_said_again(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(4)
    listed = tagger.bar.findChild(OfferList)
    assert not listed.isVisible()
    tagger.wait(lambda: tagger.chips("Said in this set"))
    tagger.press(Key.Key_Down)
    assert listed.isVisible()
    tagger.press(Key.Key_Escape)
    assert tagger.mode.isVisible()
    assert not listed.isVisible()
    tagger.press(Key.Key_Down)
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: tagger.said(5) == ["V with camcorder"])


def test_the_set_offers_its_people_and_phrases_by_digits(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.tag("IU", 2)
    tagger.begin(4)
    tagger.wait(lambda: tagger.chips("People of this set") == {"V": Look.QUIET, "IU": Look.QUIET})
    assert tagger.chips("Said in this set") == {"V with camcorder": Look.QUIET}
    tagger.press(Key.Key_2, ALT)
    tagger.wait(lambda: tagger.said(5) == ["IU"])
    tagger.wait(lambda: tagger.chips("People of this set")["IU"] is Look.SOLID)
    assert tagger.line.hasFocus()
    tagger.press(Key.Key_2, ALT)
    tagger.wait(lambda: tagger.said(5) == [])


def test_a_chip_of_the_set_is_a_button(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(4)
    tagger.wait(lambda: tagger.chips("Said in this set"))
    (chip,) = (
        one
        for part in tagger.mode.findChildren(KeyedChips)
        for one in part.findChildren(Chip)
        if one.words == "V with camcorder" and one.isVisible()
    )
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    tagger.wait(lambda: tagger.said(5) == ["V with camcorder"])


def test_the_photo_before_is_said_again_by_one_key_or_chip(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 2)
    tagger.tag("IU", 2)
    tagger.begin(2)
    tagger.wait(lambda: len(tagger.chips("The photo before")) == 2)
    tagger.press(Key.Key_D, CONTROL)
    tagger.wait(lambda: sorted(tagger.said(3)) == ["IU", "V with camcorder"])
    tagger.wait(lambda: set(tagger.chips("The photo before").values()) == {Look.SOLID})
    chip = next(
        one
        for part in tagger.mode.findChildren(KeyedChips)
        for one in part.findChildren(Chip)
        if one.words == "IU" and one.isVisible()
    )
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    tagger.wait(lambda: tagger.said(3) == ["V with camcorder"])


def test_undo_takes_back_a_tag_while_the_line_is_empty(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.type("V with camcorder")
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: tagger.said(1) == ["V with camcorder"])
    tagger.wait(tagger.window.commands["undo"].isEnabled)
    tagger.press(Key.Key_Z, CONTROL)
    tagger.wait(lambda: tagger.said(1) == [])
    assert tagger.line.text() == ""


def test_several_selected_photos_are_gone_through_alone(tagger: Tagger) -> None:
    tagger.window.grid.select_ids([3, 7, 9])
    tagger.window.grid.setFocus()
    QTest.keyClick(tagger.window.grid, Key.Key_T, CONTROL)
    tagger.wait(lambda: tagger.bar.is_settled)
    assert tagger.mode.count == 3
    tagger.press(Key.Key_Return)
    assert tagger.mode.current_id() == 7
    QTest.keyClick(tagger.line, Key.Key_Escape)
    assert tagger.window.grid.current_id() == 7


def test_it_begins_with_the_photo_in_full_view(tagger: Tagger) -> None:
    tagger.window.sights.open(6)
    QTest.keyClick(tagger.window.viewer, Key.Key_T, CONTROL)
    assert tagger.mode.current_id() == 7
    assert not tagger.window.viewer.isVisible()


def test_untagged_photos_stay_when_they_are_tagged(tagger: Tagger) -> None:
    tagger.window.sidebar.choose(Scope(ScopeKind.UNTAGGED, 0, "Untagged"))
    tagger.wait(lambda: tagger.window.browse.scope.kind is ScopeKind.UNTAGGED)
    tagger.begin(0)
    tagger.type("V with camcorder")
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: len(tagger.window.grid.ids) == 11)
    assert tagger.mode.current_id() == 1
    assert tagger.mode.count == 12
    tagger.press(Key.Key_Return)
    assert tagger.mode.current_id() == 2
    QTest.keyClick(tagger.line, Key.Key_Escape)
    assert tagger.window.grid.current_id() == 2


def test_a_photo_that_leaves_the_library_is_passed_over(tagger: Tagger) -> None:
    tagger.begin(3)
    tagger.window.bridge.apply(RemovePhotos((4,)))
    tagger.wait(lambda: tagger.mode.current_id() == 5)
    assert tagger.mode.count == 11
    tagger.press(Key.Key_PageUp)
    assert tagger.mode.current_id() == 3


def test_the_palette_leads_to_line_and_caption(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.window.commands["caption"].trigger()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    tagger.window.commands["tag"].trigger()
    assert tagger.line.hasFocus()
    assert not tagger.window.photo_commands.tag_bar.isVisible()


def test_tab_goes_round_within_what_is_in_sight(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(0)
    tagger.wait(lambda: tagger.chips("People of this set"))
    visited: list[QWidget] = []
    tagger.press(Key.Key_Tab)
    while QApplication.focusWidget() not in visited and len(visited) < 40:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert all(tagger.mode.isAncestorOf(one) for one in visited)
    assert tagger.line in visited
    assert len({type(one) for one in visited}) > 2
    assert all(one.accessibleName() or isinstance(one, Chip) for one in visited)


def test_without_photos_it_says_why_it_does_not_begin(tagger: Tagger) -> None:
    tagger.window.search.setText("nobody at all")
    tagger.wait(lambda: len(tagger.window.grid.ids) == 0)
    tagger.window.commands["tagging-mode"].trigger()
    assert not tagger.mode.isVisible()
    assert [one.text for one in tagger.window.toasts.shown] == ["There is no photo here to tag."]


def test_the_search_line_is_reached_through_the_covered_window(tagger: Tagger) -> None:
    tagger.begin(3)
    tagger.press(Key.Key_F, CONTROL)
    assert not tagger.mode.isVisible()
    assert tagger.window.search.hasFocus()
    assert tagger.window.grid.current_id() == 4


def test_a_page_without_photos_has_none_to_tag(tagger: Tagger) -> None:
    tagger.window.sights.show_suggestions()
    tagger.wait(lambda: not tagger.window.grid.isVisible())
    tagger.window.commands["tagging-mode"].trigger()
    assert not tagger.mode.isVisible()
    assert tagger.window.toasts.shown


def test_closing_the_window_keeps_a_caption_that_is_being_written(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Half a thought")
    tagger.window.close()
    tagger.wait(lambda: tagger.caption(1) == {"en": "Half a thought"})


def test_a_photo_is_announced_though_the_focus_stays(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 2)
    tagger.begin(0)
    tagger.press(Key.Key_PageDown)
    names = lambda: [one.accessibleName() for one in tagger.mode.findChildren(QLabel)]  # noqa: E731
    tagger.wait(lambda: "Photo 2 of 12, V with camcorder" in names())


def test_a_box_is_drawn_and_named_without_leaving(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_R, CONTROL)
    tagger.wait(lambda: QApplication.focusWidget() is tagger.mode.viewer)
    tagger.press(Key.Key_Return)
    tagger.wait(lambda: isinstance(QApplication.focusWidget(), PhraseField))
    QTest.keyClicks(QApplication.focusWidget(), "IU")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    tagger.wait(lambda: tagger.said(1) == ["IU"])
    tagger.wait(tagger.line.hasFocus)
