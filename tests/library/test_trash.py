"""Removed photos' files inside the library: set aside, brought back, trashed late."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.library import check, files, history, imports, originals, photos, trash
from gallery.library.database import Library
from gallery.model.history import StepKind


def bring(library: Library, source: Path, import_id: int | None = None) -> int:
    """Copy a file into the library and catalogue it."""
    target = library.originals / "set" / source.name
    target.parent.mkdir(exist_ok=True)
    originals.publish(source, target, digest=originals.digest_of(source))
    with library.writing() as writer:
        row = {"digest": originals.digest_of(source), "import_id": import_id}
        (photo_id,) = photos.add(writer, [row])
        place = {"photo_id": photo_id, "path": str(target), "bytes": 1, "modified_ns": 1}
        files.add_files(writer, [place | {"import_id": import_id}])
    return photo_id


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "01.jpg"
    path.write_bytes(b"picture")
    return path


def remove(library: Library, photo_id: int) -> None:
    with library.writing() as writer:
        photos.remove(writer, [photo_id])
        history.push(writer, StepKind.REMOVE_PHOTOS, "", 1)


def undo(library: Library) -> None:
    with library.writing() as writer:
        history.undo(writer)


def test_a_removed_file_waits_and_comes_back(library: Library, source: Path) -> None:
    photo_id = bring(library, source)
    there = library.originals / "set" / "01.jpg"
    remove(library, photo_id)
    assert not there.exists()
    (waiting,) = trash.waiting(library.folder)
    assert (waiting / "01.jpg").read_bytes() == b"picture"
    undo(library)
    assert there.read_bytes() == b"picture"
    assert trash.waiting(library.folder) == []
    with library.writing() as writer:
        history.redo(writer)
    assert not there.exists()
    assert source.exists()


def test_a_rolled_back_removal_moves_nothing(library: Library, source: Path) -> None:
    photo_id = bring(library, source)
    with pytest.raises(ZeroDivisionError), library.writing() as writer:  # noqa: PT012
        photos.remove(writer, [photo_id])
        raise ZeroDivisionError
    assert (library.originals / "set" / "01.jpg").exists()


def test_files_outside_are_never_touched(library: Library, source: Path) -> None:
    with library.writing() as writer:
        (photo_id,) = photos.add(writer, [{"digest": "x"}])
        row = {"photo_id": photo_id, "path": str(source), "bytes": 1, "modified_ns": 1}
        files.add_files(writer, [row])
    remove(library, photo_id)
    assert source.read_bytes() == b"picture"
    assert trash.waiting(library.folder) == []


def test_what_no_step_can_bring_back_goes_to_the_systems_trash(
    library: Library, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 1)
    photo_id = bring(library, source)
    remove(library, photo_id)
    assert len(trash.waiting(library.folder)) == 1
    with library.writing() as writer:
        photos.add(writer, [{"digest": "y"}])
        history.push(writer, StepKind.RATE, "", 1)
    assert trash.waiting(library.folder) == []


def test_undoing_an_import_sets_its_copies_aside(library: Library, source: Path) -> None:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
    bring(library, source, import_id)
    with library.writing() as writer:
        imports.finish(writer, import_id, imports.DONE)
        history.push(writer, StepKind.IMPORT, "", 1, import_id)
    undo(library)
    assert not (library.originals / "set" / "01.jpg").exists()
    with library.writing() as writer:
        history.redo(writer)
    assert (library.originals / "set" / "01.jpg").exists()
    assert source.exists()
    assert check.check(library) == []


def test_undoing_an_import_that_moved_files_leaves_them(library: Library, source: Path) -> None:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}", moves_files=True)
    bring(library, source, import_id)
    there = library.originals / "set" / "01.jpg"
    with library.writing() as writer:
        history.push(writer, StepKind.IMPORT, "", 1, import_id)
    undo(library)
    assert there.exists()
    assert trash.waiting(library.folder) == []
    with library.writing() as writer:
        history.redo(writer)
    assert check.check(library) == []
    undo(library)
    with library.writing() as writer:
        photos.add(writer, [{"digest": "y"}])
        history.push(writer, StepKind.RATE, "", 1)
    assert there.exists()


def test_an_undone_import_goes_when_something_else_is_done(library: Library, source: Path) -> None:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
    bring(library, source, import_id)
    with library.writing() as writer:
        history.push(writer, StepKind.IMPORT, "", 1, import_id)
    undo(library)
    assert len(trash.waiting(library.folder)) == 1
    with library.writing() as writer:
        photos.add(writer, [{"digest": "y"}])
        history.push(writer, StepKind.RATE, "", 1)
    assert trash.waiting(library.folder) == []


def test_a_file_is_never_moved_onto_another(library: Library, source: Path) -> None:
    photo_id = bring(library, source)
    remove(library, photo_id)
    there = library.originals / "set" / "01.jpg"
    there.parent.mkdir(exist_ok=True)
    there.write_bytes(b"somebody else's")
    undo(library)
    assert there.read_bytes() == b"somebody else's"
    assert len(trash.waiting(library.folder)) == 1


def test_check_brings_back_what_waits(library: Library, source: Path) -> None:
    bring(library, source)
    there = library.originals / "set" / "01.jpg"
    trash.move(there, trash.folder_of(library.folder, 1) / "01.jpg")
    (problem,) = check.check(library)
    assert (problem.kind, problem.is_repaired) == (check.ProblemKind.MISSING_FILE, False)
    (problem,) = check.check(library, repair=True)
    assert problem.is_repaired
    assert there.exists()
    assert check.check(library) == []


def test_the_file_of_a_photo_that_came_back_is_never_let_go(
    library: Library, tmp_path: Path
) -> None:
    """Its place was taken when it came back, so it waits still; there is no other copy of it."""
    sources = [tmp_path / name for name in ("01.jpg", "02.jpg")]
    for number, one in enumerate(sources):
        one.write_bytes(b"picture %d" % number)
    ids = [bring(library, one) for one in sources]
    with library.writing() as writer:
        photos.remove(writer, ids)
        history.push(writer, StepKind.REMOVE_PHOTOS, "", 2)
    folder = library.originals / "set"
    folder.mkdir(exist_ok=True)
    for one in sources:
        (folder / one.name).write_bytes(b"somebody else's")
    undo(library)
    with library.writing() as writer:
        photos.add(writer, [{"digest": "y"}])
        history.push(writer, StepKind.RATE, "", 1)
    waiting = trash.waiting(library.folder)
    assert sorted(path.read_bytes() for one in waiting for path in one.iterdir()) == [
        b"picture 0",
        b"picture 1",
    ]


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk than that of the library."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


class TestAnotherDisk:
    def test_a_file_goes_there_and_comes_back(self, other_disk: Path, tmp_path: Path) -> None:
        source, target = other_disk / "01.jpg", tmp_path / "trash" / "1" / "01.jpg"
        source.write_bytes(b"picture")
        os.utime(source, ns=(1, 1_000_000_000))
        assert trash.move(source, target, tidy=False)
        assert list(other_disk.iterdir()) == []
        assert target.stat().st_mtime_ns == 1_000_000_000
        assert trash.move(target, source)
        assert source.read_bytes() == b"picture"
        assert list(other_disk.iterdir()) == [source]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
    def test_what_has_no_room_stays_whole_where_it_is(
        self, other_disk: Path, tmp_path: Path
    ) -> None:
        source, target = other_disk / "01.jpg", tmp_path / "trash" / "01.jpg"
        source.write_bytes(b"picture" * 10_000)
        script = f"""
import pathlib, resource, signal
from gallery.library import trash
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
raise SystemExit(trash.move(pathlib.Path({str(source)!r}), pathlib.Path({str(target)!r})))
"""
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
        assert source.read_bytes() == b"picture" * 10_000
        assert list(target.parent.iterdir()) == [], "no half of it is taken for the file"
