"""Whether links between scenes that come back would lead from a scene up to itself.

Each of them fitted when it was made; but what was linked since may stand in its way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.tables import scene_parents

Link = tuple[int, int]  # a scene and what stands above it


def in_the_way(reader: Reader, coming: Collection[Link], going: Collection[Link]) -> set[Link]:
    """Return the links that would close a circle with those that come back.

    Args:
        reader: the library.
        coming: the links that come back.
        going: the links that go at the same time.
    """
    parents: dict[int, list[int]] = {}
    there = _above(reader, {parent_id for _, parent_id in coming})
    for scene_id, parent_id in sorted({*there, *coming} - {*going}):
        parents.setdefault(scene_id, []).append(parent_id)
    ways = (_way(parents, parent_id, scene_id) for scene_id, parent_id in coming)
    return {link for way in ways for link in pairwise(way)} - {*coming}


def _above(reader: Reader, scene_ids: Iterable[int]) -> Iterator[Link]:
    """Give every link on the ways up from these scenes."""
    edge = seen = set(scene_ids)
    while edge:
        asked = select(scene_parents).where(among(scene_parents.c.scene_id, edge))
        links = [(row.scene_id, row.parent_id) for row in reader.execute(asked)]
        yield from links
        edge = {parent_id for _, parent_id in links} - seen
        seen = seen | edge


def _way(parents: Mapping[int, Iterable[int]], first_id: int, last_id: int) -> list[int]:
    """Return a shortest way up, both ends included; [] if there is none."""
    ways = [[first_id]]
    seen = {first_id}
    while ways:
        found = next((way for way in ways if way[-1] == last_id), None)
        if found is not None:
            return found
        longer = []
        for way in ways:
            for parent_id in parents.get(way[-1], ()):
                if parent_id not in seen:
                    seen.add(parent_id)
                    longer.append([*way, parent_id])
        ways = longer
    return []
