"""What the header of a section says."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gallery.gui.grid.geometry import HEADER, Box
from gallery.gui.grid.header import HeaderPainter, HeaderText, HeaderWords
from gallery.gui.theme import DARK
from gallery.library.results import Grouping, Section
from gallery.model.photoset import PhotoSet, completeness

SECTION = Section(1, 0, 12)


def a_set(have: list[int], expected: int | None = 12, **fields: str) -> PhotoSet:
    known = {"title": "Love wins all", "released_on": "2024-01-27", "source": "Weverse"}
    return PhotoSet(1, completeness=completeness(have, expected), **(known | fields))


def test_a_complete_set_says_so_quietly(qtbot: QtBot) -> None:
    text = HeaderWords().say(SECTION, a_set(list(range(1, 13))))
    assert text == HeaderText("Love wins all", "27 Jan 2024 · Weverse", "12 of 12")


def test_what_is_missing_is_named(qtbot: QtBot) -> None:
    text = HeaderWords().say(SECTION, a_set([n for n in range(1, 13) if n != 7]))
    assert (text.badge, text.is_complete) == ("11 of 12 · missing 7", False)


def test_a_long_list_of_missing_photos_is_shortened(qtbot: QtBot) -> None:
    text = HeaderWords().say(SECTION, a_set([1], 200))
    assert text.badge.startswith("1 of 200 · missing 2, 3")
    assert text.badge.endswith("…")
    assert len(text.badge) < 50


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"released_on": ""}, "Weverse"),
        ({"source": ""}, "27 Jan 2024"),
        ({"source": "", "released_on": ""}, ""),
    ],
)
def test_what_is_not_known_is_left_out(qtbot: QtBot, fields: dict[str, str], facts: str) -> None:
    assert HeaderWords().say(SECTION, a_set([1], 1, **fields)).facts == facts


@pytest.mark.parametrize(
    ("language", "told"), [(QLocale.Language.English, "9,431"), (QLocale.Language.German, "9.431")]
)
def test_thousands_are_told_as_the_language_writes_them(
    qtbot: QtBot, language: QLocale.Language, told: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    facts = HeaderWords().say(Section(202401, 0, 9431, Grouping.MONTH), None).facts
    QLocale.setDefault(before)
    assert facts.startswith(told)


def test_photos_in_no_set_and_sets_not_read_yet(qtbot: QtBot) -> None:
    assert HeaderWords().say(Section(0, 0, 3), None).title == "Not in a set"
    assert HeaderWords().say(SECTION, None) == HeaderText("")
    assert HeaderWords().say(SECTION, a_set([1], 1, title="")).title == "Untitled set"


@pytest.mark.parametrize(
    ("section", "title"),
    [
        (Section(202401, 0, 3, Grouping.MONTH), "January 2024"),
        (Section(202400, 0, 3, Grouping.MONTH), "2024"),
        (Section(0, 0, 3, Grouping.MONTH), "No date"),
        (Section(2024, 0, 3, Grouping.YEAR), "2024"),
        (Section(0, 0, 3, Grouping.YEAR), "No date"),
        (Section(0, 0, 3, Grouping.NONE), ""),
    ],
)
def test_months_and_years_are_called_by_name(qtbot: QtBot, section: Section, title: str) -> None:
    text = HeaderWords().say(section, None)
    assert text.title == title
    assert text.badge == ""
    assert "3" in text.facts


@pytest.mark.parametrize("width", [120, 300, 420, 1200])
def test_a_header_stays_within_its_margins(qtbot: QtBot, width: int) -> None:
    image = QImage(width, HEADER, QImage.Format.Format_RGB32)
    image.fill(DARK.background)
    painter = QPainter(image)
    text = HeaderText("러브 윈즈 올 · " * 9, "27 Jan 2024 · Weverse", "11 of 12", is_complete=False)
    HeaderPainter(DARK, painter.font()).paint(painter, Box(0, 0, width, HEADER), text)
    painter.end()
    ground = image.pixel(0, 0)
    assert all(image.pixel(x, y) == ground for x in (19, width - 19) for y in range(HEADER))
