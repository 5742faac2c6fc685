"""Say a person or a scene of photos, or take it back where all of them have it.

What a key does depends on what is said already. It is decided here, inside the writing, so
that two quick presses, or another program, never act on what was true a moment before.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import bearers, phrases, spoken
from gallery.library.journal import Writer
from gallery.library.set_tags import SetDigits
from gallery.model.errors import NotFound
from gallery.model.history import StepKind
from gallery.model.photo import Statement
from gallery.model.phrases import BearerKind


@dataclass(frozen=True, slots=True)
class TogglePerson:
    """Say a person of those photos that lack them; if none does, take the bare name off all.

    What binds the person to a scene ("V with camcorder") is never taken off by a key: it says
    more than the name.
    """

    photo_ids: tuple[int, ...]
    person_id: int
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound for a person that is gone."""
        bearers.require(writer.connection, "person", self.person_id)
        lacking = spoken.without_person(writer.connection, self.photo_ids, self.person_id)
        if lacking:
            return _say(writer, {phrases.find_or_add(writer, (self.person_id,)): lacking})
        return _unsay(writer, self.photo_ids, spoken.bare(writer.connection, self.person_id))


@dataclass(frozen=True, slots=True)
class ToggleScene:
    """Say a scene of those photos that lack it, as ``phrase_id`` says it; else take it off all.

    Where a photo shows other people than the phrase does, the scene is said of those.
    """

    photo_ids: tuple[int, ...]
    phrase_id: int
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound for a phrase that is gone, InvalidValue without a scene."""
        known = phrases.statements(writer.connection, [self.phrase_id]).get(self.phrase_id)
        if known is None or known.scene_id is None:
            raise NotFound("scene", str(self.phrase_id))
        scene_id = known.scene_id
        lacking = spoken.without_scene(writer.connection, self.photo_ids, scene_id)
        if not lacking:
            said = spoken.phrases_with(writer.connection, self.photo_ids, scene_id)
            return _unsay(writer, self.photo_ids, said)
        link = spoken.link_of(writer.connection, self.phrase_id)
        wanted = _by_people(spoken.people_on(writer.connection, lacking), lacking, known)
        photos_of = {
            phrases.find_or_add(writer, who, link=link, scene_id=scene_id): photo_ids
            for who, photo_ids in wanted.items()
        }
        return _say(writer, photos_of)


@dataclass(frozen=True, slots=True)
class ToggleOfSet:
    """Toggle the person or the scene that a digit stands for in the set of a photo.

    ``place`` counts from 0, ``sort`` is PERSON or SCENE, ``at`` the photo whose set it is; a
    digit that stands for nobody does nothing.
    """

    photo_ids: tuple[int, ...]
    place: int
    sort: BearerKind
    at: int
    digits: SetDigits
    kind: ClassVar[StepKind] = StepKind.TAG

    def apply(self, writer: Writer) -> Done:
        """Write it, as the digits stand now."""
        tags = self.digits.of(writer.connection, self.at)
        if self.sort is BearerKind.PERSON:
            people = [TogglePerson(self.photo_ids, one.id) for one in tags.people]
            return people[self.place].apply(writer) if self.place < len(people) else Done()
        scenes = [ToggleScene(self.photo_ids, one.said.phrase_id) for one in tags.scenes]
        return scenes[self.place].apply(writer) if self.place < len(scenes) else Done()


def _by_people(
    there: Mapping[int, tuple[int, ...]], photo_ids: Sequence[int], known: Statement
) -> dict[tuple[int, ...], list[int]]:
    """Return of whom to say the scene, and of which photos."""
    wanted: dict[tuple[int, ...], list[int]] = {}
    for photo_id in photo_ids:
        shown = there.get(photo_id, ())
        fits = not shown or set(known.person_ids) <= set(shown)
        wanted.setdefault(known.person_ids if fits else shown, []).append(photo_id)
    return wanted


def _say(writer: Writer, photos_of: Mapping[int, Sequence[int]]) -> Done:
    for phrase_id, photo_ids in photos_of.items():
        phrases.attach(writer, photo_ids, [phrase_id])
    readings = spoken.readings(writer.connection, photos_of)
    return Done(_words(writer, photos_of), sum(map(len, photos_of.values())), said=readings)


def _unsay(writer: Writer, photo_ids: Sequence[int], phrase_ids: Sequence[int]) -> Done:
    phrases.detach(writer, photo_ids, phrase_ids)
    unsaid = spoken.readings(writer.connection, phrase_ids)
    words = _words(writer, phrase_ids)
    return Done(words, len(photo_ids), unsaid=unsaid, kind=StepKind.UNTAG)


def _words(writer: Writer, phrase_ids: Collection[int]) -> str:
    return ", ".join(spoken.words(writer.connection, phrase_ids))
