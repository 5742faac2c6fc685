"""Workers: a child that hangs, dies or swells costs its item and nothing else."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.jobs.progress import Cancellable
from gallery.jobs.workers import CannotStartError, Failure, FailureKind, Workers
from gallery.model.errors import Cancelled
from tests.jobs.tasks import double, modules, odd, whoami

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def test_every_item_comes_back_with_its_result() -> None:
    with Workers(2) as workers:
        assert dict(workers.run(double, range(500))) == {n: 2 * n for n in range(500)}


def test_nothing_is_started_for_nothing() -> None:
    with Workers() as workers:
        assert list(workers.run(double, [])) == []
        assert workers.pids == []


def test_few_items_start_one_child_only() -> None:
    with Workers(4) as workers:
        pids = {pid for _, (pid, _) in workers.run(whoami, range(3))}
    assert len(pids) == 1


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("hang", FailureKind.TOO_SLOW),
        ("die", FailureKind.DIED),
        ("memory", FailureKind.NO_MEMORY),
        ("raise", FailureKind.RAISED),
    ],
)
def test_a_bad_item_fails_alone(item: str, kind: FailureKind) -> None:
    if kind is FailureKind.NO_MEMORY and sys.platform != "linux":
        pytest.skip("only Linux limits the memory of a child")
    others = list(range(20))
    with Workers(2, seconds_per_item=1.0) as workers:
        results = dict(workers.run(odd, [*others[:10], item, *others[10:]]))
    failure = results.pop(item)
    assert isinstance(failure, Failure)
    assert failure.kind is kind
    assert results == {number: number for number in others}


def test_a_hanging_item_is_ended_in_its_time() -> None:
    with Workers(1, seconds_per_item=0.5) as workers:
        list(workers.run(odd, ["warm up"]))
        start = time.monotonic()
        list(workers.run(odd, ["hang"]))
    assert 0.4 < time.monotonic() - start < 30  # it would hang for a minute


@POSIX
def test_the_first_item_of_a_child_has_no_more_time_than_others() -> None:
    start = time.monotonic()
    with Workers(1, seconds_per_item=0.5) as workers:
        ((_, failure),) = workers.run(odd, ["stop"])
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.TOO_SLOW
    assert time.monotonic() - start < 25  # not the half minute that a cold disk may take


def test_an_item_that_is_slow_but_alive_is_waited_for() -> None:
    with Workers(1, seconds_per_item=1.2) as workers:
        assert list(workers.run(odd, ["slow but alive"])) == [("slow but alive",) * 2]


def test_what_a_decoder_prints_does_no_harm() -> None:
    with Workers(1) as workers:
        assert dict(workers.run(odd, ["print", "x"])) == {"print": "print", "x": "x"}


def test_children_have_neither_qt_nor_the_database() -> None:
    with Workers(1) as workers:
        assert list(workers.run(modules, ["?"])) == [("?", [])]


@POSIX
def test_children_give_way_when_asked() -> None:
    with Workers(1, nice=7) as workers:
        ((_, (_, nice)),) = workers.run(whoami, [0])
    assert nice >= min(19, os.nice(0) + 7)


def test_leaving_early_ends_the_children_at_once() -> None:
    with Workers(2) as workers:
        for _ in workers.run(odd, ["x", *["hang"] * 10]):
            pids = workers.pids
            break
        start = time.monotonic()
    assert time.monotonic() - start < 30  # they would hang for a minute
    assert pids
    assert not any(_is_running(pid) for pid in pids)


def test_workers_can_be_used_again_after_an_early_end() -> None:
    with Workers(2) as workers:
        next(iter(workers.run(double, range(100))))
        assert len(list(workers.run(double, range(100)))) == 100


def test_cancel_does_not_wait_for_a_child() -> None:
    progress = Cancellable()
    threading.Timer(0.5, progress.cancel).start()
    start = time.monotonic()
    with Workers(1, seconds_per_item=30) as workers, pytest.raises(Cancelled):
        list(workers.run(odd, ["hang"], check=progress.check))
    assert time.monotonic() - start < 25  # the half minute it has is not over


def test_items_are_not_taken_far_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Workers(1, waiting=5) as workers:
        for seen, _ in enumerate(workers.run(double, items()), start=1):
            assert len(taken) <= seen + 5


def test_a_machine_that_starts_no_child_is_an_error_and_no_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", ["/nowhere"])
    with Workers(1) as workers, pytest.raises(CannotStartError):
        list(workers.run(double, [1]))


def test_a_system_that_makes_no_process_is_an_error_and_no_endless_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with Workers(2) as workers, pytest.raises(CannotStartError):
        list(workers.run(double, range(9)))


@POSIX
def test_a_frozen_program_starts_itself_as_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "photosketch"
    root = Path(__file__).parents[2]
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path[:0] = [{str(root)!r}]\n"
        "from gallery.app import main\nsys.exit(main())\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    with Workers(1) as workers:
        assert dict(workers.run(double, [1, 2])) == {1: 2, 2: 4}


def test_no_thread_is_left() -> None:
    before = set(threading.enumerate())
    with Workers(2) as workers:
        list(workers.run(double, range(50)))
    assert set(threading.enumerate()) <= before


@POSIX
@pytest.mark.parametrize("work", ["hang", "nothing"])
def test_children_end_when_the_parent_is_killed(work: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(item=work))
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env=_environment(), text=True
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert _is_running(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while _is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(pid)


@POSIX
def test_ctrl_c_leaves_the_children_to_the_parent(tmp_path: Path) -> None:
    with Workers(1) as workers:
        results = workers.run(odd, ["x", "slow but alive"])
        next(results)
        os.kill(workers.pids[0], signal.SIGINT)
        assert list(results) == [("slow but alive",) * 2]


# No guard around its main part: children must not run the main module again.
PARENT = """
import time
from gallery.jobs.workers import Workers
from tests.jobs.tasks import odd
workers = Workers(1, seconds_per_item=60)
results = workers.run(odd, ["x", "{item}"])
next(results)
print(workers.pids[0], flush=True)
time.sleep(60)
"""


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": root}


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    status = Path(f"/proc/{pid}/stat")
    if not status.parent.parent.joinpath("self").exists():
        return True
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"  # dead, not yet buried
    except OSError:
        return False
