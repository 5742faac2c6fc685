"""Slide shows: which photo comes when, in order, shuffled, round and round, or to the end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gallery.gui.viewer.slideshow import INTERVALS, Options, Shuffled, Slideshow

QUICK = Options(seconds=0)  # the next turn of the event loop


class Show:
    """A slide show whose photos are ready unless they are in ``late``; it keeps what was due."""

    def __init__(self, parent: QObject) -> None:
        self.late: set[int] = set()
        self.shown: list[int] = []
        self.slideshow = Slideshow(parent, is_ready=lambda index: index not in self.late)
        self.slideshow.due.connect(self._on_due)

    def _on_due(self, index: int) -> None:
        self.shown.append(index)
        self.slideshow.at(index)
        self.slideshow.arrived(index)


@pytest.fixture
def show(qapp: QObject) -> Show:
    result = Show(qapp)
    result.slideshow.go(QUICK)
    return result


@given(st.integers(1, 3000), st.integers(0, 2**32 - 1))
def test_a_shuffled_order_has_each_photo_once_and_knows_the_way_back(count: int, seed: int) -> None:
    order = Shuffled(count, seed)
    photos = [order.photo(place) for place in range(count)]
    assert sorted(photos) == list(range(count))
    assert [order.place(photo) for photo in photos] == list(range(count))


def test_a_shuffled_order_looks_like_none() -> None:
    order = Shuffled(1000, seed=7)
    photos = [order.photo(place) for place in range(1000)]
    following = sum(abs(one - other) == 1 for one, other in pairwise(photos))
    assert following < 12  # two are to be expected by chance
    assert photos != [Shuffled(1000, seed=8).photo(place) for place in range(1000)]


def test_a_million_photos_are_shuffled_without_a_list() -> None:
    order = Shuffled(1_000_000, seed=1)
    some = [order.photo(place) for place in range(0, 1_000_000, 997)]
    assert len(set(some)) == len(some)
    assert max(some) > 990_000 > 10_000 > min(some)


def test_it_goes_on_by_itself_and_begins_again(show: Show, qtbot: QtBot) -> None:
    show.slideshow.begin(4, 2)
    qtbot.waitUntil(lambda: len(show.shown) >= 6)
    assert show.shown[:6] == [3, 0, 1, 2, 3, 0]
    show.slideshow.end()


def test_without_the_loop_it_ends_after_the_last(show: Show, qtbot: QtBot) -> None:
    show.slideshow.go(Options(seconds=0, loops=False))
    with qtbot.waitSignal(show.slideshow.ended):
        show.slideshow.begin(4, 1)
    assert show.shown == [2, 3]
    assert not show.slideshow.is_running


@pytest.mark.parametrize("begun_at", [0, 3, 6])
def test_shuffled_it_shows_all_of_them_wherever_it_began(
    show: Show, qtbot: QtBot, begun_at: int
) -> None:
    show.slideshow.go(Options(seconds=0, shuffled=True, loops=False))
    with qtbot.waitSignal(show.slideshow.ended):
        show.slideshow.begin(7, begun_at, seed=5)
    assert sorted([begun_at, *show.shown]) == list(range(7))


def test_back_is_the_way_it_came(show: Show) -> None:
    show.slideshow.go(Options(seconds=60, shuffled=True))
    show.slideshow.begin(50, 20, seed=3)
    for by in (1, 1, 1, -1, -1, -1):
        show.slideshow.step(by)
    there = show.shown[:3]
    assert show.shown == [*there, there[1], there[0], 20]
    show.slideshow.end()


def test_a_photo_that_is_not_ready_is_waited_for(show: Show, qtbot: QtBot) -> None:
    show.late = {1}
    show.slideshow.begin(3, 0)
    qtbot.wait(50)
    assert show.shown == []
    show.late = set()
    show.slideshow.look_again()
    assert show.shown == [1]
    show.slideshow.end()


def test_a_pause_holds_the_photo(show: Show, qtbot: QtBot) -> None:
    show.slideshow.begin(3, 0)
    show.slideshow.toggle()
    qtbot.wait(50)
    assert (show.shown, show.slideshow.is_paused) == ([], True)
    show.slideshow.step(1)
    qtbot.wait(50)
    assert show.shown == [1]
    show.slideshow.toggle()
    qtbot.waitUntil(lambda: len(show.shown) > 2)
    show.slideshow.end()


def test_one_photo_stays_and_none_is_due(show: Show, qtbot: QtBot) -> None:
    show.slideshow.begin(1, 0)
    qtbot.wait(50)
    assert (show.shown, show.slideshow.is_running) == ([], True)
    assert show.slideshow.coming() == []
    show.slideshow.end()


def test_what_comes_next_is_known(show: Show) -> None:
    show.slideshow.go(Options(seconds=60))
    show.slideshow.begin(5, 3)
    assert show.slideshow.coming() == [4, 0]
    show.slideshow.go(Options(seconds=60, loops=False))
    assert show.slideshow.coming() == [4]
    show.slideshow.end()


def test_a_list_that_becomes_shorter_is_gone_through_to_its_end(show: Show, qtbot: QtBot) -> None:
    show.slideshow.go(Options(seconds=60, shuffled=True))
    show.slideshow.begin(9, 8)
    show.slideshow.recount(4, 2)
    for _ in range(3):
        show.slideshow.step(1)
    assert sorted([2, *show.shown]) == [0, 1, 2, 3]
    show.slideshow.end()


def test_the_interval_goes_in_steps_and_has_ends() -> None:
    options = Options(seconds=INTERVALS[0])
    assert options.faster() == options
    for seconds in INTERVALS[1:]:
        options = options.slower()
        assert options.seconds == seconds
    assert options.slower() == options
    assert Options(seconds=12).faster().seconds == 10
    assert Options(seconds=12).slower().seconds == 15
