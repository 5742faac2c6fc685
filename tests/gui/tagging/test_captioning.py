"""From the tags to the caption and on, without the mouse."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from gallery.gui.tagging.caption import CaptionLine
from gallery.gui.widgets.chip import Chip
from tests.gui.tagging.acting import Key, Tagger


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


def test_closing_the_window_keeps_a_caption_that_is_being_written(tagger: Tagger) -> None:
    tagger.begin(0)
    tagger.press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Half a thought")
    tagger.window.close()
    tagger.wait(lambda: tagger.caption(1) == {"en": "Half a thought"})
