"""What stands above and below a scene: ways through the tree, and photos counted along them.

A scene may have several parents, so that two ways may lead to one scene ("camcorder" is a
camera and something vintage): every count is of distinct photos. A loop, however it came there,
ends a walk.
"""

import heapq
import json
from collections.abc import Iterable, Mapping

from sqlalchemy import distinct, func, select, text

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.tables import photo_scenes, scene_parents, scenes

SHARED = text("""
SELECT pair.value ->> 0, count(DISTINCT photo_id)
FROM json_each(:pairs) AS pair CROSS JOIN photo_scenes ON scene_id = pair.value ->> 1
GROUP BY 1""")


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


def count(reader: Reader, scene_id: int) -> int:
    """Return how many photos show a scene or anything under it."""
    number = select(func.count(distinct(photo_scenes.c.photo_id)))
    below = descendants(reader, scene_id)
    return reader.execute(number.where(among(photo_scenes.c.scene_id, below))).scalar_one()


def counts(reader: Reader) -> dict[int, int]:
    """Return how many photos show each scene or anything under it."""
    found = reader.execute(select(scenes.c.id, scenes.c.photo_count))
    alone = {row.id: row.photo_count for row in found}
    shown = _below(reader, {key for key, number in alone.items() if number})
    result = dict(alone)
    shared: list[tuple[int, int]] = []
    for key, below in shown.items():
        if len(below) == 1:
            result[key] = sum(alone[member] for member in below)
        else:
            shared.extend((key, member) for member in below)
    # A scene of many photos under several others is counted for each of them.
    for key, number in reader.execute(SHARED, {"pairs": json.dumps(shared)}):
        result[key] = number
    return result


def most(reader: Reader, limit: int) -> dict[int, int]:
    """Return the ``limit`` scenes that most photos show, and how many; see ``counts``.

    Photos are counted only of scenes that may be among them: no scene has more than all those
    under it together.
    """
    found = reader.execute(select(scenes.c.id, scenes.c.photo_count))
    alone = {row.id: row.photo_count for row in found}
    below = _below(reader, {key for key, number in alone.items() if number})
    at_most = {key: sum(alone[member] for member in below.get(key, ())) for key in alone}
    best: dict[int, int] = {}
    for key in sorted(at_most, key=lambda key: (-at_most[key], key)):
        if len(best) >= limit and heapq.nlargest(limit, best.values())[-1] >= at_most[key]:
            break
        alike = len(below.get(key, ())) <= 1
        best[key] = at_most[key] if alike else count(reader, key)
    return {key: best[key] for key in heapq.nsmallest(limit, best, key=lambda k: (-best[k], k))}


def _below(reader: Reader, members: Iterable[int]) -> Mapping[int, set[int]]:
    """Return, for each of these scenes and those above them, which of these are under it."""
    parents: dict[int, list[int]] = {}
    for scene_id, parent_id in reader.execute(select(scene_parents)):
        parents.setdefault(scene_id, []).append(parent_id)
    found: dict[int, set[int]] = {}
    for member in members:
        edge, seen = {member}, {member}
        while edge:
            for key in edge:
                found.setdefault(key, set()).add(member)
            edge = {up for key in edge for up in parents.get(key, ())} - seen
            seen |= edge
    return found


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
