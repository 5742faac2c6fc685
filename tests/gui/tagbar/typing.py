"""The tag bar typed into as a user does."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import TagBar
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.offers import OfferList
from gallery.library import phrases

ENTER = Qt.Key.Key_Return
NEAR = QRect(300, 100, 200, 120)
PHOTOS = (2, 3)


def line(bar: TagBar) -> PhraseField:
    return bar.findChild(PhraseField)


def rows(bar: TagBar) -> list[str]:
    return [offer.text for offer in bar.findChild(OfferList).offers()]


def said(bridge: Bridge, *ids: int) -> dict[str, int]:
    with bridge.library.reading() as reader:
        return {s.text: n for s, n in phrases.counts(reader, ids or PHOTOS)}


def settle(qtbot: QtBot, bar: TagBar) -> None:
    qtbot.waitUntil(lambda: bar.is_settled)


def type_in(qtbot: QtBot, bar: TagBar, text: str, *, enter: bool = False) -> None:
    QTest.keyClicks(line(bar), text)
    if enter:
        QTest.keyClick(line(bar), ENTER)
    settle(qtbot, bar)


def compose(bar: TagBar, text: str) -> None:
    """Type with an input method: a composition, then its commit."""
    QApplication.sendEvent(line(bar), QInputMethodEvent(text, []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(line(bar), commit)
