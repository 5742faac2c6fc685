"""The switch of the searches of before."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gallery.gui.preferences import Preferences
from gallery.gui.searchbar.remembered import RememberedSearches
from gallery.gui.settings.searches import RememberedSearchesRow
from gallery.gui.theme import Theme


def test_it_clears_and_switches_off(qtbot: QtBot, theme: Theme, preferences: Preferences) -> None:
    searches = RememberedSearches(preferences, Path("/photos"))
    searches.remember("V")
    row = RememberedSearchesRow(searches)
    qtbot.addWidget(row)
    assert row.clear.isEnabled()
    row.clear.click()
    assert searches.texts == ()
    assert not row.clear.isEnabled()
    searches.remember("IU")
    row.box.click()
    searches.remember("V")
    assert searches.texts == ()
    row.box.click()
    searches.remember("V")
    assert searches.texts == ("V",)
