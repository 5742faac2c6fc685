"""Names and who bears them: what persons, groups and scenes have in common."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Table, func, select

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.tables import groups, names, persons, scenes
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import (
    LONGEST_NAME,
    Name,
    NameKind,
    clean,
    compare_key,
    initials,
    is_readable,
    script_of,
    search_text,
)

Names = str | Name | Sequence[str | Name]
# Looked up: at 150,000 names making each kind anew takes a third of a second.
NAME_KINDS: Mapping[str, NameKind] = {str(kind): kind for kind in NameKind}
COLUMNS: dict[str, tuple[Table, str]] = {
    "person": (persons, "person_id"),
    "group": (groups, "group_id"),
    "scene": (scenes, "scene_id"),
}


def as_names(given: Names) -> tuple[Name, ...]:
    """Return names as they are kept: clean, with their script, none twice.

    Raises:
        InvalidValue: there is none, or one is empty or too long.
    """
    listed = [given] if isinstance(given, str | Name) else list(given)
    kept: dict[str, Name] = {}
    for one in listed:
        name = one if isinstance(one, Name) else Name(one)
        words = clean(name.text)
        if not is_readable(words):
            raise InvalidValue("name", name.text, "empty")
        if len(words) > LONGEST_NAME:
            raise InvalidValue("name", name.text, "too-long")
        fresh = Name(words, NameKind(name.kind), name.script or script_of(words))
        kept.setdefault(compare_key(words), fresh)
    if not kept:
        raise InvalidValue("name", "", "empty")
    return tuple(kept.values())


def require(reader: Reader, kind: str, bearer_id: int) -> None:
    """Make sure a person, group or scene is there.

    Raises:
        NotFound: it is not.
    """
    table, _column = COLUMNS[kind]
    if reader.execute(select(table.c.id).where(table.c.id == bearer_id)).first() is None:
        raise NotFound(kind, str(bearer_id))


def names_of(
    reader: Reader, kind: str, ids: Iterable[int] | None = None
) -> dict[int, tuple[Name, ...]]:
    """Return the names of persons, groups or scenes by id, the shown one first."""
    column = names.c[COLUMNS[kind][1]]
    question = select(column, names.c.text, names.c.kind, names.c.script).where(
        column.is_not(None) if ids is None else among(column, ids)
    )
    rows = reader.execute(question.order_by(column, names.c.place, names.c.id)).all()
    found: dict[int, list[Name]] = {}
    for bearer, words, name_kind, script in rows:
        found.setdefault(bearer, []).append(Name(words, NAME_KINDS[name_kind], script))
    return {bearer: tuple(called) for bearer, called in found.items()}


def add_names(writer: Writer, kind: str, bearer_id: int, given: Names) -> None:
    """Give more names to a bearer, after those it has; names it has already are left out."""
    require(writer.connection, kind, bearer_id)
    if not given:
        return
    there = names_of(writer.connection, kind, [bearer_id]).get(bearer_id, ())
    known = {compare_key(name.text) for name in there}
    fresh = [name for name in as_names(given) if compare_key(name.text) not in known]
    _insert(writer, kind, bearer_id, fresh, first_place=len(there))


def set_names(writer: Writer, kind: str, bearer_id: int, given: Names) -> None:
    """Replace all names of a bearer; the first is the one shown."""
    require(writer.connection, kind, bearer_id)
    fresh = as_names(given)
    remove_names(writer, kind, bearer_id)
    _insert(writer, kind, bearer_id, fresh, first_place=0)


def remove_names(writer: Writer, kind: str, bearer_id: int) -> None:
    """Take all names of a bearer away (before it is removed itself)."""
    column = names.c[COLUMNS[kind][1]]
    found = writer.connection.execute(select(names.c.id).where(column == bearer_id)).scalars()
    writer.delete(names, [{"id": key} for key in found])


def named(reader: Reader, kind: str, text: str) -> list[int]:
    """Return the bearers of a kind that have exactly this name (compared, not spelled)."""
    column = names.c[COLUMNS[kind][1]]
    question = select(column).where(names.c.key == compare_key(text), column.is_not(None))
    return list(reader.execute(question.distinct().order_by(column)).scalars())


def named_many(reader: Reader, kind: str, keys: Iterable[str]) -> dict[str, int]:
    """Return the oldest bearer of a kind for each of these keys of names that has one."""
    column = names.c[COLUMNS[kind][1]]
    question = select(names.c.key, func.min(column).label("bearer")).where(
        among(names.c.key, keys), column.is_not(None)
    )
    found = reader.execute(question.group_by(names.c.key))
    return {row.key: row.bearer for row in found}


def name_new(writer: Writer, kind: str, called: Mapping[int, Sequence[Name]]) -> None:
    """Give bearers that have none yet their names, as ``as_names`` returns them, all at once."""
    rows = [
        row
        for bearer_id, fresh in called.items()
        for row in _rows(kind, bearer_id, fresh, first_place=0)
    ]
    writer.insert(names, rows)


def _insert(
    writer: Writer, kind: str, bearer_id: int, fresh: Sequence[Name], *, first_place: int
) -> None:
    writer.insert(names, _rows(kind, bearer_id, fresh, first_place=first_place))


def _rows(kind: str, bearer_id: int, fresh: Sequence[Name], *, first_place: int) -> list[Row]:
    return [
        {
            COLUMNS[kind][1]: bearer_id,
            "place": place,
            "text": name.text,
            "kind": str(name.kind),
            "script": name.script,
            "key": compare_key(name.text),
            "search_text": search_text(name.text),
            "initials": initials(name.text),
        }
        for place, name in enumerate(fresh, first_place)
    ]
