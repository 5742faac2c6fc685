"""Offers what waits in the watched folders, and does what the user answers."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from gallery.gui.intake import Intake
from gallery.gui.panels.banner import HEIGHT, Banner
from gallery.gui.watching import Watching, folder_name
from gallery.gui.widgets.toast import Toasts
from gallery.gui.words import number


class Offering(QObject):
    """Joins the looks, the strip that tells of them, and the plan.

    Signals:
        settings_wanted(): the user wants to say which folders are watched.
    """

    settings_wanted = Signal()

    def __init__(
        self, watching: Watching, intake: Intake, *, banner: Banner, toasts: Toasts
    ) -> None:
        super().__init__(watching)
        self._watching = watching
        self._intake = intake
        self._banner = banner
        self._toasts = toasts
        watching.changed.connect(self._on_changed)
        banner.review_wanted.connect(self.review)
        banner.declined.connect(self.decline)
        intake.watch_wanted.connect(self.watch)
        intake.reviewed.connect(watching.decline)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"look-watched": self.look}

    def look(self) -> None:
        """Look now, and say what came of it also when that is nothing."""
        self._watching.list_folders(self._on_folders)

    def review(self) -> None:
        """Show the plan of what waits."""
        if self._watching.news:
            self._intake.review(self._watching.news)

    def decline(self) -> None:
        """Offer it no more."""
        self._watching.decline(self._watching.news)

    def watch(self, folders: Sequence[str]) -> None:
        """Watch folders and say so."""
        self._watching.add(folders, lambda: self._say_watched(folders))

    def _on_folders(self, folders: Mapping[str, bool]) -> None:
        if folders:
            self._watching.look(self._on_looked)
        else:
            self._toasts.show(
                self.tr("No folder is watched yet."),
                action=self.tr("Settings…"),
                run=self.settings_wanted.emit,
                symbol="info",
            )

    def _on_looked(self) -> None:
        if self._watching.news:
            self._banner.review.setFocus()
        else:
            self._toasts.show(self.tr("Nothing new in the watched folders."), symbol="info")

    def _on_changed(self) -> None:
        self._banner.show_news(self._watching.news)
        self._toasts.stand_above(0 if self._banner.isHidden() else HEIGHT)

    def _say_watched(self, folders: Sequence[str]) -> None:
        if len(folders) == 1:
            text = self.tr("“{folder}” is watched: what arrives there is offered here.")
            self._toasts.show(text.format(folder=folder_name(folders[0])), symbol="inbox")
        else:
            text = self.tr("{n} folders are watched: what arrives there is offered here.")
            self._toasts.show(text.format(n=number(len(folders))), symbol="inbox")
