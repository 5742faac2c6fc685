"""The keys of the page: what each does, wherever on it the focus is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.widgets.keyboard import ENTER

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
Command = Callable[[], object]


class Keys(QObject):
    """Does at a key what ``commands`` says for it, before a list or a menu takes it."""

    def __init__(self, commands: Mapping[Qt.Key, Command], *, on: tuple[QWidget, ...]) -> None:
        super().__init__(on[0])
        self._commands = dict(commands)
        for enter in ENTER:
            self._commands[enter] = commands[Key.Key_Return]
        for widget in on:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._is_own(event):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # single letters mean something else to the rest of the window
            return True
        if event.type() is QEvent.Type.KeyPress:
            self._commands[Key(event.key())]()
            return True
        return False

    def _is_own(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return modifiers == NONE and event.key() in self._commands
