"""Watched folders offer what is new, once, and nothing that is still being written."""

import os
import time
from pathlib import Path

import pytest

from gallery.importing import arrivals, pipeline
from gallery.importing.arrivals import Arrivals
from gallery.importing.request import Mode
from gallery.jobs.progress import Cancellable, Silent
from gallery.library import photos, watched
from gallery.library.database import Library
from gallery.model.errors import Cancelled
from tests.importing.conftest import Importer
from tests.importing.pictures import picture_bytes, write_picture
from tests.importing.zips import Packed, write_zip

OLD = time.time() - 3600


def arrive(path: Path, *, shade: int) -> Path:
    """Put a picture there that was written an hour ago."""
    write_picture(path, shade=shade)
    os.utime(path, (OLD, OLD))
    return path


def look(library: Library) -> tuple[Arrivals, ...]:
    return arrivals.look(library, Silent())


@pytest.fixture
def inbox(library: Library, source: Path) -> Path:
    """A watched folder with one picture in it."""
    folder = source / "inbox"
    arrive(folder / "1.jpg", shade=1)
    with library.writing() as writer:
        watched.add(writer, library, str(folder))
    return folder


def test_new_files_are_offered(library: Library, inbox: Path) -> None:
    arrive(inbox / "deep" / "2.jpg", shade=2)
    (found,) = look(library)
    assert (found.folder, found.new) == (str(inbox), 2)
    assert set(found.paths) == {str(inbox / "1.jpg"), str(inbox / "deep" / "2.jpg")}


def test_what_was_imported_is_no_news(library: Library, importer: Importer, inbox: Path) -> None:
    importer(inbox)
    assert look(library) == ()
    arrive(inbox / "2.jpg", shade=2)
    (found,) = look(library)
    assert found.paths == (str(inbox / "2.jpg"),)


def test_an_archive_that_was_imported_is_no_news(
    library: Library, importer: Importer, inbox: Path
) -> None:
    importer(inbox)
    pack = write_zip(inbox / "pack.zip", Packed(b"2.jpg", picture_bytes(shade=2)))
    os.utime(pack, (OLD, OLD))
    (found,) = look(library)
    assert found.paths == (str(pack),)
    importer(inbox)
    assert look(library) == ()
    write_zip(pack, Packed(b"3.jpg", picture_bytes(shade=3)))
    os.utime(pack, (OLD + 60, OLD + 60))
    (found,) = look(library)
    assert found.paths == (str(pack),)


def test_what_was_copied_into_the_library_is_read_once(
    library: Library, importer: Importer, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer(inbox, mode=Mode.COPY)
    assert look(library) == ()
    monkeypatch.setattr(arrivals, "digest_of", None)
    assert look(library) == ()


def test_a_file_that_grows_waits(library: Library, inbox: Path) -> None:
    write_picture(inbox / "2.jpg", shade=2)
    (inbox / "3.jpg.part").write_bytes(b"half")
    os.utime(inbox / "3.jpg.part", (OLD, OLD))
    (found,) = look(library)
    assert found.paths == (str(inbox / "1.jpg"),)
    os.utime(inbox / "2.jpg", (OLD, OLD))
    assert look(library)[0].new == 2


def test_a_file_from_the_future_is_offered(library: Library, inbox: Path) -> None:
    ahead = time.time() + 86_400
    os.utime(inbox / "1.jpg", (ahead, ahead))
    assert look(library)[0].new == 1


def test_removed_photos_are_not_offered_again(
    library: Library, importer: Importer, inbox: Path
) -> None:
    importer(inbox)
    with library.writing() as writer:
        photos.remove(writer, [1])
    assert look(library) == ()


def test_declined_files_stay_declined_until_new_ones_come(library: Library, inbox: Path) -> None:
    arrivals.decline(library, look(library)[0])
    assert look(library) == ()
    arrive(inbox / "2.jpg", shade=2)
    (found,) = look(library)
    assert found.paths == (str(inbox / "2.jpg"),)
    arrivals.decline(library, found)
    write_picture(inbox / "1.jpg", shade=99)
    os.utime(inbox / "1.jpg", (OLD + 60, OLD + 60))
    assert look(library)[0].paths == (str(inbox / "1.jpg"),)


def test_marks_of_files_that_are_gone_are_forgotten(library: Library, inbox: Path) -> None:
    arrivals.decline(library, look(library)[0])
    (inbox / "1.jpg").unlink()
    assert look(library) == ()
    with library.reading() as reader:
        (folder,) = watched.all_watched(reader, library)
    assert folder.dismissed == ""


def test_archives_are_news_too(library: Library, inbox: Path) -> None:
    pack = write_zip(inbox / "pack.zip", Packed(b"1.jpg", b"x"))
    os.utime(pack, (OLD, OLD))
    assert str(pack) in look(library)[0].paths


def test_a_folder_that_is_away_has_no_news(library: Library, inbox: Path) -> None:
    inbox.rename(inbox.parent / "elsewhere")
    assert look(library) == ()


def test_a_look_can_be_cancelled(library: Library, inbox: Path) -> None:
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        arrivals.look(library, progress)


def test_what_is_still_written_is_counted(library: Library, inbox: Path) -> None:
    assert arrivals.survey(library, Silent()).growing == 0
    write_picture(inbox / "2.jpg", shade=2)
    found = arrivals.survey(library, Silent())
    assert (found.arrivals[0].new, found.growing) == (1, 1)


def test_the_footprint_changes_when_a_file_comes_or_goes(library: Library, inbox: Path) -> None:
    below = inbox / "a" / "b"
    below.mkdir(parents=True)
    (below / "back").symlink_to(inbox, target_is_directory=True)
    before = arrivals.footprint(library)
    assert arrivals.footprint(library) == before
    arrive(below / "2.jpg", shade=2)
    os.utime(below, (OLD, OLD))
    assert arrivals.footprint(library) != before
    inbox.rename(inbox.parent / "elsewhere")
    assert arrivals.footprint(library) == frozenset()


def test_a_plan_of_news_leaves_out_what_was_declined(
    library: Library, importer: Importer, inbox: Path
) -> None:
    data = picture_bytes(shade=7)
    pack = write_zip(inbox / "old.zip", Packed(b"5.jpg", data))
    os.utime(pack, (OLD, OLD))
    arrivals.decline(library, look(library)[0])
    arrive(inbox / "2.jpg", shade=2)
    pack = write_zip(inbox / "new.zip", Packed(b"6.jpg", picture_bytes(shade=8)))
    os.utime(pack, (OLD, OLD))
    plan = arrivals.only_new(importer.plan(inbox), look(library))
    wanted = {file.name for planned in plan.sets for file in planned.files}
    assert wanted == {"2.jpg", "6.jpg"}
    assert {file.name for file in plan.left_out} == {"1.jpg", "5.jpg"}
    assert pipeline.run(library, plan, Silent()).added == 2
