"""The action that opens find and replace."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.grid import GridView
from gallery.gui.quick.telling import Telling
from gallery.gui.replacing.dialog import Place, ReplaceDialog
from gallery.gui.subject import Subject
from gallery.gui.words import number

MOST_LISTED = 50_000  # photos of a list; to take up more would hold the window


class Replacing(QObject):
    """Offers the selected photos first when there are several."""

    def __init__(
        self,
        bridge: Bridge,
        subject: Subject,
        *,
        grid: GridView,
        telling: Telling,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._subject = subject
        self._grid = grid
        self._telling = telling
        self._window = window

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"replace-in-captions": self.ask}

    def ask(self) -> None:
        """Open the dialog; what it asks for is one step with an Undo."""
        self._subject.with_ids(self._bridge, self._ask)

    def _ask(self, chosen: tuple[int, ...]) -> None:
        dialog = ReplaceDialog(self._bridge, self._places(chosen), parent=self._window)
        nothing = self.tr("No caption had to be changed.")
        dialog.accepted.connect(lambda: self._telling.apply(dialog.edit(), nothing=nothing))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _places(self, chosen: tuple[int, ...]) -> list[Place]:
        everywhere = Place(self.tr("All photos"), None)
        ids = self._grid.ids
        places = [everywhere]
        if 0 < len(ids) <= MOST_LISTED:
            listed = tuple(dict.fromkeys(ids))
            words = self.tr("Photos listed now ({n})").format(n=number(len(listed)))
            places.insert(0, Place(words, listed))
        if chosen:
            words = self.tr("Selected photos ({n})").format(n=number(len(chosen)))
            # One photo is mostly selected because one is always selected.
            places.insert(0 if len(chosen) > 1 else len(places), Place(words, chosen))
        return places
