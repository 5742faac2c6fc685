"""The arithmetic of the grid, without Qt."""

from array import array
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.grid.geometry import (
    GAP,
    HEADER,
    MARGIN,
    SECTION_GAP,
    SMALLEST,
    WIDEST,
    Box,
    Layout,
    measure,
    stepped,
)

COUNTS = st.lists(st.integers(1, 40), max_size=12)
PAGES = st.integers(1, 2600)
ZOOMS = st.integers(SMALLEST, WIDEST)


def simple(*counts: int, columns: int = 5) -> Layout:
    return Layout(counts, measure(2 * MARGIN + columns * 208 - GAP, 200))


@given(PAGES, ZOOMS)
def test_columns_fill_the_page_from_margin_to_margin(page: int, zoom: int) -> None:
    shape = measure(page, zoom)
    assert shape.left(0) == MARGIN
    if shape.columns > 1:
        assert shape.left(shape.columns - 1) + shape.cell_width == page - MARGIN
    gaps = {shape.left(c + 1) - shape.left(c) - shape.cell_width for c in range(shape.columns - 1)}
    assert all(GAP <= gap <= GAP + 2 for gap in gaps)


def test_cells_are_as_near_to_the_wanted_width_as_columns_allow() -> None:
    assert measure(1048, 200).columns == 5
    assert measure(1048, 96).columns == 10
    assert measure(300, 480).columns == 1
    assert measure(1048, 200).cell_height == round(measure(1048, 200).cell_width / 1.5)


@given(PAGES, ZOOMS)
def test_a_step_of_zoom_is_a_column(page: int, zoom: int) -> None:
    before = measure(page, zoom).columns
    after = measure(page, stepped(page, zoom, 1)).columns
    assert after in (before, before - 1)
    assert SMALLEST <= stepped(page, zoom, -1) <= WIDEST


@given(COUNTS, PAGES, ZOOMS)
def test_every_cell_is_found_where_it_is(counts: list[int], page: int, zoom: int) -> None:
    layout = Layout(counts, measure(page, zoom))
    for row in range(layout.rows):
        box = layout.box(row)
        assert layout.row_at(box.x, box.y) == row
        assert layout.row_at(box.x + box.width - 1, box.bottom - 1) == row
        assert layout.row_at(box.x + box.width // 2, box.bottom) == -1
    last = layout.box(layout.rows - 1).bottom if layout.rows else -MARGIN
    assert layout.height == last + MARGIN


@given(COUNTS, st.integers(0, 3000), st.integers(1, 900))
def test_between_is_what_touches(counts: list[int], top: int, height: int) -> None:
    layout = Layout(counts, measure(1000, 200))
    boxes = [layout.box(row) for row in range(layout.rows)]
    touching = [r for r, box in enumerate(boxes) if box.y < top + height and box.bottom > top]
    assert list(layout.between(top, top + height)) == touching
    headers = [layout.header(section) for section in range(layout.sections)]
    seen = [s for s, box in enumerate(headers) if box.y < top + height and box.bottom > top]
    assert list(layout.headers_between(top, top + height)) == seen


@given(COUNTS, st.tuples(*[st.integers(1, 1200)] * 4))
def test_touched_is_what_a_band_touches(counts: list[int], at: tuple[int, ...]) -> None:
    layout = Layout(counts, measure(1000, 200))
    band = Box(*at)
    wanted = [
        row
        for row, box in enumerate(layout.box(r) for r in range(layout.rows))
        if box.x < band.x + band.width
        and band.x < box.x + box.width
        and box.y < band.y + band.height
        and band.y < box.bottom
    ]
    assert [row for part in layout.touched(band) for row in part] == wanted


@pytest.mark.parametrize(
    ("row", "lines", "leads_to"),
    [
        (0, 1, 5),
        (3, 1, 6),  # the last line is shorter: its last cell
        (5, 1, 7),  # into the next section, same column
        (6, 1, 8),
        (8, -1, 6),
        (11, -1, 6),
        (0, -1, 0),
        (2, -5, 2),
        (13, 1, 13),
        (0, 99, 12),
        (13, -99, 1),
    ],
)
def test_up_and_down_keep_the_column_across_sections(row: int, lines: int, leads_to: int) -> None:
    assert simple(7, 7).moved(row, lines) == leads_to


def test_sections_stand_below_each_other() -> None:
    layout = simple(7, 3)
    assert layout.header(0) == Box(0, 0, layout.measure.page, HEADER)
    assert layout.box(0).y == HEADER
    assert layout.section_bottom(0) == layout.box(6).bottom
    assert layout.header(1).y == layout.box(6).bottom + SECTION_GAP
    assert layout.section_rows(1) == range(7, 10)
    assert [layout.section_of(row) for row in (0, 6, 7, 9)] == [0, 0, 1, 1]
    assert layout.section_at(-5) == 0
    assert layout.section_at(10**6) == 1


def test_nothing_is_laid_out_without_photos() -> None:
    layout = Layout((), measure(1000, 200))
    assert layout.height == 0
    assert layout.row_at(50, 50) == -1
    assert layout.nearest(50, 50) == -1
    assert layout.moved(0, 1) == -1
    assert not layout.between(0, 1000)
    assert not layout.headers_between(0, 1000)


def test_a_million_photos_are_laid_out() -> None:
    measured = measure(1600, 200)
    counts = [50] * 20_000
    assert Layout(counts, measured).rows == 1_000_000


@given(COUNTS, PAGES, ZOOMS)
def test_sections_are_laid_out_by_where_they_begin_too(
    counts: list[int], page: int, zoom: int
) -> None:
    measured = measure(page, zoom)
    one = Layout(counts, measured)
    other = Layout.of(array("q", accumulate(counts, initial=0)), measured)
    assert (one.rows, one.sections, one.height) == (other.rows, other.sections, other.height)
    assert [one.box(row) for row in range(one.rows)] == [other.box(n) for n in range(other.rows)]
