"""Where compared pictures hang and stand, by arithmetic."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from gallery.gui.compare.placing import Shift, cells, placed, reference, together
from gallery.gui.viewer.framing import Framing
from gallery.images.alignment import ALL, Overlap

ROOM = QSize(1000, 600)


def fitted(size: tuple[int, int]) -> Framing:
    return Framing(400, 400, *size).fitted()


def test_the_frame_is_that_of_the_largest_picture() -> None:
    assert reference([(100, 90), (200, 180), (50, 45)]) == (200, 180)
    assert reference([]) == (1, 1)


def test_tall_and_wide_pictures_are_equally_large() -> None:
    sizes = [(300, 200), (200, 300)]
    frame = reference(sizes)
    assert frame == (300, 300)
    wide, tall = (placed(Framing(600, 600, *frame).fitted(), size) for size in sizes)
    assert (wide.width(), tall.height()) == (600, 600)


def test_a_tall_part_of_a_wide_picture_hangs_where_it_was_cut_out() -> None:
    parts = {2: Overlap((0.5, 0.0, 0.75, 1.0), ALL)}
    shifts = together({1: (400, 200), 2: (100, 200)}, parts)
    whole = rect_of(shifts[1], (400, 200), (400, 400))
    part = rect_of(shifts[2], (100, 200), (400, 400))
    assert whole == QRectF(0, 100, 400, 200)
    assert part == QRectF(200, 100, 100, 200)


@pytest.mark.parametrize(
    ("count", "shape", "columns"),
    [(2, (200, 300), 2), (2, (3000, 400), 1), (3, (2, 3), 3), (4, (3, 2), 2), (4, (1, 4), 4)],
)
def test_cells_are_arranged_for_the_largest_pictures(
    count: int, shape: tuple[int, int], columns: int
) -> None:
    rects = cells(count, ROOM, shape, gap=4, foot=50)
    assert len(rects) == count
    assert len({rect.x() for rect in rects if rect.y() == 0}) == columns
    assert len({(rect.width(), rect.height()) for rect in rects}) == 1
    assert all(not a.intersects(b) for a in rects for b in rects if a is not b)
    assert all(rect.right() < ROOM.width() and rect.bottom() < ROOM.height() for rect in rects)


def test_a_last_row_that_is_not_full_stands_in_the_middle() -> None:
    rects = cells(3, QSize(600, 600), (1, 1), gap=0, foot=0)
    assert [(rect.x(), rect.y()) for rect in rects] == [(0, 0), (300, 0), (150, 300)]


def test_no_photos_need_no_cells_and_no_room_still_gives_some() -> None:
    assert cells(0, ROOM, (3, 2), gap=4, foot=50) == []
    assert all(not rect.isEmpty() for rect in cells(4, QSize(3, 3), (1, 30_000), gap=4, foot=50))


def test_a_copy_of_half_the_size_fills_the_same_frame() -> None:
    framing = fitted((4000, 3000)).zoomed(3, 10, 390)
    large = placed(framing, (4000, 3000))
    small = placed(framing, (2000, 1500))
    assert small == large
    assert large.width() == pytest.approx(4000 * framing.scale)


def test_a_crop_stands_in_the_middle_of_the_frame() -> None:
    framing = fitted((4000, 2000))
    frame, crop = placed(framing, (4000, 2000)), placed(framing, (2000, 2000))
    assert crop.height() == pytest.approx(frame.height())
    assert crop.center() == frame.center()


def test_own_pixels_keep_their_size_and_show_the_same_part() -> None:
    framing = fitted((4000, 3000)).actual(0, 0)
    large = placed(framing, (4000, 3000), own_pixels=True)
    small = placed(framing, (2000, 1500), own_pixels=True)
    assert (large.width(), small.width()) == (4000, 2000)
    middle = QPointF(200, 200)
    part = [
        ((middle - one.topLeft()).x() / one.width(), (middle - one.topLeft()).y() / one.height())
        for one in (large, small)
    ]
    assert part[0] == pytest.approx(part[1])


def test_a_shifted_picture_is_moved_and_enlarged_against_the_frame() -> None:
    framing = fitted((400, 400))
    before = placed(framing, (400, 400))
    moved = Shift().moved(QPointF(40, -20), framing)
    assert placed(framing, (400, 400), shift=moved) == before.translated(40, -20)
    larger = Shift().zoomed(2, QPointF(0, 0), framing)
    assert placed(framing, (400, 400), shift=larger) == QRectF(0, 0, 800, 800)


def test_a_shift_keeps_its_share_of_the_frame_when_all_are_enlarged() -> None:
    framing = fitted((400, 400))
    moved = Shift().moved(QPointF(40, 0), framing)
    enlarged = framing.zoomed(2, 200, 200)
    off = placed(enlarged, (400, 400), shift=moved).x() - placed(enlarged, (400, 400)).x()
    assert off == pytest.approx(80)


def rect_of(shift: Shift, size: tuple[int, int], frame: tuple[int, int]) -> QRectF:
    return placed(Framing(*frame, *frame), size, shift=shift)


def test_a_crop_hangs_where_it_was_cut_out() -> None:
    parts = {2: Overlap((0.25, 0.0, 1.0, 1.0), ALL)}
    shifts = together({1: (400, 300), 2: (300, 300)}, parts)
    assert shifts[1] == Shift()
    assert rect_of(shifts[2], (300, 300), (400, 300)) == QRectF(100, 0, 300, 300)


def test_of_a_framed_copy_the_frame_is_seen_too() -> None:
    inner = (0.1, 0.1, 0.9, 0.9)
    sizes = {1: (400, 400), 2: (400, 400)}
    shifts = together(sizes, {2: Overlap(ALL, inner)})
    whole, framed = (rect_of(shifts[photo], (400, 400), (400, 400)) for photo in (1, 2))
    assert framed.width() == pytest.approx(400)
    assert whole.width() == pytest.approx(320)
    assert whole.center() == framed.center()


def test_pictures_that_share_nothing_hang_as_usual() -> None:
    shifts = together({1: (400, 300), 2: (100, 300)}, {})
    assert set(shifts.values()) == {Shift()}


def test_a_shift_has_ends() -> None:
    framing = fitted((400, 400))
    far = Shift().moved(QPointF(1e6, -1e6), framing)
    assert (far.x, far.y) == (1.0, -1.0)
    assert Shift().zoomed(1e9, QPointF(200, 200), framing).scale == 4.0
    assert Shift().zoomed(1e-9, QPointF(200, 200), framing).scale == 0.25
