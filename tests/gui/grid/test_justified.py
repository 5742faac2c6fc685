"""The arithmetic of justified lines, without Qt."""

from array import array
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.gui.grid.geometry import GAP, MARGIN, SMALLEST, WIDEST, Box, measure
from gallery.gui.grid.justified import CEILINGS, USUAL, Justified, Widths, fitting, widths_of

SECTIONS = st.lists(st.lists(st.integers(100, 10_000), min_size=1, max_size=40), max_size=8)
PAGES = st.integers(100, 2600)
ZOOMS = st.integers(SMALLEST, WIDEST)


def laid(sections: list[list[int]], page: int = 1000, zoom: int = 200) -> Justified:
    measured, ceiling = fitting(measure(page, zoom))
    return Justified(measured, widths(sections, ceiling))


def widths(sections: list[list[int]], ceiling: int) -> Widths:
    shapes = array("H", [shape for section in sections for shape in section])
    return widths_of(shapes, array("q", accumulate(map(len, sections), initial=0)), ceiling)


def lines_of(layout: Justified) -> list[list[Box]]:
    parts = layout.lines(range(layout.rows))
    return [[layout.box(row) for row in part] for part in parts]


@given(SECTIONS, PAGES, ZOOMS)
def test_every_photo_stands_in_one_line_within_the_page(
    sections: list[list[int]], page: int, zoom: int
) -> None:
    layout = laid(sections, page, zoom)
    assert layout.rows == sum(map(len, sections))
    seen = [row for part in layout.lines(range(layout.rows)) for row in part]
    assert seen == list(range(layout.rows))
    for line in lines_of(layout):
        assert line[0].x == MARGIN
        assert line[-1].x + line[-1].width <= max(page - MARGIN, MARGIN + 1 + len(line) * (GAP + 1))
        assert len({(box.y, box.height) for box in line}) == 1
        for one, other in pairwise(line):
            assert other.x == one.x + one.width + GAP


@given(SECTIONS, st.integers(400, 2600), ZOOMS)
def test_every_cell_is_found_where_it_is(sections: list[list[int]], page: int, zoom: int) -> None:
    layout = laid(sections, page, zoom)
    for row in range(layout.rows):
        box = layout.box(row)
        assert layout.row_at(box.x, box.y) == row
        assert layout.row_at(box.x + box.width - 1, box.bottom - 1) == row
        assert layout.row_at(box.x + box.width // 2, box.bottom) == -1
    last = layout.box(layout.rows - 1).bottom if layout.rows else -MARGIN
    assert layout.height == last + MARGIN


@given(SECTIONS, st.integers(0, 3000), st.integers(1, 900))
def test_between_and_touched_are_what_touches(
    sections: list[list[int]], top: int, height: int
) -> None:
    layout = laid(sections)
    boxes = [layout.box(row) for row in range(layout.rows)]
    inside = [r for r, box in enumerate(boxes) if box.y < top + height and box.bottom > top]
    assert list(layout.between(top, top + height)) == inside
    assert [row for row, _ in layout.places(layout.between(top, top + height))] == inside
    assert [box for _, box in layout.places(range(layout.rows))] == boxes
    band = Box(300, top, 250, height)
    touching = [r for r in inside if boxes[r].x < 550 and boxes[r].x + boxes[r].width > 300]
    assert [row for part in layout.touched(band) for row in part] == touching


def test_photos_of_the_usual_form_stand_in_columns_for_ever() -> None:
    layout = laid([[USUAL] * 20_003])
    lines = [len(part) for part in layout.lines(range(layout.rows))]
    columns = layout.measure.columns
    assert set(lines[:-1]) == {columns}
    assert lines[-1] == 20_003 % columns
    assert layout.box(0).width == pytest.approx(layout.measure.cell_width, abs=1)


@pytest.mark.parametrize("zoom", [64, 120, 180, 260])
def test_a_picture_loses_only_a_sliver(zoom: int) -> None:
    shapes = [1500, 667, 1500, 750, 667, 1333, 1000, 563, 1778, 1500, 667, 667] * 50
    layout = laid([shapes], 1600, zoom)
    lines = lines_of(layout)
    rows = iter(shapes)
    for line in lines[:-1]:
        natural = sum(next(rows) * layout.measure.cell_height / 1000 for _ in line)
        room = 1600 - 2 * MARGIN - (len(line) - 1) * GAP
        assert line[-1].x + line[-1].width == 1600 - MARGIN
        assert 0.8 < room / natural < 1.2


def test_panoramas_and_strips_keep_within_their_limits() -> None:
    layout = laid([[10_000, 100, 1500]])
    height = layout.measure.cell_height
    wide, tall, _ = (layout.box(row) for row in range(3))
    assert wide.width == pytest.approx(CEILINGS[0] / 1000 * height, rel=0.2)
    assert tall.width == pytest.approx(0.4 * height, rel=0.2)


def test_on_a_narrow_page_each_photo_still_fits() -> None:
    layout = laid([[3000, 1500, 667, 5000]], page=320, zoom=512)
    for row in range(4):
        box = layout.box(row)
        assert box.x + box.width <= 320 - MARGIN


def test_shapes_that_nobody_knows_are_the_usual_ones() -> None:
    known = widths_of(array("H"), array("q", [0, 3]))
    assert known.sums == array("q", [0, USUAL, 2 * USUAL, 3 * USUAL])


def distance(box: Box, x: int) -> int:
    return max(box.x - x, x - box.x - box.width, 0)


def test_up_and_down_go_to_what_stands_there() -> None:
    layout = laid([[667, 1500, 1500, 667, 1500, 1500, 1500, 1500, 667, 1500], [1500] * 3])
    for row in range(layout.rows):
        below = layout.moved(row, 1)
        here, there = layout.box(row), layout.box(below)
        middle = here.x + here.width // 2
        if there.y > here.y:
            line = [layout.box(r) for r in range(layout.rows) if layout.box(r).y == there.y]
            assert distance(there, middle) <= min(distance(one, middle) for one in line) + 1
        else:
            assert here.y == layout.box(layout.rows - 1).y
    assert layout.moved(0, -5) == 0
    assert laid([]).rows == 0
