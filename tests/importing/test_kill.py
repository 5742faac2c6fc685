"""Killed at any moment, an import leaves a library that opens, and can go on to the end."""

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.importing import record
from gallery.importing.claim import claimed
from gallery.importing.pipeline import give_up, resume, run, unfinished
from gallery.importing.request import Mode
from gallery.jobs.progress import Silent
from gallery.library import check, details, history, imports, people, suggestions
from gallery.library.database import Library
from gallery.model.errors import Interrupted, LibraryBusy
from gallery.model.facts import Fact, Origin
from tests.importing.conftest import Importer
from tests.importing.pictures import (
    bag,
    in_languages,
    packet,
    picture_bytes,
    write_picture,
)

COUNT = 400  # files: enough that a kill lands in the middle
KILLS = int(os.environ.get("PHOTOSKETCH_KILLS", "2"))  # a mode; 17 and more by hand
NAMES = ("V", "RM", "Jin")
SCRIPT = """
import sys
from pathlib import Path
from gallery.importing.pipeline import run
from gallery.importing.planning import make_plan
from gallery.importing.request import ImportRequest, Mode
from gallery.jobs.progress import Cancellable
from gallery.library.database import Library
library, cache, source, mode = sys.argv[1:]
with Library.open(Path(library), cache=Path(cache)) as opened:
    request = ImportRequest((source,), mode=Mode(mode), title="Killed")
    told = Cancellable(lambda done, total, name: print(done, flush=True))
    plan = make_plan(opened, request, Cancellable())
    print("planned", flush=True)
    run(opened, plan, told)
"""


def files_of(source: Path) -> dict[str, bytes]:
    """Write the files and return them by name."""
    content = {}
    for number in range(COUNT):
        data = picture_bytes(shade=number, size=(40, 30)) + str(number).encode()
        (source / f"{number + 1:04}.jpg").write_bytes(data)
        content[f"{number + 1:04}.jpg"] = data
        write_sidecar(source, number, word="first")
    return content


def write_sidecar(source: Path, number: int, *, word: str) -> None:
    """Write what is said of a picture: a title, a person in a group, a keyword."""
    body = in_languages("dc:title", x_default=f"{word} {number}")
    body += bag("lr:hierarchicalSubject", f"People|BTS|{NAMES[number % len(NAMES)]}")
    (source / f"{number + 1:04}.jpg.xmp").write_bytes(packet(body + bag("dc:subject", word)))


def kill_after(seconds: float, *, folder: Path, source: Path, mode: Mode) -> None:
    """Start an import in another process and kill it so long after its plan was made."""
    arguments = [folder / "library", folder / "cache", source, mode]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("planned"):
                break
        time.sleep(seconds)
        process.kill()


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_import_goes_on(tmp_path: Path, source: Path, mode: Mode, seed: int) -> None:
    content = files_of(source)
    moments = random.Random(f"{seed} {mode}")
    kill_after(moments.uniform(0.0, 0.7), folder=tmp_path, source=source, mode=mode)
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        for import_id, request in unfinished(library):
            assert request.title == "Killed"
            resume(library, import_id, Silent())
        importer = Importer(library)
        importer(source, mode=mode, title="Killed")
        assert unfinished(library) == []
        assert importer.titles() == {"Killed": COUNT}
        held = [path for paths in importer.paths().values() for path in paths]
        assert sorted(Path(path).read_bytes() for path in held) == sorted(content.values())
        assert not list(library.originals.glob(".incoming-*"))
        assert check.check(library) == []
        assert_all_is_said(library, word="first")
        with library.reading() as reader:
            assert len(history.recent(reader, 10)) == 1
        undo(library)
        assert (importer.paths(), importer.titles()) == ({}, {})
        assert_nothing_is_left(library, moved=mode is Mode.MOVE)


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_rescan_goes_on(tmp_path: Path, source: Path, seed: int) -> None:
    files_of(source)
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        Importer(library)(source, title="Killed")
    for number in range(COUNT):
        write_sidecar(source, number, word="second")
    moment = random.Random(f"{seed} rescan").uniform(0.0, 0.5)
    kill_after(moment, folder=tmp_path, source=source, mode=Mode.KEEP)
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        for import_id, _ in unfinished(library):
            resume(library, import_id, Silent())
        assert Importer(library)(source, title="Killed").rescanned in {0, COUNT}
        assert_all_is_said(library, word="second")
        undo(library)
        assert_all_is_said(library, word="first")
        assert check.check(library) == []


def test_a_rescan_cut_off_at_its_very_end_is_a_step_all_the_same(
    library: Library, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_of(source)
    importer = Importer(library)
    importer(source, title="Killed")
    for number in range(COUNT):
        write_sidecar(source, number, word="second")

    def cut_off(*_: object) -> None:
        raise Interrupted

    plan = importer.plan(source, title="Killed")
    monkeypatch.setattr(imports, "finish", cut_off)
    with pytest.raises(Interrupted):
        run(library, plan, Silent())
    monkeypatch.undo()
    ((import_id, _),) = unfinished(library)
    assert resume(library, import_id, Silent()).rescanned == 0
    assert_all_is_said(library, word="second")
    undo(library)
    assert_all_is_said(library, word="first")
    assert importer(source, title="Killed").rescanned == COUNT


def assert_all_is_said(library: Library, *, word: str) -> None:
    """Make sure that everything of the sidecars is there, once."""
    with library.reading() as reader:
        found = details.details_many(reader, library, sorted(photos_of(library)))
        persons, groups = people.all_persons(reader), people.all_groups(reader)
        assert word in {guess.text for guess in suggestions.open_words(reader)}
    assert {photo.title for photo in found} == {f"{word} {number}" for number in range(COUNT)}
    assert all(len(photo.people) == 1 for photo in found)
    assert sorted(person.name for person in persons) == sorted(NAMES)
    assert [(group.name, len(group.members)) for group in groups] == [("BTS", len(NAMES))]


def assert_nothing_is_left(library: Library, *, moved: bool) -> None:
    """Make sure that the import took along what it brought, but for the only copies."""
    with library.reading() as reader:
        assert (people.all_persons(reader), people.all_groups(reader)) == ([], [])
        assert suggestions.count(reader) == 0
    stray = COUNT if moved else 0
    kinds = [problem.kind for problem in check.check(library)]
    assert kinds == [check.ProblemKind.STRAY_FILE] * stray


def photos_of(library: Library) -> set[int]:
    """Return the ids of all photos."""
    return set(Importer(library).paths())


def undo(library: Library) -> None:
    """Undo the last step."""
    Editor(library).undo()


def test_one_that_is_at_work_is_not_unfinished(library: Library, source: Path) -> None:
    import_id = _killed(library, source)
    assert [key for key, _ in unfinished(library)] == [import_id]
    with claimed(library, import_id):
        assert unfinished(library) == []
        with pytest.raises(LibraryBusy):
            resume(library, import_id, Silent())
    assert [key for key, _ in unfinished(library)] == [import_id]


def test_an_unfinished_import_can_be_given_up(library: Library, source: Path) -> None:
    import_id = _killed(library, source)
    give_up(library, import_id)
    assert unfinished(library) == []


def test_resuming_keeps_what_the_user_chose_in_the_plan(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    plan = importer.plan(love_wins_all)
    chosen = replace(plan.sets[0], title=Fact("My title", Origin.USER))
    with library.writing() as writer:
        import_id = imports.start(writer, record.plan_to_json(plan.with_set(chosen)))
    report = resume(library, import_id, Silent())
    assert report.added == 11
    assert importer.titles() == {"My title": 11}


def _killed(library: Library, source: Path) -> int:
    plan = Importer(library).plan(source)
    with library.writing() as writer:
        return imports.start(writer, record.plan_to_json(plan))


def test_an_import_needs_no_cache(tmp_path: Path, source: Path) -> None:
    write_picture(source / "1.jpg")
    (tmp_path / "cache").write_text("a file is in the way")
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        assert Importer(library)(source).added == 1
        assert unfinished(library) == []
