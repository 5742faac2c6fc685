"""The runner: edits in order, background jobs with progress, all threads joined."""

import threading
import time

import pytest

from gallery.jobs.progress import Cancellable
from gallery.jobs.runner import Runner
from gallery.model.errors import Cancelled


def test_edits_run_one_after_another_in_the_order_handed_in() -> None:
    runner = Runner()
    order: list[int] = []

    def edit(number: int) -> None:
        time.sleep(0.01 if number == 0 else 0)
        order.append(number)

    jobs = [runner.submit_write(lambda number=number: edit(number)) for number in range(5)]
    for job in jobs:
        job.result(5)
    runner.close()
    assert order == [0, 1, 2, 3, 4]


def test_readers_run_beside_each_other() -> None:
    runner = Runner(readers=2)
    both = threading.Barrier(2)
    jobs = [runner.submit_read(lambda: both.wait(5)) for _ in range(2)]
    assert sorted(job.result(5) for job in jobs) == [0, 1]
    runner.close()


def test_then_tells_the_result_or_the_error() -> None:
    runner = Runner()
    told: list[object] = []
    runner.submit_write(lambda: 42).then(told.append)
    runner.submit_write(lambda: 1 // 0).then(told.append, lambda error: told.append(type(error)))
    runner.close()
    assert sorted(map(str, told)) == ["42", str(ZeroDivisionError)]


def test_a_background_job_reports_and_can_be_cancelled() -> None:
    runner = Runner()
    told: list[int] = []
    begun = threading.Event()

    def work(progress: Cancellable) -> None:
        while True:
            progress.report(len(told), 0)
            begun.set()
            progress.check()
            time.sleep(0.005)

    job = runner.submit_background(work, lambda done, total, subject: told.append(done))
    assert begun.wait(5)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(5)
    assert job.is_done
    assert told
    runner.close()


def test_close_cancels_the_background_and_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    runner = Runner()

    def work(progress: Cancellable) -> None:
        while True:
            progress.check()
            time.sleep(0.005)

    runner.submit_background(work)
    waiting = runner.submit_background(work)
    runner.submit_write(lambda: None)
    runner.close()
    assert waiting.is_done
    assert set(threading.enumerate()) <= before
