"""Searches of before: by library, the last first, none when nobody wants them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from gallery.gui.preferences import Preferences
from gallery.gui.searchbar.remembered import LONGEST, MOST, RememberedSearches

HERE, THERE = Path("/photos/here"), Path("/photos/there")


@pytest.fixture
def searches(preferences: Preferences) -> RememberedSearches:
    return RememberedSearches(preferences, HERE)


def test_the_last_one_comes_first_and_stands_once(searches: RememberedSearches) -> None:
    for text in ("V", "IU  camcorder ", "v"):
        searches.remember(text)
    assert searches.texts == ("v", "IU camcorder")
    searches.forget("v")
    assert searches.texts == ("IU camcorder",)


def test_each_library_has_its_own(searches: RememberedSearches, preferences: Preferences) -> None:
    searches.remember("V")
    assert RememberedSearches(preferences, THERE).texts == ()


def test_they_are_there_after_the_next_start(tmp_path: Path) -> None:
    file = str(tmp_path / "kept.ini")
    for text in ("released:2024, 뷔", '"a, b"; c'):
        settings = Preferences(QSettings(file, QSettings.Format.IniFormat))
        RememberedSearches(settings, HERE).remember(text)
        settings.save()
    again = Preferences(QSettings(file, QSettings.Format.IniFormat))
    assert RememberedSearches(again, HERE).texts == ('"a, b"; c', "released:2024, 뷔")


def test_what_is_too_much_is_not_kept(searches: RememberedSearches) -> None:
    for text in ("", "   ", "x" * (LONGEST + 1)):
        searches.remember(text)
    assert searches.texts == ()
    for number in range(MOST + 5):
        searches.remember(f"search {number}")
    assert len(searches.texts) == MOST


def test_switched_off_they_are_forgotten(searches: RememberedSearches) -> None:
    searches.remember("V")
    searches.switch(on=False)
    searches.remember("IU")
    assert searches.texts == ()
    searches.switch(on=True)
    assert searches.texts == ()
    searches.remember("IU")
    assert searches.texts == ("IU",)
    searches.clear()
    assert searches.texts == ()
