"""Where the pictures of a planned set stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.gui.grid.geometry import Box
from gallery.gui.importing.sheet import EDGE, Sheet

SHEETS = st.builds(
    Sheet, rows=st.integers(0, 500), width=st.integers(1, 2000), wanted=st.integers(72, 420)
)


@given(SHEETS)
@settings(deadline=None)  # a large sheet has many cells; how fast is not asked here
def test_every_cell_is_found_by_its_middle_and_none_overlaps(sheet: Sheet) -> None:
    seen = set()
    for row in range(sheet.rows):
        box = sheet.box(row)
        assert sheet.row_at(box.x + box.width // 2, box.y + box.height // 2) == row
        assert box.bottom + EDGE <= sheet.height
        seen.add((box.x, box.y))
    assert len(seen) == sheet.rows


@given(SHEETS, st.integers(-50, 3000), st.integers(1, 900))
def test_what_is_in_sight_is_among_the_rows_between(sheet: Sheet, top: int, height: int) -> None:
    rows = sheet.between(top, top + height)
    for row in range(sheet.rows):
        box = sheet.box(row)
        if box.y < top + height and box.bottom > top:
            assert row in rows


@given(SHEETS, st.integers(0, 900), st.integers(0, 900), st.integers(1, 600), st.integers(1, 600))
def test_a_band_touches_the_cells_it_lies_on(
    sheet: Sheet, x: int, y: int, width: int, height: int
) -> None:
    band = Box(x, y, width, height)
    touched = {row for rows in sheet.touched(band) for row in rows}
    for row in range(sheet.rows):
        box = sheet.box(row)
        lies = box.x < x + width and x < box.x + box.width
        lies = lies and box.y < band.bottom and y < box.bottom
        assert (row in touched) is lies


@given(SHEETS, st.integers(-5, 5))
def test_moving_by_lines_stays_inside(sheet: Sheet, lines: int) -> None:
    for row in range(0, sheet.rows, 7):
        assert 0 <= sheet.moved(row, lines) < sheet.rows
