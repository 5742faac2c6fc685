"""The pictures of the chosen sets, and what can be done to them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gallery.gui.importing.draft import Draft
from gallery.gui.importing.glances import Glances
from gallery.gui.importing.pictures import Pictures
from gallery.gui.theme import SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel

SHOWN = QKeySequence.SequenceFormat.NativeText


class PicturePane(QWidget):
    """A line that says what is chosen and offers what to do, above the pictures.

    Attributes:
        view: the pictures.

    Signals:
        move_wanted(): to another set, which is still to be chosen.
        split_wanted(): into a set of their own.
        out_wanted(bool): to be left out (True) or taken in again.
    """

    move_wanted = Signal()
    split_wanted = Signal()
    out_wanted = Signal(bool)

    def __init__(self, glances: Glances) -> None:
        super().__init__()
        self._out: frozenset[tuple[str, int]] = frozenset()
        self._several = False
        self.view = Pictures(glances)
        self.view.selection_changed.connect(self._show_state)
        self._words = ElidedLabel()
        self._words.setProperty("look", "small")
        line = QHBoxLayout()
        line.setSpacing(SMALL_GAP)
        line.addWidget(self._words, 1)
        self.move_action = self._add(line, self.tr("Move to…"), "Ctrl+Shift+M")
        self.move_action.triggered.connect(self.move_wanted)
        self.split_action = self._add(line, self.tr("Own set"), "Ctrl+N")
        self.split_action.triggered.connect(self.split_wanted)
        self.out_action = self._add(line, self.tr("Leave out"), "Del")
        self.out_action.triggered.connect(self._on_out)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SMALL_GAP)
        lines.addLayout(line)
        lines.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_rows(self, draft: Draft, keys: Sequence[str], *, can_move: bool) -> None:
        """Show the pictures of some rows.

        Args:
            can_move: whether there is another set to move them to.
        """
        self._out = frozenset(draft.homes)
        self._several = can_move
        self.view.show_files(draft.pictures(keys), self._out)
        self._show_state()

    def _add(self, line: QHBoxLayout, words: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{words} ({action.shortcut().toString(SHOWN)})")
        self.addAction(action)
        self.view.addAction(action)
        button = QPushButton(words)
        button.setProperty("look", "link")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: _follow(button, action))
        line.addWidget(button)
        return action

    def _show_state(self) -> None:
        count, chosen = len(self.view.files), self.view.selected
        words = [self.tr("%Ln picture(s)", "", count)]
        if chosen:
            words.append(self.tr("%Ln selected", "", len(chosen)))
        self._words.show_text(" · ".join(words))
        all_out = bool(chosen) and all(file.where in self._out for file in chosen)
        self.out_action.setText(self.tr("Take in") if all_out else self.tr("Leave out"))
        self.out_action.setEnabled(bool(chosen))
        self.move_action.setEnabled(bool(chosen) and self._several)
        self.split_action.setEnabled(0 < len(chosen) < count)

    def _on_out(self) -> None:
        chosen = self.view.selected
        self.out_wanted.emit(not all(file.where in self._out for file in chosen))


def _follow(button: QPushButton, action: QAction) -> None:
    button.setText(action.text())
    button.setEnabled(action.isEnabled())
