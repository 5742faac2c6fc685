"""Persons, groups, scenes and phrases that an import made and that nobody speaks of any more.

When an import is undone they go with it, unless the user said something with them since, or
gave them names: then they stay whole.
"""

from collections.abc import Sequence

from sqlalchemy import Select, Table, select

from gallery.library import people, scenes
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.phrases import remove_phrases
from gallery.library.source_tables import photo_suggestions, regions, suggestions
from gallery.library.tables import (
    group_members,
    groups,
    names,
    persons,
    photo_phrases,
    phrase_people,
    phrases,
    scene_parents,
)
from gallery.library.tables import scenes as scenes_table

TAKEN = (
    persons,
    groups,
    scenes_table,
    names,
    group_members,
    scene_parents,
    phrases,
    phrase_people,
    suggestions,
)
BEARERS = {"person_id": persons, "group_id": groups, "scene_id": scenes_table}


class Made:
    """What an import made of these, as its journal tells."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table.name: [] for table in TAKEN}

    def take(self, table: Table, rows: Sequence[Row]) -> None:
        """Note rows that an import inserted."""
        self._rows[table.name].extend(rows)

    def sweep(self, writer: Writer) -> None:
        """Take away what nobody uses."""
        remove_phrases(writer, sorted(_unused(writer, phrases, self._ids(phrases))))
        silent = _unused(writer, suggestions, self._ids(suggestions))
        writer.delete(suggestions, [{"id": key} for key in silent])
        self._delete_given(writer)
        for person_id in self._to_go(writer, persons):
            people.remove_person(writer, person_id)
        for group_id in self._to_go(writer, groups):
            people.remove_group(writer, group_id)
        for scene_id in self._to_go(writer, scenes_table):
            scenes.remove_scene(writer, scene_id)

    def _ids(self, table: Table) -> set[int]:
        return {row["id"] for row in self._rows[table.name]}

    def _delete_given(self, writer: Writer) -> None:
        """Delete names, memberships and parents that were given to who was there before."""
        for table, column in GIVEN:
            made = self._ids(BEARERS[column])
            given = [
                row
                for row in self._rows[table.name]
                if row[column] is not None and row[column] not in made
            ]
            left = {_values(row) for row in given}
            now = writer.rows(table, given)
            writer.delete(table, [row for row in now if _values(row) in left])

    def _to_go(self, writer: Writer, table: Table) -> list[int]:
        """Return who was made, is in no use, and has nothing that somebody added."""
        unused = _unused(writer, table, self._ids(table))
        kept: set[int] = set()
        for given, column in GIVEN:
            if BEARERS[column] is table:
                key = given.c[column]
                found = writer.connection.execute(select(given).where(among(key, unused)))
                made = {_values(row) for row in self._rows[given.name]}
                rows = [dict(row._mapping) for row in found]
                kept |= {row[column] for row in rows if _values(row) not in made}
        return sorted(unused - kept)


def _values(row: Row) -> frozenset[tuple[str, object]]:
    return frozenset(row.items())


GIVEN = (
    (names, "person_id"),
    (names, "group_id"),
    (names, "scene_id"),
    (group_members, "person_id"),
    (scene_parents, "scene_id"),
)
# Where each is spoken of; what is spoken of nowhere is in no use.
USES: dict[Table, tuple[Select[int], ...]] = {
    phrases: (select(photo_phrases.c.phrase_id),),
    suggestions: (select(photo_suggestions.c.suggestion_id),),
    persons: (
        select(phrase_people.c.person_id).join(
            photo_phrases, photo_phrases.c.phrase_id == phrase_people.c.phrase_id
        ),
        select(regions.c.person_id),
    ),
    groups: (select(group_members.c.group_id),),
    scenes_table: (
        select(phrases.c.scene_id).join(photo_phrases, photo_phrases.c.phrase_id == phrases.c.id),
        select(scene_parents.c.parent_id),
    ),
}


def _unused(writer: Writer, table: Table, ids: set[int]) -> set[int]:
    used: set[int] = set()
    for use in USES[table] if ids else ():
        (column,) = use.selected_columns
        found = writer.connection.execute(use.where(among(column, ids)).distinct())
        used.update(found.scalars())
    return ids - used
