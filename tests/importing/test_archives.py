"""Zip and cbz: good ones are read, hostile ones refused whole."""

import stat
import zipfile
from pathlib import Path

import pytest

from gallery.importing import archives, zip_archive
from gallery.importing.archives import list_pictures, open_entry
from gallery.model.reasons import Reason, RefusedFile
from tests.importing.pictures import picture_bytes

KOREAN = "사진 1.jpg"


def pack(path: Path, *names: str, data: bytes | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for shade, name in enumerate(names):
            archive.writestr(name, picture_bytes(shade=shade) if data is None else data)
    return path


def refusal(path: Path) -> Reason:
    with pytest.raises(RefusedFile) as refused:
        list_pictures(str(path))
    return refused.value.reason


def test_pictures_are_listed_by_folder_and_the_rest_is_ignored(source: Path) -> None:
    path = pack(
        source / "a.zip", "set/1.jpg", "2.png", "set/readme.txt", "__MACOSX/set/._1.jpg", "set/"
    )
    contents = list_pictures(str(path))
    assert [(one.folder, one.name) for one in contents.entries] == [("set", "1.jpg"), ("", "2.png")]
    assert contents.ignored == ("set/readme.txt",)


def test_an_entry_is_read(source: Path) -> None:
    path = pack(source / "a.cbz", "1.jpg")
    with open_entry(str(path), 0) as stream:
        assert stream.read() == picture_bytes(shade=0)


def test_an_archive_is_listed_once_for_all_its_entries(source: Path) -> None:
    path = pack(source / "a.zip", "1.jpg", "2.jpg", "3.jpg")
    before = archives._kept_open.cache_info().misses
    for index in range(3):
        with open_entry(str(path), index) as stream:
            assert stream.read() == picture_bytes(shade=index)
    assert archives._kept_open.cache_info().misses == before + 1


def test_an_archive_that_was_replaced_is_listed_again(source: Path) -> None:
    path = pack(source / "a.zip", "1.jpg", "2.jpg")
    with open_entry(str(path), 1) as stream:
        assert stream.read() == picture_bytes(shade=1)
    pack(path, "1.jpg")
    with pytest.raises(RefusedFile) as refused, open_entry(str(path), 1):
        pass
    assert refused.value.reason is Reason.CHANGED_WHILE_READ
    path.unlink()
    with pytest.raises(RefusedFile) as refused, open_entry(str(path), 0):
        pass
    assert refused.value.reason is Reason.VANISHED


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_names_without_the_utf8_flag_are_guessed(source: Path, encoding: str) -> None:
    path = pack(source / "a.zip", "x" * len(KOREAN.encode(encoding)))
    raw = path.read_bytes()
    fake = b"x" * len(KOREAN.encode(encoding))
    path.write_bytes(raw.replace(fake, KOREAN.encode(encoding)))
    (entry,) = list_pictures(str(path)).entries
    assert entry.name == KOREAN


@pytest.mark.parametrize(
    "name", ["../1.jpg", "a/../../1.jpg", "/etc/1.jpg", "C:/1.jpg", "..\\1.jpg", "\\\\host\\1.jpg"]
)
def test_a_name_that_leads_out_refuses_the_archive(source: Path, name: str) -> None:
    assert refusal(pack(source / "a.zip", "good.jpg", name)) is Reason.ARCHIVE_UNSAFE_NAME


def test_a_link_refuses_the_archive(source: Path) -> None:
    path = pack(source / "a.zip", "good.jpg")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.jpg")
        link.create_system = zip_archive.UNIX
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(path) is Reason.ARCHIVE_LINK


def test_a_password_is_told(source: Path) -> None:
    path = pack(source / "a.zip", "1.jpg")
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + offset] |= zip_archive.PASSWORD_FLAG
    path.write_bytes(raw)
    assert refusal(path) is Reason.ARCHIVE_PASSWORD


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>not found</html>"])
def test_what_is_no_zip_is_broken(source: Path, data: bytes) -> None:
    path = source / "a.zip"
    path.write_bytes(data)
    assert refusal(path) is Reason.ARCHIVE_BROKEN


def test_a_bomb_is_refused_before_it_is_unpacked(source: Path) -> None:
    path = source / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.bmp", bytes(zip_archive.SUSPICIOUS_BYTES + 1))
    assert path.stat().st_size < 200_000
    assert refusal(path) is Reason.ARCHIVE_TOO_LARGE


def test_too_many_entries_are_refused(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_ENTRIES", 3)
    assert refusal(pack(source / "a.zip", *(f"{n}.jpg" for n in range(4)))) is (
        Reason.ARCHIVE_TOO_LARGE
    )


def test_a_damaged_entry_is_told_when_it_is_read(source: Path) -> None:
    path = pack(source / "a.zip", "1.jpg")
    raw = bytearray(path.read_bytes())
    raw[200] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(RefusedFile) as refused, open_entry(str(path), 0) as stream:
        stream.read()
    assert refused.value.reason is Reason.ARCHIVE_BROKEN
