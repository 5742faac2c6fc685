"""All pairs at once: what is near is found, as a look at each pair finds it."""

import random
import subprocess
import sys
from array import array
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from gallery.analysis import candidates as finding
from gallery.analysis import pairing, shares
from gallery.analysis.candidates import Candidates, candidates
from gallery.images.prints import JOINS, NOTHING, Kind, Print, Prints
from gallery.jobs.progress import Cancellable, Progress, Silent
from gallery.library import pending, photos
from gallery.library.database import Library
from gallery.library.fingerprints import BITS, Near
from gallery.model.errors import Cancelled
from tests.library.making import add_photos
from tests.library.prints import turned, whole

Found = dict[frozenset[int], Near]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pair all at once however few there are."""
    monkeypatch.setattr(finding, "FEWEST", 1)


class Shelf:
    """A library of photos that are only known by their prints."""

    def __init__(self, library: Library, given: Sequence[Prints]) -> None:
        self.library = library
        with library.writing() as writer:
            self.ids = add_photos(writer, len(given))
            self.digests = photos.digests(writer.connection, self.ids)
        store = library.thumbnails
        for one, prints in zip(self.ids, given, strict=True):
            store.put_many({}, {self.digests[one]: prints})
        store.list_prints(lambda: None)

    def print_ids(self, photo_ids: Sequence[int]) -> "array[int]":
        """Return the ids of the prints of some photos."""
        digests = [self.digests[one] for one in photo_ids]
        return array("q", self.library.thumbnails.prints_known(digests).values())

    def pairs(self, photo_ids: Sequence[int], progress: Progress | None = None) -> Found:
        """Return what is found when some photos are compared with all others."""
        found = candidates(self.library, progress or Silent(), self.print_ids(photo_ids))
        assert not isinstance(found, finding.Asked)
        return self.told(found, photo_ids)

    def told(self, found: Candidates, photo_ids: Sequence[int]) -> Found:
        """Return pairs with how near they are; none is told twice."""
        told: Found = {}
        for one, others in found.of(pending.comparable(self.library, photo_ids)).items():
            for other, near in others.items():
                assert frozenset((one, other)) not in told
                told[frozenset((one, other))] = near
        return told


def expected(shelf: Shelf, given: Sequence[Prints]) -> Found:
    """Hold every two photos against each other."""
    found: Found = {}
    for (one, first), (other, second) in combinations(zip(shelf.ids, given, strict=True), 2):
        for join in JOINS:
            for mine, theirs in ((first, second), (second, first)):
                near = how_near(mine.each[join.one], theirs.each[join.other])
                if near is not None and near[0] <= join.keys and near[1] <= join.checks:
                    pair = frozenset((one, other))
                    met = Near(not join.sure, near[0])
                    found[pair] = min(met, found.get(pair, met))
    return found


def how_near(one: Print, other: Print) -> tuple[int, int] | None:
    """Return by how many bits keys and checks differ, None where there is nothing to know."""
    if NOTHING in (one.key, other.key):
        return None
    return (one.key ^ other.key).bit_count(), (one.check ^ other.check).bit_count()


def planted(dice: random.Random, number: int) -> list[Prints]:
    """Return prints of which many are near others, of the same kind or another one."""
    made: list[Prints] = []
    for _ in range(number):
        each = [Print(dice.getrandbits(BITS), dice.getrandbits(BITS)) for _ in Kind]
        if made and dice.random() < 0.7:
            join = dice.choice(JOINS)
            mine, theirs = dice.sample((join.one, join.other), 2)
            like = dice.choice(made).each[theirs]
            each[mine] = Print(
                turned(like.key, *dice.sample(range(BITS), dice.randrange(join.keys + 2))),
                turned(like.check, *dice.sample(range(BITS), dice.randrange(join.checks + 2))),
            )
        if dice.random() < 0.1:
            each[Kind.WHOLE] = Print(NOTHING, 0)
        made.append(Prints(tuple(each)))
    return made


def test_all_pairs_are_found_and_no_others(library: Library) -> None:
    given = planted(random.Random(5), 700)
    shelf = Shelf(library, given)
    wanted = expected(shelf, given)
    assert len(wanted) > 100
    assert {near.only_maybe for near in wanted.values()} == {True, False}
    assert shelf.pairs(shelf.ids) == wanted


def test_new_photos_meet_all_others_and_these_not_each_other(library: Library) -> None:
    given = planted(random.Random(6), 500)
    shelf = Shelf(library, given)
    new = shelf.ids[::3]
    wanted = {pair: near for pair, near in expected(shelf, given).items() if pair & set(new)}
    assert shelf.pairs(new) == wanted


def test_it_finds_what_each_photo_finds_by_itself(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = planted(random.Random(7), 300)
    shelf = Shelf(library, given)
    at_once = shelf.pairs(shelf.ids)
    monkeypatch.setattr(finding, "FEWEST", 1000)
    one_by_one = candidates(library, Silent(), shelf.print_ids(shelf.ids))
    assert isinstance(one_by_one, finding.Asked)
    assert shelf.told(one_by_one, shelf.ids) == at_once


def test_black_pictures_meet_nothing(library: Library) -> None:
    shelf = Shelf(library, [Prints.none()] * 300 + [whole(5), whole(7)])
    assert set(shelf.pairs(shelf.ids)) == {frozenset(shelf.ids[-2:])}


def test_a_crowd_is_told_of_its_nearest_only(library: Library) -> None:
    key = 0b1011 << 40 | 0b1101 << 20 | 0b111
    crowd = 2 * pairing.CROWD
    given = [whole(turned(key, n % BITS), n) for n in range(crowd)]
    shelf = Shelf(library, [whole(key), *given, whole(key), whole(key)])
    found = shelf.pairs(shelf.ids)
    last, other, first = shelf.ids[-1], shelf.ids[-2], shelf.ids[0]
    same = Near(only_maybe=False, distance=0)
    assert {found[frozenset(pair)] for pair in ((last, other), (last, first))} == {same}
    assert len(found) <= len(shelf.ids) * pairing.MOST_FOUND
    lonely = set(shelf.ids) - {one for pair in found for one in pair}
    assert not lonely, "everyone of a crowd still belongs to it"


def test_a_photo_that_left_the_library_is_met_by_nobody(library: Library) -> None:
    shelf = Shelf(library, [whole(5), whole(5), whole(5)])
    library.thumbnails.put_many({}, {"of no photo": whole(5)})
    assert len(shelf.pairs(shelf.ids)) == 3


def test_it_can_be_stopped_and_leaves_nothing_behind(library: Library) -> None:
    shelf = Shelf(library, [whole(5), whole(5)])
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        shelf.pairs(shelf.ids, progress)
    folder = library.thumbnails.path.parent
    assert not list(folder.glob(f"{finding.PREFIX}*"))


def test_what_a_killed_program_left_is_swept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(library, [whole(5), whole(5)])
    left = library.thumbnails.path.parent / f"{finding.PREFIX}left"
    left.mkdir()
    (left / "key-0").write_bytes(b"x")
    shelf.pairs(shelf.ids)
    assert left.exists(), "somebody may be working there"
    monkeypatch.setattr(finding, "LEFT_SECONDS", -1)
    shelf.pairs(shelf.ids)
    assert not left.exists()


def test_without_room_for_it_each_asks_by_itself(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(library, [whole(5), whole(5)])
    monkeypatch.setattr(finding, "PREFIX", "no such folder/pairing-")
    found = candidates(library, Silent(), shelf.print_ids(shelf.ids))
    assert set(shelf.told(found, shelf.ids)) == {frozenset(shelf.ids)}


def test_a_pair_is_unpacked_as_it_was_packed(tmp_path: Path) -> None:
    far = shares.MOST_PICTURES - 1
    packed = shares.first_of(far) | (shares.NOT_SURE | 63) << shares.PLACE_BITS | far - 1
    assert shares.unpack(packed) == (far, far - 1, True, 63)
    assert packed < 1 << 64


def test_the_program_itself_loads_no_numpy() -> None:
    asked = "import sys, gallery.analysis.queue; sys.exit('numpy' in sys.modules)"
    root = Path(pairing.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", asked], cwd=root, check=False).returncode == 0
