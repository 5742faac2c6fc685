"""The catalogue as Qt actions: menus, shortcuts and tips, all from the one table.

Single letters are shortcuts of the whole window: a text field that has the focus keeps them
for itself, as Qt does. Keys that buttons need too (Enter, Del) count only on the photos.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gallery.gui.action_words import ActionWords
from gallery.gui.catalogue import CATALOGUE, ENTRIES, ON_PHOTO, Entry, Menu, Needs, Submenu
from gallery.gui.icons import icon

TOP = (Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.PHOTO, Menu.SET, Menu.HELP)
ARRANGING = (Menu.SORT, Menu.GROUP, Menu.LAYOUT)
IN_GRID = ("open",)  # what makes no sense where a photo is open
NATIVE = QKeySequence.SequenceFormat.NativeText


class Actions(QObject):
    """All actions of a window.

    Attributes:
        menus: the submenus and menus by their place, filled by ``fill_menu_bar``.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        words = ActionWords()
        self._texts, self._tips, self._titles = words.texts(), words.tips(), words.menus()
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {entry.id: self._make(entry) for entry in ENTRIES}
        self.menus: dict[Menu, QMenu] = {}
        for entry in ENTRIES:
            if not entry.on_photos:
                window.addAction(self._actions[entry.id])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the menus."""
        return tuple(self._actions.values())

    def connect_all(self, commands: Mapping[str, Callable[[], object]]) -> None:
        """Let each action do what ``commands`` says for its id."""
        for name, command in commands.items():
            # A default argument, for a plain lambda would see only the last command.
            self._actions[name].triggered.connect(lambda _=False, run=command: run())

    def put_on_photos(self, widget: QWidget) -> None:
        """Let the keys that count only on photos count in ``widget``."""
        for entry in ENTRIES:
            if entry.on_photos:
                widget.addAction(self._actions[entry.id])

    def enable(self, *, selection: bool, photo_set: bool) -> None:
        """Enable what makes sense with a selection and with a set at hand."""
        there = {Needs.NOTHING: True, Needs.SELECTION: selection, Needs.SET: photo_set}
        for entry in ENTRIES:
            if entry.needs is not Needs.NOTHING:
                self._actions[entry.id].setEnabled(there[entry.needs])

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Make all menus."""
        for place in TOP:
            self.menus[place] = bar.addMenu(self._titles[place])
        for item in CATALOGUE:
            if isinstance(item, Submenu):
                outer = self.menus[item.inside]
                self._separate(outer, wanted=item.line)
                self.menus[item.menu] = outer.addMenu(self._titles[item.menu])
                if item.icon:
                    self.menus[item.menu].setIcon(icon(item.icon))
            else:
                self._separate(self.menus[item.menu], wanted=item.line)
                self.menus[item.menu].addAction(self._actions[item.id])

    def main_menu(self, parent: QWidget) -> QMenu:
        """Return one menu that holds the menus of the menu bar."""
        menu = QMenu(parent)
        for place in TOP:
            menu.addMenu(self.menus[place])
        return menu

    def arranging_menu(self, parent: QWidget) -> QMenu:
        """Return one menu with all that says how the photos stand."""
        menu = QMenu(parent)
        for place in ARRANGING:
            self._separate(menu, wanted=True)
            menu.addActions(self.menus[place].actions())
        return menu

    def photo_menu(self, parent: QWidget, *, viewing: bool = False) -> QMenu:
        """Return the context menu of the photos, or of the one that fills the window."""
        menu = QMenu(parent)
        for item in ON_PHOTO:
            if viewing and item in IN_GRID:
                continue
            if item is None:
                menu.addSeparator()
            elif isinstance(item, Menu):
                menu.addMenu(self.menus[item])
            else:
                menu.addAction(self._actions[item])
        return menu

    def set_words(self, name: str, text: str) -> None:
        """Give an action another text ("Undo Tag “V”"), "" for its own."""
        self._actions[name].setText(text or self._texts[name])

    def _make(self, entry: Entry) -> QAction:
        action = QAction(self._texts[entry.id], self)
        action.setObjectName(entry.id)
        if entry.icon:
            action.setIcon(icon(entry.icon))
        keys = [QKeySequence(key) for key in entry.keys.split()]
        action.setShortcuts(keys)
        if entry.on_photos:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tip = self._tips[entry.id]
        action.setStatusTip(tip)
        action.setToolTip(f"{tip} ({keys[0].toString(NATIVE)})" if keys else tip)
        action.setCheckable(entry.checkable)
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(self))
            group.addAction(action)
        return action

    @staticmethod
    def _separate(menu: QMenu, *, wanted: bool) -> None:
        if wanted and not menu.isEmpty():
            menu.addSeparator()
