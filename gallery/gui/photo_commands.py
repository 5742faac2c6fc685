"""What the actions on photos do: tag, caption, rate, copy, remove, undo."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gallery.edits.base import Edit, Outcome
from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.captionbar import CaptionBar
from gallery.gui.grid import GridView
from gallery.gui.grid.dragging import files_of
from gallery.gui.subject import Subject
from gallery.gui.tagbar import TagBar
from gallery.gui.widgets.toast import Toast, Toasts
from gallery.library import photos
from gallery.library.database import Reader

MOST_STARS = 5
PIECE = 1000  # photos looked at at once, until one is found that is no favourite
MOST_COPIED = 1000  # files on the clipboard; more are an export


class PhotoCommands(QObject):
    """Acts on the photos of a ``Subject``."""

    def __init__(
        self, bridge: Bridge, subject: Subject, *, grid: GridView, page: QWidget, toasts: Toasts
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._subject = subject
        self._grid = grid
        self._page = page
        self._toasts = toasts
        self._offered: tuple[Toast, int] | None = None
        self.tag_bar = TagBar(bridge, page)
        self.caption_bar = CaptionBar(bridge, page)
        for bar in (self.tag_bar, self.caption_bar):
            bar.keep_inside(grid)
        self.tag_bar.step_asked.connect(self._on_tag_step)
        self.caption_bar.step_asked.connect(self._on_caption_step)
        bridge.history_changed.connect(self._on_history)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "tag": self.tag,
            "caption": self.caption,
            "favourite": self.favourite,
            **{f"rate-{stars}": partial(self.rate, stars) for stars in range(MOST_STARS + 1)},
            "copy-files": self.copy_files,
            "remove-photos": self.remove,
            "undo": self._bridge.undo,
            "redo": self._bridge.redo,
            "select-all": self._grid.select_all,
            "select-none": self._grid.clear_selection,
        }

    def tag(self) -> None:
        """Open the tag bar over the photos; the tagging mode has its own."""
        if self._subject.tagging is not None:
            self._subject.tagging.focus_bar()
            return
        self.caption_bar.dismiss()
        rect = self._subject.rect_in(self._page)
        self._with_ids(lambda ids: self.tag_bar.open_over(rect, ids))

    def caption(self) -> None:
        """Open the caption bar over the photos; the tagging mode has its own."""
        if self._subject.tagging is not None:
            self._subject.tagging.focus_caption()
            return
        self.tag_bar.dismiss()
        rect = self._subject.rect_in(self._page)
        self._with_ids(lambda ids: self.caption_bar.open_over(rect, ids))

    def rate(self, stars: int) -> None:
        """Give the photos 0 to 5 stars."""
        self._with_ids(lambda ids: self._apply(SetRating(ids, stars)))

    def favourite(self) -> None:
        """Make all favourites, or none if all are."""
        self._with_ids(self._favour)

    def _favour(self, ids: tuple[int, ...]) -> None:
        def are_favourites(reader: Reader) -> bool:
            pieces = (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))
            return all(card.favourite for few in pieces for card in photos.cards(reader, few))

        self._bridge.read(
            are_favourites, lambda all_are: self._apply(SetFavourite(ids, not all_are))
        )

    def remove(self) -> None:
        """Take the photos out, with a way back."""
        self._with_ids(self._remove)

    def _remove(self, ids: tuple[int, ...]) -> None:
        if ids:
            text = self.tr("%Ln photo(s) removed from the library", "", len(ids))
            self.apply_with_undo(RemovePhotos(ids), text)

    def copy_files(self) -> None:
        """Put the photos' files on the clipboard."""
        self._with_paths(self._subject.some(MOST_COPIED), self._on_copy)

    def apply_with_undo(self, edit: Edit, text: str) -> None:
        """Apply an edit and say so, with an Undo as long as it is the last step."""
        self._bridge.apply(edit, lambda outcome: self.offer_undo(outcome, text))

    def offer_undo(self, outcome: Outcome, text: str) -> None:
        """Say what was done, with an Undo as long as it is the last step."""
        if outcome.step is None:
            return
        toast = self._toasts.show(text, action=self.tr("Undo"), run=self._bridge.undo)
        self._offered = (toast, outcome.step.id)

    def _with_ids(self, done: Callable[[tuple[int, ...]], object]) -> None:
        self._subject.with_ids(self._bridge, done)

    def _apply(self, edit: SetRating | SetFavourite) -> None:
        if edit.photo_ids:
            self._bridge.apply(edit)

    def _on_history(self) -> None:
        """Take an offer back once another step stands on top: it would undo that one."""
        if self._offered is None:
            return
        toast, step = self._offered
        top = self._bridge.undoable
        if top is None or top.id != step:
            self._offered = None
            if toast in self._toasts.shown:
                toast.leave()

    def _with_paths(
        self, ids: Sequence[int], done: Callable[[dict[int, list[str]]], object]
    ) -> None:
        library = self._bridge.library
        self._bridge.read(lambda reader: photos.paths(reader, library, ids), done)

    def _on_copy(self, paths: dict[int, list[str]]) -> None:
        data = files_of(paths)
        QGuiApplication.clipboard().setMimeData(data)
        self._toasts.show(self.tr("%Ln file(s) copied", "", len(data.urls())), symbol="copy")

    def _on_tag_step(self, step: int) -> None:
        if self._subject.step(step):
            self.tag_bar.set_photos(self._subject.ids())

    def _on_caption_step(self, step: int) -> None:
        if self._subject.step(step):
            self.caption()
