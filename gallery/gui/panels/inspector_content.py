"""What the inspector shows, gathered on the reader pool as one value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QImage

from gallery.gui.grid.render import image_of
from gallery.library import duplicates, phrases, sets, suggestions
from gallery.library.database import Library, Reader
from gallery.library.details import details_many
from gallery.library.duplicates import Twin
from gallery.library.selections import people_in
from gallery.library.suggestions import Guess
from gallery.model.facts import TRUST, Origin
from gallery.model.people import Person
from gallery.model.photo import PhotoDetails, Statement
from gallery.model.photoset import PhotoSet

# Beyond it only what is counted in the library is shown; reading each photo would take
# longer than a selection stays (a thousand: about 50 ms).
MOST_COMPARED = 1000
MOST_PEOPLE = 40  # chips; more would be a wall of names
MOST_ASKED = 20_000  # photos whose guesses are counted: some 60 ms
MOST_GUESSES = 12  # chips; the page of all suggestions has the others


class Mixed:
    """The value of photos that differ."""


MIXED = Mixed()
Shared = str | int | bool | None | Mixed


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person in some of the photos; ``phrase_id`` removes it where it is said alone.

    ``origin`` is where it is known from, of one photo.
    """

    person: Person
    photos: int
    phrase_id: int | None = None
    origin: Origin = Origin.USER


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of one selection.

    ``one`` is the photo when it is only one; ``shared`` what the photos have in common by
    field, ``MIXED`` where they differ; ``said`` phrases with a scene and on how many photos;
    ``twins`` photos that show the same as one;
    ``guesses`` open guesses and for how many photos, one more than is shown where there are more;
    ``there`` is False when the library has none of them any more; ``total`` is how many there
    are when ``ids`` are only the first of a crowd, 0 otherwise.
    """

    ids: tuple[int, ...]
    one: PhotoDetails | None = None
    image: QImage | None = None
    people: tuple[PersonShown, ...] = ()
    said: tuple[tuple[Statement, int], ...] = ()
    guesses: tuple[tuple[Guess, int], ...] = ()
    twins: tuple[Twin, ...] = ()
    captions: dict[str, str | None] = field(default_factory=dict)
    photo_set: PhotoSet | None = None
    sets: int = 0
    shared: dict[str, Shared] = field(default_factory=dict)
    bytes: int = 0
    there: bool = True
    compared: bool = True
    total: int = 0

    @property
    def count(self) -> int:
        """How many photos there are."""
        return self.total or len(self.ids)


@dataclass(frozen=True, slots=True)
class Gather:
    """The question: what is to be shown of these photos, or of the first of ``total``?"""

    library: Library
    ids: tuple[int, ...]
    total: int = 0

    def __call__(self, reader: Reader) -> Content:
        """Return the content; photos that vanished are left out."""
        return self._of_crowd(reader) if self.total else self._of_all(reader)

    def _of_crowd(self, reader: Reader) -> Content:
        """What hundreds of thousands have in common nobody waits for: a picture, a number."""
        found = details_many(reader, self.library, self.ids[:1])
        return Content(
            ids=self.ids,
            image=self._image(found[0]) if found else None,
            there=bool(found),
            compared=False,
            total=self.total,
        )

    def _of_all(self, reader: Reader) -> Content:
        found = details_many(reader, self.library, self.ids[:MOST_COMPARED])
        counts = phrases.counts(reader, self.ids)
        one = found[0] if len(self.ids) == 1 and found else None
        set_ids = list(dict.fromkeys(place.set_id for d in found for place in d.sets[:1]))
        compared = len(self.ids) <= MOST_COMPARED
        return Content(
            ids=self.ids,
            one=one,
            image=self._image(found[0]) if found else None,
            people=self._people(reader, counts, one),
            said=_phrases(counts, one),
            guesses=self._guesses(reader),
            twins=duplicates.twins(reader, self.ids).get(one.id, ()) if one else (),
            captions=_captions(found) if compared else {},
            photo_set=self._set(reader, set_ids, found) if compared else None,
            sets=len(set_ids),
            shared=_shared_fields(found) if compared else {},
            bytes=sum(d.bytes for d in found),
            there=bool(found),
            compared=compared,
        )

    def _guesses(self, reader: Reader) -> tuple[tuple[Guess, int], ...]:
        if len(self.ids) > MOST_ASKED:
            return ()
        return tuple(suggestions.shared(reader, self.ids, MOST_GUESSES + 1))

    def _image(self, photo: PhotoDetails) -> QImage | None:
        return image_of(self.library.thumbnails.get(photo.digest))

    def _people(
        self,
        reader: Reader,
        counts: Sequence[tuple[Statement, int]],
        one: PhotoDetails | None,
    ) -> tuple[PersonShown, ...]:
        alone = {s.person_ids[0]: s.phrase_id for s, _ in counts if _is_person_alone(s)}
        known = _person_origins(one)
        return tuple(
            PersonShown(person, count, alone.get(person.id), known.get(person.id, Origin.USER))
            for person, count in people_in(reader, self.ids, MOST_PEOPLE)
        )

    @staticmethod
    def _set(
        reader: Reader, set_ids: Sequence[int], found: Sequence[PhotoDetails]
    ) -> PhotoSet | None:
        if len(set_ids) != 1 or not all(photo.sets for photo in found):
            return None
        return sets.headers(reader, set_ids).get(set_ids[0])


def _person_origins(photo: PhotoDetails | None) -> dict[int, Origin]:
    """Return where each person of a photo is known from: the strongest of its phrases."""
    found: dict[int, Origin] = {}
    for statement in photo.statements if photo else ():
        for person_id in statement.person_ids:
            before = found.get(person_id, statement.origin)
            found[person_id] = max(before, statement.origin, key=TRUST.__getitem__)
    return found


def _phrases(
    counts: Sequence[tuple[Statement, int]], one: PhotoDetails | None
) -> tuple[tuple[Statement, int], ...]:
    """Return the phrases with a scene; those of one photo with where they are known from."""
    own = {statement.phrase_id: statement for statement in one.statements} if one else {}
    scenes = [(said, number) for said, number in counts if said.scene_id is not None]
    return tuple((own.get(said.phrase_id, said), number) for said, number in scenes)


def _is_person_alone(statement: Statement) -> bool:
    return statement.scene_id is None and len(statement.person_ids) == 1


def _captions(found: Sequence[PhotoDetails]) -> dict[str, str | None]:
    """Return the captions by language; None where the photos differ."""
    tags = dict.fromkeys(tag for photo in found for tag in photo.captions)
    result: dict[str, str | None] = {}
    for tag in tags:
        value = _same(photo.captions.get(tag, "") for photo in found)
        result[tag] = value if isinstance(value, str) else None
    return result


FURTHER = ("creator", "rights", "event", "place", "source_url")


def _further(name: str, photo: PhotoDetails) -> str:
    return photo.further.get(name, "")


FIELDS: dict[str, Callable[[PhotoDetails], Shared]] = {
    "rating": lambda photo: photo.rating,
    "favourite": lambda photo: photo.favourite,
    "title": lambda photo: photo.title,
    "size": lambda photo: f"{photo.width} × {photo.height}",
    "format": lambda photo: photo.format,
    "taken_at": lambda photo: photo.taken_at,
    "source": lambda photo: photo.source,
    "credit": lambda photo: photo.credit,
    **{name: partial(_further, name) for name in FURTHER},
}


def _shared_fields(found: Sequence[PhotoDetails]) -> dict[str, Shared]:
    return {name: _same(value(photo) for photo in found) for name, value in FIELDS.items()}


def _same(values: Iterable[Shared]) -> Shared:
    different = list(dict.fromkeys(values))
    if not different:
        return None
    return different[0] if len(different) == 1 else MIXED
