"""Rows that are taken out of an answer and put into it."""

from array import array
from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from gallery.library.results import Results, Section, Sections
from gallery.library.splicing import Run, spliced, without

Rows = list[tuple[int, int]]  # key and photo


def made(rows: Rows) -> Results:
    """Return results with these rows; a shape follows from the photo."""
    ids = array("q", [photo for _, photo in rows])
    runs = [(key, len(list(part))) for key, part in groupby(key for key, _ in rows)]
    sections = Sections.of(Section(key, 0, number) for key, number in runs)
    return Results(ids, sections, len(set(ids)), array("H", [100 + photo for photo in ids]))


def parts(results: Results) -> tuple[object, ...]:
    return results.ids, results.shapes, results.photos, results.sections


rows = st.lists(st.integers(1, 40), unique=True, max_size=20).flatmap(
    lambda photos: st.tuples(*(st.tuples(st.integers(0, 3), st.just(one)) for one in photos))
)


@given(rows=rows.map(list), data=st.data())
def test_without_some_it_is_as_if_they_had_never_been(rows: Rows, data: st.DataObject) -> None:
    photos = [photo for _, photo in rows]
    gone = set(data.draw(st.lists(st.sampled_from(photos), unique=True))) if photos else set()
    left = [row for row in rows if row[1] not in gone]
    assert parts(without(made(rows), gone | {1_000})) == parts(made(left))


@given(rows=rows.map(list), data=st.data())
def test_what_is_put_in_stands_where_it_was_put(rows: Rows, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=6)))
    new = [(data.draw(st.integers(0, 3)), 100 + number) for number in range(len(places))]
    runs = [
        Run(at, key, array("q", [photo]), array("H", [100 + photo]))
        for at, (key, photo) in zip(places, new, strict=True)
    ]
    wanted: Rows = []
    for start, end in pairwise((0, *places, len(rows))):
        wanted += rows[start:end]
        wanted += new[:1]
        new = new[1:]
    assert parts(spliced(made(rows), runs, photos=len(runs))) == parts(made(wanted))
