"""What stands in the middle of the window: the photos, a page of its own, one photo in full view.

It follows the sidebar's choice and the search line, and knows the way back from each.
"""

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QRectF, Signal

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.nothing_here import NothingHere
from gallery.gui.scope import EVERYTHING, PAGES, PORTRAITS, Scope, ScopeKind
from gallery.gui.searchbar.results import Answer, Browse
from gallery.gui.viewer import Viewer
from gallery.library import suggestions

PROFILED = (ScopeKind.PERSON, ScopeKind.GROUP, ScopeKind.SCENE, ScopeKind.SET)


class Sights(QObject):
    """Shows the right page, and photos in the full view.

    Signals:
        changed(): other photos are in sight, or the same in another place.
        scope_shown(): the page of another entry of the sidebar is shown.
    """

    changed = Signal()
    scope_shown = Signal()

    def __init__(
        self,
        bridge: Bridge,
        page: BrowsePage,
        *,
        browse: Browse,
        viewer: Viewer,
        actions: Actions,
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._grid = page.grid
        self._sidebar = page.sidebar
        self._browse = browse
        self._viewer = viewer
        self._actions = actions
        self._nothing = NothingHere(page.empty)
        self._views_list = True  # whether the full view goes through the photos of the grid
        self._before = EVERYTHING  # the photos that a page took the place of
        self._way_back: Scope | None = None  # the page that these photos were opened from
        self._connect()

    def _connect(self) -> None:
        page = self._page
        self._browse.answered.connect(self._on_answered)
        self._browse.scope_vanished.connect(lambda: self._sidebar.choose(EVERYTHING))
        self._sidebar.scope_chosen.connect(self._on_scope)
        page.top_bar.search.query_changed.connect(self._on_query)
        page.empty.action_wanted.connect(self.show_everything)
        page.suggestions.look_asked.connect(self._look_at_guess)
        page.suggestions.left.connect(self.leave_page)
        page.duplicates.left.connect(self.leave_page)
        page.portraits.left.connect(self.leave_page)
        page.portraits.at_hand.connect(self._on_at_hand)
        page.profile.gone.connect(self._on_gone)
        self._grid.shown.connect(self._on_shown)
        self._grid.opened.connect(self.open)
        self._grid.quick_look.connect(self.open)
        self._viewer.closed.connect(self._on_viewer_closed)

    @property
    def has_page(self) -> bool:
        """Whether a page of its own stands where the photos do."""
        return self._sidebar.scope.kind in PAGES

    def show_suggestions(self) -> None:
        """Show the page of all open guesses."""
        self._sidebar.choose(Scope(ScopeKind.SUGGESTIONS, 0, self.tr("Suggestions")))

    def show_duplicates(self) -> None:
        """Show the page of photos that are the same picture."""
        self._sidebar.choose(Scope(ScopeKind.DUPLICATES, 0, self.tr("Duplicates")))

    def show_everything(self) -> None:
        """Let go of the search, and if there is none, of the sidebar's choice."""
        search = self._page.top_bar.search
        if search.text():
            search.setText("")
        else:
            self._sidebar.choose(EVERYTHING)

    def open_from_page(self, scope: Scope, text: str = "") -> None:
        """Show somebody's photos (those that ``text`` finds), with a way back to the page."""
        here = self._sidebar.scope
        if here.kind in PORTRAITS:
            self._way_back = here
        self._sidebar.choose(scope)
        self._page.top_bar.search.setText(text)

    def leave_page(self) -> None:
        """Go back to the photos that a page took the place of."""
        self._sidebar.choose(self._before)

    def go_back(self) -> bool:
        """Go back to the page that these photos were opened from; False if it was none."""
        if self._way_back is None:
            return False
        self._sidebar.choose(self._way_back)
        return True

    def open(self, row: int) -> None:
        """Show the photo of a row of the grid in the full view."""
        self._views_list = True
        if not self._viewer.isVisible():
            self._viewer.canvas.enter(self._place_of(row))
        self._viewer.show_photo(self._grid.ids, row)

    def open_current(self) -> None:
        """Show the photo that has the focus in the full view."""
        row = self._grid.choice.focus()
        if row >= 0:
            self.open(row)

    def open_several(self, done: Callable[[], object]) -> None:
        """Show the selected photos if they are several, else all of the grid; then ``done``."""
        grid, focus = self._grid, max(0, self._grid.choice.focus())
        if not grid.isVisible():  # a page of its own has no photos to show
            return
        if 1 < grid.selected_count() < len(grid.ids):
            chosen, current = grid.selection(), grid.current_id()

            def listed() -> "tuple[array[int], int]":
                ids = array("q", chosen.photos())
                return ids, 0 if current is None or current not in ids else ids.index(current)

            def shown(answer: "tuple[array[int], int]") -> None:
                self.look_at(*answer)
                done()

            self._bridge.compute(listed, shown, group="open-several")
        elif focus < len(grid.ids):
            self.open(focus)
            done()

    def _place_of(self, row: int) -> QRectF:
        """Return where the cell of a row is on the page, empty when it is out of sight."""
        seen = self._grid.viewport()
        cell = self._grid.cell_rect(row)
        if not self._grid.isVisible() or not cell.intersects(seen.rect()):
            return QRectF()
        return QRectF(QRect(seen.mapTo(self._page, cell.topLeft()), cell.size()))

    def look_at(self, ids: Sequence[int], index: int) -> None:
        """Show photos in the full view that need not be those of the grid."""
        if 0 <= index < len(ids):
            self._views_list = False
            self._viewer.show_photo(array("q", ids), index)

    def _look_at_guess(self, suggestion_id: int, index: int) -> None:
        self._bridge.read(
            partial(suggestions.photos_of, suggestion_id=suggestion_id),
            lambda ids: self.look_at(ids, index),
        )

    def _on_scope(self, scope: Scope) -> None:
        if scope.kind in PAGES:
            self._show_page(scope)
        else:
            if self._way_back is not None and scope.kind not in PROFILED:
                self._way_back = None
            self._put_line(scope)
            self._browse.set_scope(scope)
            self._page.show_profile(scope if scope.kind in PROFILED else None)
        self._page.inspector.setVisible(
            not self.has_page and self._actions["inspector"].isChecked()
        )
        self.scope_shown.emit()

    def _put_line(self, scope: Scope) -> None:
        """Write a saved search into the line, and take it out again with the choice."""
        search, before = self._page.top_bar.search, self._browse.scope
        if scope.kind is ScopeKind.SEARCH:
            search.setText(scope.line)
        elif before.kind is ScopeKind.SEARCH and search.text() == before.line:
            search.setText("")

    def _show_page(self, scope: Scope) -> None:
        self._before = self._browse.scope
        self._grid.clear_selection()  # unseen, it must not be acted on
        if scope.kind in PORTRAITS:
            back = self._before if self._way_back is not None else None
            self._way_back = None
            self._page.show_portraits(scope.kind, at=back)
        else:
            self._page.show_profile(None)
            if scope.kind is ScopeKind.DUPLICATES:
                self._page.show_duplicates()
            else:
                self._page.show_suggestions()
        self.changed.emit()

    def _on_at_hand(self, scope: Scope | None) -> None:
        if self._sidebar.scope.kind in PORTRAITS:
            self._page.show_at_hand(scope)

    def _on_gone(self) -> None:
        if not self.has_page:  # a page lists the others anyway
            self._sidebar.choose(EVERYTHING)

    def _on_query(self, text: str) -> None:
        if self.has_page and text.strip():
            is_listing = self._sidebar.scope.kind in PORTRAITS
            self._sidebar.choose(EVERYTHING if is_listing else self._before)
        scope = self._sidebar.scope
        if scope.kind is ScopeKind.SEARCH and text.strip() != scope.line.strip():
            self._sidebar.choose(EVERYTHING)  # it is another search now
        self._browse.set_text(text)
        if self._browse.is_asking:
            self._grid.give_way()

    def _on_answered(self, answer: Answer) -> None:
        results = answer.results
        self._grid.show_results(results, keep_place=not answer.is_new, dimmed=answer.dimmed)
        if self.has_page:
            pass  # the photos are there when the user comes back
        elif results.ids:
            self._page.show_photos()
        elif self._browse.is_limited:
            self._nothing.say_why(self._browse.scope, self._browse.asked.text)
            self._page.show_empty()
        else:
            self._page.show_welcome()
        self.changed.emit()

    def _on_shown(self) -> None:
        """Let the full view go through what the grid shows, once all of it is known."""
        if self._viewer.isVisible() and self._views_list and self._browse.results is not None:
            self._viewer.refresh(self._grid.ids)
        self.changed.emit()

    def _on_viewer_closed(self) -> None:
        if self._views_list and self._viewer.index >= 0:
            self._grid.show_row(self._viewer.index)
        self._page.focus_middle()
        self.changed.emit()
