"""What can be copied from a photo to others: who and what is said of it, and its words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from gallery.library import phrases
from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.namesakes import shown
from gallery.library.set_tags import set_of
from gallery.library.spoken import people_on
from gallery.library.tables import captions, photos, set_members, sets
from gallery.model.errors import NotFound
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, BearerKind


@dataclass(frozen=True, slots=True)
class Copied:
    """What a photo has; empty where it has nothing.

    ``people`` are all who are in it, ``said`` the phrases with a scene, ``captions`` by
    language, ``credit`` of its set, else its own, ``rating`` 0 to 5 stars.
    """

    photo_id: int
    people: tuple[Bearer, ...] = ()
    said: tuple[Statement, ...] = ()
    captions: dict[str, str] = field(default_factory=dict)
    credit: str = ""
    rating: int = 0

    def __bool__(self) -> bool:
        return bool(self.people or self.said or self.captions or self.credit or self.rating)


def copied(reader: Reader, photo_id: int) -> Copied:
    """Return what can be copied from a photo.

    Raises:
        NotFound: there is no such photo.
    """
    question = (
        select(photos.c.rating, photos.c.credit, sets.c.credit)
        .outerjoin(sets, sets.c.id == photos.c.first_set_id)
        .where(photos.c.id == photo_id)
    )
    row = reader.execute(question).first()
    if row is None:
        raise NotFound("photo", str(photo_id))
    rating, own_credit, set_credit = row
    said = phrases.said(reader, [photo_id]).get(photo_id, ())
    written = select(captions.c.language, captions.c.text).where(captions.c.photo_id == photo_id)
    return Copied(
        photo_id,
        _people(reader, photo_id),
        tuple(statement for statement in said if statement.scene_id is not None),
        {row.language: row.text for row in reader.execute(written)},
        set_credit or own_credit,
        rating,
    )


def photos_of_set(reader: Reader, photo_id: int) -> tuple[int, ...]:
    """Return the photos of this photo's first set, in order; () for a photo in no set."""
    inside = select(set_members.c.photo_id).where(set_members.c.set_id == set_of(reader, photo_id))
    return tuple(reader.execute(inside.order_by(set_members.c.order_key)).scalars())


def first_sets(reader: Reader, photo_ids: Iterable[int]) -> tuple[list[int], list[int]]:
    """Return the first sets of photos, each once, and the photos that are in none."""
    found = select(photos.c.first_set_id, photos.c.id).where(among(photos.c.id, photo_ids))
    rows = reader.execute(found).all()
    set_ids = dict.fromkeys(set_id for set_id, _ in rows if set_id is not None)
    return list(set_ids), [photo_id for set_id, photo_id in rows if set_id is None]


def _people(reader: Reader, photo_id: int) -> tuple[Bearer, ...]:
    ids = people_on(reader, [photo_id]).get(photo_id, ())
    return tuple(shown(reader, BearerKind.PERSON, ids).values())
