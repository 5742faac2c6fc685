"""Fills a set of the library: everything given is looked at for the photos that it lacks.

A number, of the post or at the end of a name, that is one of the missing places decides.
Where some files have such a number, the others of a folder are left out: they can be taken in
by hand. Where none has, all are taken: into the empty places in their order, then behind the
last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gallery.importing import naming
from gallery.importing.folders import Folder
from gallery.importing.known import Known
from gallery.importing.owning import as_known
from gallery.importing.plan import Plan, PlannedFile
from gallery.library import photos, sets
from gallery.library.database import Library, Reader
from gallery.model.photoset import completeness


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that the set does not have; ``number`` is the place that it names, 0 for none."""

    file: PlannedFile
    number: int
    is_given: bool


def fill(library: Library, plan: Plan, set_id: int, *, folders: list[Folder], known: Known) -> Plan:
    """Return the plan with the one set ``set_id``, which takes what it lacks from ``folders``.

    Raises:
        NotFound: there is no such set.
    """
    with library.reading() as reader:
        there = sets.get(reader, set_id)
        key = next(iter(sets.source_keys(reader, set_id)), f"set:{set_id}")
        members = sets.members(reader, set_id)
        candidates = _candidates(reader, folders, known, {photo_id for photo_id, _ in members})
    places = tuple(place for _, place in members)
    seated, others = _seated(candidates, places, there.expected)
    planned = replace(
        as_known(there),
        key=key,
        known_there=places,
        files=tuple(sorted(seated, key=lambda file: file.position)),
        already_there=sum(known.has(file) for folder in folders for file in folder.files),
    )
    return replace(plan, sets=(planned,) if seated else (), loose=(), left_out=tuple(others))


def _candidates(
    reader: Reader, folders: Iterable[Folder], known: Known, inside: set[int]
) -> list[_Candidate]:
    """Return the files that are not in the set, each content once, as a person counts them."""
    found = []
    for folder in folders:
        step = 1 if 0 in folder.places else 0
        for file, place in zip(folder.files, folder.places, strict=True):
            if file.where in known.removed or known.photo_ids.get(file.where) in inside:
                continue
            number = naming.number_in(file.name) if place is None else place + step
            found.append(_Candidate(file, number, is_given=not folder.key))
    digests = photos.digests(
        reader, [known.photo_ids[one.file.where] for one in found if known.has(one.file)]
    )
    return list(_each_once(found, known, digests))


def _each_once(
    found: Sequence[_Candidate], known: Known, digests: Mapping[int, str]
) -> Iterator[_Candidate]:
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: naming.order_of(one.file.name)):
        for file in known.still_to_do([one.file]) or (one.file,):
            is_known = known.has(file)
            digest = digests.get(known.photo_ids[file.where], "") if is_known else ""
            if digest not in seen:
                yield replace(one, file=replace(file, digest=digest))
            seen |= {digest} if digest else set()


def _seated(
    candidates: Sequence[_Candidate], places: Sequence[int], expected: int | None
) -> tuple[list[PlannedFile], list[PlannedFile]]:
    """Return the files with their places, and those that the set does not seem to lack."""
    free = list(completeness(places, expected).missing)
    wanted, seated, waiting = set(free), [], []
    for one in candidates:
        if one.number in wanted:
            wanted.remove(one.number)
            seated.append(replace(one.file, position=one.number))
        else:
            waiting.append(one)
    taken = [one.file for one in waiting if one.is_given or not seated]
    rest = [one.file for one in waiting if not one.is_given and seated]
    free = [place for place in free if place in wanted]
    last = max((*places, expected or 0), default=0)
    ahead = range(last + 1, last + 1 + len(taken))
    seated += [
        replace(file, position=place) for file, place in zip(taken, (*free, *ahead), strict=False)
    ]
    return seated, rest
