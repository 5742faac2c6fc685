"""Files outside of the library: trashed only where the user says so, and brought back."""

import os
from pathlib import Path

import pytest

from gallery.edits.deciding import Decide, Fate
from gallery.edits.deciding_all import DecideAll, LeftAlone, Rule, plan
from gallery.edits.editor import Editor
from gallery.library import check, duplicates, files, originals, outside, photos, trash
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.tables import roots
from gallery.model.errors import CannotSetAside, NotFound, OutsideLibrary
from gallery.model.variants import VariantKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's own with two pictures, and another one below it with one."""
    made = tmp_path / "사진 folder"
    (made / "HQ").mkdir(parents=True)
    for name in ("01.jpg", "02.jpg", "HQ/03.jpg"):
        (made / name).write_bytes(name.encode() * 10)
    return made


@pytest.fixture
def photo_ids(library: Library, folder: Path) -> list[int]:
    """The three pictures, kept where they are; ids 1, 2 and 3."""
    paths = [folder / "01.jpg", folder / "02.jpg", folder / "HQ" / "03.jpg"]
    return [catalogue(library, path) for path in paths]


def catalogue(library: Library, path: Path) -> int:
    with library.writing() as writer:
        (photo_id,) = photos.add(writer, [{"digest": originals.digest_of(path), "bytes": 60}])
        place = {"photo_id": photo_id, "path": str(path), "bytes": 60, "modified_ns": 1}
        files.add_files(writer, [place])
    return photo_id


def trashed(kept_id: int, *others: int, allowed: tuple[str, ...] = ()) -> Decide:
    fates = tuple((photo_id, Fate.TRASH, VariantKind.DUPLICATE) for photo_id in others)
    return Decide(kept_id, fates, allowed)


def there(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.jpg")}


EVERY = {"01.jpg", "02.jpg", "HQ/03.jpg"}


def test_folders_are_named_with_their_files(
    library: Library, folder: Path, photo_ids: list[int]
) -> None:
    with library.reading() as reader:
        found = outside.folders(reader, photo_ids)
        assert outside.folders(reader, []) == {}
    assert found == {str(folder): 2, str(folder / "HQ"): 1}


@pytest.mark.usefixtures("photo_ids")
@pytest.mark.parametrize("allowed", [(), ("HQ",), (".",), ("..",)])
def test_nothing_goes_that_nobody_named(
    allowed: tuple[str, ...], library: Library, folder: Path
) -> None:
    named = tuple(str(folder / one) for one in allowed)
    with pytest.raises(OutsideLibrary) as refused:
        Editor(library).apply(trashed(1, 2, 3, allowed=named))
    missing = {str(folder), str(folder / "HQ")} - {os.path.normpath(one) for one in named}
    assert set(refused.value.folders) == missing
    assert there(folder) == EVERY
    with library.reading() as reader:
        assert photos.there(reader, [1, 2, 3]) == {1, 2, 3}


@pytest.mark.usefixtures("photo_ids")
def test_what_was_named_waits_and_comes_back(library: Library, folder: Path) -> None:
    editor = Editor(library)
    allowed = (str(folder), str(folder / "HQ") + os.sep)
    editor.apply(trashed(1, 2, 3, allowed=allowed))
    assert there(folder) == {"01.jpg"}
    waiting = {path.name for found in trash.waiting(library.folder) for path in found.iterdir()}
    assert waiting == {"02.jpg", "03.jpg"}
    assert (folder / "HQ").is_dir(), "a folder of the user's own stays"
    assert check.check(library) == []
    editor.undo()
    assert there(folder) == EVERY
    assert (folder / "HQ" / "03.jpg").read_bytes() == b"HQ/03.jpg" * 10
    assert trash.waiting(library.folder) == []
    with library.reading() as reader:
        assert photos.paths(reader, library, [2, 3]) == {
            2: [str(folder / "02.jpg")],
            3: [str(folder / "HQ" / "03.jpg")],
        }
    assert check.check(library) == []
    editor.redo()
    assert there(folder) == {"01.jpg"}
    editor.undo()
    assert there(folder) == EVERY


@pytest.mark.usefixtures("photo_ids")
def test_a_step_that_is_taken_back_alone_brings_them_back(library: Library, folder: Path) -> None:
    editor = Editor(library)
    step = editor.apply(trashed(1, 2, allowed=(str(folder),))).step
    assert step is not None
    editor.apply(trashed(1, 3, allowed=(str(folder / "HQ"),)))
    editor.revert(step.id)
    assert there(folder) == {"01.jpg", "02.jpg"}
    editor.undo()
    assert there(folder) == {"01.jpg"}


@pytest.mark.usefixtures("photo_ids")
def test_what_stands_there_by_now_is_never_overwritten(library: Library, folder: Path) -> None:
    editor = Editor(library)
    editor.apply(trashed(1, 2, allowed=(str(folder),)))
    (folder / "02.jpg").write_bytes(b"something else")
    editor.undo()
    assert (folder / "02.jpg").read_bytes() == b"something else"
    (waiting,) = trash.waiting(library.folder)
    assert (waiting / "02.jpg").read_bytes() == b"02.jpg" * 10, "nothing is lost"


@pytest.mark.usefixtures("photo_ids")
def test_check_brings_back_a_file_that_undo_could_not(library: Library, folder: Path) -> None:
    editor = Editor(library)
    editor.apply(trashed(1, 2, allowed=(str(folder),)))
    (folder / "02.jpg").mkdir()
    editor.undo()
    (folder / "02.jpg").rmdir()
    (problem,) = check.check(library, repair=True)
    assert problem.is_repaired
    assert there(folder) == EVERY


@pytest.mark.usefixtures("photo_ids")
def test_what_a_crash_kept_from_coming_back_comes_back(library: Library, folder: Path) -> None:
    editor = Editor(library)
    editor.apply(trashed(1, 2, 3, allowed=(str(folder), str(folder / "HQ"))))
    waiting = {path.name: path for path in trash.files_waiting(library.folder)}
    editor.undo()
    editor.apply(trashed(1, 3, allowed=(str(folder / "HQ"),)))
    waiting["02.jpg"].parent.mkdir()
    (folder / "02.jpg").rename(waiting["02.jpg"])  # as if the moving had been cut off
    with Library.open(library.folder, cache=library.cache.parents[1]) as again:
        assert there(folder) == {"01.jpg", "02.jpg"}
        assert list(trash.files_waiting(again.folder)) == [waiting["03.jpg"]]
        assert check.check(again) == []


@pytest.mark.usefixtures("photo_ids")
def test_nothing_is_brought_back_to_a_disk_that_is_not_there(
    library: Library, folder: Path
) -> None:
    editor = Editor(library)
    editor.apply(trashed(1, 2, allowed=(str(folder),)))
    with library.writing() as writer:  # as if the folder had been that of a disk, now pulled out
        (root,) = writer.rows(roots, [{"id": 2}])
        writer.update(roots, [{"id": 2}], {"path": os.fsencode(folder) + root["path"]})
    editor.undo()
    assert not check.check(library, repair=True)[0].is_repaired
    assert there(folder) == {"01.jpg", "HQ/03.jpg"}
    assert len(trash.waiting(library.folder)) == 1
    with library.writing() as writer:
        writer.update(roots, [{"id": 2}], {"path": root["path"]})
    assert [one.is_repaired for one in check.check(library, repair=True)] == [True]
    assert there(folder) == EVERY


@pytest.mark.usefixtures("photo_ids")
def test_a_file_that_is_gone_is_no_hindrance(library: Library, folder: Path) -> None:
    (folder / "02.jpg").unlink()
    assert Editor(library).apply(trashed(1, 2, allowed=(str(folder),))).step is not None


@pytest.mark.usefixtures("photo_ids")
@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", int)() == 0, reason="everything may be written here"
)
def test_a_folder_that_may_not_be_written(library: Library, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with pytest.raises(CannotSetAside) as refused:
            Editor(library).apply(trashed(1, 2, allowed=(str(folder),)))
    finally:
        folder.chmod(0o700)
    assert (refused.value.folder, refused.value.why) == (str(folder), "no-permission")
    with library.reading() as reader:
        assert photos.there(reader, [2]) == {2}


@pytest.mark.usefixtures("photo_ids")
def test_a_trash_that_is_not_there_loses_nothing(library: Library, folder: Path) -> None:
    (library.folder / "trash").write_bytes(b"no folder")
    with pytest.raises(CannotSetAside) as refused:
        Editor(library).apply(trashed(1, 2, allowed=(str(folder),)))
    assert refused.value.why == "no-trash"
    assert there(folder) == EVERY
    with library.reading() as reader:
        assert photos.there(reader, [2]) == {2}


def test_files_inside_need_no_word(library: Library, tmp_path: Path) -> None:
    kept, other = library.originals / "01.jpg", library.originals / "02.jpg"
    for path in (kept, other):
        path.write_bytes(path.name.encode())
        catalogue(library, path)
    editor = Editor(library)
    editor.apply(trashed(1, 2))
    assert not other.exists()
    editor.undo()
    assert other.read_bytes() == b"02.jpg"
    with library.reading() as reader:
        assert outside.folders(reader, [1, 2]) == {}
    assert tmp_path.is_dir()


@pytest.mark.usefixtures("photo_ids")
def test_the_system_gets_nothing_that_came_back(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr("send2trash.send2trash", given.append)
    editor = Editor(library)
    editor.apply(trashed(1, 2, allowed=(str(folder),)))
    editor.apply(trashed(1, 3, allowed=(str(folder / "HQ"),)))
    editor.undo()
    editor.apply(trashed(3, 1, allowed=(str(folder),)))
    assert given == [], "the step that was undone lost nothing"
    assert there(folder) == {"HQ/03.jpg"}


class TestTheLastFile:
    """Nothing is set aside for a photo whose own file is not there."""

    @pytest.fixture(autouse=True)
    def gone(self, folder: Path, photo_ids: list[int]) -> None:
        assert photo_ids == [1, 2, 3]
        (folder / "01.jpg").unlink()

    def test_it_is_refused(self, library: Library, folder: Path) -> None:
        with pytest.raises(NotFound, match=r"01\.jpg"):
            Editor(library).apply(trashed(1, 2, allowed=(str(folder),)))
        assert there(folder) == {"02.jpg", "HQ/03.jpg"}
        with library.reading() as reader:
            assert photos.there(reader, [1, 2, 3]) == {1, 2, 3}

    def test_a_rule_leaves_it_alone(self, library: Library, folder: Path) -> None:
        with library.writing() as writer:
            photos.set_each(writer, {1: {"width": 4000, "height": 3000}})
            photos.set_each(writer, {2: {"width": 400, "height": 300}})
            duplicates.mark(writer, [SamePicture(2, 1)])
        allowed = (str(folder) + os.sep,)
        with library.reading() as reader:
            made = plan(reader, library, Rule(Fate.TRASH, trash_outside=allowed))
            assert (made.decisions, made.left) == ((), {LeftAlone.MISSING: 1})
            assert plan(reader, library, Rule()).decisions, "nothing is lost behind it"
        (folder / "01.jpg").write_bytes(b"")
        with library.reading() as reader:
            made = plan(reader, library, Rule(Fate.TRASH, trash_outside=allowed))
        Editor(library).apply(DecideAll(made.decisions, allowed))
        assert there(folder) == {"01.jpg", "HQ/03.jpg"}

    def test_what_is_gone_itself_may_leave(self, library: Library, folder: Path) -> None:
        (folder / "02.jpg").unlink()
        Editor(library).apply(trashed(1, 2, allowed=(str(folder),)))
        with library.reading() as reader:
            assert photos.there(reader, [1, 2, 3]) == {1, 3}
