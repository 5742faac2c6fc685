"""Addresses from strangers: those of the web open, all others are only shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gallery.gui.theme import Theme
from gallery.gui.widgets.address import Address, Link, is_web, short
from gallery.gui.widgets.tips import plain_tip
from tests.appearing import appear

TWEET = "https://x.com/bts_bighit/status/1750914444445221330"


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        (TWEET, True),
        ("http://weverse.io/a", True),
        ("HTTPS://X.COM", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("smb://server/share", False),
        ("https://", False),
        ("x.com/bts", False),
        ("", False),
    ],
)
def test_only_the_web_is_opened(address: str, opens: bool) -> None:
    assert is_web(address) is opens


def test_what_all_addresses_begin_with_is_not_shown() -> None:
    assert short("https://www.weverse.io/bts/") == "weverse.io/bts"
    assert short("ftp://x") == "ftp://x"


def test_a_click_opens_and_the_button_copies(qtbot: QtBot, theme: Theme) -> None:
    widget = Address()
    qtbot.addWidget(widget)
    widget.resize(160, 30)
    appear(qtbot, widget)
    widget.show_address(TWEET, "from the tweet id 1750914444445221330")
    link = widget.findChild(Link)
    assert "…" in link.text()
    assert link.toolTip() == f"{TWEET}\nfrom the tweet id 1750914444445221330"
    with qtbot.waitSignal(widget.open_asked) as opened:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.args == [TWEET]
    with qtbot.waitSignal(widget.copied) as copied:
        QTest.mouseClick(widget.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert copied.args == [TWEET]


def test_no_address_of_the_web_is_no_link(qtbot: QtBot, theme: Theme) -> None:
    widget = Address()
    qtbot.addWidget(widget)
    widget.show_address("file:///etc/passwd")
    assert not widget.findChild(Link).isEnabled()
    assert widget.findChild(Link).whole == "file:///etc/passwd"


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("V & IU", "V & IU"),
        ("<b>V</b>\nIU & co", "<qt>&lt;b&gt;V&lt;/b&gt;<br>IU &amp; co</qt>"),
    ],
)
def test_a_tooltip_of_a_stranger_is_plain(text: str, tip: str) -> None:
    assert plain_tip(text) == tip
