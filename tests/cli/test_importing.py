"""``import``: the plan, the report in words and as JSON, what was refused, and its exit codes."""

import os
import re
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Photosketch, Terminal

SET = "240127 Love wins all MV photo sketch"


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of three photos, numbered 1, 2 and 4."""
    folder = tmp_path / SET
    folder.mkdir()
    for number in (1, 2, 4):
        picture = Image.new("RGB", (64, 48), (number * 40, 90, 120))
        picture.save(folder / f"LWA_{number:02d}.jpg")
    return folder


def test_json_report(pictures: Path, photosketch: Photosketch) -> None:
    answer = photosketch(
        "import", str(pictures), "--source", "Weverse", "--expected", "4", "--json"
    )
    assert answer.code == 0
    report = answer.json
    assert list(report) == [
        "sets", "added", "already_there", "ignored", "refused", "damaged", "seconds",
        "rescanned", "vanished", "same_pictures", "stayed",
    ]  # fmt: skip
    (photo_set,) = report["sets"]
    assert photo_set == {
        "id": 1,
        "title": photo_set["title"],
        "released_on": "2024-01-27",
        "source": "Weverse",
        "photos": 3,
    }
    assert "Love wins all" in photo_set["title"]
    assert (report["added"], report["already_there"], report["ignored"]) == (3, 0, 0)
    assert (report["refused"], report["damaged"]) == ([], [])
    assert report["seconds"] > 0
    (listed,) = photosketch("sets", "--json").json
    assert (listed["expected"], listed["missing"]) == (4, [3])
    assert "3 of 4, missing 3" in photosketch("sets").out


def test_report_in_words(pictures: Path, photosketch: Photosketch) -> None:
    (pictures / "notes.txt").write_text("not a photo")
    answer = photosketch("import", str(pictures), "--expected", "4")
    assert answer.lines[0].endswith("3 of 4, missing 3")
    assert answer.lines[1].startswith("Added 3 photos in ")
    assert answer.lines[1].endswith("; 1 file ignored (no photo).")
    again = photosketch("import", str(pictures))
    assert "Added 0 photos" in again.out
    assert "3 already there" in again.out


def test_a_dry_run_writes_nothing(pictures: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pictures), "--credit", "EDAM", "--dry-run")
    assert answer.code == 0
    assert "released  2024-01-27  (from the f" in answer.out
    assert "credit    EDAM  (you said so)" in answer.out
    assert "Nothing was written. 3 new photos" in answer.out
    plan = photosketch("import", str(pictures), "--dry-run", "--json").json
    assert (plan["dry_run"], plan["added"], plan["sets"][0]["photos"]) == (True, 3, 3)
    assert photosketch("search", "--count").out == "0\n"


def test_sidecars_that_are_not_moved_are_told(pictures: Path, photosketch: Photosketch) -> None:
    info = pictures / "info.json"
    info.write_text('{"category": "naver-blog", "post": {"title": "All"}}')
    said = photosketch("import", "--move", str(pictures)).err
    assert "1 sidecar was not moved" in said
    assert str(info) in said


def test_a_dry_run_ends_as_its_import_would(pictures: Path, photosketch: Photosketch) -> None:
    (pictures / "pack.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(64))
    for options in (("--dry-run",), ("--dry-run", "--json"), ()):
        answer = photosketch("import", str(pictures), *options)
        assert answer.code == 1
        assert "pack.rar: archives of this kind cannot be read; unpack it first" in answer.err


@pytest.mark.parametrize("mode", ["--keep", "--copy", "--move"])
def test_undo_of_a_move_says_where_the_files_are(
    pictures: Path, photosketch: Photosketch, mode: str
) -> None:
    photosketch("import", mode, str(pictures))
    said = photosketch("undo").err
    stays = re.search(r"The files that were moved stay in (.+);", said)
    assert (stays is not None) == (mode == "--move")
    if stays:
        assert photosketch("import", stays[1], "--json").json["added"] == 3
        assert photosketch("check").code == 0


def test_refused_and_damaged_files_are_named(pictures: Path, photosketch: Photosketch) -> None:
    (pictures / "empty.jpg").touch()
    (pictures / "page.jpg").write_text("<html>not found</html>")
    whole = Image.effect_noise((400, 300), 90).convert("RGB")
    whole.save(pictures / "LWA_05.jpg")
    cut = (pictures / "LWA_05.jpg").read_bytes()
    (pictures / "LWA_05.jpg").write_bytes(cut[: len(cut) // 2])
    answer = photosketch("import", str(pictures), "--json")
    assert answer.code == 1
    reasons = {Path(one["path"]).name: one["reason"] for one in answer.json["refused"]}
    assert reasons == {"empty.jpg": "empty", "page.jpg": "not-a-picture"}
    assert [Path(one["path"]).name for one in answer.json["damaged"]] == ["LWA_05.jpg"]
    assert answer.json["added"] == 4
    said = answer.err.splitlines()
    assert f"Refused: {pictures / 'empty.jpg'}: the file is empty" in answer.err
    assert len([line for line in said if line.startswith("Refused: ")]) == 2
    assert len([line for line in said if line.startswith("Damaged: ")]) == 1
    assert photosketch("show", "--json", "4").json["damaged"] in {"truncated", "corrupt"}


def test_not_waiting_leaves_the_thumbnails(pictures: Path, photosketch: Photosketch) -> None:
    assert photosketch("import", str(pictures), "--no-wait", "--json").json["added"] == 3


def test_copy_and_move(pictures: Path, folder: Path, photosketch: Photosketch) -> None:
    photosketch("import", str(pictures / "LWA_01.jpg"), "--copy")
    assert (pictures / "LWA_01.jpg").exists()
    photosketch("import", str(pictures / "LWA_02.jpg"), "--move")
    assert not (pictures / "LWA_02.jpg").exists()
    found = photosketch("search", "--json").json_lines
    assert all(Path(photo["path"]).is_relative_to(folder / "originals") for photo in found)
    assert photosketch("import", "--copy", "--move", str(pictures)).code == 2


def test_a_relative_path(
    pictures: Path, photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pictures)
    photosketch("import", "LWA_01.jpg", "../" + SET + "/LWA_02.jpg")
    paths = {photo["path"] for photo in photosketch("search", "--json").json_lines}
    assert paths == {str(pictures / "LWA_01.jpg"), str(pictures / "LWA_02.jpg")}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("no/such/folder",),
        (".", "--released", "yesterday"),
        (".", "--expected", "0"),
        (".", "--kind", "selfie"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], photosketch: Photosketch) -> None:
    answer = photosketch("import", *arguments)
    assert answer.code == 2
    assert answer.err
    assert photosketch("sets", "--json").json == []


def test_an_import_is_one_step(pictures: Path, photosketch: Photosketch) -> None:
    photosketch("import", str(pictures))
    assert photosketch("undo").err.startswith("Undone: Import 3 photos")
    assert photosketch("search", "--count").out == "0\n"
    assert (pictures / "LWA_01.jpg").exists()
    photosketch("redo")
    assert photosketch("search", "--count").out == "3\n"


def test_removed_photos_come_back_only_when_asked(pictures: Path, photosketch: Photosketch) -> None:
    photosketch("import", str(pictures))
    photosketch("remove", "--photos", "1")
    answer = photosketch("import", str(pictures))
    assert "--again" in answer.err
    assert photosketch("search", "--count").out == "2\n"
    photosketch("import", str(pictures), "--again")
    assert photosketch("search", "--count").out == "3\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are Unicode")
def test_a_name_that_is_no_text(pictures: Path, photosketch: Photosketch) -> None:
    name = os.fsdecode(b"\xba\xdc.jpg")  # a syllable in CP949
    (pictures / "LWA_01.jpg").rename(pictures / name)
    (pictures / os.fsdecode(b"\xff.jpg")).touch()
    report = photosketch("import", str(pictures), "--json").json
    assert os.fsencode(report["refused"][0]["path"]).endswith(b"\xff.jpg")
    paths = [photo["path"] for photo in photosketch("search", "--json").json_lines]
    assert any(os.fsencode(path).endswith(b"\xba\xdc.jpg") for path in paths)
    assert all(Path(path).exists() for path in paths)


def test_go_on_when_nothing_was_cut_off(photosketch: Photosketch) -> None:
    answer = photosketch("import", "--resume")
    assert answer.code == 0
    assert "No import was cut off." in answer.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux can pretend")
def test_a_full_disk_is_no_wish_of_the_user(
    photosketch: Photosketch, folder: Path, pictures: Path
) -> None:
    incoming = folder / "originals" / ".incoming-1"
    incoming.mkdir(parents=True)
    (incoming / "0.jpg").symlink_to("/dev/full")
    answer = photosketch("import", "--copy", str(pictures))
    assert answer.code == 1
    assert "no space left" in answer.err
    assert "when there is room again" in answer.err
    assert "Cancelled" not in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_a_title_may_be_any_bytes(pictures: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pictures), "--title", os.fsdecode(b"caf\xe9"), "--json")
    assert answer.code == 0
    (photo_set,) = answer.json["sets"]
    assert photo_set["title"] == "café"
    assert photosketch("undo").code == 0


def test_a_blank_title_is_none(pictures: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pictures), "--title", "  ", "--json")
    (photo_set,) = answer.json["sets"]
    assert "Love wins all" in photo_set["title"]


def test_the_missing_photos_fill_the_gaps(
    pictures: Path, tmp_path: Path, photosketch: Photosketch
) -> None:
    photosketch("import", str(pictures), "--expected", "4", "--no-wait")
    found = tmp_path / "found"
    found.mkdir()
    Image.new("RGB", (64, 48), "navy").save(found / "LWA_03.jpg")
    Image.new("RGB", (64, 48), "olive").save(found / "something else.jpg")
    answer = photosketch("import", str(found), "--into", "love wins all mv photo sketch")
    assert answer.lines[0].endswith("4 of 4")
    assert len(photosketch("sets", "--json").json) == 1
    assert photosketch("import", str(found), "--into", "no such set").code == 2
    assert photosketch("import", str(found), "--into", "1", "--title", "x").code == 2


def test_a_better_copy_is_told(tmp_path: Path, photosketch: Photosketch) -> None:
    for name, size in (("small", (400, 300)), ("large", (1600, 1200))):
        (tmp_path / name).mkdir()
        plane = Image.radial_gradient("L").resize(size)
        picture = Image.merge("RGB", (plane, plane.rotate(90), plane.transpose(0)))
        picture.save(tmp_path / name / "one.jpg")
    assert photosketch("import", str(tmp_path / "small")).err == ""
    assert "“photosketch duplicates”" in photosketch("import", str(tmp_path / "large")).err
    assert photosketch("same").out.startswith("photo 1  photo 2 is better  1600 × 1200")


def test_many_refusals_are_folded_for_a_person(
    tmp_path: Path, photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number}.jpg").touch()
    assert photosketch("import", str(folder)).err.count("Refused: ") == 14
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    photosketch("import", str(folder))
    assert terminal.getvalue().count("Refused: ") == 10
    assert "… and 4 more: the file is empty" in terminal.getvalue()


def test_files_that_vanished_are_told(pictures: Path, photosketch: Photosketch) -> None:
    photosketch("import", str(pictures), "--no-wait")
    gone = pictures / "LWA_02.jpg"
    gone.unlink()
    plan = photosketch("import", str(pictures), "--dry-run", "--json").json
    assert (plan["vanished"], plan["counts"]["vanished"]) == ([str(gone)], 1)
    for options in (("--dry-run",), ()):
        said = photosketch("import", str(pictures), *options).err
        assert "1 file is no longer where it was; its photo stays in the library" in said
        assert str(gone) in said
    assert photosketch("import", str(pictures), "--json").json["vanished"] == [str(gone)]
    assert photosketch("search", "--count").out == "3\n"


def test_a_moved_folder_is_found_again(
    pictures: Path, tmp_path: Path, photosketch: Photosketch
) -> None:
    photosketch("import", str(pictures), "--no-wait")
    moved = pictures.rename(tmp_path / "elsewhere")
    answer = photosketch("import", str(moved), "--no-wait", "--json")
    assert (answer.json["added"], answer.json["already_there"]) == (0, 3)
    assert answer.json["vanished"] == []
    paths = {photo["path"] for photo in photosketch("search", "--json").json_lines}
    assert paths == {str(path) for path in moved.iterdir()}
    assert photosketch("undo").err == "Undone: Note where known photos are now.\n"
