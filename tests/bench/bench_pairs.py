"""Who shows the same among a million photos: all pairs at once, and one new photo.

    python -m tests.bench.bench_pairs [COUNT [FOLDER]]

COUNT prints are made (``made_prints``) and copies planted among them, so many bits apart; of
each kind of join those that it promises must all be found. Memory is that of the program and
its children together. The time counts from a store whose prints are known to pairs that can be
read; on a machine that others use too, the work of all processes says more. FOLDER keeps the
store for another run.
"""

import random
import resource
import sys
import tempfile
import time
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gallery.analysis.candidates import Paired, candidates
from gallery.images.prints import JOINS, NOTHING, Join, Kind, Print, Prints
from gallery.jobs.progress import Silent
from gallery.library import pending, photos
from gallery.library.database import Library
from gallery.library.fingerprints import BITS
from tests.bench.harness import Figure, PeakMemory, percentile, show
from tests.bench.made_prints import made_prints

COUNT = 1_000_000
AT_ONCE = 5_000
MORE = 2  # bits more than a join promises
NEW = 200  # photos that ask one by one
MOST_SECONDS, CORES, MOST_MB, MOST_MS = 60, 2, 500, 10
Case = tuple[Join, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy: what it was made for, and the digests of both."""

    case: Case
    one: str
    other: str


def main(arguments: list[str]) -> int:
    """Make the prints (or use them again), pair them, print the figures."""
    count = int(arguments[0]) if arguments else COUNT
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        with Library.open(folder / "library", cache=folder / "cache") as library:
            planted = list(_plant(library, count))
            library.thumbnails.list_prints(lambda: None)
            return show([*_all_pairs(library, planted), *_one_by_one(library)])


def _plant(library: Library, count: int) -> Iterator[Planted]:
    """Put the prints into the store, and copies of some of them; yield the copies."""
    is_new = not library.thumbnails.prints_count()
    dice = random.Random(5)
    made = enumerate(made_prints(count))
    cases = [(join, apart) for join in JOINS for apart in range(join.keys + MORE + 1)]
    while some := dict(islice(made, AT_ONCE)):
        given = {digest(number): prints for number, prints in some.items()}
        originals = dice.sample(sorted(some), min(len(some), len(cases)))
        for case, number in zip(cases, originals, strict=False):
            copy = _copy(dice, some[number], case)
            given[digest(number, copy=True)] = copy
            yield Planted(case, digest(number), digest(number, copy=True))
        if is_new:
            library.thumbnails.put_many({}, given)


def digest(number: int, *, copy: bool = False) -> str:
    """Return what stands for the digest of a made-up picture."""
    return f"{number * 2 + copy:064x}"


def _copy(dice: random.Random, original: Prints, case: Case) -> Prints:
    """Return prints that meet an original's in one way only, so many bits apart."""
    join, apart = case
    each = [Print(dice.getrandbits(BITS), dice.getrandbits(BITS)) for _ in Kind]
    mine, theirs = dice.sample((join.one, join.other), 2)
    if original.each[theirs].key == NOTHING:  # it has no frame
        mine, theirs = theirs, mine
    like = original.each[theirs]
    turned = sum(1 << bit for bit in dice.sample(range(BITS), apart))
    each[mine] = Print(like.key ^ turned, like.check)
    return Prints(tuple(each))


def _all_pairs(library: Library, planted: list[Planted]) -> Iterator[Figure]:
    ids = array("q")
    while page := library.thumbnails.prints_behind(ids[-1] if ids else 0):
        ids.extend(one[0] for one in page)
    with PeakMemory() as memory:
        before, worked = time.perf_counter(), _worked()
        found = candidates(library, Silent(), ids)
        seconds, worked = time.perf_counter() - before, _worked() - worked
        assert isinstance(found, Paired)
    yield Figure("pictures", len(ids), "")
    yield Figure("all pairs", seconds, "s", MOST_SECONDS, at_most=True)
    most = MOST_SECONDS * CORES
    yield Figure("of which work, all processes together", worked, "s", most, at_most=True)
    yield Figure("memory, with the children", memory.peak_mb, "MB", MOST_MB, at_most=True)
    yield Figure("of which at the start", memory.first_mb, "MB")
    yield Figure("pairs to look at", len(found), "")
    yield from _recall(library, found, planted)


def _recall(library: Library, found: Paired, planted: list[Planted]) -> Iterator[Figure]:
    ids = _add_photos(library, planted)
    met = {
        frozenset((one, other))
        for one, others in found.of(pending.comparable(library, ids.values())).items()
        for other in others
    }
    told: defaultdict[Case, list[bool]] = defaultdict(list)
    for copy in planted:
        told[copy.case].append(frozenset((ids[copy.one], ids[copy.other])) in met)
    for (join, apart), answers in told.items():
        name = f"{join.one.name} {join.other.name}, {apart} bits, of {len(answers)}"
        target = 1.0 if apart <= join.keys else None
        yield Figure(name, sum(answers) / len(answers), "found", target)


def _add_photos(library: Library, planted: list[Planted]) -> Mapping[str, int]:
    """Make photos of those that were planted, if they are none yet; return them by digest."""
    digests = {one for copy in planted for one in (copy.one, copy.other)}
    with library.writing() as writer:
        known = photos.by_digest(writer.connection, digests)
        rows = [{"digest": one, "width": 1, "height": 1} for one in digests - set(known)]
        photos.add(writer, rows)
        return photos.by_digest(writer.connection, digests)


def _one_by_one(library: Library) -> Iterator[Figure]:
    store = library.thumbnails
    times = []
    for prints in made_prints(NEW, seed=9):
        before = time.process_time()
        store.near(prints)
        times.append((time.process_time() - before) * 1000)
    yield Figure("one new photo, median", percentile(times, 50), "ms", MOST_MS, at_most=True)
    yield Figure("one new photo, 95 of 100", percentile(times), "ms", MOST_MS, at_most=True)


def _worked() -> float:
    """Return the seconds of a processor that this thread and the children have had."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
