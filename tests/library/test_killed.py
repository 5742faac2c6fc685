"""A program killed in the middle of a merge, or of a migration: the library is as before or after.

Never between: what is killed is a transaction, and no file beside it says otherwise.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson, MergePersons
from gallery.library import check, connections, phrases, schema
from gallery.library.database import Library
from gallery.model.names import Name
from tests.library import old_library
from tests.library.dump import dump
from tests.library.making import add_photos

ROOT = Path(__file__).parents[2]
PHOTOS = 1_500
NAMES = 6_000  # so that a migration takes a while
LIMIT = 60.0  # s for the program to come so far


def start(folder: Path) -> "subprocess.Popen[str]":
    program = [sys.executable, "-m", "tests.library.upheaval", os.fspath(folder)]
    return subprocess.Popen(program, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def kill(program: "subprocess.Popen[str]") -> None:
    program.kill()
    program.communicate(timeout=LIMIT)


def problems(library: Library) -> list[check.Problem]:
    found = check.check(library)
    return [one for one in found if one.kind is not check.ProblemKind.MISSING_FILE]


def wait(program: "subprocess.Popen[str]", so_far: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT
    while not so_far() and program.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


def test_a_merge_is_whole_or_was_never_begun(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    states: list[dict[str, Any]] = []
    with Library.open(folder) as library:
        with library.writing() as writer:
            ids = add_photos(writer, PHOTOS)
        editor = Editor(library)
        for name in ("V", "Taehyung"):
            editor.apply(AddPerson((Name(name),)))
        with library.writing() as writer:
            for person_id, photo_ids in ((1, ids[:1_000]), (2, ids[500:])):
                phrase = phrases.find_or_add(writer, (person_id,))
                phrases.attach(writer, photo_ids, [phrase])
        states.append(dump(library))
        editor.apply(MergePersons(1, (2,)))
        states.append(dump(library))
        editor.undo()
    for attempt in range(4):
        program = start(folder)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(attempt * 0.03)  # somewhere in what it does next
        kill(program)
        with Library.open(folder) as library:
            assert problems(library) == []
            if dump(library) != states[0]:  # merged again, its names have other ids
                assert without_names(dump(library)) == without_names(states[1])
                Editor(library).undo()
            assert dump(library) == states[0]


def without_names(state: dict[str, Any]) -> dict[str, Any]:
    return {table: rows for table, rows in state.items() if table not in ("names", "name_keys")}


def revision_of(folder: Path) -> str | None:
    engine = connections.make_engine(folder / "library.db", begin="BEGIN")
    with engine.connect() as connection:
        found = schema.stored_revision(connection)
    engine.dispose()
    return found


def has_copies(folder: Path, number: int) -> bool:
    return folder.is_dir() and len(list(folder.glob("*.db"))) >= number


def test_a_migration_that_was_cut_off_is_done_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    rows = dict(old_library.ROWS_OF_REVISION_2)
    ids = range(100, 100 + NAMES)
    rows["persons"] = [*rows["persons"], *({"id": key} for key in ids)]
    words = ({"person_id": key, "text": f"김 {key}", "search_text": f"김 {key}"} for key in ids)
    rows["names"] = [*rows["names"], *({"id": 1_000 + n} | row for n, row in enumerate(words))]
    old_library.make(folder, "0002", rows)
    (folder / "originals").mkdir()
    copies = folder / "backups"
    for attempt in range(4):
        program = start(folder)
        wait(program, partial(has_copies, copies, attempt + 1))
        time.sleep(attempt * 0.04)  # the copy is there: the migration itself has begun
        kill(program)
        if revision_of(folder) == schema.HEAD:
            break
        assert revision_of(folder) == "0002"
    assert attempt > 0
    with Library.open(folder) as library:
        assert problems(library) == []
        with library.reading() as reader:
            named = reader.exec_driver_sql("SELECT count(*) FROM names").scalar()
            assert named == NAMES + len(old_library.ROWS_OF_REVISION_2["names"])
