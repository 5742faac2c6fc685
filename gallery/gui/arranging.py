"""Sort, Group, Layout: what the user chooses is asked for, remembered and marked in the menus.

Each kind of scope has its own arrangement, layout and size of cells. An order in the search
line goes before the chosen one, and is the one that is marked; choosing another in the menu
takes it out of the line.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from gallery.gui.actions import Actions
from gallery.gui.arrangement import Arrangement
from gallery.gui.browse_page import BrowsePage
from gallery.gui.catalogue import GROUPS, SORTS
from gallery.gui.grid.tiling import Tiling
from gallery.gui.preferences import Preferences
from gallery.gui.scope import EVERYTHING, ScopeKind
from gallery.gui.searchbar.results import Answer, Browse
from gallery.library.orders import groupings
from gallery.library.results import Grouping
from gallery.model.errors import QueryError
from gallery.search.ast import Order, OrderBy
from gallery.search.fields import field_named
from gallery.search.lexer import tokens


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
        self._show_layout()
        self._mark(browse.arrangement.order, browse.arrangement.sections)
        browse.answered.connect(self._on_answered)
        page.grid.zoom_changed.connect(self._on_zoom)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            **{f"sort-{by}": partial(self.sort, OrderBy(by)) for by in SORTS},
            **{f"group-{by}": partial(self.group, Grouping(by)) for by in GROUPS},
            **{f"layout-{tiling}": partial(self.lay_out, tiling) for tiling in Tiling},
            "sort-reverse": self.reverse,
            "refresh": self._browse.ask_anew,
        }

    def sort(self, by: OrderBy) -> None:
        """Order the photos the natural way round; chosen again, chance shuffles anew."""
        if by is OrderBy.RANDOM and self._order.by is by:
            self._browse.ask_anew()
        else:
            self._put_in_order(Order(by))

    def reverse(self) -> None:
        """Turn the order round."""
        self._put_in_order(replace(self._order, reverse=not self._order.reverse))

    def group(self, grouping: Grouping) -> None:
        """Make sections."""
        self._arrange(replace(self._browse.arrangement, grouping=grouping))

    def lay_out(self, tiling: Tiling) -> None:
        """Show lines of equal height, or squares."""
        self._preferences.write(f"layout-{self._kind}", str(tiling))
        self._show_layout()

    @property
    def _order(self) -> Order:
        """How the photos stand now, as the line says or as was chosen."""
        answer = self._browse.answer
        by_line = answer is not None and answer.found.is_ordered_by_line
        return answer.found.order if answer and by_line else self._browse.arrangement.order

    def _put_in_order(self, order: Order) -> None:
        search = self._page.top_bar.search
        self._arrange(replace(self._browse.arrangement, order=order))
        if search.text() != (text := without_order(search.text())):
            search.setText(text)

    def _arrange(self, arrangement: Arrangement) -> None:
        self._preferences.write_arrangement(self._browse.scope.kind, arrangement)
        self._browse.set_arrangement(arrangement)
        self._mark(arrangement.order, arrangement.sections)

    def _on_answered(self, answer: Answer) -> None:
        found = answer.found
        self._mark(found.order, found.results.sections.grouping)
        self._page.status_bar.show_order(found.order, by_line=found.is_ordered_by_line)
        if answer.is_new and self._browse.scope.kind is not self._kind:
            self._wear(self._browse.scope.kind)

    def _wear(self, kind: ScopeKind) -> None:
        """Take up the layout and size that photos of this kind of scope were shown in last."""
        self._kind = kind
        grid = self._page.grid
        grid.set_zoom(self._preferences.number(f"zoom-{kind}", grid.zoom()))
        self._show_layout()

    def _show_layout(self) -> None:
        grid = self._page.grid
        text = self._preferences.text(f"layout-{self._kind}")
        tiling = Tiling(text) if text in set(Tiling) else grid.tiling()
        grid.set_tiling(tiling)
        self._actions[f"layout-{tiling}"].setChecked(True)

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


def without_order(line: str) -> str:
    """Return a search line without the order that it asks for."""
    try:
        fields = [one for one in tokens(line, lambda _piece: False) if one.field]
    except QueryError:
        return line
    for one in reversed(fields):
        known = field_named(one.field)
        if known is not None and known.name == "order":
            line = f"{line[: one.start].rstrip()} {line[one.end :].lstrip()}".strip()
    return line
