"""The bar: chips that open the sorts, and beside them what is asked and what could be."""

from collections.abc import Iterator
from functools import partial, reduce

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gallery.gui.bridge import Bridge
from gallery.gui.filterbar import reading
from gallery.gui.filterbar.chips import ChipLine
from gallery.gui.filterbar.choices import COUNTED_LATE, FIXED, ONE_AT_A_TIME, Choice, Group
from gallery.gui.filterbar.menu import FilterMenu, clicked_stance
from gallery.gui.filterbar.reading import Offers
from gallery.gui.filterbar.sorts import SortChips
from gallery.gui.filterbar.words import FilterWords
from gallery.gui.searchbar.field import SearchField
from gallery.gui.searchbar.results import Question
from gallery.gui.theme import GAP, LARGE_GAP
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.rule import Rule
from gallery.gui.words import number, shortened
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError, QueryError
from gallery.search.terms import Stance

REST = 250  # ms after the photos: their pictures come first, and perhaps another key
CHANGED = 600  # ms after an edit; while an import brings more and more, all is counted so often
LONGEST = 32  # characters of a name
SHARE_OF_SORTS = 0.5  # of the room, at most
# How many of a sort stand beside what is asked, the most frequent ones.
BESIDE = {Group.PEOPLE: 5, Group.SCENES: 3, Group.DATE: 3, Group.SETS: 2}
# Two readers share the counting: half of it is that of the scenes.
SHARES = {
    "filters": tuple(group for group in Group if group is not Group.SCENES),
    "filters-scenes": (Group.SCENES,),
}
FIELDS = {Group.PEOPLE: "person:", Group.SCENES: "scene:", Group.SETS: "set:"}


class FilterBar(QFrame):
    """Puts conditions into the search line and takes them out of it.

    Attributes:
        sorts: the chips that open a sort.
        chips: those of them that stand for one sort.
        menus: the sorts.
        line: what is asked, and what could be.
        offers: what was read last.
    """

    def __init__(self, bridge: Bridge, search: SearchField) -> None:
        super().__init__()
        self._bridge = bridge
        self._search = search
        self._question: Question | None = None
        self._is_stale = True
        self._clicks: list[tuple[Choice, Stance]] = []
        self._is_busy = False
        self._shares: dict[str, Offers] = {}  # what the readers answered
        self.offers = Offers()
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Filters"))
        self.menus = {group: FilterMenu(group, self) for group in Group}
        self.sorts = SortChips(self.menus)
        self.chips = self.sorts.chips
        self.line = ChipLine()
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setProperty("look", "link")
        self.clear_button.setToolTip(self.tr("Take everything out of the search line"))
        self.clear_button.clicked.connect(lambda: search.setText(""))
        self._arrange()
        self._connect()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read)
        self._changed = QTimer(self, singleShot=True, interval=CHANGED)
        self._changed.timeout.connect(self._read)
        bridge.changed.connect(self._on_changes)
        search.query_changed.connect(self._stop)

    def look_at(self, question: Question) -> None:
        """Offer what the photos of another question have."""
        self._question = question
        self._is_stale = True
        if self.isVisible():
            self._rest.start()

    def set_readable(self, error: QueryError | None) -> None:
        """Nothing can be put into a line that cannot be read."""
        self.sorts.set_enabled(enabled=error is None)

    def set_left(self, left: int) -> None:
        """Begin where the search field does, so many pixels from the left."""
        self._title.setFixedWidth(left - LARGE_GAP - GAP)
        self._share_out()

    def click(self, choice: Choice, stance: Stance = Stance.ASKED) -> None:
        """Ask for a choice or refuse it; a second click takes that back."""
        self._clicks.append((choice, stance))
        self._work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        room = self.width() - self._title.width() - 4 * GAP
        self.sorts.set_room(int(room * SHARE_OF_SORTS))

    def _arrange(self) -> None:
        self._title = QLabel(self.tr("Filters").upper())
        self._title.setProperty("look", "section")
        inside = QHBoxLayout()
        inside.setContentsMargins(LARGE_GAP, GAP, LARGE_GAP, GAP)
        inside.setSpacing(GAP)
        inside.addWidget(self._title)
        inside.addWidget(self.sorts)
        inside.addSpacing(GAP)
        inside.addWidget(self.line, 1)
        inside.addWidget(self.clear_button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addLayout(inside)
        outside.addWidget(Rule())
        self.clear_button.hide()

    def _connect(self) -> None:
        for group, menu in self.menus.items():
            menu.show_choices([Choice(group, text) for text in FIXED.get(group, ())])
            menu.clicked.connect(self.click)
            menu.aboutToShow.connect(partial(self._count_late, group))
            menu.typing_wanted.connect(partial(self._type, group))

    def _read(self) -> None:
        question = self._question
        if question is None or not self.isVisible():
            return
        self._is_stale = False
        self._shares = {}
        for share, groups in SHARES.items():
            self._bridge.read(
                partial(reading.read, question=question, groups=groups),
                partial(self._on_share, share),
                group=share,
                failed=self._on_failed,
            )

    def _on_changes(self, changes: Changes) -> None:
        """Count anew: the photos may be the same ones, and other people in them."""
        if changes == Changes(searches=changes.searches):
            return
        self._is_stale = True
        if self.isVisible() and not self._changed.isActive():
            self._changed.start()

    def _stop(self) -> None:
        """Let the photos of the next line come first."""
        self._is_stale = True
        self._rest.stop()
        self._changed.stop()
        for share in SHARES:
            self._bridge.forget(share)

    def _on_share(self, share: str, offers: Offers) -> None:
        """Show what is offered once all of it is there, so that chips change places once."""
        self._shares[share] = offers
        if len(self._shares) == len(SHARES):
            self._show(reduce(Offers.with_those_of, self._shares.values()))

    def _show(self, offers: Offers) -> None:
        self.offers = offers
        words = FilterWords()
        for group, menu in self.menus.items():
            menu.show_choices(offers.of(group))
            if menu.isVisible():
                self._count_late(group)
        self.sorts.show_active({group: len(offers.active(group)) for group in Group})
        shown = [self._chip(choice, words) for choice in self._shown()]
        self.line.show_chips(shown, behind=self.sorts.last)
        self.clear_button.setVisible(bool(offers.text))

    def _shown(self) -> Iterator[Choice]:
        """Give what the line says, and then what could be added to it."""
        for group in Group:
            yield from self.offers.active(group)
        for group, most in BESIDE.items():
            if group is Group.DATE and self.offers.active(group):
                continue
            silent = [one for one in self.offers.of(group) if one.stance is Stance.SILENT]
            yield from silent[:most]

    def _chip(self, choice: Choice, words: FilterWords) -> Chip:
        is_active = choice.stance is not Stance.SILENT
        count = number(choice.count) if choice.count is not None and not is_active else ""
        look = Look.SOLID if is_active else Look.QUIET
        chip = Chip(shortened(words.stands(choice), LONGEST), dim=count, look=look)
        tip = self.tr("Only photos with it; with Alt, those without it")
        if choice.group in ONE_AT_A_TIME:
            tip = self.tr("Only photos with it")
        if is_active:
            tip = self.tr("Take it out of the search")
        chip.setToolTip(f"{tip} ({choice.text})")
        chip.clicked.connect(lambda: self.click(choice, clicked_stance(choice)))
        return chip

    def _count_late(self, group: Group) -> None:
        question = self._question
        if group in COUNTED_LATE and question is not None:
            self._bridge.read(
                partial(reading.count_late, question=question, group=group),
                self.menus[group].show_counts,
                group=f"filters-{group}",
                failed=self._on_failed,
            )

    def _type(self, group: Group) -> None:
        line = f"{self._search.text().rstrip()} {FIELDS[group]}".lstrip()
        self._search.setText(line)
        self._search.setFocus()

    def _work(self) -> None:
        """Do the next click once the one before has changed the line."""
        if self._is_busy or not self._clicks:
            return
        choice, stance = self._clicks.pop(0)
        line = self._search.text().strip()
        self._is_busy = True
        self._bridge.read(
            partial(reading.changed, line=line, choice=choice, wanted=stance),
            partial(self._on_changed, line),
            failed=self._on_failed,
        )

    def _on_changed(self, before: str, after: str) -> None:
        self._is_busy = False
        if self._search.text().strip() == before:  # else it was typed on meanwhile
            self._search.setText(after)
        self._work()

    def _on_failed(self, _error: GalleryError) -> None:
        """The search itself says what is wrong with the line."""
        self._is_busy = False
        self._clicks.clear()
