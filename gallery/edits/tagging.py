"""Say and unsay phrases: "V with camcorder" on some photos."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import bearers, people, photos, phrases, scenes, spoken, starter
from gallery.library.journal import Writer
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.history import StepKind
from gallery.model.names import compare_key
from gallery.model.phrases import Bearer, BearerKind, Part, PhraseReading, say_phrase


@dataclass(frozen=True, slots=True)
class AddPhrases:
    """Say each reading of each photo; names nobody bears yet become persons and scenes.

    A common scene comes with its other names, its kind and what stands above it.

    A reading without a scene says each of its people alone; a group stands for its members.
    """

    photo_ids: tuple[int, ...]
    readings: tuple[PhraseReading, ...]
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it.

        Raises:
            InvalidValue: for an empty phrase or a group without members.
            NotFound: none of the photos is there any more.
        """
        there = photos.there(writer.connection, self.photo_ids)
        if self.photo_ids and not there:
            raise NotFound("photo", ", ".join(map(str, self.photo_ids)))
        known = _Known(writer)
        phrase_ids: list[int] = []
        for reading in self.readings:
            phrase_ids.extend(known.phrases_of(reading))
        phrases.attach(writer, self.photo_ids, phrase_ids)
        words = ", ".join(_say(reading) for reading in self.readings)
        said = spoken.readings(writer.connection, phrase_ids)
        return Done(words, len(there), said=said)


@dataclass(frozen=True, slots=True)
class SayPhrases:
    """Say phrases that the library knows of those photos that lack them."""

    photo_ids: tuple[int, ...]
    phrase_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it; phrases that are gone are left out."""
        known = spoken.known(writer.connection, self.phrase_ids)
        new = phrases.attach(writer, self.photo_ids, known)
        words = ", ".join(spoken.words(writer.connection, known))
        return Done(words, new, said=spoken.readings(writer.connection, known))


@dataclass(frozen=True, slots=True)
class RemovePhrases:
    """Take phrases off photos; photos that do not have them stay as they are."""

    photo_ids: tuple[int, ...]
    phrase_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.UNTAG

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        phrases.detach(writer, self.photo_ids, self.phrase_ids)
        words = ", ".join(spoken.words(writer.connection, self.phrase_ids))
        unsaid = spoken.readings(writer.connection, self.phrase_ids)
        return Done(words, len(self.photo_ids), unsaid=unsaid)


class _Known:
    """Finds the bearers of names, makes those that are missing, each once."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.vocabulary = LibraryVocabulary(writer.connection)
        self.made: dict[tuple[BearerKind, str], int] = {}

    def phrases_of(self, reading: PhraseReading) -> list[int]:
        who = [person for part in reading.who for person in self._persons(part)]
        who = list(dict.fromkeys(who))
        if reading.scene is None:
            if not who:
                raise InvalidValue("phrase", "", "empty")
            return [phrases.find_or_add(self.writer, (person,)) for person in who]
        scene = self._scene(reading.scene)
        return [phrases.find_or_add(self.writer, who, link=reading.link, scene_id=scene)]

    def _persons(self, part: Part) -> list[int]:
        bearer = self._still(part) or self._bearer(part, (BearerKind.PERSON, BearerKind.GROUP))
        if bearer is None:
            return [self._make(BearerKind.PERSON, part.text)]
        if bearer.kind is BearerKind.PERSON:
            return [bearer.id]
        if bearer.kind is BearerKind.GROUP:
            members = sorted(self.vocabulary.members(bearer.id))
            if members:
                return members
        raise InvalidValue("who", bearer.name, "no-person")

    def _scene(self, part: Part) -> int:
        if part.known is not None and part.known.id == starter.NOT_SAID_YET:
            part = Part(part.known.name)
        bearer = self._still(part) or self._bearer(part, (BearerKind.SCENE,))
        if bearer is None:
            return self._make(BearerKind.SCENE, part.text)
        if bearer.kind is not BearerKind.SCENE:
            raise InvalidValue("scene", bearer.name, "no-scene")
        return bearer.id

    def _still(self, part: Part) -> Bearer | None:
        """Return whom the reading means, unless someone removed them since."""
        if part.known is not None:
            try:
                bearers.require(self.writer.connection, part.known.kind, part.known.id)
            except NotFound:
                return None
        return part.known

    def _bearer(self, part: Part, kinds: tuple[BearerKind, ...]) -> Bearer | None:
        """Look again: someone may have made the name since the phrase was read."""
        found = [bearer for bearer in self.vocabulary.exact(part.text) if bearer.kind in kinds]
        return min(found, key=lambda bearer: (kinds.index(bearer.kind), bearer.id), default=None)

    def _make(self, kind: BearerKind, text: str) -> int:
        key = (kind, compare_key(text))
        if key not in self.made:
            self.made[key] = self._made(kind, text)
        return self.made[key]

    def _made(self, kind: BearerKind, text: str) -> int:
        if kind is BearerKind.PERSON:
            return people.add_person(self.writer, text)
        return starter.find_or_add(self.writer, text) or scenes.add_scene(self.writer, text)


def _say(reading: PhraseReading) -> str:
    who = [part.text for part in reading.who]
    return say_phrase(who, reading.link, reading.scene.text if reading.scene else "")
