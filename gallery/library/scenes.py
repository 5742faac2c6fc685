"""Scenes: what photos show beside people, with parents and children."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select

from gallery.library import family
from gallery.library.bearers import (
    Names,
    as_names,
    name_new,
    named,
    named_many,
    names_of,
    remove_names,
    require,
)
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.phrases import remove_phrases
from gallery.library.tables import phrases, scene_parents, scenes
from gallery.model.errors import NotFound, SceneCycle
from gallery.model.names import compare_key
from gallery.model.scenes import Scene, SceneKind

SCENE_KINDS: Mapping[str, SceneKind] = {str(kind): kind for kind in SceneKind}


def all_scenes(reader: Reader) -> list[Scene]:
    """Return every scene, those with most photos (their descendants' too) first."""
    found = _scenes(reader, None)
    return sorted(found, key=lambda scene: (-scene.photos, scene.name.casefold()))


def most_shown(reader: Reader, most: int) -> list[Scene]:
    """Return the ``most`` scenes with most photos, of as many the newest; reads no other name."""
    most_photos = (scenes.c.family_count.desc(), scenes.c.id.desc())  # as the index has them
    first = select(scenes.c.id).order_by(*most_photos).limit(most)
    found = _scenes(reader, reader.execute(first).scalars().all())
    return sorted(found, key=lambda scene: (-scene.photos, scene.name.casefold()))


def get_scene(reader: Reader, scene_id: int) -> Scene:
    """Return one scene.

    Raises:
        NotFound: there is none with this id.
    """
    found = _scenes(reader, [scene_id])
    if not found:
        raise NotFound("scene", str(scene_id))
    return found[0]


def scenes_named(reader: Reader, text: str) -> list[int]:
    """Return the scenes that have exactly this name."""
    return named(reader, "scene", text)


def add_scene(
    writer: Writer,
    names: Names,
    kind: SceneKind = SceneKind.OTHER,
    parents: Sequence[int] = (),
) -> int:
    """Add a scene with names (the first is shown) under parents; return the id."""
    kept = as_names(names)
    (scene_id,) = writer.insert(scenes, [{"kind": str(kind)}])
    name_new(writer, "scene", {scene_id: kept})
    if parents:
        set_parents(writer, scene_id, parents)
    return scene_id


def find_or_add_many(writer: Writer, names: Sequence[str], *, kind: SceneKind) -> tuple[int, ...]:
    """Return scenes by name, in order; those that are unknown are added with ``kind``.

    Raises:
        InvalidValue: a name is empty or too long.
    """
    called = {compare_key(name): as_names(name) for name in reversed(names)}
    known = named_many(writer.connection, "scene", called)
    fresh = [key for key in dict.fromkeys(map(compare_key, names)) if key not in known]
    made = writer.insert(scenes, [{"kind": str(kind)}] * len(fresh))
    name_new(writer, "scene", dict(zip(made, (called[key] for key in fresh), strict=True)))
    known |= dict(zip(fresh, made, strict=True))
    return tuple(known[compare_key(name)] for name in names)


def set_kind(writer: Writer, scene_id: int, kind: SceneKind) -> None:
    """Change what sort of scene it is."""
    require(writer.connection, "scene", scene_id)
    writer.update(scenes, [{"id": scene_id}], {"kind": str(kind)})


def set_parents(writer: Writer, scene_id: int, parents: Iterable[int]) -> None:
    """Put a scene under exactly these parents.

    Raises:
        SceneCycle: the scene would be above itself.
        NotFound: the scene or a parent is not there.
    """
    wanted = list(dict.fromkeys(parents))
    for key in [scene_id, *wanted]:
        require(writer.connection, "scene", key)
    below = family.descendants(writer.connection, scene_id)
    for parent_id in wanted:
        if parent_id in below:
            raise SceneCycle(_chain(writer.connection, scene_id, parent_id))
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


def _chain(reader: Reader, scene_id: int, parent_id: int) -> list[str]:
    """Return the names on the way from a scene up to itself, were it under ``parent_id``."""
    way = [scene_id, *family.way_up(reader, parent_id, scene_id)]
    called = names_of(reader, "scene", way)
    return [called[key][0].text for key in way]


def _scenes(reader: Reader, ids: Sequence[int] | None) -> list[Scene]:
    question = select(scenes.c.id, scenes.c.kind, scenes.c.family_count)
    above = select(scene_parents)
    if ids is not None:
        question = question.where(among(scenes.c.id, ids))
        above = above.where(among(scene_parents.c.scene_id, ids))
    parents: dict[int, list[int]] = {}
    for scene_id, parent_id in reader.execute(above):
        parents.setdefault(scene_id, []).append(parent_id)
    called = names_of(reader, "scene", ids)
    return [
        Scene(
            scene_id,
            called[scene_id],
            SCENE_KINDS[kind],
            tuple(parents.get(scene_id, ())),
            photos,
        )
        for scene_id, kind, photos in reader.execute(question).all()
    ]
