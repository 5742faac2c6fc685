"""The tagging mode with real keys in the real window: in, photo by photo, out again."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gallery.edits.photos import RemovePhotos
from gallery.gui.grid import GridView
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.widgets.chip import Chip
from tests.gui.choosing import choose
from tests.gui.tagging.acting import CONTROL, Key, Tagger


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


def test_several_selected_photos_are_gone_through_alone(tagger: Tagger) -> None:
    choose(tagger.window.grid, [3, 7, 9])
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
    tagger.wait(lambda: tagger.window.grid.model().dimmed == {1})
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


def test_a_photo_is_announced_though_the_focus_stays(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 2)
    tagger.begin(0)
    tagger.press(Key.Key_PageDown)
    names = lambda: [one.accessibleName() for one in tagger.mode.findChildren(QLabel)]  # noqa: E731
    tagger.wait(lambda: "Photo 2 of 12, V with camcorder" in names())


class Painted(QObject):
    """Counts how often widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_what_it_covers_is_not_painted(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.qtbot.wait(50)
    covered, seen = Painted(), Painted()
    for widget in (tagger.window.grid.viewport(), tagger.window.sidebar):
        widget.installEventFilter(covered)
    tagger.line.installEventFilter(seen)
    for _ in range(3):
        tagger.press(Key.Key_PageDown)
        tagger.type("V")
    tagger.wait(lambda: seen.times > 0)
    assert covered.times == 0


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


def test_escape_on_a_chip_leads_back_to_the_line_first(tagger: Tagger) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(0)
    tagger.wait(lambda: tagger.chips("Said in this set"))
    for chip in tagger.mode.findChildren(Chip):
        chip.setFocus()
        QTest.keyClick(chip, Key.Key_Escape)
        assert tagger.line.hasFocus(), chip.words
    assert tagger.mode.isVisible()


@pytest.mark.parametrize("letter", ["v", "t", "s", "F"])  # of which some are actions elsewhere
def test_a_letter_on_a_chip_goes_into_the_line(tagger: Tagger, letter: str) -> None:
    tagger.tag("V with camcorder", 1)
    tagger.begin(0)
    tagger.wait(lambda: tagger.chips("People of this set"))
    chip = next(chip for chip in tagger.mode.findChildren(Chip) if chip.words == "V")
    chip.setFocus()
    QTest.keyClicks(chip, letter)
    assert tagger.line.hasFocus()
    assert tagger.line.text() == letter
