"""Prints of pictures: what is near is found, all of it and nothing else."""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gallery.images.prints import JOINS, NOTHING, Join, Kind, Print, Prints
from gallery.jobs.progress import Cancellable
from gallery.library import fingerprints
from gallery.library.fingerprints import Near
from gallery.library.thumbnails import ThumbnailStore
from gallery.model.errors import Cancelled
from tests.library.prints import prints, turned, whole

BITS = fingerprints.BITS
ALL_BITS = (1 << BITS) - 1
FAR = ALL_BITS << 30 & ALL_BITS
SURE = Join(Kind.WHOLE, Kind.WHOLE, keys=6, checks=BITS, sure=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ThumbnailStore]:
    opened = ThumbnailStore(tmp_path / "thumbnails.db")
    yield opened
    opened.close()


def put(store: ThumbnailStore, given: dict[str, Prints]) -> None:
    """Put prints, as the analysis does that lists them too."""
    store.put_many({}, given)
    store.list_prints(lambda: None)


def test_prints_are_kept_whole(store: ThumbnailStore) -> None:
    dice = random.Random(3)
    given = {
        "none": Prints.none(),
        "all": Prints((Print(ALL_BITS, ALL_BITS),) * len(Kind)),
        "any": Prints(tuple(Print(dice.getrandbits(63), dice.getrandbits(63)) for _ in Kind)),
        "low": whole(1, 2),
    }
    store.put_many(dict.fromkeys(given, b"jpeg"), given)
    assert store.prints([*given, "unknown"]) == given
    store.put_many({"low": b"new"}, {"low": whole(2)})
    store.put_many({"any": b"new"})
    assert store.prints(["low", "any"]) == {"low": whole(2), "any": given["any"]}
    assert set(store.prints_known(["low", "unknown"])) == {"low"}
    store.remove(["low"])
    assert store.prints(["low"]) == {}
    store.clear()
    assert store.prints(list(given)) == {}


def test_near_finds_all_that_a_look_at_each_finds(store: ThumbnailStore) -> None:
    dice = random.Random(7)
    asked = dice.getrandbits(BITS)
    given = {f"far {n}": dice.getrandbits(BITS) for n in range(2000)}
    for differing in range(11):
        for n in range(40):
            given[f"{differing} {n}"] = turned(asked, *dice.sample(range(BITS), differing))
    put(store, {digest: whole(key) for digest, key in given.items()})
    for distance in range(fingerprints.FARTHEST + 1):
        wanted = {
            digest: Near(only_maybe=False, distance=(key ^ asked).bit_count())
            for digest, key in given.items()
            if (key ^ asked).bit_count() <= distance
        }
        assert store.near(whole(asked), joins=[replace(SURE, keys=distance)]) == wanted


def test_the_check_tells_chance_apart(store: ThumbnailStore) -> None:
    put(store, {"near": whole(5, 0b0111), "far": whole(5, 0b1111)})
    assert set(store.near(whole(5, 0), joins=[replace(SURE, checks=3)])) == {"near"}


def test_kinds_meet_both_ways(store: ThumbnailStore) -> None:
    join = Join(Kind.WHOLE, Kind.MIDDLE_90, keys=2, checks=4)
    original = prints({Kind.WHOLE: Print(0b1111 << 9, 0), Kind.MIDDLE_90: Print(77 << 20, 0)})
    cut = prints({Kind.WHOLE: Print(77 << 20 | 1, 0), Kind.MIDDLE_90: Print(3 << 30, 0)})
    put(store, {"original": original, "cut": cut})
    met = Near(only_maybe=True, distance=1)
    assert store.near(cut, joins=[join]) == {"original": met}
    assert store.near(original, joins=[join]) == {"cut": met}
    assert store.near(original, joins=[join, replace(SURE, keys=0)])["original"] < met


def test_what_has_nothing_to_be_known_by_meets_nothing(store: ThumbnailStore) -> None:
    put(store, {str(n): Prints.none() for n in range(50)} | {"one bit": whole(1)})
    assert store.near(Prints.none()) == {}
    assert set(store.near(whole(1))) == {"one bit"}


def test_of_too_many_the_nearest_are_read(store: ThumbnailStore) -> None:
    key = 0b1011 << 40 | 0b1101 << 20 | 0b111
    others = fingerprints.MOST_READ + 500
    given = {str(n): whole(turned(key, n % BITS, n * 7 % BITS), n) for n in range(others)}
    put(store, given | {f"same {n}": whole(key) for n in range(20)})
    found = store.near(whole(key), joins=[SURE])
    assert {f"same {n}" for n in range(20)} <= set(found)
    assert len(found) == fingerprints.MOST_NEAR


def test_near_uses_the_lists(store: ThumbnailStore) -> None:
    put(store, {"a": whole(5)})
    raw = sqlite3.connect(store.path)  # asks for the plan, which the store does not show
    text, values = fingerprints.question(5, Kind.WHOLE, distance=6)
    plan = raw.execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
    raw.close()
    steps = " ".join(step[-1] for step in plan)
    assert f"SEARCH {fingerprints.PLACES} USING PRIMARY KEY (place=?)" in steps
    assert "TEMP B-TREE" not in steps


def test_what_was_put_is_found_when_it_is_listed(store: ThumbnailStore) -> None:
    store.put_many({}, {"a": whole(5), "b": whole(FAR)})
    assert store.near(whole(5)) == {}
    store.list_prints(lambda: None)
    assert set(store.near(whole(5))) == {"a"}
    put(store, {"b": whole(4)})
    assert set(store.near(whole(5))) == {"a", "b"}
    assert store.near(whole(FAR)) == {}, "that is b as it was"


def test_listing_may_be_stopped(store: ThumbnailStore) -> None:
    store.put_many({}, {"a": whole(5)})
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        store.list_prints(progress.check)
    store.list_prints(lambda: None)
    assert set(store.near(whole(5))) == {"a"}


def test_a_picture_that_comes_in_place_of_another_is_not_taken_for_it(
    store: ThumbnailStore,
) -> None:
    put(store, {"a": whole(5)})
    store.remove(["a"])
    put(store, {"b": whole(FAR)})
    assert store.near(whole(5)) == {}


def test_what_was_compared_is_noted(store: ThumbnailStore) -> None:
    store.put_many({"a": b"1", "b": b"2"}, {"a": whole(5), "b": whole(6)})
    assert store.compared(["a", "b", "c"]) == {"a": 0, "b": 0}
    store.set_compared({"a": 7, "unknown": 8})
    store.put_many({"a": b"new"}, {"a": whole(5)})
    assert store.compared(["a", "b"]) == {"a": 7, "b": 0}
    assert store.prints_count() == 2
    assert list(store.compared_photos()) == [0] * 7 + [1]
    store.forget_compared([7])
    assert store.compared(["a", "b"]) == {"a": 0, "b": 0}
    store.clear()
    assert store.compared(["a", "b"]) == {}


@pytest.mark.parametrize("distance", [-1, fingerprints.FARTHEST + 1, 64])
def test_what_the_lists_cannot_promise_is_refused(store: ThumbnailStore, distance: int) -> None:
    with pytest.raises(ValueError, match=str(distance)):
        store.near(whole(1), joins=[replace(SURE, keys=distance)])


def test_all_that_is_joined_can_be_promised() -> None:
    assert max(join.keys for join in JOINS) <= fingerprints.FARTHEST
    assert NOTHING == 0


def test_a_store_of_before_learns_prints(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "thumbnails.db")  # an older program's store
    raw.execute("CREATE TABLE thumbnails (digest TEXT PRIMARY KEY, jpeg BLOB NOT NULL)")
    raw.execute("CREATE TABLE fingerprints (id INTEGER PRIMARY KEY, digest TEXT, bits INTEGER)")
    raw.execute("CREATE TABLE prints_0 (id INTEGER PRIMARY KEY, digest TEXT)")
    raw.execute("INSERT INTO thumbnails VALUES ('a', x'01')")
    raw.commit()
    store = ThumbnailStore(tmp_path / "thumbnails.db")
    assert (store.get("a"), store.prints(["a"])) == (b"\x01", {})
    put(store, {"b": whole(9)})
    assert set(store.near(whole(8))) == {"b"}
    tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert not {"fingerprints", "prints_0"} & {name for (name,) in tables}
    raw.close()
    store.close()
