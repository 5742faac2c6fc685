"""Who was in which group, and when: a person may be in several, and in one several times."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from gallery.library.bearers import require
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.tables import group_members
from gallery.model.dates import read_partial
from gallery.model.errors import InvalidValue
from gallery.model.people import Membership


def of_person(reader: Reader, person_id: int) -> list[Membership]:
    """Return when the person was in which group, earliest first."""
    return _asked(reader, person_ids=[person_id])


def of_group(reader: Reader, group_id: int) -> list[Membership]:
    """Return who was in the group and when, earliest first."""
    return _asked(reader, group_ids=[group_id])


def of_persons(reader: Reader, person_ids: Iterable[int] | None) -> list[Membership]:
    """Return when these persons (None: all) were in which group, earliest first."""
    return _asked(reader, person_ids=person_ids)


def of_groups(reader: Reader, group_ids: Iterable[int] | None) -> list[Membership]:
    """Return who was in these groups (None: all) and when, earliest first."""
    return _asked(reader, group_ids=group_ids)


def join(writer: Writer, group_id: int, person_id: int, since: str = "", until: str = "") -> None:
    """Make a person a member; ``since`` and ``until`` are days, months, years or "".

    A time that begins at the same day takes the old one's end. Being a member at some time says
    nothing beside a known time, and a known time takes its place.

    Raises:
        NotFound: the group or the person is not there.
        InvalidValue: a day is none, or the end comes before the beginning.
    """
    one = checked(Membership(group_id, person_id, since, until))
    there = _asked(writer.connection, group_ids=[group_id], person_ids=[person_id])
    others = [old for old in there if old.since != one.since]
    _replace(writer, there, united([one, *others]))


def leave(writer: Writer, group_id: int, person_id: int) -> None:
    """Take a person out of a group, as if never in it."""
    rows = _asked(writer.connection, group_ids=[group_id], person_ids=[person_id])
    writer.delete(group_members, [_row(one) for one in rows])


def set_of_person(writer: Writer, person_id: int, wanted: Iterable[Membership]) -> None:
    """Replace all times of a person in groups.

    Raises:
        NotFound: the person or a group is not there.
        InvalidValue: see ``join``; or a time is another person's.
    """
    listed = list(wanted)
    if any(one.person_id != person_id for one in listed):
        raise InvalidValue("person", str(person_id), "another")
    require(writer.connection, "person", person_id)
    _replace(writer, of_person(writer.connection, person_id), listed)


def set_of_group(writer: Writer, group_id: int, wanted: Iterable[Membership]) -> None:
    """Replace all times of a group's members; raises as ``set_of_person``."""
    listed = list(wanted)
    if any(one.group_id != group_id for one in listed):
        raise InvalidValue("group", str(group_id), "another")
    require(writer.connection, "group", group_id)
    _replace(writer, of_group(writer.connection, group_id), listed)


def hand_over(
    writer: Writer,
    *,
    persons: dict[int, int] | None = None,
    groups: dict[int, int] | None = None,
    only_groups: Iterable[int] | None = None,
) -> None:
    """Give the times of some persons, or of some groups, to others: old ids to new ones.

    What is said of the new ones stays. That somebody is a member, without a time, is not
    said beside a time in the same group.

    Args:
        writer: the transaction.
        persons: whose times go to whom.
        groups: which groups' times go to which.
        only_groups: only the times in these groups.
    """
    who, what = persons or {}, groups or {}
    old = _asked(
        writer.connection,
        person_ids=list(who) if who else None,
        group_ids=list(what) if what else only_groups,
    )
    given = [
        Membership(
            what.get(one.group_id, one.group_id),
            who.get(one.person_id, one.person_id),
            one.since,
            one.until,
        )
        for one in old
    ]
    there = _asked(
        writer.connection,
        person_ids={one.person_id for one in given},
        group_ids={one.group_id for one in given},
    )
    gone = set(old)
    stays = [one for one in there if one not in gone]
    _replace(writer, [*old, *stays], united([*stays, *given]))


def united(times: Iterable[Membership]) -> list[Membership]:
    """Return times without those that another one says better, the first of equals."""
    kept: dict[tuple[int, int, str], Membership] = {}
    for one in times:
        known = kept.setdefault((one.group_id, one.person_id, one.since), one)
        if not known.until and one.until:
            kept[one.group_id, one.person_id, one.since] = one
    timed = {(one.group_id, one.person_id) for one in kept.values() if one.since}
    return [
        one
        for one in kept.values()
        if one.since or one.until or (one.group_id, one.person_id) not in timed
    ]


def checked(one: Membership) -> Membership:
    """Return a time with ISO dates.

    Raises:
        InvalidValue: a day is none, or the end comes before the beginning.
    """
    since, until = _day("since", one.since), _day("until", one.until)
    precision = min(len(since), len(until))
    if until and until[:precision] < since[:precision]:
        raise InvalidValue("until", one.until, "before-its-beginning")
    return Membership(one.group_id, one.person_id, since, until)


def _day(field: str, given: str) -> str:
    if not given.strip():
        return ""
    found = read_partial(given)
    if found is None:
        raise InvalidValue(field, given, "not-a-date")
    return found


def _replace(writer: Writer, there: Sequence[Membership], wanted: Sequence[Membership]) -> None:
    rows = {_key(one): _row(one) for one in map(checked, wanted)}
    for kind in ("group", "person"):
        for bearer_id in {row[f"{kind}_id"] for row in rows.values()}:
            require(writer.connection, kind, bearer_id)
    old = {_key(one): _row(one) for one in there}
    writer.delete(group_members, [row for key, row in old.items() if key not in rows])
    kept = [row for key, row in rows.items() if key in old]
    writer.update(group_members, kept, [{"until": row["until"]} for row in kept])
    writer.insert(group_members, [row for key, row in rows.items() if key not in old])


def _key(one: Membership) -> tuple[int, int, str]:
    return one.group_id, one.person_id, one.since


def _row(one: Membership) -> Row:
    return {
        "group_id": one.group_id,
        "person_id": one.person_id,
        "since": one.since,
        "until": one.until,
    }


def _asked(
    reader: Reader,
    *,
    group_ids: Iterable[int] | None = None,
    person_ids: Iterable[int] | None = None,
) -> list[Membership]:
    table = group_members.c
    question = select(group_members)
    if group_ids is not None:
        question = question.where(among(table.group_id, group_ids))
    if person_ids is not None:
        question = question.where(among(table.person_id, person_ids))
    found = reader.execute(question.order_by(table.since, table.group_id, table.person_id))
    return [Membership(row.group_id, row.person_id, row.since, row.until) for row in found]
