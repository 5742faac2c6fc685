"""Which photos may show the same as some others, by their prints alone.

Of a few photos each asks the thumbnail store by itself. Of many (a cache that was deleted, a
library that was just filled) all are paired at once (``shares``), in child processes.
"""

import itertools
import shutil
import tempfile
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gallery.analysis import shares
from gallery.analysis.shares import Share
from gallery.images.prints import JOINS, Kind
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Failure, Workers
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.fingerprints import Near, reaches, turnings
from gallery.library.pending import Comparable

PREFIX = "pairing-"  # of the folder with the columns
LEFT_SECONDS = 86_400  # after which nobody works in such a folder any more
NICE = 10  # as for the thumbnails
SECONDS = 120.0  # no stranger's bytes are read: only a system that has no time is slow
FEWEST = 2_000  # photos for which pairing all at once may be quicker
SHARE = 100  # of all prints: fewer are asked about one by one

Nearby = dict[int, Near]


class Candidates(Protocol):
    """Gives what photos are to be held against."""

    def of(self, some: Sequence[Comparable]) -> dict[int, Nearby]:
        """Return by photo the other photos (ids) that may show the same; none are left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Each photo asks the store for all those that were compared before it."""

    library: Library

    def of(self, some: Sequence[Comparable]) -> dict[int, Nearby]:
        """Return by photo the other photos (ids) that may show the same; none are left out."""
        store = self.library.thumbnails
        prints = store.prints([one.digest for one in some])
        near = {one.id: store.near(prints[one.digest]) for one in some if one.digest in prints}
        ids = photo_ids(self.library, (digest for found in near.values() for digest in found))
        compared = store.compared(list(ids))
        found: dict[int, Nearby] = {}
        for photo_id, digests in near.items():
            before = {
                ids[digest]: how
                for digest, how in digests.items()
                if digest in ids
                and ids[digest] != photo_id
                and (ids[digest] < photo_id or compared.get(digest) == ids[digest])
            }
            if before:
                found[photo_id] = before
        return found


class Paired:
    """All pairs were found at once; each is given with one of its two photos."""

    def __init__(self, library: Library, ids: "array[int]", pairs: "array[int]") -> None:
        """Take the ids of all prints, ascending, and the pairs as ``pairing`` packs them."""
        self._library = library
        self._ids = ids
        self._pairs = pairs

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self._pairs)

    def of(self, some: Sequence[Comparable]) -> dict[int, Nearby]:
        """Return by photo the other photos (ids) that may show the same; none are left out."""
        store = self._library.thumbnails
        known = store.prints_known([one.digest for one in some])
        near = {one.id: self._near(known[one.digest]) for one in some if one.digest in known}
        digests = store.digests_of({other for found in near.values() for other in found})
        ids = photo_ids(self._library, digests.values())
        found: dict[int, Nearby] = {}
        for photo_id, others in near.items():
            there = {
                ids[digests[other]]: how
                for other, how in others.items()
                if digests.get(other) in ids and ids[digests[other]] != photo_id
            }
            if there:
                found[photo_id] = there
        return found

    def _near(self, print_id: int) -> dict[int, Near]:
        place = bisect_left(self._ids, print_id)
        start = bisect_left(self._pairs, shares.first_of(place))
        end = bisect_left(self._pairs, shares.first_of(place + 1))
        found: dict[int, Near] = {}
        for packed in self._pairs[start:end]:  # the nearest come first
            _, other, only_maybe, distance = shares.unpack(packed)
            found.setdefault(self._ids[other], Near(only_maybe, distance))
        return found


def candidates(library: Library, progress: Progress, print_ids: "array[int]") -> Candidates:
    """Return what gives the photos that some others are to be held against.

    Args:
        library: the library.
        progress: asked whether to go on.
        print_ids: the ids of the prints of all that will be asked about, in any order.

    Raises:
        Cancelled: the user stopped it.
    """
    if len(print_ids) < max(FEWEST, library.thumbnails.prints_count() // SHARE):
        return Asked(library)
    paired = None
    with suppress(OSError):  # the disk is full
        paired = _paired(library, progress, print_ids)
    return paired or Asked(library)


def _paired(library: Library, progress: Progress, print_ids: "array[int]") -> Paired | None:
    """Pair all at once; None if a child had no memory for it: one by one takes longer."""
    parent = library.thumbnails.path.parent  # a system's folder for such things may be memory
    _sweep(parent)
    with tempfile.TemporaryDirectory(
        prefix=PREFIX, dir=parent, ignore_cleanup_errors=True
    ) as folder:
        ids = _write_columns(library, progress, Path(folder), _marks(print_ids))
        if len(ids) < shares.MOST_PICTURES and _pair(progress, folder):
            return Paired(library, ids, _read(Path(folder) / shares.CANDIDATES))
    return None


def _pair(progress: Progress, folder: str) -> bool:
    """Find all pairs; return whether it was possible."""
    # Without a limit: numpy sets aside address space for every core, and uses none of it.
    with Workers(nice=NICE, seconds_per_item=SECONDS, memory=0) as workers:
        shared = workers.run(shares.pair, _shares(folder), check=progress.check)
        found = [count for _, count in shared]
        gathered = workers.run(shares.gather, [folder], check=progress.check)
        found += [count for _, count in gathered]
    return not any(isinstance(count, Failure) for count in found)


def _sweep(parent: Path) -> None:
    """Remove what a program left that was ended while it was pairing."""
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > LEFT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _write_columns(
    library: Library, progress: Progress, folder: Path, new: bytearray
) -> "array[int]":
    """Write a file for each column of the prints; return the ids of these, ascending."""
    ids = array("q")
    names = [name(kind) for kind in Kind for name in (shares.key_column, shares.check_column)]
    with ExitStack() as stack:
        files = [stack.enter_context((folder / name).open("wb")) for name in (*names, shares.NEW)]
        while page := library.thumbnails.prints_behind(ids[-1] if ids else 0):
            progress.check()
            some, *columns = zip(*page, strict=True)
            ids.extend(some)
            for file, column in zip(files, columns, strict=False):
                array("q", column).tofile(file)
            files[-1].write(bytes(one < len(new) and new[one] for one in some))
    return ids


def _marks(print_ids: "array[int]") -> bytearray:
    """Return a mark at each id."""
    marks = bytearray(max(print_ids) + 1)
    for one in print_ids:
        marks[one] = 1
    return marks


def _shares(folder: str) -> Iterator[Share]:
    numbers = itertools.count()
    for join in sorted(JOINS, key=lambda join: -join.keys):  # what takes longest first
        for band, reach in enumerate(reaches(join.keys)):
            if reach >= 0:
                yield Share(
                    folder=folder,
                    number=next(numbers),
                    one=join.one,
                    other=join.other,
                    band=band,
                    turnings=tuple(turnings(reach)),
                    keys=join.keys,
                    checks=join.checks,
                    is_sure=join.sure,
                )


def _read(path: Path) -> "array[int]":
    numbers = array("Q")
    with path.open("rb") as file:
        numbers.fromfile(file, path.stat().st_size // numbers.itemsize)
    return numbers


def photo_ids(library: Library, digests: Iterable[str]) -> dict[str, int]:
    """Return the photos of digests; those that no photo has are left out."""
    with library.reading() as reader:
        return photos.by_digest(reader, set(digests))
