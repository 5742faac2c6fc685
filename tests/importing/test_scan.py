"""The scan finds what is a picture, in the order people count, and survives odd folders."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from gallery.importing.scan import SORTED_AT_ONCE, Findings, scan
from gallery.jobs.progress import Cancellable, Silent
from gallery.model.errors import Cancelled
from gallery.model.reasons import Reason
from tests.importing.pictures import write_picture

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file systems")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def look(*paths: Path, avoid: str = "") -> Findings:
    return scan([os.fspath(path) for path in paths], Silent(), avoid=avoid)


def names(found: Findings, folder: Path) -> list[str]:
    return [file.name for file in found.folders[os.fspath(folder)]]


def test_files_come_in_the_order_people_count(source: Path) -> None:
    for number in (10, 9, 1):
        write_picture(source / f"photo {number}.jpg", shade=number)
    assert names(look(source), source) == ["photo 1.jpg", "photo 9.jpg", "photo 10.jpg"]


def test_each_folder_that_directly_holds_pictures_is_found(source: Path) -> None:
    write_picture(source / "a" / "1.jpg")
    write_picture(source / "a" / "b" / "1.PNG", form="PNG")
    (source / "empty").mkdir()
    found = look(source)
    assert list(found.folders) == [str(source / "a"), str(source / "a" / "b")]
    assert set(found.roots.values()) == {str(source)}


@pytest.mark.parametrize(
    "name", ["._1.jpg", ".hidden.jpg", "1.jpg.part", "Thumbs.db", "notes.txt", "1.jpg.json"]
)
def test_what_is_no_picture_is_ignored(source: Path, name: str) -> None:
    (source / name).write_bytes(b"\0\5\26\7 no picture")
    for found in (look(source), look(source / name)):
        assert found.ignored == [str(source / name)]
        assert not found.folders
        assert not found.loose
        assert not found.refused


def test_hidden_folders_are_passed_over(source: Path) -> None:
    write_picture(source / ".thumbnails" / "1.jpg")
    write_picture(source / "__MACOSX" / "1.jpg")
    assert look(source) == Findings()


def test_a_file_given_by_hand_may_have_any_name_if_it_is_a_picture(source: Path) -> None:
    picture = write_picture(source / "EBGbJe_U8AA4Ekb.jpg_large")
    text = source / "notes.txt"
    text.write_text("hello")
    found = look(picture, text)
    assert [file.path for file in found.loose] == [str(picture)]
    assert found.ignored == [str(text)]


def test_a_file_given_twice_or_with_its_folder_counts_once(source: Path) -> None:
    picture = write_picture(source / "1.jpg")
    found = look(picture, source, picture, source / "." / "1.jpg")
    assert names(found, source) == ["1.jpg"]
    assert found.loose == []


def test_what_is_not_there_is_refused(source: Path) -> None:
    (refused,) = look(source / "gone.jpg").refused
    assert refused.reason is Reason.VANISHED


@POSIX
def test_links_are_followed_but_not_in_a_circle(source: Path) -> None:
    write_picture(source / "a" / "1.jpg")
    (source / "a" / "loop").symlink_to(source, target_is_directory=True)
    (source / "z.jpg").symlink_to(source / "a" / "1.jpg")
    (source / "gone.jpg").symlink_to(source / "nowhere.jpg")
    found = look(source)
    assert names(found, source) == ["z.jpg"]
    assert names(found, source / "a") == ["1.jpg"]
    assert [refused.reason for refused in found.refused] == [Reason.VANISHED]


@POSIX
def test_a_pipe_is_refused_and_never_opened(source: Path) -> None:
    os.mkfifo(source / "pipe.jpg")
    for found in (look(source), look(source / "pipe.jpg")):
        assert [refused.reason for refused in found.refused] == [Reason.NOT_A_FILE]


@POSIX
@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_an_unreadable_folder_is_reported(source: Path) -> None:
    closed = source / "closed"
    write_picture(closed / "1.jpg")
    write_picture(source / "open" / "1.jpg")
    closed.chmod(0)
    found = look(source)
    closed.chmod(0o700)
    assert [refused.reason for refused in found.refused] == [Reason.NO_PERMISSION]
    assert list(found.folders) == [str(source / "open")]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
def test_names_stay_as_the_disk_spells_them(source: Path) -> None:
    spelled = [
        "아이유.jpg",
        unicodedata.normalize("NFD", "김태형.jpg"),
        os.fsdecode(b"caf\xe9.jpg"),
        "🎥 camcorder.jpg",
    ]
    for shade, name in enumerate(spelled):
        write_picture(source / name, shade=shade)
    assert sorted(names(look(source), source)) == sorted(spelled)


def test_the_library_itself_is_passed_over(source: Path) -> None:
    write_picture(source / "Photosketch" / "originals" / "1.jpg")
    write_picture(source / "set" / "1.jpg")
    found = look(source, avoid=str(source / "Photosketch"))
    assert list(found.folders) == [str(source / "set")]


def test_a_scan_can_be_cancelled(source: Path) -> None:
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        scan([str(source)], progress)


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        "two\nlines.jpg",
        "\u202egpj.exe.jpg",
        "긴" * 83 + "ab.jpg",
        "con.jpg",
        "nul.tar.jpg",
        " lead and trail .jpg",
        "-rf.jpg",
    ],
)
def test_odd_names_are_taken_as_they_are(source: Path, name: str) -> None:
    write_picture(source / name)
    (source / f"{name[:40]}.json").write_text("{}")
    assert names(look(source), source) == [name]


@pytest.mark.parametrize(
    "name",
    ["EBGbJe_U8AA4Ekb.jpg_large", "EBGb.jpg_orig", "EBGbJe_U8AA4Ekb-orig", "cover", "a.jpg.1"],
)
def test_pictures_under_names_that_promise_nothing_are_found(source: Path, name: str) -> None:
    write_picture(source / name)
    (source / "README").write_text("hello")
    found = look(source)
    assert names(found, source) == [name]
    assert found.ignored == [str(source / "README")]


@POSIX
@pytest.mark.parametrize(
    "name", ["EBGb.jpg:orig", "EBGb?format=jpg&name=orig", "a.JPEG?type=w1414"]
)
def test_pictures_under_names_of_addresses_are_found(source: Path, name: str) -> None:
    write_picture(source / name)
    assert names(look(source), source) == [name]


@POSIX
def test_pipes_under_odd_names_are_passed_over_and_sidecar_pipes_refused(source: Path) -> None:
    write_picture(source / "1.jpg")
    os.mkfifo(source / "pipe")
    os.mkfifo(source / "1.jpg.json")
    found = look(source)
    assert found.ignored == [str(source / "pipe")]
    assert [one.reason for one in found.refused] == [Reason.NOT_A_FILE]
    assert found.beside == {}


def test_sidecars_stand_beside_the_folder_that_they_speak_of(source: Path) -> None:
    write_picture(source / "set" / "1.jpg")
    for name in ("1.jpg.json", "metadata/1.json", "info.json", "notes.txt", "other.xmp"):
        path = source / "set" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    found = look(source)
    folder = source / "set"
    beside = {str(Path(file.path).relative_to(folder)) for file in found.beside[str(folder)]}
    assert beside == {"1.jpg.json", str(Path("metadata") / "1.json"), "info.json"}
    assert set(found.ignored) == {str(folder / "notes.txt"), str(folder / "other.xmp")}


def test_a_picture_given_alone_brings_its_sidecars(source: Path) -> None:
    picture = write_picture(source / "1.jpg")
    write_picture(source / "2.jpg")
    for name in ("1.jpg.json", "2.jpg.json", "other.json"):
        (source / name).write_text("{}")
    found = look(picture)
    assert [file.name for file in found.beside[str(source)]] == ["1.jpg.json"]
    assert found.ignored == []


def test_a_large_folder_is_in_natural_order_too(source: Path) -> None:
    names = [f"{number}.jpg" for number in range(1, 2 * SORTED_AT_ONCE + 2)]
    for name in reversed(names):
        (source / name).touch()
    (files,) = scan([str(source)], Silent()).folders.values()
    assert [file.name for file in files] == names
