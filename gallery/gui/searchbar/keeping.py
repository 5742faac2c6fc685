"""Keeps in sight what no longer matches, until the view is left.

A photo that was just captioned in a view of photos without a caption would vanish under the
user's hand, and all others would move up. So a view that is asked again keeps the photos it
showed, each where it stood; they are drawn dimmed. What left the library is not kept.

The arrays are read piece by piece, so that the window's thread can go between, and nothing
is sorted: what is kept stands behind the photo that stood before it.
"""

from array import array
from collections import deque
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from itertools import chain, compress, repeat
from operator import not_

from gallery.library.results import PIECE, Results, differing, rows_with
from gallery.library.splicing import Run, neighbours, spliced

There = Callable[[Set[int]], Set[int]]  # which of some photos are still in the library


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown: ``found`` and, between its rows, the ``dimmed`` photos."""

    results: Results
    dimmed: frozenset[int]


def keep(shown: Results, found: Results, there: There) -> Kept:
    """Return what is found with what was shown and is not.

    Args:
        shown: what is in sight, with all that was kept before.
        found: the answer to the same question, asked again.
        there: is asked which of the photos that are no longer found still exist.
    """
    if found.ids == shown.ids or not shown.ids:
        return Kept(found, frozenset())
    lost = _lost(shown.ids, found.ids)
    gone = frozenset(there(lost)) if lost else frozenset()
    if not gone:
        return Kept(found, frozenset())
    runs = sorted(_placed(shown, found, gone), key=lambda run: run.at)
    return Kept(spliced(found, runs, photos=len(gone)), gone)


def _lost(shown: "array[int]", found: "array[int]") -> set[int]:
    """Return the photos that are not found any more; looks at what differs alone."""
    was, now = differing(shown, found)
    old, new = shown[was.start : was.stop], found[now.start : now.stop]
    # A byte a photo is all it takes; sets of a million numbers are 100 MB.
    highest = max(map(max, chain(_pieces(old), _pieces(new))), default=0)
    flags = bytearray(highest + 1)
    for piece in _pieces(new):
        deque(map(flags.__setitem__, piece, repeat(1)), maxlen=0)
    gone: set[int] = set()
    for piece in _pieces(old):
        gone.update(compress(piece, map(not_, map(flags.__getitem__, piece))))
    # A photo of two sets may still be found in the other.
    return gone.difference(found[row] for row in rows_with(found, gone)) if gone else gone


def _pieces(ids: "array[int]") -> Iterator["array[int]"]:
    for start in range(0, len(ids), PIECE):
        yield ids[start : start + PIECE]


def _placed(shown: Results, found: Results, gone: Set[int]) -> Iterator[Run]:
    """Yield the kept neighbours with the row of ``found`` before which they go."""
    runs = list(neighbours(shown, gone))
    before = {shown.ids[rows.start - 1] for _, rows in runs if rows.start}
    rows_of: dict[int, list[int]] = {}
    for row in rows_with(found.ids, before):
        rows_of.setdefault(found.ids[row], []).append(row)
    sections = found.sections
    starts = dict(zip(reversed(sections.keys), reversed(sections.starts[:-1]), strict=True))
    last = 0
    for place, rows in runs:
        key = shown.sections.keys[place]
        places = rows_of.get(shown.ids[rows.start - 1], []) if rows.start else []
        beside = next((row for row in places if _key_at(found, row) == key), -1)
        if beside >= 0 and rows.start > shown.sections.starts[place]:
            last = beside + 1
        elif key in starts:
            last = starts[key]
        elif places:  # the section is gone with all its photos: it stands behind the one before
            last = sections.starts[sections.at(places[0]) + 1]
        ids, shapes = (part[rows.start : rows.stop] for part in (shown.ids, shown.shapes))
        yield Run(last, key, ids, shapes)


def _key_at(results: Results, row: int) -> int:
    return results.sections.keys[results.sections.at(row)]
