"""Two programs at once, and one that is killed: nothing is lost, nothing half there."""

import os
import subprocess
import sys
from pathlib import Path

from gallery.library import check, counts, history
from gallery.library.database import Library

ROOT = Path(__file__).parents[2]


def start(folder: Path, first: int, times: int) -> "subprocess.Popen[str]":
    program = [sys.executable, "-m", "tests.library.racing"]
    arguments = [os.fspath(folder), str(first), str(times)]
    return subprocess.Popen(program + arguments, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def lines_of(process: "subprocess.Popen[str]") -> list[str]:
    output, _ = process.communicate(timeout=60)
    return output.split()


def sound(folder: Path) -> int:
    """Open the library, check everything but the files, and return its photos."""
    with Library.open(folder) as library:
        found = [
            problem
            for problem in check.check(library)
            if problem.kind is not check.ProblemKind.MISSING_FILE
        ]
        assert found == []
        with library.reading() as reader:
            return counts.totals(reader).photos


def test_two_programs_make_and_fill_a_library_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    programs = [start(folder, number * 10_000, 20) for number in range(3)]
    written = [lines_of(program) for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert [len(lines) for lines in written] == [20, 20, 20]
    assert sound(folder) == 600
    with Library.open(folder) as library, library.reading() as reader:
        assert len(history.recent(reader, 100)) == 60


def test_a_killed_program_leaves_a_sound_library(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for attempt in range(3):
        program = start(folder, attempt * 1_000_000, 100_000)
        assert program.stdout is not None
        done = [program.stdout.readline() for _ in range(3 + attempt)]
        program.kill()
        rest = lines_of(program)
        photos = sound(folder)
        assert photos % 10 == 0
        assert photos >= (len(done) + len(rest)) * 10
