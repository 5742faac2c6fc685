"""What tells copies apart, aspect by aspect."""

from gallery.model.best_copy import Candidate
from gallery.model.copy_differences import Aspect, differences
from gallery.model.photo import InSet
from gallery.model.variants import Relation

LARGE = Candidate(1, 4096, 2731, 3_000_000, "JPEG", jpeg_quality=92, sources=("Weverse",))
SMALL = Candidate(2, 2048, 1366, 900_000, "JPEG", jpeg_quality=75)


def told(*candidates: Candidate) -> dict[Aspect, dict[int, tuple[object, bool]]]:
    found: dict[Aspect, dict[int, tuple[object, bool]]] = {}
    for photo_id, some in differences(candidates).items():
        for one in some:
            found.setdefault(one.aspect, {})[photo_id] = (one.value, one.is_best)
    return found


def test_equal_copies_differ_in_nothing() -> None:
    twin = Candidate(2, 4096, 2731, 3_000_000, "JPEG", jpeg_quality=92, sources=("Weverse",))
    assert differences([LARGE, twin]) == {1: (), 2: ()}


def test_each_difference_is_told_of_every_copy() -> None:
    found = told(LARGE, SMALL)
    assert set(found) == {Aspect.PIXELS, Aspect.BYTES, Aspect.QUALITY, Aspect.SOURCE}
    assert found[Aspect.PIXELS] == {1: ((4096, 2731), True), 2: ((2048, 1366), False)}
    assert found[Aspect.BYTES] == {1: (3_000_000, True), 2: (900_000, False)}
    assert found[Aspect.QUALITY] == {1: (92, True), 2: (75, False)}


def test_a_source_is_better_only_by_its_rank() -> None:
    assert told(LARGE, SMALL)[Aspect.SOURCE] == {1: (("Weverse",), False), 2: ((), False)}
    ranked = Candidate(3, 4096, 2731, sources=("X",), source_rank=4)
    assert told(LARGE, ranked)[Aspect.SOURCE][3] == (("X",), True)


def test_no_bytes_are_better_between_formats() -> None:
    png = Candidate(3, 4096, 2731, 9_000_000, "PNG")
    found = told(LARGE, png)
    assert not any(is_best for _, is_best in found[Aspect.BYTES].values())
    assert found[Aspect.FORMAT] == {1: ("JPEG", False), 3: ("PNG", False)}
    assert found[Aspect.QUALITY] == {1: (92, False), 3: (None, False)}


def test_what_a_rounded_edge_changes_is_not_better() -> None:
    found = told(Candidate(1, 1600, 1200), Candidate(2, 1601, 1200))
    assert not any(is_best for _, is_best in found[Aspect.PIXELS].values())


def test_what_people_said_and_what_is_wrong() -> None:
    tagged = Candidate(
        1,
        100,
        100,
        taken="2024-01-27",
        sets=(InSet(1, "Love wins all", 3),),
        people=1,
        captions=2,
        rating=4,
    )
    bad = Candidate(2, 100, 100, damaged=True, marked=True, cropped=True, frames=12)
    other = Candidate(3, 100, 100, relation=Relation.MIRRORED, marked=False)
    found = told(tagged, bad, other)
    assert found[Aspect.DATE] == {1: ("2024-01-27", True), 2: ("", False), 3: ("", False)}
    assert found[Aspect.SETS][1] == (("Love wins all",), False)
    assert found[Aspect.TAGS] == {
        1: ((1, 0, 2), True),
        2: ((0, 0, 0), False),
        3: ((0, 0, 0), False),
    }
    assert found[Aspect.RATING][1] == (4, True)
    assert found[Aspect.DAMAGE] == {1: (False, True), 2: (True, False), 3: (False, True)}
    assert found[Aspect.MARK] == {1: (None, True), 2: (True, False), 3: (False, True)}
    assert found[Aspect.CROP][2] == (True, False)
    assert found[Aspect.RELATION][3] == ("mirrored", False)
    assert found[Aspect.MOVES][2] == (12, False)
