"""Sets: photos published together, in order, possibly with gaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among, existing
from gallery.library.source_tables import set_sources
from gallery.library.tables import photos, set_members, set_origins, sets
from gallery.library.words import clean_lines
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.names import clean, search_text
from gallery.model.photoset import Completeness, PhotoSet, SetKind

WORDS = ("title", "era", "event", "source", "source_url", "credit", "handle", "terms")
FIELDS = (*WORDS, "kind", "released_on", "released_zone", "expected", "notes", "cover_id")
NEWEST_FIRST = (sets.c.released_on.desc(), sets.c.id)
MOST_EXPECTED = 100_000  # photos in a set; more is a slip of the keyboard


def all_sets(reader: Reader) -> list[PhotoSet]:
    """Return every set, newest release first, those without a date last."""
    return _sets(reader, None)


def newest(reader: Reader, most: int) -> list[PhotoSet]:
    """Return the first ``most`` sets of ``all_sets``; of the others nothing is read."""
    first = select(sets.c.id).order_by(*NEWEST_FIRST).limit(most)
    return _sets(reader, reader.execute(first).scalars().all())


def get(reader: Reader, set_id: int) -> PhotoSet:
    """Return one set.

    Raises:
        NotFound: there is none with this id.
    """
    found = _sets(reader, [set_id])
    if not found:
        raise NotFound("set", str(set_id))
    return found[0]


def headers(reader: Reader, ids: Iterable[int]) -> dict[int, PhotoSet]:
    """Return sets by id, for the section headers of the grid; vanished ones are left out."""
    return {photo_set.id: photo_set for photo_set in _sets(reader, list(ids))}


def months(reader: Reader) -> dict[int, int]:
    """Return the month each set was released in, as 202401.

    Sets without a date are left out. 40 ms for 40,000 sets.
    """
    question = select(sets.c.id, sets.c.released_on).where(sets.c.released_on != "")
    return {key: int(day[:4]) * 100 + int(day[5:7]) for key, day in reader.execute(question)}


def by_source_key(reader: Reader, source_key: str) -> int | None:
    """Return the set that an import of this source grows, None if there is none."""
    return by_source_keys(reader, [source_key]).get(source_key)


def by_source_keys(reader: Reader, source_keys: Iterable[str]) -> dict[str, int]:
    """Return the sets that imports of these sources grow, by key; unknown keys are left out."""
    wanted = [key for key in source_keys if key]
    more = select(set_sources.c.key, set_sources.c.set_id).where(among(set_sources.c.key, wanted))
    first = select(sets.c.source_key, sets.c.id).where(among(sets.c.source_key, wanted))
    found = {row.key: row.set_id for row in reader.execute(more)}
    return found | {row.source_key: row.id for row in reader.execute(first)}


def source_keys(reader: Reader, set_id: int) -> list[str]:
    """Return everything a set is grown by, its first source first."""
    first = reader.execute(select(sets.c.source_key).where(sets.c.id == set_id)).scalar()
    more = select(set_sources.c.key).where(set_sources.c.set_id == set_id)
    others = reader.execute(more.order_by(set_sources.c.key)).scalars()
    return list(dict.fromkeys(key for key in (first, *others) if key))


def add_source_key(writer: Writer, set_id: int, source_key: str) -> bool:
    """Say what else a set is grown by; return whether it is (a key has one set only)."""
    known = by_source_key(writer.connection, source_key)
    if known is None:
        writer.insert(set_sources, [{"key": source_key, "set_id": set_id}])
    return known in (None, set_id)


def made_by(reader: Reader, import_id: int) -> frozenset[int]:
    """Return the sets that an import made."""
    question = select(sets.c.id).where(sets.c.import_id == import_id)
    return frozenset(reader.execute(question).scalars())


def holding(reader: Reader, photo_ids: Iterable[int]) -> list[tuple[int, str, int]]:
    """Return the imported sets that hold some of these photos: id, source key, how many.

    Those that hold most come first.
    """
    count = func.count()
    found = reader.execute(
        select(sets.c.id, sets.c.source_key, count)
        .join(set_members, set_members.c.set_id == sets.c.id)
        .where(among(set_members.c.photo_id, photo_ids), sets.c.source_key.is_not(None))
        .group_by(sets.c.id)
        .order_by(count.desc(), sets.c.id)
    )
    return [(set_id, key, number) for set_id, key, number in found]


def in_none(reader: Reader, photo_ids: Iterable[int]) -> set[int]:
    """Return those of some photos that are in no set."""
    asked = set(photo_ids)
    question = select(set_members.c.photo_id).where(among(set_members.c.photo_id, asked))
    return asked - set(reader.execute(question).scalars())


def set_source_key(writer: Writer, set_id: int, source_key: str) -> None:
    """Say what a set is grown by from now on (its folder was moved)."""
    writer.update(sets, [{"id": set_id}], {"source_key": source_key})


def members(reader: Reader, set_id: int) -> list[tuple[int, int]]:
    """Return photo and position of each member, in order."""
    return members_of(reader, [set_id]).get(set_id, [])


def members_of(reader: Reader, set_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Return photo and position of the members of sets, in order; empty sets are left out."""
    table = set_members.c
    question = select(table.set_id, table.photo_id, table.position)
    question = question.where(among(table.set_id, set_ids))
    found: dict[int, list[tuple[int, int]]] = {}
    for set_id, photo_id, position in reader.execute(
        question.order_by(table.set_id, table.position, table.photo_id)
    ):
        found.setdefault(set_id, []).append((photo_id, position))
    return found


def create(
    writer: Writer,
    fields: Mapping[str, Any],
    *,
    origins: Mapping[str, Fact[Any]] | None = None,
    source_key: str | None = None,
    import_id: int | None = None,
) -> int:
    """Add a set.

    Args:
        writer: the transaction.
        fields: columns by name, see ``FIELDS``; a title at least.
        origins: for fields that were read somewhere, the fact; other filled fields are the
            user's.
        source_key: what a later import grows ("folder:…").
        import_id: the import that makes it.

    Returns:
        The set's id.

    Raises:
        InvalidValue: a field is unknown or has no sense.
    """
    values = _checked(fields)
    row = values | {"source_key": source_key, "import_id": import_id}
    row["search_text"] = search_text(values.get("title", ""))
    (set_id,) = writer.insert(sets, [row])
    said = origins or {}  # also of an empty field: the user wants it so
    filled = [name for name, value in values.items() if value not in ("", None) or name in said]
    _say_origins(writer, set_id, filled, said)
    return set_id


def update(
    writer: Writer,
    set_id: int,
    fields: Mapping[str, Any],
    *,
    origins: Mapping[str, Fact[Any]] | None = None,
) -> bool:
    """Change fields of a set; see ``create``. Return whether anything changed.

    Raises:
        NotFound: there is no such set.
        InvalidValue: a field is unknown or has no sense.
    """
    get(writer.connection, set_id)
    values = _checked(fields)
    if "title" in values:
        values["search_text"] = search_text(values["title"])
    changed = writer.update(sets, [{"id": set_id}], values)
    _say_origins(writer, set_id, [name for name in fields if name in FIELDS], origins or {})
    return bool(changed)


def merge(writer: Writer, set_id: int, facts: Mapping[str, Fact[Any] | None]) -> bool:
    """Write what a rescan says of a set where nothing stronger is said.

    A field takes a new value when it is empty or its value came from a source that is trusted
    no more; never when the user wrote it, or emptied it. Facts without a value say nothing.

    Returns:
        Whether anything changed.
    """
    question = select(set_origins.c.field, set_origins.c.origin)
    said = writer.connection.execute(question.where(set_origins.c.set_id == set_id))
    trusted = {field: TRUST[Origin(origin)] for field, origin in said}
    wins = {
        field: fact
        for field, fact in facts.items()
        if fact is not None and fact.value not in ("", None)
        if field not in trusted or TRUST[fact.origin] >= trusted[field]
    }
    if "released_zone" in wins and "released_on" not in wins:
        del wins["released_zone"]  # it is the zone of that date
    return update(writer, set_id, {f: fact.value for f, fact in wins.items()}, origins=wins)


def delete(writer: Writer, set_id: int) -> list[int]:
    """Remove a set; its photos stay. Return their ids, in order.

    Raises:
        NotFound: there is no such set.
    """
    get(writer.connection, set_id)
    photo_ids = [photo_id for photo_id, _ in members(writer.connection, set_id)]
    remove_members(writer, set_id, photo_ids)
    said = select(set_origins.c.set_id, set_origins.c.field).where(set_origins.c.set_id == set_id)
    writer.delete(set_origins, [dict(key) for key in writer.connection.execute(said).mappings()])
    keys = select(set_sources.c.key).where(set_sources.c.set_id == set_id)
    writer.delete(set_sources, [{"key": key} for key in writer.connection.execute(keys).scalars()])
    writer.delete(sets, [{"id": set_id}])
    return photo_ids


def add_members(
    writer: Writer,
    set_id: int,
    places: Sequence[tuple[int, int]],
    *,
    import_id: int | None = None,
) -> None:
    """Put photos in a set: pairs of photo and position (from 1). A member is moved there.

    Photos that are no longer in the library are passed over.
    """
    place_of = dict(places)
    for some in writer.pieces(place_of):
        _add_members(writer, set_id, {photo: place_of[photo] for photo in some}, import_id)


def _add_members(
    writer: Writer, set_id: int, place_of: Mapping[int, int], import_id: int | None
) -> None:
    keys = [{"set_id": set_id, "photo_id": photo_id} for photo_id in place_of]
    there = {row["photo_id"] for row in writer.rows(set_members, keys)}
    moved = [photo for photo in place_of if photo in there]
    writer.update(
        set_members,
        [{"set_id": set_id, "photo_id": photo} for photo in moved],
        [{"position": place_of[photo]} for photo in moved],
    )
    alive = existing(writer.connection, photos, place_of)
    rows = [
        {"set_id": set_id, "photo_id": photo, "position": place_of[photo], "import_id": import_id}
        for photo in place_of
        if photo in alive and photo not in there
    ]
    writer.insert(set_members, rows)


def remove_members(writer: Writer, set_id: int, photo_ids: Sequence[int]) -> int:
    """Take photos out of a set; their places stay empty. Return how many were in it."""
    return sum(
        writer.delete(set_members, [{"set_id": set_id, "photo_id": photo} for photo in some])
        for some in writer.pieces(photo_ids)
    )


def members_only_here(reader: Reader, set_id: int) -> list[int]:
    """Return the photos of a set that are in no other set, in order."""
    elsewhere = select(set_members.c.photo_id).where(set_members.c.set_id != set_id)
    found = reader.execute(
        select(set_members.c.photo_id)
        .where(set_members.c.set_id == set_id, set_members.c.photo_id.not_in(elsewhere))
        .order_by(set_members.c.position, set_members.c.photo_id)
    )
    return list(found.scalars())


def _sets(reader: Reader, ids: Sequence[int] | None) -> list[PhotoSet]:
    question = select(sets).order_by(*NEWEST_FIRST)
    said = select(set_origins)
    gaps = select(sets.c.id).where(sets.c.missing_count > 0)
    if ids is not None:
        question = question.where(among(sets.c.id, ids))
        said = said.where(among(set_origins.c.set_id, ids))
        gaps = gaps.where(among(sets.c.id, ids))
    facts: dict[int, dict[str, Fact[Any]]] = {}
    for row in reader.execute(said):
        facts.setdefault(row.set_id, {})[row.field] = Fact(None, Origin(row.origin), row.reason)
    places: dict[int, set[int]] = {}
    for set_id, position in reader.execute(
        select(set_members.c.set_id, set_members.c.position).where(set_members.c.set_id.in_(gaps))
    ):
        places.setdefault(set_id, set()).add(position)
    return [
        _photo_set(dict(row._mapping), facts.get(row.id, {}), places.get(row.id, set()))
        for row in reader.execute(question)
    ]


def _photo_set(
    row: Mapping[str, Any], facts: Mapping[str, Fact[Any]], places: set[int]
) -> PhotoSet:
    total = row["place_count"] + row["missing_count"]
    missing: tuple[int, ...] = ()
    if row["missing_count"]:
        missing = tuple(place for place in range(1, total + 1) if place not in places)
    fields = {name: row[name] for name in FIELDS if name != "kind"}
    return PhotoSet(
        id=row["id"],
        kind=SetKind(row["kind"]),
        photos=row["photo_count"],
        completeness=Completeness(row["place_count"], total, missing),
        origins={field: fact.origin for field, fact in facts.items()},
        reasons={field: fact.reason for field, fact in facts.items() if fact.reason},
        **fields,
    )


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(fields)
    for name, value in values.items():
        if name not in FIELDS:
            raise InvalidValue(name, str(value), "unknown-field")
        if name in WORDS:
            values[name] = clean(value)
        elif name == "notes":
            values[name] = clean_lines(value)
    if "kind" in values:
        if values["kind"] not in list(SetKind):
            raise InvalidValue("kind", str(values["kind"]), "unknown-kind")
        values["kind"] = str(values["kind"])
    expected = values.get("expected")
    if expected is not None and not 0 <= expected <= MOST_EXPECTED:
        raise InvalidValue("expected", str(expected), "out-of-range")
    released = values.get("released_on")
    if released:
        _check_date(str(released))
        values["released_on"] = str(released)
    return values


def _check_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("released_on", text, "not-a-date") from error


def _say_origins(
    writer: Writer, set_id: int, fields: Sequence[str], facts: Mapping[str, Fact[Any]]
) -> None:
    """Write where each field came from, in place of what was said before."""
    keys = [{"set_id": set_id, "field": field} for field in fields]
    user: Fact[Any] = Fact(None, Origin.USER)
    said = [facts.get(field, user) for field in fields]
    values = [{"origin": str(fact.origin), "reason": fact.reason} for fact in said]
    there = {row["field"] for row in writer.rows(set_origins, keys)}
    if there:  # not for a new set, and an import may make thousands
        writer.update(set_origins, keys, values)
    fresh = [key | value for key, value in zip(keys, values, strict=True)]
    writer.insert(set_origins, [row for row in fresh if row["field"] not in there])
