"""Scenes: what photos show beside people, with parents and children."""

from collections.abc import Iterable, Sequence

from sqlalchemy import distinct, func, or_, select

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
from gallery.library.tables import photo_scenes, phrases, scene_parents, scenes
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import Name
from gallery.model.scenes import Scene, SceneKind


def all_scenes(reader: Reader) -> list[Scene]:
    """Return every scene, those with most photos (their descendants' too) first."""
    parents: dict[int, tuple[int, ...]] = {}
    for scene_id, parent_id in reader.execute(select(scene_parents)):
        parents[scene_id] = (*parents.get(scene_id, ()), parent_id)
    called = names_of(reader, "scene")
    rows = reader.execute(select(scenes)).all()
    counts = _counts(reader, {row.id: row.photo_count for row in rows}, parents)
    found = [
        Scene(row.id, called[row.id], SceneKind(row.kind), parents.get(row.id, ()), counts[row.id])
        for row in rows
    ]
    return sorted(found, key=lambda scene: (-scene.photos, scene.name.casefold()))


def get_scene(reader: Reader, scene_id: int) -> Scene:
    """Return one scene.

    Raises:
        NotFound: there is none with this id.
    """
    for scene in all_scenes(reader):
        if scene.id == scene_id:
            return scene
    raise NotFound("scene", str(scene_id))


def scenes_named(reader: Reader, text: str) -> list[int]:
    """Return the scenes that have exactly this name."""
    return named(reader, "scene", text)


def descendants(reader: Reader, scene_id: int) -> frozenset[int]:
    """Return the scene and everything under it."""
    return _closure(reader, scene_id, up=False)


def ancestors(reader: Reader, scene_id: int) -> frozenset[int]:
    """Return the scene and everything above it."""
    return _closure(reader, scene_id, up=True)


def add_scene(
    writer: Writer,
    names: Names,
    kind: SceneKind = SceneKind.OTHER,
    parents: Sequence[int] = (),
) -> int:
    """Add a scene with names (the first is shown) under parents; return the id."""
    kept = as_names(names)
    (scene_id,) = writer.insert(scenes, [{"kind": str(kind)}])
    add_names(writer, "scene", scene_id, kept)
    set_parents(writer, scene_id, parents)
    return scene_id


def find_or_add_many(writer: Writer, names: Sequence[str], *, kind: SceneKind) -> tuple[int, ...]:
    """Return scenes by name, in order; those that are unknown are added with ``kind``."""
    found: list[int] = []
    for name in names:
        known = scenes_named(writer.connection, name)
        found.append(known[0] if known else add_scene(writer, name, kind=kind))
    return tuple(found)


def add_name(writer: Writer, scene_id: int, name: str | Name) -> None:
    """Give a scene another name."""
    add_names(writer, "scene", scene_id, name)


def rename_scene(writer: Writer, scene_id: int, name: str | Name) -> None:
    """Change the name that is shown; the other names stay."""
    rename(writer, "scene", scene_id, name)


def set_kind(writer: Writer, scene_id: int, kind: SceneKind) -> None:
    """Change what sort of scene it is."""
    require(writer.connection, "scene", scene_id)
    writer.update(scenes, [{"id": scene_id}], {"kind": str(kind)})


def set_parents(writer: Writer, scene_id: int, parents: Iterable[int]) -> None:
    """Put a scene under exactly these parents.

    Raises:
        InvalidValue: the scene would be above itself.
        NotFound: the scene or a parent is not there.
    """
    wanted = list(dict.fromkeys(parents))
    below = descendants(writer.connection, scene_id)
    for parent_id in [scene_id, *wanted]:
        require(writer.connection, "scene", parent_id)
    for parent_id in wanted:
        if parent_id in below:
            raise InvalidValue("parents", str(parent_id), "cycle")
    question = select(scene_parents).where(scene_parents.c.scene_id == scene_id)
    there = [dict(row) for row in writer.connection.execute(question).mappings()]
    known = {row["parent_id"] for row in there}
    writer.delete(scene_parents, [row for row in there if row["parent_id"] not in wanted])
    fresh = [key for key in wanted if key not in known]
    writer.insert(scene_parents, [{"scene_id": scene_id, "parent_id": key} for key in fresh])


def remove_scene(writer: Writer, scene_id: int) -> None:
    """Remove a scene and the phrases with it from all photos; its children stay, without it."""
    require(writer.connection, "scene", scene_id)
    with_it = select(phrases.c.id).where(phrases.c.scene_id == scene_id)
    remove_phrases(writer, writer.connection.execute(with_it).scalars().all())
    remove_names(writer, "scene", scene_id)
    links = select(scene_parents).where(
        or_(scene_parents.c.scene_id == scene_id, scene_parents.c.parent_id == scene_id)
    )
    found = [dict(row) for row in writer.connection.execute(links).mappings()]
    writer.delete(scene_parents, found)
    writer.delete(scenes, [{"id": scene_id}])


def _closure(reader: Reader, scene_id: int, *, up: bool) -> frozenset[int]:
    """Walk the scenes' tree; a loop, however it came there, ends the walk."""
    here, there = scene_parents.c.parent_id, scene_parents.c.scene_id
    if up:
        here, there = there, here
    seen = {scene_id}
    edge = {scene_id}
    while edge:
        found = reader.execute(select(there).where(among(here, edge))).scalars()
        edge = set(found) - seen
        seen |= edge
    return frozenset(seen)


def _counts(
    reader: Reader, alone: dict[int, int], parents: dict[int, tuple[int, ...]]
) -> dict[int, int]:
    """Return photos per scene with descendants; asks the database only where they overlap."""
    below: dict[int, set[int]] = {key: {key} for key in alone}
    for key in alone:
        edge, seen = set(parents.get(key, ())), {key}
        while edge:
            for parent in edge:
                below[parent].add(key)
            seen |= edge
            edge = {up for parent in edge for up in parents.get(parent, ())} - seen
    counts = {}
    for key, family in below.items():
        shown = [member for member in family if alone[member]]
        if len(shown) <= 1:
            counts[key] = sum(alone[member] for member in shown)
        else:
            number = select(func.count(distinct(photo_scenes.c.photo_id)))
            question = number.where(among(photo_scenes.c.scene_id, shown))
            counts[key] = reader.execute(question).scalar_one()
    return counts
