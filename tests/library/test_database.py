"""Opening, reading, writing, closing: what a library promises about its database."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from gallery.library import connections, photos, schema
from gallery.library.database import Library
from gallery.library.tables import about
from gallery.library.tables import photos as photos_table
from gallery.model.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
)
from tests.library.making import add_photos


def count(library: Library) -> int:
    with library.reading() as reader:
        return len(reader.execute(select(photos_table.c.id)).all())


def test_a_new_library_is_made_with_its_folders(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "뷔 #1?"
    with Library.open(folder, cache=tmp_path / "cache") as library:
        assert library.database_path.is_file()
        assert library.originals.is_dir()
        assert library.cache == tmp_path / "cache" / library.identity
        identity = library.identity
    with Library.open(folder, cache=tmp_path / "cache") as library:
        assert library.identity == identity


def test_a_moved_library_keeps_its_identity(library: Library, tmp_path: Path) -> None:
    identity = library.identity
    library.close()
    moved = library.folder.rename(tmp_path / "moved")
    with Library.open(moved, cache=tmp_path / "cache") as again:
        assert again.identity == identity


def test_settings_that_keep_data_safe(library: Library) -> None:
    with library.writing() as writer:
        raw = writer.connection
        assert raw.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert raw.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert raw.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert raw.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000


def test_an_exception_undoes_everything(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.writing() as writer:  # noqa: PT012
        add_photos(writer, 3)
        raise ZeroDivisionError
    assert count(library) == 0
    with library.writing() as writer:
        assert add_photos(writer, 1) == [1]


def test_readers_cannot_write(library: Library) -> None:
    with pytest.raises(LibraryError), library.reading() as reader:
        reader.execute(about.insert().values(key="x", value="y"))


def test_a_reader_sees_one_state_until_it_ends(library: Library) -> None:
    with library.reading():
        assert count(library) == 0

        def write() -> None:
            with library.writing() as writer:
                add_photos(writer, 2)

        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        assert count(library) == 0
    assert count(library) == 2


def test_each_thread_has_its_own_reader_and_close_closes_all(library: Library) -> None:
    seen: list[object] = []

    def read() -> None:
        with library.reading() as outer, library.reading() as inner:
            assert outer is inner
            seen.append(outer)

    threads = [threading.Thread(target=read) for _ in range(5)]
    for thread in threads:
        thread.start()
        thread.join()
    assert len(set(map(id, seen))) >= 1
    library.close()
    with pytest.raises(RuntimeError), library.reading():
        pass


def test_writing_inside_writing_is_a_bug(library: Library) -> None:
    with library.writing(), pytest.raises(RuntimeError), library.writing():
        pass
    with library.writing() as writer:
        add_photos(writer, 1)


def test_data_version_shows_only_what_others_wrote(library: Library, tmp_path: Path) -> None:
    before = library.data_version()
    with library.writing() as writer:
        add_photos(writer, 1)
        assert library.data_version() == before  # asked while writing: no waiting
    assert library.data_version() == before
    with Library.open(library.folder, cache=tmp_path / "cache") as other:
        with other.writing() as writer:
            add_photos(writer, 1, start=5)
        assert library.data_version() != before


def test_no_lone_surrogate_reaches_the_database(library: Library) -> None:
    with library.writing() as writer:
        photos.add(writer, [{"digest": "a", "title": "caf\udce9 뷔"}])
        photos.set_values(writer, [1], {"credit": "\ud800x"})
    with library.reading() as reader:
        row = reader.execute(select(photos_table)).one()
    assert (row.title, row.credit) == ("caf\ufffd 뷔", "\ufffdx")


def test_a_folder_that_cannot_be_made_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path / "file" / "library")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a place nobody can write, Linux only")
def test_a_place_that_nobody_can_write_is_missing() -> None:
    with pytest.raises(LibraryMissing):
        Library.open(Path("/proc/Photosketch"))


def test_a_read_only_folder_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        if _can_write(folder):
            pytest.skip("this user writes everywhere")
        with pytest.raises(LibraryMissing):
            Library.open(folder)
    finally:
        folder.chmod(0o700)


def _can_write(folder: Path) -> bool:
    try:
        (folder / "probe").touch()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(LibraryDamaged):
        Library.open(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    stranger = sqlite3.connect(tmp_path / "library.db")
    stranger.execute("CREATE TABLE thing (x)")
    stranger.close()
    with pytest.raises(LibraryDamaged):
        Library.open(tmp_path)


def test_a_library_without_a_revision_is_damaged(library: Library) -> None:
    library.close()
    raw = sqlite3.connect(library.database_path)
    raw.execute("DELETE FROM alembic_version")
    raw.commit()
    raw.close()
    with pytest.raises(LibraryDamaged):
        Library.open(library.folder)


def test_a_newer_library_is_refused(library: Library) -> None:
    library.close()
    raw = sqlite3.connect(library.database_path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(LibraryTooNew) as caught:
        Library.open(library.folder)
    assert caught.value.detail == "9999"
    assert schema.HEAD != "9999"


def test_a_busy_library_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    with Library.open(library.folder) as waiting:
        other = sqlite3.connect(library.database_path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy), waiting.writing() as writer:
            add_photos(writer, 1)
        other.execute("ROLLBACK")
        other.close()
        with waiting.writing() as writer:
            add_photos(writer, 1)


def test_a_full_disk_says_so_and_keeps_what_was_there(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 10)
        pages = writer.connection.exec_driver_sql("PRAGMA page_count").scalar()
        writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(DiskFull), library.writing() as writer:
        add_photos(writer, 5000, start=100)
    assert count(library) == 10
    with library.writing() as writer:
        writer.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        add_photos(writer, 5, start=100)
    assert count(library) == 15


def test_the_cache_may_be_deleted(library: Library) -> None:
    library.thumbnails.put_many({"a": b"jpeg"})
    with library.writing() as writer:
        add_photos(writer, 2)
    for path in sorted(library.cache.iterdir()):
        path.unlink()
    library.cache.rmdir()
    assert library.thumbnails.get("a") is None
    library.thumbnails.put_many({"a": b"again"})
    assert library.thumbnails.get("a") == b"again"
    assert count(library) == 2


def test_an_io_error_on_a_full_disk_says_that_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    assert type(connections.library_error(tmp_path, error)) is LibraryError
    monkeypatch.setattr(connections, "ROOM_OF_SHARED_MEMORY", 1 << 62)
    assert type(connections.library_error(tmp_path, error)) is DiskFull


def test_the_log_does_not_keep_the_size_of_the_largest_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "LARGEST_LOG", 100_000)
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        log = library.folder / "library.db-wal"
        with library.writing() as writer:
            ids = add_photos(writer, 5_000)  # more than SQLite leaves there before it copies
        assert log.stat().st_size > 4_000_000
        for rating in (1, 2):
            with library.writing() as writer:
                photos.set_values(writer, ids[:1], {"rating": rating})
        assert log.stat().st_size <= 100_000
