"""What the page asks: files outside the library, a rule for all groups, what is best."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.duplicates.order import OrderDialog
from gallery.gui.duplicates.outside_dialog import OutsideDialog
from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.duplicates.rule import RuleDialog
from gallery.gui.main_window import MainWindow
from gallery.library import candidates, photos, settings, variants
from gallery.library.database import Library
from gallery.model.best_copy import Reason
from tests.gui.duplicates import copies
from tests.gui.duplicates.asked import when_asked

pytestmark = pytest.mark.usefixtures("english")

Key = Qt.Key


def there(library: Library) -> set[int]:
    with library.reading() as reader:
        return set(photos.there(reader, range(1, len(copies.COPIES) + 1)))


def behind(library: Library) -> dict[int, int]:
    with library.reading() as reader:
        return variants.kept(reader, range(1, len(copies.COPIES) + 1))


def is_planned(dialog: RuleDialog) -> bool:
    return dialog.plan is not None


def is_filled(dialog: OrderDialog) -> bool:
    return dialog.reasons.list.count() > 0


def test_files_outside_are_trashed_only_after_a_yes_that_names_the_folder(
    qtbot: QtBot, tmp_path: Path, library: Library, page: DuplicatesPage
) -> None:
    outside = tmp_path / "elsewhere" / "outside.jpg"
    named = []

    def refuse(dialog: OutsideDialog) -> None:
        named.append(dialog.list.item(0).text())
        assert QApplication.focusWidget() is not dialog.done_button, "Enter does not trash"
        dialog.reject()

    asked = when_asked(OutsideDialog, refuse)
    QTest.keyClick(page.stage.cards, Key.Key_T)
    qtbot.waitUntil(lambda: bool(asked))
    assert named == [f"{tmp_path / 'elsewhere'}  ·  1"]
    assert len(page.groups.rows.groups) == 3, "nothing was decided"
    assert outside.exists()
    again = when_asked(OutsideDialog, lambda dialog: dialog.done_button.click())
    QTest.keyClick(page.stage.cards, Key.Key_T)
    qtbot.waitUntil(lambda: bool(again))
    qtbot.waitUntil(lambda: 7 not in there(library))
    qtbot.waitUntil(lambda: not outside.exists())
    QTest.keyClick(page.stage.cards, Key.Key_Z)
    qtbot.waitUntil(outside.exists)
    assert 7 in there(library)


def test_all_groups_are_decided_after_a_look_at_what_comes_of_it(
    qtbot: QtBot, window: MainWindow, library: Library, page: DuplicatesPage
) -> None:
    seen = []

    def decide(dialog: RuleDialog) -> None:
        seen.append(dialog.preview.text)
        dialog.done_button.click()

    when_asked(RuleDialog, decide, ready=is_planned)
    page.rule_asked.emit()
    qtbot.waitUntil(lambda: behind(library) == {2: 1, 3: 1, 4: 5, 7: 6})
    assert seen[0].splitlines()[:2] == ["3 groups decided", "4 photos hidden behind the best"]
    assert "2 by more pixels · 1 by JPEG quality" in seen[0]
    assert "1 group: only maybe the same picture" in seen[0]
    qtbot.waitUntil(lambda: page.shown_state == "No picture is there twice")
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(lambda: behind(library) == {})
    qtbot.waitUntil(lambda: len(page.groups.rows.groups) == 3)


def test_a_rule_leaves_files_outside_alone_unless_their_folder_is_ticked(
    qtbot: QtBot, tmp_path: Path, library: Library, page: DuplicatesPage
) -> None:
    said = []

    def decide(dialog: RuleDialog) -> None:
        dialog.trash_others.click()
        qtbot.waitUntil(lambda: is_planned(dialog))
        said.append(dialog.done_button.text())
        assert dialog.folders.folders == (str(tmp_path / "elsewhere"),)
        dialog.folders.list.item(0).setCheckState(Qt.CheckState.Checked)
        qtbot.waitUntil(lambda: is_planned(dialog))
        said.append(dialog.done_button.text())
        dialog.folders.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        qtbot.waitUntil(lambda: is_planned(dialog))
        dialog.done_button.click()

    when_asked(RuleDialog, decide, ready=is_planned)
    page.rule_asked.emit()
    assert said == ["Decide 2 groups", "Decide 3 groups"]
    qtbot.waitUntil(lambda: there(library) == {1, *range(5, 11)})
    assert (tmp_path / "elsewhere" / "outside.jpg").exists()


def test_another_order_of_reasons_makes_another_one_the_best(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    QTest.keyClick(page.stage.cards, Key.Key_End)
    assert page.stage.reason == "Best: 1 · 900 × 600, others at most 450 × 300"

    def arrange(dialog: OrderDialog) -> None:
        dialog.reasons.list.setCurrentRow(1)
        QTest.keyClick(dialog.reasons.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        dialog.sources.list.setCurrentRow(list(dialog.sources.values).index("X"))
        for _ in range(len(dialog.sources.values)):
            dialog.sources.move_current(-1)
        dialog.new_source.setText("  뷔 fansite ")
        dialog.add_button.click()
        qtbot.waitUntil(lambda: "뷔 fansite" in stored_sources(library))
        dialog.done_button.click()

    when_asked(OrderDialog, arrange, ready=is_filled)
    page.order_asked.emit()
    with library.reading() as reader:
        assert candidates.order_of(reader)[:2] == (Reason.SOURCE, Reason.PIXELS)
    qtbot.waitUntil(lambda: stored_sources(library)[0] == "X")
    qtbot.waitUntil(lambda: page.stage.reason.startswith("Best: 1 · from X, not Weverse"))


def test_bytes_alone_are_refused_as_an_order(
    qtbot: QtBot, library: Library, page: DuplicatesPage
) -> None:
    def switch_off(dialog: OrderDialog) -> None:
        for row in range(dialog.reasons.list.count()):
            item = dialog.reasons.list.item(row)
            is_bytes = item.text().startswith("A larger file")
            item.setCheckState(Qt.CheckState.Checked if is_bytes else Qt.CheckState.Unchecked)
        assert "Bytes say little" in dialog.message.text()

    asked = when_asked(OrderDialog, switch_off, ready=is_filled)
    page.order_asked.emit()
    assert asked
    with library.reading() as reader:
        assert candidates.order_of(reader) != (Reason.BYTES,)


def stored_sources(library: Library) -> tuple[str, ...]:
    with library.reading() as reader:
        return settings.source_ranks(reader)
