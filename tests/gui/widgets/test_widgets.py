"""The small widgets: chips, lines of chips, stars, values edited in place, growing fields."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.widgets.chip import Chip
from gallery.gui.widgets.editable import EditableValue
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.floating import SHADOW, FloatingPanel
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.growing import MOST_LINES, GrowingField
from gallery.gui.widgets.picture import LOWEST, TALLEST, Picture
from gallery.gui.widgets.stars import STEP, Stars
from tests.appearing import appear

LONG = "V in a black and white blazer suit at the antique table with a camcorder"


def test_chips_wrap_and_none_is_wider_than_the_line(qtbot: QtBot, stage: QWidget) -> None:
    box = QWidget(stage)
    lines = FlowLayout(box)
    for words in ("V", "V with camcorder", LONG, "뷔", "IU and V running outdoors"):
        lines.addWidget(Chip(words))
    box.resize(240, lines.heightForWidth(240))
    appear(qtbot, box)
    qtbot.wait(1)
    places = [lines.itemAt(n).geometry() for n in range(lines.count())]
    assert all(box.rect().contains(place) for place in places)
    assert len({place.top() for place in places}) > 1
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_a_chip_that_is_cut_says_all_on_hover(qtbot: QtBot, stage: QWidget) -> None:
    chip = Chip(LONG)
    chip.setParent(stage)
    appear(qtbot, chip)
    chip.resize(120, 26)
    assert chip.toolTip() == LONG
    assert chip.accessibleName() == LONG


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_chip_is_a_button(qtbot: QtBot, stage: QWidget, key: Qt.Key) -> None:
    chip = Chip("R&B")
    qtbot.addWidget(chip)
    appear(qtbot, chip)
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip, key)
    assert chip.words == "R&B"


def test_only_a_removable_chip_is_removed(qtbot: QtBot, stage: QWidget) -> None:
    chip = Chip("V")
    qtbot.addWidget(chip)
    appear(qtbot, chip)
    with qtbot.assertNotEmitted(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    chip.make_removable("Delete removes it")
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_stars_by_pointer_and_keys(qtbot: QtBot, stage: QWidget) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    appear(qtbot, stars)
    given: list[int] = []
    stars.rated.connect(given.append)
    third = QPoint(2 * STEP + STEP // 2, 10)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=third)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=third)
    QTest.keyClicks(stars, "5")
    QTest.keyClick(stars, Qt.Key.Key_Left)
    QTest.keyClick(stars, Qt.Key.Key_Right)
    QTest.keyClick(stars, Qt.Key.Key_Right)
    assert given == [3, 0, 5, 4, 5]


def test_mixed_stars_can_be_set_to_none(qtbot: QtBot, stage: QWidget) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    stars.set_rating(3, mixed=True)
    with qtbot.waitSignal(stars.rated) as rated:
        QTest.keyClicks(stars, "0")
    assert rated.args == [0]


@pytest.fixture
def value(qtbot: QtBot, stage: QWidget) -> EditableValue:
    result = EditableValue("Title")
    result.setParent(stage)
    result.resize(200, 30)
    result.show_value("Love", "Love wins all")
    appear(qtbot, result)
    return result


def test_a_click_edits_and_enter_saves_once(qtbot: QtBot, value: EditableValue) -> None:
    given: list[str] = []
    value.edited.connect(given.append)
    QTest.mouseClick(value.childAt(20, 10), Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    assert line.selectedText() == "Love"
    QTest.keyClicks(line, "뷔".encode().hex())
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert given == ["뷔".encode().hex()]
    assert value.hasFocus()


def test_escape_gives_up(qtbot: QtBot, value: EditableValue) -> None:
    value.setFocus()
    QTest.keyClick(value, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "x")
    with qtbot.assertNotEmitted(value.edited):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert value.words == "Love wins all"


def test_a_value_shown_while_it_is_edited_waits(qtbot: QtBot, value: EditableValue) -> None:
    value.edit()
    QTest.keyClicks(QApplication.focusWidget(), "mine")
    value.show_value("theirs")
    assert QApplication.focusWidget().text() == "mine"


def test_a_growing_field_stops_at_eight_lines(qtbot: QtBot, stage: QWidget) -> None:
    field = GrowingField()
    field.setParent(stage)
    field.resize(200, 34)
    appear(qtbot, field)
    heights = []
    for lines in (1, 2, MOST_LINES, MOST_LINES * 2):
        field.setPlainText("\n".join("x" * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_an_elided_label_keeps_the_whole(qtbot: QtBot, stage: QWidget) -> None:
    label = ElidedLabel(LONG, stage)
    label.resize(100, 20)
    appear(qtbot, label)
    assert label.text() != LONG
    assert label.whole == label.toolTip() == label.accessibleName() == LONG
    label.resize(2000, 20)
    assert label.text() == LONG
    assert label.toolTip() == ""


@pytest.mark.parametrize(
    ("shape", "height"), [((300, 200), 200), ((100, 1000), TALLEST), ((5000, 100), LOWEST)]
)
def test_a_picture_keeps_its_shape_within_bounds(
    qtbot: QtBot, stage: QWidget, shape: tuple[int, int], height: int
) -> None:
    picture = Picture()
    picture.setParent(stage)
    appear(qtbot, picture)
    picture.resize(300, 50)
    picture.set_shape(*shape)
    assert picture.height() == height


def test_a_floating_panel_stays_over_its_area(qtbot: QtBot, stage: QWidget) -> None:
    area = QWidget(stage)
    area.setGeometry(200, 50, 600, 500)
    panel = FloatingPanel(stage, width=400)
    panel.keep_inside(area)
    for near in (QRect(200, 50, 10, 10), QRect(790, 540, 10, 10)):
        panel.place_near(near, reserve=200)
        assert area.geometry().contains(panel.panel_rect())
        assert panel.geometry().width() == panel.panel_rect().width() + 2 * SHADOW
    area.resize(300, 500)
    panel.place_near(QRect(200, 50, 10, 10))
    assert panel.panel_rect().width() == 400
