"""Fingerprints of pictures: what is near is found, all of it and nothing else."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.library import fingerprints
from gallery.library.thumbnails import ThumbnailStore

ALL_BITS = (1 << 64) - 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ThumbnailStore]:
    opened = ThumbnailStore(tmp_path / "thumbnails.db")
    yield opened
    opened.close()


def turned(bits: int, *places: int) -> int:
    for place in places:
        bits ^= 1 << place
    return bits


def test_fingerprints_are_kept_whole(store: ThumbnailStore) -> None:
    given = {"none": 0, "all": ALL_BITS, "high": 1 << 63, "low": 1}
    store.put_many(dict.fromkeys(given, b"jpeg"), given)
    assert store.fingerprints([*given, "unknown"]) == given
    store.put_many({"low": b"new"}, {"low": 2})
    store.put_many({"high": b"new"})
    assert store.fingerprints(["low", "high"]) == {"low": 2, "high": 1 << 63}
    store.remove(["low"])
    assert store.fingerprints(["low"]) == {}
    store.clear()
    assert store.fingerprints(list(given)) == {}


def test_near_finds_all_that_a_look_at_each_finds(store: ThumbnailStore) -> None:
    chance = random.Random(7)
    asked = chance.getrandbits(64)
    given = {f"far {n}": chance.getrandbits(64) for n in range(2000)}
    for differing in range(10):
        for n in range(40):
            given[f"{differing} {n}"] = turned(asked, *chance.sample(range(64), differing))
    store.put_many({}, given)
    for distance in range(fingerprints.FARTHEST + 1):
        wanted = {
            digest: (bits ^ asked).bit_count()
            for digest, bits in given.items()
            if (bits ^ asked).bit_count() <= distance
        }
        assert store.near(asked, distance) == wanted


def test_near_uses_the_indexes(store: ThumbnailStore, tmp_path: Path) -> None:
    store.put_many({}, {"a": 5})
    import sqlite3  # asks for the plan, which the store does not show

    raw = sqlite3.connect(tmp_path / "thumbnails.db")
    for shift in fingerprints.SHIFTS:
        text, values = fingerprints.question(5, shift)
        plan = raw.execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
        steps = " ".join(step[-1] for step in plan)
        assert f"SEARCH fingerprints USING COVERING INDEX fingerprints_{shift}" in steps
    raw.close()


def test_what_was_compared_is_noted(store: ThumbnailStore) -> None:
    store.put_many({"a": b"1", "b": b"2"}, {"a": 5, "b": 6})
    assert store.compared(["a", "b", "c"]) == {"a": 0, "b": 0}
    store.set_compared({"a": 7, "unknown": 8})
    store.put_many({"a": b"new"}, {"a": 5})
    assert store.compared(["a", "b"]) == {"a": 7, "b": 0}
    store.clear()
    assert store.compared(["a", "b"]) == {}


@pytest.mark.parametrize("distance", [-1, 7, 64])
def test_what_the_indexes_cannot_promise_is_refused(store: ThumbnailStore, distance: int) -> None:
    with pytest.raises(ValueError, match=str(distance)):
        store.near(0, distance)


def test_a_store_of_before_learns_fingerprints(tmp_path: Path) -> None:
    import sqlite3  # an older program's store

    raw = sqlite3.connect(tmp_path / "thumbnails.db")
    raw.execute("CREATE TABLE thumbnails (digest TEXT PRIMARY KEY, jpeg BLOB NOT NULL)")
    raw.execute("INSERT INTO thumbnails VALUES ('a', x'01')")
    raw.commit()
    raw.close()
    store = ThumbnailStore(tmp_path / "thumbnails.db")
    store.put_many({"b": b"2"}, {"b": 9})
    assert (store.get("a"), store.near(8)) == (b"\x01", {"b": 1})
    store.close()
