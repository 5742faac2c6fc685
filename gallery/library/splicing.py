"""Rows taken out of an answer and put into it, without a loop over all that stays.

The arrays are read piece by piece, so that other threads can go between, and nothing is
sorted.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from gallery.library.results import Results, Section, Sections, rows_with


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of one section that come in.

    Attributes:
        at: the row before which they go.
        key: of their section.
        ids, shapes: theirs.
    """

    at: int
    key: int
    ids: "array[int]"
    shapes: "array[int]"


def neighbours(results: Results, wanted: Set[int]) -> Iterator[tuple[int, range]]:
    """Yield section and rows of neighbours among ``wanted``."""
    sections, begin, end, place = results.sections, -1, -1, -1
    for row in rows_with(results.ids, wanted):
        if row == end and row < sections.starts[place + 1]:
            end += 1
            continue
        if begin >= 0:
            yield place, range(begin, end)
        begin, end, place = row, row + 1, sections.at(row)
    if begin >= 0:
        yield place, range(begin, end)


def without(results: Results, gone: Set[int]) -> Results:
    """Return results without some of their photos."""
    ids, shapes, row = array("q"), array("H"), 0
    taken: set[int] = set()
    lost: Counter[int] = Counter()
    for place, rows in neighbours(results, gone):
        ids.extend(results.ids[row : rows.start])
        shapes.extend(results.shapes[row : rows.start])
        taken.update(results.ids[rows.start : rows.stop])
        row = rows.stop
        lost[place] += len(rows)
    ids.extend(results.ids[row:])
    shapes.extend(results.shapes[row:])
    sections = results.sections
    if lost:
        within = _around(sections, min(lost), max(lost))
        left = ((sections[place].key, sections[place].count - lost[place]) for place in within)
        sections = _exchanged(sections, within, left)
    return Results(ids, sections, results.photos - len(taken), shapes)


def spliced(results: Results, runs: Sequence[Run], *, photos: int) -> Results:
    """Return results with more rows between theirs.

    Args:
        results: what is there.
        runs: what comes in, in order of where it goes.
        photos: how many more photos these are.
    """
    ids, shapes, row = array("q"), array("H"), 0
    for run in runs:
        ids.extend(results.ids[row : run.at])
        ids.extend(run.ids)
        shapes.extend(results.shapes[row : run.at])
        shapes.extend(run.shapes)
        row = run.at
    ids.extend(results.ids[row:])
    shapes.extend(results.shapes[row:])
    sections = results.sections
    if runs:
        within = _around(sections, *(sections.at(run.at) for run in (runs[0], runs[-1])))
        there = sections[within.start : within.stop]
        sections = _exchanged(sections, within, _pieces(there, runs))
    return Results(ids, sections, results.photos + photos, shapes)


def _around(sections: Sections, first: int, last: int) -> range:
    """Return some sections with one more at each end, which what changes may grow into."""
    return range(max(0, first - 1), min(len(sections), last + 2))


def _exchanged(sections: Sections, old: range, new: Iterable[tuple[int, int]]) -> Sections:
    """Return sections with others, told by key and count, in the place of some."""
    others = Sections.of(_merged(new))
    begin, end = sections.starts[old.start], sections.starts[old.stop]
    moved = begin + others.starts[-1] - end
    starts = sections.starts[: old.start]
    starts.extend(map(begin.__add__, others.starts))
    starts.extend(map(moved.__add__, sections.starts[old.stop + 1 :]))
    keys = sections.keys[: old.start] + others.keys + sections.keys[old.stop :]
    return Sections(starts, keys, sections.grouping)


def _pieces(sections: Iterable[Section], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield key and count of what stands side by side; some of it has the key before it."""
    at = iter(runs)
    run = next(at, None)
    for section in sections:
        key, row, end = section.key, section.start, section.start + section.count
        while run is not None and (run.at < end or (run.at == end and run.key == key)):
            yield key, run.at - row
            yield run.key, len(run.ids)
            row, run = run.at, next(at, None)
        yield key, end - row
    while run is not None:
        yield run.key, len(run.ids)
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
