"""What stands above and below a scene: ways through the tree.

A scene may have several parents, so that two ways may lead to one scene ("camcorder" is a
camera and something vintage). A loop, however it came there, ends a walk. How many photos show
a scene or anything below it is kept (``frequency``).
"""

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.tables import scene_parents


def descendants(reader: Reader, scene_id: int) -> frozenset[int]:
    """Return the scene and everything under it."""
    return _closure(reader, scene_id, up=False)


def ancestors(reader: Reader, scene_id: int) -> frozenset[int]:
    """Return the scene and everything above it."""
    return _closure(reader, scene_id, up=True)


def way_up(reader: Reader, first_id: int, last_id: int) -> list[int]:
    """Return a shortest way from a scene up to another one, both included; [] if there is none."""
    came_from = {first_id: first_id}
    edge = {first_id}
    while edge and last_id not in came_from:
        above = select(scene_parents).where(among(scene_parents.c.scene_id, edge))
        edge = set()
        for scene_id, parent_id in reader.execute(above):
            if parent_id not in came_from:
                came_from[parent_id] = scene_id
                edge.add(parent_id)
    if last_id not in came_from:
        return []
    way = [last_id]
    while way[-1] != first_id:
        way.append(came_from[way[-1]])
    return way[::-1]


def _closure(reader: Reader, scene_id: int, *, up: bool) -> frozenset[int]:
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
