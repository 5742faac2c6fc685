"""What the set, the photo before and the memory offer in the tagging mode."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gallery.gui.tagbar.offers import OfferList
from gallery.gui.tagging.keyed import KeyedChips
from gallery.gui.widgets.chip import Chip, Look
from tests.gui.tagging.acting import ALT, CONTROL, Key, Tagger


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
    tagger.press(Key.Key_Down)  # ahead of what is read: the key waits for it
    tagger.wait(listed.isVisible)
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


def test_a_chip_pressed_by_its_key_keeps_it(tagger: Tagger) -> None:
    tagger.tag("IU", 2)
    tagger.begin(4)
    tagger.wait(lambda: tagger.chips("People of this set"))

    def chip() -> Chip:
        chips = [
            one for row in tagger.mode.findChildren(KeyedChips) for one in row.findChildren(Chip)
        ]
        return next(one for one in chips if one.words == "IU" and one.isVisible())

    chip().setFocus()
    QTest.keyClick(chip(), Key.Key_Return)
    tagger.wait(lambda: tagger.chips("People of this set") == {"IU": Look.SOLID})
    assert chip().hasFocus()
