"""Progress: reports reach the callback, cancel raises in the job."""

import pytest

from gallery.jobs.progress import Cancellable, Silent
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


def test_the_null_twin_is_silent_and_never_stops() -> None:
    Silent().report(1, 2, "x")
    Silent().check()
