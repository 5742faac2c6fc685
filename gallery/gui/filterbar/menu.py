"""The menu of one sort: choices with ticks and counts, that stays open while they are clicked."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gallery.gui.filterbar.choices import ONE_AT_A_TIME, Choice, Group
from gallery.gui.filterbar.words import FilterWords, is_month
from gallery.gui.words import number, shortened
from gallery.search.terms import Stance

LONGEST = 44  # characters of a name
FURTHER_IN = "\u2003"
AS_WIDE = {True: "\u2007", False: "\u2008"}  # spaces as wide as a digit and as a comma


class FilterMenu(QMenu):
    """Lists the choices of a sort.

    Signals:
        clicked(Choice, Stance): a choice was clicked; with Alt, or by the minus key, refused.
        typing_wanted(): what is looked for is not in the list.
    """

    clicked = Signal(object, object)
    typing_wanted = Signal()

    def __init__(self, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self.group = group
        self._actions: dict[str, QAction] = {}
        self._choices: Sequence[Choice] = ()
        self._is_stale = True
        self.setAccessibleName(FilterWords().title(group))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show choices; those of an open menu keep their places, so that none slips away.

        A menu that is shut is filled when it opens: most choices are never looked at.
        """
        self._choices, self._is_stale = choices, True
        if self.isVisible() and self._actions:
            self._renew(choices)
            self._write()
        elif self.isVisible() or not self.actions():
            self._fill()

    def _fill(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self.clear()
        self._actions = {}
        for choice in self._choices:
            self._put(choice, before=None)
        self._add_foot()
        self._write()

    def _renew(self, choices: Sequence[Choice]) -> None:
        """Dress the lines anew; months unfold below their year, other new ones wait."""
        now = {choice.text: choice for choice in choices}
        for text, action in self._actions.items():
            before: Choice = action.data()
            gone = Choice(before.group, text, before.name, before.second, 0)
            self._dress(action, now.get(text, gone))
        if self.group is Group.DATE:
            for above, choice in pairwise(choices):
                if choice.text not in self._actions and above.text in self._actions:
                    lines = self.actions()
                    place = lines.index(self._actions[above.text]) + 1
                    self._put(choice, before=lines[place] if place < len(lines) else None)

    def _put(self, choice: Choice, *, before: QAction | None) -> None:
        """Add the line of a choice before another one, None: as the last."""
        action = QAction(self)
        action.setCheckable(True)
        self._dress(action, choice)
        action.triggered.connect(lambda _on, one=action: self._on_triggered(one))
        if before is None:
            self.addAction(action)
        else:
            self.insertAction(before, action)
        self._actions[choice.text] = action

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many photos have the choices, by their texts."""
        for text, count in counts.items():
            if text in self._actions:
                choice: Choice = self._actions[text].data()
                shown = Choice(choice.group, text, choice.name, choice.second, count, choice.stance)
                self._dress(self._actions[text], shown)
        self._write()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            action.trigger()
        elif event.key() == Qt.Key.Key_Minus and self.group not in ONE_AT_A_TIME:
            self.clicked.emit(action.data(), Stance.REFUSED)
        else:
            super().keyPressEvent(event)

    def _on_triggered(self, action: QAction) -> None:
        choice: Choice = action.data()
        action.setChecked(choice.stance is not Stance.SILENT)  # until the line has changed
        self.clicked.emit(choice, clicked_stance(choice))

    def _dress(self, action: QAction, choice: Choice) -> None:
        action.setData(choice)
        action.setChecked(choice.stance is not Stance.SILENT)
        action.setToolTip(choice.text)

    def _write(self) -> None:
        """Write names and counts; a menu aligns counts at the left, so they are made as long."""
        words = FilterWords()
        counts = {text: _counted(action.data()) for text, action in self._actions.items()}
        widest = max(counts.values(), key=len, default="")
        for text, action in self._actions.items():
            choice: Choice = action.data()
            name = shortened(words.stands(choice), LONGEST)
            if is_month(choice):  # it stands below its year
                name = f"{FURTHER_IN}{name}"
            second = f"  {shortened(choice.second)}" if choice.second else ""
            count = counts[text]
            room = "".join(AS_WIDE[one.isdigit()] for one in widest[: len(widest) - len(count)])
            told = f"\t{room}{count}" if count else ""
            action.setText((name + second).replace("&", "&&") + told)

    def _add_foot(self) -> None:
        if not self._actions:
            none = self.addAction(self.tr("None in these photos"))
            none.setEnabled(False)
        self.addSeparator()
        if self.group in (Group.PEOPLE, Group.SCENES, Group.SETS):
            self.addAction(self.tr("Another: type it…")).triggered.connect(self.typing_wanted)
        if self._actions and self.group not in ONE_AT_A_TIME:
            hint = self.addAction(self.tr("Alt-click, or the minus key: without it"))
            hint.setEnabled(False)


def clicked_stance(choice: Choice) -> Stance:
    """Return what a click on a choice wants: with Alt, to refuse it, where there can be several."""
    if choice.stance is Stance.REFUSED:  # a plain click takes that back as well
        return Stance.REFUSED
    alt = QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
    return Stance.REFUSED if alt and choice.group not in ONE_AT_A_TIME else Stance.ASKED


def _counted(choice: Choice) -> str:
    return number(choice.count) if choice.count is not None else ""
