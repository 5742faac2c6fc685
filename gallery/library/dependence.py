"""What stands in the way of taking back one step alone, while later ones stay.

A step's journal says what each row was before it and after it. What is found otherwise now is
in the way: rows that were changed or went since, rows that came to hang on what the step made
(somebody tagged with the person it added), parents that are gone, places that are taken, links
that would lead from a scene up to itself. The later steps that wrote those rows are the ones it
must wait for.

Why the rows as they are now are looked at first, and the later journals only if something does
not fit: a step that was taken back itself is then in nobody's way, and an answer costs what the
step is large, not what happened since.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import LargeBinary, Table, UniqueConstraint, select

from gallery.library import circles, history, variants
from gallery.library.columns import metadata
from gallery.library.connections import Reader
from gallery.library.footprint import Footprint, Key, Trace, made, own
from gallery.library.journal import entries_of, rows_of
from gallery.library.keys import among, key_names, key_of
from gallery.library.regions import IS_THERE
from gallery.library.revert import FOUND_OUT
from gallery.library.source_tables import import_changes, regions, unsaid
from gallery.library.tables import (
    DERIVED_TABLES,
    files,
    persons,
    photo_phrases,
    photos,
    phrase_people,
    phrases,
    scene_parents,
    scenes,
    set_members,
    sets,
    steps,
)
from gallery.library.tables import variants as variant_rows

Keys = dict[Table, set[Key]]
Watched = dict[str, list[tuple[tuple[str, ...], set[Key]]]]  # columns and their values, by table
# The columns that name what an import brings.
PARENTS = {
    **dict.fromkeys(("photo_id", "other_id", "kept_id", "cover_id"), photos),
    "set_id": sets,
}


def in_the_way(reader: Reader, traces: Footprint) -> Keys:
    """Return the rows that are no longer as a step left them, or that hang on what it made."""
    blocked: Keys = {}
    for table, rows in traces.items():
        found = {*_changed(reader, table, rows), *_taken(reader, table, rows)}
        if found:
            blocked.setdefault(table, set()).update(found)
    for table, keys in (
        *_hanging(reader, traces),
        *_orphaned(reader, traces),
        *_circling(reader, traces),
        *_chaining(reader, traces),
        *_marked(reader, traces),
    ):
        blocked.setdefault(table, set()).update(keys)
    return blocked


def still_said(reader: Reader, traces: Footprint) -> set[int]:
    """Return the phrases a step made that others have said since: they may stay without it."""
    added = made(traces, phrases)
    still: set[int] = set()
    for table in (photo_phrases, unsaid):
        columns = table.c.photo_id, table.c.phrase_id
        said = {tuple(row) for row in reader.execute(_where_in(columns, table.c.phrase_id, added))}
        still.update(key[1] for key in said - own(traces, table))
    return still


def writers_of(reader: Reader, after: int, blocked: Keys) -> list[int]:
    """Return the later steps that wrote one of these rows, newest first.

    Args:
        reader: the library.
        after: the step that is looked at; only later ones count.
        blocked: the rows.
    """
    watched = {table.name: [(key_names(table), keys)] for table, keys in blocked.items()}
    return _later(reader, after, watched, _brought_by(reader, blocked))


def built_on_import(reader: Reader, after: int, import_id: int) -> list[int]:
    """Return the steps after an import that wrote to the photos and sets it brought."""
    brought = {
        table: set(
            reader.execute(select(table.c.id).where(table.c.import_id == import_id)).scalars()
        )
        for table in (photos, sets)
    }
    watched: Watched = {}
    for table in metadata.sorted_tables:
        for column in table.columns:
            parent = table if column.name == "id" else PARENTS.get(column.name)
            if parent in brought and table.name not in DERIVED_TABLES:
                keys = {(key,) for key in brought[parent]}
                watched.setdefault(table.name, []).append(((column.name,), keys))
    others: set[int | None] = set()
    for table in (files, set_members):
        mine = among(table.c.photo_id, brought[photos])
        others.update(reader.execute(select(table.c.import_id).where(mine).distinct()).scalars())
    inside = select(set_members.c.import_id).where(among(set_members.c.set_id, brought[sets]))
    others.update(reader.execute(inside.distinct()).scalars())
    return _later(reader, after, watched, others - {import_id})


def _later(
    reader: Reader, after: int, watched: Watched, brought: Collection[int | None]
) -> list[int]:
    """Return the later steps that wrote a watched row, or are one of these imports."""
    question = select(steps.c.id, steps.c.import_id)
    question = question.where(steps.c.id > after, steps.c.state != "undone")
    later = reader.execute(question.order_by(steps.c.id.desc())).all()
    void = _void(reader, after)
    return [
        row.id
        for row in later
        if row.id not in void
        and (
            (row.import_id is not None and row.import_id in brought)
            or any(_touches(journal, watched) for journal in _journals(reader, row))
        )
    ]


def _changed(reader: Reader, table: Table, rows: Mapping[Key, Trace]) -> Iterator[Key]:
    names = key_names(table)
    asked = [dict(zip(names, key, strict=True)) for key in rows]
    present = {key_of(table, row): row for row in rows_of(reader, table, asked)}
    ignored = FOUND_OUT.get(table.name, set())
    for key, trace in rows.items():
        now = present.get(key)
        if trace.after is None or now is None:
            if (trace.after is None) != (now is None):
                yield key
        elif any(now[name] != value for name, value in trace.after.items() if name not in ignored):
            yield key


def _taken(reader: Reader, table: Table, rows: Mapping[Key, Trace]) -> Iterator[Key]:
    """Give the rows that have by now what is unique of a row that would come back."""
    for constraint in table.constraints:
        columns = list(constraint.columns) if isinstance(constraint, UniqueConstraint) else []
        if not columns or any(isinstance(column.type, LargeBinary) for column in columns):
            continue
        first = columns[0]
        wanted = {
            tuple(trace.before[column.name] for column in columns)
            for trace in rows.values()
            if trace.before is not None and all(c.name in trace.before for c in columns)
        }
        asked = {values[0] for values in wanted if values[0] is not None}
        keys = list(table.primary_key.columns)
        for row in reader.execute(_where_in((*keys, *columns), first, asked)):
            key, values = tuple(row[: len(keys)]), tuple(row[len(keys) :])
            if key not in rows and values in wanted:
                yield key


def _hanging(reader: Reader, traces: Footprint) -> Iterator[tuple[Table, set[Key]]]:
    """Give what hangs on the rows a step made, without its own."""
    for table in traces:
        added = made(traces, table)
        if not added or table is phrases:
            continue
        for child in metadata.sorted_tables:
            if child.name in DERIVED_TABLES or child in (phrases, phrase_people):
                continue
            for key in child.foreign_keys:
                if key.column.table is table:
                    columns = list(child.primary_key.columns)
                    found = reader.execute(_where_in(columns, key.parent, added))
                    hanging = {tuple(row) for row in found} - own(traces, child)
                    if hanging:
                        yield child, hanging
        if table in (persons, scenes):
            yield photo_phrases, _spoken(reader, table, added) - own(traces, photo_phrases)


def _spoken(reader: Reader, table: Table, added: set[int]) -> set[Key]:
    """Return where persons or scenes are spoken of; a phrase that nobody says does not count."""
    question = select(photo_phrases.c.photo_id, photo_phrases.c.phrase_id)
    if table is persons:
        joined = photo_phrases.c.phrase_id == phrase_people.c.phrase_id
        question = question.join(phrase_people, joined)
        question = question.where(among(phrase_people.c.person_id, added)).distinct()
    else:
        question = question.join(phrases, photo_phrases.c.phrase_id == phrases.c.id)
        question = question.where(among(phrases.c.scene_id, added))
    return {tuple(row) for row in reader.execute(question)}


def boxes_left(reader: Reader, traces: Footprint) -> set[int]:
    """Return the boxes around people whom nothing would say to be on the photo any more."""
    said = traces.get(photo_phrases, {})
    going = {key for key, trace in said.items() if trace.before is None and trace.after}
    coming = {key for key, trace in said.items() if trace.before and trace.after is None}
    columns = regions.c.id, regions.c.photo_id, regions.c.person_id
    asked = _where_in(columns, regions.c.photo_id, {key[0] for key in going})
    asked = asked.where(regions.c.person_id.is_not(None), IS_THERE)
    boxes = reader.execute(asked).all()
    pairs = photo_phrases.c.photo_id, photo_phrases.c.phrase_id
    there = reader.execute(_where_in(pairs, photo_phrases.c.photo_id, {row[1] for row in boxes}))
    stays = ({tuple(row) for row in there} | coming) - going
    who: dict[int, set[int]] = {}
    named = phrase_people.c.phrase_id, phrase_people.c.person_id
    spoken = reader.execute(_where_in(named, named[0], {key[1] for key in stays}))
    back = (key for key, one in traces.get(phrase_people, {}).items() if one.before)
    for phrase_id, person_id in (*spoken, *back):
        who.setdefault(phrase_id, set()).add(person_id)
    still = {(photo, person) for photo, phrase in stays for person in who.get(phrase, ())}
    lost = {(box,) for box, photo, person in boxes if (photo, person) not in still}
    return {box for (box,) in lost - own(traces, regions)}


def _marked(reader: Reader, traces: Footprint) -> Iterator[tuple[Table, set[Key]]]:
    """Give the boxes that would be left; one drawn later keeps the step from going."""
    left = boxes_left(reader, traces)
    if left:
        yield regions, {(box,) for box in left}


def _orphaned(reader: Reader, traces: Footprint) -> Iterator[tuple[Table, set[Key]]]:
    """Give the parents that are gone, of rows that would come back."""
    for table, rows in traces.items():
        for key in table.foreign_keys:
            name, parent = key.parent.name, key.column.table
            wanted = {
                trace.before[name]
                for trace in rows.values()
                if trace.before is not None and trace.before.get(name) is not None
            }
            if wanted:
                alive = set(reader.execute(_where_in((key.column,), key.column, wanted)).scalars())
                back = {key[0] for key, trace in traces.get(parent, {}).items() if trace.before}
                gone = {(value,) for value in wanted - alive - back}
                if gone:
                    yield parent, gone


def _circling(reader: Reader, traces: Footprint) -> Iterator[tuple[Table, set[Key]]]:
    """Give the links between scenes that would lead up from a scene to itself again."""
    links = traces.get(scene_parents, {})
    coming = {key for key, trace in links.items() if trace.before is not None}
    found: set[Key] = {*circles.in_the_way(reader, coming, own(traces, scene_parents) - coming)}
    if found:
        yield scene_parents, found


def _chaining(reader: Reader, traces: Footprint) -> Iterator[tuple[Table, set[Key]]]:
    """Give the variants that would stand behind a photo which stands behind another again."""
    rows = traces.get(variant_rows, {})
    coming = {
        key[0]: trace.before["kept_id"]
        for key, trace in rows.items()
        if trace.before is not None and "kept_id" in trace.before
    }
    found = variants.in_the_way(reader, coming, {key[0] for key in rows}) if coming else set()
    if found:
        yield variant_rows, {(photo_id,) for photo_id in found}


def _where_in(columns: Sequence[Any], column: Any, values: Iterable[Any]) -> Any:
    return select(*columns).where(among(column, values))


def _void(reader: Reader, after: int) -> set[int]:
    """Return the later steps that come to nothing: reverted ones, and what reverted them."""
    question = select(steps.c.id).where(steps.c.reverts > after)
    return {*history.reverted(reader), *reader.execute(question).scalars()}


def _journals(reader: Reader, row: Any) -> Iterator[bytes]:
    """Give the journals of a step, one at a time: some are large."""
    journal = reader.execute(select(steps.c.journal).where(steps.c.id == row.id)).scalar()
    if journal is not None:
        yield journal
    elif row.import_id is not None:
        mine = import_changes.c.import_id == row.import_id
        yield from reader.execute(select(import_changes.c.journal).where(mine)).scalars()


def _touches(journal: bytes, watched: Watched) -> bool:
    for entry in entries_of(journal):
        for names, keys in watched.get(entry["table"], ()):
            if set(names) <= set(entry["columns"]):
                places = [entry["columns"].index(name) for name in names]
                for rows in (entry.get("before", ()), entry.get("after", ())):
                    if any(tuple([row[place] for place in places]) in keys for row in rows):
                        return True
    return False


def _brought_by(reader: Reader, blocked: Keys) -> set[int | None]:
    """Return the imports that brought one of the rows."""
    found: set[int | None] = set()
    for table, keys in blocked.items():
        if "import_id" in table.c:
            names = key_names(table)
            asked = [dict(zip(names, key, strict=True)) for key in keys]
            found.update(row["import_id"] for row in rows_of(reader, table, asked))
    return found
