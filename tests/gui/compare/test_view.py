"""The comparison under real keys and a real mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetFavourite, SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.compare import CompareView, Mode
from gallery.gui.compare.pane import Pane
from gallery.library import photos
from gallery.library.database import Library
from tests.gui.compare.conftest import SIZE, draw, ready

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def seen(compare: CompareView) -> list[int]:
    return [pane.photo for pane in compare.board.panes if pane.isVisible()]


def wheel(pane: Pane, at: QPointF, notches: int) -> None:
    event = QWheelEvent(
        at,
        pane.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Button.NoButton,
        Modifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane, event)


def drag(pane: Pane, by: QPoint) -> None:
    start = pane.rect().center()
    QTest.mousePress(pane, Button.LeftButton, Modifier.NoModifier, start)
    QTest.mouseMove(pane, start + by)
    QTest.mouseRelease(pane, Button.LeftButton, Modifier.NoModifier, start + by)


def test_two_photos_hang_side_by_side_over_the_window(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    assert compare.geometry().size().toTuple() == SIZE
    one, two = compare.board.panes
    assert (one.photo, two.photo) == (3, 7)
    assert one.y() == two.y()
    assert one.geometry().right() < two.x()
    assert compare.current_id() == 3
    compare.parentWidget().resize(1200, 700)
    assert compare.size().toTuple() == (1200, 700)


def test_it_says_what_the_active_photo_is(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7], first=7)
    qtbot.waitUntil(lambda: "240127_LWA_07.jpg" in compare.accessibleName())
    assert compare.accessibleName().startswith("2 of 2, 240127_LWA_07.jpg, 300 × 200")
    assert compare.board.panes[0].accessibleName().startswith("240127_LWA_03.jpg")


def test_space_flips_in_place_and_nothing_moves(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7, 9])
    ready(compare, qtbot)
    QTest.keyClick(compare, Key.Key_Space)
    assert compare.board.mode is Mode.FLIP
    assert seen(compare) == [3]
    first = compare.board.panes[0]
    before = first.geometry(), first.place
    for photo in (7, 9, 3):
        QTest.keyClick(compare, Key.Key_Space)
        assert seen(compare) == [photo]
        shown = compare.board.panes[compare.index]
        assert (shown.geometry(), shown.place) == before
    QTest.keyClick(compare, Key.Key_Tab)
    assert seen(compare) == [7]
    QTest.keyClick(compare, Key.Key_Backtab)
    QTest.keyClick(compare, Key.Key_Space, Modifier.ShiftModifier)
    assert seen(compare) == [9]
    QTest.keyClick(compare, Key.Key_B)
    assert seen(compare) == [3, 7, 9]


def test_pictures_of_other_sizes_fill_the_same_frame(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    draw(library, files[1], 2, (1200, 800))
    compare.show_photos([1, 2], mode=Mode.FLIP)
    ready(compare, qtbot)
    small, large = compare.board.panes
    assert small.place == large.place
    QTest.keyClick(compare, Key.Key_P)
    assert small.place.width() * 4 == pytest.approx(large.place.width())
    QTest.keyClick(compare, Key.Key_P)
    assert small.place == large.place


def test_all_are_zoomed_and_moved_with_one(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7, 9, 11])
    ready(compare, qtbot)
    panes = compare.board.panes
    fitted = panes[0].place
    wheel(panes[1], QPointF(50, 60), 6)
    assert panes[0].place.width() > fitted.width()
    assert len({tuple(pane.place.getRect()) for pane in panes}) == 1
    before = panes[0].place
    drag(panes[2], QPoint(-12, -9))
    assert panes[0].place == before.translated(-12, -9)
    assert panes[3].place == panes[0].place
    assert panes[0].label.zoom.endswith(" %")
    QTest.keyClick(compare, Key.Key_R)
    assert panes[3].place == fitted
    assert panes[0].label.zoom == ""


def test_unlocked_only_one_is_moved_and_stays_so_when_locked(
    compare: CompareView, qtbot: QtBot
) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    one, two = compare.board.panes
    fitted = one.place
    QTest.keyClick(compare, Key.Key_L)
    drag(two, QPoint(20, 0))
    wheel(two, QPointF(two.place.center()), 1)
    assert one.place == fitted
    assert two.place.width() == pytest.approx(fitted.width() * 1.25)
    assert two.place.center().x() == pytest.approx(fitted.center().x() + 20)
    QTest.keyClick(compare, Key.Key_L)
    QTest.keyClick(compare, Key.Key_Z)
    assert two.place.width() == pytest.approx(one.place.width() * 1.25)
    assert one.place != fitted
    QTest.keyClick(compare, Key.Key_R)
    assert one.place == two.place == fitted


def test_arrows_go_from_photo_to_photo_and_move_what_is_enlarged(
    compare: CompareView, qtbot: QtBot
) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    QTest.keyClick(compare, Key.Key_Right)
    assert compare.current_id() == 7
    QTest.keyClick(compare, Key.Key_Left)
    assert compare.current_id() == 3
    for _ in range(5):
        QTest.keyClick(compare, Key.Key_Plus)
    before = compare.board.panes[0].place
    QTest.keyClick(compare, Key.Key_Right)
    assert compare.current_id() == 3
    assert compare.board.panes[0].place == before.translated(-64, 0)
    QTest.keyClick(compare, Key.Key_Minus)
    assert compare.board.panes[1].place.width() < before.width()


def test_what_differs_is_drawn_and_said(
    compare: CompareView, qtbot: QtBot, files: list[Path]
) -> None:
    files[6].write_bytes(files[2].read_bytes())
    compare.show_photos([3, 7, 9])
    ready(compare, qtbot)
    QTest.keyClick(compare, Key.Key_D)
    assert seen(compare) == [3]
    qtbot.waitUntil(lambda: "No difference that can be seen" in compare.accessibleName())
    assert "240127_LWA_03.jpg against 240127_LWA_07.jpg" in compare.accessibleName()
    pane = compare.board.panes[0]
    image = pane.grab().toImage()
    assert image.pixelColor(pane.picture_size.width() // 2, 200).lightness() < 3
    QTest.keyClick(compare, Key.Key_Tab)
    qtbot.waitUntil(lambda: "07.jpg against 240127_LWA_09.jpg" in compare.accessibleName())
    qtbot.waitUntil(lambda: "% of it differs" in compare.accessibleName())
    QTest.keyClick(compare, Key.Key_D)
    assert seen(compare) == [3, 7, 9]
    assert "differ" not in compare.accessibleName()


def test_swapped_photos_change_places(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    left = compare.board.panes[0].geometry()
    QTest.keyClick(compare, Key.Key_X)
    assert compare.ids == (7, 3)
    assert compare.current_id() == 7
    assert compare.board.panes[0].photo == 7
    assert compare.board.panes[0].geometry() == left
    QTest.mouseClick(compare.board.panes[1], Button.LeftButton)
    assert compare.current_id() == 3


def test_the_better_one_is_marked(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    draw(library, files[1], 2, (1200, 800))
    with library.writing() as writer:
        photos.set_values(writer, [3], {"bytes": 90_000})
    compare.show_photos([1, 2])
    ready(compare, qtbot)
    small, large = [pane.label for pane in compare.board.panes]
    assert [fact.better for fact in small.facts] == ["", "", ""]
    assert [fact.better for fact in large.facts] == ["most pixels", "", ""]
    assert "1200 × 800 (most pixels)" in large.spoken
    compare.show_photos([3, 4])
    ready(compare, qtbot)
    assert [fact.better for fact in compare.board.panes[0].label.facts] == ["", "most bytes", ""]


def test_of_another_format_more_bytes_are_no_better(
    compare: CompareView, qtbot: QtBot, library: Library
) -> None:
    with library.writing() as writer:
        photos.set_values(writer, [3], {"bytes": 900_000, "format": "PNG"})
    compare.show_photos([3, 4])
    ready(compare, qtbot)
    assert [fact.better for fact in compare.board.panes[0].label.facts] == ["", "", ""]


def test_enter_chooses_and_closes(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    QTest.keyClick(compare, Key.Key_Tab)
    told: list[object] = []
    compare.chosen.connect(told.append)
    compare.closed.connect(lambda: told.append("closed"))
    QTest.keyClick(compare, Key.Key_Return)
    assert told == [7, "closed"]
    assert not compare.isVisible()
    assert compare.current_id() is None


def test_escape_and_the_button_close(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    with qtbot.waitSignal(compare.closed):
        QTest.keyClick(compare, Key.Key_Escape)
    compare.show_photos([3, 7])
    with qtbot.waitSignal(compare.closed):
        QTest.mouseClick(compare.bar.close_button, Button.LeftButton)


def test_every_button_does_what_its_key_does(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    bar, board = compare.bar, compare.board
    QTest.mouseClick(bar.modes[Mode.FLIP], Button.LeftButton)
    assert (board.mode, bar.modes[Mode.FLIP].isChecked()) == (Mode.FLIP, True)
    QTest.mouseClick(bar.modes[Mode.SIDE], Button.LeftButton)
    QTest.mouseClick(bar.lock_button, Button.LeftButton)
    assert (board.is_locked, bar.lock_button.isChecked()) == (False, False)
    QTest.mouseClick(bar.pixels_button, Button.LeftButton)
    assert (board.own_pixels, bar.pixels_button.isChecked()) == (True, True)
    QTest.mouseClick(bar.swap_button, Button.LeftButton)
    assert compare.ids == (7, 3)
    with qtbot.waitSignal(compare.chosen) as chosen:
        QTest.mouseClick(bar.choose_button, Button.LeftButton)
    assert chosen.args == [7]


def test_more_than_four_are_seen_four_at_a_time(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([1, 2, 3, 4, 5, 6])
    ready(compare, qtbot)
    assert seen(compare) == [1, 2, 3, 4]
    QTest.keyClick(compare, Key.Key_5, Modifier.ControlModifier)
    assert seen(compare) == [5, 6]


def test_a_vanished_file_says_so_and_its_thumbnail_is_shown(
    compare: CompareView, qtbot: QtBot, files: list[Path]
) -> None:
    files[6].unlink()
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    pane = compare.board.panes[1]
    assert "no longer there" in pane.label.problem
    assert pane.image is not None
    compare.grab()


def test_a_photo_that_leaves_the_library_leaves_the_comparison(
    compare: CompareView, qtbot: QtBot, bridge: Bridge, library: Library
) -> None:
    compare.show_photos([3, 7, 9], first=7)
    ready(compare, qtbot)
    with library.writing() as writer:
        photos.remove(writer, [3])
    bridge.apply(SetRating((7,), 4))  # news of any kind
    qtbot.waitUntil(lambda: compare.ids == (7, 9))
    assert compare.current_id() == 7
    with library.writing() as writer:
        photos.remove(writer, [9])
    with qtbot.waitSignal(compare.closed):
        bridge.apply(SetRating((7,), 5))


def test_a_photo_that_was_changed_is_decoded_anew(
    compare: CompareView, qtbot: QtBot, bridge: Bridge, library: Library, files: list[Path]
) -> None:
    compare.show_photos([2, 3])
    ready(compare, qtbot)
    draw(library, files[1], 2, (600, 400))
    with library.writing() as writer:
        photos.set_values(writer, [2], {"digest": "f" * 64})
    bridge.apply(SetRating((2,), 4))
    pane = compare.board.panes[0]
    qtbot.waitUntil(lambda: pane.image is not None and pane.image.width() == 600)
    assert pane.label.facts[0].text == "600 × 400"


@pytest.mark.parametrize("ids", [[], [3], [3, 3]])
def test_one_photo_alone_is_not_compared(compare: CompareView, ids: list[int]) -> None:
    compare.show_photos(ids)
    assert not compare.isVisible()


def test_a_rating_given_meanwhile_is_shown(
    compare: CompareView, qtbot: QtBot, bridge: Bridge
) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    before = compare.board.panes[1].place
    bridge.apply(SetRating((7,), 4))
    bridge.apply(SetFavourite((7,), True))
    qtbot.waitUntil(lambda: compare.board.panes[1].label.favourite)
    assert compare.board.panes[1].label.rating == 4
    assert compare.board.panes[1].place == before
    compare.grab()


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1)])
def test_the_oddest_shapes_are_compared(
    compare: CompareView,
    qtbot: QtBot,
    library: Library,
    files: list[Path],
    size: tuple[int, int],
) -> None:
    draw(library, files[1], 2, size)
    compare.show_photos([2, 3])
    ready(compare, qtbot)
    for key in (Key.Key_Z, Key.Key_Space, Key.Key_D, Key.Key_P, Key.Key_Plus, Key.Key_L):
        QTest.keyClick(compare, key)
        compare.grab()
    assert all(pane.place.isValid() for pane in compare.board.panes)


def test_enlarged_pictures_are_decoded_whole(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    for place in (0, 1):
        draw(library, files[place], place + 1, (5000, 3400))
    compare.show_photos([1, 2])
    ready(compare, qtbot)
    panes = compare.board.panes
    assert all(pane.image is not None and pane.image.width() < 2500 for pane in panes)
    QTest.keyClick(compare, Key.Key_Z)
    qtbot.waitUntil(lambda: all(pane.image and pane.image.width() == 5000 for pane in panes))


def test_a_closed_comparison_holds_no_pictures(compare: CompareView, qtbot: QtBot) -> None:
    compare.show_photos([3, 7])
    ready(compare, qtbot)
    compare.leave()
    assert compare.pictures.sharp(3) is None
    assert compare.board.panes == []


def test_a_photo_that_is_too_large_says_how_far_it_is_sharp(
    compare: CompareView, qtbot: QtBot, library: Library, files: list[Path]
) -> None:
    draw(library, files[1], 2, (600, 400))
    with library.writing() as writer:  # as large as a scan of which a preview alone can be read
        photos.set_values(writer, [2], {"width": 2400, "height": 1600})
    compare.show_photos([2, 3])
    ready(compare, qtbot)
    QTest.keyClick(compare, Key.Key_Z)
    qtbot.waitUntil(lambda: compare.board.panes[0].label.zoom == "100 %, sharp up to 25 %")
    assert compare.board.panes[1].label.zoom == "800 %"
