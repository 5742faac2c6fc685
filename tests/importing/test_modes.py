"""Copy and move: whole files under names that every system accepts, sources safe until the end."""

import os
import sys
from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.importing import storing
from gallery.importing.pipeline import run
from gallery.importing.placing import folder_name
from gallery.importing.request import Mode
from gallery.importing.stages import Errand, examine
from gallery.jobs.progress import Silent
from gallery.library.check import check
from gallery.library.database import Library
from gallery.model.errors import DiskFull, LibraryMissing
from gallery.model.reasons import Reason, Refused
from tests.importing.conftest import Importer
from tests.importing.pictures import in_languages, packet, write_picture

MODES = [Mode.COPY, Mode.MOVE]


def stored(library: Library) -> dict[str, bytes]:
    """Return every file in the originals: path below them to content."""
    found = [path for path in library.originals.rglob("*") if path.is_file()]
    return {str(path.relative_to(library.originals)): path.read_bytes() for path in found}


@pytest.mark.parametrize("mode", MODES)
def test_files_come_into_the_library_whole(
    library: Library, importer: Importer, love_wins_all: Path, mode: Mode
) -> None:
    before = {path.name: path.read_bytes() for path in love_wins_all.iterdir()}
    report = importer(love_wins_all, mode=mode)
    assert report.added == 11
    folder = "2024-01-27 Love wins all photo sketch"
    assert stored(library) == {
        str(Path(folder) / name): content for name, content in before.items()
    }
    assert len(list(love_wins_all.iterdir())) == (11 if mode is Mode.COPY else 0)
    for (path,) in importer.paths().values():
        assert library.originals in Path(path).parents


@pytest.mark.parametrize("mode", MODES)
def test_times_of_files_are_kept(importer: Importer, source: Path, mode: Mode) -> None:
    path = write_picture(source / "1.jpg")
    os.utime(path, ns=(10**18, 10**18))
    importer(path, mode=mode)
    assert Path(importer.paths()[1][0]).stat().st_mtime_ns == 10**18


@pytest.mark.parametrize("mode", MODES)
def test_equal_names_do_not_overwrite(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    for shade, folder in enumerate(("a", "b")):
        write_picture(source / folder / "1.jpg", shade=shade)
    importer(source / "a" / "1.jpg", source / "b" / "1.jpg", mode=mode)
    assert set(stored(library)) == {str(Path("loose") / n) for n in ("1.jpg", "1 (2).jpg")}


def test_moving_keeps_the_source_of_what_is_refused_or_known(
    library: Library, importer: Importer, source: Path
) -> None:
    bad = source / "bad.jpg"
    bad.write_bytes(b"no picture")
    known = write_picture(source / "known.jpg", shade=1)
    importer(known)
    copy = write_picture(source / "copy.jpg", shade=1)
    importer(source, mode=Mode.MOVE)
    assert bad.exists()
    assert known.exists()
    assert copy.exists()
    assert stored(library) == {}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("linked", [False, True])
def test_what_an_undone_move_left_comes_in_where_it_is(
    library: Library, importer: Importer, love_wins_all: Path, mode: Mode, linked: bool
) -> None:
    importer(love_wins_all, mode=Mode.MOVE)
    before = stored(library)
    assert Editor(library).undo()
    assert stored(library) == before
    folder = library.originals
    if linked:
        folder = love_wins_all.parent / "the same folder"
        folder.symlink_to(library.originals, target_is_directory=True)
    assert importer(folder, mode=mode).added == 11
    assert stored(library) == before
    assert linked or check(library) == []


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made on Windows")
@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('a<b>:"c.jpg', "a_b___c.jpg"),
        ("con.jpg", "_con.jpg"),
        ("x" * 240 + ".jpg", None),
        (os.fsdecode("아이유.jpg".encode("cp949")), "아이유.jpg"),
        ("뷔 🎥.jpg", "뷔 🎥.jpg"),
    ],
)
def test_names_become_such_that_every_system_accepts(
    library: Library, importer: Importer, source: Path, name: str, safe: str | None
) -> None:
    if sys.platform == "darwin" and not name.isprintable():
        pytest.skip("this disk takes only UTF-8")
    importer(write_picture(source / name), mode=Mode.COPY)
    (path,) = map(Path, stored(library))
    assert len(path.name.encode()) <= 220
    assert path.suffix == ".jpg"
    if safe:
        assert path.name == safe


@pytest.mark.parametrize("mode", MODES)
def test_names_of_browsers_get_the_suffix_of_their_content(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    write_picture(source / "EBGbJe_U8AA4Ekb.jpg_large", shade=1)
    write_picture(source / "FBGbJe_U8AA4Ekb", shade=2, form="PNG")
    write_picture(source / "GBGbJe_U8AA4Ekb-orig", shade=3, form="WEBP")
    importer(source, title="Saved", mode=mode)
    names = {Path(path).name for path in stored(library)}
    assert names == {"EBGbJe_U8AA4Ekb.jpg", "FBGbJe_U8AA4Ekb.png", "GBGbJe_U8AA4Ekb.webp"}


def test_a_title_cannot_lead_out_of_the_originals(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    importer(source, title="../../evil", mode=Mode.COPY)
    (path,) = stored(library)
    assert ".." not in Path(path).parts
    assert folder_name(None) == "loose"


def test_a_known_photo_whose_file_is_gone_is_brought_back_by_a_copy(
    library: Library, importer: Importer, source: Path
) -> None:
    path = write_picture(source / "1.jpg", shade=1)
    importer(path)
    copy = source / "2.jpg"
    path.rename(copy)
    importer(copy, mode=Mode.COPY)
    assert any(Path(known).is_file() for known in importer.paths()[1])
    assert len(stored(library)) == 1


def test_a_failed_transaction_leaves_no_file_and_no_photo(
    library: Library, importer: Importer, love_wins_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> list[int]:
        raise DiskFull(library.folder, "no space left on device")

    plan = importer.plan(love_wins_all, mode=Mode.MOVE)
    monkeypatch.setattr(storing.files, "add_files", no_space)
    report = run(library, plan, Silent())
    monkeypatch.undo()
    assert report.cancelled
    assert [refused.reason for refused in report.refused] == [Reason.DISK_FULL]
    assert stored(library) == {}
    assert len(list(love_wins_all.iterdir())) == 11
    assert importer(love_wins_all, mode=Mode.MOVE).added == 11


@pytest.mark.parametrize("mode", MODES)
def test_a_failed_transaction_leaves_what_was_in_the_originals(
    library: Library, importer: Importer, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    def no_space(*_: object) -> list[int]:
        raise DiskFull(library.folder, "no space left on device")

    write_picture(library.originals / "left" / "1.jpg")
    before = stored(library)
    plan = importer.plan(library.originals, mode=mode)
    monkeypatch.setattr(storing.files, "add_files", no_space)
    assert run(library, plan, Silent()).cancelled
    assert stored(library) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_told_from_a_bad_file(source: Path, tmp_path: Path) -> None:
    path = write_picture(source / "1.jpg")
    staging = tmp_path / "1.jpg"
    staging.symlink_to("/dev/full")
    errand = Errand(0, str(path), path.name, path.stat().st_size, staging=str(staging))
    refused = examine(errand, lambda: None)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.DISK_FULL
    assert not staging.is_symlink()


def test_a_place_that_cannot_be_written_is_told(source: Path, tmp_path: Path) -> None:
    path = write_picture(source / "1.jpg")
    staging = tmp_path / "missing" / "1.jpg"
    errand = Errand(0, str(path), path.name, path.stat().st_size, staging=str(staging))
    refused = examine(errand, lambda: None)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.CANNOT_WRITE


def test_a_folder_is_named_after_date_and_title(importer: Importer, love_wins_all: Path) -> None:
    (planned,) = importer.plan(love_wins_all).sets
    assert folder_name(planned) == "2024-01-27 Love wins all photo sketch"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux can pretend")
def test_a_full_disk_ends_the_import_and_keeps_what_fits(
    library: Library, importer: Importer, source: Path
) -> None:
    for number in (1, 2, 3):
        write_picture(source / f"{number}.jpg", shade=number)
    incoming = library.originals / ".incoming-1"
    incoming.mkdir()
    (incoming / "2.jpg").symlink_to("/dev/full")
    report = importer(source, mode=Mode.COPY)
    assert report.disk_full
    assert [(one.path, one.reason) for one in report.refused] == [
        (str(library.folder), Reason.DISK_FULL)
    ]
    assert report.added == len(stored(library)) == len(importer.paths())
    assert importer(source, mode=Mode.COPY).added == 3 - report.added


@pytest.mark.parametrize("mode", MODES)
def test_originals_that_cannot_be_written_are_the_librarys_fault(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    write_picture(source / "1.jpg")
    (library.originals / ".incoming-1").write_text("in the way")
    with pytest.raises(LibraryMissing):
        importer(source, mode=mode)
    assert (source / "1.jpg").exists()
    assert importer.paths() == {}


def test_a_moved_picture_takes_its_own_sidecars_along(importer: Importer, source: Path) -> None:
    said = {
        "1.jpg.json": b'{"category": "hq", "title": "One", "tags": ["camcorder"]}',
        "2.xmp": packet(in_languages("dc:title", x_default="Two")),
        "metadata/3.jpg.txt": b"camcorder",
    }
    for number, (sidecar, content) in enumerate(said.items(), start=1):
        write_picture(source / f"{number}.jpg", shade=number)
        (source / sidecar).parent.mkdir(exist_ok=True)
        (source / sidecar).write_bytes(content)
    (source / "info.json").write_text('{"category": "naver-blog", "post": {"title": "All"}}')
    report = importer(source, mode=Mode.MOVE)
    assert report.stayed == (str(source / "info.json"),)
    left = [path.name for path in sorted(source.rglob("*")) if path.is_file()]
    assert left == ["info.json"], "what speaks of several pictures stays"
    (folder,) = {Path(path).parent for paths in importer.paths().values() for path in paths}
    assert sorted(path.name for path in folder.iterdir()) == [
        *("1.jpg", "1.jpg.json", "2.jpg", "2.xmp", "3.jpg", "3.jpg.txt")
    ]
    assert check(importer.library) == []
    (folder / "stranger.json").touch()
    assert [Path(one.subject).name for one in check(importer.library)] == ["stranger.json"]


def test_a_sidecar_of_two_pictures_stays(importer: Importer, source: Path) -> None:
    write_picture(source / "a.jpg", shade=1)
    write_picture(source / "a.png", shade=2, form="PNG")
    (source / "a.txt").write_text("camcorder")
    report = importer(source, mode=Mode.MOVE)
    assert [path.name for path in source.iterdir()] == ["a.txt"]
    assert report.stayed == (str(source / "a.txt"),)


def test_a_sidecar_that_cannot_be_read_stays(importer: Importer, source: Path) -> None:
    write_picture(source / "1.jpg", shade=1)
    (source / "1.jpg.json").write_text("{no json")
    report = importer(source, mode=Mode.MOVE)
    assert report.added == 1
    assert report.stayed == (str(source / "1.jpg.json"),)
    write_picture(source / "2.jpg", shade=2)
    assert importer(source, mode=Mode.COPY).stayed == ()
