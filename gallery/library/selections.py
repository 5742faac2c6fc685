"""What a selection of photos has in common, counted by the database however large it is."""

from collections.abc import Iterable

from sqlalchemy import func, select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.people import get_person
from gallery.library.tables import photo_people
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
