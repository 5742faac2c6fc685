"""Sets of a plan put together, taken apart and filled: no file is lost, none is in two places."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.importing import arranging
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest
from gallery.model.errors import InvalidValue
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind, completeness

GUESSED = Origin.FOLDER_NAME


def planned(key: str, *names: str, places: list[int] | None = None, **fields: object) -> PlannedSet:
    """Return a set of files that are named so; places from 1 unless they are given."""
    files = tuple(
        PlannedFile(f"/{key}/{name}", name, 100, position=place)
        for name, place in zip(names, places or range(1, len(names) + 1), strict=True)
    )
    kind = Fact(SetKind.OTHER, Origin.SUGGESTION)
    return PlannedSet(key, Fact(key, GUESSED), kind, files=files, **fields)  # type: ignore[arg-type]


def plan_of(*sets: PlannedSet, loose: tuple[PlannedFile, ...] = ()) -> Plan:
    """Return a plan of these sets."""
    return Plan(ImportRequest(("/",)), sets=sets, loose=loose)


def places(plan: Plan, key: str) -> dict[str, int]:
    """Return the position of each file of a set, by name."""
    return {file.name: file.position for file in plan.set_of(key).files}


def test_halves_of_one_set_count_on_when_they_are_merged() -> None:
    first = planned("a", "LWA_01.jpg", "LWA_02.jpg", "LWA_03.jpg")
    second = planned("b", "LWA_04.jpg", "LWA_06.jpg")
    plan = arranging.merged(plan_of(first, second), ["a", "b"], into="a")
    (one,) = plan.sets
    assert [file.position for file in one.files] == [1, 2, 3, 4, 6]
    assert one.also_keys == ("b",)


def test_posts_follow_each_other_when_they_are_merged() -> None:
    sets = [
        planned(f"twitter:{n}", f"{n}x_1.jpg", f"{n}x_2.jpg", expected=Fact(2, Origin.SIDECAR))
        for n in range(3)
    ]
    plan = arranging.merged(
        plan_of(*sets), {"twitter:0", "twitter:1", "twitter:2"}, into="twitter:1"
    )
    (one,) = plan.sets
    assert [(file.name, file.position) for file in one.files] == [
        ("1x_1.jpg", 1),
        ("1x_2.jpg", 2),
        ("0x_1.jpg", 3),
        ("0x_2.jpg", 4),
        ("2x_1.jpg", 5),
        ("2x_2.jpg", 6),
    ]
    assert one.expected is not None
    assert one.expected.value == 6
    assert one.also_keys == ("twitter:0", "twitter:2")


def test_two_parts_of_a_post_keep_the_places_their_sidecars_gave() -> None:
    said = Fact(4, Origin.SIDECAR)
    first = planned("a", "x.jpg", "y.jpg", places=[1, 3], expected=said)
    second = planned("b", "p.jpg", "q.jpg", places=[2, 4], expected=said)
    plan = arranging.merged(plan_of(first, second), ["b"], into="a")
    assert places(plan, "a") == {"x.jpg": 1, "p.jpg": 2, "y.jpg": 3, "q.jpg": 4}
    assert plan.sets[0].expected == said


def test_a_set_that_is_split_leaves_no_gap_and_keeps_true_ones() -> None:
    names = [f"n{n:02}.jpg" for n in (1, 2, 3, 5, 6)]
    plan = plan_of(planned("a", *names, places=[1, 2, 3, 5, 6], expected=Fact(7, GUESSED)))
    part = plan.sets[0].files[1:3]
    plan = arranging.split(plan, "a", files=part, title=" The  part ")
    rest, taken = plan.sets
    assert [file.position for file in rest.files] == [1, 3, 4]
    assert rest.expected == Fact(5, GUESSED)
    assert completeness([1, 3, 4], 5).missing == (2, 5)
    assert [file.position for file in taken.files] == [1, 2]
    assert taken.title == Fact("The part", Origin.USER)
    assert taken.key.startswith("a#part-")


def test_a_part_without_a_title_is_told_apart() -> None:
    plan = plan_of(planned("a", "1.jpg", "2.jpg", "3.jpg"))
    plan = arranging.split(plan, "a", files=plan.sets[0].files[:1])
    plan = arranging.split(plan, "a", files=plan.sets[0].files[:1])
    assert [one.title.value for one in plan.sets] == ["a", "a (3)", "a (2)"]
    assert len({one.key for one in plan.sets}) == 3


def test_splitting_all_or_nothing_off_changes_nothing() -> None:
    plan = plan_of(planned("a", "1.jpg", "2.jpg"))
    assert arranging.split(plan, "a", files=plan.sets[0].files) is plan
    assert arranging.split(plan, "a", files=()) is plan


def test_a_moved_file_fills_the_gap_its_number_names() -> None:
    plan = plan_of(
        planned("a", "n1.jpg", "n2.jpg", "n4.jpg", places=[1, 2, 4]), planned("b", "n3.jpg")
    )
    plan = arranging.moved(plan, plan.sets[1].files, to="a")
    assert [one.key for one in plan.sets] == ["a"]
    assert places(plan, "a") == {"n1.jpg": 1, "n2.jpg": 2, "n3.jpg": 3, "n4.jpg": 4}


def test_a_moved_file_without_a_number_comes_last_without_a_gap() -> None:
    plan = plan_of(
        planned("a", "x.jpg", "y.jpg"), planned("b", "p.jpg", "q.jpg", "z.jpg", "zz.jpg")
    )
    plan = arranging.moved(plan, plan.sets[1].files[3:], to="a")
    assert places(plan, "a") == {"x.jpg": 1, "y.jpg": 2, "zz.jpg": 3}


def test_a_file_moved_away_leaves_no_gap() -> None:
    plan = plan_of(planned("a", "n1.jpg", "n2.jpg", "n3.jpg"))
    plan = arranging.moved(plan, plan.sets[0].files[1:2], to=None)
    assert places(plan, "a") == {"n1.jpg": 1, "n3.jpg": 2}
    assert [(file.name, file.position) for file in plan.loose] == [("n2.jpg", 0)]


def test_a_file_left_out_shows_as_missing_only_when_its_number_says_so() -> None:
    numbered = planned("a", "n1.jpg", "n2.jpg", "n3.jpg")
    ranked = planned("b", "x.jpg", "y.jpg", "z.jpg", ranked=True)
    plan = plan_of(numbered, ranked)
    plan = arranging.leave_out(plan, [numbered.files[1], ranked.files[1]])
    assert places(plan, "a") == {"n1.jpg": 1, "n3.jpg": 3}
    assert places(plan, "b") == {"x.jpg": 1, "z.jpg": 2}
    assert [file.name for file in plan.left_out] == ["n2.jpg", "y.jpg"]
    assert places(arranging.moved(plan, plan.left_out[:1], to="a"), "a")["n2.jpg"] == 2


def test_one_value_goes_to_many_sets_as_the_users_word() -> None:
    plan = plan_of(planned("a", "1.jpg"), planned("b", "1.jpg"), planned("c", "1.jpg"))
    plan = arranging.with_value(plan, ["a", "c"], field="credit", value="  EDAM ")
    said = Fact("EDAM", Origin.USER)
    assert [one.credit for one in plan.sets] == [said, None, said]
    plan = arranging.with_value(plan, ["a"], field="kind", value="teaser")
    assert plan.sets[0].kind == Fact(SetKind.TEASER, Origin.USER)
    plan = arranging.with_value(plan, ["a"], field="credit", value="")
    assert plan.sets[0].credit == Fact("", Origin.USER), "cleared is the user's word too"
    plan = arranging.with_value(plan, ["a"], field="expected", value=12)
    assert plan.sets[0].expected == Fact(12, Origin.USER)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("kind", "no kind"),
        ("released", "240127"),
        ("expected", -1),
        ("expected", 10**9),
        ("files", "x"),
        ("zone", ""),
    ],
)
def test_a_value_without_sense_is_refused(field: str, value: str | int) -> None:
    with pytest.raises(InvalidValue):
        arranging.with_value(plan_of(planned("a", "1.jpg")), ["a"], field=field, value=value)


def test_a_set_that_is_not_there_is_said() -> None:
    plan = plan_of(planned("a", "1.jpg"))
    with pytest.raises(KeyError):
        arranging.merged(plan, ["a"], into="b")


NAMES = st.sampled_from(["x", "y_01", "y_02", "y_3", "z 7", "뷔_04", "20240127"])
SETS = st.lists(st.lists(NAMES, min_size=1, max_size=5), min_size=1, max_size=4)
STEP = st.tuples(
    st.sampled_from(["merge", "split", "move", "out", "loosen"]),
    st.sets(st.integers(0, 12), max_size=6),
    st.integers(0, 5),
)


@given(SETS, st.lists(STEP, max_size=12))
def test_no_file_is_lost_or_doubled_by_any_sequence(
    named: list[list[str]], steps: list[tuple[str, set[int], int]]
) -> None:
    sets = [
        planned(str(n), *(f"{rank}/{name}.jpg" for rank, name in enumerate(names)))
        for n, names in enumerate(named)
    ]
    lone = PlannedFile("/lone.jpg", "lone.jpg", 1)
    plan = plan_of(*sets, loose=(lone, replace(lone, path="/a.zip", entry=3)))
    before = Counter(file.where for file in _all(plan))
    for kind, chosen, target in steps:
        plan = _done(plan, kind, chosen, target)
        assert Counter(file.where for file in _all(plan)) == before
        assert all(one.files for one in plan.sets)
        assert len({one.key for one in plan.sets}) == len(plan.sets)
        for one in plan.sets:
            taken = [file.position for file in one.files]
            assert min(taken) >= 1
            assert len(set(taken)) == len(taken)


def _done(plan: Plan, kind: str, chosen: set[int], target: int) -> Plan:
    files = [file for number, file in enumerate(_all(plan)) if number in chosen]
    if not plan.sets:
        return plan
    key = plan.sets[target % len(plan.sets)].key
    if kind == "merge":
        keys = {one.key for number, one in enumerate(plan.sets) if number in chosen}
        return arranging.merged(plan, keys, into=key)
    if kind == "split":
        return arranging.split(plan, key, files=files)
    if kind == "out":
        return arranging.leave_out(plan, files)
    return arranging.moved(plan, files, to=key if kind == "move" else None)


def _all(plan: Plan) -> list[PlannedFile]:
    of_sets = [file for one in plan.sets for file in one.files]
    return [*of_sets, *plan.loose, *plan.left_out]
