"""Shows a window and waits until it has the focus: what it asks may be answered before."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def appear(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until keys reach it, as whoever types does.

    A window is shown at once and told later that it is the active one. An answer of the library
    that comes in between finds its fields without the focus, and is not offered.
    """
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
