"""The inspector over a real library: what it shows, and every value changed in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gallery.edits.captions import SetCaption
from gallery.edits.photos import RemovePhotos, SetRating
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.gui.panels.inspector import Inspector
from gallery.gui.panels.inspector_content import Content
from gallery.gui.theme import Theme
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.editable import EditableValue
from gallery.gui.widgets.growing import GrowingField
from gallery.gui.widgets.stars import Heart, Stars
from gallery.library import captions, details, photos, phrases, sets
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import read_phrase
from tests.appearing import appear


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme, bridge: Bridge) -> Inspector:
    say(bridge, "V with camcorder", 2, 3)
    say(bridge, "IU", 3)
    bridge.editor.apply(SetCaption((2,), "en", "Filming"))
    bridge.editor.apply(SetCaption((2,), "ko", "마지막 오후"))
    bridge.editor.apply(SetRating((2,), 4))
    result = Inspector(bridge)
    qtbot.addWidget(result)
    result.resize(320, 900)
    appear(qtbot, result)
    return result


def say(bridge: Bridge, text: str, *ids: int) -> None:
    with bridge.library.reading() as reader:
        reading = read_phrase(text, LibraryVocabulary(reader))
    bridge.editor.apply(AddPhrases(ids, (reading,)))


def show(qtbot: QtBot, inspector: Inspector, *ids: int) -> Content:
    inspector.show_photos(ids)
    qtbot.waitUntil(lambda: inspector.content.ids == ids and not inspector._asking)
    return inspector.content


def chips(inspector: Inspector) -> dict[str, Look]:
    return {c.words: c.look for c in inspector.findChildren(Chip) if not c.isHidden()}


def value(inspector: Inspector, name: str) -> EditableValue:
    found = inspector.findChildren(EditableValue)
    return next(one for one in found if one.accessibleName().startswith(f"{name}:"))


def labels(inspector: Inspector) -> set[str]:
    return {label.text() for label in inspector.findChildren(QLabel) if label.isVisible()}


def known(library: Library, photo_id: int) -> PhotoDetails:
    with library.reading() as reader:
        return details.details(reader, library, photo_id)


def test_one_photo(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    assert chips(inspector) == {
        "V": Look.SOLID,
        "V with camcorder": Look.SOLID,
        "+ Add": Look.QUIET,
    }
    assert value(inspector, "Title").words == "Love wins all · MV photo sketch"
    assert value(inspector, "Released").words == "27 Jan 2024 KST"
    assert value(inspector, "Position").words == "2 of 12"
    assert {"from folder name", "Filming", "마지막 오후"} <= labels(inspector)
    assert inspector.findChild(Stars).rating() == 4
    assert any("300 × 200" in text and "JPEG" in text for text in labels(inspector))


def test_several_photos_show_what_they_share(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2, 3)
    found = chips(inspector)
    assert found["V with camcorder"] is Look.SOLID
    assert found["IU"] is Look.HALF
    assert value(inspector, "Source").words == "Weverse"
    assert any(text.startswith("Mixed") for text in labels(inspector))
    assert inspector.findChild(Stars).rating() == 0


def test_nothing_selected_says_what_is_browsed(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    inspector.show_scope("All photos", "12 photos")
    inspector.show_photos(())
    assert {"All photos", "12 photos"} <= labels(inspector)


def test_a_chip_is_removed_from_all_selected_photos(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2, 3)
    chip = next(c for c in inspector.findChildren(Chip) if c.words == "V with camcorder")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "V with camcorder" not in chips(inspector))
    with bridge.library.reading() as reader:
        assert [s.text for s, _ in phrases.counts(reader, (2, 3))] == ["IU"]


def test_add_asks_for_the_tag_bar(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    chip = next(c for c in inspector.findChildren(Chip) if c.words == "+ Add")
    with qtbot.waitSignal(inspector.tag_asked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "typed", "field", "stored"),
    [
        ("Title", "Love wins all", "title", "Love wins all"),
        ("Source", "X", "source", "X"),
        ("Credit", "소속사", "credit", "소속사"),
        ("Released", "240124", "released_on", "2024-01-24"),
        ("Released", "24 Jan 2024", "released_on", "2024-01-24"),
    ],
)
def test_a_field_of_the_set_is_edited_in_place(
    qtbot: QtBot,
    inspector: Inspector,
    bridge: Bridge,
    name: str,
    typed: str,
    field: str,
    stored: str,
) -> None:
    show(qtbot, inspector, 2)
    widget = value(inspector, name)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(typed)
    QTest.keyClick(line, Qt.Key.Key_Return)

    def is_stored() -> bool:
        with bridge.library.reading() as reader:
            return getattr(sets.get(reader, 1), field) == stored

    qtbot.waitUntil(is_stored)
    qtbot.waitUntil(lambda: bridge.undoable is not None)


def test_a_date_that_is_none_is_refused_in_words(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2)
    value(inspector, "Released").edit()
    line = QApplication.focusWidget()
    line.setText("soon")
    with qtbot.waitSignal(inspector.refused) as told:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert "soon" in told.args[0]
    assert value(inspector, "Released").words == "27 Jan 2024 KST"


def test_escape_leaves_a_field_as_it_was(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2)
    value(inspector, "Title").edit()
    line = QApplication.focusWidget()
    line.setText("Something else")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert value(inspector, "Title").words == "Love wins all · MV photo sketch"


def test_a_caption_is_edited_in_place(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    show(qtbot, inspector, 2)
    label = next(one for one in inspector.findChildren(QLabel) if one.text() == "마지막 오후")
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingField)
    field.setPlainText("마지막 오후를 담다")
    QTest.keyClick(field, Qt.Key.Key_Return)

    def text() -> str | None:
        with bridge.library.reading() as reader:
            return captions.shared(reader, (2,)).get("ko")

    qtbot.waitUntil(lambda: text() == "마지막 오후를 담다")


def test_what_is_being_written_belongs_to_the_photos_still_shown(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2)
    label = next(one for one in inspector.findChildren(QLabel) if one.text() == "Filming")
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    QApplication.focusWidget().setPlainText("Filming the sea")
    show(qtbot, inspector, 3)
    qtbot.waitUntil(lambda: known(bridge.library, 2).captions["en"] == "Filming the sea")
    assert known(bridge.library, 3).captions == {}


def test_stars_and_heart(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    show(qtbot, inspector, 2, 3)
    stars = inspector.findChild(Stars)
    stars.setFocus()
    QTest.keyClicks(stars, "5")
    QTest.mouseClick(inspector.findChild(Heart), Qt.MouseButton.LeftButton)

    def stored() -> list[tuple[int, bool]]:
        found = [known(bridge.library, photo_id) for photo_id in (2, 3)]
        return [(photo.rating, photo.favourite) for photo in found]

    qtbot.waitUntil(lambda: stored() == [(5, True), (5, True)])


def test_the_place_in_the_set_is_changed(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2)
    value(inspector, "Position").edit()
    line = QApplication.focusWidget()
    line.setText("20")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: known(bridge.library, 2).sets[0].position == 20)
    qtbot.waitUntil(lambda: value(inspector, "Position").words == "20 of 20")


def test_stepping_quickly_ends_at_the_last_photo(qtbot: QtBot, inspector: Inspector) -> None:
    for photo_id in range(1, 13):
        inspector.show_photos((photo_id,))
    qtbot.waitUntil(lambda: inspector.content.ids == (12,))
    assert value(inspector, "Position").words == "12 of 12"


def test_another_edit_is_shown_at_once(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    show(qtbot, inspector, 5)
    say(bridge, "IU and V running outdoors", 5)
    qtbot.waitUntil(lambda: "IU and V running outdoors" in chips(inspector))


def test_photos_that_left_are_not_shown(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    show(qtbot, inspector, 5)
    bridge.editor.apply(RemovePhotos((5,)))
    inspector.show_scope("All photos", "11 photos")
    qtbot.waitUntil(lambda: "11 photos" in labels(inspector))


def test_a_photo_without_a_set_or_a_thumbnail(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    with bridge.library.writing() as writer:
        (photo_id,) = photos.add(writer, [{"digest": "none", "width": 10, "height": 20}])
    show(qtbot, inspector, photo_id)
    assert "In no set" in labels(inspector)
    assert "—" in labels(inspector)


def test_the_language_of_the_settings_comes_first(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)

    def order() -> list[str]:
        found = [one for one in inspector.findChildren(QLabel) if one.isVisible()]
        captions_there = [one for one in found if one.text() in ("Filming", "마지막 오후")]
        top = {one.text(): one.mapTo(inspector, one.rect().topLeft()).y() for one in captions_there}
        return sorted(top, key=lambda text: top[text])

    qtbot.waitUntil(lambda: order() == ["Filming", "마지막 오후"])
    inspector.set_caption_language("ko")
    qtbot.waitUntil(lambda: order() == ["마지막 오후", "Filming"])


def test_a_crowd_shows_its_number_and_is_edited_as_a_whole(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    inspector.show_crowd((5,), 3, lambda: (5, 6, 7))
    qtbot.waitUntil(lambda: inspector.content.total == 3)
    assert "3 photo(s)" in labels(inspector)  # without the file of plurals
    assert inspector.content.people == ()
    stars = inspector.findChild(Stars)
    with qtbot.waitSignal(bridge.changed):
        stars.rated.emit(2)
    assert [known(bridge.library, photo_id).rating for photo_id in (4, 5, 6, 7)] == [0, 2, 2, 2]
    show(qtbot, inspector, 5)
    assert inspector.content.total == 0
