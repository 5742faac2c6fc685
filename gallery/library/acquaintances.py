"""Whom somebody else means by a name: a file, a sidecar, a post; who is unknown is added."""

from collections.abc import Sequence

from sqlalchemy import select

from gallery.library import memberships
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.people import add_group, add_person
from gallery.library.tables import group_members, names, persons
from gallery.model.described import NamedPerson
from gallery.model.names import Name, NameKind, clean, compare_key


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
                memberships.join(self._writer, group_id, person_id)
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
