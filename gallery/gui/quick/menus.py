"""The menus of the set's people and scenes: they name whom each digit stands for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.catalogue import Menu
from gallery.gui.subject import Subject
from gallery.library.set_tags import MOST, SetTags

MENUS = {Menu.PEOPLE: "person", Menu.SCENES: "scene"}


class QuickMenus(QObject):
    """Gives the actions of the digits their names while their menu is open.

    Digits that stand for nobody are left out meanwhile; afterwards all of them are there
    again, for an action that cannot be seen has no shortcut.
    """

    def __init__(self, bridge: Bridge, subject: Subject, actions: Actions) -> None:
        super().__init__(actions)
        self._bridge = bridge
        self._subject = subject
        self._actions = actions
        for place in MENUS:
            menu = actions.menus[place]
            menu.aboutToShow.connect(partial(self._ask, place))
            menu.aboutToHide.connect(partial(self._restore, place))

    def _ask(self, place: Menu) -> None:
        first = self._subject.first()
        if first is not None:
            read = partial(self._bridge.digits.of, photo_id=first)
            self._bridge.read(read, partial(self._show, place), group="quick-menu")

    def _show(self, place: Menu, tags: SetTags) -> None:
        if not self._actions.menus[place].isVisible():
            return
        if place is Menu.PEOPLE:
            self._name(place, [one.shown for one in tags.people])
        else:
            self._name(place, [one.said.text for one in tags.scenes])

    def _name(self, place: Menu, names: Sequence[str]) -> None:
        for digit in range(1, MOST + 1):
            key = f"{MENUS[place]}-{digit}"
            is_there = digit <= len(names)
            # The first stays, so that a menu without names is not empty.
            self._actions[key].setVisible(is_there or digit == 1)
            if is_there:
                self._actions.set_words(key, names[digit - 1].replace("&", "&&"))

    def _restore(self, place: Menu) -> None:
        for digit in range(1, MOST + 1):
            key = f"{MENUS[place]}-{digit}"
            self._actions[key].setVisible(True)
            self._actions.set_words(key, "")
