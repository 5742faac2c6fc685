"""Several persons, groups or scenes become one: all that is known of any is known of it.

The one that stays keeps its shown name, its kind, its picture; what it does not have it takes
from the others. ``rewording`` rewrites what was said of them; ``memberships`` unites when they
were in which group. The others are gone when it is done. ``splitting`` is the way back for two
that were never one.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import or_, select

from gallery.library import family, memberships, regions
from gallery.library.bearers import COLUMNS, names_of, remove_names, require, set_names
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.rewording import Swap, photos_of, reword
from gallery.library.tables import (
    groups,
    persons,
    scene_parents,
    scenes,
)
from gallery.model.errors import InvalidValue
from gallery.model.names import Name, NameKind, compare_key
from gallery.model.scenes import SceneKind


def join_persons(writer: Writer, into_id: int, from_ids: Sequence[int]) -> int:
    """Make several persons one; return how many photos now speak of another one.

    A photo on which several of them are marked keeps one rectangle, the surer one.

    Raises:
        NotFound: one of them is not there.
        InvalidValue: the person is to be joined with itself, or with nobody.
    """
    others = _others(writer, "person", into_id, from_ids)
    swap = Swap(dict.fromkeys(others, into_id), {})
    number = len(photos_of(writer.connection, swap))
    _unite_names(writer, "person", into_id, others)
    reword(writer, swap)
    regions.give(writer, others, into_id)
    memberships.hand_over(writer, persons=dict.fromkeys(others, into_id))
    _take_value(writer, "person", [into_id, *others], "cover_id", lambda cover: cover is not None)
    writer.delete(persons, [{"id": key} for key in others])
    return number


def join_groups(writer: Writer, into_id: int, from_ids: Sequence[int]) -> None:
    """Make several groups one, with the members of all; raises as ``join_persons``."""
    others = _others(writer, "group", into_id, from_ids)
    _unite_names(writer, "group", into_id, others)
    memberships.hand_over(writer, groups=dict.fromkeys(others, into_id))
    writer.delete(groups, [{"id": key} for key in others])


def join_scenes(writer: Writer, into_id: int, from_ids: Sequence[int]) -> int:
    """Make several scenes one; return how many photos now speak of another one.

    It stands under what any of them stood under, and above what any stood above, except where
    it would then stand above itself.

    Raises:
        NotFound: one of them is not there.
        InvalidValue: the scene is to be joined with itself, or with nothing.
    """
    others = _others(writer, "scene", into_id, from_ids)
    swap = Swap({}, dict.fromkeys(others, into_id))
    number = len(photos_of(writer.connection, swap))
    _unite_names(writer, "scene", into_id, others)
    reword(writer, swap)
    _unite_parents(writer, into_id, others)
    _take_value(writer, "scene", [into_id, *others], "kind", lambda kind: kind != SceneKind.OTHER)
    writer.delete(scenes, [{"id": key} for key in others])
    return number


def _others(writer: Writer, kind: str, into_id: int, from_ids: Sequence[int]) -> list[int]:
    others = list(dict.fromkeys(from_ids))
    for key in [into_id, *others]:
        require(writer.connection, kind, key)
    if into_id in others or not others:
        name = names_of(writer.connection, kind, [into_id])[into_id][0].text
        raise InvalidValue(kind, name, "with-itself" if others else "with-nothing")
    return others


def _unite_names(writer: Writer, kind: str, into_id: int, others: Sequence[int]) -> None:
    """Give the names of others to one, after its own; what sort of name it is, is kept."""
    called = names_of(writer.connection, kind, [into_id, *others])
    united: dict[str, Name] = {}
    for bearer_id in [into_id, *others]:
        for name in called.get(bearer_id, ()):
            known = united.setdefault(compare_key(name.text), name)
            if known.kind is NameKind.OTHER and name.kind is not NameKind.OTHER:
                better = Name(known.text, name.kind, known.script)
                united[compare_key(name.text)] = better
    for bearer_id in others:
        remove_names(writer, kind, bearer_id)
    set_names(writer, kind, into_id, tuple(united.values()))


def _take_value(
    writer: Writer, kind: str, ids: Sequence[int], column: str, says: Callable[[object], bool]
) -> None:
    """Give the first of ``ids`` the value of the first one that says something."""
    table, _column = COLUMNS[kind]
    rows = {row["id"]: row for row in writer.rows(table, [{"id": key} for key in ids])}
    values = (rows[key][column] for key in ids)
    found = next((value for value in values if says(value)), None)
    if found is not None:
        writer.update(table, [{"id": ids[0]}], {column: found})


def _unite_parents(writer: Writer, into_id: int, others: Sequence[int]) -> None:
    """Put one under what others are under, then over what they are over; its own place stays."""
    table, gone = scene_parents, {into_id, *others}
    about = or_(among(table.c.scene_id, gone), among(table.c.parent_id, gone))
    links = [
        (row.scene_id, row.parent_id)
        for row in writer.connection.execute(select(table).where(about))
    ]
    above = {parent for scene, parent in links if scene in gone} - gone
    below = {scene for scene, parent in links if parent in gone} - gone
    old = [link for link in links if set(link) & set(others)]
    writer.delete(table, [_link(*link) for link in old])
    above -= family.descendants(writer.connection, into_id)
    _add_links(writer, [(into_id, parent) for parent in sorted(above)], links)
    below -= family.ancestors(writer.connection, into_id)
    _add_links(writer, [(scene, into_id) for scene in sorted(below)], links)


def _add_links(
    writer: Writer, wanted: Sequence[tuple[int, int]], there: Sequence[tuple[int, int]]
) -> None:
    known = set(there)
    writer.insert(scene_parents, [_link(*link) for link in wanted if link not in known])


def _link(scene_id: int, parent_id: int) -> Row:
    return {"scene_id": scene_id, "parent_id": parent_id}
