"""Keeps in sight what no longer matches, until the view is left.

A photo that was just captioned in a view of photos without a caption would vanish under the
user's hand, and all others would move up. So a view that is asked again keeps the photos it
showed, each where it stood; they are drawn dimmed. What left the library is not kept.

The arrays are read piece by piece, so that the window's thread can go between, and nothing
is sorted: what is kept stands behind the photo that stood before it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from gallery.library.results import PIECE, Results, Section, Sections, rows_with

There = Callable[[Set[int]], Set[int]]  # which of some photos are still in the library


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown: ``found`` and, between its rows, the ``dimmed`` photos."""

    results: Results
    dimmed: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours that are kept: the ``rows`` of one section, and where they go among the found."""

    at: int
    key: int
    rows: range


def keep(shown: Results, found: Results, there: There) -> Kept:
    """Return what is found with what was shown and is not.

    Args:
        shown: what is in sight, with all that was kept before.
        found: the answer to the same question, asked again.
        there: is asked which of the photos that are no longer found still exist.
    """
    if found.ids == shown.ids or not shown.ids:
        return Kept(found, frozenset())
    lost = _all(shown.ids) - _all(found.ids)
    gone = frozenset(there(lost)) if lost else frozenset()
    if not gone:
        return Kept(found, frozenset())
    runs = sorted(_placed(shown, found, gone), key=lambda run: run.at)
    return Kept(_joined(shown, found, runs, len(gone)), gone)


def of_these(ids: "array[int]", wanted: Set[int]) -> frozenset[int]:
    """Return which of ``wanted`` are among ``ids``."""
    return frozenset(ids[row] for row in rows_with(ids, wanted))


def without(results: Results, gone: Set[int]) -> Results:
    """Return results without some of their photos."""
    ids, shapes, row = array("q"), array("H"), 0
    starts, keys = results.sections.starts, results.sections.keys
    lost = array("q", bytes(8 * len(keys)))
    for place, rows in _runs(results, gone):
        ids.extend(results.ids[row : rows.start])
        shapes.extend(results.shapes[row : rows.start])
        row = rows.stop
        lost[place] += len(rows)
    ids.extend(results.ids[row:])
    shapes.extend(results.shapes[row:])
    sections = Sections.of(
        (
            Section(key, 0, starts[place + 1] - starts[place] - lost[place])
            for place, key in enumerate(keys)
        ),
        results.sections.grouping,
    )
    return Results(ids, sections, results.photos - len(gone), shapes)


def _all(ids: "array[int]") -> set[int]:
    result: set[int] = set()
    for start in range(0, len(ids), PIECE):
        result.update(ids[start : start + PIECE])
    return result


def _runs(shown: Results, gone: Set[int]) -> Iterator[tuple[int, range]]:
    """Yield section and rows of the neighbours that are gone."""
    sections, begin, end, place = shown.sections, -1, -1, -1
    for row in rows_with(shown.ids, gone):
        if row == end and row < sections.starts[place + 1]:
            end += 1
            continue
        if begin >= 0:
            yield place, range(begin, end)
        begin, end, place = row, row + 1, sections.at(row)
    if begin >= 0:
        yield place, range(begin, end)


def _placed(shown: Results, found: Results, gone: Set[int]) -> Iterator[_Run]:
    """Yield the kept neighbours with the row of ``found`` before which they go."""
    runs = list(_runs(shown, gone))
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
        yield _Run(last, key, rows)


def _key_at(results: Results, row: int) -> int:
    return results.sections.keys[results.sections.at(row)]


def _joined(shown: Results, found: Results, runs: list[_Run], kept: int) -> Results:
    ids, shapes = array("q"), array("H")
    row = 0
    for run in runs:
        for whole, mine, theirs in (
            (ids, found.ids, shown.ids),
            (shapes, found.shapes, shown.shapes),
        ):
            whole.extend(mine[row : run.at])
            whole.extend(theirs[run.rows.start : run.rows.stop])
        row = run.at
    ids.extend(found.ids[row:])
    shapes.extend(found.shapes[row:])
    sections = Sections.of(_merged(_pieces(found.sections, runs)), found.sections.grouping)
    return Results(ids, sections, found.photos + kept, shapes)


def _pieces(sections: Sections, runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """Yield key and count of what stands side by side; some of it has the key before it."""
    at = iter(runs)
    run = next(at, None)
    for section in sections:
        key, row, end = section.key, section.start, section.start + section.count
        while run is not None and (run.at < end or (run.at == end and run.key == key)):
            yield key, run.at - row
            yield run.key, len(run.rows)
            row, run = run.at, next(at, None)
        yield key, end - row
    while run is not None:
        yield run.key, len(run.rows)
        run = next(at, None)


def _merged(pieces: Iterable[tuple[int, int]]) -> Iterator[Section]:
    last, total = 0, 0
    for key, number in pieces:
        if key != last and number and total:
            yield Section(last, 0, total)
            total = 0
        if number:
            last, total = key, total + number
    yield Section(last, 0, total)
