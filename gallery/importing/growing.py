"""Which sets of the library a plan's sets are: those grow, and keep what is said of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gallery.importing.known import Known
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.library import sets
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import PhotoSet


def grown(library: Library, planned: Sequence[PlannedSet], known: Known) -> list[PlannedSet]:
    """Return the sets with only the files that bring something, and the sets they grow."""
    pruned = [_pruned(one, known) for one in planned]
    keys = {key for one in pruned if one.files for key in (one.key, *one.also_keys)}
    with library.reading() as reader:
        owners = sets.by_source_keys(reader, keys)
        found = [
            _owner(reader, one, owners, known=known, before=before)
            for one, before in zip(pruned, planned, strict=True)
        ]
        headers = sets.headers(reader, {set_id for set_id in found if set_id is not None})
        return [
            _growing(reader, one, headers.get(set_id or 0), known)
            for one, set_id in zip(pruned, found, strict=True)
        ]


def is_bare(planned: PlannedSet) -> bool:
    """Whether a set would be new and hold only what the library has."""
    return planned.known_id is None and not planned.new_files


def _pruned(planned: PlannedSet, known: Known) -> PlannedSet:
    there = sum(known.has(file) for file in planned.files)
    return replace(planned, files=known.still_to_do(planned.files), already_there=there)


def _owner(
    reader: Reader,
    planned: PlannedSet,
    owners: dict[str, int],
    *,
    known: Known,
    before: PlannedSet,
) -> int | None:
    if not planned.files:
        return None
    also = planned.also_keys if not planned.is_arranged else ()
    for key in (planned.key, *also):
        if key in owners:
            return owners[key]
    ids = [known.photo_ids[file.where] for file in before.files if file.where in known.photo_ids]
    return _moved_here(sets.holding(reader, ids)) if ids else None


def _moved_here(holding: list[tuple[int, str, int]]) -> int | None:
    """Return the set whose folder is gone from where it was: it was moved, and grows here."""
    for set_id, key, _ in holding:
        kind, _, place = key.partition(":")
        is_spelled = "\\x" not in place  # a name that is no text cannot be looked up
        if kind == "folder" and is_spelled and not Path(place).exists():
            return set_id
    return None


def _growing(
    reader: Reader, planned: PlannedSet, there: PhotoSet | None, known: Known
) -> PlannedSet:
    """Tell whether the set is there already; a known set keeps its title."""
    if there is None:
        return planned
    members = sets.members(reader, there.id)
    inside = {photo_id for photo_id, _ in members}
    files = tuple(
        file
        for file in planned.files
        if file.entry < 0 or known.photo_ids.get(file.where) not in inside
    )
    return replace(
        planned,
        known_id=there.id,
        known_there=tuple(place for _, place in members),
        title=Fact(there.title, there.origins.get("title", Origin.USER)),
        files=_behind(files) if planned.ranked else files,
    )


def _behind(files: Sequence[PlannedFile]) -> tuple[PlannedFile, ...]:
    """Let files without numbers follow the last: between known ones their ranks are no places."""
    return tuple(replace(file, position=0) for file in files)
