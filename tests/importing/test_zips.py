"""What real packers and unkind people put into zips: names, locks, zips in zips, bombs."""

import os
import struct
import unicodedata
import zlib
from pathlib import Path

import pytest

from gallery.importing import archives, zip_archive
from gallery.importing.archives import Contents, list_pictures, open_entry
from gallery.model.reasons import Reason, RefusedFile
from tests.importing.conftest import Importer
from tests.importing.pictures import picture_bytes
from tests.importing.zips import DEFLATED, UTF8, Packed, write_zip, zip_bytes

PICTURE = picture_bytes(shade=1)
POSTED = ["사진/뷔 1.jpg", "사진/아이유 2.jpg", "사진/촬영장.jpg"]


def names(contents: Contents) -> list[str]:
    return [f"{one.folder}/{one.name}".lstrip("/") for one in contents.entries]


def refusal(path: Path, *, password: str = "") -> RefusedFile:
    with pytest.raises(RefusedFile) as refused:
        list_pictures(str(path), password=password)
    return refused.value


@pytest.mark.parametrize(
    ("spelled", "encoding"),
    [
        (POSTED, "cp949"),
        (POSTED, "euc_kr"),
        (POSTED, "utf-8"),
        (["똠방각하/펲시.jpg"], "cp949"),  # syllables that only CP949 has
        (["日本語/写真のテスト.jpg", "日本語/カメラ.jpg"], "cp932"),
        (["caf\xe9/\xe9t\xe9.jpg"], "cp437"),
    ],
)
def test_names_without_the_flag_are_read_as_their_packer_wrote_them(
    source: Path, spelled: list[str], encoding: str
) -> None:
    path = write_zip(
        source / "a.zip", *(Packed(name.encode(encoding), PICTURE) for name in spelled)
    )
    assert names(list_pictures(str(path))) == spelled


def test_one_encoding_is_chosen_for_the_whole_archive(source: Path) -> None:
    short = "타".encode("cp949")  # these two bytes alone are UTF-8 too
    assert short.decode("utf-8")
    path = write_zip(
        source / "a.zip",
        Packed(short + b".jpg", PICTURE),
        Packed("아이유.jpg".encode("cp949"), PICTURE),
        Packed("日本.jpg".encode(), PICTURE, flags=UTF8),
    )
    assert names(list_pictures(str(path))) == ["타.jpg", "아이유.jpg", "日本.jpg"]


def test_decomposed_names_and_the_unicode_field_are_kept(source: Path) -> None:
    composed = "뷔와 아이유.jpg"
    decomposed = unicodedata.normalize("NFD", composed)
    legacy = b"???.jpg"
    extra = b"\x01" + struct.pack("<L", zlib.crc32(legacy)) + composed.encode()
    path = write_zip(
        source / "a.zip",
        Packed(decomposed.encode(), PICTURE, flags=UTF8),
        Packed(decomposed.encode() + b".jpg", PICTURE),
        Packed(legacy, PICTURE, extra=struct.pack("<HH", 0x7075, len(extra)) + extra),
    )
    assert names(list_pictures(str(path))) == [decomposed, f"{decomposed}.jpg", composed]


def test_what_systems_add_is_passed_over(source: Path) -> None:
    path = write_zip(
        source / "a.zip",
        Packed(b"set/1.jpg", PICTURE),
        Packed(b"__MACOSX/set/._1.jpg", b"\0\5\26\7"),
        Packed(b"set/__MACOSX/2.jpg", b"\0\5\26\7"),
        Packed(b"set/._1.jpg", b"\0\5\26\7"),
        Packed(b"set/Thumbs.db", b"x"),
    )
    contents = list_pictures(str(path))
    assert names(contents) == ["set/1.jpg"]
    assert not contents.refused


@pytest.mark.parametrize("method", [0, DEFLATED])
def test_zips_in_a_zip_are_sets_of_their_own(source: Path, method: int) -> None:
    inner = zip_bytes([Packed(b"1.jpg", PICTURE, method), Packed(b"HQ/2.jpg", picture_bytes())])
    path = write_zip(
        source / "packs.zip",
        Packed(b"0.jpg", PICTURE),
        Packed(b"packs/240127 one.zip", inner, method),
        Packed("packs/둘.cbz".encode("cp949"), inner, method),
    )
    contents = list_pictures(str(path))
    assert names(contents) == [
        "0.jpg",
        "packs/240127 one/1.jpg",
        "packs/240127 one/HQ/2.jpg",
        "packs/둘/1.jpg",
        "packs/둘/HQ/2.jpg",
    ]
    for entry in contents.entries:
        with open_entry(str(path), entry.index) as stream:
            wanted = picture_bytes() if entry.name == "2.jpg" else PICTURE
            assert stream.read() == wanted


def test_a_broken_or_deeper_zip_inside_is_refused_alone(source: Path) -> None:
    deepest = zip_bytes([Packed(b"1.jpg", PICTURE)])
    path = write_zip(
        source / "a.zip",
        Packed(b"1.jpg", PICTURE),
        Packed(b"broken.zip", b"PK no zip"),
        Packed(b"evil.zip", zip_bytes([Packed(b"../1.jpg", PICTURE)])),
        Packed(b"deep.zip", zip_bytes([Packed(b"deeper.zip", deepest), Packed(b"2.jpg", PICTURE)])),
        Packed(b"pack.rar", b"Rar!\x1a\x07"),
    )
    contents = list_pictures(str(path))
    assert names(contents) == ["1.jpg", "deep/2.jpg"]
    assert {(Path(one.path).name, one.reason) for one in contents.refused} == {
        ("broken.zip", Reason.ARCHIVE_BROKEN),
        ("evil.zip", Reason.ARCHIVE_UNSAFE_NAME),
        ("deeper.zip", Reason.ARCHIVE_KIND),
        ("pack.rar", Reason.ARCHIVE_KIND),
    }
    assert {Path(one.path).parts[-2] for one in contents.refused} == {"a.zip", "deep"}


@pytest.mark.parametrize("password", ["korea", "뷔"])
def test_a_locked_zip_opens_with_its_password_only(source: Path, password: str) -> None:
    key = password.encode("cp949")
    path = write_zip(
        source / "a.zip",
        Packed(b"1.jpg", PICTURE, password=key),
        Packed(b"2.jpg", PICTURE, DEFLATED, password=key),
        Packed(b"1.jpg.json", b'{"category": "x"}', password=key),
    )
    assert (refusal(path).reason, refusal(path).detail) == (Reason.ARCHIVE_PASSWORD, "")
    wrong = refusal(path, password="wrong")
    assert (wrong.reason, wrong.detail) == (Reason.ARCHIVE_PASSWORD, "wrong")
    contents = list_pictures(str(path), password=password)
    assert len(contents.entries) == 2
    for entry in contents.entries:
        with open_entry(str(path), entry.index, password=password) as stream:
            assert b"".join(iter(lambda: stream.read(1 << 20), b"")) == PICTURE
        with pytest.raises(RefusedFile), open_entry(str(path), entry.index):
            pass


def test_a_locked_zip_inside_asks_too(source: Path) -> None:
    inner = zip_bytes([Packed(b"1.jpg", PICTURE, password=b"korea")])
    path = write_zip(source / "a.zip", Packed(b"2.jpg", PICTURE), Packed(b"in.zip", inner))
    for password, detail in (("", ""), ("wrong", "wrong")):
        contents = list_pictures(str(path), password=password)
        assert names(contents) == ["2.jpg"]
        (refused,) = contents.refused
        assert (refused.path, refused.reason) == (f"{path}/in.zip", Reason.ARCHIVE_PASSWORD)
        assert refused.detail == detail
    assert names(list_pictures(str(path), password="korea")) == ["2.jpg", "in/1.jpg"]


@pytest.mark.parametrize(("method", "flags", "kind"), [(99, 1, "AES"), (8, 0x41, "AES")])
def test_stronger_locks_have_to_be_unpacked_first(
    source: Path, method: int, flags: int, kind: str
) -> None:
    path = write_zip(source / "a.zip", Packed(b"1.jpg", PICTURE, method, flags=flags))
    assert (refusal(path).reason, refusal(path).detail) == (Reason.ARCHIVE_KIND, kind)
    assert refusal(path, password="korea").reason is Reason.ARCHIVE_KIND


def test_an_entry_packed_by_another_method_is_refused_alone(source: Path) -> None:
    path = write_zip(
        source / "a.zip", Packed(b"1.jpg", PICTURE), Packed(b"2.jpg", PICTURE, method=9)
    )
    contents = list_pictures(str(path))
    assert names(contents) == ["1.jpg"]
    (refused,) = contents.refused
    assert (refused.reason, refused.detail) == (Reason.ARCHIVE_KIND, "Deflate64")


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "RAR"),
        ("a.cbr", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.zip", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("a.egg", b"EGGA\0", "EGG"),
        ("a.alz", b"ALZ\x01", "ALZ"),
    ],
)
def test_other_archives_are_named(source: Path, name: str, head: bytes, kind: str) -> None:
    path = source / name
    path.write_bytes(head + bytes(100))
    assert (refusal(path).reason, refusal(path).detail) == (Reason.ARCHIVE_KIND, kind)


def test_a_cbr_that_is_a_zip_is_read(source: Path) -> None:
    path = write_zip(source / "a.cbr", Packed(b"1.jpg", PICTURE))
    assert names(list_pictures(str(path))) == ["1.jpg"]


def test_sidecars_are_told_from_what_belongs_to_no_picture(source: Path) -> None:
    path = write_zip(
        source / "a.zip",
        Packed(b"set/1.jpg", PICTURE),
        Packed(b"set/1.jpg.json", b"{}"),
        Packed(b"set/metadata/1.json", b"{}"),
        Packed(b"set/info.json", b"{}"),
        Packed(b"set/readme.txt", b"hello"),
        Packed(b"other/info.json", b"{}"),
    )
    contents = list_pictures(str(path))
    assert [(one.folder, one.name) for one in contents.sidecars] == [
        ("set", "1.jpg.json"),
        ("set", "1.json"),
        ("set", "info.json"),
    ]
    assert set(contents.ignored) == {"set/readme.txt", "other/info.json"}
    assert archives.name_of(str(path), contents.sidecars[1].index) == "1.json"


def test_pictures_under_odd_names_are_told_by_their_content(source: Path) -> None:
    path = write_zip(
        source / "a.zip",
        Packed(b"EBGbJe_U8AA4Ekb.jpg_large", PICTURE, DEFLATED),
        Packed(b"cover", PICTURE),
        Packed(b"README", b"hello"),
    )
    contents = list_pictures(str(path))
    assert names(contents) == ["EBGbJe_U8AA4Ekb.jpg_large", "cover"]
    assert contents.ignored == ("README",)


def test_bombs_are_refused_before_they_are_unpacked(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "SUSPICIOUS_BYTES", 1 << 20)
    flat = bytes(zip_archive.SUSPICIOUS_BYTES + 1)
    packed = zip_bytes([Packed(b"1.bmp", flat, DEFLATED)])
    path = write_zip(source / "flat.zip", Packed(b"1.bmp", flat, DEFLATED))
    assert refusal(path).reason is Reason.ARCHIVE_TOO_LARGE
    nested = write_zip(source / "nested.zip", *(Packed(b"%d.zip" % n, packed) for n in range(9)))
    assert refusal(nested).reason is Reason.ARCHIVE_TOO_LARGE
    inside = zip_bytes([Packed(b"1.bmp", flat)])
    twice = write_zip(
        source / "twice.zip", Packed(b"1.jpg", PICTURE), Packed(b"1.zip", inside, DEFLATED)
    )
    (refused,) = list_pictures(str(twice)).refused
    assert refused.reason is Reason.ARCHIVE_TOO_LARGE


def test_entries_that_share_their_bytes_are_a_bomb(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "SUSPICIOUS_BYTES", 1 << 20)
    monkeypatch.setattr(zip_archive, "HIGHEST_RATIO", 20)
    data = bytes(range(256)) * 400
    one = zip_bytes([Packed(b"00.bmp", data)])
    start = one.index(b"PK\x01\x02")
    record = one[start : one.index(b"PK\x05\x06")]
    records = b"".join(record.replace(b"00.bmp", b"%02d.bmp" % n) for n in range(90))
    end = struct.pack("<4H2LH", 0, 0, 90, 90, len(records), start, 0)
    path = source / "shared.zip"
    path.write_bytes(one[:start] + records + b"PK\x05\x06" + end)
    assert refusal(path).reason is Reason.ARCHIVE_TOO_LARGE


def test_an_entry_never_gives_more_than_it_claims(source: Path) -> None:
    path = write_zip(source / "a.zip", Packed(b"1.bmp", bytes(1 << 20), DEFLATED, claims=1000))
    (entry,) = list_pictures(str(path)).entries
    with pytest.raises(RefusedFile) as refused, open_entry(str(path), entry.index) as stream:
        stream.read()
    assert refused.value.reason is Reason.ARCHIVE_BROKEN


def test_too_many_zips_inside_are_refused(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_INSIDE", 2)
    inner = zip_bytes([Packed(b"1.jpg", PICTURE)])
    path = write_zip(source / "a.zip", *(Packed(b"%d.zip" % n, inner) for n in range(3)))
    assert refusal(path).reason is Reason.ARCHIVE_TOO_LARGE


def test_the_room_for_entries_is_shared_with_zips_inside(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "MOST_ENTRIES", 4)
    inner = zip_bytes([Packed(b"1.jpg", PICTURE), Packed(b"2.jpg", PICTURE)])
    path = write_zip(source / "a.zip", *(Packed(b"%d.zip" % n, inner) for n in range(2)))
    contents = list_pictures(str(path))
    assert names(contents) == ["0/1.jpg", "0/2.jpg"]
    assert [one.reason for one in contents.refused] == [Reason.ARCHIVE_TOO_LARGE]


def test_a_locked_pack_is_imported_with_its_password(importer: Importer, source: Path) -> None:
    inner = zip_bytes([Packed(b"3.jpg", picture_bytes(shade=3))])
    path = write_zip(
        source / "240127 pack.zip",
        Packed(b"1.jpg", picture_bytes(shade=1), password=b"korea"),
        Packed("둘.jpg".encode("cp949"), picture_bytes(shade=2), password=b"korea"),
        Packed(b"more.zip", inner, DEFLATED),
    )
    plan = importer.plan(path)
    assert (plan.locked, plan.new_files) == ((str(path),), 0)
    given = ((str(path), "korea"),)
    assert importer.plan(path, passwords=given).locked == ()
    report = importer(path, passwords=given)
    assert (report.added, report.refused) == (3, ())
    assert importer(path, passwords=given).added == 0


def test_an_unchanged_pack_that_is_in_asks_for_no_password(
    importer: Importer, source: Path
) -> None:
    path = write_zip(
        source / "240127 pack.zip",
        *(
            Packed(f"{n}.jpg".encode(), picture_bytes(shade=n), password=b"korea")
            for n in range(1, 4)
        ),
    )
    importer(path, passwords=((str(path), "korea"),))
    again = importer.plan(path)
    assert (again.locked, again.refused, again.files) == ((), (), 0)
    assert again.already_there == tuple(f"{path}/{n}.jpg" for n in range(1, 4))
    Path(importer.paths()[1][0]).unlink()
    assert importer.plan(path).locked == (str(path),)  # only the archive can bring it back


def test_a_pack_that_changed_asks_again(importer: Importer, source: Path) -> None:
    path = write_zip(source / "a.zip", Packed(b"1.jpg", picture_bytes(shade=1), password=b"k"))
    importer(path, passwords=((str(path), "k"),))
    entries = [Packed(f"{n}.jpg".encode(), picture_bytes(shade=n), password=b"k") for n in (1, 2)]
    os.utime(write_zip(path, *entries), ns=(1, 1))
    assert importer.plan(path).locked == (str(path),)


def test_a_photo_of_two_archives_is_known_in_both(importer: Importer, source: Path) -> None:
    data = picture_bytes(shade=1)
    for name in ("a.zip", "b.zip"):
        path = write_zip(source / name, Packed(b"1.jpg", data, password=b"k"))
        assert importer.plan(path).locked == (str(path),)
        importer(path, passwords=((str(path), "k"),))
        assert importer.plan(path).locked == ()
