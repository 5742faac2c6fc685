"""The sorts side by side, the most asked for first; those without room are under "More"."""

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu, QWidget

from gallery.gui.filterbar.chips import MenuChip
from gallery.gui.filterbar.choices import Group
from gallery.gui.filterbar.menu import FilterMenu
from gallery.gui.filterbar.words import FilterWords
from gallery.gui.theme import GAP
from gallery.gui.widgets.chip import HEIGHT, Look
from gallery.gui.words import number

TELLING = 40  # px kept for what a few chips tell besides their names


class SortChips(QWidget):
    """Chips that open the menus of the sorts.

    Which of them have a place of their own follows from the room alone, never from what is
    asked, so that no chip comes or goes by a click.

    Attributes:
        chips: one a sort; those without room are hidden.
        more: opens the menus of the hidden ones.
    """

    def __init__(self, menus: Mapping[Group, FilterMenu]) -> None:
        super().__init__()
        self._menus = menus
        self._active = dict.fromkeys(menus, 0)
        self._room = 0
        words = FilterWords()
        self.chips = {group: MenuChip(words.title(group), menu) for group, menu in menus.items()}
        self._rest = QMenu(self)
        self.more = MenuChip(self.tr("More"), self._rest)
        self.more.setToolTip(self.tr("Other sorts of filters"))
        for chip in (*self.chips.values(), self.more):
            chip.setParent(self)
        self._names = {group: chip.sizeHint().width() for group, chip in self.chips.items()}
        self._more_name = self.more.sizeHint().width()
        self.setFixedHeight(HEIGHT)

    @property
    def last(self) -> MenuChip:
        """The rightmost chip."""
        shown = [chip for chip in self.chips.values() if not chip.isHidden()]
        return shown[-1] if self.more.isHidden() else self.more

    def set_room(self, room: int) -> None:
        """Take at most so many pixels, where that is possible."""
        if room == self._room:
            return
        self._room = room
        own = self._with_place()
        for group, menu in self._menus.items():
            self.chips[group].setVisible(group in own)
            self._rest.removeAction(menu.menuAction())
            if group not in own:
                self._rest.addMenu(menu)
        self.more.setVisible(len(own) < len(self._menus))
        self._tell()

    def set_enabled(self, *, enabled: bool) -> None:
        """Let the menus be opened, or not."""
        for chip in (*self.chips.values(), self.more):
            chip.setEnabled(enabled)

    def show_active(self, active: Mapping[Group, int]) -> None:
        """Show how many choices of each sort the line asks for or refuses."""
        self._active = {group: active.get(group, 0) for group in self._menus}
        self._tell()

    def _with_place(self) -> set[Group]:
        room = self._room - TELLING
        if sum(self._names.values()) + GAP * (len(self._names) - 1) <= room:
            return set(self._menus)
        own: set[Group] = set()
        used = self._more_name
        for group, width in self._names.items():
            used += GAP + width
            if used > room:
                break
            own.add(group)
        return own

    def _tell(self) -> None:
        words = FilterWords()
        hidden = 0
        for group, active in self._active.items():
            told = number(active) if active else ""
            title = words.title(group)
            _dress(self.chips[group], title, told)
            self._menus[group].menuAction().setText(f"{title}  ·  {told}" if told else title)
            hidden += active if self.chips[group].isHidden() else 0
        _dress(self.more, self.tr("More"), number(hidden) if hidden else "")
        left = 0
        for chip in (*self.chips.values(), self.more):
            if not chip.isHidden():
                chip.setGeometry(left, 0, chip.sizeHint().width(), HEIGHT)
                left += chip.width() + GAP
        self.setFixedWidth(max(0, left - GAP))


def _dress(chip: MenuChip, title: str, told: str) -> None:
    chip.set_words(title, dim=told)
    chip.set_look(Look.SOLID if told else Look.QUIET)
