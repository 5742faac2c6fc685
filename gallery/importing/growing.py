"""Which sets of the library a plan's sets are: those grow, and keep what is said of them."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gallery.importing.known import Known
from gallery.importing.owning import with_known
from gallery.importing.place import Place
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.importing.renumbering import fewer
from gallery.library import photos, sets
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.model.photoset import PhotoSet


def grown(library: Library, planned: Sequence[PlannedSet], known: Known) -> list[PlannedSet]:
    """Return the sets with only the files that bring something, and the sets they grow.

    A new set also takes the photos of its files that the library has and that are in no set.
    """
    pruned = [_pruned(one, known) for one in planned]
    keys = {key for one in pruned if one.files for key in (one.key, *one.also_keys)}
    with library.reading() as reader:
        owners = sets.by_source_keys(reader, keys)
        found = [
            _owner(reader, one, owners, known=known, before=before)
            for one, before in zip(pruned, planned, strict=True)
        ]
        headers = sets.headers(reader, {set_id for set_id in found if set_id is not None})
        members = sets.members_of(reader, headers)
        lone = _lone(reader, pruned, known, before=planned)
    return [
        with_known(
            _closed_up(_growing(one, there, members.get(there.id, []), known), before, known), there
        )
        if (there := headers.get(set_id or 0))
        else _with_loners(one, known, lone, before=before)
        for one, set_id, before in zip(pruned, found, planned, strict=True)
    ]


def learned(
    library: Library, planned: Sequence[PlannedSet], *, heard: Collection[Place]
) -> tuple[PlannedSet, ...]:
    """Return, without files, the sets of the library of which new sidecars may tell more.

    Args:
        library: the library.
        planned: sets with all their files, known ones too.
        heard: the known files of which sidecars are new or changed.
    """
    told = [one for one in planned if any(file.where in heard for file in one.files)]
    keys = {key for one in told for key in (one.key, *one.also_keys)}
    with library.reading() as reader:
        owners = sets.by_source_keys(reader, keys)
        found = [(one, owners.get(next(filter(owners.get, _keys(one)), ""))) for one in told]
        headers = sets.headers(reader, {set_id for _, set_id in found if set_id is not None})
    return tuple(
        replace(with_known(one, there), files=(), known_id=there.id)
        for one, set_id in found
        if (there := headers.get(set_id or 0))
    )


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
    for key in _keys(planned):
        if key in owners:
            return owners[key]
    ids = [known.photo_ids[file.where] for file in before.files if file.where in known.photo_ids]
    return _moved_here(sets.holding(reader, ids)) if ids else None


def _keys(planned: PlannedSet) -> tuple[str, ...]:
    """Return the keys by which a set grows one of the library; see ``is_arranged``."""
    return (planned.key,) if planned.is_arranged else (planned.key, *planned.also_keys)


def _lone(
    reader: Reader, pruned: Sequence[PlannedSet], known: Known, *, before: Sequence[PlannedSet]
) -> dict[int, str]:
    """Return, with their digests, the photos that came into the library without a set."""
    asked = {
        known.photo_ids[file.where]
        for one, whole in zip(pruned, before, strict=True)
        if one.new_files
        for file in whole.files
        if file.where in known.photo_ids
    }
    return photos.digests(reader, sets.in_none(reader, asked)) if asked else {}


def _with_loners(
    planned: PlannedSet, known: Known, lone: Mapping[int, str], *, before: PlannedSet
) -> PlannedSet:
    """Give a new set those of its files that came into the library without one."""
    if not planned.new_files or not lone:
        return planned
    to_do = {file.where: file for file in planned.files}
    for file in before.files:
        photo_id = known.photo_ids.get(file.where, 0)
        if photo_id in lone and file.where not in to_do:
            to_do[file.where] = replace(file, digest=lone[photo_id])
    return replace(planned, files=tuple(to_do[f.where] for f in before.files if f.where in to_do))


def _moved_here(holding: list[tuple[int, str, int]]) -> int | None:
    """Return the set whose folder is gone from where it was: it was moved, and grows here."""
    for set_id, key, _ in holding:
        kind, _, place = key.partition(":")
        is_spelled = "\\x" not in place  # a name that is no text cannot be looked up
        if kind == "folder" and is_spelled and not Path(place).exists():
            return set_id
    return None


def _growing(
    planned: PlannedSet, there: PhotoSet, members: Sequence[tuple[int, int]], known: Known
) -> PlannedSet:
    """Return a set that is there already with what it lacks."""
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
        files=_behind(files) if planned.ranked else files,
    )


def _closed_up(planned: PlannedSet, before: PlannedSet, known: Known) -> PlannedSet:
    """Keep no place for known files that equal another one of the set; see ``renumbering``."""
    seen: set[int] = set()
    empty: list[int] = []
    for file in sorted(before.files, key=lambda file: file.position):
        photo_id = known.photo_ids.get(file.where)
        if photo_id in seen:
            empty.append(file.position)
        seen |= {photo_id} if photo_id is not None else set()
    if not empty or planned.ranked:
        return planned
    files = (
        replace(file, position=file.position - bisect_left(empty, file.position))
        for file in planned.files
    )
    count = planned.expected and replace(
        planned.expected, value=fewer(planned.expected.value, empty)
    )
    return replace(planned, files=tuple(files), expected=count)


def _behind(files: Sequence[PlannedFile]) -> tuple[PlannedFile, ...]:
    """Let files without numbers follow the last: between known ones their ranks are no places."""
    return tuple(replace(file, position=0) for file in files)
