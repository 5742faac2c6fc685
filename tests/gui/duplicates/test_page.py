"""The page of duplicates in the real window, under real keys and a real mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.edits.deciding import Decide, Fate
from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.duplicates.reading import Which
from gallery.gui.main_window import MainWindow
from gallery.gui.panels.sidebar_rows import Row
from gallery.gui.scope import EVERYTHING, ScopeKind
from gallery.library import photos, variants
from gallery.library.database import Library
from gallery.model.variants import VariantKind
from tests.gui.duplicates import copies

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


def press(page: DuplicatesPage, *keys: Qt.Key) -> None:
    """Press keys where the focus is, as a user does who never looks at the mouse."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


def groups(page: DuplicatesPage) -> list[set[int]]:
    return [set(one.photo_ids) for one in page.groups.rows.groups]


def at_hand(page: DuplicatesPage) -> set[int]:
    return set(page.stage.plan.group.photo_ids) if page.stage.plan else set()


def behind(library: Library, photo_id: int) -> dict[int, VariantKind]:
    with library.reading() as reader:
        found = variants.of(reader, [photo_id]).get(photo_id, ())
    return {one.photo_id: one.kind for one in found}


def there(library: Library) -> set[int]:
    with library.reading() as reader:
        return set(photos.there(reader, range(1, len(copies.COPIES) + 1)))


def said(page: DuplicatesPage) -> str:
    return page.note.text.replace("(s)", "s")


def row_of(window: MainWindow) -> Row | None:
    rows = window.sidebar.view.model().rows
    found = (row for row in rows if row.scope and row.scope.kind is ScopeKind.DUPLICATES)
    return next(found, None)


def test_the_sidebar_counts_the_photos_and_opens_the_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: row_of(window) is not None)
    assert row_of(window).count == "7"
    window.sidebar.choose(row_of(window).scope)
    page = window.page.duplicates
    qtbot.waitUntil(lambda: len(groups(page)) == 3)
    assert window.windowTitle() == "Duplicates – Photosketch"
    assert not window.page.inspector.isVisible()


def test_it_takes_the_place_of_the_photos_and_gives_it_back(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage
) -> None:
    assert QApplication.focusWidget() is page.stage.cards
    assert window.grid.selected_count() == 0, "what is not seen must not be acted on"
    press(page, Key.Key_Escape)
    qtbot.waitUntil(window.grid.isVisible)
    assert window.sidebar.scope == EVERYTHING


def test_the_newest_group_comes_first_with_its_best_and_why(page: DuplicatesPage) -> None:
    assert groups(page) == [{6, 7}, {4, 5}, {1, 2, 3}]
    assert at_hand(page) == {6, 7}
    assert page.stage.plan.best_id == 6
    assert page.stage.reason == "Best: 1 · 640 × 480, the other has 320 × 240"


def test_what_differs_is_named_and_the_better_marked(page: DuplicatesPage) -> None:
    press(page, Key.Key_End)
    first, second, _ = page.stage.cards.rows.faces
    facts = {line.label: (line.text, line.is_better) for line in first.lines}
    assert facts["Pixels"] == ("900 × 600", True)
    assert facts["Source"] == ("Weverse", True)
    assert facts["Quality"] == ("92", True)
    assert facts["Set"][0].startswith("Love wins all")
    assert "Format" not in facts, "all are JPEG"
    assert {line.label: line.is_better for line in second.lines}["Pixels"] is False
    assert page.stage.besides == "The same in all: JPEG"
    spoken = page.stage.cards.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "240127_LWA_01.jpg" in spoken
    assert "Pixels 900 × 600" in spoken


def test_quality_tells_where_pixels_do_not(page: DuplicatesPage) -> None:
    press(page, Key.Key_Down)
    assert page.stage.plan.best_id == 5
    assert page.stage.reason == "Best: 1 · JPEG quality 95, not 50"


def test_enter_hides_the_others_and_the_next_group_comes(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_Return)
    assert at_hand(page) == {4, 5}, "the page does not wait for the library"
    qtbot.waitUntil(lambda: behind(library, 6) == {7: VariantKind.DUPLICATE})
    qtbot.waitUntil(lambda: said(page) == "kept.jpg stays in sight · 1 behind it")
    assert QApplication.focusWidget() is page.stage.cards
    assert there(library) == set(range(1, 11)), "nothing is deleted"


def test_z_takes_it_back_and_shows_the_group_again(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_Down, Key.Key_Return)
    qtbot.waitUntil(lambda: page.note.undo_link.isVisible())
    assert at_hand(page) == {1, 2, 3}
    press(page, Key.Key_Z)
    qtbot.waitUntil(lambda: len(groups(page)) == 3)
    assert at_hand(page) == {4, 5}
    assert behind(library, 5) == {}


def test_a_digit_makes_another_one_the_best(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_End, Key.Key_3)
    assert page.stage.plan.best_id == 3
    assert page.stage.reason.startswith("Best: 3, as you say · proposed was 1: 900 × 600")
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: set(behind(library, 3)) == {1, 2})


def test_each_photo_may_have_its_own_fate(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_End, Key.Key_Right, Key.Key_Delete, Key.Key_Right, Key.Key_S)
    assert [face.fate for face in page.stage.cards.rows.faces] == [
        "Best: stays in sight",
        "To the trash",
        "Stays by itself",
    ]
    assert page.stage.accept.text() == "Do as shown"
    press(page, Key.Key_S)
    assert page.stage.cards.current.fate == "Behind it: duplicate", "again, and it is hidden"
    press(page, Key.Key_S, Key.Key_Return)
    qtbot.waitUntil(lambda: there(library) == {1, *range(3, 11)})
    assert behind(library, 1) == {}
    qtbot.waitUntil(lambda: "1 in the trash · 1 by itself" in said(page))


def test_what_a_variant_is_can_be_said(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_End, Key.Key_Right, Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    scan = next(one for one in menu.actions() if one.text() == "Behind it: scan")
    scan.trigger()
    menu.close()
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: behind(library, 1).get(2) is VariantKind.SCAN)


def test_t_puts_the_others_into_the_trash_and_undo_brings_files_back(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    file = library.originals / "copies" / "뷔 사진.jpg"
    press(page, Key.Key_Down, Key.Key_T)
    qtbot.waitUntil(lambda: 4 not in there(library))
    qtbot.waitUntil(lambda: not file.exists())
    qtbot.waitUntil(page.note.undo_link.isVisible)
    QTest.mouseClick(page.note.undo_link, Left)
    qtbot.waitUntil(lambda: 4 in there(library))
    qtbot.waitUntil(file.exists)


def test_not_duplicates_keep_all_and_later(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    press(page, Key.Key_N)
    assert groups(page) == [{4, 5}, {1, 2, 3}]
    qtbot.waitUntil(lambda: said(page) == "Not duplicates; this is not asked again")
    press(page, Key.Key_L, Key.Key_B)
    qtbot.waitUntil(lambda: said(page) == "All 3 photos stay in sight")
    qtbot.waitUntil(lambda: page.shown_state == "No picture is there twice")
    page.which.turn_to(Which.LATER)
    qtbot.waitUntil(lambda: groups(page) == [{4, 5}])
    assert page.stage.later.text() == "Ask again"
    page.take_focus()
    press(page, Key.Key_L)
    qtbot.waitUntil(lambda: page.shown_state == "Nothing was put off")
    page.which.turn_to(Which.SURE)
    qtbot.waitUntil(lambda: groups(page) == [{4, 5}])
    assert there(library) == set(range(1, 11))


def test_a_maybe_says_what_it_is(qtbot: QtBot, page: DuplicatesPage) -> None:
    page.which.turn_to(Which.MAYBE)
    qtbot.waitUntil(lambda: groups(page) == [{8, 9}])
    spoken = page.groups.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "mirrored" in spoken
    told = [line.text for face in page.stage.cards.rows.faces for line in face.lines]
    assert "mirrored" in told


def test_an_empty_page_leads_to_what_is_doubtful(qtbot: QtBot, page: DuplicatesPage) -> None:
    press(page, Key.Key_N, Key.Key_N, Key.Key_N)
    qtbot.waitUntil(lambda: page.shown_state == "No picture is there twice")
    qtbot.waitUntil(lambda: page.which.buttons[Which.MAYBE].text() == "Maybe  1")
    press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: groups(page) == [{8, 9}])


def test_a_double_click_looks_at_a_photo_and_comes_back(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage
) -> None:
    cards = page.stage.cards
    qtbot.waitUntil(lambda: cards.visualRect(cards.rows.index(1)).isValid())
    place = cards.visualRect(cards.rows.index(1)).center()
    QTest.mouseDClick(cards.viewport(), Left, pos=place - QPoint(0, 60))
    qtbot.waitUntil(window.viewer.isVisible)
    assert window.viewer.current_id() == 7
    QTest.keyClick(window.viewer, Key.Key_Escape)
    assert QApplication.focusWidget() is cards


def test_space_compares_and_the_chosen_one_becomes_the_best(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage
) -> None:
    press(page, Key.Key_Space)
    view = window.doers.duplicates.comparing
    assert view is not None
    qtbot.waitUntil(view.isVisible)
    assert set(view.ids) == {6, 7}
    QTest.keyClick(view, Key.Key_2)
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: not view.isVisible())
    assert page.stage.plan.best_id == 7
    assert QApplication.focusWidget() is page.stage.cards


def test_what_is_decided_elsewhere_leaves_the_page(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage
) -> None:
    press(page, Key.Key_Down)
    window.bridge.editor.apply(Decide(6, ((7, Fate.HIDE, VariantKind.DUPLICATE),)))
    qtbot.waitUntil(lambda: groups(page) == [{4, 5}, {1, 2, 3}])
    assert at_hand(page) == {4, 5}, "what is looked at stays"


@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_all_cards_stand_in_sight_without_scrolling(
    qtbot: QtBot, window: MainWindow, page: DuplicatesPage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    cards = page.stage.cards
    port = cards.viewport()

    def all_in_sight() -> bool:
        rects = [cards.visualRect(cards.rows.index(row)) for row in (0, 1)]
        return all(port.rect().adjusted(0, 0, 8, 8).contains(rect) for rect in rects)

    qtbot.waitUntil(all_in_sight)
