"""The thumbnail store: fast, shared, and never missed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.library.thumbnails import ThumbnailStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ThumbnailStore]:
    opened = ThumbnailStore(tmp_path / "cache" / "thumbnails.db")
    yield opened
    opened.close()


def test_what_is_put_is_got(store: ThumbnailStore) -> None:
    assert store.get("a") is None
    store.put_many({"a": b"1", "b": b"2"})
    store.put_many({"b": b"3"})
    assert store.get_many(["a", "b", "c"]) == {"a": b"1", "b": b"3"}
    assert store.missing(["c", "a", "d"]) == ["c", "d"]
    store.remove(["a"])
    assert store.get("a") is None


def test_it_survives_closing(store: ThumbnailStore) -> None:
    store.put_many({"a": b"1"})
    store.close()
    again = ThumbnailStore(store.path)
    assert again.get("a") == b"1"
    again.close()
    with pytest.raises(RuntimeError):
        again.get("a")


def test_a_deleted_store_is_made_anew_while_open(store: ThumbnailStore) -> None:
    store.put_many({"a": b"1"})
    for path in list(store.path.parent.iterdir()):
        path.unlink()
    store.path.parent.rmdir()
    assert store.get("a") is None
    store.put_many({"a": b"2"})
    assert store.get("a") == b"2"


def test_a_damaged_store_is_made_anew(store: ThumbnailStore) -> None:
    store.put_many({"a": b"1"})
    store.close()
    store.path.write_bytes(b"rubbish" * 1000)
    again = ThumbnailStore(store.path)
    assert again.get("a") is None
    again.put_many({"a": b"2"})
    assert again.get("a") == b"2"
    again.close()


def test_a_store_damaged_while_open_is_made_anew(store: ThumbnailStore) -> None:
    store.put_many({f"{n}": bytes(2000) for n in range(200)})
    size = store.path.stat().st_size
    with store.path.open("r+b") as stream:
        stream.write(b"rubbish!" * (size // 8))
    store.put_many({"new": b"2"})
    assert store.get("new") in (b"2", None)
    store.put_many({"new": b"2"})
    assert store.get("new") == b"2"


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = ThumbnailStore(tmp_path / "file" / "thumbnails.db")
    store.put_many({"a": b"1"})
    assert store.get("a") is None
    assert store.missing(["a"]) == ["a"]
    store.close()


def test_many_threads_at_once(store: ThumbnailStore) -> None:
    def work(number: int) -> None:
        for step in range(20):
            store.put_many({f"{number}-{step}": b"x" * 100})
            assert store.get(f"{number}-{step}") == b"x" * 100

    threads = [threading.Thread(target=work, args=[n]) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    digests = [f"{n}-{step}" for n in range(6) for step in range(20)]
    assert store.missing(digests) == []


def test_equal_thumbnails_are_found_among_others(store: ThumbnailStore) -> None:
    store.put_many({"a": b"one", "b": b"one", "c": b"two", "d": b"one"})
    assert store.equal("a", ["b", "c", "unknown"]) == {"b"}
    assert store.equal("c", ["a", "b"]) == set()
    assert store.equal("unknown", ["a"]) == set()


def test_pieces_are_kept_by_what_they_are(store: ThumbnailStore) -> None:
    store.put_crop("a", "left", b"1")
    store.put_crop("a", "right", b"2")
    store.put_crop("a", "left", b"3")
    assert (store.crop("a", "left"), store.crop("a", "right")) == (b"3", b"2")
    assert store.crop("b", "left") is None


def test_pieces_go_with_their_picture(store: ThumbnailStore) -> None:
    for digest in ("a", "b"):
        store.put_crop(digest, "left", b"1")
    store.remove(["a"])
    assert (store.crop("a", "left"), store.crop("b", "left")) == (None, b"1")
    store.clear()
    assert store.crop("b", "left") is None
