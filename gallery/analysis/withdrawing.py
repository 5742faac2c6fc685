"""Takes photos out again that turned out to be none, without a trace in their sets.

An import closes up behind a file that it refuses, where places are mere ranks. What only the
decoder refuses left such a set with a gap that no photo was ever meant for. Numbers in names
stay: there the gap is a missing photo.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from gallery.library import imports, photos, sets
from gallery.library.database import Library, Writer
from gallery.library.pending import Pending

NUMBER = re.compile(r"(\d+)\D?$")  # "pic (3)" too


def withdraw(library: Library, writer: Writer, refused: Sequence[Pending]) -> list[int]:
    """Take photos out; a file that was moved here is the user's only one and stays.

    Returns:
        Their ids.
    """
    ids = [photo.id for photo in refused]
    touched = {set_id for set_id, *_ in sets.holding(writer.connection, ids)}
    ranked = [set_id for set_id in touched if _is_ranked(library, writer, set_id)]
    for photo in refused:
        moved = photo.import_id is not None and imports.moves_files(
            writer.connection, photo.import_id
        )
        photos.remove(writer, [photo.id], remember=False, keep_files=moved)
    for set_id in ranked:
        left = sets.members(writer.connection, set_id)
        ranks = [(photo_id, rank) for rank, (photo_id, _) in enumerate(left, start=1)]
        moved_up = [new for new, old in zip(ranks, left, strict=True) if new != old]
        sets.add_members(writer, set_id, moved_up)
    return ids


def _is_ranked(library: Library, writer: Writer, set_id: int) -> bool:
    """Whether the places of a set, all taken and none counted before, only say who follows whom."""
    reader = writer.connection
    places = dict(sets.members(reader, set_id))
    if sorted(places.values()) != list(range(1, len(places) + 1)):
        return False
    if sets.get(reader, set_id).expected is not None:
        return False
    return not _are_numbered(places, photos.paths(reader, library, places))


def _are_numbered(places: Mapping[int, int], paths: Mapping[int, Sequence[str]]) -> bool:
    shifts: set[int | None] = set()
    for photo_id, place in places.items():
        stem = PurePath(paths[photo_id][0]).stem if paths.get(photo_id) else ""
        number = NUMBER.search(stem)
        shifts.add(int(number[1]) - place if number else None)
    return shifts in ({0}, {-1})  # counted from 1, or from 0
