"""Portraits that are wished for while others are on their way."""

from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.portraits.pictures import PortraitPictures
from gallery.gui.scope import Scope, ScopeKind

V = Scope(ScopeKind.PERSON, 1, "V")


def test_a_portrait_on_its_way_is_not_taken_for_one_of_the_new_size(
    qtbot: QtBot, bridge: Bridge
) -> None:
    pictures = PortraitPictures(bridge, bridge)
    pictures.want([V], 40, 1.0)
    pictures.want([], 80, 1.0)  # zoomed, and scrolled past
    qtbot.waitUntil(lambda: pictures.get(V) is not None)
    assert pictures.get(V).width() == 40
    pictures.want([V], 80, 1.0)
    qtbot.waitUntil(lambda: pictures.get(V).width() == 80)
