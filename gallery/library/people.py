"""Persons and groups."""

from collections.abc import Iterable, Sequence

from sqlalchemy import distinct, func, select

from gallery.library import hiding, memberships, regions
from gallery.library.bearers import (
    Names,
    as_names,
    name_new,
    named,
    names_of,
    remove_names,
    require,
)
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.phrases import remove_phrases
from gallery.library.tables import (
    groups,
    names,
    persons,
    photo_people,
    phrase_people,
)
from gallery.model.errors import NotFound
from gallery.model.people import Group, Person

MANY_PEOPLE = 1  # a group of one has the photos of that one; no need to count


def all_persons(reader: Reader) -> list[Person]:
    """Return every person, those with most photos first."""
    return _persons(reader, None)


def most_shown(reader: Reader, most: int) -> list[Person]:
    """Return the first ``most`` of ``all_persons``; of the others no name is read."""
    first = select(persons.c.id).order_by(persons.c.photo_count.desc(), persons.c.id)
    return _persons(reader, reader.execute(first.limit(most)).scalars().all())


def get_person(reader: Reader, person_id: int) -> Person:
    """Return one person.

    Raises:
        NotFound: there is none with this id.
    """
    found = _persons(reader, [person_id])
    if not found:
        raise NotFound("person", str(person_id))
    return found[0]


def persons_named(reader: Reader, text: str) -> list[int]:
    """Return the persons who have exactly this name."""
    return named(reader, "person", text)


def all_groups(reader: Reader) -> list[Group]:
    """Return every group by name, with the number of photos of any member."""
    return sorted(_groups(reader, None), key=lambda group: group.name.casefold())


def first_groups(reader: Reader, most: int) -> list[Group]:
    """Return ``most`` groups in the order of their names."""
    shown = select(names.c.group_id).where(names.c.group_id.is_not(None), names.c.place == 0)
    first = reader.execute(shown.order_by(names.c.key, names.c.group_id).limit(most)).scalars()
    return sorted(_groups(reader, first.all()), key=lambda group: group.name.casefold())


def get_group(reader: Reader, group_id: int) -> Group:
    """Return one group.

    Raises:
        NotFound: there is none with this id.
    """
    found = _groups(reader, [group_id])
    if not found:
        raise NotFound("group", str(group_id))
    return found[0]


def add_person(writer: Writer, names: Names, groups: Sequence[int] = ()) -> int:
    """Add a person with names (the first is shown) who is in groups; return the id."""
    kept = as_names(names)
    (person_id,) = writer.insert(persons, [{}])
    name_new(writer, "person", {person_id: kept})
    for group_id in groups:
        memberships.join(writer, group_id, person_id)
    return person_id


def remove_person(writer: Writer, person_id: int) -> None:
    """Remove a person, and the phrases about that person from all photos.

    A phrase about several people goes as a whole: what it said is no longer so.
    """
    require(writer.connection, "person", person_id)
    about = select(phrase_people.c.phrase_id).where(phrase_people.c.person_id == person_id)
    remove_phrases(writer, writer.connection.execute(about).scalars().all())
    regions.remove_all_of(writer, person_id)
    remove_names(writer, "person", person_id)
    memberships.set_of_person(writer, person_id, ())
    writer.delete(persons, [{"id": person_id}])


def add_group(writer: Writer, names: Names, members: Iterable[int] = ()) -> int:
    """Add a group with names (the first is shown) and members; return the id."""
    kept = as_names(names)
    (group_id,) = writer.insert(groups, [{}])
    name_new(writer, "group", {group_id: kept})
    for person_id in members:
        memberships.join(writer, group_id, person_id)
    return group_id


def find_or_add_groups(writer: Writer, names: Sequence[str]) -> list[int]:
    """Return groups by name, in order; those that are unknown are added."""
    found: list[int] = []
    for name in names:
        known = groups_named(writer.connection, name)
        found.append(known[0] if known else add_group(writer, name))
    return found


def groups_named(reader: Reader, text: str) -> list[int]:
    """Return the groups that have exactly this name."""
    return named(reader, "group", text)


def remove_group(writer: Writer, group_id: int) -> None:
    """Remove a group; its members stay."""
    require(writer.connection, "group", group_id)
    remove_names(writer, "group", group_id)
    memberships.set_of_group(writer, group_id, ())
    writer.delete(groups, [{"id": group_id}])


def _persons(reader: Reader, ids: Sequence[int] | None) -> list[Person]:
    question = select(persons).order_by(persons.c.photo_count.desc(), persons.c.id)
    if ids is not None:
        question = question.where(among(persons.c.id, ids))
    rows = reader.execute(question).all()
    called = names_of(reader, "person", ids)
    in_groups: dict[int, list[int]] = {}
    for one in memberships.of_persons(reader, ids):
        in_groups.setdefault(one.person_id, []).append(one.group_id)
    every = {group_id for joined in in_groups.values() for group_id in joined}
    groups_called = {key: names[0].text for key, names in names_of(reader, "group", every).items()}
    return [
        Person(
            row.id,
            called[row.id],
            tuple(groups_called[key] for key in dict.fromkeys(in_groups.get(row.id, ()))),
            row.photo_count,
            row.cover_id,
        )
        for row in rows
    ]


def _groups(reader: Reader, ids: Sequence[int] | None) -> list[Group]:
    question = select(groups.c.id)
    if ids is not None:
        question = question.where(among(groups.c.id, ids))
    members: dict[int, list[int]] = {key: [] for key in reader.execute(question).scalars()}
    for one in memberships.of_groups(reader, ids):
        members.setdefault(one.group_id, []).append(one.person_id)
    called = names_of(reader, "group", ids)
    return [
        Group(key, called[key], tuple(dict.fromkeys(members[key])), photos)
        for key, photos in _group_counts(reader, members).items()
    ]


def _group_counts(reader: Reader, members: dict[int, list[int]]) -> dict[int, int]:
    everybody = {person_id for joined in members.values() for person_id in joined}
    question = select(persons.c.id, persons.c.photo_count)
    found = reader.execute(question.where(among(persons.c.id, everybody)))
    alone = {row.id: row.photo_count for row in found}
    counts: dict[int, int] = {}
    for group_id, joined in members.items():
        with_photos = [key for key in set(joined) if alone.get(key)]
        if len(with_photos) <= MANY_PEOPLE:
            counts[group_id] = sum(alone[key] for key in with_photos)
        else:
            number = select(func.count(distinct(photo_people.c.photo_id)))
            condition = among(photo_people.c.person_id, with_photos)
            condition &= hiding.is_seen(photo_people.c.photo_id)
            counts[group_id] = reader.execute(number.where(condition)).scalar_one()
    return counts
