"""Sort by, Group by: what the user chooses is asked for, remembered and marked in the menus.

Each kind of scope has its own arrangement and size of cells; an order in the search line goes
before the chosen one, and is the one that is marked.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from gallery.gui.actions import Actions
from gallery.gui.arrangement import Arrangement, groupings
from gallery.gui.browse_page import BrowsePage
from gallery.gui.catalogue import GROUPS, SORTS
from gallery.gui.preferences import Preferences
from gallery.gui.scope import EVERYTHING, ScopeKind
from gallery.gui.searchbar.results import Answer, Browse
from gallery.library.results import Grouping
from gallery.search.ast import Order, OrderBy


class Arranging(QObject):
    """Acts on the order, the sections and the size of what the grid shows."""

    def __init__(
        self, page: BrowsePage, *, browse: Browse, actions: Actions, preferences: Preferences
    ) -> None:
        super().__init__(page)
        self._page = page
        self._browse = browse
        self._actions = actions
        self._preferences = preferences
        self._kind = EVERYTHING.kind
        self._mark(browse.arrangement.order, browse.arrangement.sections)
        browse.answered.connect(self._on_answered)
        page.grid.zoom_changed.connect(self._on_zoom)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            **{f"sort-{by}": partial(self.sort, OrderBy(by)) for by in SORTS},
            **{f"group-{by}": partial(self.group, Grouping(by)) for by in GROUPS},
            "sort-reverse": self.reverse,
            "refresh": self._browse.ask_anew,
        }

    def sort(self, by: OrderBy) -> None:
        """Order the photos the natural way round; chosen again, chance shuffles anew."""
        if by is OrderBy.RANDOM and self._browse.arrangement.order.by is by:
            self._browse.ask_anew()
        self._arrange(replace(self._browse.arrangement, order=Order(by)))

    def reverse(self) -> None:
        """Turn the order round."""
        order = self._browse.arrangement.order
        turned = replace(order, reverse=not order.reverse)
        self._arrange(replace(self._browse.arrangement, order=turned))

    def group(self, grouping: Grouping) -> None:
        """Make sections."""
        self._arrange(replace(self._browse.arrangement, grouping=grouping))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._preferences.write_arrangement(self._browse.scope.kind, arrangement)
        self._browse.set_arrangement(arrangement)
        self._mark(arrangement.order, arrangement.sections)

    def _on_answered(self, answer: Answer) -> None:
        found = answer.found
        self._mark(found.order, found.results.sections.grouping)
        self._page.status_bar.show_order(found.order, by_line=found.is_ordered_by_line)
        if answer.is_new:
            self._wear(self._browse.scope.kind)

    def _wear(self, kind: ScopeKind) -> None:
        """Take up the size that photos of this kind of scope were shown in last."""
        if kind is not self._kind:
            self._kind = kind
            grid = self._page.grid
            grid.set_zoom(self._preferences.number(f"zoom-{kind}", grid.zoom()))

    def _on_zoom(self, width: int) -> None:
        self._preferences.write(f"zoom-{self._kind}", width)

    def _mark(self, order: Order, sections: Grouping) -> None:
        actions, possible = self._actions, groupings(order.by)
        actions[f"sort-{order.by}"].setChecked(True)
        actions["sort-reverse"].setChecked(order.reverse)
        actions["sort-reverse"].setEnabled(order.by is not OrderBy.RANDOM)
        actions[f"group-{sections}"].setChecked(True)
        for by in GROUPS:
            actions[f"group-{by}"].setEnabled(Grouping(by) in possible)
