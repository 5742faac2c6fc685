"""The plan names what cannot be a photo, before anything is imported."""

import sys
from pathlib import Path

import pytest

from gallery.importing import starts
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture


def test_files_that_cannot_be_photos_are_named_by_the_plan(
    importer: Importer, source: Path
) -> None:
    for number in (1, 2, 4):
        write_picture(source / f"{number}.jpg", shade=number)
    (source / "3.jpg").write_bytes(b"<!DOCTYPE html><title>404</title>")
    (source / "5.jpg").write_bytes(b"")
    (source / "6.jxl").write_bytes(b"\xff\x0a" + bytes(100))
    (source / "7.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n")
    plan = importer.plan(source)
    assert {Path(one.path).name: one.reason for one in plan.refused} == {
        "3.jpg": Reason.NOT_A_PICTURE,
        "5.jpg": Reason.EMPTY,
        "6.jxl": Reason.UNSUPPORTED,
        "7.eps": Reason.UNSUPPORTED,
    }
    (planned,) = plan.sets
    assert [file.position for file in planned.files] == [1, 2, 4]
    report = importer(source)
    assert (report.added, len(report.refused)) == (3, 4)


def test_a_folder_of_nothing_but_such_files_is_no_set(importer: Importer, source: Path) -> None:
    (source / "1.jpg").write_bytes(b"no picture")
    plan = importer.plan(source)
    assert plan.sets == ()
    assert [one.reason for one in plan.refused] == [Reason.NOT_A_PICTURE]


def test_what_the_library_has_is_not_looked_at_again(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_picture(source / "1.jpg")
    importer(source)
    looked: list[Path] = []
    monkeypatch.setattr(starts, "check_start", looked.append)
    assert importer.plan(source).new_files == 0
    assert looked == []
    write_picture(source / "2.jpg", shade=2)
    importer.plan(source)
    assert [path.name for path in looked] == ["2.jpg"]


def test_a_slow_disk_leaves_the_look_to_the_import(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starts, "MOST_SECONDS", -1.0)
    (source / "1.jpg").write_bytes(b"no picture")
    assert importer.plan(source).new_files == 1
    assert [one.reason for one in importer(source).refused] == [Reason.NOT_A_PICTURE]


def test_raw_without_its_reader_says_what_to_install(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    (source / "1.nef").write_bytes(b"II*\0" + bytes(100))
    (refused,) = importer.plan(source).refused
    assert refused.reason is Reason.UNSUPPORTED
    assert "photosketch[raw]" in refused.detail
