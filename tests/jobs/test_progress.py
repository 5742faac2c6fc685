"""Progress: reports reach the callback, cancel raises in the job."""

import pytest

from gallery.jobs.progress import Cancellable, Part, Silent
from gallery.model.errors import Cancelled


def test_a_report_reaches_the_callback() -> None:
    told: list[tuple[int, int, str]] = []
    progress = Cancellable(lambda done, total, subject: told.append((done, total, subject)))
    progress.report(1, 3, "a.jpg")
    progress.check()
    assert told == [(1, 3, "a.jpg")]


def test_cancel_raises_at_the_next_check_and_at_every_later_one() -> None:
    progress = Cancellable()
    progress.cancel()
    assert progress.is_cancelled
    for _ in range(2):
        with pytest.raises(Cancelled):
            progress.check()


def test_a_part_shows_its_stretch_of_the_whole_and_is_cancelled_with_it() -> None:
    told: list[tuple[int, int, str]] = []
    outer = Cancellable(lambda done, total, subject: told.append((done, total, subject)))
    part = Part(outer, 50, end=100, whole=100)
    part.report(0, 0)
    part.report(5, 10, "b.jpg")
    assert told == [(50, 100, ""), (75, 100, "b.jpg")]
    outer.cancel()
    with pytest.raises(Cancelled):
        part.check()


def test_the_null_twin_is_silent_and_never_stops() -> None:
    Silent().report(1, 2, "x")
    Silent().check()
