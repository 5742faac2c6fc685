"""What stands in the middle of the window: the photos, a page of its own, one photo in full view.

It follows the sidebar's choice and the search line, and knows the way back from each.
"""

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.browse_page import BrowsePage
from gallery.gui.nothing_here import NothingHere
from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.gui.searchbar.results import Answer, Browse
from gallery.gui.viewer import Viewer
from gallery.library import suggestions


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
        self._before_suggestions = EVERYTHING
        self._connect()

    def _connect(self) -> None:
        self._browse.answered.connect(self._on_answered)
        self._browse.scope_vanished.connect(lambda: self._sidebar.choose(EVERYTHING))
        self._sidebar.scope_chosen.connect(self._on_scope)
        self._page.top_bar.search.query_changed.connect(self._on_query)
        self._page.empty.action_wanted.connect(self.show_everything)
        self._page.suggestions.look_asked.connect(self._look_at_guess)
        self._page.suggestions.left.connect(self._leave_suggestions)
        self._grid.opened.connect(self.open)
        self._grid.quick_look.connect(self.open)
        self._viewer.closed.connect(self._on_viewer_closed)

    @property
    def suggests(self) -> bool:
        """Whether the page of guesses stands where the photos do."""
        return self._sidebar.scope.kind is ScopeKind.SUGGESTIONS

    def show_suggestions(self) -> None:
        """Show the page of all open guesses."""
        self._sidebar.choose(Scope(ScopeKind.SUGGESTIONS, 0, self.tr("Suggestions")))

    def show_everything(self) -> None:
        """Let go of the search, and if there is none, of the sidebar's choice."""
        search = self._page.top_bar.search
        if search.text():
            search.setText("")
        else:
            self._sidebar.choose(EVERYTHING)

    def open(self, row: int) -> None:
        """Show the photo of a row of the grid in the full view."""
        self._views_list = True
        self._viewer.show_photo(self._grid.ids, row)

    def open_current(self) -> None:
        """Show the photo that has the focus in the full view."""
        row = self._grid.choice.focus()
        if row >= 0:
            self.open(row)

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

    def _leave_suggestions(self) -> None:
        self._sidebar.choose(self._before_suggestions)

    def _on_scope(self, scope: Scope) -> None:
        if self.suggests:
            self._before_suggestions = self._browse.scope
            self._grid.clear_selection()  # unseen, it must not be acted on
            self._page.show_suggestions()
            self.changed.emit()
        else:
            self._browse.set_scope(scope)
        self._page.inspector.setVisible(
            not self.suggests and self._actions["inspector"].isChecked()
        )
        self.scope_shown.emit()

    def _on_query(self, text: str) -> None:
        if self.suggests and text.strip():
            self._leave_suggestions()
        self._browse.set_text(text)

    def _on_answered(self, answer: Answer) -> None:
        results = answer.results
        self._grid.show_results(results, keep_place=not answer.is_new)
        if self._viewer.isVisible() and self._views_list and not answer.is_page:
            self._viewer.refresh(self._grid.ids)
        if self.suggests:
            pass  # the photos are there when the user comes back
        elif results.photos:
            self._page.show_photos()
        elif self._browse.is_limited:
            self._nothing.say_why(self._browse.scope, self._browse.text.strip())
            self._page.show_empty()
        else:
            self._page.show_welcome()
        self.changed.emit()

    def _on_viewer_closed(self) -> None:
        if self._views_list and self._viewer.index >= 0:
            self._grid.show_row(self._viewer.index)
        place = self._page.suggestions.listing if self.suggests else self._grid
        place.setFocus()
        self.changed.emit()
