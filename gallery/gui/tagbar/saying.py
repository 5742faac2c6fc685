"""What the tag bar says of its photos and takes back: each one edit that can be undone."""

from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.gui.bridge import Bridge
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, Part, PhraseReading


class Sayings:
    """Says readings of the photos ``photo_ids`` and remembers what was said last."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._last: tuple[PhraseReading, ...] = ()
        self._last_ids: tuple[int, ...] = ()
        self.photo_ids: tuple[int, ...] = ()

    def say(self, reading: PhraseReading) -> None:
        """Say a reading; several said of the same photos are repeated together."""
        before = self._last if self._last_ids == self.photo_ids else ()
        self._last, self._last_ids = (*before, reading), self.photo_ids
        self._bridge.apply(AddPhrases(self.photo_ids, (reading,)))

    def repeat(self) -> None:
        """Say of these photos what was said last."""
        if self._last:
            self._last_ids = self.photo_ids
            self._bridge.apply(AddPhrases(self.photo_ids, self._last))

    def say_person(self, person: Bearer) -> None:
        """Say a person alone; Enter's memory stays as it is."""
        reading = PhraseReading((Part(person.name, person),))
        self._bridge.apply(AddPhrases(self.photo_ids, (reading,)))

    def remove(self, statement: Statement) -> None:
        """Take a phrase off all photos."""
        self._bridge.apply(RemovePhrases(self.photo_ids, (statement.phrase_id,)))
