"""Accept guesses as tags, or refuse them for good; each one undoable step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import acquaintances, memberships, people, phrases, scenes, suggestions
from gallery.library.journal import Writer
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.described import NamedPerson
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import SuggestionState

MOST_NAMED = 20  # words in the name of a step; nobody reads more


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be made of a guess; the first name is the one shown."""

    names: tuple[Name, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewScene:
    """A scene to be made of a guess; unknown parents are made too."""

    names: tuple[Name, ...]
    scene_kind: SceneKind = SceneKind.OTHER
    parents: tuple[str, ...] = ()


Meaning = Bearer | NewPerson | NewScene


@dataclass(frozen=True, slots=True)
class AcceptSuggestions:
    """Tag the photos of guesses with what they mean.

    ``photo_ids`` None: every photo for which one of the guesses is open. ``as_bearer`` is a
    known person, group (all its members) or scene, or a new one; None: each guess means the
    one bearer that has its name (``Suggested.match``).
    """

    suggestion_ids: tuple[int, ...]
    photo_ids: tuple[int, ...] | None = None
    as_bearer: Meaning | None = None
    kind: ClassVar[StepKind] = StepKind.ACCEPT

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a guess that means nothing known."""
        known = _known(writer, self.suggestion_ids)
        made = _made(writer, self.as_bearer)
        tagged: set[int] = set()
        for one in known.values():
            photo_ids = _open(writer, one.id, self.photo_ids)
            phrase_ids = _phrases(writer, made or one.match, one.text) if photo_ids else []
            phrases.attach(writer, photo_ids, phrase_ids)
            suggestions.close(writer, one.id, photo_ids, SuggestionState.ACCEPTED)
            tagged.update(photo_ids)
        is_new = isinstance(self.as_bearer, NewPerson | NewScene)
        return Done(_subject(known.values()), len(tagged), made.id if made and is_new else None)


@dataclass(frozen=True, slots=True)
class RefuseSuggestions:
    """Refuse guesses, for these photos or for all (``photo_ids`` None); they stay refused."""

    suggestion_ids: tuple[int, ...]
    photo_ids: tuple[int, ...] | None = None
    kind: ClassVar[StepKind] = StepKind.REFUSE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        known = _known(writer, self.suggestion_ids)
        pairs = suggestions.open_pairs(writer.connection, known, self.photo_ids)
        suggestions.close_pairs(writer, pairs, SuggestionState.REFUSED)
        return Done(_subject(known.values()), len({photo_id for _, photo_id in pairs}))


@dataclass(frozen=True, slots=True)
class AcceptEach:
    """Tag the photos of several guesses, each with what its own word means.

    A word that is a known name means its bearer, whatever is asked; all others become new
    scenes of ``scene_kind``, or where that is None new persons in ``groups``.
    """

    suggestion_ids: tuple[int, ...]
    scene_kind: SceneKind | None = None
    groups: tuple[str, ...] = ()
    photo_ids: tuple[int, ...] | None = None
    kind: ClassVar[StepKind] = StepKind.ACCEPT

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a group without members."""
        known = _known(writer, self.suggestion_ids)
        pairs = suggestions.open_pairs(writer.connection, known, self.photo_ids)
        asked = [known[key] for key in dict.fromkeys(key for key, _ in pairs)]
        meant = self._made(writer, [one for one in asked if one.match is None])
        said = {one.id: _phrases(writer, one.match or meant[one.id], one.text) for one in asked}
        tags = [(photo_id, phrase_id) for key, photo_id in pairs for phrase_id in said[key]]
        phrases.attach_pairs(writer, list(dict.fromkeys(tags)))
        suggestions.close_pairs(writer, pairs, SuggestionState.ACCEPTED)
        return Done(_subject(known.values()), len({photo_id for _, photo_id in pairs}))

    def _made(self, writer: Writer, unknown: Sequence[suggestions.Suggested]) -> dict[int, Bearer]:
        """Return who or what the words of guesses become, by guess."""
        if self.scene_kind is None:
            named = [NamedPerson(one.text, Origin.USER, self.groups, one.handle) for one in unknown]
            ids = acquaintances.find_or_add_many(writer, named)
            kind = BearerKind.PERSON
        else:
            ids = [self._scene(writer, one, self.scene_kind) for one in unknown]
            kind = BearerKind.SCENE
        pairs = zip(unknown, ids, strict=True)
        return {one.id: Bearer(kind, key, one.text) for one, key in pairs}

    @staticmethod
    def _scene(writer: Writer, one: suggestions.Suggested, scene_kind: SceneKind) -> int:
        """Return the scene of a word, under what stood above it where it was met."""
        above: tuple[int, ...] = ()
        for name in (*one.parents, one.text):
            known = scenes.scenes_named(writer.connection, name)
            above = (known[0] if known else scenes.add_scene(writer, name, scene_kind, above),)
        return above[0]


def _known(writer: Writer, ids: Iterable[int]) -> dict[int, suggestions.Suggested]:
    wanted = list(dict.fromkeys(ids))
    known = suggestions.get_many(writer.connection, wanted)
    for key in wanted:
        if key not in known:
            raise NotFound("suggestion", str(key))
    return {key: known[key] for key in wanted}


def _open(writer: Writer, suggestion_id: int, photo_ids: tuple[int, ...] | None) -> list[int]:
    still = suggestions.photos_of(writer.connection, suggestion_id)
    return still if photo_ids is None else sorted(set(photo_ids) & set(still))


def _made(writer: Writer, meaning: Meaning | None) -> Bearer | None:
    if isinstance(meaning, NewPerson):
        made = people.add_person(writer, meaning.names)
        for group_id in people.find_or_add_groups(writer, meaning.groups):
            memberships.join(writer, group_id, made)
        return Bearer(BearerKind.PERSON, made, meaning.names[0].text)
    if isinstance(meaning, NewScene):
        parents = scenes.find_or_add_many(writer, meaning.parents, kind=meaning.scene_kind)
        made = scenes.add_scene(writer, meaning.names, meaning.scene_kind, parents)
        return Bearer(BearerKind.SCENE, made, meaning.names[0].text)
    return meaning


def _phrases(writer: Writer, bearer: Bearer | None, text: str) -> list[int]:
    if bearer is None:
        raise InvalidValue("suggestion", text, "unknown-name")
    if bearer.kind is BearerKind.SCENE:
        return [phrases.find_or_add(writer, (), scene_id=bearer.id)]
    who = [bearer.id]
    if bearer.kind is BearerKind.GROUP:
        who = sorted(LibraryVocabulary(writer.connection).members(bearer.id))
        if not who:
            raise InvalidValue("who", bearer.name, "no-person")
    return [phrases.find_or_add(writer, (person_id,)) for person_id in who]


def _subject(known: Iterable[suggestions.Suggested]) -> str:
    return ", ".join(one.text for one in islice(known, MOST_NAMED))
