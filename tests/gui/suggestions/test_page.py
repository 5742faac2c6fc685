"""The page of all guesses in the real window, under real keys and a real mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gallery.edits.scenes import AddScene
from gallery.gui.main_window import MainWindow
from gallery.gui.panels.sidebar_rows import Row
from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.gui.suggestions.listing import GuessList
from gallery.gui.suggestions.meaning import MeaningDialog
from gallery.gui.suggestions.painter import picture_places
from gallery.gui.suggestions.rows import Only
from gallery.library import photos, scenes, suggestions
from gallery.model.changes import Changes
from gallery.model.facts import Origin
from gallery.model.names import Name
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import Hint, SuggestionKind
from tests.gui import made
from tests.gui.suggestions.acting import guesses, seen, when_asked
from tests.gui.suggestions.conftest import hint

Key, Left, Control = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listing(qtbot: QtBot, window: MainWindow) -> GuessList:
    """The list of the page, opened by its key."""
    QTest.keyClick(window, Key.Key_U, Control)
    found = window.page.suggestions.listing
    qtbot.waitUntil(lambda: len(words(found)) == 4)
    return found


def words(listing: GuessList) -> list[str]:
    return [one.text for one in listing.rows.rows]


def click(listing: GuessList, text: str, modifier: Qt.KeyboardModifier | None = None) -> None:
    rect = listing.visualRect(listing.rows.index(words(listing).index(text)))
    place = QPoint(rect.left() + 40, rect.center().y())
    QTest.mouseClick(listing.viewport(), Left, modifier or Qt.KeyboardModifier.NoModifier, place)


def button(window: MainWindow, start: str) -> QPushButton:
    found = window.page.suggestions.findChildren(QPushButton)
    return next(one for one in found if one.text().startswith(start))


def plural(text: str) -> str:
    """Return a text as it is with the translation that the tests do without."""
    return text.replace("(s)", "s")


def said(window: MainWindow) -> str:
    return plural(window.toasts.shown[0].text)


def row_of(window: MainWindow, kind: ScopeKind) -> Row | None:
    rows = window.sidebar.view.model().rows
    return next((row for row in rows if row.scope and row.scope.kind is kind), None)


def test_the_sidebar_counts_guesses_and_hides_at_none(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: row_of(window, ScopeKind.SUGGESTIONS) is not None)
    assert row_of(window, ScopeKind.SUGGESTIONS).count == "4"
    window.sights.show_suggestions()
    listing = window.page.suggestions.listing
    qtbot.waitUntil(lambda: len(words(listing)) == 4)
    qtbot.waitUntil(lambda: window.page.status_bar.counts == "")  # no photo is in sight
    QTest.keyClick(listing, Key.Key_A, Control)
    QTest.keyClick(listing, Key.Key_Delete)
    qtbot.waitUntil(lambda: row_of(window, ScopeKind.SUGGESTIONS) is None)
    assert window.page.suggestions._empty.title == "Every suggestion is answered"
    window.bridge.undo()
    qtbot.waitUntil(lambda: len(words(listing)) == 4)


def test_it_takes_the_place_of_the_photos_and_gives_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.grid.select_all()
    QTest.keyClick(window, Key.Key_U, Control)
    page = window.page.suggestions
    qtbot.waitUntil(page.isVisible)
    assert window.windowTitle() == "Suggestions – Photosketch"
    assert QApplication.focusWidget() is page.listing
    assert window.grid.selected_count() == 0, "what is not seen must not be acted on"
    assert not window.page.inspector.isVisible()
    QTest.keyClick(page.listing, Key.Key_Escape)
    qtbot.waitUntil(window.grid.isVisible)
    assert window.sidebar.scope == EVERYTHING
    assert window.page.inspector.isVisible()


def test_a_search_leaves_it(qtbot: QtBot, window: MainWindow, listing: GuessList) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "set:love")
    qtbot.waitUntil(window.grid.isVisible)
    qtbot.waitUntil(lambda: window.browse.text == "set:love")
    assert window.sidebar.scope == EVERYTHING


def test_most_photos_come_first_with_what_they_may_mean(listing: GuessList) -> None:
    assert words(listing)[:2] == ["뷔", "golden hour"]
    spoken = listing.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert plural(spoken) == "뷔, hashtag, 5 photos, the person V"


def test_enter_accepts_a_known_name_at_once(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    click(listing, "뷔")
    assert button(window, "Accept").text() == "Accept"
    QTest.keyClick(listing, Key.Key_Return)
    assert "뷔" not in words(listing), "the list does not wait for the library"
    assert window.page.suggestions._count.text() == "3"
    qtbot.waitUntil(lambda: window.toasts.shown != ())
    assert said(window) == "“뷔” tagged on 5 photos"
    assert seen(window.bridge.library, 5) == {"V"}
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(lambda: "뷔" in words(listing))
    assert seen(window.bridge.library, 5) == set()


def test_an_unknown_word_is_asked_about(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    def answer(dialog: MeaningDialog) -> None:
        assert dialog.windowTitle() == "Who or what is “golden hour”?"
        dialog.kind.setCurrentIndex(list(SceneKind).index(SceneKind.MOOD))
        QTest.keyClick(dialog.name, Key.Key_Return)

    click(listing, "golden hour")
    assert button(window, "Accept").text() == "Accept…"
    asked = when_asked(answer)
    QTest.mouseClick(button(window, "Accept"), Left)
    assert len(asked) == 1
    qtbot.waitUntil(lambda: "golden hour" not in guesses(window.bridge.library))
    assert seen(window.bridge.library, 3) == {"golden hour"}
    with window.bridge.library.reading() as reader:
        (made,) = scenes.scenes_named(reader, "golden hour")
        assert scenes.get_scene(reader, made).kind is SceneKind.MOOD


def test_a_dialog_that_is_left_changes_nothing(window: MainWindow, listing: GuessList) -> None:
    click(listing, "golden hour")
    asked = when_asked(lambda dialog: QTest.keyClick(dialog, Key.Key_Escape))
    QTest.keyClick(listing, Key.Key_Return)
    assert len(asked) == 1
    assert len(words(listing)) == len(guesses(window.bridge.library)) == 4


def test_many_become_scenes_of_one_kind(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    click(listing, "golden hour")
    click(listing, "ootd", Control)
    chosen = next(
        action
        for action in button(window, "As scene").menu().actions()
        if action.text() == "outfit"
    )
    chosen.trigger()
    qtbot.waitUntil(lambda: guesses(window.bridge.library) == {"뷔": 5, "thv": 1})
    assert seen(window.bridge.library, 7) == {"ootd"}
    qtbot.waitUntil(lambda: window.toasts.shown != ())
    assert said(window) == "2 suggestions accepted"
    window.bridge.undo()
    qtbot.waitUntil(lambda: len(words(listing)) == 4)


def test_many_become_persons_of_a_group(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    def answer(dialog: MeaningDialog) -> None:
        assert plural(dialog.windowTitle()) == "What are these 2 words?"
        assert dialog.person.isChecked()
        dialog.groups.setText("BTS")
        dialog.done_button.click()

    click(listing, "thv")
    click(listing, "ootd", Control)
    when_asked(answer)
    QTest.mouseClick(button(window, "As person"), Left)
    qtbot.waitUntil(lambda: set(guesses(window.bridge.library)) == {"뷔", "golden hour"})
    assert seen(window.bridge.library, 7) == {"ootd"}


def test_delete_refuses_and_goes_on_to_the_next(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    click(listing, words(listing)[1])
    QTest.keyClick(listing, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(guesses(window.bridge.library)) == 3)
    qtbot.waitUntil(lambda: [one.text for one in listing.selected] == [words(listing)[1]])
    QTest.keyClick(listing, Key.Key_Delete)
    QTest.keyClick(listing, Key.Key_Delete)
    qtbot.waitUntil(lambda: guesses(window.bridge.library) == {"뷔": 5})


def test_words_and_sorts_narrow_the_list(window: MainWindow, listing: GuessList) -> None:
    page = window.page.suggestions
    QTest.keyClicks(page.filter, "OUR")
    assert words(listing) == ["golden hour"]
    assert page._count.text() == "1 of 4"
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert len(words(listing)) == 4
    found = {}
    for place, only in enumerate(Only):
        page._only.setCurrentIndex(place)
        found[only] = set(words(listing))
    assert found[Only.KNOWN] == {"뷔"}
    assert found[Only.PEOPLE] == {"thv"}
    assert found[Only.WORDS] == {"뷔", "golden hour", "ootd"}
    page.filter.setText("nothing like it")
    assert page._empty.title == "No suggestion fits"


def test_a_small_picture_opens_the_photos_of_the_guess(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    row = listing.visualRect(listing.rows.index(words(listing).index("golden hour")))
    place = picture_places(row, 3)[1].center()
    QTest.mouseClick(listing.viewport(), Left, pos=place)
    qtbot.waitUntil(window.viewer.isVisible)
    assert (window.viewer.current_id(), window.viewer.count) == (3, 3)
    QTest.keyClick(window.viewer, Key.Key_Escape)
    assert window.page.suggestions.isVisible()
    assert QApplication.focusWidget() is listing
    assert window.grid.selected_count() == 0


def test_pictures_of_the_rows_in_sight_are_there(qtbot: QtBot, listing: GuessList) -> None:
    first = listing.rows.rows[0].id
    qtbot.waitUntil(lambda: listing._glances.get(first) is not None)
    glimpse = listing._glances.get(first)
    assert glimpse.photo_ids == (1, 2, 3, 4, 5)
    assert all(picture is not None for picture in glimpse.pictures)


def test_twenty_thousand_words_stay_quick(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    count = 20_000
    hints = {
        photo: [
            Hint(SuggestionKind.WORD, f"word {n}", Origin.FILE, "keyword")
            for n in range(photo, count, 12)
        ]
        for photo in range(1, 13)
    }
    with window.bridge.library.writing() as writer:
        suggestions.offer(writer, hints)
    window.page.suggestions.refresh()
    qtbot.waitUntil(lambda: len(words(listing)) > 19_000, timeout=20_000)
    window.sidebar.choose(Scope())
    page = window.page.suggestions
    window.sights.show_suggestions()
    page.filter.setText("word 1234")
    assert len(words(listing)) == 11
    page.filter.clear()
    QTest.keyClick(listing, Key.Key_A, Control)
    assert len(listing.selected) == len(words(listing))


def test_a_picture_that_is_made_later_comes_in(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    library = window.bridge.library
    first = listing.rows.rows[0]
    qtbot.waitUntil(lambda: listing._glances.get(first.id) is not None)
    with library.writing() as writer:
        (photo,) = photos.add(writer, [{"digest": "later", "width": 300, "height": 200}])
        suggestions.offer(writer, {photo: [hint("hanbok")]})
    window.bridge.tell(Changes(photos=frozenset({photo})))
    qtbot.waitUntil(lambda: "hanbok" in words(listing))
    one = listing.rows.rows[words(listing).index("hanbok")]
    qtbot.waitUntil(lambda: listing._glances.get(one.id) is not None)
    assert listing._glances.get(one.id).pictures == (None,)
    library.thumbnails.put_many({"later": made.picture(99)})
    window.bridge.tell(Changes(photos=frozenset({photo})))
    qtbot.waitUntil(lambda: listing._glances.get(one.id).pictures[0] is not None)


def test_a_word_that_becomes_a_name_says_so(
    qtbot: QtBot, window: MainWindow, listing: GuessList
) -> None:
    assert listing.rows.rows[words(listing).index("ootd")].match is None
    window.bridge.apply(AddScene((Name("OOTD"),), SceneKind.OUTFIT))
    qtbot.waitUntil(lambda: listing.rows.rows[words(listing).index("ootd")].match is not None)
