"""The field for a time zone under real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gallery.gui.widgets.zone_choice import ZoneChoice, abbreviation, find_zone
from tests.appearing import appear


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Seoul", "Asia/Seoul"),
        ("seoul", "Asia/Seoul"),
        ("  new york ", "America/New_York"),
        ("utc", "UTC"),
        ("europe/berlin", "Europe/Berlin"),
        ("nowhere", ""),
        ("", ""),
        ("../etc/passwd", ""),
    ],
)
def test_zones_are_found(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


def test_a_zone_is_typed_by_its_city(qtbot: QtBot) -> None:
    field = shown(qtbot)
    told: list[str] = []
    field.zone_chosen.connect(told.append)
    type_over(field, "tokyo")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.take()
    assert (field.zone, field.lineEdit().text(), told) == (
        "Asia/Tokyo",
        "Asia/Tokyo",
        ["Asia/Tokyo"],
    )


def test_what_is_no_zone_is_put_back(qtbot: QtBot) -> None:
    field = shown(qtbot)
    type_over(field, "Atlantis")
    field.take()
    assert (field.zone, field.lineEdit().text()) == ("Asia/Seoul", "Asia/Seoul")


def test_a_likely_zone_is_chosen_from_the_list(qtbot: QtBot) -> None:
    field = shown(qtbot)
    with qtbot.waitSignal(field.zone_chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert told.args == ["Asia/Tokyo"]


def test_a_zone_says_its_distance() -> None:
    assert abbreviation("Asia/Seoul") == "KST, UTC+09:00"
    assert abbreviation("no/where") == ""


def shown(qtbot: QtBot) -> ZoneChoice:
    field = ZoneChoice()
    qtbot.addWidget(field)
    field.show_zone("Asia/Seoul")
    appear(qtbot, field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def type_over(field: ZoneChoice, text: str) -> None:
    line: QLineEdit = field.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, text)
