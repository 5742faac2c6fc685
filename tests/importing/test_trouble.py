"""What happens around an import: folders vanish, files grow, disks refuse. Nothing is lost."""

import os
import threading
import time
from pathlib import Path

import pytest

from gallery.importing import storing
from gallery.importing.pipeline import run, unfinished
from gallery.importing.request import Mode
from gallery.jobs.progress import Cancellable, Silent
from gallery.library import check
from gallery.library.database import Library
from gallery.model.errors import DiskFull, LibraryMissing
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import picture_bytes, write_picture

COUNT = 1000
SOME = 100  # files; with what eight children may have in their hands they are far from all
SLOW = 0.02  # s a file; enough for a child that is stuck with the first one
HUGE = 1 << 40  # bytes, all of them zeros that take no place on the disk
MODES_THAT_PLACE = [Mode.COPY, Mode.MOVE]


def fill(source: Path) -> dict[str, bytes]:
    """Write the files and return them by name."""
    content = {f"{n:03}.jpg": picture_bytes(shade=n) for n in range(1, COUNT + 1)}
    for name, data in content.items():
        (source / name).write_bytes(data)
    return content


def contents(folder: Path) -> list[bytes]:
    """Return what the files below a folder hold."""
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("mode", list(Mode))
def test_a_folder_that_vanishes_costs_only_what_was_not_read(
    library: Library, importer: Importer, source: Path, tmp_path: Path, mode: Mode
) -> None:
    content = fill(source)
    away = tmp_path / "away"

    def vanish(_: object) -> None:
        if source.exists():
            source.rename(away)

    def read_slowly(done: int, _total: int, _name: str) -> None:
        if done > SOME and source.exists():
            time.sleep(SLOW)

    plan = importer.plan(source, mode=mode)
    report = run(library, plan, Cancellable(read_slowly), on_batch=vanish)
    assert 0 < report.added < COUNT
    assert report.added + len(report.refused) == COUNT
    assert {one.reason for one in report.refused} == {Reason.VANISHED}
    assert unfinished(library) == []
    away.rename(source)
    assert check.check(library) == []
    again = importer(source, mode=mode)
    assert report.added + again.added == COUNT
    assert again.refused == ()
    assert check.check(library) == []
    held = source if mode is Mode.KEEP else library.originals
    assert contents(held) == sorted(content.values())


@pytest.fixture
def foreign(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of another user's files: Linux gives those no second name."""
    link = os.link

    def refuse(first: os.PathLike[str], second: os.PathLike[str]) -> None:
        if Path(first).is_relative_to(source):
            raise PermissionError(1, "Operation not permitted", str(first))
        link(first, second)

    monkeypatch.setattr(os, "link", refuse)
    return source


def test_what_cannot_have_two_names_is_copied_and_then_removed(
    library: Library, importer: Importer, foreign: Path
) -> None:
    content = fill(foreign)
    report = importer(foreign, mode=Mode.MOVE)
    assert (report.added, report.refused) == (COUNT, ())
    assert contents(foreign) == []
    assert contents(library.originals) == sorted(content.values())


def test_what_cannot_have_two_names_outlives_a_failing_transaction(
    library: Library, importer: Importer, foreign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = fill(foreign)

    def full(*_: object, **__: object) -> None:
        raise DiskFull(library.folder)

    plan = importer.plan(foreign, mode=Mode.MOVE)
    monkeypatch.setattr(storing.photos, "add", full)
    report = run(library, plan, Silent())
    assert (report.added, report.disk_full) == (0, True)
    assert contents(foreign) == sorted(content.values())
    assert contents(library.originals) == []


@pytest.mark.parametrize("mode", MODES_THAT_PLACE)
def test_a_library_that_takes_no_files_is_told_before_anything_is_noted(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    write_picture(source / "1.jpg")
    plan = importer.plan(source, mode=mode)
    library.originals.rmdir()
    library.originals.write_text("a file is in the way")
    with pytest.raises(LibraryMissing):
        run(library, plan, Silent())
    assert unfinished(library) == []
    assert contents(source) == [picture_bytes()]


def test_a_file_that_grows_is_left_for_later(importer: Importer, source: Path) -> None:
    whole = picture_bytes(size=(640, 480)) + bytes(16 << 20)  # takes a while to read
    growing = source / "1.jpg"
    growing.write_bytes(whole)
    stop = threading.Event()

    def grow() -> None:
        with growing.open("ab", buffering=0) as file:
            while not stop.wait(0.0002):
                file.write(bytes(512))

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        reasons = {refused.reason for refused in importer(source).refused}
    finally:
        stop.set()
        thread.join()
    growing.write_bytes(whole)
    assert reasons == {Reason.CHANGED_WHILE_READ}
    assert importer(source).added == 1


@pytest.mark.skipif(os.name == "nt", reason="there an empty space takes its place on the disk")
def test_a_huge_file_that_is_no_picture_is_not_read_to_its_end(
    importer: Importer, source: Path
) -> None:
    with (source / "film.jpg").open("wb") as film:
        film.write(b"\0\0\0\x18ftypmp42")
        film.truncate(HUGE)
    (refused,) = importer(source).refused
    assert refused.reason is Reason.NOT_A_PICTURE  # whoever reads it all is too slow
