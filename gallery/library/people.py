"""Persons and groups."""

from collections.abc import Iterable, Sequence

from sqlalchemy import distinct, func, select

from gallery.library import regions
from gallery.library.bearers import (
    Names,
    add_names,
    as_names,
    named,
    names_of,
    remove_names,
    rename,
    require,
)
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.phrases import remove_phrases
from gallery.library.tables import (
    group_members,
    groups,
    names,
    persons,
    photo_people,
    photos,
    phrase_people,
)
from gallery.model.described import NamedPerson
from gallery.model.errors import NotFound
from gallery.model.names import Name, NameKind, clean, compare_key
from gallery.model.people import Group, Membership, Person

MANY_PEOPLE = 1  # a group of one has the photos of that one; no need to count


def all_persons(reader: Reader) -> list[Person]:
    """Return every person, those with most photos first."""
    return _persons(reader, None)


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
    members: dict[int, list[int]] = {}
    for group_id, person_id in reader.execute(
        select(group_members.c.group_id, group_members.c.person_id).order_by(
            group_members.c.group_id, group_members.c.since, group_members.c.person_id
        )
    ):
        members.setdefault(group_id, []).append(person_id)
    called = names_of(reader, "group")
    found = [
        Group(key, called[key], tuple(dict.fromkeys(members.get(key, ()))), photos)
        for key, photos in _group_counts(reader, members).items()
    ]
    return sorted(found, key=lambda group: group.name.casefold())


def get_group(reader: Reader, group_id: int) -> Group:
    """Return one group.

    Raises:
        NotFound: there is none with this id.
    """
    for group in all_groups(reader):
        if group.id == group_id:
            return group
    raise NotFound("group", str(group_id))


def memberships(reader: Reader, person_id: int) -> list[Membership]:
    """Return when the person was in which group, earliest first."""
    found = reader.execute(
        select(group_members)
        .where(group_members.c.person_id == person_id)
        .order_by(group_members.c.since, group_members.c.group_id)
    )
    return [Membership(row.group_id, row.person_id, row.since, row.until) for row in found]


def add_person(writer: Writer, names: Names, groups: Sequence[int] = ()) -> int:
    """Add a person with names (the first is shown) who is in groups; return the id."""
    kept = as_names(names)
    (person_id,) = writer.insert(persons, [{}])
    add_names(writer, "person", person_id, kept)
    for group_id in groups:
        join_group(writer, group_id, person_id)
    return person_id


def find_or_add(writer: Writer, name: str, groups: Sequence[str] = (), *, handle: str = "") -> int:
    """Return the person that somebody else calls so, added if unknown; see ``find_or_add_many``."""
    (person_id,) = find_or_add_many(
        writer, [NamedPerson(name, groups=tuple(groups), handle=handle)]
    )
    return person_id


def find_or_add_many(writer: Writer, wanted: Sequence[NamedPerson]) -> list[int]:
    """Return persons by name, in order; those that are unknown are added, with their groups.

    Who has the account comes first, then who has the name in one of the groups, then who alone
    has the name (with groups: only if that person is in no group yet, and then joins), of
    several the one with most photos.

    Raises:
        InvalidValue: a name is empty or too long.
    """
    known = _Acquaintances(writer, wanted)
    return [known.find_or_add(one) for one in wanted]


class _Acquaintances:
    """The persons and groups that bear some names, asked for all at once."""

    def __init__(self, writer: Writer, wanted: Sequence[NamedPerson]) -> None:
        self._writer = writer
        reader = writer.connection
        spoken = {compare_key(text) for one in wanted for text in (one.name, one.handle)}
        self._named: dict[str, list[int]] = {}
        self._handled: dict[str, list[int]] = {}
        bearers = select(names.c.key, names.c.kind, names.c.person_id).join(persons)
        for key, kind, person_id in reader.execute(
            bearers.where(among(names.c.key, spoken - {""})).order_by(
                persons.c.photo_count.desc(), persons.c.id
            )
        ):
            self._named.setdefault(key, []).append(person_id)
            if kind == NameKind.HANDLE:
                self._handled.setdefault(key, []).append(person_id)
        called = {compare_key(group) for one in wanted for group in one.groups} - {""}
        question = select(names.c.key, names.c.group_id).where(
            among(names.c.key, called), names.c.group_id.is_not(None)
        )
        found = reader.execute(question.order_by(names.c.group_id.desc()))
        self._groups: dict[str, int] = {row.key: row.group_id for row in found}
        ids = {person_id for known in self._named.values() for person_id in known}
        joined = select(group_members.c.person_id, group_members.c.group_id)
        self._joined: dict[int, set[int]] = {}
        for person_id, group_id in reader.execute(
            joined.where(among(group_members.c.person_id, ids))
        ):
            self._joined.setdefault(person_id, set()).add(group_id)

    def find_or_add(self, wanted: NamedPerson) -> int:
        key, handle = compare_key(wanted.name), compare_key(wanted.handle)
        if handle in self._handled:
            return self._handled[handle][0]
        group_ids = [self._group(name) for name in wanted.groups if clean(name)]
        candidates = self._named.get(key, [])
        inside = [one for one in candidates if self._joined.get(one, set()) & set(group_ids)]
        if group_ids and not inside:
            inside = [one for one in candidates if not self._joined.get(one)]
        chosen = inside if group_ids else candidates
        person_id = chosen[0] if chosen else self._add(wanted, key)
        for group_id in group_ids:
            if group_id not in self._joined.setdefault(person_id, set()):
                join_group(self._writer, group_id, person_id)
                self._joined[person_id].add(group_id)
        return person_id

    def _add(self, wanted: NamedPerson, key: str) -> int:
        called = [Name(wanted.name)]
        if clean(wanted.handle):
            called.append(Name(wanted.handle, NameKind.HANDLE))
        person_id = add_person(self._writer, called)
        self._named.setdefault(key, []).append(person_id)
        if clean(wanted.handle):
            self._handled.setdefault(compare_key(wanted.handle), []).append(person_id)
        return person_id

    def _group(self, name: str) -> int:
        key = compare_key(name)
        if key not in self._groups:
            self._groups[key] = add_group(self._writer, name)
        return self._groups[key]


def add_name(writer: Writer, person_id: int, name: str | Name) -> None:
    """Give a person another name."""
    add_names(writer, "person", person_id, name)


def rename_person(writer: Writer, person_id: int, name: str | Name) -> None:
    """Change the name that is shown; the other names stay."""
    rename(writer, "person", person_id, name)


def covers(reader: Reader, person_ids: Iterable[int]) -> dict[int, int]:
    """Return the photo that stands for each person: the chosen one, else one that shows them alone.

    Persons without photos are left out.
    """
    shown = select(photo_people.c.photo_id).where(photo_people.c.person_id == persons.c.id)
    shown = shown.order_by(photo_people.c.photo_id).limit(1)
    alone = shown.join(photos, photos.c.id == photo_people.c.photo_id).where(
        photos.c.people_count == 1
    )
    cover = func.coalesce(persons.c.cover_id, alone.scalar_subquery(), shown.scalar_subquery())
    found = select(persons.c.id, cover).where(among(persons.c.id, person_ids))
    return {person_id: photo_id for person_id, photo_id in reader.execute(found) if photo_id}


def remove_person(writer: Writer, person_id: int) -> None:
    """Remove a person, and the phrases about that person from all photos.

    A phrase about several people goes as a whole: what it said is no longer so.
    """
    require(writer.connection, "person", person_id)
    about = select(phrase_people.c.phrase_id).where(phrase_people.c.person_id == person_id)
    remove_phrases(writer, writer.connection.execute(about).scalars().all())
    regions.remove_all_of(writer, person_id)
    remove_names(writer, "person", person_id)
    _leave_all(writer, person_id=person_id)
    writer.delete(persons, [{"id": person_id}])


def add_group(writer: Writer, names: Names, members: Iterable[int] = ()) -> int:
    """Add a group with names (the first is shown) and members; return the id."""
    kept = as_names(names)
    (group_id,) = writer.insert(groups, [{}])
    add_names(writer, "group", group_id, kept)
    for person_id in members:
        join_group(writer, group_id, person_id)
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


def join_group(
    writer: Writer, group_id: int, person_id: int, since: str = "", until: str = ""
) -> None:
    """Make a person a member; ``since`` and ``until`` are ISO dates or "" when unknown."""
    require(writer.connection, "group", group_id)
    require(writer.connection, "person", person_id)
    key = {"group_id": group_id, "person_id": person_id, "since": since}
    if writer.rows(group_members, [key]):
        writer.update(group_members, [key], {"until": until})
    else:
        writer.insert(group_members, [key | {"until": until}])


def leave_group(writer: Writer, group_id: int, person_id: int) -> None:
    """Take a person out of a group, as if never in it."""
    _leave_all(writer, group_id=group_id, person_id=person_id)


def remove_group(writer: Writer, group_id: int) -> None:
    """Remove a group; its members stay."""
    require(writer.connection, "group", group_id)
    remove_names(writer, "group", group_id)
    _leave_all(writer, group_id=group_id)
    writer.delete(groups, [{"id": group_id}])


def _leave_all(
    writer: Writer, *, group_id: int | None = None, person_id: int | None = None
) -> None:
    question = select(group_members)
    if group_id is not None:
        question = question.where(group_members.c.group_id == group_id)
    if person_id is not None:
        question = question.where(group_members.c.person_id == person_id)
    found = writer.connection.execute(question).mappings()
    writer.delete(group_members, [dict(row) for row in found])


def _persons(reader: Reader, ids: Sequence[int] | None) -> list[Person]:
    question = select(persons).order_by(persons.c.photo_count.desc(), persons.c.id)
    if ids is not None:
        question = question.where(among(persons.c.id, ids))
    rows = reader.execute(question).all()
    called = names_of(reader, "person", ids)
    groups_called = {key: names[0].text for key, names in names_of(reader, "group").items()}
    joined: dict[int, list[str]] = {}
    in_groups = select(group_members.c.person_id, group_members.c.group_id)
    if ids is not None:
        in_groups = in_groups.where(among(group_members.c.person_id, ids))
    in_groups = in_groups.order_by(group_members.c.since, group_members.c.group_id)
    for person_id, group_id in reader.execute(in_groups):
        joined.setdefault(person_id, []).append(groups_called[group_id])
    return [
        Person(
            row.id,
            called[row.id],
            tuple(dict.fromkeys(joined.get(row.id, ()))),
            row.photo_count,
            row.cover_id,
        )
        for row in rows
    ]


def _group_counts(reader: Reader, members: dict[int, list[int]]) -> dict[int, int]:
    alone = {row.id: row.photo_count for row in reader.execute(select(persons))}
    counts: dict[int, int] = {}
    for group_id in reader.execute(select(groups.c.id)).scalars():
        with_photos = [key for key in set(members.get(group_id, ())) if alone.get(key)]
        if len(with_photos) <= MANY_PEOPLE:
            counts[group_id] = sum(alone[key] for key in with_photos)
        else:
            number = select(func.count(distinct(photo_people.c.photo_id)))
            condition = among(photo_people.c.person_id, with_photos)
            counts[group_id] = reader.execute(number.where(condition)).scalar_one()
    return counts
