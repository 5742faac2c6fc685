"""What the tag bar says of its photos and takes back: each one edit that can be undone."""

from collections.abc import Callable

from gallery.edits.last_said import SayAgain
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.edits.toggling import ToggleOfSet, TogglePerson
from gallery.gui.bridge import Bridge
from gallery.model.errors import GalleryError
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, BearerKind, PhraseReading


class Sayings:
    """Says readings of the photos ``photo_ids`` and takes them back."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.photo_ids: tuple[int, ...] = ()

    def say(self, reading: PhraseReading, failed: Callable[[GalleryError], None]) -> None:
        """Say a reading; ``failed`` is told why it could not be said."""
        self._bridge.apply(AddPhrases(self.photo_ids, (reading,)), failed=failed)

    def repeat(self) -> None:
        """Say of these photos what was said last, in whatever bar or by whatever key."""
        self._bridge.apply(SayAgain(self.photo_ids, self._bridge.editor.last_said))

    def toggle(self, person: Bearer) -> None:
        """Say a person of those photos that lack them, else take the bare name off."""
        self._bridge.apply(TogglePerson(self.photo_ids, person.id))

    def toggle_digit(self, place: int, sort: BearerKind) -> None:
        """Toggle the person or scene of the set that the digit at ``place`` (from 0) means."""
        first = self.photo_ids[0]
        digits = self._bridge.digits
        self._bridge.apply(ToggleOfSet(self.photo_ids, place, sort, first, digits))

    def remove(self, statement: Statement) -> None:
        """Take a phrase off all photos."""
        self._bridge.apply(RemovePhrases(self.photo_ids, (statement.phrase_id,)))
