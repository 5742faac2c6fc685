"""Why there is no photo in sight, and what can be done about it."""

from PySide6.QtCore import QObject

from gallery.gui.scope import EVERYTHING, Scope, ScopeKind
from gallery.gui.widgets.empty_state import EmptyState


class NothingHere(QObject):
    """Fills the page that stands where the photos would."""

    def __init__(self, place: EmptyState) -> None:
        super().__init__(place)
        self._place = place

    def say_why(self, scope: Scope, text: str) -> None:
        """Say what was asked for: ``text`` of the search line within ``scope``."""
        if text:
            title = self.tr("Nothing found for “{text}”").format(text=text)
            is_within = scope.kind not in (EVERYTHING.kind, ScopeKind.SEARCH)
            hint = self.tr("in {scope}").format(scope=scope.name) if is_within else ""
            self._place.say("search", title, text=hint, action=self.tr("Clear search"))
        elif scope.kind is ScopeKind.UNTAGGED:
            self._place.say("circle-check", self.tr("Every photo is tagged"))
        elif scope.kind is ScopeKind.FAVOURITES:
            hint = self.tr("Select photos and press F.")
            self._place.say("heart", self.tr("No favourites yet"), text=hint)
        elif scope.kind is ScopeKind.INCOMPLETE:
            self._place.say("circle-check", self.tr("No set lacks a photo"))
        else:
            show = self.tr("Show all photos")
            self._place.say("image-off", self.tr("No photos here"), action=show)
