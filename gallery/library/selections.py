"""What a selection of photos has in common, counted by the database however large it is."""

from collections.abc import Iterable

from sqlalchemy import func, select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.people import get_person
from gallery.library.tables import photo_people
from gallery.model.people import Person

MOST_AROUND = 500  # photos of a set on either side: counted in 3 ms


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


def around(reader: Reader, photo_id: int) -> list[int]:
    """Return the photos of this photo's first set, [] for one in no set.

    Of a very large set, those that stand around the photo: what is said there is what will be
    said next, and to count ten thousand photos would take longer than a keystroke may.
    """
    rows = reader.exec_driver_sql(AROUND, (photo_id,))
    return [row[0] for row in rows]


AROUND = f"""
WITH here AS MATERIALIZED (
    SELECT m.set_id, m.position FROM photos AS p
    JOIN set_members AS m ON m.set_id = p.first_set_id AND m.photo_id = p.id WHERE p.id = ?
)
SELECT * FROM (
    SELECT m.photo_id FROM here JOIN set_members AS m
    ON m.set_id = here.set_id AND m.position <= here.position
    ORDER BY m.position DESC LIMIT {MOST_AROUND}
) UNION ALL SELECT * FROM (
    SELECT m.photo_id FROM here JOIN set_members AS m
    ON m.set_id = here.set_id AND m.position > here.position
    ORDER BY m.position LIMIT {MOST_AROUND}
)"""
