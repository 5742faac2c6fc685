"""All pairs of prints that are near, of a million pictures at once. Runs in a child process.

A ``Share`` is one band of one join. Everything is sorted by the band, and for all that may be
turned in it (``fingerprints.turnings``) all pictures meet at once those that stand at the turned
place; what is near by the whole key and the check is kept.

A place where thousands stand (frames of one film, one title card) is not read whole: only what
stands next in the order of the whole key; and who has met thousands meets nobody further. So it
costs no more than its length.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gallery.analysis.shares import (
    CANDIDATES,
    FOUND,
    NEW,
    NOT_SURE,
    PLACE_BITS,
    RANK_BITS,
    Share,
    check_column,
    key_column,
)

Numbers: TypeAlias = NDArray[np.uint64]
Places: TypeAlias = NDArray[np.int64]

BAND_BITS = 21
BITS = 63
REST_BITS = BITS - BAND_BITS
ALL = np.uint64((1 << BITS) - 1)
AT_ONCE = 1 << 18  # pairs looked at together: 15 MB
CROWD = 256  # pictures at one place that are all looked at
MOST_READ = 2_000  # pictures that one is held against in a band: those of a crowd are many
MOST_FOUND = 24  # pairs that are kept of one picture
PRUNED_AT = 1 << 21  # pairs in memory


@dataclass(frozen=True, slots=True)
class _Side:
    """Pictures of one kind of print in the order of their keys, the band asked on top.

    ``places`` are theirs among all pictures.
    """

    keys: Numbers
    checks: Numbers
    places: Places

    @classmethod
    def read(cls, share: Share, kind: int, places: Places) -> "_Side":
        folder = Path(share.folder)
        keys = _turned(np.fromfile(folder / key_column(kind), np.uint64)[places], share.band)
        order = np.argsort(keys, kind="stable")
        order = order[np.searchsorted(keys[order], 1) :]  # 0 has nothing to be known by
        checks = np.fromfile(folder / check_column(kind), np.uint64)[places]
        return cls(keys[order], checks[order], places[order])

    @property
    def bands(self) -> Places:
        return (self.keys >> REST_BITS).astype(np.int64)


def find(share: Share, alive: Callable[[], None]) -> int:
    """Find the pairs of a share and write them; return how many there are."""
    new = np.fromfile(Path(share.folder) / NEW, np.bool_)
    newer, older = np.flatnonzero(new), np.flatnonzero(~new)
    found = _Found(new, is_sure=share.is_sure)
    _join(
        share, found, _Side.read(share, share.one, newer), (share.other, np.arange(len(new))), alive
    )
    if share.one != share.other and len(older):
        _join(share, found, _Side.read(share, share.other, newer), (share.one, older), alive)
    pairs = found.all()
    pairs.tofile(Path(share.folder) / f"{FOUND}-{share.number}")
    return len(pairs)


def bring_together(folder: str, alive: Callable[[], None]) -> int:
    """Bring what all shares found into one file, in order; return how many pairs there are."""
    pairs = np.empty(0, np.uint64)
    for path in sorted(Path(folder).glob(f"{FOUND}-*")):
        alive()
        pairs = _pruned(np.concatenate([pairs, np.fromfile(path, np.uint64)]))
        path.unlink()
    pairs.tofile(Path(folder) / CANDIDATES)
    return len(pairs)


class _Found:
    """The pairs found so far, the best of each picture."""

    def __init__(self, new: NDArray[np.bool_], *, is_sure: bool) -> None:
        self._new = new
        self._base = np.uint64(0 if is_sure else NOT_SURE)
        self._parts: list[Numbers] = []
        self._length = 0

    def add(self, one: Places, other: Places, distances: NDArray[np.uint8]) -> None:
        """Take pairs of pictures in, by their places; ``one`` are new."""
        is_later = ~self._new[other] | (one > other)
        later = np.where(is_later, one, other).astype(np.uint64)
        earlier = np.where(is_later, other, one).astype(np.uint64)
        ranks = distances.astype(np.uint64) | self._base
        packed = (later << RANK_BITS | ranks) << PLACE_BITS | earlier
        self._parts.append(packed[one != other])
        self._length += len(self._parts[-1])
        if self._length > PRUNED_AT:
            self.all()

    def all(self) -> Numbers:
        """Return what was found, in order."""
        pairs = _pruned(np.concatenate([np.empty(0, np.uint64), *self._parts]))
        self._parts, self._length = [pairs], len(pairs)
        return pairs


def _join(
    share: Share,
    found: _Found,
    queries: _Side,
    others: tuple[int, Places],
    alive: Callable[[], None],
) -> None:
    """Find what is near, of pictures and others, with each turning of the band."""
    targets = _Side.read(share, *others)
    starts = np.zeros((1 << BAND_BITS) + 1, np.int32)
    np.cumsum(np.bincount(targets.bands, minlength=1 << BAND_BITS), out=starts[1:])
    bands = queries.bands
    left = np.full(len(bands), MOST_READ, np.int32)
    for turned in share.turnings:
        alive()
        at = bands ^ turned
        first = starts[at]
        counts = np.where(left > 0, starts[at + 1] - first, 0)
        crowded = np.flatnonzero(counts > CROWD)
        if len(crowded):
            wanted = queries.keys[crowded] ^ (np.uint64(turned) << REST_BITS)
            middle = np.searchsorted(targets.keys, wanted).astype(np.int32) - CROWD // 2
            end = first[crowded] + counts[crowded] - CROWD
            first[crowded] = np.clip(middle, first[crowded], end)
            counts[crowded] = CROWD
        left -= counts
        for one, other in _meetings(first, counts):
            distances = np.bitwise_count(queries.keys[one] ^ targets.keys[other])
            near = np.flatnonzero(distances <= share.keys)
            one, other, distances = one[near], other[near], distances[near]
            checked = np.bitwise_count(queries.checks[one] ^ targets.checks[other]) <= share.checks
            found.add(
                queries.places[one[checked]], targets.places[other[checked]], distances[checked]
            )


def _meetings(
    first: NDArray[np.int32], counts: NDArray[np.int32]
) -> Iterator[tuple[Places, Places]]:
    """Yield the pictures that meet, some at a time: each, and ``counts`` from its ``first``."""
    some = np.flatnonzero(counts)
    ends = np.cumsum(counts[some], dtype=np.int64)
    start = 0
    while start < len(some):
        before = int(ends[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(ends, before + AT_ONCE, side="right")))
        part = some[start:end]
        each = counts[part]
        one = np.repeat(part, each)
        shift = first[part] - (ends[start:end] - before - each)
        yield one, np.repeat(shift, each) + np.arange(len(one))
        start = end


def _turned(keys: Numbers, band: int) -> Numbers:
    """Turn keys round so that a band is on top."""
    up = np.uint64(BITS - BAND_BITS - band * BAND_BITS)
    return (keys << up | keys >> (np.uint64(BITS) - up)) & ALL


def _pruned(pairs: Numbers) -> Numbers:
    """Return pairs in order, each once, the best ``MOST_FOUND`` of each picture."""
    pairs = np.unique(pairs)
    later = pairs >> np.uint64(PLACE_BITS + RANK_BITS)
    if len(later) <= MOST_FOUND:
        return pairs
    is_more = np.zeros(len(pairs), np.bool_)
    is_more[MOST_FOUND:] = later[MOST_FOUND:] == later[:-MOST_FOUND]
    return pairs[~is_more]
