"""Copy a photo's tags, paste them on others, or give them to the whole set."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.preferences import Preferences
from gallery.gui.quick.choosing import ChooseTags
from gallery.gui.quick.telling import Telling
from gallery.gui.subject import Subject
from gallery.library.copied import Copied, copied, photos_of_set
from gallery.library.database import Reader

COPIED = "copy"  # the symbol of what was copied


class Copying(QObject):
    """Asks which tags, then applies one edit."""

    def __init__(
        self,
        bridge: Bridge,
        subject: Subject,
        *,
        telling: Telling,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._subject = subject
        self._telling = telling
        self._preferences = preferences
        self._window = window
        self._copied = Copied(0)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "copy-tags": self.copy,
            "paste-tags": self.paste,
            "apply-to-set": self.apply_to_set,
        }

    def copy(self) -> None:
        """Keep what the photo has; of several the one with the focus."""
        first = self._subject.first()
        if first is not None:
            self._bridge.read(partial(copied, photo_id=first), self._on_copied)

    def paste(self) -> None:
        """Ask which of the copied tags the photos are to have."""
        if not self._copied:
            self._telling.say(self.tr("Copy the tags of a photo first (Ctrl+Shift+C)."))
        else:
            self._subject.with_ids(self._bridge, self._paste)

    def _paste(self, ids: tuple[int, ...]) -> None:
        if ids:
            title = self.tr("Paste tags on %Ln photo(s)", "", len(ids))
            self._choose(self._copied, ids, title, self.tr("Paste"))

    def apply_to_set(self) -> None:
        """Ask which of the photo's tags all photos of its set are to have."""
        first = self._subject.first()
        if first is None:
            return

        def read(reader: Reader) -> tuple[Copied, tuple[int, ...]]:
            return copied(reader, first), photos_of_set(reader, first)

        self._bridge.read(read, lambda found: self._on_set(*found))

    def _on_copied(self, found: Copied) -> None:
        if not found:
            self._telling.say(self.tr("This photo has no tags to copy."))
            return
        self._copied = found
        said = [statement.text for statement in found.said] or [one.name for one in found.people]
        words = ", ".join(said) or next(iter(found.captions.values()), "") or found.credit
        text = self.tr("Tags copied: {0}").format(words) if words else self.tr("Tags copied")
        self._telling.say(text, symbol=COPIED)

    def _on_set(self, found: Copied, ids: tuple[int, ...]) -> None:
        if not ids:
            self._telling.say(self.tr("This photo is in no set."))
        elif not found:
            self._telling.say(self.tr("This photo has no tags to give to its set."))
        else:
            title = self.tr("Apply to all %Ln photo(s) of the set", "", len(ids))
            self._choose(found, ids, title, self.tr("Apply"))

    def _choose(self, found: Copied, ids: tuple[int, ...], title: str, done: str) -> None:
        dialog = ChooseTags(
            found, title=title, done=done, preferences=self._preferences, parent=self._window
        )
        nothing = self.tr("They have all of that already.")
        dialog.accepted.connect(lambda: self._telling.apply(dialog.edit(ids), nothing=nothing))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
