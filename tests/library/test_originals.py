"""Files come into the library whole or not at all, under names that all systems can hold."""

import os
from pathlib import Path

import pytest

from gallery.library import originals
from gallery.library.database import Library
from gallery.model.errors import DiskFull
from gallery.model.reasons import Reason, RefusedFile


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.jpg"
    path.write_bytes(os.urandom(100_000))
    return path


def test_copy(library: Library, source: Path) -> None:
    target = originals.place(source, library, "2024/Love wins all/01.jpg", originals.COPY)
    assert target == library.originals / "2024" / "Love wins all" / "01.jpg"
    assert target.read_bytes() == source.read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["01.jpg"]


def test_move(library: Library, source: Path) -> None:
    content = source.read_bytes()
    target = originals.place(source, library, "01.jpg", originals.MOVE)
    assert target.read_bytes() == content
    assert not source.exists()


def test_a_file_that_is_in_already_stays(library: Library, source: Path) -> None:
    first = originals.place(source, library, "01.jpg", originals.COPY)
    for mode in (originals.COPY, originals.MOVE):
        assert originals.place(first, library, "01.jpg", mode) == first
    assert first.read_bytes() == source.read_bytes()


def test_a_name_that_is_taken_gets_a_number(library: Library, source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jpg"
    other.write_bytes(b"other")
    first = originals.place(source, library, "01.jpg", originals.COPY)
    second = originals.place(other, library, "01.jpg", originals.COPY)
    assert second.name == "01 (2).jpg"
    again = originals.place(source, library, "01.jpg", originals.COPY)
    assert again == first


@pytest.mark.parametrize("mode", [originals.COPY, originals.MOVE])
def test_a_file_that_changed_while_it_was_read_is_refused(
    library: Library, source: Path, mode: str
) -> None:
    with pytest.raises(RefusedFile) as caught:
        originals.place(source, library, "01.jpg", mode, digest="0" * 64)
    assert caught.value.reason is Reason.CHANGED_WHILE_READ
    assert list(library.originals.iterdir()) == []
    assert source.exists()


def test_a_file_that_is_gone_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(RefusedFile) as caught:
        originals.place(tmp_path / "gone.jpg", library, "01.jpg", originals.COPY)
    assert caught.value.reason is Reason.VANISHED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux can pretend")
def test_a_full_disk_is_told_and_leaves_nothing(
    library: Library, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        originals.place(source, library, "01.jpg", originals.COPY)
    assert list(library.originals.iterdir()) == []
    assert source.exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plain.jpg", "plain.jpg"),
        ("a:b?.jpg", "a_b_.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("aux", "_aux"),
        ("dots. . ", "dots"),
        ("뷔.jpg", "뷔.jpg"),
        ("new\nline.jpg", "new_line.jpg"),
        ("...", "_"),
        ("nul.tar.jpg", "_nul.tar.jpg"),
        ("가" * 200 + ".jpg", "가" * 65 + ".jpg"),
        ("Vol. " + "ab " * 100, "Vol. " + "ab " * 64 + "ab"),
        ("1." + "가" * 100, "1." + "가" * 66),
    ],
)
def test_names_are_safe_on_all_systems(name: str, safe: str) -> None:
    assert originals.safe_name(name) == safe


def test_a_name_cannot_leave_the_folder(library: Library, source: Path) -> None:
    target = originals.place(source, library, "../../etc/./x.jpg", originals.COPY)
    assert target == library.originals / "etc" / "x.jpg"
