"""Whether photos still wait to be decided on together, or somebody spoke of them meanwhile.

Copies wait as long as they are in sight and open pairs lead from one to the other. A rule asks
for it again right before it writes. Where two of them were told apart, kept beside each other or
put off, it is not for a rule to know better.
"""

from collections.abc import Collection, Iterable, Mapping

from gallery.library.connections import Reader
from gallery.library.hiding import LISTED
from gallery.library.same_stars import REACH, SURE, Pairs, listed

STEPS = 2 * REACH  # pairs between any two photos of a star
ANSWERED = f"""SELECT photo_id, other_id FROM same_pictures
    WHERE photo_id {LISTED} AND state != 'open'"""
IN_SIGHT = f"SELECT id FROM photos WHERE id {LISTED} AND hidden = 0"
NEAR = f"""SELECT photo_id, other_id FROM same_pictures INDEXED BY {{index}}
    WHERE {{where}} AND photo_id {LISTED}
    UNION ALL SELECT other_id, photo_id FROM same_pictures INDEXED BY same_pictures_other
    WHERE {{where}} AND other_id {LISTED}"""
Near = dict[int, set[int]]


def with_each(reader: Reader, groups: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    """Return, by photo, those of its copies that still wait for a decision with it.

    Args:
        reader: a reader.
        groups: the copies of each photo, as they waited some time ago; no photo is in two.

    Returns:
        No copies of a photo that waits no more, nor where two of them were spoken of.
    """
    group_of = {one: key for key, some in groups.items() for one in (key, *some)}
    named = listed(group_of)
    shown = set(reader.exec_driver_sql(IN_SIGHT, (named,)).scalars())
    answered = {
        group_of[one]
        for one, other in reader.exec_driver_sql(ANSWERED, (named,))
        if {one, other} <= shown and group_of.get(one) == group_of.get(other)
    }
    asked = {
        key: shown.intersection(some)
        for key, some in groups.items()
        if key in shown and key not in answered
    }
    reached = _reached(reader, SURE, asked)
    return {key: asked.get(key, set()) & reached.get(key, set()) for key in groups}


def _reached(reader: Reader, pairs: Pairs, wanted: Mapping[int, Collection[int]]) -> Near:
    """Return what pairs lead to from each photo, as far as a star goes, or all that is wanted."""
    near: Near = {}
    found = {key: {key} for key, some in wanted.items() if some}
    edges = {key: {key} for key in found}
    for _ in range(STEPS):
        _read(reader, pairs, near, {one for edge in edges.values() for one in edge})
        for key, edge in list(edges.items()):
            edges[key] = {other for one in edge for other in near[one]} - found[key]
            found[key] |= edges[key]
            if found[key].issuperset(wanted[key]) or not edges[key]:
                del edges[key]
    return found


def _read(reader: Reader, pairs: Pairs, near: Near, photo_ids: Iterable[int]) -> None:
    """Read what is beside photos, of those in sight alone."""
    fresh = [key for key in photo_ids if key not in near]
    near.update({key: set() for key in fresh})
    if not fresh:
        return
    rows = reader.exec_driver_sql(pairs.asking(NEAR), (listed(fresh),) * 2).all()
    ends = {other for _, other in rows}
    shown = set(reader.exec_driver_sql(IN_SIGHT, (listed(ends),)).scalars())
    for one, other in rows:
        if other in shown:
            near[one].add(other)
