"""What a selection of photos has in common, counted by the database however large it is."""

from collections.abc import Iterable

from sqlalchemy import func, select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.people import get_person
from gallery.library.tables import photo_people, photos, set_members
from gallery.model.people import Person


def people_in(reader: Reader, photo_ids: Iterable[int], limit: int) -> list[tuple[Person, int]]:
    """Return who is in any of the photos and in how many, most photos first."""
    number = func.count().label("number")
    found = reader.execute(
        select(photo_people.c.person_id, number)
        .where(among(photo_people.c.photo_id, photo_ids))
        .group_by(photo_people.c.person_id)
        .order_by(number.desc(), photo_people.c.person_id)
        .limit(limit)
    ).all()
    return [(get_person(reader, person_id), count) for person_id, count in found]


def people_of_set(reader: Reader, photo_id: int, limit: int) -> list[tuple[Person, int]]:
    """Return who is in the photos of this photo's first set, most photos first."""
    first_set = select(photos.c.first_set_id).where(photos.c.id == photo_id).scalar_subquery()
    found = reader.execute(
        select(set_members.c.photo_id).where(set_members.c.set_id == first_set)
    ).scalars()
    return people_in(reader, list(found), limit)
