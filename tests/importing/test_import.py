"""An import ends with everything in the library that can be, and a report of the rest."""

import hashlib
import os
import shutil
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.importing.pipeline import resume, run, unfinished
from gallery.jobs.progress import Cancellable, Silent
from gallery.library import check, details, history, people, photos, sets, taking_out
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import Interrupted
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import noise_jpeg, picture_bytes, png_bomb, write_picture


def test_a_set_is_there_with_places_date_and_origins(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    report = importer(love_wins_all, expected=12)
    assert (report.added, report.already_there, report.refused) == (11, 0, ())
    with library.reading() as reader:
        photo_set = sets.get(reader, report.sets[0])
    assert photo_set.completeness.missing == (7,)
    assert (photo_set.completeness.have, photo_set.completeness.expected) == (11, 12)
    assert photo_set.released_on == "2024-01-27"
    assert photo_set.origins["released_on"] is Origin.FILE_NAME
    assert photo_set.origins["expected"] is Origin.USER


def test_a_file_tells_when_it_was_taken(library: Library, importer: Importer, source: Path) -> None:
    write_picture(source / "1.jpg", taken="2024:01:27 12:30:00")
    importer(source)
    with library.reading() as reader:
        found = details.details(reader, library, 1)
    assert found.taken_at == "2024-01-27T12:30:00"
    assert found.origins["taken_at"] is Origin.FILE
    assert (found.width, found.height, found.format) == (64, 48, "JPEG")


def test_importing_again_adds_nothing(importer: Importer, love_wins_all: Path) -> None:
    importer(love_wins_all)
    report = importer(love_wins_all)
    assert (report.added, report.already_there, report.sets) == (0, 11, ())
    assert importer.titles() == {"Love wins all photo sketch": 11}


def test_a_later_import_grows_the_set_and_keeps_its_places(
    importer: Importer, source: Path
) -> None:
    for name in ("b.jpg", "d.jpg"):
        write_picture(source / name, shade=ord(name[0]))
    (set_id,) = importer(source, title="Grown").sets
    write_picture(source / "a.jpg", shade=1)
    report = importer(source)
    assert (report.added, report.sets) == (1, (set_id,))
    assert importer.titles() == {"Grown": 3}
    assert importer.places(set_id) == [1, 2, 3]


def test_equal_files_of_one_import_are_one_photo_and_leave_no_gap(
    importer: Importer, source: Path
) -> None:
    for name in ("a.jpg", "b.jpg", "d.jpg"):
        write_picture(source / name, shade=ord(name[0]))
    write_picture(source / "c.jpg", shade=ord("a"))
    report = importer(source)
    assert (report.added, report.already_there) == (3, 0)
    assert importer.places(report.sets[0]) == [1, 2, 3]
    assert sorted(map(len, importer.paths().values())) == [1, 1, 2]


def test_a_refused_file_takes_no_place_and_hides_no_gap(
    importer: Importer, love_wins_all: Path, source: Path
) -> None:
    (love_wins_all / "error.jpg").write_bytes(b"<html>404</html>")
    (numbered,) = importer(love_wins_all, expected=12).sets
    assert importer.places(numbered) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    for name in ("a.jpg", "b.jpg", "d.jpg"):
        write_picture(source / "by name" / name, shade=ord(name[0]))
    (source / "by name" / "c.jpg").write_bytes(b"")
    (ranked,) = importer(source / "by name").sets
    assert importer.places(ranked) == [1, 2, 3]


def test_one_photo_can_be_in_two_sets(importer: Importer, source: Path) -> None:
    write_picture(source / "one" / "1.jpg", shade=1)
    write_picture(source / "two" / "1.jpg", shade=1)
    write_picture(source / "two" / "2.jpg", shade=2)
    assert importer(source).added == 2
    assert importer.titles() == {"one": 1, "two": 2}


def test_a_copy_elsewhere_is_another_file_of_the_photo(
    importer: Importer, love_wins_all: Path, source: Path
) -> None:
    importer(love_wins_all)
    copy = source / "copy.jpg"
    shutil.copy(love_wins_all / "240127_LWA_01.jpg", copy)
    report = importer(copy)
    assert (report.added, report.already_there) == (0, 1)
    assert str(copy) in importer.paths()[1]


def test_a_moved_file_is_found_again(importer: Importer, love_wins_all: Path, source: Path) -> None:
    importer(love_wins_all)
    moved = source / "moved"
    love_wins_all.rename(moved)
    importer(moved)
    assert all(
        [Path(path).parent for path in paths] == [moved] for paths in importer.paths().values()
    )


def test_a_moved_folder_grows_its_set_where_it_is_now(
    importer: Importer, love_wins_all: Path, source: Path
) -> None:
    importer(love_wins_all)
    moved = source / "240127 moved"
    love_wins_all.rename(moved)
    write_picture(moved / "240127_LWA_07.jpg", shade=7)
    assert importer(moved).added == 1
    assert importer.titles() == {"Love wins all photo sketch": 12}
    write_picture(moved / "240127_LWA_13.jpg", shade=13)
    (set_id,) = importer(moved).sets
    assert importer.titles() == {"Love wins all photo sketch": 13}
    assert importer.places(set_id) == list(range(1, 14))


def test_a_changed_file_is_a_new_photo(importer: Importer, source: Path) -> None:
    path = write_picture(source / "1.jpg", shade=1)
    importer(source)
    write_picture(path, shade=2, form="PNG")
    assert importer(source).added == 1
    assert [str(path)] in importer.paths().values()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"<html>404</html>", Reason.NOT_A_PICTURE),
        (b"\xff\xd8\xff\xe0 and nothing more", Reason.UNREADABLE_PICTURE),
        (png_bomb(), Reason.TOO_MANY_PIXELS),
        (b"\xff\x0a jpeg xl", Reason.UNSUPPORTED),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_ends_nothing(
    importer: Importer, source: Path, data: bytes, reason: Reason
) -> None:
    (source / "bad.jpg").write_bytes(data)
    write_picture(source / "good.jpg")
    report = importer(source)
    assert report.added == 1
    assert [(refused.path, refused.reason) for refused in report.refused] == [
        (str(source / "bad.jpg"), reason)
    ]


def test_a_file_that_vanished_since_the_plan_is_refused(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    plan = importer.plan(love_wins_all)
    (love_wins_all / "240127_LWA_02.jpg").unlink()
    report = run(library, plan, Silent())
    assert report.added == 10
    assert [refused.reason for refused in report.refused] == [Reason.VANISHED]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
def test_odd_names_open_again(library: Library, importer: Importer, source: Path) -> None:
    folder = source / os.fsdecode("240127 아이유".encode("cp949"))
    names = [unicodedata.normalize("NFD", "김태형.jpg"), os.fsdecode(b"caf\xe9.jpg"), "🎥.jpg"]
    for shade, name in enumerate(names):
        write_picture(folder / name, shade=shade)
    report = importer(folder)
    assert (report.added, report.refused) == (3, ())
    assert importer.titles() == {"아이유": 3}
    paths = sorted(path for (path,) in importer.paths().values())
    assert paths == sorted(str(folder / name) for name in names)
    assert importer(folder).already_there == 3


def test_an_archive_is_a_set_whose_files_are_in_the_library(
    library: Library, importer: Importer, source: Path
) -> None:
    archive = source / "240127 Love wins all.cbz"
    with zipfile.ZipFile(archive, "w") as pack:
        pack.writestr("page 2.jpg", picture_bytes(shade=2))
        pack.writestr("page 10.jpg", picture_bytes(shade=10))
        pack.writestr("HQ/1.jpg", picture_bytes(shade=1))
    report = importer(archive)
    assert report.added == 3
    assert importer.titles() == {"Love wins all": 2, "Love wins all HQ": 1}
    for (path,) in importer.paths().values():
        assert library.originals in Path(path).parents
        assert Path(path).is_file()
    assert importer(archive).already_there == 3


def test_a_hostile_archive_writes_nothing_outside(
    library: Library, importer: Importer, tmp_path: Path, source: Path
) -> None:
    archive = source / "bad.zip"
    with zipfile.ZipFile(archive, "w") as pack:
        pack.writestr("good.jpg", picture_bytes())
        pack.writestr("../../../evil.jpg", picture_bytes(shade=1))
    before = sorted(path for path in tmp_path.rglob("*") if library.folder not in path.parents)
    report = importer(archive)
    assert [refused.reason for refused in report.refused] == [Reason.ARCHIVE_UNSAFE_NAME]
    assert report.added == 0
    after = sorted(path for path in tmp_path.rglob("*") if library.folder not in path.parents)
    assert [path for path in after if "cache" not in path.parts] == [
        path for path in before if "cache" not in path.parts
    ]
    assert list(library.originals.iterdir()) == []


def test_batches_are_told_as_they_come(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    told: list[Changes] = []
    reports: list[tuple[int, int, str]] = []
    progress = Cancellable(lambda *report: reports.append(report))
    run(library, importer.plan(love_wins_all), progress, on_batch=told.append)
    assert frozenset().union(*(changes.photos for changes in told)) == frozenset(range(1, 12))
    assert all(changes.arrangement for changes in told)
    assert reports[-1][:2] == (11, 11)


def test_the_first_pictures_of_a_watched_import_come_with_their_thumbnails(
    library: Library, importer: Importer, source: Path
) -> None:
    for number in range(1, 20):
        write_picture(source / f"{number:02}.jpg", shade=number * 9)
    whole = noise_jpeg()
    (source / "00.jpg").write_bytes(whole[: len(whole) // 2])
    told: list[Changes] = []
    run(library, importer.plan(source), Silent(), on_batch=told.append)
    assert 1 <= len(told[0].photos) < 19  # seen at once, not when there are many
    with library.reading() as reader:
        digests = photos.digests(reader, range(1, 30))
    cut, *others = (digests[key] for key in sorted(digests))
    missing = library.thumbnails.missing([cut, *others])
    assert cut in missing  # what is wrong with a file, the analysis finds out
    assert 0 < len(others) - (len(missing) - 1) < len(others)
    assert set(library.thumbnails.prints(others)) == set(others) - set(missing)


def test_a_cancelled_import_keeps_what_is_in_and_can_be_undone(
    library: Library, importer: Importer, source: Path
) -> None:
    for shade in range(600):
        (source / f"{shade}.jpg").write_bytes(picture_bytes(shade=shade, size=(16, 16)))
    progress = Cancellable(lambda done, *_: progress.cancel() if done == 250 else None)
    report = run(library, importer.plan(source), progress)
    assert report.cancelled
    assert 200 <= report.added < 600
    with library.reading() as reader:
        step = history.undoable(reader)
    assert step
    assert (step.kind, step.photos) == (StepKind.IMPORT, report.added)
    importer(source)
    assert {path for paths in importer.paths().values() for path in paths} == set(
        map(str, source.iterdir())
    )


def test_an_import_that_closing_the_program_cut_off_goes_on(
    library: Library, importer: Importer, source: Path
) -> None:
    for shade in range(600):
        (source / f"{shade}.jpg").write_bytes(picture_bytes(shade=shade, size=(16, 16)))
    progress = Cancellable(lambda done, *_: progress.interrupt() if done == 250 else None)
    with pytest.raises(Interrupted):
        run(library, importer.plan(source), progress)
    ((import_id, request),) = unfinished(library)
    assert request.paths == (str(source),)
    report = resume(library, import_id, Silent())
    assert not report.cancelled
    assert {path for paths in importer.paths().values() for path in paths} == set(
        map(str, source.iterdir())
    )
    assert unfinished(library) == []
    with library.reading() as reader:
        step = history.undoable(reader)
    assert step
    assert step.photos == len(importer.paths())


def test_an_import_that_goes_on_leaves_no_false_gaps(
    library: Library, importer: Importer, source: Path
) -> None:
    for shade in range(300):
        data = picture_bytes(shade=shade, size=(16, 16))
        (source / f"{shade:03}x.jpg").write_bytes(b"no picture" if shade in {5, 290} else data)
    shutil.copy(source / "007x.jpg", source / "280x.jpg")
    progress = Cancellable(lambda done, *_: progress.interrupt() if done == 250 else None)
    with pytest.raises(Interrupted):
        run(library, importer.plan(source), progress)
    ((import_id, _),) = unfinished(library)
    report = resume(library, import_id, Silent())
    there = len(importer.paths())
    assert there > 250
    assert importer.places(report.sets[0]) == list(range(1, there + 1))


def test_an_import_is_one_step_and_undo_leaves_the_files(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    with library.writing() as writer:
        history.undo(writer)
    assert importer.paths() == {}
    assert importer.titles() == {}
    assert len(list(love_wins_all.iterdir())) == 11


def test_a_large_import_is_undone_in_pieces_between_which_others_work(
    library: Library, importer: Importer, love_wins_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_out, "PIECE", 4)
    importer(love_wins_all)
    editor, other = Editor(library), Editor(library)
    left: list[int] = []

    def work(_: Changes) -> None:
        left.append(len(importer.paths()))
        if len(left) == 1:
            other.apply(AddPerson((Name("IU"),)))

    stop = editor.subscribe(work)
    outcome = editor.undo()
    assert outcome
    assert outcome.step
    assert outcome.step.undone
    assert left == [7, 3, 0]
    assert importer.titles() == {}
    stop()
    with library.reading() as reader:
        assert [person.name for person in people.all_persons(reader)] == ["IU"]
    editor.redo()
    assert (len(importer.paths()), list(importer.titles().values())) == (11, [11])
    assert check.check(library) == []


def test_nothing_new_makes_no_step(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    importer(love_wins_all)
    with library.reading() as reader:
        assert len(history.recent(reader, 10)) == 1


def test_large_files_are_streamed(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source / "large.jpg"
    path.write_bytes(noise_jpeg() + bytes(40 << 20))
    assert importer(source).added == 1
    assert importer.paths()[1] == [str(path)]


def test_the_digest_is_of_the_whole_file(
    library: Library, importer: Importer, source: Path
) -> None:
    path = write_picture(source / "1.jpg")
    importer(source)
    with library.reading() as reader:
        assert photos.digests(reader, [1])[1] == hashlib.sha256(path.read_bytes()).hexdigest()
