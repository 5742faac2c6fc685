"""Variants in the real window: the badges, the dialog, bringing one into sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.gui.main_window import MainWindow
from gallery.gui.variants.dialog import VariantsDialog
from gallery.gui.variants.joining import JoinDialog
from gallery.library import variants
from gallery.library.database import Library
from gallery.model.variants import VariantKind
from tests.gui.duplicates.asked import when_asked

Key = Qt.Key
KINDS = {2: VariantKind.EDIT, 3: VariantKind.PREVIEW}


def behind(library: Library, photo_id: int) -> dict[int, VariantKind]:
    with library.reading() as reader:
        found = variants.of(reader, [photo_id]).get(photo_id, ())
    return {one.photo_id: one.kind for one in found}


def is_read(dialog: VariantsDialog) -> bool:
    return dialog.stack is not None


def ask(
    qtbot: QtBot, window: MainWindow, answer: Callable[[VariantsDialog], object]
) -> VariantsDialog:
    """Press V and answer."""
    answered = when_asked(VariantsDialog, answer, ready=is_read)
    QTest.keyClick(window, Key.Key_V)
    qtbot.waitUntil(lambda: bool(answered))
    return answered[0]


def test_lists_leave_them_out_and_the_cell_says_how_many(qtbot: QtBot, shown: MainWindow) -> None:
    assert not {2, 3} & set(shown.grid.ids)
    index = shown.grid.currentIndex()
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "2 variant" in (index.data(role) or ""))


def test_v_shows_them_beside_the_one_in_sight(qtbot: QtBot, shown: MainWindow) -> None:
    seen = []

    def look(dialog: VariantsDialog) -> None:
        seen.extend((face.name, face.fate) for face in dialog.cards.rows.faces)
        assert dialog.focusWidget() is dialog.cards
        assert not dialog.show_button.isEnabled(), "the first one is shown already"

    ask(qtbot, shown, look)
    assert seen == [
        ("240127_LWA_01.jpg", "Shown"),
        ("Fv8kD2aaAA.jpg", "Edit"),
        ("preview.jpg", "Preview"),
    ]


def test_another_one_is_shown_instead_and_undo_brings_the_first_back(
    qtbot: QtBot, library: Library, shown: MainWindow
) -> None:
    def change(dialog: VariantsDialog) -> None:
        QTest.keyClick(dialog.cards, Key.Key_Right)
        dialog.show_button.click()
        qtbot.waitUntil(lambda: dialog.stack.kept_id == 2)

    ask(qtbot, shown, change)
    assert set(behind(library, 2)) == {1, 3}
    qtbot.waitUntil(lambda: 2 in shown.grid.ids and 1 not in shown.grid.ids)
    shown.bridge.undo()
    qtbot.waitUntil(lambda: behind(library, 1) == KINDS)


def test_one_is_separated_and_the_last_one_closes_the_dialog(
    qtbot: QtBot, library: Library, shown: MainWindow
) -> None:
    def separate(dialog: VariantsDialog) -> None:
        for left in (1, 0):
            QTest.keyClick(dialog.cards, Key.Key_Right)
            dialog.part_button.click()
            qtbot.waitUntil(lambda left=left: len(behind(library, 1)) == left)
            qtbot.waitUntil(lambda left=left: not left or len(dialog.stack.photo_ids) == left + 1)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    ask(qtbot, shown, separate)
    qtbot.waitUntil(lambda: len(shown.grid.ids) == 10)


def test_what_one_is_can_be_said_anew(qtbot: QtBot, library: Library, shown: MainWindow) -> None:
    def call(dialog: VariantsDialog) -> None:
        dialog.cards.fate_asked.emit(3, dialog.cards.fate_place(3))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(one for one in menu.actions() if one.text() == "Scan").trigger()
        menu.close()
        qtbot.waitUntil(lambda: dialog.cards.rows.faces[-1].fate == "Scan")

    ask(qtbot, shown, call)
    assert behind(library, 1) == {2: VariantKind.EDIT, 3: VariantKind.SCAN}


def test_they_are_compared_and_the_chosen_one_is_shown(
    qtbot: QtBot, library: Library, shown: MainWindow
) -> None:
    ask(qtbot, shown, lambda dialog: QTest.keyClick(dialog.cards, Key.Key_Space))
    view = shown.doers.variants.comparing
    assert view is not None
    qtbot.waitUntil(view.isVisible)
    again = when_asked(VariantsDialog, lambda dialog: dialog.reject(), ready=is_read)
    QTest.keyClick(view, Key.Key_3)
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: set(behind(library, 3)) == {1, 2})
    qtbot.waitUntil(lambda: bool(again))


def test_a_photo_without_any_says_so(qtbot: QtBot, shown: MainWindow) -> None:
    shown.grid.show_row(list(shown.grid.ids).index(10))
    qtbot.waitUntil(lambda: shown.subject.ids() == (10,))
    QTest.keyClick(shown, Key.Key_V)
    qtbot.waitUntil(lambda: bool(shown.toasts.shown))
    assert shown.toasts.shown[0].text == "No other copy stands behind this photo"


def test_the_full_view_has_a_badge_that_opens_them(qtbot: QtBot, shown: MainWindow) -> None:
    shown.sights.open_current()
    badge = shown.doers.variants.badge
    qtbot.waitUntil(badge.isVisible)
    assert badge.count == 3
    answered = when_asked(VariantsDialog, lambda dialog: dialog.reject(), ready=is_read)
    QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(answered))
    QTest.keyClick(shown.viewer, Key.Key_Right)
    qtbot.waitUntil(lambda: not badge.isVisible())


@pytest.mark.parametrize(("search", "found"), [("is:variant", {2, 3}), ("variant:preview", {3})])
def test_a_search_finds_them(qtbot: QtBot, shown: MainWindow, search: str, found: set[int]) -> None:
    shown.search.setText(search)
    qtbot.waitUntil(lambda: set(shown.grid.ids) == found)
    shown.grid.show_row(0)
    qtbot.waitUntil(lambda: bool(shown.subject.ids()))
    dialog = ask(qtbot, shown, lambda dialog: dialog.reject())
    assert dialog.stack.kept_id == 1


def test_selected_photos_become_one_picture(
    qtbot: QtBot, library: Library, shown: MainWindow
) -> None:
    shown.search.setText("alone OR outside")
    qtbot.waitUntil(lambda: set(shown.grid.ids) == {7, 10})
    shown.grid.select_all()
    qtbot.waitUntil(lambda: set(shown.subject.ids()) == {7, 10})
    seen = []

    def join(dialog: JoinDialog) -> None:
        seen.append(dialog.stage.reason)
        QTest.keyClick(dialog.stage.cards, Key.Key_2)
        dialog.stage.ask_fate(10, dialog.stage.cards.fate_place(10))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "To the trash" not in [one.text() for one in menu.actions()]
        next(one for one in menu.actions() if one.text() == "Behind it: HQ").trigger()
        menu.close()
        dialog.done_button.click()

    answered = when_asked(JoinDialog, join)
    QTest.keyClick(shown, Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(answered))
    assert seen == ["Best: 1 · 640 × 480, the other has 320 × 240"]
    qtbot.waitUntil(lambda: behind(library, 7) == {10: VariantKind.HQ})


def test_one_photo_alone_cannot_become_one_picture(qtbot: QtBot, shown: MainWindow) -> None:
    QTest.keyClick(shown, Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(shown.toasts.shown))
    assert shown.toasts.shown[0].text == "Select 2 to 50 photos that are one picture"
